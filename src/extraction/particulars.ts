/** What a claim says beside its position: whom it is put to, how many, and until when. Left out where the words are unsure. */
import type { Reading } from '../../events/article/claim-events.ts'
import { addDays } from '../../events/calendar.ts'
import type { PartyId } from '../../events/ids.ts'
import type { CivilDate, StatedAt } from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import type { Passage, Stretch } from './passage.ts'
import { longestAt } from './phrases.ts'
import type { Placed } from './placing.ts'

export type Particulars = Pick<Reading, 'addressee' | 'value' | 'validUntil'>
type Said = Pick<Reading, 'holder' | 'claimType' | 'polarity' | 'statedAt'>

/** @param said  what is known of the claim already */
export function particularsOf(passage: Passage, placed: Placed, said: Said): Particulars {
  return {
    addressee: addresseeOf(passage, placed.chain, said),
    value: placed.match.cue.proposition.kind === 'fact' ? countOf(passage, placed) : null,
    validUntil: termOf(passage, placed, said),
  }
}

/** "urges Vell to accept", "threatens Vell with sanctions", "Vell must accept": the party that is asked or threatened. */
function addresseeOf(passage: Passage, chain: readonly Frame[], { holder, claimType }: Said): PartyId | null {
  if (claimType !== 'demand' && claimType !== 'threat') return null
  for (const frame of chain) {
    const { verb, under, speakers } = frame
    const obliged = under === 'asked' || verb?.obliged === true
    const asks = verb?.attitude === 'demand' || verb?.attitude === 'threaten'
    const party = obliged ? (speakers[0]?.party ?? null) : asks ? partyBehind(passage, frame) : null
    if (party !== null && party !== holder) return party
  }
  return null
}

/** How many small words may stand between a verb and whom it asks. */
const addresseeReach = 3

function partyBehind({ tokens, lexicon, mentionAt }: Passage, { verb }: Frame): PartyId | null {
  if (!verb) return null
  const { small } = lexicon
  for (let at = verb.last + 1; at <= verb.last + addresseeReach; at++) {
    const token = tokens[at]
    const mention = mentionAt.get(at)
    if (mention) {
      const behind = tokens[mention.last + 1]
      const owns = behind?.joint === "'" && small.genitives.has(behind.fold)
      // "calls on Vell and Norland": two parties are no one party.
      const joined = small.coordinators.has(behind?.fold ?? '')
      return owns || joined || mention.via === 'medium' ? null : mention.party
    }
    const links = small.controlLinks.has(token?.fold ?? '') && !small.genitives.has(token?.fold ?? '')
    const onto = lexicon.data.asksOf.includes(token?.fold ?? '')
    if (token?.kind !== 'word' || !(links || onto || small.determiners.has(token.fold))) return null
  }
  return null
}

/** How far before and behind the matched words their number may stand, in words. */
const valueReach = 4

/** "at least 26 countries": the first number among the words, with its unit; days and years are no such numbers. */
function countOf(passage: Passage, { match, clause }: Placed): Reading['value'] {
  const { dateAt } = passage
  for (
    let at = Math.max(clause.from, match.first - valueReach);
    at <= Math.min(match.last + valueReach, clause.to - 1);
    at++
  ) {
    const found = dateAt.has(at) ? null : numberAt(passage, at)
    if (!found) continue
    const unit = unitAt(passage, found.to)
    if (unit === null) return null
    const { comparator, exact } = comparatorBefore(passage, Math.max(clause.from, at - 3), at)
    return { number: found.number, unit, comparator: found.round && exact ? '~' : comparator }
  }
  return null
}

type Amount = Readonly<{ number: number; to: number; round: boolean }>

/** "26", "vingt-six", "1.1 billion", "une trentaine". */
function numberAt({ text, tokens, lexicon }: Passage, at: number): Amount | null {
  const token = tokens[at]
  if (!token) return null
  const { scales, dozens, decimalMark } = lexicon.data
  if (token.kind === 'number') {
    const written = token.word.replace(decimalMark === ',' ? /\./g : /,/g, '').replace(',', '.')
    const number = Number(written)
    if (!Number.isFinite(number)) return null
    const scale = scales[tokens[at + 1]?.fold ?? '']
    return { number: number * (scale ?? 1), to: at + (scale ? 2 : 1), round: false }
  }
  const dozen = dozens[token.fold]
  if (dozen) return { number: dozen, to: at + 1, round: true }
  const tens = longestAt(text, tokens, at, lexicon.numbers)
  if (!tens || tens.value < 2) return null
  const ones = tens.value >= 20 ? longestAt(text, tokens, tens.to, lexicon.numbers) : undefined
  const number = tens.value + (ones && ones.value < 10 ? ones.value : 0)
  return { number, to: ones && ones.value < 10 ? ones.to : tens.to, round: false }
}

/** The noun that is counted, behind "of" where that stands between. */
function unitAt({ text, tokens, lexicon, mentionAt }: Passage, from: number): string | null {
  const at = lexicon.small.genitives.has(tokens[from]?.fold ?? '') ? from + 1 : from
  const token = tokens[at]
  const noun = token?.kind === 'word' && !token.capital && !mentionAt.has(at) && !isSmall(token.fold, lexicon)
  return noun ? text.slice(token.start, token.end) : null
}

const isSmall = (fold: string, { small, stopwords, auxiliaries }: Passage['lexicon']): boolean =>
  small.prepositions.has(fold) || small.determiners.has(fold) || stopwords.has(fold) || auxiliaries.has(fold)

type Comparator = NonNullable<Reading['value']>['comparator']

function comparatorBefore(
  { text, tokens, lexicon }: Passage,
  from: number,
  to: number,
): Readonly<{ comparator: Comparator; exact: boolean }> {
  for (let at = from; at < to; at++) {
    const hit = longestAt(text, tokens, at, lexicon.amounts)
    if (hit?.to === to) return { comparator: hit.value, exact: false }
  }
  return { comparator: '=', exact: true }
}

/** "until 20 April", or "for 30 days" from the day on which it was said: only of what somebody takes upon himself. */
function termOf(
  passage: Passage,
  { match, clause }: Placed,
  { claimType, polarity, statedAt }: Said,
): CivilDate | null {
  if (polarity === null || polarity <= 0 || claimType !== 'commitment') return null
  const { text, tokens, lexicon, dateAt } = passage
  for (let at = match.first; at < clause.to; at++) {
    const until = longestAt(text, tokens, at, lexicon.untils)
    const day = until === undefined ? undefined : dateAt.get(until.to)
    const end = day?.precision === 'day' ? day.to : null
    if (end !== null && end > dayOfStatement(statedAt)) return end
    const during = longestAt(text, tokens, at, lexicon.durings)
    const days = during ? daysIn(passage, { from: during.to, to: clause.to }) : null
    if (days !== null && statedAt.precision === 'day' && statedAt.from) return addDays(statedAt.from, days)
  }
  return null
}

const dayOfStatement = ({ from, to }: StatedAt): string => (from ?? to ?? '').slice(0, 10)

/** Days of a month are not counted: nobody means 30 or 31. */
const lengths: Readonly<Record<string, number>> = { day: 1, week: 7 }

function daysIn(passage: Passage, { from, to }: Stretch): number | null {
  const amount = numberAt(passage, from)
  if (!amount || amount.to >= to) return null
  const unit = passage.lexicon.data.dates.units[passage.tokens[amount.to]?.word ?? '']
  const length = unit ? lengths[unit] : undefined
  return length ? amount.number * length : null
}
