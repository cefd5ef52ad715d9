/** Finds the cues of a codebook's propositions: phrases that stand together in one clause. */
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import { type Cue, cueWordsMax, termsNamed } from '../../events/codebook/cues.ts'
import { mergeOf } from '../../events/codebook/merges.ts'
import type { PartyId } from '../../events/ids.ts'
import { formsOf } from './inflection.ts'
import type { Token } from './normalise.ts'
import type { Stretch } from './passage.ts'
import {
  findPhrases,
  type Hit,
  type Inflect,
  indexPhrases,
  type Phrase,
  type PhraseIndex,
} from './phrases.ts'

export type CompiledCue = Readonly<{
  /** What its words speak of. Where the one that lists them was merged: what it became, so that its words still count. */
  proposition: Proposition
  /** A topic needs words that take a position on it; the others state the proposition themselves. */
  topic: boolean
  sign: 1 | -1
  by: PartyId | null
  partial: boolean
  slots: number
  /** The phrases of each entry as they are written. */
  entries: readonly (readonly string[])[]
  /** How far the first and the last word may stand apart. */
  reach: number
  /** Where it stands in the codebook. */
  pointer: string
  /** A name for the trace: the proposition and the number of the cue. */
  name: string
}>
/** `order` counts the phrases of all cues as the codebook lists them. */
export type Slot = Readonly<{ cue: number; slot: number | 'none'; order: number }>
/** One phrase may fill slots of many cues. */
export type CueIndex = Readonly<{ cues: readonly CompiledCue[]; phrases: PhraseIndex<readonly Slot[]> }>

/** `hits` are the tokens of each phrase; `first` and `last` the extent of all, both included. */
export type CueMatch = Readonly<{ cue: CompiledCue; hits: readonly Stretch[]; first: number; last: number }>

/** A codebook never changes once it is read, so its cues are compiled once for each language. */
const compiled = new WeakMap<Codebook, Map<string, CueIndex>>()

export function cuesOf(codebook: Codebook, language: string): CueIndex {
  const byLanguage = compiled.get(codebook) ?? new Map<string, CueIndex>()
  compiled.set(codebook, byLanguage)
  const index = byLanguage.get(language) ?? compileCues(codebook, language)
  byLanguage.set(language, index)
  return index
}

function compileCues(codebook: Codebook, language: string): CueIndex {
  const cues: CompiledCue[] = []
  const phrases = new Map<string, Slot[]>()
  let order = 0
  const fill = (texts: readonly string[], filled: Omit<Slot, 'order'>) => {
    for (const text of texts) {
      const slot = { ...filled, order: order++ }
      const slots = phrases.get(text)
      if (slots) slots.push(slot)
      else phrases.set(text, [slot])
    }
  }
  const propositions = new Map(codebook.propositions.map((each) => [each.id, each]))
  const terms = codebook.terms?.[language] ?? {}
  for (const [at, wording] of codebook.propositions.entries()) {
    const merged = wording.mergedInto && mergeOf(wording.id, codebook)
    const proposition = merged ? propositions.get(merged.proposition) : wording
    // One that was split takes no more claims: its parts have cues of their own.
    if (!proposition || wording.splitInto || proposition.splitInto) continue
    for (const [number, cue] of (wording.cues?.[language] ?? []).entries()) {
      const { together, none, sign, topic, by, partial, within } = partsOf(cue, wording)
      const index = cues.length
      cues.push({
        proposition,
        topic,
        sign: merged?.flip ? inverse[sign] : sign,
        by,
        partial,
        slots: together.length,
        entries: together.map((entry) => (typeof entry === 'string' ? [entry] : entry)),
        reach: within - 1,
        pointer: `/propositions/${at}/cues/${language}/${number}`,
        name: `${wording.id}#${number + 1}`,
      })
      together.forEach((entry, slot) => {
        fill(wordedBy(typeof entry === 'string' ? [entry] : entry, terms), { cue: index, slot })
      })
      fill(wordedBy(none, terms), { cue: index, slot: 'none' })
    }
  }
  const inflect: Inflect = (fold, mark) => (mark === '=' ? [fold] : formsOf(fold, language, mark === '~'))
  const indexed = [...phrases].map(([text, value]): Phrase<readonly Slot[]> => ({ text, value }))
  return { cues, phrases: indexPhrases(indexed, inflect) }
}

/** Phrases, with those of a named list in its place. */
export const wordedBy = (
  phrases: readonly string[],
  terms: Readonly<Record<string, readonly string[]>>,
): readonly string[] =>
  phrases.flatMap((phrase) => {
    const name = termsNamed(phrase)
    return name === null ? [phrase] : (terms[name] ?? [])
  })

const inverse = { 1: -1, [-1]: 1 } as const

/** What a cue says, with what it leaves out; a bare phrase is read by the kind of its proposition. */
export function partsOf(cue: Cue, { kind }: Proposition) {
  if (typeof cue === 'string')
    return {
      together: [cue],
      none: [],
      sign: 1 as const,
      by: null,
      partial: false,
      within: cueWordsMax,
      topic: kind === 'position',
    }
  const sign = cue.sign === '-' ? (-1 as const) : (1 as const)
  const { none = [], by = null, partial = false, within = cueWordsMax } = cue
  return 'topic' in cue
    ? { together: cue.topic, none, sign, by, partial, within, topic: true }
    : { together: cue.all, none, sign, by, partial, within, topic: false }
}

/** Every phrase of every cue in a text, in order, to be asked clause by clause. */
export type CueHits = readonly Hit<Slot>[]
export const cueHits = (text: string, tokens: readonly Token[], index: CueIndex): CueHits =>
  findPhrases(text, tokens, index.phrases)
    .flatMap(({ from, to, value }) => value.map((slot) => ({ from, to, value: slot })))
    .sort((a, b) => a.from - b.from || a.value.order - b.value.order)

/** The cues whose phrases all stand in the tokens `[from, to)`; of each cue the tightest reading. */
export function cuesIn(index: CueIndex, hits: CueHits, { from, to }: Stretch): readonly CueMatch[] {
  const complete = completeIn(index, hits, { from, to })
  if (complete.size === 0) return []
  for (let at = firstHitFrom(hits, from); at < hits.length; at++) {
    const hit = hits[at]
    if (!hit || hit.from >= to) break
    if (hit.to <= to) complete.get(hit.value.cue)?.push(hit)
  }
  const matches: CueMatch[] = []
  for (const [number, group] of complete) {
    const cue = index.cues[number]
    const match = cue && tightest(cue, group)
    if (match) matches.push(match)
  }
  return matches
}

/**
 * The cues that have a phrase for every slot and none that excludes them, with room for their hits. Of a hundred cues
 * that share a word with a clause one or two are complete, so the others are told apart before anything is gathered.
 */
function completeIn({ cues }: CueIndex, hits: CueHits, { from, to }: Stretch): Map<number, Hit<Slot>[]> {
  /** By cue the slots that are filled, a bit each; a cue that is excluded never fills them. */
  const filled = new Map<number, number>()
  for (let at = firstHitFrom(hits, from); at < hits.length; at++) {
    const hit = hits[at]
    if (!hit || hit.from >= to) break
    if (hit.to > to) continue
    const { cue, slot } = hit.value
    filled.set(cue, (filled.get(cue) ?? 0) | (slot === 'none' ? excluded : 1 << slot))
  }
  const complete = new Map<number, Hit<Slot>[]>()
  for (const [cue, slots] of filled) if (slots === 2 ** (cues[cue]?.slots ?? 0) - 1) complete.set(cue, [])
  return complete
}

/** Above the bits of all slots that a cue may have. */
const excluded = 1 << 30

/** The number of the first hit that begins at a token or behind it. */
export function firstHitFrom(hits: CueHits, from: number): number {
  let [low, high] = [0, hits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Starting from each hit of the rarest slot, the nearest hit of every other one. A clause is short, so this is cheap. */
function tightest(cue: CompiledCue, group: readonly Hit<Slot>[]): CueMatch | null {
  const slots: Hit<Slot>[][] = Array.from({ length: cue.slots }, () => [])
  for (const hit of group) if (hit.value.slot !== 'none') slots[hit.value.slot]?.push(hit)
  // A phrase on its own is no better for being short: the first one is what the clause is about.
  const [only] = slots.length === 1 ? (slots[0] ?? []) : []
  if (only) {
    const longest = (slots[0] ?? []).filter(({ from }) => from === only.from).map(({ to }) => to)
    const hit = { ...only, to: Math.max(...longest) }
    return { cue, hits: [hit], first: hit.from, last: hit.to - 1 }
  }
  const rarest = [...slots].sort((a, b) => a.length - b.length)[0] ?? []
  let best: CueMatch | null = null
  for (const anchor of rarest) {
    const hits = chooseHits(slots, rarest, anchor)
    if (hits === null) continue
    const first = Math.min(...hits.map((hit) => hit.from))
    const last = Math.max(...hits.map((hit) => hit.to)) - 1
    if (last - first > cue.reach) continue
    if (best === null || last - first < best.last - best.first) best = { cue, hits, first, last }
  }
  return best
}

/** For each slot the phrase nearest to the anchor that no other slot has taken: one word cannot fill two. */
function chooseHits(
  slots: readonly (readonly Hit<Slot>[])[],
  rarest: readonly Hit<Slot>[],
  anchor: Hit<Slot>,
): readonly Hit<Slot>[] | null {
  const chosen: Hit<Slot>[] = [anchor]
  for (const slot of slots) {
    if (slot === rarest) continue
    let best: Hit<Slot> | null = null
    for (const hit of slot) {
      if (chosen.some(({ from, to }) => hit.from < to && from < hit.to)) continue
      if (best === null || distance(hit, anchor) < distance(best, anchor)) best = hit
    }
    if (best === null) return null
    chosen.push(best)
  }
  return chosen
}

const distance = (a: Stretch, b: Stretch): number =>
  a.from < b.to && b.from < a.to ? cueWordsMax : Math.min(Math.abs(a.from - b.to), Math.abs(b.from - a.to))
