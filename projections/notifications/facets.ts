/** By what a message can be chosen, from the claims that it is about; and speakers as they may be told. */
import type { ClaimRow } from '../claims.ts'
import type { Facets } from './notification.ts'

/** More than any filter names; a run of the rules over a long text has fewer. */
const facetEntriesMax = 500

/**
 * Words of the text do not leave the service: whoever is unknown to the codebook has no name in a message, because
 * what was pushed cannot be erased any more.
 */
export const toldSpeaker = (speaker: string): string =>
  /^(anonymous|unresolved):/.exec(speaker)?.[1] ?? speaker

export const facetsOfClaims = (claims: readonly ClaimRow[]): Facets => ({
  parties: facet(claims.flatMap(({ holder, aboutParty }) => [holder ?? [], aboutParty ?? []].flat())),
  propositions: facet(claims.map(({ proposition }) => proposition)),
  speakers: facet(claims.map(({ speaker }) => toldSpeaker(speaker))),
  contradictionKind: null,
})

/** Each once, in the order of the text. */
export const facet = (entries: readonly string[]): string[] =>
  [...new Set(entries)].sort().slice(0, facetEntriesMax)

export const noFacets: Facets = { parties: null, propositions: null, speakers: null, contradictionKind: null }
