/** Who says, accepts or rejects what: frames of speaker, verb and content, nested where one person reports another. */
import { contentOf, type FrameForm } from './content.ts'
import type { Discourse, Speaker } from './discourse.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { pronounKindAt, type SubjectSearch, speakersIn, subjectAfter, subjectBefore } from './subjects.ts'
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
}>

/** Through whom it is known: "selon les médias d'État", "à CBS News". */
export type Relay = Readonly<{ who: Speaker; cue: Stretch }>

type Draft = {
  verb: VerbGroup
  form: FrameForm
  speakers: readonly Speaker[]
  carried: boolean
  content: Stretch[]
}

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
    if (found.length === 0) noticeSubject(passage, discourse, sentence)
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
  const drafts: Draft[] = []
  for (const [place, group] of groups.entries()) {
    const search: SubjectSearch = {
      passage,
      discourse,
      limits: limitsOf(passage, sentence, group),
      isVerb: (at) => verbs.has(at),
    }
    const draft = draftOf(search, group, drafts, { next: groups[place + 1] ?? null, sentence, before })
    if (draft) drafts.push(draft)
  }
  cutAtSiblings(drafts)
  const relays = relaysOf(passage, discourse, sentence, drafts)
  const made = drafts.map(
    ({ verb, form, speakers, content }): Frame => ({
      sentence: index,
      form,
      verb,
      speakers,
      content,
      relays,
    }),
  )
  if (made.length === 0 && relays.length > 0) return accordingFrame(relays, sentence, index, discourse)
  const speaking = drafts.find(({ speakers }) => speakers.some(({ kind }) => kind !== 'thing'))
  if (speaking?.speakers[0]) discourse.spoke(speaking.speakers[0])
  return made.length > 0 ? made : floatingFrame(passage, discourse, sentence, index, before)
}

/** A verb inside a quotation of some length belongs to what is quoted and looks no further for its subject. */
function limitsOf({ quoteAt }: Passage, sentence: Sentence, group: VerbGroup): Stretch {
  const quote = quoteAt.get(group.head)
  if (!quote || quoteAt.get(group.first) !== quote) return sentence
  return { from: Math.max(sentence.from, quote.from), to: Math.min(sentence.to, quote.to) }
}

type Around = Readonly<{ next: VerbGroup | null; sentence: Sentence; before: readonly Frame[] }>

function draftOf(
  search: SubjectSearch,
  group: VerbGroup,
  drafts: readonly Draft[],
  around: Around,
): Draft | null {
  const { passage } = search
  const { tokens, lexicon } = passage
  if (group.passive) return passiveDraft(search, group, around)
  if (group.predicate === 'nominal') return nominalDraft(search, group, around)
  if (group.inverted !== null) {
    const kind = pronounKindAt(passage, group.inverted)
    const speaker = kind && search.discourse.pronoun(kind, group.inverted, group.inverted)
    const content = contentOf(passage, search.limits, group, 'incise', group.last + 1)
    return { verb: group, form: 'incise', speakers: speaker ? [speaker] : [], carried: false, content }
  }
  const incise = inciseSubject(search, group)
  if (incise) {
    const last = incise.at(-1)?.last ?? group.last
    return {
      verb: group,
      form: 'incise',
      speakers: incise,
      carried: false,
      content: contentOf(passage, search.limits, group, 'incise', last + 1),
    }
  }
  const own = group.tense === 'gerund' || group.tense === 'infinitive' ? [] : subjectBefore(search, group)
  const inherited = own.length > 0 ? null : inheritedSubject(search, group, drafts)
  const speakers = own.length > 0 ? own : (inherited ?? [])
  // "…", Trump said: nothing follows the verb, so the words are before it.
  const trailing = own.length > 0 && group.speech && wordsAreBefore(passage, search.limits, group, own)
  const form = trailing ? 'incise' : formOf(search, group)
  const content = contentOf(passage, search.limits, group, form, trailing ? group.last + 1 : group.last + 1)
  if (content.length === 0) return null
  if (form === 'object' && group.weak) return null
  void tokens
  void lexicon
  return { verb: group, form, speakers, carried: own.length === 0, content }
}

function formOf({ passage, limits }: SubjectSearch, group: VerbGroup): FrameForm {
  const { tokens, lexicon, quoteAt } = passage
  for (let at = group.last + 1; at < Math.min(limits.to, group.last + 30); at++) {
    const token = tokens[at]
    if (!token) break
    if (token.kind === 'word' && lexicon.small.complementizers.has(token.fold)) return 'that'
    if (token.fold === ':') return 'quote'
    const quote = quoteAt.get(at + 1)
    if (token.kind === 'mark' && quote && !quoteAt.has(at) && group.speech && at - group.last <= 12)
      return 'quote'
    if (lexicon.auxiliaries.has(token.word) && at > group.last + 1) break
    if (
      lexicon.verbs.has(token.word) &&
      !passage.mentionAt.has(at) &&
      !lexicon.small.determiners.has(tokens[at - 1]?.fold ?? '')
    )
      break
  }
  return 'object'
}

/** "…, a déclaré X": a verb of saying behind a comma or a closing mark, its subject behind it. */
function inciseSubject(search: SubjectSearch, group: VerbGroup): readonly Speaker[] | null {
  const { passage, limits } = search
  const { tokens, lexicon, mentionAt } = passage
  if (!group.speech || group.tense === 'gerund' || group.tense === 'infinitive') return null
  const before = tokens[group.first - 1]
  if (group.first <= limits.from || before?.kind !== 'mark' || !/^[,”"»›!?–—]$/.test(before.fold)) return null
  let at = group.last + 1
  let skipped = 0
  while (at < limits.to && skipped < 6 && !mentionAt.has(at)) {
    const token = tokens[at]
    if (!token || token.kind === 'mark') return null
    if (lexicon.small.complementizers.has(token.fold)) return null
    if (lexicon.small.determiners.has(token.fold) && !lexicon.small.prepositions.has(token.fold)) break
    if (token.capital) break
    at += 1
    skipped += 1
  }
  if (at >= limits.to) return null
  const found = subjectAfter(search, at)
  const thatFollows = lexicon.small.complementizers.has(tokens[(found.at(-1)?.last ?? at) + 1]?.fold ?? '')
  return found.length > 0 && found[0]?.kind !== 'thing' && !thatFollows ? found : null
}

/** English puts the subject first in "…”, the president said." as well. */
function wordsAreBefore(
  { tokens, quoteAt, lexicon }: Passage,
  limits: Stretch,
  group: VerbGroup,
  own: readonly Speaker[],
): boolean {
  const first = own[0]?.first ?? group.first
  const before = tokens[first - 1] ?? tokens[first - 2]
  const quoted = first - 2 >= limits.from && /^[,”"»]$/.test(before?.fold ?? '') && quoteAt.has(first - 3)
  const next = tokens[group.last + 1]
  const ends = group.last + 1 >= limits.to || (next?.kind === 'mark' && /^[.!?]$/.test(next.fold))
  const comma = before?.fold === ',' && first - 1 > limits.from + 3
  return (
    (quoted || (comma && ends)) && !lexicon.small.complementizers.has(next?.fold ?? '') && next?.fold !== ':'
  )
}

function passiveDraft(search: SubjectSearch, group: VerbGroup, { sentence, before }: Around): Draft | null {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
  let at = group.last + 1
  while (at < Math.min(limits.to, group.last + 6) && !lexicon.small.passiveBy.has(tokens[at]?.fold ?? ''))
    at += 1
  if (!lexicon.small.passiveBy.has(tokens[at]?.fold ?? '')) return null
  const speakers = subjectAfter(search, at + 1)
  if (speakers.length === 0) return null
  const content = passiveContent(passage, limits, group, sentence, before)
  return { verb: group, form: 'passive', speakers, carried: false, content }
}

/** What is rejected by somebody stands before the verb; "an idea rejected by" refers to the clause before it. */
function passiveContent(
  { text, tokens, lexicon }: Passage,
  limits: Stretch,
  group: VerbGroup,
  sentence: Sentence,
  before: readonly Frame[],
): Stretch[] {
  for (let at = group.first - 1; at >= Math.max(limits.from, group.first - 8); at--) {
    const idea = phrasesAt(text, tokens, at, lexicon.back.ideas)[0]
    if (!idea || idea.to > group.first) continue
    if (at > sentence.from + 3) return [{ from: sentence.from, to: at }]
    return before.at(-1)?.content.slice(-1) ?? []
  }
  return [{ from: limits.from, to: group.first }]
}

/** "le refus de Moscou de …", "un engagement d'Emmanuel Macron que …": a noun, its owner, and what it is about. */
function nominalDraft(search: SubjectSearch, group: VerbGroup, around: Around): Draft | null {
  const { passage, limits } = search
  const { tokens, lexicon, mentionAt } = passage
  void around
  for (let at = group.last + 1; at <= group.last + 4 && at < limits.to; at++) {
    const mention = mentionAt.get(at)
    const linked =
      lexicon.small.genitives.has(tokens[group.last + 1]?.fold ?? '') ||
      lexicon.small.passiveBy.has(tokens[group.last + 1]?.fold ?? '')
    if (!mention || !linked) continue
    const speakers = subjectAfter(search, mention.first)
    const end = speakers.at(-1)?.last ?? mention.last
    const form = formOf(search, { ...group, last: end })
    const content = contentOf(passage, limits, { ...group, last: end }, form, end + 1)
    return content.length > 0
      ? { verb: group, form: form === 'that' ? 'that' : 'nominal', speakers, carried: false, content }
      : null
  }
  return null
}

/** A participle, an infinitive or a second verb behind "et" keeps the subject of the verb before it. */
function inheritedSubject(
  { passage, limits }: SubjectSearch,
  group: VerbGroup,
  drafts: readonly Draft[],
): readonly Speaker[] | null {
  const inside = drafts.filter(({ verb }) => verb.head >= limits.from)
  const holder = inside.findLast(({ content }) =>
    content.some(({ from, to }) => group.head >= from && group.head < to),
  )
  const link = passage.tokens[group.first - 1]
  const joined =
    link?.fold === ',' || passage.lexicon.small.coordinators.has(link?.fold ?? '') || group.tense === 'gerund'
  const main = inside.findLast(
    (draft) =>
      !inside.some(
        (other) =>
          other !== draft &&
          other.content.some(({ from, to }) => draft.verb.head >= from && draft.verb.head < to),
      ),
  )
  const source = joined ? (main ?? holder) : (holder ?? main)
  if (!source || source.speakers.length === 0) {
    return null
  }
  return source.speakers.map((speaker) => ({ ...speaker, by: 'inherited' as const }))
}

/** What one verb is about ends where the next verb of the same subject begins. */
function cutAtSiblings(drafts: Draft[]): void {
  for (const draft of drafts) {
    for (const other of drafts) {
      if (other === draft || !other.carried || other.verb.first <= draft.verb.head) continue
      if (other.verb.tense === 'infinitive') continue
      const start = other.verb.first
      // The sets are a few entries each; replaced in place because drafts are not published yet.
      draft.content = draft.content.flatMap(({ from, to }) =>
        start > from && start < to && draft.form !== 'incise' ? [{ from, to: start }] : [{ from, to }],
      )
    }
  }
}

/** "selon X", "cité par X", "à CBS News": those through whom the sentence is known. */
function relaysOf(
  passage: Passage,
  discourse: Discourse,
  sentence: Sentence,
  drafts: readonly Draft[],
): readonly Relay[] {
  const { text, tokens, lexicon, mentionAt } = passage
  const relays: Relay[] = []
  const search: SubjectSearch = { passage, discourse, limits: sentence, isVerb: () => false }
  for (let at = sentence.from; at < sentence.to; at++) {
    const hit =
      phrasesAt(text, tokens, at, lexicon.according)[0] ?? phrasesAt(text, tokens, at, lexicon.relayedBy)[0]
    if (hit) {
      const who = relayAfter(search, hit.to)
      if (who && (who.kind === 'medium' || phrasesAt(text, tokens, at, lexicon.according).length > 0)) {
        relays.push({ who, cue: { from: at, to: hit.to } })
      }
      continue
    }
    const medium = mentionAt.get(at)
    if (medium?.via !== 'medium' || medium.first !== at) continue
    const said = drafts.some(({ content }) => content.some(({ from, to }) => at >= from && at < to))
    if (said || relays.some(({ who }) => who.first <= at && at <= who.last)) continue
    relays.push({
      who: { kind: 'medium', agent: null, party: null, first: at, last: medium.last, by: 'name' },
      cue: { from: at, to: medium.last + 1 },
    })
  }
  return relays
}

/** Behind "selon": a name at once, a medium, or somebody's account ("un récit du président X"). */
function relayAfter(search: SubjectSearch, from: number): Speaker | null {
  const { passage, limits } = search
  const { tokens, lexicon, mentionAt } = passage
  let end = from
  while (end < limits.to && end - from < 16 && !/^[,.;:]$/.test(tokens[end]?.fold ?? '')) end += 1
  const pronoun = pronounKindAt(passage, from)
  if (pronoun) return null
  for (let at = from; at < end; at++) {
    const token = tokens[at]
    if (token && lexicon.small.mediaNouns.has(token.fold)) {
      const named = mentionAt.get(at + 1)
      if (named?.via === 'medium')
        return { kind: 'medium', agent: null, party: null, first: named.first, last: named.last, by: 'name' }
      return { kind: 'medium', agent: null, party: null, first: at, last: end - 1, by: 'noun' }
    }
    const mention = mentionAt.get(at)
    if (mention?.first !== at) continue
    const later = mentionAt.get(end - 1)
    const person = later?.agent ? later : mention
    const found = speakersIn(search, { from: person.first, to: person.last + 1 })[0]
    return found ?? null
  }
  return speakersIn(search, { from, to: end }).find(({ kind }) => kind !== 'thing') ?? null
}

function accordingFrame(
  relays: readonly Relay[],
  sentence: Sentence,
  index: number,
  discourse: Discourse,
): readonly Frame[] {
  const [first] = relays.filter(({ who }) => who.kind !== 'medium')
  if (!first) return []
  discourse.spoke(first.who)
  const after = { from: first.who.last + 1, to: sentence.to }
  const before = { from: sentence.from, to: first.cue.from }
  const content = [before, after].filter(({ from, to }) => to - from > 3)
  const others = relays.filter((relay) => relay !== first)
  return [{ sentence: index, form: 'according', verb: null, speakers: [first.who], content, relays: others }]
}

/** A sentence that is all quotation and names nobody continues the words of whoever spoke last. */
function floatingFrame(
  passage: Passage,
  discourse: Discourse,
  sentence: Sentence,
  index: number,
  before: readonly Frame[],
): readonly Frame[] {
  let quoted = 0
  for (let at = sentence.from; at < sentence.to; at++) if (passage.quoteAt.has(at)) quoted += 1
  if (quoted < 3 || quoted < (sentence.to - sentence.from) * 0.7) return []
  const covered = before
    .slice(-6)
    .some(({ content }) => content.some(({ from, to }) => from <= sentence.from + 2 && to >= sentence.to - 2))
  const speaker = discourse.lastSpeaker()
  if (covered || !speaker) return []
  return [
    {
      sentence: index,
      form: 'floating',
      verb: null,
      speakers: [{ ...speaker, by: 'inherited' }],
      content: [sentence],
      relays: [],
    },
  ]
}

/** In a sentence without speech its first subject is whom the next "il" means. */
function noticeSubject(passage: Passage, discourse: Discourse, sentence: Sentence): void {
  const search: SubjectSearch = { passage, discourse, limits: sentence, isVerb: () => false }
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + 20); at++) {
    const mention = passage.mentionAt.get(at)
    if (!mention?.agent || mention.first !== at) continue
    const [speaker] = speakersIn(search, {
      from: Math.max(sentence.from, mention.first - 3),
      to: mention.last + 1,
    })
    if (speaker?.kind === 'agent') discourse.spoke(speaker)
    return
  }
}
