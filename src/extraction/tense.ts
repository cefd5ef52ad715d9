/** The tense that each word of a text shows: verbs with their auxiliaries, infinitives that lie ahead. */
import type { LexiconData } from './lexicon.ts'
import { foldWord, type Token } from './normalise.ts'
import { canBe, type VerbForm } from './verb-forms.ts'

export type Tense = 'past' | 'present' | 'future'
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
  gerunds: readonly string[]
  prospective: readonly string[]
  links: Words
  subjects: Words
  after: Words
  earlier: Words
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
    gerunds: tense.gerunds,
    prospective: tense.prospective,
    links: words(tense.links),
    subjects: words(tense.subjects),
    after: words(tense.after),
    earlier: words(tense.earlier),
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
export function isName(tokens: readonly Token[], at: number): boolean {
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

export const isParticiple = ({ word, capital }: Token, lexicon: TenseLexicon): boolean =>
  word.length > 1 &&
  !lexicon.notParticiples.has(word) &&
  (lexicon.moved.has(word) ||
    // "Concert mardi" ends like a participle, too: the first word of a sentence must be known as one.
    (!capital && lexicon.participles.some((ending) => word.endsWith(ending))) ||
    canBe(word, 'participle', lexicon.verbs))

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
  const timeless = isInfinitive(token, lexicon) || lexicon.gerunds.some((ending) => word.endsWith(ending))
  return bound && !lexicon.inside.has(word) && !timeless && word.length > 2 ? 'present' : null
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
