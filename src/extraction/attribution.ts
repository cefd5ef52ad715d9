/** Who says, accepts or rejects what: frames of speaker, verb and content, nested where one person reports another. */
import { backDraft, fromSideDrafts } from './back-references.ts'
import { bareQuote } from './bare-quotes.ts'
import type { FrameForm } from './content.ts'
import { cutAtRelays, cutContents } from './cuts.ts'
import type { Discourse, Speaker } from './discourse.ts'
import { type Draft, isOutermost, shortQuote, within } from './draft.ts'
import { draftOf, passiveSpeech } from './drafts.ts'
import { openingPhrase } from './far-subjects.ts'
import { openingSubject, type SubjectSearch, speakerOf } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { type Relay, relaysOf } from './relays.ts'
import type { Sentence } from './sentences.ts'
import { turnOf } from './turns.ts'
import { unknownIncise } from './unknown-verbs.ts'
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
    discourse.turnTo(soleNamed(passage, sentence))
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
  const search: SubjectSearch = { passage, discourse, limits: sentence, isVerb }
  noticeOpening(search)
  for (const group of groups) {
    const near: SubjectSearch = { ...search, limits: limitsOf(passage, sentence, group) }
    const back = backDraft(near, group, sentence, before.at(-1)?.content ?? [], drafts)
    if (drafts.length >= draftsMax) break
    const draft = back === 'none' ? passiveSpeech(near, group) : (back ?? draftOf(near, group, drafts))
    if (!draft) continue
    drafts.push(draft)
    // Pronouns later in the sentence may mean its speaker, so he is known from here on.
    const [speaker] = draft.speakers
    if (speaker && isOutermost(draft, drafts, passage)) discourse.spoke(speaker, group.speech)
  }
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

/** "X : « … »", where no verb says that he says so, or "« … », glapota X", where none that is known does. */
function bareFrame(
  search: SubjectSearch,
  sentence: Sentence,
  index: number,
  drafts: readonly Draft[],
): readonly Frame[] {
  const taken = (token: number) =>
    drafts.some(
      ({ form, speakers, content }) =>
        (form === 'quote' || form === 'incise') && speakers.length > 0 && within(content, token),
    )
  const unknown = unknownIncise(search, sentence, taken)
  const others = drafts.some(({ speakers }) =>
    speakers.some(({ kind, by }) => kind !== 'thing' && by !== 'pronoun'),
  )
  const quote = unknown ?? bareQuote(search, sentence, taken)
  const found = quote ?? turnOf(search, sentence, others)
  if (!found) return []
  const { speaker, content } = found
  search.discourse.spoke(speaker, true)
  const frame = { sentence: index, verb: null, speakers: [speaker], content: [content], relays: [] }
  if (unknown) return [{ ...frame, form: 'incise', cue: unknown.verb }]
  return [{ ...frame, form: quote ? 'quote' : 'that' }]
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
  if (!speaker || speaker.kind === 'thing') return []
  const content = { from: speaker.last + 1, to: sentence.to }
  if (quotedShare(passage, content) === 0) return []
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

/** Whom a sentence names, where it names one only: whose "its refusal" in the next one is. */
function soleNamed({ mentionAt }: Passage, { from, to }: Stretch): Speaker | null {
  let sole: Speaker | null = null
  for (let at = from; at < to; at++) {
    const mention = mentionAt.get(at)
    if (!mention || mention.via === 'medium') continue
    const speaker = speakerOf(mention)
    const same = sole === null || (speaker.party !== null && speaker.party === sole.party)
    if (!same) return null
    if (sole === null || speaker.kind === 'agent') sole = speaker
    at = mention.last
  }
  return sole
}

/** In a sentence without speech its first subject is whom the next "il" means. */
function noticeSubject(search: SubjectSearch, sentence: Sentence): void {
  const [speaker] = openingSubject(search, sentence, true)
  // Somebody whom the codebook lacks is meant as well, rather than whoever was named before him.
  if (speaker?.kind === 'agent' || speaker?.kind === 'unresolved') search.discourse.spoke(speaker, false)
}
