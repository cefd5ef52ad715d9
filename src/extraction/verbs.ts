/** Groups of verbs: auxiliary, clitics, negation and participle, with their tense and what they do. */
import type { Attitude, Tense } from './lexicon.ts'
import type { Lexicon } from './lexicons.ts'
import type { Token } from './normalise.ts'
import { longestAt, phrasesAt, valueOfWord } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { isKnownVerb, type VerbForm } from './verb-forms.ts'
import {
  auxiliaryBefore,
  type FoundAuxiliary,
  type Negated,
  negationIn,
  sharedAuxiliary,
} from './verb-parts.ts'

/** `first` to `last` (tokens, both included) cover auxiliary and clitics; `head` carries the meaning. */
export type VerbGroup = Readonly<{
  first: number
  last: number
  head: number
  lemma: string
  tense: Tense
  passive: boolean
  negated: Negated
  /** The pronoun behind the verb: "a-t-il déclaré". */
  inverted: number | null
  speech: boolean
  attitude: Attitude | null
  plainThat: boolean
  mind: boolean
  weak: boolean
  /** Whom it tells is its object. */
  addressee: boolean
  /** What follows may be an open question. */
  asks: boolean
  /** With an infinitive it tells a deed. */
  deed: boolean
  /** A noun or adjective that works as a verb does. */
  predicate: 'no' | 'adjective' | 'nominal'
  /** Without an object it refers to the clause before. */
  alone: boolean
  /** Not doing so leaves the matter open: "does not rule out". */
  opens: boolean
  /** "must accept": not what somebody does, but what he should do. */
  obliged: boolean
}>

export function verbGroups(
  text: string,
  tokens: readonly Token[],
  { from, to }: Sentence,
  lexicon: Lexicon,
  isName: (token: number) => boolean,
): readonly VerbGroup[] {
  const groups: VerbGroup[] = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || isName(at)) continue
    const predicate = longestAt(text, tokens, at, lexicon.predicates)
    const verb = verbAt(text, tokens, at, { from, to }, lexicon, isName)
    if (verb && !(predicate && predicate.to > at + 1)) {
      groups.push(verb)
      continue
    }
    if (predicate && predicate.to <= to) {
      const {
        attitude = null,
        speech = false,
        mind = false,
        nominal = false,
        alone = false,
      } = predicate.value
      const judged = predicate.value.judged ?? false
      const byWhom = judged && passiveAfter(tokens, predicate.to - 1, to, lexicon)
      if (judged && !byWhom) continue
      const aux = nominal ? null : auxiliaryBefore(text, tokens, at, from, lexicon)
      groups.push({
        first: aux?.at ?? at,
        last: predicate.to - 1,
        head: at,
        lemma: predicate.value.phrase,
        tense: aux?.tense ?? 'present',
        passive: byWhom,
        // The "no" of "said no to" is the phrase's own.
        negated: negationIn(text, tokens, (aux?.at ?? at) - 2, at, lexicon),
        inverted: aux === null ? pronounInside(tokens, at, predicate.to, lexicon) : null,
        speech,
        attitude,
        plainThat: false,
        mind,
        weak: false,
        addressee: false,
        asks: false,
        deed: false,
        predicate: nominal ? 'nominal' : 'adjective',
        alone,
        opens: false,
        obliged: aux !== null && obliges(text, tokens, aux, lexicon),
      })
      at = predicate.to - 1
    }
  }
  return groups
}

type Limits = Readonly<{ from: number; to: number }>

function verbAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  { from, to }: Limits,
  lexicon: Lexicon,
  isName: (token: number) => boolean,
): VerbGroup | null {
  const token = tokens[at]
  const forms =
    token && (!token.capital || at === from || isAfterMark(tokens, at))
      ? lexicon.verbs.get(token.word)
      : undefined
  const form = forms && chooseForm(forms, tokens, at, to, lexicon, isName)
  if (!token || !form) return null
  const { entry, tenses } = form
  const nominal = entry.noun?.includes(token.word) ?? false
  if (nominal && isNounHere(tokens, at, from, lexicon)) return null
  const isClause = lexicon.small.complementizers.has(tokens[at + 1]?.fold ?? '')
  const hasOwnVerb = isKnownVerb(tokens[at + 1]?.word ?? '', lexicon)
  if (nominal && entry.weak && lexicon.data.subjectFirst && hasOwnVerb) return null
  if (nominal && entry.weak && !isClause && !isSubjectWord(tokens, at - 1, from, lexicon, isName)) return null
  const aux = auxiliaryBefore(text, tokens, at, from, lexicon)
  const bound = aux !== null && (aux.bare ? tenses.includes('infinitive') : tenses.includes('participle'))
  const after = passiveAfter(tokens, at, to, lexicon)
  const marked = lexicon.small.infinitiveMarkers.has(tokens[at - 1]?.fold ?? '') && at > from
  const shared =
    bound || after || !tenses.includes('participle') ? null : sharedAuxiliary(tokens, at, from, lexicon)
  const tense = bound
    ? aux.tense
    : marked && tenses.includes('infinitive')
      ? 'infinitive'
      : (looseTense(tenses, after) ?? shared?.tense ?? null)
  // "Asked about troops, X did not reply": whoever opens a sentence in the past has no subject before him.
  const opens = at === from && !bound && lexicon.data.subjectFirst && tenses.includes('participle')
  if (opens && tense === 'past') return null
  if (tense === null || (entry.act && (tense === 'infinitive' || tense === 'gerund'))) return null
  const yet = bound ? null : yetTo(text, tokens, at, from, lexicon)
  const first = bound ? aux.at : (yet ?? at)
  const reflexive = lexicon.small.reflexives.has(tokens[(bound ? aux.at : at) - 1]?.fold ?? '')
  const inverted = pronounAfter(tokens, bound ? aux.at : at, lexicon)
  const start = withClitics(tokens, first, from, lexicon)
  const denied = neverBefore(text, tokens, start, from, lexicon) ?? start
  const negated = yet === null ? negationIn(text, tokens, denied, at + 4, lexicon, at) : 'not_yet'
  return {
    first: start,
    last:
      inverted !== null && inverted > at
        ? inverted
        : negated === 'no'
          ? at
          : behindNegation(text, tokens, at, lexicon),
    head: at,
    lemma: entry.lemma,
    tense: yet === null ? tense : 'past',
    passive:
      (bound && aux.be && !reflexive && !(entry.withBe && isBe(tokens[aux.at], lexicon))) ||
      (tense === 'participle' && after),
    negated,
    inverted,
    speech: entry.speech ?? false,
    attitude: entry.attitude ?? null,
    plainThat: entry.plainThat ?? false,
    mind: entry.mind ?? false,
    weak: entry.weak ?? false,
    addressee: entry.addressee ?? false,
    asks: entry.asks ?? false,
    deed: entry.deed ?? false,
    predicate: 'no',
    alone: entry.alone ?? false,
    opens: entry.opens ?? false,
    obliged: bound && obliges(text, tokens, aux, lexicon),
  }
}

/** "never accepted", "no longer rejects": a negation right before a verb without an auxiliary. */
function neverBefore(
  text: string,
  tokens: readonly Token[],
  first: number,
  from: number,
  lexicon: Lexicon,
): number | null {
  for (let start = Math.max(from, first - 3); start < first; start++) {
    const hits = phrasesAt(text, tokens, start, lexicon.negation)
    if (hits.some(({ value, to }) => value === 'alone' && to === first)) return start
  }
  return null
}

/** "has yet to accept", "tarde à accepter": where the words begin that say that it is not done. */
function yetTo(
  text: string,
  tokens: readonly Token[],
  at: number,
  from: number,
  lexicon: Lexicon,
): number | null {
  for (let start = Math.max(from, at - 4); start < at; start++) {
    const hits = phrasesAt(text, tokens, start, lexicon.negation)
    if (hits.some(({ value, to }) => value === 'notYet' && to === at && to - start > 1)) return start
  }
  return null
}

/** "must", "doit": an obligation of which nothing says whether it is met, as "a dû" does. */
const obliges = (
  text: string,
  tokens: readonly Token[],
  { at, tense }: FoundAuxiliary,
  lexicon: Lexicon,
): boolean =>
  phrasesAt(text, tokens, at, lexicon.necessity).some(({ to }) => tense !== 'past' || to === at + 1)

/** "ne veut pas": the second word of the negation belongs to the verb. */
function behindNegation(text: string, tokens: readonly Token[], head: number, lexicon: Lexicon): number {
  const hit = longestAt(text, tokens, head + 1, lexicon.negation)
  return hit && hit.value !== 'not' ? hit.to - 1 : head
}

const isAfterMark = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.kind === 'mark'

/** One form may belong to two verbs ("call", "call for"): the one whose companion follows wins. */
function chooseForm(
  forms: readonly VerbForm[],
  tokens: readonly Token[],
  at: number,
  to: number,
  lexicon: Lexicon,
  isName: (token: number) => boolean,
): VerbForm | null {
  const reflexive = [1, 2, 3].some((back) => lexicon.small.reflexives.has(tokens[at - back]?.fold ?? ''))
  const fitting = forms.filter(({ entry }) => {
    if (entry.reflexive && !reflexive) return false
    if (!entry.with) return true
    const next = at + 1 < to ? tokens[at + 1] : undefined
    if (!next) return false
    if (entry.with.includes('<name>') && isName(at + 1)) return true
    if (entry.with.includes('<date>') && lexicon.dates.weekdays.has(next.fold)) return true
    return entry.with.includes(next.word)
  })
  return (
    fitting.find(({ entry }) => entry.with) ??
    fitting.find(({ entry }) => entry.reflexive) ??
    fitting[0] ??
    null
  )
}

/** After an article "la demande" is a noun; "l'accuse" is not, because no noun is listed. */
function isNounHere(tokens: readonly Token[], at: number, from: number, lexicon: Lexicon): boolean {
  if (at === from) return true
  const before = tokens[at - 1]
  if (before?.kind !== 'word') return false
  const { determiners, prepositions, infinitiveMarkers, genitives } = lexicon.small
  // "rejected calls for", "dismissed demands": an object without an article.
  const finite = lexicon.verbs
    .get(before.word)
    ?.some(({ entry, tenses }) => entry.attitude && tenses.includes('past'))
  if (finite && lexicon.data.subjectFirst && !lexicon.auxiliaries.has(tokens[at + 1]?.word ?? '')) return true
  // "London's plan to"
  if (before.joint === "'" && genitives.has(before.fold) && lexicon.data.subjectFirst) return true
  if (infinitiveMarkers.has(before.fold)) return false
  const { indefinites, complementizers } = lexicon.small
  // "Some fear that": a pronoun, unless a noun follows.
  if (indefinites.has(before.fold) && complementizers.has(tokens[at + 1]?.fold ?? '')) return false
  if (determiners.has(before.fold) || prepositions.has(before.fold)) return true
  if (canBeSubject(before, lexicon)) return false
  // One adjective may stand between: "une nouvelle demande".
  const two = tokens[at - 2]
  return (
    two !== undefined &&
    at - 2 >= from &&
    determiners.has(two.fold) &&
    !lexicon.auxiliaries.has(before.word) &&
    !before.capital &&
    !lexicon.small.clitics.has(before.fold)
  )
}

const canBeSubject = ({ fold }: Token, { people, small }: Lexicon): boolean =>
  people.has(fold) || small.sources.has(fold) || small.governments.has(fold) || small.mediaNouns.has(fold)

/** A rare verb that is more often a noun needs a word before it that can be its subject, or that joins one to it. */
function isSubjectWord(
  tokens: readonly Token[],
  at: number,
  from: number,
  lexicon: Lexicon,
  isName: (token: number) => boolean,
): boolean {
  const token = tokens[at]
  if (at < from || token?.kind !== 'word') return token?.kind === 'mark'
  const { small, auxiliaries, adverbs, pronouns, data } = lexicon
  const joins = [
    small.clitics,
    small.relatives,
    small.coordinators,
    small.infinitiveMarkers,
    small.indefinites,
  ]
  return (
    isName(at) ||
    token.capital ||
    canBeSubject(token, lexicon) ||
    pronouns.exact.has(token.fold) ||
    auxiliaries.has(token.word) ||
    adverbs.exact.has(token.fold) ||
    joins.some((list) => list.has(token.fold)) ||
    (token.fold.length > 5 && data.personEndings.some((ending) => token.fold.endsWith(ending))) ||
    (data.subjectFirst && token.fold.length > 3 && token.fold.endsWith('s'))
  )
}

const isBe = (token: Token | undefined, lexicon: Lexicon): boolean =>
  lexicon.auxiliaries.get(token?.word ?? '')?.some(({ be }) => be) ?? false

function looseTense(tenses: readonly Tense[], passiveAfter: boolean): Tense | null {
  const finite = tenses.find(
    (tense) => tense !== 'participle' && tense !== 'infinitive' && tense !== 'gerund',
  )
  if (tenses.includes('participle') && passiveAfter) return 'participle'
  if (finite) return finite
  if (tenses.includes('gerund')) return 'gerund'
  return tenses.includes('infinitive') ? 'infinitive' : null
}

function passiveAfter(tokens: readonly Token[], at: number, to: number, lexicon: Lexicon): boolean {
  for (let index = at + 1; index <= at + 3 && index < to; index++) {
    const token = tokens[index]
    if (!token || token.kind === 'break') return false
    if (lexicon.small.passiveBy.has(token.fold)) return true
    if (token.kind === 'mark' && /^[,.;:]$/.test(token.fold)) return false
  }
  return false
}

/** "fait-on valoir" */
function pronounInside(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): number | null {
  for (let at = from + 1; at < to; at++) {
    if (tokens[at]?.joint === '-' && lexicon.pronouns.exact.has(tokens[at]?.fold ?? '')) return at
  }
  return null
}

function pronounAfter(tokens: readonly Token[], verb: number, lexicon: Lexicon): number | null {
  for (let at = verb + 1; at <= verb + 2; at++) {
    const token = tokens[at]
    if (token?.joint !== '-') return null
    if (valueOfWord(lexicon.pronouns, token.fold)) return at
  }
  return null
}

function withClitics(tokens: readonly Token[], first: number, from: number, lexicon: Lexicon): number {
  let start = first
  while (
    start > from &&
    lexicon.small.clitics.has(tokens[start - 1]?.fold ?? '') &&
    tokens[start - 1]?.kind === 'word'
  ) {
    start -= 1
  }
  return start
}
