/** Which language a text is in: the one whose commonest words it uses most, decided for the whole article. */
import otherLanguages from './lexicons/other-languages.json' with { type: 'json' }
import type { Lexicons } from './lexicons.ts'
import { foldWord, type Token } from './normalise.ts'

/** Enough of an article to decide by. */
const wordsRead = 3_000
/** Common words are a third or more of running text in their own language, and a few in a hundred in most others. */
const shareMin = 0.12

/** Languages without rules: they share many small words with those that have some, and are told from them by the rest. */
const otherWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(otherLanguages).map(([language, words]) => [
    language,
    new Set(words.split(' ').map(foldWord)),
  ]),
)

/** By fewer words than this a sentence of ours, with names in it, may look like another language. */
const leadMin = 3

/** A language of two letters, with a lexicon or without; null where none that is known here fits. */
export function detectLanguage(tokens: readonly Token[], lexicons: Lexicons): string | null {
  const ours = [...lexicons].map(([language, { stopwords: common }]) => ({ language, common, count: 0 }))
  const others = [...otherWords].map(([language, common]) => ({ language, common, count: 0 }))
  let words = 0
  for (const { kind, fold } of tokens) {
    if (kind !== 'word') continue
    words += 1
    for (const each of ours) if (each.common.has(fold)) each.count += 1
    for (const each of others) if (each.common.has(fold)) each.count += 1
    if (words === wordsRead) break
  }
  const [our, other] = [best(ours), best(others)]
  const found =
    our && other && other.count >= our.count + leadMin && !lexicons.has(other.language) ? other : our
  return found && words > 0 && found.count / words >= shareMin ? found.language : null
}

/** The first of those with the highest count. */
const best = <C extends Readonly<{ count: number }>>(candidates: readonly C[]): C | undefined =>
  candidates.reduce<C | undefined>((top, each) => (top && top.count >= each.count ? top : each), undefined)
