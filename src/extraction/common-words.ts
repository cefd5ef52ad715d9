/** Words that say nothing about a subject: those of the lexicons that every text uses, and those of all news. */
import en from './lexicons/en/common-words.json' with { type: 'json' }
import fr from './lexicons/fr/common-words.json' with { type: 'json' }
import type { Lexicon, Lexicons } from './lexicons.ts'
import { foldWord } from './normalise.ts'

const ofNews: ReadonlyMap<string, readonly string[]> = new Map([
  [fr.language, fr.words],
  [en.language, en.words],
])

/** Whether a word, folded, is common in a language; false where the language has no lexicon. */
export function commonWordsOf(language: string, lexicons: Lexicons): (fold: string) => boolean {
  const lexicon = lexicons.get(language)
  if (!lexicon) return () => false
  const words = new Set([...(ofNews.get(language) ?? []), ...grammatical(lexicon)])
  return (fold) => words.has(fold)
}

/** Small words, verbs of saying and deciding, and nouns for people who speak. */
const grammatical = ({ stopwords, small, people, verbs, auxiliaries }: Lexicon): readonly string[] =>
  [
    ...stopwords,
    ...Object.values(small).flatMap((words) => [...words]),
    ...people.keys(),
    ...verbs.keys(),
    ...auxiliaries.keys(),
  ].map((word) => foldWord(word.toLowerCase()))
