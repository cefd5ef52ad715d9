/** A gold claim as the body of `POST …/articles/{id}/claims`: what a person who codes it by hand would send. Pure. */
import { addDays } from '../../events/calendar.ts'
import type { CivilDate, Modality } from '../../events/vocabulary.ts'
import type { Additions } from './additions.ts'
import type { GoldClaim } from './gold-claim.ts'

/** A link whose target has its key already. */
export type DrawnLink = Readonly<{
  relation: Additions['links'][number]['relation']
  claimKey: string
  cue?: Additions['links'][number]['cue']
}>

export const goldCoder = { kind: 'human', id: 'gold', version: '1' } as const

/**
 * @param conditions  what the claim's conditions ask of whom, where the additions say it
 * @param links       the links that leave from it
 */
export function handCoded(
  gold: GoldClaim,
  {
    conditions = [],
    links = [],
  }: Readonly<{ conditions?: Additions['conditions']; links?: readonly DrawnLink[] }> = {},
) {
  const { spans, speaker, holder, aboutParty, proposition, polarity, voice, claimType, quoteMode } = gold
  return {
    coder: goldCoder,
    spans: spans.map(({ start, end, exact }) => ({ start, end, exact })),
    speaker,
    holder,
    aboutParty,
    proposition,
    polarity,
    voice,
    claimType,
    quoteMode,
    modality: modalityOf(gold),
    conditions: gold.conditions.map((text, index) =>
      conditionOf(
        text,
        conditions.find(({ condition }) => condition === index),
      ),
    ),
    statedAt: { ...gold.statedAt, derivation: derivationOf(gold) },
    attribution: attributionOf(gold),
    links: [...links],
  }
}

/**
 * The gold has no modality, but a claim without a side has a reason: a headline that asks, or a remark on what a party
 * has not done yet (semantics.md, 2.1 and 2.5). Any other one is merely unclear, and as actual as a claim with a side: a
 * rhetorical question that means something has its polarity.
 */
function modalityOf({ polarity, spans, aboutParty }: GoldClaim): Modality {
  if (polarity !== null) return 'actual'
  if (spans.some(({ exact }) => exact.trimEnd().endsWith('?'))) return 'question'
  return aboutParty === null ? 'actual' : 'not_yet'
}

/** The gold keeps the words of a condition and not where they stand, so it is told as implied; no text calls one met. */
const conditionOf = (text: string, asked: Additions['conditions'][number] | undefined) => ({
  text,
  span: null,
  status: 'open' as const,
  proposition: asked?.proposition ?? null,
  requiredSign: asked?.requiredSign ?? null,
  controlledBy: asked?.controlledBy ?? null,
})

/** The gold gives the day and not the words that gave it: whoever coded it read the day there. */
const derivationOf = ({ statedAt }: GoldClaim) =>
  statedAt.precision === 'unknown' ? ('publication' as const) : ('explicit' as const)

/**
 * The gold lists who alone. Media pass words on, and so does every agent before the speaker; whoever stands behind the
 * speaker is spoken for.
 */
function attributionOf({ attribution, speaker }: GoldClaim) {
  const at = attribution.indexOf(speaker)
  return attribution.map((who, index) => {
    if (index === 0) return { who, relation: 'publishes' as const }
    if (who === speaker) return { who, relation: 'quotes' as const }
    const isBefore = who.startsWith('outlet:') || index < at
    return { who, relation: isBefore ? ('relays' as const) : ('speaksFor' as const) }
  })
}

/**
 * A text made up for a question, coded for the agent it names: all of its first paragraph, on the day asked about. Whom
 * the words bind does not depend on what they say, so any proposition will do, and the side is left unclear.
 */
export function handCodedFor(
  { text }: Readonly<{ text: string }>,
  { agent, statedAt, proposition }: Readonly<{ agent: string; statedAt: CivilDate; proposition: string }>,
) {
  const exact = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? text
  const start = text.indexOf(exact)
  return {
    coder: goldCoder,
    spans: [{ start, end: start + exact.length, exact }],
    speaker: agent,
    proposition,
    polarity: null,
    voice: 'self' as const,
    claimType: 'stance' as const,
    modality: 'actual' as const,
    statedAt: {
      from: statedAt,
      to: addDays(statedAt, 1),
      precision: 'day' as const,
      derivation: 'explicit' as const,
    },
  }
}
