/** Which language a text is in: the lexicon whose commonest words it uses most, decided for the whole article. */
import type { Lexicons } from './lexicons.ts'
import type { Token } from './normalise.ts'

/** Enough of an article to decide by. */
const wordsRead = 3_000
/** Common words are a third or more of running text in their own language, and a few in a hundred in another. */
const shareMin = 0.12

/** A two-letter language, or null where none of the lexicons fits. */
export function detectLanguage(tokens: readonly Token[], lexicons: Lexicons): string | null {
  let words = 0
  const counts = new Map<string, number>()
  for (const { kind, fold } of tokens) {
    if (kind !== 'word') continue
    words += 1
    for (const [language, { stopwords }] of lexicons) {
      if (stopwords.has(fold)) counts.set(language, (counts.get(language) ?? 0) + 1)
    }
    if (words === wordsRead) break
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best && words > 0 && best[1] / words >= shareMin ? best[0] : null
}
