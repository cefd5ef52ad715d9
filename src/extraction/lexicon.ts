/** The schema of a language's lexicon: what the rules know of verbs, marks, dates and small words. Data, no code. */
import { z } from 'zod'
import { FurnitureData } from './furniture-lexicon.ts'

const words = z.array(z.string().min(1))

/**
 * How a verb (or noun) takes a position. `accept`, `demand`, `commit`, `offer` and `praise` are for what follows;
 * `reject`, `blame` and `deny` against; `accuse`, `judge` and `threaten` leave the sign to what follows.
 */
export const Attitude = z.enum([
  'accept',
  'demand',
  'commit',
  'offer',
  'praise',
  'reject',
  'blame',
  'deny',
  'accuse',
  'judge',
  'threaten',
])
export type Attitude = z.infer<typeof Attitude>

/** An ending may be empty: "reject" is a form of its stem. */
const endings = z.array(z.string())

/** Endings by tense; `participle` is the past one, `gerund` the present one. */
const Forms = z.strictObject({
  present: endings.optional(),
  imperfect: endings.optional(),
  past: endings.optional(),
  future: endings.optional(),
  conditional: endings.optional(),
  gerund: endings.optional(),
  participle: endings.optional(),
  infinitive: endings.optional(),
})
export type Tense = keyof z.infer<typeof Forms>

export const VerbEntry = z.strictObject({
  lemma: z.string().min(1),
  /** The stem that takes the endings of the paradigm `as`; `strong` before mute endings and in the future. */
  stem: z.string().optional(),
  strong: z.string().optional(),
  /** The stem before a, o and u, where spelling changes it: "annonç". */
  soft: z.string().optional(),
  as: z.string().optional(),
  forms: Forms.optional(),
  /** It introduces words: "that …", or a quotation. */
  speech: z.boolean().optional(),
  attitude: Attitude.optional(),
  /** With "that …" it only reports: "a soutenu que" is no support. */
  plainThat: z.boolean().optional(),
  /** A state of mind: what somebody thinks or wants, which nobody but him can know. */
  mind: z.boolean().optional(),
  /** Too common to name a speaker or a position unless it introduces "that …" or a quotation. */
  weak: z.boolean().optional(),
  /** Whom it tells is its object: "a prévenu les élus que", "told reporters that". */
  addressee: z.boolean().optional(),
  /** Its past is built with "be" and is no passive: "sont convenus". */
  withBe: z.boolean().optional(),
  /** What follows it may be an open question: "se demande si". */
  asks: z.boolean().optional(),
  /** With an infinitive it tells a deed and no words: "décide de". */
  deed: z.boolean().optional(),
  /** Counts only when one of these follows it directly: "s'opposer à", "call for". */
  with: words.optional(),
  /** Only with a reflexive pronoun: "se plaindre". */
  reflexive: z.boolean().optional(),
  /** Forms that are other words: "maintenant". */
  except: words.optional(),
  /** Not doing so leaves the matter open: "n'exclut pas". Of other verbs it says nothing: "did not reject". */
  opens: z.boolean().optional(),
  /** Without an object it refers to the clause before: "la Russie n'est pas d'accord". */
  alone: z.boolean().optional(),
  /** Who does it is for it; its infinitive only names the matter: "ready to send troops". */
  act: z.boolean().optional(),
  /** Forms that are nouns after an article: "la demande". */
  noun: words.optional(),
})
export type VerbEntry = Readonly<z.infer<typeof VerbEntry>>

/** A phrase that works as a verb does: "est favorable à", "le refus de". */
export const PredicateEntry = z.strictObject({
  phrase: z.string().min(1),
  attitude: Attitude.optional(),
  speech: z.boolean().optional(),
  mind: z.boolean().optional(),
  /** A noun whose owner follows it: "le refus de Moscou de …". */
  nominal: z.boolean().optional(),
  /** Counts only as somebody's judgement: "inacceptable pour Kiev", "jugé inacceptable par Kiev". */
  judged: z.boolean().optional(),
  /** Without an object it refers to the clause before. */
  alone: z.boolean().optional(),
})
export type PredicateEntry = Readonly<z.infer<typeof PredicateEntry>>

/**
 * A rule of dates. `words` is a sequence: a literal, alternatives `a|b`, a class `<weekday>`, each optional with `?`;
 * `-là` only matches a word that a hyphen joins to the one before.
 * The longest match wins, among equally long ones the first. `gives` says how the value is computed; `shift` counts
 * units; `toward` overrides the tense.
 */
export const DateRule = z.strictObject({
  words: z.string().min(1),
  gives: z.enum([
    /** Days from the anchor. */
    'day',
    /** With `unit`, that day of the whole week counted by `shift`; else `shift` days after the nearest one. */
    'weekday',
    /** From one day to the next: the day on which it began. */
    'night',
    'date',
    'month',
    'year',
    'decade',
    /** Spring to winter, of a year that is named or told by the tense. */
    'season',
    /** A feast that a calendar knows; `shift` counts days from it. */
    'feast',
    /** The first, second … last such weekday of a month or a season. */
    'nth',
    /** A whole week, weekend, month or year, counted from the anchor's. */
    'unit',
    /** The same, counted from the last day that the text named. */
    'unitThen',
    'ago',
    /** Days, weeks … from the last day that the text named; without one it dates nothing. */
    'later',
    /** From the anchor until a deadline. */
    'within',
    /** Days from the last day that the text named. */
    'nextTo',
    'sameDay',
    /** A time of day: on the day that its sentence names, else the one that the text named last. */
    'clock',
    /** A duration, or what comes back every week, which dates nothing. */
    'nothing',
    /** No expression of time at all, although it looks like one: it is stepped over. */
    'name',
  ]),
  unit: z.enum(['week', 'month', 'year', 'weekend']).optional(),
  shift: z.int().optional(),
  toward: z.enum(['past', 'future', 'this']).optional(),
  /** Each day, weekday, month or year that it reads is an expression of its own; they run forward in time. */
  each: z.boolean().optional(),
  /**
   * A part of a day. A night reaches into the next day, so that a part of the day that the text tells of behind it
   * belongs to that one: "il a passé la nuit à Metz. En fin d'après-midi …".
   */
  part: z.enum(['day', 'night']).optional(),
  /** Only behind one of the `leads`. */
  led: z.boolean().optional(),
  /** Only where its sentence has named a day before. */
  near: z.boolean().optional(),
  /** Only where none of the `counted` nouns follows, or no plural at all: "en 2002", not "2002 habitants". */
  uncounted: z.enum(['listed', 'plural']).optional(),
})
export type DateRule = Readonly<z.infer<typeof DateRule>>

const counted = z.record(z.string(), z.int())
const monthDay = z.string().regex(/^\d\d-\d\d$/)

/** The same day every year, days from Easter Sunday (Western or Orthodox), or the nth weekday of a month (-1 the last). */
const Feast = z.union([
  z.strictObject({ date: monthDay }),
  z.strictObject({ easter: z.int() }),
  z.strictObject({ orthodoxEaster: z.int() }),
  z.strictObject({ month: z.int(), weekday: z.int(), nth: z.int() }),
])
export type Feast = Readonly<z.infer<typeof Feast>>

/**
 * What tells the tense of a clause, and with it the direction of a bare weekday. Words are compared with their accents.
 * Forms of the lexicon's verbs tell theirs without being repeated here.
 */
const TenseData = z.strictObject({
  past: words,
  present: words,
  future: words,
  /** Endings of longer words, and the words (or what stands before the ending) that only look so. */
  pastEndings: words,
  notPast: words,
  futureEndings: words,
  notFuture: words,
  /** With a participle behind them they tell the past, alone the present; `be` only with a reflexive or a move. */
  have: words,
  be: words,
  participles: words,
  notParticiples: words,
  moved: words,
  /** With an infinitive behind them they tell the future. */
  modals: words,
  infinitives: endings,
  /** Endings of present participles, which tell no time of their own. */
  gerunds: words,
  /** After a verb of these stems an infinitive lies ahead; verbs that accept, demand or offer need not be listed. */
  prospective: words,
  /** Between these and an infinitive nothing stands: de, to. */
  links: words,
  /** A word right behind them is a verb: il, qui. */
  subjects: words,
  /** What comes after them is over: after, follows. */
  after: words,
  /** Auxiliaries of what was done before something else: had. */
  earlier: words,
})
export type TenseData = Readonly<z.infer<typeof TenseData>>

export const LexiconData = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  /** By which the language of a text is recognised. */
  stopwords: words,
  determiners: words,
  /** Articles that point back to somebody named before. */
  definite: words,
  /** Small words inside a name: van, de. */
  particles: words,
  /** Adjectives that may stand between an article and a name. */
  preposed: words,
  /** Before a noun they make it no subject. */
  prepositions: words,
  /** His, their: the noun that follows is the subject's own. */
  possessives: words,
  /** Our, my: the noun that follows is the speaker's own. */
  firstPerson: words,
  /** What marks an infinitive before it: to. */
  infinitiveMarkers: words,
  /** Endings of an infinitive, where it has any: "-er". */
  infinitiveEndings: words,
  /** Subjects that stand for no noun: it, there. */
  expletives: words,
  /** Before an infinitive they tie it to the person asked or accused: "à accepter", "of refusing". */
  controlLinks: words,
  /** "sans exclure", "without ruling out". */
  without: words,
  /** What is only said about somebody: "reports that", "les informations selon lesquelles". */
  reports: words,
  /** Behind them somebody else's clause begins: "alors que Vell refuse". */
  opposed: words,
  /** Behind them stands what goes on at the same time, if it has a verb: "as fighting rages". */
  meanwhiles: z.array(z.string()),
  /** Inside a subject they say who did not: "neither A nor B", "A et non B". */
  excluders: words,
  /** What is feigned is not so: "fait semblant de vouloir". */
  feigned: words,
  /** What is said to be untrue: "un mensonge", "baseless". */
  falsehoods: words,
  /** Nouns by which what follows them comes to an end: who asks for the end of a thing is against it. */
  undoings: words,
  /** Prepositions of place: the city that follows is a place, not a government. */
  locatives: words,
  /** What follows these may still belong to the noun before: "la ministre déléguée à …", "a spokesman for …". */
  nounLinks: words,
  /** "of": what links an owner to the noun before. */
  genitives: words,
  /** Introduces what was said: que, qu', that. */
  complementizers: words,
  /** End in "que" and introduce nothing that is said: "tant que", "so that". */
  conjunctions: words,
  relatives: words,
  /** Introduces what somebody wants to know and does not say: si, whether. */
  openQuestions: words,
  /** Introduces a clause that stands for its answer: comment, why. */
  questionClauses: words,
  /** Subjects that are nobody: "il convient de noter", "it is worth noting". */
  impersonal: words,
  coordinators: words,
  /** Behind them a new statement begins, to which a negation before them no longer reaches: and, but. */
  joins: words,
  /** Begins a clause of its own, so that a negation or a cue does not reach across. */
  boundaries: words,
  /** Behind a comma they begin what the writer adds himself. */
  asides: words,
  /** "de la part de": who the words before it come from. */
  fromSide: words,
  adverbs: words,
  /** Endings that make an adverb of any longer word. */
  adverbEndings: words,
  /** Endings of adjectives and plurals, longest first. */
  inflections: words,
  /** Verbs that only join a subject to an adjective: "s'est dit prêt". */
  copulas: words,
  /** Words inside a verb group: ne, se, y, been. */
  clitics: words,
  auxiliaries: z.array(
    z.strictObject({
      forms: words,
      tense: z.enum(['present', 'imperfect', 'past', 'future', 'conditional', 'infinitive', 'gerund']),
      be: z.boolean().optional(),
      /** It takes an infinitive or bare form: will, va, peut. */
      bare: z.boolean().optional(),
    }),
  ),
  reflexives: words,
  passiveBy: words,
  pronouns: z.strictObject({
    he: words,
    she: words,
    they: words,
    i: words,
    we: words,
    you: words,
    one: words,
  }),
  /** Endings of the verb by which a pronoun that is also an object is known as its subject. */
  agreement: z.strictObject({ we: words, you: words }),
  /** Pronouns that name nobody in particular: tous, many. */
  indefinites: words,
  negation: z.strictObject({
    /** Negates by itself. */
    alone: words,
    /** Negates only beside one of `marker` before it. */
    paired: words,
    marker: words,
    notYet: words,
    /** Looks like a negation and is none. */
    not: words,
  }),
  necessity: words,
  /** Behind an obligation they make it a date: "must begin", "doit entrer en vigueur". */
  schedules: words,
  possibility: words,
  /** Introduces a condition; the clause that follows is its text. */
  conditions: words,
  /** Those of a refusal: "rejects it unless". */
  exceptions: words,
  hypothetical: words,
  /** "…", the president said: the subject of an incise may stand before its verb. */
  subjectFirst: z.boolean(),
  according: words,
  /** The same, but only at the beginning of a sentence and before a comma: "Pour Londres, …". */
  accordingFirst: words,
  /** The same with a pronoun: "selon lui"; "à l'en croire" fits anybody. */
  accordingHim: z.strictObject({ he: words, she: words, they: words, anybody: words }),
  /** What headlines set before a surname, where a first name may stand: "Defiant X rejects". */
  epithets: words,
  /** Beside a verb they say that others tell of it, who are not named: "reportedly". */
  hearsay: words,
  /** Endings that a verb of somebody else has, in the tenses of a story: "glapota", "glowered". */
  finiteEndings: words,
  /** Endings of a participle that belongs to a noun: "rejetée". */
  agreedEndings: words,
  /** Before a subject and a verb of saying: "comme l'a rappelé X", "as X put it". */
  asSaid: words,
  /** "publiées par", "cité par": the medium through which it is known. */
  relayedBy: words,
  media: words,
  mediaNouns: words,
  /** A noun that stands for its owner: his post, his speech. */
  vessels: words,
  /** A noun that, with an adjective of nationality or an owner, stands for the state. */
  governments: words,
  /** Unnamed people who speak. */
  people: z.strictObject({ m: words, f: words }),
  /** Nouns of bodies and writings that say something: association, rapport. */
  sources: words,
  /** Endings of nouns for people by what they do: "-eur", "-ist". */
  personEndings: words,
  titles: words,
  abbreviations: words,
  /** Nouns that may stand between a position and its matter: the idea, the principle, the sending of. */
  containers: words,
  /** Words that approve or disapprove of what they are said of. */
  evaluations: z.strictObject({ good: words, bad: words }),
  /** Between a verb of asking and whom it asks: on, upon. */
  asksOf: words,
  /** What stands before a number: at least, about. */
  amounts: z.strictObject({ least: words, more: words, most: words, less: words, about: words }),
  scales: counted,
  /** Nouns of a round number: "une trentaine". */
  dozens: counted,
  decimalMark: z.enum(['.', ',']),
  untils: words,
  durings: words,
  questionWords: words,
  /** Before a date they make it the day of something else: after Thursday. */
  dateApart: words,
  back: z.strictObject({ ideas: words, things: words, objects: words, contrasts: words, denies: words }),
  furniture: FurnitureData,
  paradigms: z.record(z.string(), Forms),
  verbs: z.array(VerbEntry),
  predicates: z.array(PredicateEntry),
  dates: z.strictObject({
    weekdays: counted,
    /** Only beside a day of the month: "Tues., March 4". */
    shortWeekdays: counted,
    months: counted,
    /** Names of days and months have a capital letter; in other languages one makes them a name: Mars. */
    capitals: z.boolean(),
    dayParts: words,
    units: z.record(z.string(), z.enum(['day', 'week', 'month', 'year', 'hour'])),
    numbers: counted,
    ordinals: counted,
    /** After the day of the month: "1er", "4th". */
    dayEndings: words,
    /** Marks of the hour between its numbers: h; words, which need one of `hourLeads` before. */
    hourMarks: words,
    hourWords: words,
    hourLeads: words,
    /** Hours that they add, null for a zone: "9 p.m.", "9:00 GMT". */
    hourEndings: z.record(z.string(), z.int().nullable()),
    /** What may stand before the time in the heading of a live item: "mise à jour à". */
    itemLeads: words,
    /** The order of "12/03/2025"; null where texts use both, so that only a number above 12 decides. */
    numericOrder: z.enum(['dmy', 'mdy']).nullable(),
    /** First day, and the first one after, as MM-DD. */
    seasons: z.record(z.string(), z.strictObject({ from: monthDay, to: monthDay })),
    feasts: z.record(z.string(), Feast),
    /** Those that name a day by themselves, where "Christmas" alone may be anything. */
    feastDays: z.record(z.string(), Feast),
    /** Nouns that a number before them counts, however much it looks like a year. */
    counted: words,
    /** Between the two days of a range: au, until. */
    ranges: words,
    /** What comes directly before a date and makes it part of a name: "rue du". */
    names: words,
    /** Before a date: since then; until then; and before a time, that it is a duration. */
    since: words,
    until: words,
    lasting: words,
    /** Before a month or year that stands alone: en, since. */
    leads: words,
    /** Behind them an event is told, whose day is not that of what is said: after, ahead, when. */
    events: words,
    /** What words come out in, so that its day is theirs: "a statement released on Tuesday". */
    statements: words,
    tense: TenseData,
    rules: z.array(DateRule),
  }),
})
export type LexiconData = Readonly<z.infer<typeof LexiconData>>
