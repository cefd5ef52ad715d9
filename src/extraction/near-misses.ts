/** Cues of which some words stand in a sentence, and why they are no match. */
import { type Clause, clausesOf } from './clauses.ts'
import { type CompiledCue, type CueHits, type CueIndex, firstHitFrom, type SlotName } from './cues.ts'
import type { Passage, Stretch } from './passage.ts'

export type NearMiss = Readonly<{
  cue: CompiledCue
  reason:
    | 'words_missing'
    /** All words are there, in no clause together. */
    | 'other_clause'
    | 'too_far'
    /** A word of `none` stands in the clause. */
    | 'barred'
  /** The words that are there. */
  words: readonly Stretch[]
  /** Which entries of the cue are not, counted from 0; and the words of `none` that are. */
  missing: readonly number[]
  barring: readonly Stretch[]
}>

/** With more entries missing than this a cue is simply about something else. */
const missingMax = 1

/** @param matched  names of the cues that match in the sentence */
export function nearMissesIn(
  passage: Passage,
  { cues }: CueIndex,
  hits: CueHits,
  sentence: Stretch,
  matched: ReadonlySet<string>,
): readonly NearMiss[] {
  const byCue = groupsIn(hits, sentence)
  if (byCue.size === 0) return []
  const clauses = clausesOf(passage, sentence)
  return [...byCue].flatMap(([number, group]): NearMiss[] => {
    const cue = cues[number]
    if (!cue || matched.has(cue.name)) return []
    const words = group.filter(({ slot }) => slot !== 'none')
    const missing = missingIn(cue, words)
    if (words.length === 0 || missing.length > missingMax) return []
    const base = { cue, words: words.map(stretch), missing, barring: [] }
    if (missing.length > 0) {
      // The name of a party stands in half of all sentences, and makes none of them a near miss.
      const isNamesOnly = words.every(({ from }) => passage.mentionAt.has(from))
      return isNamesOnly ? [] : [{ ...base, reason: 'words_missing' }]
    }
    const whole = clauses.filter((clause) => missingIn(cue, inside(words, clause)).length === 0)
    if (whole.length === 0) return [{ ...base, reason: 'other_clause' }]
    const bars = group.filter(({ slot }) => slot === 'none')
    const barring = whole.flatMap((clause) => inside(bars, clause)).map(stretch)
    return [{ ...base, barring, reason: barring.length > 0 ? 'barred' : 'too_far' }]
  })
}

type SlotHit = Stretch & Readonly<{ slot: SlotName }>
type Group = SlotHit[]

function groupsIn(hits: CueHits, { from, to }: Stretch): ReadonlyMap<number, Group> {
  const byCue = new Map<number, Group>()
  for (let at = firstHitFrom(hits, from); at < hits.length; at++) {
    const hit = hits[at]
    if (!hit || hit.from >= to) break
    for (const [cue, slots] of hit.value.slots) {
      const group = byCue.get(cue) ?? []
      byCue.set(cue, group)
      for (const slot of slots) group.push({ from: hit.from, to: hit.to, slot })
    }
  }
  return byCue
}

const missingIn = ({ slots }: CompiledCue, words: readonly SlotHit[]): number[] =>
  Array.from({ length: slots }, (_, slot) => slot).filter(
    (wanted) => !words.some(({ slot }) => slot === wanted),
  )

const inside = (words: readonly SlotHit[], { from, to }: Clause) =>
  words.filter((word) => word.from >= from && word.to <= to)

const stretch = ({ from, to }: Stretch): Stretch => ({ from, to })
