/** How far the claims that were found agree with those that careful readers coded. Pure. */
import { confidenceMin } from '../extraction/confidence.ts'
import { type Band, bandsOf, type Group, groupsOf } from './breakdowns.ts'
import type { GoldClaim } from './gold-claim.ts'
import { type Estimate, f1Of, type Proportion, proportionOf } from './intervals.ts'
import {
  type FoundClaim,
  isSameParty,
  isSameSign,
  isSameSpeaker,
  type Matching,
  matchClaims,
  type Pair,
  readingsOf,
} from './match-claims.ts'
import { partyOf, type Reason, whyFalse, whyMissed } from './nearest.ts'

/** What an evaluation of claims prints with `--json`. Shares lie between 0 and 1 and have intervals of 95 %. */
export type ClaimScores = Readonly<{
  articles: Readonly<{ given: number; scored: number; withoutGold: number }>
  /** Core claims. `precision.right` are the right claims, `precision.of` all that were found but debatable ones. */
  claims: Readonly<{ precision: Proportion; recall: Proportion; f1: Estimate }>
  /** Debatable claims of the gold, and how many were found: neither right nor wrong. */
  debatable: Readonly<{ found: number; of: number }>
  /** Found in articles that are not scored. */
  outside: number
  /** Among core claims that were found. */
  speaker: Proportion
  voice: Proportion
  /** Of those whose day the gold knows. `unsupported`: days given where the text supports none; not scored. */
  statedAtDay: Proportion & Readonly<{ unsupported: number }>
  /** Where party, proposition and place are right: the sign, and the exact degree from -2 to 2. */
  polaritySign: Proportion
  polarityDegree: Proportion
  byProposition: readonly Group[]
  /** The party that holds it or that it is ascribed to; `nobody` where it is no party's. */
  byHolder: readonly Group[]
  /** How it stands in the text, as the gold says: direct, indirect, mixed, headline, none. */
  byQuoteMode: readonly Group[]
  /** The construction that ties words and speaker, as the rules saw it. What was missed has none, so no recall. */
  byForm: readonly Group[]
  byFactor: readonly Group[]
  byRule: readonly Group[]
  byCue: readonly Group[]
  /** Claims by their confidence; those below `confidenceMin` are listed but set no stance. */
  byConfidence: readonly Band[]
  confidenceMin: number
  misses: readonly Miss[]
  falseAlarms: readonly FalseAlarm[]
  wrongFields: readonly WrongField[]
}>

type Named = Readonly<{
  article: string
  block: number
  words: string
  speaker: string
  party: string
  proposition: string
  polarity: number | null
  why: Reason
}>
/** `id` is the gold's. */
export type Miss = Named & Readonly<{ id: string }>
export type FalseAlarm = Named & Readonly<{ confidence: number | null }>
export type WrongField = Readonly<{
  id: string
  field: 'speaker' | 'voice' | 'statedAt' | 'degree'
  gold: string | number | null
  found: string | number | null
}>

type Scored = Readonly<{
  /** With its block ranges. */
  gold: readonly GoldClaim[]
  found: readonly FoundClaim[]
  /** All that were given. */
  articles: readonly string[]
  /** Leaves out articles without gold claims; otherwise whatever is found in them is a false alarm. */
  onlyCoded: boolean
}>

export function scoreClaims({ gold, found, articles, onlyCoded }: Scored): ClaimScores {
  const coded = new Set(gold.map(({ article }) => article))
  const scored = onlyCoded ? articles.filter((article) => coded.has(article)) : articles
  const isScored = new Set(scored)
  const inside = found.filter(({ article }) => isScored.has(article))
  const matching = matchClaims(gold, inside)
  const { core, debatable, missed, falseAlarms, wrongSigns } = matching
  const right = core.length
  return {
    articles: {
      given: articles.length,
      scored: scored.length,
      withoutGold: articles.length - coded.size,
    },
    claims: {
      precision: proportionOf(right, right + falseAlarms.length),
      recall: proportionOf(right, right + missed.length),
      f1: f1Of({ right, wrong: falseAlarms.length, missed: missed.length }),
    },
    debatable: { found: debatable.length, of: gold.filter((claim) => !claim.core).length },
    outside: found.length - inside.length,
    speaker: shareOf(core, isRightSpeaker),
    voice: shareOf(core, isRightVoice),
    statedAtDay: {
      ...shareOf(core.filter(isDated), isRightDay),
      unsupported: core.filter(isUnsupportedDay).length,
    },
    polaritySign: proportionOf(right, right + wrongSigns.length),
    polarityDegree: proportionOf(core.filter(isRightDegree).length, right + wrongSigns.length),
    ...groupsOf(matching),
    byConfidence: bandsOf(matching),
    confidenceMin,
    misses: missed.map((claim) => missOf(claim, matching, inside)),
    falseAlarms: falseAlarms.map((claim) => falseAlarmOf(claim, gold)),
    wrongFields: core.flatMap(wrongFieldsOf),
  }
}

const shareOf = (pairs: readonly Pair[], isRight: (pair: Pair) => boolean): Proportion =>
  proportionOf(pairs.filter(isRight).length, pairs.length)

const isRightSpeaker = ({ reading, found }: Pair): boolean => isSameSpeaker(reading.speaker, found.speaker)
const isRightVoice = ({ reading, found }: Pair): boolean => reading.voice === found.voice
const isDated = ({ reading }: Pair): boolean => reading.statedAt.precision === 'day'

/** The day that was given, if it is one. */
const dayGiven = ({ statedAt }: FoundClaim): string | undefined =>
  statedAt.precision === 'day' ? statedAt.from?.slice(0, 10) : undefined

const isRightDay = ({ reading, found }: Pair): boolean => dayGiven(found) === reading.statedAt.from

const isUnsupportedDay = ({ gold, reading, found }: Pair): boolean => {
  const day = dayGiven(found)
  if (reading.statedAt.precision !== 'unknown' || day === undefined) return false
  return !(gold.contextDays ?? []).some((context) => context === day)
}

/** Any reading that the gold accepts of this party, proposition and sign may have the degree. */
const isRightDegree = ({ gold, found }: Pair): boolean =>
  readingsOf(gold).some(
    (reading) =>
      reading.polarity === found.polarity &&
      reading.proposition === found.proposition &&
      isSameParty(reading, found) &&
      isSameSign(reading.polarity, found.polarity),
  )

function wrongFieldsOf(pair: Pair): WrongField[] {
  const { gold, reading, found } = pair
  const { id } = gold
  const wrong: (WrongField | false)[] = [
    !isRightSpeaker(pair) && { id, field: 'speaker', gold: reading.speaker, found: found.speaker },
    !isRightVoice(pair) && { id, field: 'voice', gold: reading.voice, found: found.voice },
    isDated(pair) &&
      !isRightDay(pair) && {
        id,
        field: 'statedAt',
        gold: reading.statedAt.from,
        found: found.statedAt.from,
      },
    !isRightDegree(pair) && { id, field: 'degree', gold: reading.polarity, found: found.polarity },
  ]
  return wrong.filter((field) => field !== false)
}

/** Long enough to find it in the text. */
const wordsMax = 200

const namedOf = (claim: GoldClaim | FoundClaim) => ({
  article: claim.article,
  block: claim.block,
  words: (claim.spans[0]?.exact ?? '').slice(0, wordsMax).toWellFormed(),
  speaker: claim.speaker,
  party: partyOf(claim),
  proposition: claim.proposition,
  polarity: claim.polarity,
})

function missOf(claim: GoldClaim, { falseAlarms }: Matching, found: readonly FoundClaim[]): Miss {
  const here = (one: FoundClaim) => one.article === claim.article
  const unmatchedFirst = [...falseAlarms.filter(here), ...found.filter(here)]
  return { id: claim.id, ...namedOf(claim), why: whyMissed(claim, unmatchedFirst) }
}

function falseAlarmOf(claim: FoundClaim, gold: readonly GoldClaim[]): FalseAlarm {
  const coded = gold.filter(({ article }) => article === claim.article)
  const coreFirst = coded.toSorted((a, b) => Number(b.core) - Number(a.core))
  return { ...namedOf(claim), confidence: claim.confidence, why: whyFalse(claim, coreFirst) }
}
