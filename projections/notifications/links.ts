/** Links of messages: each to a read that is pinned to the message's own position, and answers the same for ever. */
import type { CivilDate, Position } from '../../events/vocabulary.ts'
import type { Pair } from '../stances/pair.ts'

export type Links = Readonly<{
  claim: (claimId: string) => string
  article: (articleId: string) => string
  stance: (pair: Pair, validAt: CivilDate) => string
  contradiction: (contradictionId: string, validAt: CivilDate) => string
  codebook: (version: string) => string
}>

export function linksAt(dossierId: string, position: Position): Links {
  const root = `/v1/dossiers/${dossierId}`
  const pin = `knownAt=position:${position}`
  return {
    claim: (claimId) => `${root}/claims/${claimId}?${pin}`,
    article: (articleId) => `${root}/articles/${articleId}?${pin}`,
    stance: ({ party, proposition }, validAt) =>
      `${root}/stances/${party}/${proposition}?validAt=${validAt}&${pin}`,
    contradiction: (contradictionId, validAt) =>
      `${root}/contradictions/${contradictionId}?validAt=${validAt}&${pin}`,
    codebook: (version) => `${root}/codebook?version=${version}`,
  }
}
