/** Row 9: a contrast that the source itself draws between what a party says and a fact. The one kind over two propositions. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { Act } from '../acts/act.ts'
import { isOwnCollective, isSound } from './kinds.ts'
import { assertingLinks, type Links } from './links.ts'
import { makePair, type Pair } from './pairs.ts'

/**
 * The record belongs to the proposition of the word. Where both ends state facts, the word is the end whose holder
 * comes first by the order of the acts, so that folding either proposition gives the record once.
 *
 * @param acts        acts on the proposition that is being folded
 * @param linkedActs  acts on other propositions at the other end of a contrast
 */
export function wordsAgainstDeeds({
  acts,
  linkedActs,
  codebook,
  links,
}: {
  acts: readonly Act[]
  linkedActs: readonly Act[]
  codebook: Codebook
  links: Links
}): Pair[] {
  if (linkedActs.length === 0) return []
  const facts = new Set(codebook.propositions.filter(({ kind }) => kind === 'fact').map(({ id }) => id))
  const here = new Set(acts)
  return links.pairs.flatMap(([x, y]) => {
    if (x.proposition === y.proposition || !isTold(x) || !isTold(y)) return []
    const isContrast = assertingLinks(links.between(x, y)).some(({ relation }) => relation === 'contrasts')
    const word = wordOf(x, y, facts)
    const deed = word === x ? y : x
    if (!isContrast || !word?.holder || !here.has(word)) return []
    const sides = [word.holder, deed.holder ?? deed.outlet ?? deed.speaker] as const
    if (isOwnCollective(sides, [word, deed], { codebook })) return []
    return [makePair(word, deed, { kind: 'word_vs_deed', sides, subject: null }, links)]
  })
}

const isTold = (act: Act): boolean => isSound(act) && act.polarity !== null

function wordOf(x: Act, y: Act, facts: ReadonlySet<string>): Act | undefined {
  const couldBeWord = (word: Act, deed: Act) => word.voice === 'self' && facts.has(deed.proposition)
  if (!couldBeWord(x, y)) return couldBeWord(y, x) ? y : undefined
  if (!couldBeWord(y, x)) return x
  // Both could be either: the one that is no fact is the word, else the earlier.
  if (facts.has(x.proposition) !== facts.has(y.proposition)) return facts.has(x.proposition) ? y : x
  return x.order < y.order ? x : y
}
