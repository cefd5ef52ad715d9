/** The tense that words show, and with it whether a bare weekday lies behind or ahead of its clause. */
import type { LexiconData } from './lexicon.ts'
import type { VerbForm } from './lexicons.ts'
import { foldWord, type Token } from './normalise.ts'

export type Tense = 'past' | 'present' | 'future'
/** `sure` where a past verb stands right before the date, so that the date can be nothing but its own. */
export type Shown = Readonly<{ tense: Tense; sure: boolean }>

/** For each token of a text the tense that it shows, or null. */
export type Tenses = readonly (Tense | null)[]

type Words = ReadonlySet<string>
export type TenseLexicon = Readonly<{
  past: Words
  present: Words
  future: Words
  pastEndings: readonly string[]
  notPast: Words
  futureEndings: readonly string[]
  notFuture: Words
  have: Words
  be: Words
  participles: readonly string[]
  notParticiples: Words
  moved: Words
  modals: Words
  infinitives: readonly string[]
  prospective: readonly string[]
  links: Words
  subjects: Words
  after: Words
  /** Small words and adverbs that may stand inside a verb group. */
  inside: Words
  adverbEndings: readonly string[]
  preposed: Words
  /** They are followed by a noun, so that what looks like a verb behind them is none. */
  beforeNouns: Words
  reflexives: Words
  auxiliaries: Words
  infinitiveMarkers: Words
  /** Words that begin a clause of its own. */
  openers: Words
  coordinators: Words
  abbreviations: Words
  verbs: ReadonlyMap<string, readonly VerbForm[]>
}>

export function compileTense(
  data: LexiconData,
  verbs: ReadonlyMap<string, readonly VerbForm[]>,
): TenseLexicon {
  const { tense } = data.dates
  const words = (list: readonly string[]) => new Set(list.map((word) => word.normalize('NFC')))
  const single = (list: readonly string[]) => words(list.filter((word) => !word.includes(' ')))
  return {
    past: words(tense.past),
    present: words(tense.present),
    future: words(tense.future),
    pastEndings: tense.pastEndings,
    notPast: words(tense.notPast),
    futureEndings: tense.futureEndings,
    notFuture: words(tense.notFuture),
    have: words(tense.have),
    be: words(tense.be),
    participles: tense.participles,
    notParticiples: words(tense.notParticiples),
    moved: words(tense.moved),
    modals: words(tense.modals),
    infinitives: tense.infinitives,
    prospective: tense.prospective,
    links: words(tense.links),
    subjects: words(tense.subjects),
    after: words(tense.after),
    inside: single([
      ...data.adverbs,
      ...data.clitics,
      ...data.negation.alone,
      ...data.negation.paired,
      ...Object.keys(data.dates.weekdays),
      ...data.dates.dayParts,
    ]),
    adverbEndings: data.adverbEndings,
    preposed: words(data.preposed),
    beforeNouns: words(data.determiners),
    reflexives: words(data.reflexives),
    infinitiveMarkers: words(data.infinitiveMarkers),
    auxiliaries: words(data.auxiliaries.flatMap(({ forms }) => forms)),
    coordinators: words(data.coordinators),
    openers: single([...data.complementizers, ...data.relatives, ...data.boundaries, ...data.opposed]),
    abbreviations: new Set(data.abbreviations.map(foldWord)),
    verbs,
  }
}

/** Words inside a verb group, and from a verb to the infinitive that it governs. */
const groupReach = 4
const partedMax = 6
const infinitiveReach = 7

export function tensesOf(tokens: readonly Token[], lexicon: TenseLexicon): Tenses {
  const tenses: (Tense | null)[] = Array.from({ length: tokens.length }, () => null)
  for (let at = 0; at < tokens.length; at++) {
    const group = tenses[at] === null ? groupAt(tokens, at, lexicon) : null
    const tense = tenses[at] ?? group?.tense ?? wordTense(tokens, at, lexicon)
    tenses[at] = tense ?? infinitiveTense(tokens, at, tenses, lexicon)
    // The participle or infinitive shows what its auxiliary does: "sera fermée", "will be held".
    const end = group?.end ?? auxiliaryEnd(tokens, at, lexicon)
    if (end !== null && tenses[at]) tenses[end] = wordTense(tokens, end, lexicon, true) ?? tenses[at] ?? null
  }
  return tenses
}

/** An auxiliary with its participle, or a modal with its infinitive: "a vivement rejeté", "doit se réunir". */
function groupAt(
  tokens: readonly Token[],
  at: number,
  lexicon: TenseLexicon,
): Readonly<{ tense: Tense; end: number | null }> | null {
  const token = tokens[at]
  if (token?.kind !== 'word') return null
  const { word } = token
  const have = lexicon.have.has(word)
  const be = lexicon.be.has(word)
  const modal = lexicon.modals.has(word)
  // "Le nord-est" is no verb; "a-t-il" begins with one.
  if ((!have && !be && !modal) || isName(tokens, at) || token.joint === '-') return null
  const next = nextInGroup(tokens, at + 1, lexicon)
  const after = tokens[next]
  if (after?.kind === 'word' && modal && isInfinitive(after, lexicon)) return { tense: 'future', end: next }
  if (after?.kind !== 'word' || after.capital || !isParticiple(after, lexicon)) return null
  if (have) return { tense: 'past', end: next }
  const before = [tokens[at - 1], tokens[at - 2]]
  const reflexive = before.some((one) => one?.kind === 'word' && lexicon.reflexives.has(one.word))
  const moved = lexicon.moved.has(after.word)
  return { tense: reflexive || moved ? 'past' : 'present', end: next }
}

function auxiliaryEnd(tokens: readonly Token[], at: number, lexicon: TenseLexicon): number | null {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital || !lexicon.auxiliaries.has(token.word)) return null
  const next = nextInGroup(tokens, at + 1, lexicon)
  const after = tokens[next]
  const goesOn =
    after?.kind === 'word' && (isParticiple(after, lexicon) || lexicon.auxiliaries.has(after.word))
  return goesOn ? next : null
}

/** A capital letter that no sentence begins with. */
function isName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return (
    tokens[at]?.capital === true && before !== undefined && before.kind !== 'mark' && before.kind !== 'break'
  )
}

function nextInGroup(tokens: readonly Token[], from: number, lexicon: TenseLexicon): number {
  let at = from
  // "A, mardi, rejeté": what two commas part stands outside.
  if (tokens[at]?.fold === ',') {
    const closing = tokens.slice(at + 1, at + 1 + partedMax).findIndex(({ fold }) => fold === ',')
    if (closing >= 0) at += closing + 2
  }
  const end = at + groupReach
  while (at < end && isInside(tokens[at], lexicon)) at += 1
  return at
}

const isInside = (token: Token | undefined, { inside, adverbEndings }: TenseLexicon): boolean =>
  token?.kind === 'word' &&
  (inside.has(token.word) ||
    (token.joint === '-' && token.word.length < 5) ||
    (token.word.length > 5 && adverbEndings.some((ending) => token.word.endsWith(ending))))

const isParticiple = ({ word, capital }: Token, lexicon: TenseLexicon): boolean =>
  word.length > 1 &&
  !lexicon.notParticiples.has(word) &&
  (lexicon.moved.has(word) ||
    // "Concert mardi" ends like a participle, too: the first word of a sentence must be known as one.
    (!capital && lexicon.participles.some((ending) => word.endsWith(ending))) ||
    (lexicon.verbs.get(word)?.some(({ tenses }) => tenses.includes('participle')) ?? false))

const isInfinitive = ({ word, capital }: Token, { infinitives }: TenseLexicon): boolean =>
  !capital && word.length > 1 && infinitives.some((ending) => word.endsWith(ending))

/** `inGroup` where an auxiliary stands before it, so that only words like "scheduled" tell another tense. */
function wordTense(
  tokens: readonly Token[],
  at: number,
  lexicon: TenseLexicon,
  inGroup = false,
): Tense | null {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital) return null
  const { word } = token
  if (token.joint === '-' && (lexicon.have.has(word) || lexicon.be.has(word))) return null
  if (lexicon.future.has(word)) return 'future'
  if (inGroup) return null
  if (lexicon.past.has(word)) return 'past'
  const before = tokens[at - 1]
  if (isNoun(tokens, at, lexicon) || (before?.kind === 'word' && lexicon.infinitiveMarkers.has(before.word)))
    return null
  if (lexicon.present.has(word)) return 'present'
  const known = verbTense(word, lexicon)
  if (known) return known
  if (endsWith(word, lexicon.futureEndings, lexicon.notFuture)) return 'future'
  if (endsWith(word, lexicon.pastEndings, lexicon.notPast)) return 'past'
  const bound =
    before?.kind === 'word' && (lexicon.subjects.has(before.word) || lexicon.reflexives.has(before.word))
  return bound && !lexicon.inside.has(word) && !isInfinitive(token, lexicon) && word.length > 2
    ? 'present'
    : null
}

/** "Une rencontre", "une nouvelle rencontre". */
function isNoun(tokens: readonly Token[], at: number, lexicon: TenseLexicon): boolean {
  const first = tokens[at - 1]
  const before = first?.kind === 'word' && lexicon.preposed.has(first.word) ? tokens[at - 2] : first
  return before?.kind === 'word' && lexicon.beforeNouns.has(before.word)
}

/** Who "says", "rejects" or "accuses" in the news has done so. */
const isDone = ({ speech, attitude }: VerbForm['entry']): boolean =>
  speech === true ||
  (attitude !== undefined && attitude !== 'demand' && attitude !== 'commit' && attitude !== 'offer')

function verbTense(word: string, { verbs }: TenseLexicon): Tense | null {
  const forms = verbs.get(word)
  if (!forms || forms.some(({ entry }) => entry.noun?.includes(word))) return null
  const all = forms.flatMap(({ tenses }) => tenses)
  const is = (...wanted: readonly string[]) => all.every((tense) => wanted.includes(tense))
  if (is('past', 'imperfect')) return 'past'
  if (is('future', 'conditional')) return 'future'
  if (is('present')) return forms.some(({ entry }) => isDone(entry)) ? 'past' : 'present'
  return null
}

/** The word ends so, and neither it nor what stands before the ending is an exception. */
const endsWith = (word: string, endings: readonly string[], except: Words): boolean =>
  word.length > 3 &&
  endings.some(
    (ending) =>
      word.endsWith(ending) && !except.has(word) && !except.has(word.slice(0, word.length - ending.length)),
  )

/** "a promis de répondre", "agreed to meet": what is promised lies ahead; "flew in to meet" is done. */
function infinitiveTense(
  tokens: readonly Token[],
  at: number,
  tenses: Tenses,
  lexicon: TenseLexicon,
): Tense | null {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (token?.kind !== 'word' || token.capital || before?.kind !== 'word') return null
  if (!lexicon.links.has(before.word) || !isInfinitive(token, lexicon) || isInside(token, lexicon))
    return null
  if (lexicon.beforeNouns.has(token.word)) return null
  for (let index = at - 2; index >= at - infinitiveReach; index--) {
    const governor = tokens[index]
    // "Tarn to visit Vell": a headline's infinitive, which no verb governs.
    if (!governor || governor.kind === 'break') return 'future'
    if (governor.kind === 'mark' && governor.fold !== ',') return null
    if (isProspective(governor, lexicon)) return 'future'
    if (tenses[index]) return null
  }
  return null
}

function isProspective({ kind, word, capital }: Token, { prospective, verbs }: TenseLexicon): boolean {
  if (kind !== 'word' || capital) return false
  if (prospective.some((stem) => word.startsWith(stem))) return true
  return (
    verbs
      .get(word)
      ?.some(
        ({ entry: { attitude } }) =>
          attitude === 'accept' || attitude === 'demand' || attitude === 'commit' || attitude === 'offer',
      ) ?? false
  )
}

/** How far the tense of a clause is looked for, in words, and what it costs to pass a comma, an "and", or into another clause. */
const reach = 30
const commaCost = 2
const joinCost = 3
const clauseCost = 8

/** The nearest word that shows a tense, in the sentence of tokens `first` to `last`; null where none does. */
export function tenseAround(
  tokens: readonly Token[],
  place: Readonly<{ first: number; last: number }>,
  tenses: Tenses,
  lexicon: TenseLexicon,
): Shown | null {
  const left = nearest(tokens, place.first - 1, -1, tenses, lexicon)
  const right = nearest(tokens, place.last + 1, 1, tenses, lexicon)
  // "Battu samedi à Nancy, le club recevra Metz": a participle that opens the sentence, and its clause behind the comma.
  if (right?.comma && participleBefore(tokens, place.first - 1, lexicon, true))
    return { tense: 'past', sure: true }
  const nearer = left && (!right || left.cost <= right.cost) ? left : right
  if (nearer && nearer.tense !== 'present')
    return { tense: nearer.tense, sure: nearer === left && left.cost === 1 && left.tense === 'past' }
  if (isAfter(tokens, place.first, lexicon)) return { tense: 'past', sure: false }
  return nearer && { tense: nearer.tense, sure: false }
}

function nearest(
  tokens: readonly Token[],
  from: number,
  step: 1 | -1,
  tenses: Tenses,
  lexicon: TenseLexicon,
): Readonly<{ tense: Tense; cost: number; comma: boolean }> | null {
  let cost = 0
  let comma = false
  for (let at = from; Math.abs(at - from) < reach; at += step) {
    const token = tokens[at]
    if (!token || endsSentence(tokens, at, lexicon)) return null
    cost += 1
    const tense = tenses[at]
    if (tense) return { tense, cost, comma }
    if (at === from && step === -1 && participleBefore(tokens, at, lexicon))
      return { tense: 'past', cost, comma }
    comma ||= token.fold === ','
    // The comma behind a date that opens its clause parts nothing.
    if (token.fold === ',' && !(step === 1 && at === from)) cost += commaCost
    // What is said inside of quotation marks is not what the verb of saying tells.
    if (/^[«»“”„"]$/.test(token.fold)) cost += clauseCost
    if (token.kind !== 'word') continue
    if (lexicon.openers.has(token.word)) cost += clauseCost
    else if (lexicon.coordinators.has(token.word)) cost += joinCost
  }
  return null
}

/** Words between "after" and the day of what is over: "after the first round of talks on Monday". */
const afterReach = 7

/** "Follows Monday's talks", "après la rencontre de lundi": what something comes after is over, where no verb says else. */
function isAfter(tokens: readonly Token[], first: number, { after }: TenseLexicon): boolean {
  for (let at = first - 1; at >= first - afterReach; at--) {
    const token = tokens[at]
    if (token?.kind !== 'word') return false
    if (after.has(token.word)) return true
  }
  return false
}

/** "le rapport publié mercredi": a participle right before the date, which no auxiliary makes a tense. */
function participleBefore(
  tokens: readonly Token[],
  at: number,
  lexicon: TenseLexicon,
  opens = false,
): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || isName(tokens, at) || token.word.length < 4) return false
  const before = tokens[at - 1]
  if (before?.kind === 'word' && lexicon.beforeNouns.has(before.word)) return false
  if (opens) return token.capital && isParticiple({ ...token, capital: false }, lexicon)
  return isParticiple(token, lexicon)
}

function endsSentence(tokens: readonly Token[], at: number, lexicon: TenseLexicon): boolean {
  const token = tokens[at]
  if (token?.kind === 'break') return true
  if (token?.kind !== 'mark' || !/^[.!?;:…]$/.test(token.fold)) return false
  return !(token.fold === '.' && lexicon.abbreviations.has(tokens[at - 1]?.fold ?? ''))
}

/** Which tense most words of `[from, to)` show: of a sentence without a verb nothing else is known. */
export function moodOf(tenses: Tenses, from: number, to: number): 'past' | 'future' | null {
  let past = 0
  let ahead = 0
  for (let at = from; at < to; at++) {
    if (tenses[at] === 'past') past += 1
    else if (tenses[at]) ahead += 1
  }
  return past + ahead === 0 ? null : past >= ahead ? 'past' : 'future'
}
