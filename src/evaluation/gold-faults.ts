/** What is wrong with gold beside its shape: names and words that the texts and the codebook do not have. Pure. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { Fault } from '../../events/errors.ts'
import { linesOf } from '../extraction/blocks.ts'
import { partyFault, propositionFault, speakerFault } from '../inputs/coded-names.ts'
import { didYouMean } from '../near-names.ts'
import { quoted } from '../problem.ts'
import type { GoldClaim } from './gold-claim.ts'
import type { NewArticle } from './material.ts'

type Context = Readonly<{ articles: readonly NewArticle[]; codebook: Codebook }>

/** Every fault, at the pointer of its place in the list of claims. */
export function faultsInGold(gold: readonly GoldClaim[], { articles, codebook }: Context): Fault[] {
  const texts = new Map(articles.map(({ externalId, text }) => [externalId, text]))
  return gold.flatMap((claim, index) => {
    const at = `/${index}`
    const text = texts.get(claim.article)
    const ofText =
      text === undefined ? [unknownArticle(claim.article, at, [...texts.keys()])] : ofWords(claim, text, at)
    return [...ofText, ...ofNames(claim, codebook, at), ...ofFields(claim, at)]
  })
}

const unknownArticle = (article: string, at: string, known: readonly string[]): Fault => ({
  pointer: `${at}/article`,
  code: 'unknown_article',
  detail: `there is no article ${quoted(article)} among the articles given; give its text, or leave its claims out.${didYouMean(article, known)}`,
})

function ofWords({ spans, block, blockRange }: GoldClaim, text: string, at: string): Fault[] {
  const faults = spans.flatMap(({ start, end, exact }, index): Fault[] => {
    if (text.slice(start, end) === exact) return []
    const found = text.indexOf(exact)
    const detail =
      found < 0
        ? `the text has other words at ${start} to ${end}, and these nowhere; is it the text that was coded?`
        : `these words stand at ${found} to ${found + exact.length}, not at ${start} to ${end}`
    return [{ pointer: `${at}/spans/${index}`, code: 'span_mismatch', detail }]
  })
  const count = blockRange ? undefined : linesOf(text).length
  if (count !== undefined && block >= count) {
    const detail = `the text has ${count} lines that are not empty, the first is 0`
    faults.push({ pointer: `${at}/block`, code: 'unknown_block', detail })
  }
  return faults
}

/** Of the claim and of each other reading that the gold accepts. */
function ofNames(claim: GoldClaim, codebook: Codebook, at: string): Fault[] {
  const readings = [
    { reading: claim, at },
    ...(claim.alternatives ?? []).map((reading, index) => ({ reading, at: `${at}/alternatives/${index}` })),
  ]
  return readings.flatMap(({ reading: { speaker, holder, aboutParty, proposition }, at }) =>
    [
      speaker === undefined ? undefined : speakerFault(codebook, { id: speaker, pointer: `${at}/speaker` }),
      partyFault(codebook, { id: holder, pointer: `${at}/holder` }),
      partyFault(codebook, { id: aboutParty, pointer: `${at}/aboutParty` }),
      propositionFault(codebook, { id: proposition, pointer: `${at}/proposition` }),
    ].filter((fault) => fault !== undefined),
  )
}

function ofFields({ holder, aboutParty, statedAt }: GoldClaim, at: string): Fault[] {
  const faults: Fault[] = []
  if (holder !== null && aboutParty !== null) {
    const detail = 'a claim has a holder or a party that it is ascribed to, never both; set one to null'
    faults.push({ pointer: `${at}/aboutParty`, code: 'invalid', detail })
  }
  if (statedAt.precision !== 'unknown' && statedAt.from === null) {
    const detail = 'is missing; write the first day, or the precision "unknown"'
    faults.push({ pointer: `${at}/statedAt/from`, code: 'missing', detail })
  }
  return faults
}
