/** Why an article gives the claims that it gives: what each cue catches, sentence by sentence, and what became of it. */
import type { CodedClaim } from '../../events/article/claim-events.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { Frame } from './attribution.ts'
import { clausesOf, evaluationNear, markerNear } from './clauses.ts'
import { firstHitFrom } from './cues.ts'
import type { Speaker } from './discourse.ts'
import { type Extraction, type ExtractionInput, extract } from './extract.ts'
import { attitudeSign, type Lexicons } from './lexicons.ts'
import { type NearMiss, nearMissesIn } from './near-misses.ts'
import { type Passage, type Stretch, surfaceOf } from './passage.ts'
import type { Placed } from './placing.ts'
import type { MatchOutcome, Silence, Watch } from './watch.ts'

/** UTF-16 code units of the untouched text. */
export type Words = Readonly<{ start: number; end: number; exact: string }>

export type ExplainedSpeaker = Readonly<{
  surface: string
  /** An agent or a party of the codebook; null for everybody else. */
  id: string | null
  kind: Speaker['kind']
  /** By a name, a role, a pronoun, … */
  by: Speaker['by']
  /** The verb that makes him speak or decide, or null. */
  verb: string | null
}>

export type ExplainedMatch = Readonly<{
  /** Proposition and number of the cue: `truce#2`; and its place in the codebook. */
  cue: string
  pointer: string
  proposition: string
  words: readonly Words[]
  /** The claims that came of it; none where `silence` says why. */
  claims: readonly CodedClaim[]
  silence: Silence | 'taken_by_other' | 'question_unread' | null
  /** The cue that takes the same words. */
  takenBy: string | null
}>

export type ExplainedNearMiss = Readonly<{
  cue: string
  pointer: string
  proposition: string
  reason: NearMiss['reason']
  words: readonly Words[]
  /** Entries of the cue that are not there, as they are written. */
  missing: readonly (readonly string[])[]
  barring: readonly Words[]
}>

export type ExplainedSentence = Words &
  Readonly<{
    block: number
    headline: boolean
    speakers: readonly ExplainedSpeaker[]
    matches: readonly ExplainedMatch[]
    nearMisses: readonly ExplainedNearMiss[]
    /** Somebody takes a position here, and no cue says on what. */
    candidates: readonly Readonly<{ position: Words; on: Words }>[]
  }>

export type Explanation = Readonly<{ extraction: Extraction; sentences: readonly ExplainedSentence[] }>

type Stages = Parameters<Watch['onRead']>[0]
type Match = Readonly<{ placed: Placed; outcomes: MatchOutcome[] }>

/** Runs the extraction itself and writes down what it shows. No sentences where the language is not read. */
export function explain(article: ExtractionInput, codebook: Codebook, lexicons: Lexicons): Explanation {
  let stages: Stages | null = null as Stages | null
  const matches = new Map<Placed, Match>()
  const extraction = extract(article, codebook, lexicons, {
    onRead: (read) => {
      stages = read
    },
    onMatch: (placed, outcome) => {
      const match = matches.get(placed)
      if (match) match.outcomes.push(outcome)
      else matches.set(placed, { placed, outcomes: [outcome] })
    },
  })
  if (stages === null) return { extraction, sentences: [] }
  return { extraction, sentences: sentencesOf(stages, [...matches.values()], extraction.claims) }
}

function sentencesOf(
  stages: Stages,
  matches: readonly Match[],
  claims: readonly CodedClaim[],
): readonly ExplainedSentence[] {
  const { passage, frames } = stages
  const framesIn = groupedBy(frames, ({ sentence }) => sentence)
  const matchesIn = groupedBy(matches, ({ placed }) => placed.sentence)
  const claimsIn = groupedBy(claims, ({ reading }) => reading.block)
  return passage.sentences.flatMap((sentence, index): ExplainedSentence[] => {
    const block = passage.blocks[sentence.block]
    if (block?.furniture) return []
    const here = matchesIn.get(index) ?? []
    const own = framesIn.get(index) ?? []
    const names = new Set(here.map(({ placed }) => placed.match.cue.name))
    const misses = nearMissesIn(passage, stages.cues, stages.hits, sentence, names)
    return [
      {
        ...wordsAt(passage, sentence),
        block: sentence.block,
        headline: block?.headline ?? false,
        speakers: own.flatMap((frame) => speakersOf(passage, frame)),
        matches: here.map((match) => explainedMatch(passage, match, claimsIn.get(sentence.block) ?? [])),
        nearMisses: misses.map((miss) => explainedMiss(passage, miss)),
        candidates: candidatesIn(stages, own),
      },
    ]
  })
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function wordsAt({ text, tokens }: Passage, { from, to }: Stretch): Words {
  const start = tokens[from]?.start ?? 0
  const end = tokens[Math.max(from, to - 1)]?.end ?? start
  return { start, end, exact: text.slice(start, end) }
}

function speakersOf(passage: Passage, { speakers, verb }: Frame): ExplainedSpeaker[] {
  return speakers
    .filter(({ kind }) => kind !== 'thing')
    .map(({ first, last, agent, party, kind, by }) => ({
      surface: surfaceOf(passage, first, last),
      id: agent ?? party,
      kind,
      by,
      verb: verb && surfaceOf(passage, verb.first, verb.last),
    }))
}

function explainedMatch(
  passage: Passage,
  { placed, outcomes }: Match,
  claims: readonly CodedClaim[],
): ExplainedMatch {
  const { cue, hits } = placed.match
  const words = hits.map((hit) => wordsAt(passage, hit)).sort((a, b) => a.start - b.start)
  const base = { cue: cue.name, pointer: cue.pointer, proposition: cue.proposition.id, words }
  const made = [...new Set(outcomes.flatMap((outcome) => claimOf(outcome, claims)))]
  if (made.length > 0) return { ...base, claims: made, silence: null, takenBy: null }
  const taken = outcomes.find((outcome) => 'takenBy' in outcome)
  if (taken && 'takenBy' in taken) {
    return { ...base, claims: [], silence: 'taken_by_other', takenBy: taken.takenBy ?? null }
  }
  const silent = outcomes.find((outcome) => 'silence' in outcome)
  const silence = silent && 'silence' in silent ? silent.silence : 'question_unread'
  return { ...base, claims: [], silence, takenBy: null }
}

/** Where the reading of a match went, of the claims of its block: into a claim of its own, or into one with the same words said before. */
function claimOf(outcome: MatchOutcome, claims: readonly CodedClaim[]): readonly CodedClaim[] {
  if (!('reading' in outcome) || outcome.takenBy !== undefined) return []
  const { speaker, holder, aboutParty, proposition, spans } = outcome.reading
  const [span] = spans
  const claim = claims.find(
    ({ reading }) =>
      reading.speaker === speaker &&
      reading.holder === holder &&
      reading.aboutParty === aboutParty &&
      reading.proposition === proposition &&
      reading.spans.some(({ start, end }) => span !== undefined && start <= span.start && span.end <= end),
  )
  return claim ? [claim] : []
}

const explainedMiss = (
  passage: Passage,
  { cue, reason, words, missing, barring }: NearMiss,
): ExplainedNearMiss => ({
  cue: cue.name,
  pointer: cue.pointer,
  proposition: cue.proposition.id,
  reason,
  words: words.map((stretch) => wordsAt(passage, stretch)),
  missing: missing.map((slot) => cue.entries[slot] ?? []),
  barring: barring.map((stretch) => wordsAt(passage, stretch)),
})

/** Longer stretches are no help to whoever looks for the words of a cue. */
const candidateWordsMax = 14
const candidatesMax = 3

/** A verb of position whose matter no cue knows, and judgements in what somebody says. */
function candidatesIn(
  stages: Stages,
  frames: readonly Frame[],
): readonly Readonly<{ position: Words; on: Words }>[] {
  const { passage, hits } = stages
  return frames
    .flatMap((frame) => {
      const position = positionWords(passage, frame)
      const on = frame.content[0]
      if (!position || !on || !frame.speakers.some(({ kind }) => kind !== 'thing' && kind !== 'medium'))
        return []
      if (frame.content.some((stretch) => hasHit(hits, stretch))) return []
      let to = Math.min(on.to, on.from + candidateWordsMax)
      while (to - 1 > on.from && passage.tokens[to - 1]?.kind === 'mark') to -= 1
      const near = { from: on.from, to }
      return [{ position: wordsAt(passage, position), on: wordsAt(passage, near) }]
    })
    .slice(0, candidatesMax)
}

function positionWords(passage: Passage, { verb, content }: Frame): Stretch | null {
  if (verb?.attitude && attitudeSign(verb.attitude) !== 0) return { from: verb.first, to: verb.last + 1 }
  for (const stretch of content) {
    for (const clause of clausesOf(passage, stretch)) {
      const whole = { first: clause.from, last: clause.from }
      const reach = clause.to - clause.from
      const found =
        markerNear(passage, 'necessity', clause, whole, reach) ??
        evaluationNear(passage, clause, { first: clause.from - 1, last: clause.from - 1 }, reach + 1)?.words
      if (found) return { from: found.at, to: found.to }
    }
  }
  return null
}

function hasHit(hits: Stages['hits'], { from, to }: Stretch): boolean {
  const next = hits[firstHitFrom(hits, from)]
  return next !== undefined && next.from < to
}
