/** One verb becomes a draft of a frame: its construction, its subject and what it introduces. */
import { asSaid } from './as-said.ts'
import { complementOf } from './complements.ts'
import { contentOf, isComplementizer } from './content.ts'
import type { Speaker } from './discourse.ts'
import { type Draft, draft, inherited, sourceOf, within } from './draft.ts'
import { farSubject, governedBy, isImpersonal, joinedSubject } from './far-subjects.ts'
import { houseAfter, inciseSubject, isAside, isImperative, phraseFirst, wordsAreBefore } from './incises.ts'
import { nominalDraft } from './nominals.ts'
import { nobody, pronounKindAt, type SubjectSearch, speakerOf } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import { subjectAfter, subjectBefore } from './subjects.ts'
import type { VerbGroup } from './verbs.ts'

export function draftOf(search: SubjectSearch, group: VerbGroup, drafts: readonly Draft[]): Draft | null {
  const { passage } = search
  if (group.passive) return passiveSpeech(search, group)
  const aside = asSaid(search, group)
  if (aside) {
    // Inside what somebody else says it is not plain whose the words are.
    const others = drafts.some(({ content }) => within(content, aside.from))
    return others ? null : draft(group, 'incise', aside.speakers, aside.content)
  }
  if (group.predicate === 'nominal') return nominalDraft(search, group, drafts)
  if (group.inverted !== null) {
    const kind = pronounKindAt(passage, group.inverted)
    const house = kind === 'one' ? houseAfter(search, group.last + 1) : null
    const named =
      kind &&
      (search.discourse.pronoun(kind, group.inverted, group.inverted) ??
        nobody(group.inverted, group.inverted))
    const speaker = house ?? named
    const content = contentOf(passage, search.limits, group, 'incise', group.last + 1)
    return draft(group, 'incise', speaker ? [speaker] : [], content)
  }
  const incise = group.predicate === 'no' || group.speech ? inciseSubject(search, group) : null
  if (incise) {
    const last = incise.at(-1)?.last ?? group.last
    const saying = group.speech ? group : { ...group, speech: true, attitude: null }
    return draft(saying, 'incise', incise, contentOf(passage, search.limits, group, 'incise', last + 1))
  }
  return plainDraft(search, group, drafts)
}

/** "il a été rappelé par X que", "they were reminded by X that". */
export function passiveSpeech(search: SubjectSearch, group: VerbGroup): Draft | null {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
  if (!group.speech) return null
  let by = group.last + 1
  while (by < Math.min(limits.to, group.last + 4) && !lexicon.small.passiveBy.has(tokens[by]?.fold ?? ''))
    by += 1
  if (!lexicon.small.passiveBy.has(tokens[by]?.fold ?? '')) return null
  const speakers = subjectAfter(search, by + 1)
  const last = speakers.at(-1)?.last ?? by
  for (let at = last + 1; at < Math.min(limits.to, last + 5); at++) {
    if (isComplementizer(passage, at))
      return draft(group, 'that', speakers, [{ from: at + 1, to: limits.to }])
  }
  return null
}

/** Subject, verb, and what follows. */
function plainDraft(search: SubjectSearch, verb: VerbGroup, drafts: readonly Draft[]): Draft | null {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
  const without = lexicon.small.without.has(tokens[verb.first - 1]?.fold ?? '')
  const group: VerbGroup = without ? { ...verb, negated: 'not' } : verb
  const { form: found, from, clause } = complementOf(search, group)
  // A verb too common to name a matter introduces at least a clause.
  const form = found === 'object' && group.weak && clause ? 'that' : found
  // "without accepting" is not yet a refusal; "without ruling out" leaves open.
  if (without && !group.opens) return null
  const bare = group.tense === 'infinitive' || group.tense === 'gerund'
  // "s'assurer que", "conclure un accord": an infinitive of saying says nothing unless "that" follows at once.
  if (
    group.tense === 'infinitive' &&
    group.attitude === null &&
    !(form === 'question' || (form === 'that' && (nextIsThat(passage, group) || isAnswer(passage, from))))
  )
    return null
  if (isImpersonal(search, group)) return null
  const own = bare ? [] : subjectBefore(search, group)
  const source = own.length > 0 ? null : sourceOf(search, group, drafts)
  const control = source && bare ? controlled(search, group, source) : null
  if (group.tense === 'gerund' && !without && control === null && isComplement(passage, group)) return null
  if (own.length === 0 && group.first === limits.from && isImperative(passage, group)) return null
  const known = drafts.flatMap((other) => other.verb ?? [])
  const governor = bare && form !== 'object' ? governedBy(search, group, known) : []
  const named =
    own.length > 0
      ? own
      : governor.length > 0
        ? governor
        : (control?.speakers ?? inherited(search, group, source))
  const saying = group.speech && (form === 'that' || form === 'quote' || form === 'question' || clause)
  const far = named.length > 0 || source ? [] : joinedSubject(search, group)
  const speakers = named.length > 0 ? named : far.length > 0 || !saying ? far : farSubject(search, group)
  const { subjectFirst } = passage.lexicon.data
  const trailing =
    own.length > 0 &&
    group.speech &&
    ((subjectFirst && wordsAreBefore(passage, limits, group, own)) || isAside(passage, limits, group, own))
  const chosen = trailing ? 'incise' : form
  if (chosen === 'object' && (group.weak || isRelativeObject(passage, group, own))) return null
  const whole = trailing ? { ...group, first: phraseFirst(passage, own) } : group
  const all = contentOf(passage, limits, whole, chosen, from ?? group.last + 1)
  const content = without ? all.map(({ from, to }) => ({ from, to: commaBefore(passage, from, to) })) : all
  if (content.length === 0) return null
  const dependent =
    (own.length > 0 && isComplementizer(passage, phraseFirst(passage, own) - 1)) ||
    (source === null && isOfNamed(passage, group))
  const made = draft(group, chosen, speakers, content, source)
  const under =
    isRumoured(passage, own) || isHearsay(passage, group)
      ? 'rumoured'
      : (control?.under ?? (own.length > 0 && isAsked(passage, group, own, drafts) ? 'asked' : null))
  return { ...made, clause, dependent, under, denies: deniesReports(passage, group, content) }
}

/**
 * "urges X to accept", "accuses X of refusing": the infinitive is X's, not that of whoever urges or accuses. Null where
 * nobody stands between the two verbs.
 */
function controlled(
  { passage }: SubjectSearch,
  group: VerbGroup,
  { verb }: Draft,
): Readonly<{ speakers: readonly Speaker[]; under: 'asked' | 'charged' }> | null {
  const { tokens, lexicon, mentionAt, quoteAt } = passage
  const { small } = lexicon
  let link = group.first - 1
  while (
    link > 0 &&
    (small.clitics.has(tokens[link]?.fold ?? '') || lexicon.auxiliaries.has(tokens[link]?.word ?? ''))
  )
    link -= 1
  if (!verb || verb.head >= group.head || !small.controlLinks.has(tokens[link]?.fold ?? '')) return null
  const asks = verb.attitude === 'demand' || (verb.attitude === null && verb.speech)
  const charges = verb.attitude === 'accuse' || verb.attitude === 'blame' || verb.attitude === 'praise'
  if (!asks && !charges) return null
  for (let at = link - 1; at > verb.last && at > link - 16; at--) {
    const mention = mentionAt.get(at)
    if (mention && (mention.agent || mention.party) && mention.first > verb.last) {
      const speakers = [{ ...speakerOf(mention), by: 'inherited' as const }]
      return { speakers, under: asks ? 'asked' : 'charged' }
    }
    if (tokens[at]?.fold === ';' || (quoteAt.has(group.head) && !quoteAt.has(at))) return null
  }
  return null
}

/** "stopped short of rejecting", "is considering accepting": what is not done, or not yet. */
function isComplement({ tokens, lexicon }: Passage, { first }: VerbGroup): boolean {
  const before = tokens[first - 1]
  if (!lexicon.data.subjectFirst || before?.kind !== 'word') return false
  const { coordinators, passiveBy } = lexicon.small
  const joins =
    coordinators.has(before.fold) || passiveBy.has(before.fold) || lexicon.auxiliaries.has(before.word)
  // "denied having accepted": the denial decides, and needs to see what it denies.
  if (lexicon.verbs.get(before.word)?.some(({ entry }) => entry.attitude === 'deny')) return false
  return !joins && !lexicon.adverbs.exact.has(before.fold) && !lexicon.boundaries.exact.has(before.fold)
}

/** "… Vell of refusing" behind a verb that is not known: who says so of Vell, and whether, is not known either. */
const isOfNamed = ({ tokens, lexicon, mentionAt }: Passage, { first, tense }: VerbGroup): boolean =>
  tense === 'gerund' &&
  lexicon.small.controlLinks.has(tokens[first - 1]?.fold ?? '') &&
  mentionAt.has(first - 2)

/** "demands that X accept", "X must accept", "il faut que X accepte": X has not accepted. */
function isAsked(
  passage: Passage,
  group: VerbGroup,
  own: readonly Speaker[],
  drafts: readonly Draft[],
): boolean {
  if (group.speech && group.attitude === null) return false
  if (group.obliged) return true
  const { text, tokens, lexicon } = passage
  const that = phraseFirst(passage, own) - 1
  if (!isComplementizer(passage, that)) return false
  for (let at = Math.max(0, that - 4); at < that; at++) {
    if (phrasesAt(text, tokens, at, lexicon.necessity).some(({ to }) => to === that)) return true
  }
  return drafts.some(
    ({ verb, content }) =>
      verb?.attitude === 'demand' && !verb.plainThat && content.some(({ from }) => from === that + 1),
  )
}

/** "reports that Vell rejected": somebody said so, who is not known. */
function isRumoured({ text, tokens, lexicon, ...passage }: Passage, own: readonly Speaker[]): boolean {
  const that = own.length > 0 ? phraseFirst({ text, tokens, lexicon, ...passage }, own) - 1 : -1
  const by = that - wordsBack(text, tokens, that, lexicon)
  return that > 0 && lexicon.small.reports.has(tokens[by]?.fold ?? '')
}

/** "X reportedly rejected": somebody says so of X, who is not known. */
const isHearsay = ({ tokens, lexicon }: Passage, { first, last }: VerbGroup): boolean =>
  tokens.slice(Math.max(0, first - 1), last + 2).some(({ fold }) => lexicon.small.hearsay.has(fold))

/** How many words stand between such a conjunction and its noun; out of reach where it is none. */
function wordsBack(text: string, tokens: Passage['tokens'], at: number, lexicon: Passage['lexicon']): number {
  const fold = tokens[at]?.fold ?? ''
  if (lexicon.small.relatives.has(fold) && phrasesAt(text, tokens, at - 1, lexicon.according).length > 0)
    return 2
  return lexicon.small.complementizers.has(fold) ? 1 : at + 1
}

/** "denied that", "dismissed reports that": what follows is said by others. */
function deniesReports(
  { tokens, lexicon }: Passage,
  { attitude }: VerbGroup,
  content: readonly Stretch[],
): boolean {
  if (attitude === 'deny') return true
  if (attitude !== 'reject' && attitude !== 'blame') return false
  const from = content[0]?.from ?? 0
  const head = tokens.slice(Math.max(0, from - 4), from + 4)
  return head.some(({ fold, kind }) => kind === 'word' && lexicon.small.reports.has(fold))
}

function commaBefore({ tokens }: Passage, from: number, to: number): number {
  let at = from
  while (at < to && tokens[at]?.fold !== ',') at += 1
  return at
}

const isAnswer = ({ tokens, lexicon }: Passage, from: number | null): boolean =>
  from !== null && lexicon.small.questionClauses.has(tokens[from - 1]?.fold ?? '')

const nextIsThat = (passage: Passage, { last }: VerbGroup): boolean =>
  isComplementizer(passage, last + 1) || isComplementizer(passage, last + 2)

/** "every condition that X proposes is …": what follows the verb is the main clause again, not its object. */
function isRelativeObject({ tokens, lexicon }: Passage, group: VerbGroup, own: readonly Speaker[]): boolean {
  const subject = own[0]?.first ?? group.first
  const before = tokens[subject - 1]
  const next = tokens[group.last + 1]
  const clitic =
    lexicon.small.clitics.has(next?.fold ?? '') && lexicon.auxiliaries.has(tokens[group.last + 2]?.word ?? '')
  return (
    lexicon.small.relatives.has(before?.fold ?? '') && (lexicon.auxiliaries.has(next?.word ?? '') || clitic)
  )
}
