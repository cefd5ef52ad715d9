/** What an act says: polarity, conditions, rank and dates of the claims that decide it (section 3, rules 6 and 7). */
import { justBefore } from '../../events/calendar.ts'
import type { ActId, SpeakerId } from '../../events/ids.ts'
import type { CivilDate, Condition, Polarity } from '../../events/vocabulary.ts'
import type { VisibleClaim } from '../visible-claim.ts'
import { type Act, type ActClaim, type ActLink, signOf } from './act.ts'
import { isSoundDenial, rankOf } from './counts.ts'
import { originsOf } from './origins.ts'
import {
  byAge,
  type ClaimReading,
  type Draft,
  partyOfAgent,
  type ReadingContext,
  type Timing,
} from './readings.ts'

export function composeAct({ key, actId, base, joined }: Draft, { codebook }: ReadingContext): Act {
  const readings = [...base].sort((a, b) => byAge(a.lead, b.lead))
  const first = readings[0]
  if (!first) throw new Error('an act without a claim')
  const deciding = readings.flatMap(({ claims }) => claims)
  const guests = joined.flatMap(({ claims }) => claims).sort(byAge)
  const origins = originsOf([...deciding, ...guests])
  const content = contentOf(deciding, origins)
  const timing = hullOf(readings)
  const { voice, speaker, holder, aboutParty, proposition, modality } = first.lead.reading
  const ranks = deciding.flatMap((claim) => rankOf(claim) ?? [])
  const rank = ranks.length > 0 ? Math.min(...ranks) : null
  const speakers = [speaker, ...readings.concat(joined).map(({ lead }) => lead.reading.speaker)]
  return {
    actId,
    proposition,
    voice,
    speaker,
    speakers: distinct(speakers),
    speakerParty: first.speakerParty,
    relayedBy: voice === 'relayed' ? relayerOf(first, timing.lastDay, codebook) : null,
    outlet: speaker === 'outlet' ? first.lead.outlet : null,
    holder,
    aboutParty,
    rank,
    ...content,
    modality,
    ...timing,
    moment: justBefore(timing.to),
    counts: first.counts,
    disputedBy: null,
    disputedFrom: null,
    disputedOn: null,
    setAside: [],
    order: orderOf({ timing, rank, polarity: content.polarity, key, actId }),
    claims: claimsOf(readings, joined),
    origins: new Set(origins.values()).size,
    links: linksOf([...deciding, ...guests]),
  }
}

type Content = Pick<Act, 'polarity' | 'sign' | 'conditions' | 'claimType' | 'validUntil'>

/**
 * What a person accepted, else what most independent origins give; on a tie the more cautious reading. Conditions
 * are voted on among the claims of the winning polarity, because two translations word one condition in two ways.
 */
function contentOf(claims: readonly VisibleClaim[], origins: ReadonlyMap<VisibleClaim, string>): Content {
  const accepted = claims.filter(({ review }) => review.status === 'accepted')
  const voters = accepted.length > 0 ? accepted : claims
  const polarity = winnerOf(voters, origins, {
    choiceOf: ({ reading }) => String(reading.polarity),
    cautionOf: ({ reading }) => Math.abs(reading.polarity ?? 0),
  })?.reading.polarity
  const agreeing = voters.filter(({ reading }) => reading.polarity === (polarity ?? null))
  const lead = winnerOf(agreeing, origins, {
    choiceOf: ({ reading }) => JSON.stringify(reading.conditions.map(conditionKey).sort()),
    cautionOf: () => 0,
  })
  if (!lead) throw new Error('an act without a claim')
  const types = agreeing.map(({ reading }) => reading.claimType)
  const terms = agreeing.flatMap(({ reading }) => reading.validUntil ?? [])
  return {
    polarity: polarity ?? null,
    sign: signOf(polarity ?? null),
    conditions: lead.reading.conditions,
    // One report that hears a denial or a recantation is enough: the others merely leave it out.
    claimType: types.find((type) => type === 'denial' || type === 'recantation') ?? lead.reading.claimType,
    validUntil: [...terms].sort()[0] ?? null,
  }
}

/** Conditions are the same in the same words, whatever the place in the text. */
export const conditionKey = ({ text, proposition, requiredSign, controlledBy, status }: Condition): string =>
  JSON.stringify([text, proposition, requiredSign, controlledBy, status])

/** The oldest claim of the choice with most origins, then with the least `caution`, then with the oldest claim. */
function winnerOf(
  claims: readonly VisibleClaim[],
  origins: ReadonlyMap<VisibleClaim, string>,
  { choiceOf, cautionOf }: { choiceOf: (c: VisibleClaim) => string; cautionOf: (c: VisibleClaim) => number },
): VisibleClaim | undefined {
  const choices = new Map<string, { oldest: VisibleClaim; origins: Set<string> }>()
  for (const claim of [...claims].sort(byAge)) {
    const choice = choices.get(choiceOf(claim)) ?? { oldest: claim, origins: new Set() }
    choice.origins.add(origins.get(claim) ?? claim.origin)
    choices.set(choiceOf(claim), choice)
  }
  const [winner] = [...choices.values()].sort(
    (a, b) =>
      b.origins.size - a.origins.size ||
      cautionOf(a.oldest) - cautionOf(b.oldest) ||
      byAge(a.oldest, b.oldest),
  )
  return winner?.oldest
}

/** Day and minute reports of one day: the minutes are finer and win, so that a day report adds evidence alone. */
function hullOf(readings: readonly ClaimReading[]): Timing {
  const minutes = readings.filter(({ timing }) => timing.precision === 'minute')
  const finest = (minutes.length > 0 ? minutes : readings).map(({ timing }) => timing)
  const [first] = finest
  if (!first) throw new Error('an act without a claim')
  let [earliest, latest] = [first, first]
  for (const timing of finest) {
    if (timing.begins < earliest.begins) earliest = timing
    if (timing.to > latest.to) latest = timing
  }
  return {
    ...earliest,
    statedAt: { from: earliest.statedAt.from, to: latest.statedAt.to },
    to: latest.to,
    lastDay: latest.lastDay,
  }
}

/**
 * The order of the fold as text: `to`, `from` (a space sorts before every digit, so null comes first), rank, the
 * bolder polarity first. The hash before the id leaves out the sign, so that mirrored histories keep their order.
 */
function orderOf({
  timing,
  rank,
  polarity,
  key,
  actId,
}: {
  timing: Timing
  rank: number | null
  polarity: Polarity | null
  key: Draft['key']
  actId: ActId
}): string {
  const boldness = polarity === null ? 4 : 3 - Math.abs(polarity)
  const signless = scramble(key.filter((_part, index) => index !== signIndex).join())
  return `${timing.to} ${timing.from ?? ''} ${rank ?? 9}${boldness} ${signless} ${actId}`
}
/** FNV-1a: an order without a meaning, cheaper than a real digest. Equal texts fall back to the id. */
function scramble(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Where `groupInto` writes the sign into a key. */
const signIndex = 5

function claimsOf(base: readonly ClaimReading[], joined: readonly ClaimReading[]): ActClaim[] {
  const entry =
    (isJoined: boolean) =>
    ({ claimId, claimKey, articleId }: VisibleClaim): ActClaim => ({
      claimId,
      claimKey,
      articleId,
      joined: isJoined,
    })
  const copies = base.flatMap(({ claims }) => claims.slice(1))
  const guests = [...copies, ...joined.flatMap(({ claims }) => claims)].sort(byAge)
  return [...base.map(({ lead }) => entry(false)(lead)), ...guests.map(entry(true))]
}

function linksOf(claims: readonly VisibleClaim[]): ActLink[] {
  return claims.flatMap((claim) =>
    claim.reading.links.map(({ relation, claimKey, cue }) => ({
      relation,
      // The vocabulary keeps the pattern of a claim key, without its brand.
      claimKey: claimKey as ActClaim['claimKey'],
      articleId: claim.articleId,
      cue,
      by: claim.claimId,
      byPerson: claim.coder.kind === 'human' && cue === null,
      isDenial: relation === 'denies' && isSoundDenial(claim),
    })),
  )
}

/** Through whom relayed words are known: the party of the last agent in the chain before the speaker. */
function relayerOf(
  { lead }: ClaimReading,
  day: CivilDate,
  codebook: Parameters<typeof partyOfAgent>[2],
): string | null {
  const { attribution, speaker, holder } = lead.reading
  const chain = attribution.filter(
    ({ who }) => who !== speaker && who !== holder && !who.startsWith('outlet') && !who.startsWith('party:'),
  )
  const relayer = chain.findLast(({ relation }) => relation === 'relays') ?? chain.at(-1)
  return relayer ? (partyOfAgent(relayer.who, day, codebook) ?? relayer.who) : null
}

const distinct = (speakers: readonly SpeakerId[]): SpeakerId[] => [...new Set(speakers)]
