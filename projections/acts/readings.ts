/** Readings: claims at the same words of exact copies are one, dated by the oldest copy known (section 3, rule 1). */
import { addDays, dayOf, justBefore, startOfDay } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { findAgent, mandatesOn } from '../../events/codebook/mandates.ts'
import type { ActId, PartyId } from '../../events/ids.ts'
import type { CivilDate, Instant, PropositionKind } from '../../events/vocabulary.ts'
import { compareText } from '../compare-text.ts'
import type { VisibleClaim } from '../visible-claim.ts'
import { type Act, type PolaritySign, signOf } from './act.ts'
import { countOf } from './counts.ts'

/** An undated sentence is possible from this many days before its publication on, and joins acts of these days. */
export const undatedReachDays = 7

/** When something was said, as stored and as compared. */
export type Timing = Pick<
  Act,
  'statedAt' | 'precision' | 'dated' | 'from' | 'to' | 'begins' | 'firstDay' | 'lastDay'
>

export type ClaimReading = Readonly<{
  /** Oldest first; the rest are exact copies of it. */
  claims: readonly [VisibleClaim, ...VisibleClaim[]]
  lead: VisibleClaim
  timing: Timing
  counts: Act['counts']
  sign: PolaritySign
  speakerParty: PartyId | null
  /** What two readings must have in common to be one act, whoever speaks and whenever. */
  agreement: string
  /** Who speaks; the newsrooms of two outlets are two speakers. */
  speakerKey: string
}>

/** An act in the making: the readings that decide what it says, and those that joined as evidence. */
export type Draft = Readonly<{
  key: readonly (string | null)[]
  actId: ActId
  base: ClaimReading[]
  joined: ClaimReading[]
}>

export type ReadingContext = Readonly<{ codebook: Codebook; zone: string; kind: PropositionKind }>

export function readingsOf(claims: readonly VisibleClaim[], context: ReadingContext): ClaimReading[] {
  const groups = new Map<string, [VisibleClaim, ...VisibleClaim[]]>()
  for (const claim of [...claims].sort(byAge)) {
    const counts = countOf(claim, context.kind)
    const { block, spans, voice, speaker, holder, aboutParty, polarity } = claim.reading
    const words = (spans[0]?.exact ?? '').replace(/\s+/gu, ' ')
    const place = [claim.exactCopyOf, block, words]
    const key = JSON.stringify([...place, voice, speaker, holder, aboutParty, signOf(polarity), counts])
    const group = groups.get(key)
    if (group) group.push(claim)
    else groups.set(key, [claim])
  }
  return [...groups.values()].map((group) => readingOf(group, context))
}

function readingOf(
  claims: readonly [VisibleClaim, ...VisibleClaim[]],
  context: ReadingContext,
): ClaimReading {
  const lead = claims[0]
  const { voice, speaker, holder, aboutParty, polarity } = lead.reading
  const timing = timingOf(lead, context.zone)
  const sign = signOf(polarity)
  return {
    claims,
    lead,
    timing,
    counts: countOf(lead, context.kind),
    sign,
    speakerParty: speakerPartyOf(lead, timing.lastDay, context.codebook),
    agreement: JSON.stringify([voice, holder, aboutParty, sign]),
    speakerKey: speaker === 'outlet' ? `outlet:${lead.outlet ?? ''}` : speaker,
  }
}

/** Dates are midnights in the dossier's zone. Whatever has no beginning is undated, whatever its precision says. */
function timingOf({ reading: { statedAt }, publishedOn }: VisibleClaim, zone: string): Timing {
  const endOf = statedAt.to ?? addDays(publishedOn, 1)
  const from = statedAt.from === null ? null : instantOf(statedAt.from, zone)
  const stated = instantOf(endOf, zone)
  const to = from !== null && stated <= from ? startOfDay(addDays(dayOf(from, zone), 1), zone) : stated
  const lastDay = to === stated && isDate(endOf) ? addDays(endOf, -1) : dayOf(justBefore(to), zone)
  const firstDay =
    from === null || statedAt.from === null
      ? lastDay
      : isDate(statedAt.from)
        ? statedAt.from
        : dayOf(from, zone)
  const begins = from ?? startOfDay(addDays(lastDay, -undatedReachDays), zone)
  return {
    statedAt: { from: statedAt.from, to: endOf },
    precision: statedAt.precision,
    dated: from !== null,
    from,
    to,
    begins,
    firstDay,
    lastDay,
  }
}

/** A civil date has ten characters, an instant has more. */
const isDate = (date: CivilDate | Instant): boolean => date.length === 10

const instantOf = (date: CivilDate | Instant, zone: string): Instant =>
  isDate(date) ? startOfDay(date, zone) : date

/** The party that the speaker speaks for: a metonym's own, the mandate of that day, or the one he binds. */
function speakerPartyOf({ reading }: VisibleClaim, day: CivilDate, codebook: Codebook): PartyId | null {
  const { speaker, mandate, holder, voice } = reading
  // A metonym's name carries the id of its party; the codebook's own parties are the parser.
  if (speaker.startsWith('party:')) {
    return codebook.parties.find(({ id }) => id === speaker.slice('party:'.length))?.id ?? null
  }
  if (mandate) return mandate.party
  if (voice === 'self' && holder) return holder
  return partyOfAgent(speaker, day, codebook)
}

/** The first party that an agent speaks for on a day. */
export function partyOfAgent(id: string, day: CivilDate, codebook: Codebook): PartyId | null {
  const agent = findAgent(codebook, id)
  const [first] = agent ? mandatesOn(agent, day) : []
  return first?.mandate.party ?? null
}

/** Oldest first. Where the same words were read twice, a person's reading stands before one that nobody looked at. */
export const byAge = (a: VisibleClaim, b: VisibleClaim): number =>
  compareText(a.publishedAt, b.publishedAt) ||
  compareText(a.articleId, b.articleId) ||
  a.reading.block - b.reading.block ||
  (a.reading.spans[0]?.start ?? 0) - (b.reading.spans[0]?.start ?? 0) ||
  Number(b.review.status === 'accepted') - Number(a.review.status === 'accepted') ||
  compareText(a.claimId, b.claimId)
