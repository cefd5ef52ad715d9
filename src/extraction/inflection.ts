/** The forms of a word that a cue means: its plural, and after `~` every form of noun, adjective or verb. */
import en from './lexicons/en/inflections.json' with { type: 'json' }
import fr from './lexicons/fr/inflections.json' with { type: 'json' }
import { foldWord } from './normalise.ts'

/**
 * `plurals`: an ending of the singular and those of its plural; none where the word is a plural already. `families`: an
 * ending of the dictionary form and the endings of all forms. The first ending that fits decides, so lists go from
 * long to short. Endings have no accents, because cues are compared without them.
 */
type Inflections = Readonly<{
  plurals: readonly (readonly [string, readonly string[]])[]
  families: readonly (readonly [string, readonly string[]])[]
  irregular: ReadonlyMap<string, readonly string[]>
}>

type Data = Readonly<{
  language: string
  plurals: readonly unknown[]
  families: readonly unknown[]
  irregular: Readonly<Record<string, readonly string[]>>
}>

const read = ({ language, plurals, families, irregular }: Data): readonly [string, Inflections] => [
  language,
  {
    // `as`: the type of a JSON file knows lists, but no pairs; a test reads every pair of both files.
    plurals: plurals as Inflections['plurals'],
    families: families as Inflections['families'],
    irregular: new Map(Object.entries(irregular)),
  },
]

const byLanguage: ReadonlyMap<string, Inflections> = new Map([read(fr), read(en)])

/** Shorter words change their meaning with an s: "fil" and "fils", "new" and "news". */
const pluralLettersMin = 4
/** An ending this long is a verb of its own: "dire", "mettre". */
const verbMin = 4

/**
 * Every form of a word in lower case without accents, the word itself first. Where the language has no table, the word
 * alone.
 *
 * @param all  every form; otherwise the word and its plural
 */
export function formsOf(word: string, language: string, all: boolean): readonly string[] {
  const fold = foldWord(word.toLowerCase())
  const table = byLanguage.get(language)
  if (!table) return [fold]
  if (!all) {
    if (fold.length < pluralLettersMin) return [fold]
    return [fold, ...withEndings(fold, table.plurals)]
  }
  return [...new Set([fold, ...withEndings(fold, table.families), ...(table.irregular.get(fold) ?? [])])]
}

function withEndings(fold: string, table: Inflections['plurals']): readonly string[] {
  const [ending = '', forms = []] =
    table.find(([end]) => fold.endsWith(end) && (fold !== end || end.length >= verbMin)) ?? []
  const stem = fold.slice(0, fold.length - ending.length)
  return forms.map((form) => stem + form)
}
