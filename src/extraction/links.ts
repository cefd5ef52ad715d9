/** What the text itself draws between two claims: "contrasts with", "denies". And what a quoted question means. */

import { claimKeyOf } from '../../events/article/claim-identity.ts'
import type { ClaimLink } from '../../events/vocabulary.ts'
import type { Found } from './coding.ts'
import type { BackKind } from './lexicons.ts'
import type { Passage } from './passage.ts'
import { findPhrases, type Hit } from './phrases.ts'

/** How many blocks back a denial or a contrast may refer. */
const blocksBack = 4

/** Claims with their links. Keys are hashes of the readings, so links are added when all else is settled. */
export function withLinks(passage: Passage, articleId: string, claims: readonly Found[]): readonly Found[] {
  const contrasts = linkCues(passage, 'contrasts')
  const denials = linkCues(passage, 'denies')
  return claims.map((claim) => {
    const links = [
      ...linksFrom(passage, articleId, claim, claims, contrasts, 'contrasts'),
      ...(claim.reading.claimType === 'denial'
        ? linksFrom(passage, articleId, claim, claims, denials, 'denies')
        : []),
    ]
    return links.length > 0 ? { ...claim, reading: { ...claim.reading, links } } : claim
  })
}

const linkCues = ({ text, tokens, lexicon }: Passage, kind: BackKind): readonly Hit<string>[] =>
  findPhrases(text, tokens, lexicon.back[kind])

/** From a claim whose sentence holds the cue to the nearest earlier claim that says the opposite. */
function linksFrom(
  passage: Passage,
  articleId: string,
  claim: Found,
  claims: readonly Found[],
  cues: readonly Hit<string>[],
  relation: ClaimLink['relation'],
): ClaimLink[] {
  const sentence = passage.sentences[claim.sentence]
  const cue = sentence && cues.find(({ from }) => from >= sentence.from && from < sentence.to)
  if (!cue || (relation === 'contrasts' && cue.from >= claim.words.to)) return []
  const { block, proposition, holder, polarity } = claim.reading
  const before = claims.filter(
    ({ reading, sentence: other }) =>
      other < claim.sentence &&
      block - reading.block <= blocksBack &&
      reading.proposition === proposition &&
      (reading.holder !== holder || reading.speaker !== claim.reading.speaker) &&
      (relation === 'contrasts' || (reading.polarity ?? 0) * (polarity ?? 0) < 0),
  )
  const nearest = Math.max(...before.map(({ sentence: other }) => other))
  const chosen = relation === 'contrasts' ? before.filter(({ sentence: other }) => other === nearest) : before
  return chosen.map(({ reading }) => ({
    relation,
    claimKey: claimKeyOf(articleId, reading),
    cue: literalSpan(passage, cue),
  }))
}

/** The letters that the phrase itself spells; what `*` stood for is not part of the cue. */
function literalSpan({ tokens }: Passage, { from, to, value }: Hit<string>): { start: number; end: number } {
  const start = tokens[from]?.start ?? 0
  const last = tokens[to - 1]
  const end = last?.end ?? start
  if (!value.endsWith('*') || !last) return { start, end }
  const written = value.slice(value.lastIndexOf(' ') + 1, -1)
  return { start, end: Math.min(end, last.start + written.length) }
}

/**
 * A question sets nothing, unless its speaker is quoted and the text around says what he means: where the same party
 * states the proposition plainly elsewhere in the article, the question is read as that statement.
 */
export function readQuestions(claims: readonly Found[]): readonly Found[] {
  return claims.flatMap((claim): Found[] => {
    if (!claim.question) return [claim]
    const { reading } = claim
    const plain = claims.find(
      (other) =>
        !other.question &&
        other.reading.proposition === reading.proposition &&
        other.reading.holder === reading.holder &&
        reading.holder !== null &&
        other.reading.voice === 'self' &&
        // A question that means what it asks is no statement; one that expects "no" denies.
        (other.reading.polarity ?? 0) < 0,
    )
    if (!plain || reading.voice !== 'self') return []
    const { polarity, claimType } = plain.reading
    return [{ ...claim, reading: { ...reading, polarity, claimType, modality: 'actual' } }]
  })
}
