/** What the author of a codebook should look at again in its cues and names, without any article. */
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { Cue } from '../../events/codebook/cues.ts'
import { phrasesOf } from '../../events/codebook/term-faults.ts'
import { commonWordsOf } from './common-words.ts'
import { partsOf, wordedBy } from './cues.ts'
import type { Lexicons } from './lexicons.ts'
import { wordsOf } from './normalise.ts'

/** `words` are those that the warning is about, as they are written. `detail` says why, and what to do. */
export type CueWarning = Readonly<{
  pointer: string
  code:
    | 'cue_clash'
    | 'cue_contradiction'
    | 'cue_greedy'
    | 'cue_unreachable'
    | 'cue_unused'
    | 'cues_missing'
    | 'sign_ignored'
    | 'name_common'
    | 'name_inside'
  words: readonly string[]
  detail: string
}>

/** More than anybody mends at once. */
export const warningsMax = 1_000

/** At most `warningsMax`, in the order of the rules. */
export function cueWarnings(codebook: Codebook, lexicons: Lexicons): readonly CueWarning[] {
  const cues = listCues(codebook)
  const languages = new Map<string, (fold: string) => boolean>()
  const isCommonIn = (language: string) => {
    const isCommon = languages.get(language) ?? commonWordsOf(language, lexicons)
    languages.set(language, isCommon)
    return isCommon
  }
  return [
    ...missingLanguages(codebook),
    ...cues.flatMap((cue) => ignoredSigns(cue)),
    ...cues.flatMap((cue) => unreachable(cue)),
    ...cues.flatMap((cue) => greedy(cue, isCommonIn(cue.language))),
    ...clashes(cues),
    ...commonNames(codebook, isCommonIn),
    ...namesInside(codebook),
  ].slice(0, warningsMax)
}

type Listed = Readonly<{
  pointer: string
  language: string
  proposition: Proposition
  cue: Cue
  topic: boolean
  /** The phrases of each entry, with lists of terms written out. */
  entries: readonly (readonly string[])[]
  none: readonly string[]
  sign: 1 | -1
  by: string | null
}>

function listCues({ propositions, terms = {} }: Codebook): readonly Listed[] {
  return propositions.flatMap((proposition, at) =>
    Object.entries(proposition.cues ?? {}).flatMap(([language, list]) =>
      list.map((cue, index): Listed => {
        const { together, none, sign, by, topic } = partsOf(cue, proposition)
        const lists = terms[language] ?? {}
        const written = (entry: string | readonly string[]) =>
          wordedBy(typeof entry === 'string' ? [entry] : entry, lists)
        return {
          pointer: `/propositions/${at}/cues/${language}/${index}`,
          language,
          proposition,
          cue,
          topic,
          entries: together.map(written),
          none: written(none),
          sign,
          by,
        }
      }),
    ),
  )
}

/** As it is compared: without case and accents, with the sign that stands at a word. */
const keyOf = (phrase: string): string =>
  wordsOf(phrase)
    .map(({ fold, start, end }) => {
      const mark = phrase[end] === '*' || phrase[end] === '~' ? phrase[end] : ''
      return `${phrase[start - 1] === '=' ? '=' : ''}${fold}${mark}`
    })
    .join(' ')

const listed = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ')

function missingLanguages({ propositions }: Codebook): CueWarning[] {
  const languages = new Set(
    propositions.flatMap(({ cues = {} }) => Object.keys(cues).filter((one) => (cues[one] ?? []).length > 0)),
  )
  return propositions.flatMap(({ id, cues = {}, mergedInto, splitInto }, at) => {
    const own = Object.keys(cues).filter((one) => (cues[one] ?? []).length > 0)
    if (own.length === 0 || mergedInto !== undefined || splitInto !== undefined) return []
    return [...languages]
      .filter((language) => !own.includes(language))
      .map((language) => ({
        pointer: `/propositions/${at}/cues`,
        code: 'cues_missing' as const,
        words: [],
        detail: `${id} has no cues in ${language}, and other propositions have: no ${language} text can say anything about it. Add cues under ${language}`,
      }))
  })
}

/** Fewer letters than this before `*` would catch half the language. */
const prefixMin = 3

function ignoredSigns({ pointer, cue }: Listed): CueWarning[] {
  return phrasesOf(cue).flatMap(({ path, phrase }): CueWarning[] => {
    const words = wordsOf(phrase)
    const ends = new Set(words.map(({ end }) => end))
    for (let index = 0; index < phrase.length; index++) {
      const sign = phrase[index]
      if (sign !== '*' && sign !== '~') continue
      const word = words.find(({ end }) => end === index)
      const short = sign === '*' && word !== undefined && word.fold.length < prefixMin
      if (ends.has(index) && !short) continue
      const why = short
        ? `after ${word.fold.length} letters * is ignored; write at least ${prefixMin} before it`
        : `${sign} counts only right behind a word; here it is ignored`
      return [
        {
          pointer: pointer + path,
          code: 'sign_ignored',
          words: [phrase],
          detail: `${listed([phrase])}: ${why}`,
        },
      ]
    }
    return []
  })
}

/** Whether one phrase stands inside another, word by word. */
const holds = (phrase: string, inner: string): boolean => ` ${keyOf(phrase)} `.includes(` ${keyOf(inner)} `)

function unreachable({ pointer, entries, none }: Listed): CueWarning[] {
  return entries.flatMap((phrases, slot): CueWarning[] => {
    const dead = phrases.filter((phrase) => none.some((barred) => holds(phrase, barred)))
    if (dead.length === 0) return []
    const bars = none.filter((barred) => dead.some((phrase) => holds(phrase, barred)))
    const whole = dead.length === phrases.length
    const what = whole ? 'this cue can never catch anything' : `${listed(dead)} can never count`
    const detail = `${what}: ${listed(bars)} under none stands inside it. Take it out of none, or leave out the words (entry ${slot + 1})`
    return [{ pointer, code: 'cue_unreachable', words: dead, detail }]
  })
}

function greedy({ pointer, entries, topic }: Listed, isCommon: (fold: string) => boolean): CueWarning[] {
  const [only] = entries
  if (entries.length !== 1 || !only) return []
  const common = only.filter((phrase) => {
    const words = wordsOf(phrase)
    const [word] = words
    if (!word || words.length > 1) return false
    const isPrefix = phrase[word.end] === '*'
    return isCommon(word.fold) || (isPrefix && word.fold.length <= prefixMin + 1)
  })
  if (common.length === 0) return []
  const effect = topic
    ? 'any position that is taken near it counts as one on this proposition'
    : 'whoever uses it affirms this proposition'
  const detail = `${listed(common)} alone is enough, and stands in news of every kind: ${effect}. Add a second entry that must stand with it, or a longer phrase`
  return [{ pointer, code: 'cue_greedy', words: common, detail }]
}

/** So many cues that share one phrase are compared with each other; more would take the square of their number. */
const comparedMax = 50

function clashes(cues: readonly Listed[]): CueWarning[] {
  const byPhrase = new Map<string, Keyed[]>()
  const warnings: CueWarning[] = []
  for (const cue of cues) {
    if (warnings.length >= warningsMax) break
    const group = `${cue.language} ${cue.entries.length}`
    const keyed = {
      cue,
      keys: cue.entries.map((phrases) => new Map(phrases.map((each) => [keyOf(each), each]))),
    }
    // A clash shares a phrase in every entry, so those that share one of the shortest are enough to look at.
    const [shortest] = keyed.keys.toSorted((a, b) => a.size - b.size)
    const others = [...(shortest?.keys() ?? [])].flatMap((key) => byPhrase.get(`${group} ${key}`) ?? [])
    for (const other of new Set(others)) {
      const words = cue.by === other.cue.by ? sharedWords(keyed, other) : null
      const warning = words && clashOf(cue, other.cue, words)
      if (warning) warnings.push(warning)
    }
    for (const key of new Set(keyed.keys.flatMap((each) => [...each.keys()]))) {
      const sharing = byPhrase.get(`${group} ${key}`) ?? []
      if (sharing.length < comparedMax) sharing.push(keyed)
      byPhrase.set(`${group} ${key}`, sharing)
    }
  }
  return warnings
}

/** Of each entry the phrases by the form in which they are compared. */
type Keyed = Readonly<{ cue: Listed; keys: readonly ReadonlyMap<string, string>[] }>

/** One phrase for each entry that both cues take, whatever the order of the entries; null where they differ. */
function sharedWords(a: Keyed, b: Keyed): readonly string[] | null {
  const taken = new Set<number>()
  const words: string[] = []
  for (const phrases of a.keys) {
    const slot = b.keys.findIndex((others, at) => !taken.has(at) && sharedKey(phrases, others) !== undefined)
    const key = sharedKey(phrases, b.keys[slot] ?? new Map())
    if (slot < 0 || key === undefined) return null
    taken.add(slot)
    words.push(phrases.get(key) ?? key)
  }
  const text = words.join(' ')
  return [...a.cue.none, ...b.cue.none].some((barred) => holds(text, barred)) ? null : words
}

const sharedKey = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string | undefined =>
  [...a.keys()].find((key) => b.has(key))

function clashOf(cue: Listed, other: Listed, words: readonly string[]): CueWarning | null {
  const { pointer, proposition } = cue
  const where = `(${other.pointer})`
  if (proposition.id === other.proposition.id) {
    if (cue.sign === other.sign) return null
    const detail = `${listed(words)} both affirms and denies ${proposition.id} ${where}: every text gives two claims against each other. Keep the words in one of the two cues`
    return { pointer, code: 'cue_contradiction', words, detail }
  }
  const related = (a: Proposition, b: Proposition) =>
    a.implies?.some((edge) => edge.proposition === b.id) || a.mergedInto?.proposition === b.id
  if (related(proposition, other.proposition) || related(other.proposition, proposition)) return null
  // What stands under `none` in either tells the two apart.
  const apart = [cue, other].some(({ none }) => none.length > 0)
  if (apart && cue.none.length !== other.none.length) return null
  const detail = `${listed(words)} is a cue of ${other.proposition.id} as well ${where}: every text gives a claim on both. Add an entry that tells them apart, or put the other's word under none; if one follows from the other, say so under implies`
  return { pointer, code: 'cue_clash', words, detail }
}

function commonNames(
  { parties, agents }: Codebook,
  isCommonIn: (language: string) => (fold: string) => boolean,
): CueWarning[] {
  return namesOf({ parties, agents }).flatMap(({ pointer, name, language, id }): CueWarning[] => {
    const words = wordsOf(name)
    const [word] = words
    if (words.length !== 1 || !word || !isCommonIn(language)(word.fold)) return []
    const detail = `“${name}” is a common word of ${language}: a sentence that begins with it may be taken for ${id}. Write the name with a title or a first name`
    return [{ pointer, code: 'name_common', words: [name], detail }]
  })
}

type Name = Readonly<{ pointer: string; name: string; language: string; id: string; kind: string }>

function namesOf({ parties, agents }: Pick<Codebook, 'parties' | 'agents'>): readonly Name[] {
  return [...named(parties, 'parties'), ...named(agents, 'agents')]
}

const named = (list: Codebook['parties'] | Codebook['agents'], kind: string): readonly Name[] =>
  list.flatMap(({ id, names }, at) =>
    Object.entries(names).flatMap(([language, all]) =>
      all.map((name, index) => ({
        pointer: `/${kind}/${at}/names/${language}/${index}`,
        name,
        language,
        id,
        kind,
      })),
    ),
  )

/** Longer names than this hold too many others to look them all up. */
const nameWordsMax = 8

function namesInside(codebook: Codebook): CueWarning[] {
  const names = namesOf(codebook)
  const owners = new Map(names.map((each) => [`${each.kind} ${each.language} ${keyOf(each.name)}`, each]))
  return names.flatMap(({ pointer, name, language, id, kind }): CueWarning[] => {
    const words = wordsOf(name).map(({ fold }) => fold)
    if (words.length < 2 || words.length > nameWordsMax) return []
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= words.length; to++) {
        const inner = owners.get(`${kind} ${language} ${words.slice(from, to).join(' ')}`)
        if (!inner || inner.id === id) continue
        const detail = `“${name}” holds “${inner.name}”, which is ${inner.id}: the longer name counts where it stands whole, but a text that shortens it means ${inner.id}. Give ${id} a further name of its own`
        return [{ pointer, code: 'name_inside', words: [name, inner.name], detail }]
      }
    }
    return []
  })
}
