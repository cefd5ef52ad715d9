/** Which word of a role is an adjective of nationality, in languages that write it with a capital: "Serbian president". */
import en from './lexicons/en/demonyms.json' with { type: 'json' }
import { type Token, wordsOf } from './normalise.ts'

const endings: ReadonlyMap<string, readonly string[]> = new Map([[en.language, en.endings]])

/** So many first letters are shared by a state and its adjective: Ethiopia, Ethiopian. */
const sharedMin = 4

/**
 * @param names  of the party that the role is of, in its language
 * @returns undefined where the language writes such adjectives small; null where the role has none
 */
export function nationalityIn(
  role: string,
  names: readonly string[],
  language: string,
): Token | null | undefined {
  const known = endings.get(language)
  if (!known) return undefined
  const [word, next] = wordsOf(role)
  if (!word?.capital || !next || word.fold.length <= sharedMin) return null
  const states = names.flatMap((name) => wordsOf(name)).map(({ fold }) => fold)
  // The name of the party itself is no adjective: "Kremlin spokesman".
  if (states.includes(word.fold)) return null
  const isOfState = states.some((state) => state.slice(0, sharedMin) === word.fold.slice(0, sharedMin))
  const isAdjective = !next.capital && known.some((ending) => word.fold.endsWith(ending))
  return isOfState || isAdjective ? word : null
}
