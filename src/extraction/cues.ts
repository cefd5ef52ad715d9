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
export type SlotName = number | 'none'
/** What a phrase stands for: one may fill slots of many cues. */
export type PhraseUse = Readonly<{
  /** Which slots it fills, by the number of the cue. */
  slots: ReadonlyMap<number, readonly SlotName[]>
  /** The cues that are looked at where it stands: those of which it fills the slot with the rarest words. */
  calls: readonly number[]
}>
export type CueIndex = Readonly<{ cues: readonly CompiledCue[]; phrases: PhraseIndex<PhraseUse> }>

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
  const uses: Use[] = []
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
        const texts = wordedBy(typeof entry === 'string' ? [entry] : entry, terms)
        uses.push({ cue: index, slot, texts })
      })
      uses.push({ cue: index, slot: 'none', texts: wordedBy(none, terms) })
    }
  }
  const inflect: Inflect = (fold, mark) => (mark === '=' ? [fold] : formsOf(fold, language, mark === '~'))
  return { cues, phrases: indexPhrases(phrasesOf(uses), inflect) }
}

/** A slot of a cue, with the phrases that fill it. */
type Use = Readonly<{ cue: number; slot: SlotName; texts: readonly string[] }>

function phrasesOf(uses: readonly Use[]): readonly Phrase<PhraseUse>[] {
  const byText = new Map<string, { slots: Map<number, SlotName[]>; calls: number[] }>()
  for (const { cue, slot, texts } of uses) {
    for (const text of texts) {
      const use = byText.get(text) ?? { slots: new Map<number, SlotName[]>(), calls: [] }
      byText.set(text, use)
      const slots = use.slots.get(cue)
      if (slots) slots.push(slot)
      else use.slots.set(cue, [slot])
    }
  }
  // Words that few cues share are rare in a text as well: "hybrid", not "Russia".
  const sharedBy = ({ texts }: Use) =>
    texts.reduce((sum, text) => sum + (byText.get(text)?.slots.size ?? 0), 0)
  const rarest = new Map<number, Use>()
  for (const use of uses) {
    const known = rarest.get(use.cue)
    if (use.slot !== 'none' && (!known || sharedBy(use) < sharedBy(known))) rarest.set(use.cue, use)
  }
  for (const { cue, texts } of rarest.values()) {
    for (const text of new Set(texts)) byText.get(text)?.calls.push(cue)
  }
  return [...byText].map(([text, value]) => ({ text, value }))
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
export type CueHits = readonly Hit<PhraseUse>[]
export const cueHits = (text: string, tokens: readonly Token[], index: CueIndex): CueHits =>
  findPhrases(text, tokens, index.phrases)

/** The cues whose phrases all stand in the tokens `[from, to)`; of each cue the tightest reading. */
export function cuesIn({ cues }: CueIndex, hits: CueHits, { from, to }: Stretch): readonly CueMatch[] {
  const inside: Hit<PhraseUse>[] = []
  const called = new Set<number>()
  for (let at = firstHitFrom(hits, from); at < hits.length; at++) {
    const hit = hits[at]
    if (!hit || hit.from >= to) break
    if (hit.to > to) continue
    inside.push(hit)
    for (const cue of hit.value.calls) called.add(cue)
  }
  if (called.size === 0) return none
  const matches: { match: CueMatch; number: number; first: number }[] = []
  for (const number of called) {
    const cue = cues[number]
    // No phrase fills two slots at once.
    if (!cue || inside.length < cue.slots) continue
    const slots = slotsIn(inside, number, cue.slots)
    const match = slots && tightest(cue, slots)
    if (match) matches.push({ match, number, first: Math.min(...slots.map(([hit]) => hit?.from ?? to)) })
  }
  // In the order of the text, and where several begin at one word in that of the codebook.
  return matches.sort((a, b) => a.first - b.first || a.number - b.number).map(({ match }) => match)
}

/** The phrases that fill each slot of a cue; null where a slot stays empty, or a phrase excludes the cue. */
function slotsIn(inside: CueHits, cue: number, count: number): readonly (readonly Stretch[])[] | null {
  // Most cues that are called have not all their words here, so nothing is gathered before that is known.
  let filled = 0
  for (const hit of inside) {
    const slots = hit.value.slots.get(cue)
    if (slots === undefined) continue
    for (const slot of slots) {
      if (slot === 'none') return null
      filled |= 1 << slot
    }
  }
  if (filled !== 2 ** count - 1) return null
  const slots: Stretch[][] = []
  for (let slot = 0; slot < count; slot++)
    slots.push(inside.filter((hit) => hit.value.slots.get(cue)?.includes(slot)))
  return slots
}

const none: readonly never[] = []

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
function tightest(cue: CompiledCue, slots: readonly (readonly Stretch[])[]): CueMatch | null {
  // A phrase on its own is no better for being short: the first one is what the clause is about.
  const [only] = slots.length === 1 ? (slots[0] ?? []) : []
  if (only) {
    const longest = (slots[0] ?? []).filter(({ from }) => from === only.from).map(({ to }) => to)
    const hit = { from: only.from, to: Math.max(...longest) }
    return { cue, hits: [hit], first: hit.from, last: hit.to - 1 }
  }
  const rarest = slots.reduce((fewest, slot) => (slot.length < fewest.length ? slot : fewest))
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
  slots: readonly (readonly Stretch[])[],
  rarest: readonly Stretch[],
  anchor: Stretch,
): readonly Stretch[] | null {
  const chosen: Stretch[] = [anchor]
  for (const slot of slots) {
    if (slot === rarest) continue
    let best: Stretch | null = null
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
