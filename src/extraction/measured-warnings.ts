/** What cues do in articles: those that catch nothing, and those that catch too much. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import { type CueWarning, warningsMax } from './cue-warnings.ts'
import { partsOf } from './cues.ts'
import type { Explanation } from './explain.ts'

/** A cue that catches more than this share of all sentences tells nothing about any of them. */
export const greedyShare = 0.2
/** With fewer sentences a share means nothing. */
const sentencesMin = 20
const examplesMax = 3

type Tally = {
  sentences: number
  /** By the pointer of a cue: in how many sentences it stands, and the first words that it caught. */
  caught: Map<string, { sentences: number; examples: Set<string> }>
  /** By the pointer of a cue: entries that were all that was missing. */
  lacking: Map<string, readonly string[]>
}

/** By language. It grows article by article, so that no text is kept. */
export type CueTally = Map<string, Tally>

export function addToTally(byLanguage: CueTally, { extraction: { language }, sentences }: Explanation): void {
  const tally = byLanguage.get(language) ?? { sentences: 0, caught: new Map(), lacking: new Map() }
  byLanguage.set(language, tally)
  tally.sentences += sentences.length
  for (const { matches, nearMisses } of sentences) {
    const here = new Set<string>()
    for (const { pointer, words } of matches) {
      const cue = tally.caught.get(pointer) ?? { sentences: 0, examples: new Set<string>() }
      if (!here.has(pointer)) cue.sentences += 1
      here.add(pointer)
      if (cue.examples.size < examplesMax) cue.examples.add(words.map(({ exact }) => exact).join(' … '))
      tally.caught.set(pointer, cue)
    }
    for (const { pointer, missing } of nearMisses)
      if (missing[0] && !tally.lacking.has(pointer)) tally.lacking.set(pointer, missing[0])
  }
}

/** Warnings on the cues of the languages that the articles are in; at most `warningsMax`. */
export function tallyWarnings(byLanguage: CueTally, { propositions }: Codebook): readonly CueWarning[] {
  return propositions
    .flatMap((proposition, at) =>
      Object.entries(proposition.cues ?? {}).flatMap(([language, cues]) => {
        const tally = byLanguage.get(language)
        if (!tally || tally.sentences === 0) return []
        return cues.flatMap((cue, index): CueWarning[] => {
          const pointer = `/propositions/${at}/cues/${language}/${index}`
          const caught = tally.caught.get(pointer)
          if (!caught) {
            const { together } = partsOf(cue, proposition)
            const words = together.map((entry) => (typeof entry === 'string' ? entry : (entry[0] ?? '')))
            return [{ pointer, code: 'cue_unused', words, detail: unused(tally, pointer) }]
          }
          const share = caught.sentences / tally.sentences
          if (tally.sentences < sentencesMin || share <= greedyShare) return []
          const words = [...caught.examples]
          return [
            { pointer, code: 'cue_greedy', words, detail: greedy(caught.sentences, tally.sentences, words) },
          ]
        })
      }),
    )
    .slice(0, warningsMax)
}

function unused({ sentences, lacking }: Tally, pointer: string): string {
  const missing = lacking.get(pointer)
  const why = missing
    ? `its other words are there, but nothing of ${quotedFew(missing)}`
    : 'its words never stand in one clause'
  return `it catches nothing in ${sentences} sentences: ${why}. Add the words that the articles use, or leave it for texts to come`
}

const greedy = (caught: number, all: number, words: readonly string[]): string =>
  `it catches ${caught} of ${all} sentences, more than ${greedyShare * 100} %, such as ${quotedFew(words)}. Add an entry that must stand with it, or words under none`

const quotedFew = (words: readonly string[]): string =>
  `${words
    .slice(0, examplesMax)
    .map((word) => `“${word}”`)
    .join(', ')}${words.length > examplesMax ? ' …' : ''}`
