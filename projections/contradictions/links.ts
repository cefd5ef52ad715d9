/** Links that a text, or a person, draws between the claims of two acts: what makes a pair certain and asserted. */
import type { ClaimKey } from '../../events/ids.ts'
import type { Act, ActLink } from '../acts/act.ts'
import type { Basis, CuePlace } from './record.ts'

export type Links = Readonly<{
  /** Every link between two acts, in whichever direction it was drawn. */
  between: (a: Act, b: Act) => readonly ActLink[]
  /** Pairs of acts that are linked, each once. */
  pairs: readonly (readonly [Act, Act])[]
}>

export function findLinks(acts: readonly Act[]): Links {
  if (acts.every(({ links }) => links.length === 0)) return noLinks
  const actsWith = actsByKey(acts)
  // Asked for every pair that is compared, and nearly always empty: so it is kept by act and not by a made-up key.
  const found = new Map<Act, Map<Act, ActLink[]>>()
  const pairs: (readonly [Act, Act])[] = []
  for (const act of acts) {
    for (const link of act.links) {
      for (const target of actsWith.get(link.claimKey) ?? []) {
        if (target === act) continue
        const known = found.get(act)?.get(target)
        if (known) {
          known.push(link)
          continue
        }
        const links = [link]
        for (const [from, to] of [
          [act, target],
          [target, act],
        ] as const) {
          found.set(from, (found.get(from) ?? new Map<Act, ActLink[]>()).set(to, links))
        }
        pairs.push([act, target])
      }
    }
  }
  return { between: (a, b) => found.get(a)?.get(b) ?? none, pairs }
}

const none: readonly ActLink[] = []
const noLinks: Links = { between: () => none, pairs: [] }

/** The same words may be read twice, by the rules and by a person, and then stand in two acts: a link is to both. */
function actsByKey(acts: readonly Act[]): ReadonlyMap<ClaimKey, readonly Act[]> {
  const found = new Map<ClaimKey, Act[]>()
  for (const act of acts) {
    for (const claimKey of new Set(act.claims.map((claim) => claim.claimKey))) {
      found.set(claimKey, [...(found.get(claimKey) ?? []), act])
    }
  }
  return found
}

/** Links that assert a contradiction; a reply asserts nothing. */
export const assertingLinks = (links: readonly ActLink[]): ActLink[] =>
  links.filter(({ relation }) => relation === 'contrasts' || relation === 'denies')

/** The words of the text come before a person's reading of it, and both before our arithmetic. */
export function basisOf(links: readonly ActLink[]): Basis {
  const asserting = assertingLinks(links)
  if (asserting.some(({ byPerson }) => !byPerson)) return 'source_asserted'
  return asserting.length > 0 ? 'human' : 'computed'
}

export const cuesOf = (links: readonly ActLink[]): CuePlace[] =>
  assertingLinks(links).flatMap(({ articleId, cue }) =>
    cue ? [{ articleId, start: cue.start, end: cue.end }] : [],
  )
