/** Who says, accepts or rejects what: frames of speaker, verb and content, nested where one person reports another. */
import { backDraft, fromSideDrafts } from './back-references.ts'
import { bareQuote } from './bare-quotes.ts'
import { isFiniteVerb, opensInfinitive } from './complements.ts'
import type { FrameForm } from './content.ts'
import type { Discourse, Speaker } from './discourse.ts'
import { type Draft, draftOf, isOutermost, passiveSpeech } from './drafts.ts'
import { openingPhrase } from './far-subjects.ts'
import { phraseFirst } from './incises.ts'
import { openingSubject, type SubjectSearch } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import { type Relay, relaysOf } from './relays.ts'
import type { Sentence } from './sentences.ts'
import { type VerbGroup, verbGroups } from './verbs.ts'

/** `content` are the tokens that are said, accepted or rejected. A floating quotation has no verb of its own. */
export type Frame = Readonly<{
  /** Its place in the sequence of sentences. */
  sentence: number
  form: FrameForm
  verb: VerbGroup | null
  speakers: readonly Speaker[]
  content: readonly Stretch[]
  relays: readonly Relay[]
  /** A clause or an infinitive follows the verb, though no "que" introduces it. */
  clause?: boolean
  /** What says where the words are from, if no verb does: "selon". */
  cue?: Stretch
  /** It stands behind a "that" whose verb is not known: nobody is known to have said so. */
  dependent?: boolean
  /** Somebody else is asked to do so, or said to have done so. */
  under?: Draft['under']
  /** It denies what others say was done. */
  denies?: boolean
}>

/** Frames of a whole passage in order. The discourse is filled on the way, because pronouns look back. */
export function framesOf(passage: Passage, discourse: Discourse): readonly Frame[] {
  const frames: Frame[] = []
  let mention = 0
  for (const [index, sentence] of passage.sentences.entries()) {
    if (passage.blocks[sentence.block]?.furniture) continue
    const found = sentenceFrames(passage, discourse, sentence, index, frames)
    frames.push(...found)
    while (mention < passage.mentions.length && (passage.mentions[mention]?.first ?? 0) < sentence.to) {
      const next = passage.mentions[mention]
      if (next) discourse.mention(next)
      mention += 1
    }
  }
  return frames
}

function sentenceFrames(
  passage: Passage,
  discourse: Discourse,
  sentence: Sentence,
  index: number,
  before: readonly Frame[],
): readonly Frame[] {
  const { text, tokens, lexicon, mentionAt } = passage
  const groups = verbGroups(text, tokens, sentence, lexicon, (at) => mentionAt.has(at))
  const verbs = new Set(groups.filter(({ predicate }) => predicate === 'no').map(({ head }) => head))
  const isVerb = (at: number) => verbs.has(at)
  const drafts: Draft[] = []
  noticeOpening({ passage, discourse, limits: sentence, isVerb: (at) => verbs.has(at) })
  for (const group of groups) {
    const limits = limitsOf(passage, sentence, group)
    const search: SubjectSearch = { passage, discourse, limits, isVerb }
    const back = backDraft(search, group, sentence, before.at(-1)?.content ?? [], drafts)
    if (drafts.length >= draftsMax) break
    const draft = back === 'none' ? passiveSpeech(search, group) : (back ?? draftOf(search, group, drafts))
    if (!draft) continue
    drafts.push(draft)
    // Pronouns later in the sentence may mean its speaker, so he is known from here on.
    const [speaker] = draft.speakers
    if (speaker && isOutermost(draft, drafts, passage)) discourse.spoke(speaker, group.speech)
  }
  const search: SubjectSearch = { passage, discourse, limits: sentence, isVerb }
  drafts.push(...fromSideDrafts(search, sentence))
  cutContents(passage, sentence, drafts)
  const relays = relaysOf(passage, discourse, sentence, drafts)
  cutAtRelays(drafts, relays)
  const made = drafts.map(
    ({ verb, form, speakers, content, clause, dependent, under, denies }): Frame => ({
      sentence: index,
      form,
      verb,
      speakers,
      content,
      relays,
      clause,
      dependent,
      under,
      denies,
    }),
  )
  const bare = bareFrame(search, sentence, index, drafts)
  made.push(...bare)
  const according = accordingFrame(passage, relays, sentence, index, discourse)
  if (made.length === 0 && relays.length > 0) return according
  const main = drafts.find(
    (draft) => isOutermost(draft, drafts, passage) && draft.speakers.some(({ kind }) => kind !== 'thing'),
  )
  // "La note ajoutait que « … »": a thing that says it leaves nothing to whoever spoke before.
  const said = drafts.some(
    ({ verb, form, speakers }) => verb?.speech && form !== 'object' && speakers.length > 0,
  )
  const floating =
    main || said || bare.length > 0 ? [] : floatingFrame(passage, discourse, sentence, index, before)
  if (!main && floating.length === 0 && bare.length === 0) {
    const ownWords =
      according.length > 0 || drafts.some(({ form }) => form !== 'passive')
        ? []
        : ownWordsFrame(search, sentence, index)
    noticeSubject(search, sentence)
    return [...made, ...according, ...ownWords]
  }
  return [...made, ...according, ...floating]
}

/** Verbs that are followed up in one sentence; more are a list of words, and comparing them all would cost its square. */
const draftsMax = 24

/** A verb inside a quotation of some length belongs to what is quoted and looks no further for its subject. */
function limitsOf({ quoteAt }: Passage, sentence: Sentence, group: VerbGroup): Stretch {
  const quote = quoteAt.get(group.head)
  if (!quote || quote.to - quote.from < shortQuote || quoteAt.get(group.first) !== quote) return sentence
  // "Vell « wants to … »": a verb that opens the quotation has its subject before it.
  if (group.first === quote.from && group.tense !== 'infinitive') return sentence
  return { from: Math.max(sentence.from, quote.from), to: Math.min(sentence.to, quote.to) }
}

/** A few quoted words are part of the sentence around them. */
const shortQuote = 5

/**
 * What one verb is about ends where the next verb of the same subject begins, where a second speaker takes over, and
 * where the writer adds something himself. Drafts are private to this stage, so they are cut in place.
 */
function cutContents(passage: Passage, sentence: Stretch, drafts: Draft[]): void {
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
      const next = tokens[at + 1]
      if (
        lexicon.auxiliaries.has(next?.word ?? '') ||
        lexicon.verbs.has(next?.word ?? '') ||
        starts.has(at + 1)
      )
        return at
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
    const inner = source.content.some(
      ({ from, to }) => draft.verb !== null && draft.verb.head >= from && draft.verb.head < to,
    )
    return verb.tense !== 'infinitive' && (source === draft || inner) ? verb.first : null
  }
  // "…, et Y a déclaré": a second speaker begins a statement of the newsroom's own.
  let at = (other.speakers[0]?.first ?? verb.first) - 1
  while (lexicon.small.determiners.has(tokens[at]?.fold ?? '') || tokens[at]?.capital || mentionAt.has(at))
    at -= 1
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
function cutAtRelays(drafts: Draft[], relays: readonly Relay[]): void {
  for (const draft of drafts) {
    for (const { cue } of relays) {
      const inside = draft.content.find(({ from, to }) => cue.from > from && cue.from < to)
      if (inside && draft.form !== 'incise') cutAt(draft, cue.from)
    }
  }
}

function accordingFrame(
  { tokens, lexicon }: Passage,
  relays: readonly Relay[],
  sentence: Sentence,
  index: number,
  discourse: Discourse,
): readonly Frame[] {
  const [first] = relays.filter(({ who, according }) => according && who.kind !== 'medium')
  if (!first) return []
  discourse.spoke(first.who, true)
  const after = { from: Math.max(first.cue.to, first.who.last + 1), to: sentence.to }
  // "…, et selon X, …": what stands before "et" is not his.
  const joined = lexicon.small.coordinators.has(tokens[first.cue.from - 1]?.fold ?? '')
  const before = { from: joined ? first.cue.from : sentence.from, to: first.cue.from }
  const content = first.within ? [first.within] : [before, after].filter(({ from, to }) => to - from > 3)
  const others = relays.filter((relay) => relay !== first)
  return [
    {
      sentence: index,
      form: 'according',
      verb: null,
      speakers: [first.who],
      content,
      relays: others,
      cue: first.cue,
    },
  ]
}

/** "X : « … »", where no verb says that he says so. */
function bareFrame(
  search: SubjectSearch,
  sentence: Sentence,
  index: number,
  drafts: readonly Draft[],
): readonly Frame[] {
  const taken = (token: number) =>
    drafts.some(
      ({ form, speakers, content }) =>
        (form === 'quote' || form === 'incise') &&
        speakers.length > 0 &&
        content.some(({ from, to }) => token >= from && token < to),
    )
  const bare = bareQuote(search, sentence, taken)
  if (!bare) return []
  const { speaker, content } = bare
  search.discourse.spoke(speaker, true)
  return [{ sentence: index, form: 'quote', verb: null, speakers: [speaker], content: [content], relays: [] }]
}

/** A sentence that is all quotation and names nobody continues the words of whoever spoke last. */
function floatingFrame(
  passage: Passage,
  discourse: Discourse,
  sentence: Sentence,
  index: number,
  before: readonly Frame[],
): readonly Frame[] {
  if (quotedShare(passage, sentence) < 0.7) return []
  const covered = before
    .slice(-6)
    .some(({ content }) => content.some(({ from, to }) => from <= sentence.from + 2 && to >= sentence.to - 2))
  const speaker = discourse.lastUtterer()
  if (covered || !speaker) return []
  const speakers = [{ ...speaker, by: 'inherited' as const }]
  return [{ sentence: index, form: 'floating', verb: null, speakers, content: [sentence], relays: [] }]
}

function quotedShare({ quoteAt }: Passage, { from, to }: Stretch): number {
  let quoted = 0
  for (let at = from; at < to; at++) if (quoteAt.has(at)) quoted += 1
  return quoted < 3 ? 0 : quoted / (to - from)
}

/** Quoted words in a sentence without a verb of saying are those of its subject: "X va « commencer les préparatifs »". */
function ownWordsFrame(search: SubjectSearch, sentence: Sentence, index: number): readonly Frame[] {
  const { passage } = search
  const [speaker] = openingSubject(search, sentence)
  const quoted = passage.quotes.length > 0 && quotedShare(passage, sentence) > 0
  if (!speaker || speaker.kind === 'thing' || !quoted) return []
  const content = { from: speaker.last + 1, to: sentence.to }
  return [
    {
      sentence: index,
      form: 'quote',
      verb: null,
      speakers: [{ ...speaker, by: 'noun' }],
      content: [content],
      relays: [],
    },
  ]
}

/** "X s'est rendu à Vell, où il a déclaré": with whom a sentence begins is whom its next "il" means. */
function noticeOpening(search: SubjectSearch): void {
  const [speaker] = openingPhrase(search, search.limits.from)
  if ((speaker?.kind === 'agent' || speaker?.kind === 'unresolved') && speaker.by !== 'pronoun')
    search.discourse.spoke(speaker, false)
}

/** In a sentence without speech its first subject is whom the next "il" means. */
function noticeSubject(search: SubjectSearch, sentence: Sentence): void {
  const [speaker] = openingSubject(search, sentence, true)
  // Somebody whom the codebook lacks is meant as well, rather than whoever was named before him.
  if (speaker?.kind === 'agent' || speaker?.kind === 'unresolved') search.discourse.spoke(speaker, false)
}
