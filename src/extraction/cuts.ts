/** Where what one verb is about ends: at the next verb of the same subject, a second speaker, or an aside of the writer. */
import { isFiniteVerb, opensInfinitive } from './complements.ts'
import { type Draft, within } from './draft.ts'
import { phraseFirst } from './incises.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import type { Relay } from './relays.ts'
import { isKnownVerb } from './verb-forms.ts'

/**
 * What one verb is about ends where the next verb of the same subject begins, where a second speaker takes over, and
 * where the writer adds something himself. Drafts are private to this stage, so they are cut in place.
 */
export function cutContents(passage: Passage, sentence: Stretch, drafts: Draft[]): void {
  for (const draft of drafts) {
    if (draft.form === 'incise' || draft.form === 'passive') continue
    for (const other of drafts) {
      if (
        other === draft ||
        other.verb === null ||
        draft.verb === null ||
        other.verb.first <= draft.verb.head
      )
        continue
      const start = siblingStart(passage, draft, other)
      if (start !== null) cutAt(draft, start)
    }
    for (const end of [
      asideIn(passage, draft),
      opposedIn(passage, draft),
      relativeEnd(passage, sentence, draft, drafts),
    ])
      if (end !== null) cutAt(draft, end)
  }
}

/** ", que X regrette, a dit …": what is said inside a relative clause ends with it, where the sentence goes on. */
function relativeEnd(
  passage: Passage,
  sentence: Stretch,
  draft: Draft,
  drafts: readonly Draft[],
): number | null {
  const { tokens, lexicon, quoteAt } = passage
  const { verb } = draft
  if (!verb) return null
  let comma = verb.first - 1
  while (comma > verb.first - relativeReach && tokens[comma]?.kind === 'word') comma -= 1
  const relative = tokens[comma]?.fold === ',' && lexicon.small.relatives.has(tokens[comma + 1]?.fold ?? '')
  // "Soulignant que …, le maire a demandé …": the main clause is his own.
  const opening = verb.tense === 'gerund' && verb.first <= sentence.from + 1
  if (!relative && !opening) return null
  const starts = new Set(
    drafts.map(({ verb: other, speakers }) => (other ? phraseFirst(passage, speakers) : -1)),
  )
  for (const { from, to } of draft.content) {
    for (let at = from; at < to; at++) {
      if (tokens[at]?.fold !== ',' || quoteAt.has(at)) continue
      if (isKnownVerb(tokens[at + 1]?.word ?? '', lexicon) || starts.has(at + 1)) return at
    }
  }
  return null
}

/** How far behind its relative pronoun a verb may stand, in words. */
const relativeReach = 10

function siblingStart(passage: Passage, draft: Draft, other: Draft): number | null {
  const { tokens, lexicon, mentionAt } = passage
  const { verb, idea, source } = other
  if (!verb) return null
  if (idea !== null) return idea
  // "…, the spokesman said" ends what somebody else in the sentence accepts or rejects.
  if (other.form === 'incise') return Math.min(verb.first, phraseFirst(passage, other.speakers))
  // "accused X of refusing", "dropped its opposition to": the second is what the first is about.
  if (other.under === 'charged' || other.under === 'asked' || other.form === 'nominal') return null
  if (source !== null) {
    const inner = draft.verb !== null && within(source.content, draft.verb.head)
    return verb.tense !== 'infinitive' && (source === draft || inner) ? verb.first : null
  }
  // "…, et Y a déclaré": a second speaker begins a statement of the newsroom's own.
  let at = (other.speakers[0]?.first ?? verb.first) - 1
  while (lexicon.small.determiners.has(tokens[at]?.fold ?? '') || tokens[at]?.capital || mentionAt.has(at))
    at -= 1
  // "…; Y plaide pour": a name right behind a semicolon begins a statement beside what the first one says.
  const named = other.speakers.some(({ by }) => by === 'name' || by === 'role')
  const goesOn = lexicon.small.complementizers.has(tokens[at + 1]?.fold ?? '')
  if (tokens[at]?.fold === ';' && named && !goesOn) return at
  const joined = lexicon.small.coordinators.has(tokens[at]?.fold ?? '')
  return joined && verb.speech && !verb.mind ? at : null
}

function asideIn(passage: Passage, { content }: Draft): number | null {
  const { text, tokens, lexicon, quoteAt } = passage
  for (const { from, to } of content) {
    for (let at = from + 1; at < to; at++) {
      if (quoteAt.has(at)) continue
      if (tokens[at - 1]?.fold === ',' && phrasesAt(text, tokens, at, lexicon.asides).length > 0) return at
      if (isWithoutDoing(passage, at) || isMeanwhile(passage, at, to)) return at
    }
  }
  return null
}

/** "…, sans se prononcer sur X", "without mentioning X": what is left undone is nothing that is said. */
const isWithoutDoing = (passage: Passage, at: number): boolean =>
  passage.lexicon.small.without.has(passage.tokens[at]?.fold ?? '') && opensInfinitive(passage, at + 1)

/** "calls for talks as the truce fails": what goes on at the same time has a subject and a verb of its own. */
function isMeanwhile({ tokens, lexicon }: Passage, from: number, to: number): boolean {
  const { small } = lexicon
  if (!small.meanwhiles.has(tokens[from]?.fold ?? '')) return false
  // "as soon as", "as long as": a pair of its own.
  if (
    [1, 2, 3].some((near) =>
      [from - near, from + near].some((at) => small.meanwhiles.has(tokens[at]?.fold ?? '')),
    )
  )
    return false
  for (let at = from + 1; at < Math.min(to, from + meanwhileReach); at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') return false
    const { complementizers, relatives, coordinators } = small
    if (complementizers.has(token.fold) || relatives.has(token.fold) || coordinators.has(token.fold))
      return false
    const noun =
      small.determiners.has(tokens[at - 1]?.fold ?? '') || small.prepositions.has(tokens[at - 1]?.fold ?? '')
    if (at > from + 1 && !noun && isFiniteVerb({ tokens, lexicon }, at)) return true
  }
  return false
}

/** How far behind "as" the verb of its clause may stand, in words. */
const meanwhileReach = 9

/** "X says that …, while Vell refuses": what another party does beside it is no part of what X says. */
function opposedIn({ text, tokens, lexicon, quoteAt, mentionAt }: Passage, draft: Draft): number | null {
  const speaker = draft.speakers[0]
  for (const { from, to } of draft.content) {
    for (let at = from + 1; at < to; at++) {
      const hit = quoteAt.has(at) ? undefined : phrasesAt(text, tokens, at, lexicon.opposed)[0]
      if (!hit) continue
      let subject = hit.to
      while (lexicon.small.determiners.has(tokens[subject]?.fold ?? '') && !mentionAt.has(subject))
        subject += 1
      const other = mentionAt.get(subject)
      if (other && speaker && (other.party === null || other.party !== speaker.party)) return at
    }
  }
  return null
}

function cutAt(draft: Draft, start: number): void {
  draft.content = draft.content.flatMap(({ from, to }) =>
    start <= from ? [{ from, to }] : [{ from, to: Math.min(to, start) }],
  )
}

/** "…, selon X" at the end of what is said is no part of it. */
export function cutAtRelays(drafts: Draft[], relays: readonly Relay[]): void {
  for (const draft of drafts) {
    for (const { cue } of relays) {
      const inside = draft.content.find(({ from, to }) => cue.from > from && cue.from < to)
      if (inside && draft.form !== 'incise') cutAt(draft, cue.from)
    }
  }
}
