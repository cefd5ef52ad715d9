/** Which cue stands in which clause, inside which frames: every match once, in the innermost frame that holds it. */
import type { Frame } from './attribution.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { type CueHits, type CueIndex, type CueMatch, cuesIn } from './cues.ts'
import { ofItsDoer } from './doers.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'

/** `chain` lists the frames around the match, outermost first; empty where only the newsroom speaks. */
export type Placed = Readonly<{ match: CueMatch; clause: Clause; chain: readonly Frame[]; sentence: number }>
export type CueSources = Readonly<{
  passage: Passage
  frames: readonly Frame[]
  cues: CueIndex
  hits: CueHits
}>

/** @param onSplit  told of words of which one half is said by somebody and the other is not */
export function placeCues(sources: CueSources, onSplit?: (placed: Placed) => void): readonly Placed[] {
  const { passage, frames } = sources
  const reaching = framesBySentence(passage, frames)
  const own = new Map<number, Frame[]>()
  for (const frame of frames) {
    const list = own.get(frame.sentence)
    if (list) list.push(frame)
    else own.set(frame.sentence, [frame])
  }
  return passage.sentences.flatMap((sentence, index) => {
    if (passage.blocks[sentence.block]?.furniture) return []
    const around = (reaching.get(index) ?? []).filter(({ form }) => form !== 'passive')
    const back = (own.get(index) ?? []).filter(({ form }) => form === 'passive')
    return [
      ...matchesIn(sources, sentence, index, around, onSplit),
      ...matchesBack(sources, index, around, back),
    ]
  })
}

/** Frames whose content reaches into a sentence; a quotation of several sentences is listed under each. */
function framesBySentence(
  { sentences }: Passage,
  frames: readonly Frame[],
): ReadonlyMap<number, readonly Frame[]> {
  const map = new Map<number, Frame[]>()
  for (const frame of frames) {
    const touched = new Set<number>()
    for (const { from, to } of frame.content) {
      let index = sentenceAt(sentences, from)
      while (index < sentences.length && (sentences[index]?.from ?? 0) < to) touched.add(index++)
    }
    for (const index of touched) {
      const list = map.get(index)
      if (list) list.push(frame)
      else map.set(index, [frame])
    }
  }
  return map
}

function sentenceAt(sentences: Passage['sentences'], token: number): number {
  let [low, high] = [0, sentences.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.from ?? 0) <= token) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

function matchesIn(
  { passage, cues, hits }: CueSources,
  sentence: Stretch,
  index: number,
  frames: readonly Frame[],
  onSplit?: (placed: Placed) => void,
): readonly Placed[] {
  const placed = new Map<string, Placed>()
  const considered = new Set<string>()
  const consider = (clause: Clause, onlyFacts = false) => {
    // What is said is mostly a clause of the sentence, too.
    const extent = `${clause.from} ${clause.to}`
    if (considered.has(extent)) return
    considered.add(extent)
    for (const found of cuesIn(cues, hits, clause)) {
      if (onlyFacts && found.cue.proposition.kind !== 'fact') continue
      const key = `${found.cue.name} ${found.first}`
      const match = ofItsDoer(passage, frames, found) ?? found
      if (!placed.has(key))
        placed.set(key, { match, clause, chain: chainOf(passage, frames, match), sentence: index })
    }
  }
  const contents = frames
    .flatMap((frame) => saidIn(passage, frame))
    .map(({ from, to }) => ({ from: Math.max(from, sentence.from), to: Math.min(to, sentence.to) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
  for (const content of contents) for (const clause of clausesOf(passage, content)) consider(clause)
  const clauses = clausesOf(passage, sentence)
  for (const clause of clauses) consider(clause)
  for (const clause of eventsOf(passage, clauses)) consider(clause, true)
  // Words of which one half is said by somebody and the other is not are no statement of anybody's.
  return [...placed.values()].filter((each) => {
    const { match, chain } = each
    const split = chain.length === 0 && frames.some((frame) => touches(frame, match))
    if (split) onSplit?.(each)
    // Who asks whether it is so does not say that it is.
    if (chain.some(({ form }) => form === 'question')) return false
    return !split && !isOfAnother(frames, match)
  })
}

/** "died when a bomb hit the market": what happened is told by two clauses, of which the second says on what occasion. */
function eventsOf({ tokens, lexicon }: Passage, clauses: readonly Clause[]): readonly Clause[] {
  return clauses.flatMap((clause, index) => {
    const next = clauses[index + 1]
    const first = tokens[next?.from ?? clause.to]
    const joins = next && first?.kind === 'word' && !lexicon.small.joins.has(first.fold)
    const goesOn = joins && tokens[next.from - 1]?.kind === 'word'
    return goesOn ? [{ from: clause.from, to: next.to, question: next.question }] : []
  })
}

/** "The bridge, X said, must be rebuilt": words on both sides of an incise are one statement, quotations are two. */
function saidIn({ quoteAt }: Passage, { form, content }: Frame): readonly Stretch[] {
  const [before, behind] = content
  if (form !== 'incise' || !before || !behind || quoteAt.has(before.from) || quoteAt.has(behind.from))
    return content
  return [{ from: before.from, to: behind.to }]
}

const touches = ({ content }: Frame, { first, last }: CueMatch): boolean =>
  content.some(({ from, to }) => first < to && last >= from)

/** "if Vell refuses, Norland will …": what is supposed ends at the comma, and the main clause is not its object. */
function isPastComma({ text, tokens, lexicon }: Passage, frame: Frame, { first }: CueMatch): boolean {
  const { verb, form, speakers } = frame
  if (verb === null || form !== 'object' || verb.speech) return false
  const start = Math.min(verb.first, ...speakers.map((speaker) => speaker.first))
  const supposed = [start - 1, start - 2].some((at) =>
    phrasesAt(text, tokens, at, lexicon.conditions).some(({ to }) => to <= start),
  )
  return supposed && tokens.slice(verb.last + 1, first).some(({ fold }) => fold === ',')
}

const chainOf = (passage: Passage, frames: readonly Frame[], match: CueMatch): readonly Frame[] =>
  saidBy(
    frames
      .filter((frame) => holds(passage, frame, match) && !isPastComma(passage, frame, match))
      .map((frame) => ({ frame, size: Math.max(...frame.content.map(({ from, to }) => to - from)) }))
      .sort((a, b) => b.size - a.size)
      .map(({ frame }) => frame),
  )

/** The words stand in what the verb introduces; the verb itself may be among them: "threatens new sanctions". */
function holds(passage: Passage, frame: Frame, { first, last, hits }: CueMatch): boolean {
  const { verb, form, speakers } = frame
  const content = saidIn(passage, frame)
  // "that Vell could veto troops": a cue that has subject, verb and object states it whole.
  const whole = verb !== null && isAmong(verb.head, hits) && speakers.some((one) => isAmong(one.first, hits))
  if (whole) return false
  if (content.some(({ from, to }) => first >= from && last < to)) return true
  if (verb === null || form === 'passive' || !isAmong(verb.head, hits)) return false
  return content.some(({ from, to }) =>
    hits.every((hit) => isAmong(verb.head, [hit]) || (hit.from >= from && hit.to <= to)),
  )
}

/** Whether a token is one of those that a cue matched. */
export const isAmong = (token: number, hits: readonly Stretch[]): boolean =>
  hits.some(({ from, to }) => token >= from && token < to)

/** "he wants peace", where the cue means one party and the pronoun another one. */
const isOfAnother = (frames: readonly Frame[], { hits, cue }: CueMatch): boolean => {
  const { subject } = cue.proposition
  return (
    subject !== undefined &&
    frames.some(({ speakers }) =>
      speakers.some(
        ({ by, first, party, kind }) =>
          by === 'pronoun' && kind !== 'thing' && party !== null && party !== subject && isAmong(first, hits),
      ),
    )
  )
}

/**
 * Who accepts or rejects something does not say what stands in its relative clauses: "X rejects the truce that Y
 * wants" is no word of X about Y. Such a verb drops out where somebody else has a verb of his own inside.
 */
function saidBy(chain: readonly Frame[]): readonly Frame[] {
  return chain.flatMap((frame, index): Frame[] => {
    const { form, verb, denies } = frame
    const acts = verb !== null && verb.attitude !== 'accuse' && (verb.attitude !== null || !verb.speech)
    const deed = (form === 'object' || form === 'nominal') && acts && !denies
    const further = chain.slice(index + 1)
    const inside = further.some(({ speakers }) =>
      speakers.some(({ by, kind }) => by !== 'inherited' && kind !== 'thing'),
    )
    // "demands Vell's acceptance": Vell has not accepted, and whoever demands it is for it.
    if (form === 'nominal' && asksBefore(chain, index)) return [{ ...frame, under: 'asked' }]
    const asksFor = verb?.attitude === 'demand' && further.some((inner) => inner.form === 'nominal')
    return deed && inside && !asksFor ? [] : [frame]
  })
}

const asksBefore = (chain: readonly Frame[], index: number): boolean =>
  chain.slice(0, index).some(({ verb, form }) => verb?.attitude === 'demand' && form === 'object')

/** How far before the subject of an aside its comma may stand, in words. */
const asideReach = 4

/** "X says that …, which Vell denies." at the end of a sentence: the writer adds what Vell says, and not X. */
function isWritersAside({ tokens, lexicon, quoteAt, sentences }: Passage, frame: Frame): boolean {
  const { verb, speakers, sentence } = frame
  if (verb?.attitude !== 'deny' && verb?.attitude !== 'reject') return false
  const last = Math.max(verb.last, ...speakers.map((one) => one.last))
  const rest = tokens.slice(last + 1, sentences[sentence]?.to ?? last + 1)
  if (quoteAt.has(verb.head) || rest.some(({ kind }) => kind === 'word')) return false
  const first = Math.min(verb.first, ...speakers.map((one) => one.first))
  for (let at = first - 1; at >= first - asideReach; at--) {
    const token = tokens[at]
    if (token?.fold === ',') return true
    if (token?.kind !== 'word' || lexicon.auxiliaries.has(token.word)) return false
  }
  return false
}

/** For a verb that refers back, the cue nearest before it, in what is said around the verb. */
function matchesBack(
  { passage, cues, hits }: CueSources,
  index: number,
  around: readonly Frame[],
  back: readonly Frame[],
): readonly Placed[] {
  return back.flatMap((frame): readonly Placed[] => {
    const { verb } = frame
    const outer =
      verb && !isWritersAside(passage, frame)
        ? around.filter(({ content }) => content.some(({ from, to }) => verb.head >= from && verb.head < to))
        : []
    for (const content of [...frame.content].reverse()) {
      for (const clause of clausesOf(passage, content).toReversed()) {
        const matches = cuesIn(cues, hits, clause)
        const last = Math.max(...matches.map((match) => match.last))
        const from = Math.min(...matches.filter((match) => match.last === last).map(({ first }) => first))
        // A party's own cue reads the same words more exactly.
        const nearest =
          verb === null
            ? matches
            : matches.filter((match) => match.last === last || (match.cue.by !== null && match.last >= from))
        if (nearest.length > 0)
          return nearest.map((match) => ({
            match,
            clause,
            chain: saidBy([...outer, frame]),
            sentence: index,
          }))
      }
    }
    return []
  })
}
