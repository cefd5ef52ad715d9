/** Whether the words of a cue stand in two statements, so that together they state nothing. */
import type { Clause } from './clauses.ts'
import type { CueMatch } from './cues.ts'
import type { Passage, Stretch } from './passage.ts'
import { longestAt, phrasesAt } from './phrases.ts'

/** Between a coordinator and the subject of the next statement stand at most so many words: "and on Monday he". */
const leadMax = 4

/** "promised planes, provided that America …", "said X, and on Monday he added Y": one half is not said of the other. */
export function isDivided(passage: Passage, clause: Clause, match: CueMatch): boolean {
  const { hits, first } = match
  if (hits.length < 2) return false
  return (
    isFarPronoun(passage, match) ||
    between(match, (at) => isProviso(passage, at, hits)) ||
    between(
      match,
      (at, next) =>
        passage.lexicon.small.coordinators.has(passage.tokens[at]?.fold ?? '') &&
        ((hasFinite(passage, first, at) && beginsStatement(passage, at + 1, next)) ||
          (hasFinite(passage, clause.from, at) && isOfLaterVerb(passage, match, at + 1, next))),
    ) ||
    between(
      match,
      (at, next) => passage.tokens[at]?.fold === ',' && beginsStatement(passage, at + 1, next, isNoIncise),
    )
  )
}

/** Whether a word between two neighbouring hits is such; it is told where the next hit begins. */
function between({ hits }: CueMatch, isSuch: (at: number, next: number) => boolean): boolean {
  const ordered = hits.toSorted((a, b) => a.from - b.from)
  return ordered.some(({ to }, index) => {
    const next = ordered[index + 1]
    if (!next) return false
    for (let at = to; at < next.from; at++) if (isSuch(at, next.from)) return true
    return false
  })
}

/** "provided that", "unless": what is promised is one thing, and what it hangs on another; a bare "if" joins both. */
const isProviso = ({ text, tokens, lexicon }: Passage, at: number, hits: readonly Stretch[]): boolean =>
  [lexicon.conditions, lexicon.exceptions].some((index) => {
    const hit = longestAt(text, tokens, at, index)
    const bare = index === lexicon.conditions && hit?.to === at + 1
    return hit !== undefined && !bare && !hits.some(({ from, to }) => at < to && hit.to > from)
  })

/** "he …", "on Monday Vell will …": a subject of its own, with its verb. */
function beginsStatement(
  passage: Passage,
  from: number,
  to: number,
  isVerb: (passage: Passage, at: number) => boolean = isFiniteAt,
): boolean {
  const { text, tokens, lexicon, mentionAt, dateAt } = passage
  for (let at = from; at < Math.min(to, from + leadMax); at++) {
    if (tokens[at]?.kind !== 'word') return false
    if (dateAt.has(at)) continue
    const pronoun = longestAt(text, tokens, at, lexicon.pronouns)
    const named = mentionAt.get(at)?.last ?? (tokens[at]?.capital ? at : null)
    const behind = pronoun?.to ?? (named === null ? at : named + 1)
    if (behind > at) return isVerb(passage, behind) || isVerb(passage, behind + 1)
  }
  return false
}

/** "has not stopped the war and opened its market to Vell": Vell is the object of a second verb, no subject of the first. */
function isOfLaterVerb(passage: Passage, { cue }: CueMatch, from: number, next: number): boolean {
  const { subject } = cue.proposition
  return (
    subject !== undefined &&
    passage.mentionAt.get(next)?.party === subject &&
    hasFinite(passage, from, Math.min(next, from + 2))
  )
}

/** The subject is a pronoun that stands behind what he would want: "does not want peace as long as he …". */
function isFarPronoun({ text, tokens, lexicon }: Passage, { cue, hits, first }: CueMatch): boolean {
  if (cue.proposition.subject === undefined) return false
  return hits.some(
    ({ from, to }) =>
      from > first &&
      to - from === 1 &&
      tokens[from - 1]?.kind === 'word' &&
      phrasesAt(text, tokens, from, lexicon.pronouns).some((hit) => hit.to === to),
  )
}

/** ", he said," only interrupts. */
const isNoIncise = (passage: Passage, at: number): boolean =>
  isFiniteAt(passage, at) &&
  ![at, at + 1].some((one) =>
    passage.lexicon.verbs.get(passage.tokens[one]?.word ?? '')?.some(({ entry }) => entry.speech),
  )

function hasFinite(passage: Passage, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isFiniteAt(passage, at)) return true
  return false
}

const finite = new Set(['present', 'past', 'imperfect', 'future', 'conditional'])

function isFiniteAt({ tokens, lexicon }: Passage, at: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]?.fold ?? ''
  const { determiners, prepositions } = lexicon.small
  if (token?.kind !== 'word' || determiners.has(before) || prepositions.has(before)) return false
  if (lexicon.auxiliaries.has(token.word)) return true
  return lexicon.verbs.get(token.word)?.some(({ tenses }) => tenses.some((each) => finite.has(each))) ?? false
}
