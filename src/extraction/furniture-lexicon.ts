/** Words of furniture: what each list of a lexicon means, and how it is looked up. */
import { z } from 'zod'
import { wordsOf } from './normalise.ts'
import { indexPhrases, type PhraseIndex } from './phrases.ts'

const phrases = z.array(z.string().min(1))

export const FurnitureData = z.strictObject({
  /** They lead to another page: alone, before a colon, or before a line without a full stop. */
  leads: phrases,
  /** Notices of the site, which may end with a full stop. */
  sentences: phrases,
  /** Nowhere but in notices of the site. */
  contains: phrases,
  /** They name what the line shows or credits: alone or before a colon. */
  captions: phrases,
  /** Buttons: nothing else stands in the line but their like. */
  labels: phrases,
  /** When it was published, and how long it takes to read: nothing stands beside them but days, times and `stampWords`. */
  stamps: phrases,
  stampWords: phrases,
  /** Nothing stands behind them but names and `bylineWords`. */
  bylines: phrases,
  bylineWords: phrases,
  /** Alone in a line: the lines behind them are links. */
  headings: phrases,
  /** In brackets, at their beginning. */
  inline: phrases,
  /** Behind a comma. */
  asides: phrases,
})
type FurnitureData = z.infer<typeof FurnitureData>

type Lists =
  | 'leads'
  | 'sentences'
  | 'contains'
  | 'captions'
  | 'labels'
  | 'stamps'
  | 'bylines'
  | 'headings'
  | 'inline'
  | 'asides'

export type FurnitureLexicon = Readonly<
  Record<Lists, PhraseIndex<true>> & {
    stampWords: ReadonlySet<string>
    bylineWords: ReadonlySet<string>
    /** Captions of one word. */
    captionWords: ReadonlySet<string>
  }
>

export function compileFurniture(data: FurnitureData): FurnitureLexicon {
  const index = (list: Lists) => indexPhrases(data[list].map((text) => ({ text, value: true as const })))
  const folds = (list: readonly string[]) =>
    new Set(list.flatMap((text) => wordsOf(text).map(({ fold }) => fold)))
  return {
    leads: index('leads'),
    sentences: index('sentences'),
    contains: index('contains'),
    captions: index('captions'),
    labels: index('labels'),
    stamps: index('stamps'),
    bylines: index('bylines'),
    headings: index('headings'),
    inline: index('inline'),
    asides: index('asides'),
    captionWords: folds(data.captions.filter((text) => wordsOf(text).length === 1)),
    stampWords: folds(data.stampWords),
    bylineWords: folds(data.bylineWords),
  }
}
