/** The lexicons that ship with the extractor, checked and made ready to be looked up in. */
import { compileDates, type DateLexicon } from './date-lexicon.ts'
import { compileFurniture, type FurnitureLexicon } from './furniture-lexicon.ts'
import { type Attitude, LexiconData, type PredicateEntry, type Tense } from './lexicon.ts'
import enDates from './lexicons/en/dates.json' with { type: 'json' }
import enFurniture from './lexicons/en/furniture.json' with { type: 'json' }
import enVerbs from './lexicons/en/verbs.json' with { type: 'json' }
import enWords from './lexicons/en/words.json' with { type: 'json' }
import frDates from './lexicons/fr/dates.json' with { type: 'json' }
import frFurniture from './lexicons/fr/furniture.json' with { type: 'json' }
import frVerbs from './lexicons/fr/verbs.json' with { type: 'json' }
import frWords from './lexicons/fr/words.json' with { type: 'json' }
import { foldWord, wordsOf } from './normalise.ts'
import { indexPhrases, type PhraseIndex } from './phrases.ts'
import { type VerbForm, verbForms } from './verb-forms.ts'

export type Auxiliary = Readonly<{ tense: Tense; be: boolean; bare: boolean }>
export type PronounKind = 'he' | 'she' | 'they' | 'i' | 'we' | 'you' | 'one'
/** Whom a phrase refers back to. */
export type Referent = 'he' | 'she' | 'they' | 'anybody'
export type BackKind = 'ideas' | 'things' | 'contrasts' | 'denies'
export type SmallWord =
  | 'determiners'
  | 'definite'
  | 'particles'
  | 'preposed'
  | 'prepositions'
  | 'locatives'
  | 'possessives'
  | 'epithets'
  | 'hearsay'
  | 'firstPerson'
  | 'infinitiveMarkers'
  | 'controlLinks'
  | 'reports'
  | 'without'
  | 'objects'
  | 'genitives'
  | 'complementizers'
  | 'relatives'
  | 'coordinators'
  | 'joins'
  | 'excluders'
  | 'meanwhiles'
  | 'clitics'
  | 'reflexives'
  | 'passiveBy'
  | 'titles'
  | 'abbreviations'
  | 'containers'
  | 'questionWords'
  | 'vessels'
  | 'copulas'
  | 'governments'
  | 'sources'
  | 'nounLinks'
  | 'expletives'
  | 'indefinites'
  | 'openQuestions'
  | 'questionClauses'
  | 'mediaNouns'

export type Lexicon = Readonly<{
  data: LexiconData
  stopwords: ReadonlySet<string>
  /** Folded single words by the list they stand in. */
  small: Readonly<Record<SmallWord, ReadonlySet<string>>>
  adverbs: PhraseIndex<true>
  boundaries: PhraseIndex<true>
  asides: PhraseIndex<true>
  conjunctions: PhraseIndex<true>
  impersonal: PhraseIndex<true>
  opposed: PhraseIndex<true>
  feigned: PhraseIndex<true>
  falsehoods: PhraseIndex<true>
  undoings: PhraseIndex<true>
  fromSide: PhraseIndex<true>
  conditions: PhraseIndex<true>
  exceptions: PhraseIndex<true>
  hypothetical: PhraseIndex<true>
  according: PhraseIndex<true>
  accordingFirst: PhraseIndex<true>
  accordingHim: PhraseIndex<Referent>
  asSaid: PhraseIndex<true>
  relayedBy: PhraseIndex<true>
  media: PhraseIndex<true>
  necessity: PhraseIndex<true>
  schedules: PhraseIndex<true>
  possibility: PhraseIndex<true>
  negation: PhraseIndex<'alone' | 'paired' | 'notYet' | 'not'>
  negationMarkers: ReadonlySet<string>
  pronouns: PhraseIndex<PronounKind>
  people: ReadonlyMap<string, 'm' | 'f' | 'both'>
  evaluations: PhraseIndex<1 | -1>
  amounts: PhraseIndex<'>=' | '>' | '<=' | '<' | '~'>
  numbers: PhraseIndex<number>
  untils: PhraseIndex<true>
  durings: PhraseIndex<true>
  back: Readonly<Record<BackKind, PhraseIndex<string>>>
  furniture: FurnitureLexicon
  /** By the word with its accents. */
  verbs: ReadonlyMap<string, readonly VerbForm[]>
  auxiliaries: ReadonlyMap<string, readonly Auxiliary[]>
  predicates: PhraseIndex<PredicateEntry>
  dates: DateLexicon
}>

/** By two-letter language. */
export type Lexicons = ReadonlyMap<string, Lexicon>

export function compileLexicon(data: LexiconData): Lexicon {
  const set = (words: readonly string[]) => new Set(words.map(foldWord))
  const index = (words: readonly string[]) =>
    indexPhrases(words.map((text) => ({ text, value: true as const })))
  const valued = <T>(groups: readonly (readonly [T, readonly string[]])[]) =>
    indexPhrases(groups.flatMap(([value, words]) => words.map((text) => ({ text, value }))))
  const literal = (words: readonly string[]) => indexPhrases(words.map((text) => ({ text, value: text })))
  const { negation, pronouns, furniture, back, people } = data
  const verbs = verbForms(data)
  return {
    data,
    stopwords: set(data.stopwords),
    small: {
      determiners: set(data.determiners),
      definite: set(data.definite),
      particles: set(data.particles),
      preposed: set(data.preposed),
      prepositions: set(data.prepositions),
      locatives: set(data.locatives),
      possessives: set(data.possessives),
      epithets: set(data.epithets),
      hearsay: set(data.hearsay),
      firstPerson: set(data.firstPerson),
      infinitiveMarkers: set(data.infinitiveMarkers),
      controlLinks: set(data.controlLinks),
      reports: set(data.reports),
      without: set(data.without),
      objects: set(data.back.objects),
      genitives: set(data.genitives),
      complementizers: set(data.complementizers),
      relatives: set(data.relatives),
      coordinators: set(data.coordinators),
      joins: set(data.joins),
      excluders: set(data.excluders),
      meanwhiles: set(data.meanwhiles),
      clitics: set(data.clitics),
      reflexives: set(data.reflexives),
      passiveBy: set(data.passiveBy),
      titles: set(data.titles),
      abbreviations: set(data.abbreviations),
      containers: set(data.containers),
      questionWords: set(data.questionWords),
      vessels: set(data.vessels),
      copulas: set(data.copulas),
      governments: set(data.governments),
      sources: set(data.sources),
      nounLinks: set(data.nounLinks),
      expletives: set(data.expletives),
      indefinites: set(data.indefinites),
      openQuestions: set(data.openQuestions),
      questionClauses: set(data.questionClauses),
      mediaNouns: set(data.mediaNouns),
    },
    adverbs: index(data.adverbs),
    boundaries: index(data.boundaries),
    asides: index(data.asides),
    conjunctions: index(data.conjunctions),
    impersonal: index(data.impersonal),
    opposed: index(data.opposed),
    feigned: index(data.feigned),
    falsehoods: index(data.falsehoods),
    undoings: index(data.undoings),
    fromSide: index(data.fromSide),
    conditions: index(data.conditions),
    exceptions: index(data.exceptions),
    hypothetical: index(data.hypothetical),
    according: index(data.according),
    accordingFirst: index(data.accordingFirst),
    accordingHim: valued(
      Object.entries(data.accordingHim).map(([kind, words]) => [kind as Referent, words] as const),
    ),
    asSaid: index(data.asSaid),
    relayedBy: index(data.relayedBy),
    media: indexPhrases(data.media.map((text) => ({ text, value: true as const, matchCase: true }))),
    necessity: index(data.necessity),
    schedules: index(data.schedules),
    possibility: index(data.possibility),
    negation: valued([
      ['alone' as const, negation.alone],
      ['paired' as const, negation.paired],
      ['notYet' as const, negation.notYet],
      ['not' as const, negation.not],
    ]),
    negationMarkers: set(negation.marker),
    pronouns: valued(Object.entries(pronouns).map(([kind, words]) => [kind as PronounKind, words] as const)),
    people: peopleOf(people),
    evaluations: valued([
      [1 as const, data.evaluations.good],
      [-1 as const, data.evaluations.bad],
    ]),
    amounts: valued([
      ['>=' as const, data.amounts.least],
      ['>' as const, data.amounts.more],
      ['<=' as const, data.amounts.most],
      ['<' as const, data.amounts.less],
      ['~' as const, data.amounts.about],
    ]),
    numbers: indexPhrases(Object.entries(data.dates.numbers).map(([text, value]) => ({ text, value }))),
    untils: index(data.untils),
    durings: index(data.durings),
    back: {
      ideas: literal(back.ideas),
      things: literal(back.things),
      contrasts: literal(back.contrasts),
      denies: literal(back.denies),
    },
    furniture: compileFurniture(furniture),
    verbs,
    auxiliaries: auxiliariesOf(data),
    predicates: indexPhrases(data.predicates.map((value) => ({ text: value.phrase, value }))),
    dates: compileDates(data, verbs),
  }
}

function peopleOf({ m, f }: LexiconData['people']): ReadonlyMap<string, 'm' | 'f' | 'both'> {
  // Nouns of several words are known by their last: "porte-parole" is read as "porte", "parole".
  const last = (noun: string) => wordsOf(noun).at(-1)?.fold ?? noun
  const people = new Map<string, 'm' | 'f' | 'both'>(m.map((noun) => [last(noun), 'm']))
  for (const noun of f) people.set(last(noun), people.has(last(noun)) ? 'both' : 'f')
  return people
}

function auxiliariesOf(data: LexiconData): ReadonlyMap<string, readonly Auxiliary[]> {
  const auxiliaries = new Map<string, Auxiliary[]>()
  for (const { forms, tense, be = false, bare = false } of data.auxiliaries) {
    for (const form of forms) auxiliaries.set(form, [...(auxiliaries.get(form) ?? []), { tense, be, bare }])
  }
  return auxiliaries
}

const parse = (...parts: readonly object[]): Lexicon => {
  const [words = {}, verbs = {}, dates = {}, furniture = {}] = parts
  return compileLexicon(LexiconData.parse({ ...words, ...verbs, dates, furniture }))
}

/** French and English. */
export const lexicons: Lexicons = new Map([
  ['fr', parse(frWords, frVerbs, frDates, frFurniture)],
  ['en', parse(enWords, enVerbs, enDates, enFurniture)],
])

/** +1 for what follows, -1 against it, 0 where the words that follow decide. */
export function attitudeSign(attitude: Attitude): 1 | -1 | 0 {
  switch (attitude) {
    case 'accept':
    case 'demand':
    case 'commit':
    case 'offer':
    case 'praise':
      return 1
    case 'reject':
    case 'blame':
    case 'deny':
      return -1
    case 'accuse':
    case 'judge':
    case 'threaten':
      return 0
    default:
      return attitude satisfies never
  }
}
