/** What a person or an outside model coded, as the reading that is stored, and why a person should look at it. Pure. */
import type { Reading } from '../../events/article/claim-events.ts'
import { dayOf } from '../../events/calendar.ts'
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import { Refusal } from '../../events/errors.ts'
import { PartyId, PropositionId, SpeakerId } from '../../events/ids.ts'
import type {
  Attribution,
  CivilDate,
  ClaimMandate,
  Instant,
  ReviewReason,
  StatedAt,
} from '../../events/vocabulary.ts'
import { mandateAt } from '../extraction/mandate.ts'
import { Problem } from '../problem.ts'
import type { ReadingInput } from './coded-claim.ts'
import { checkNames } from './coded-names.ts'
import { readWords } from './coded-spans.ts'
import { readStatedAt } from './coded-time.ts'

/** The article that is coded: its text as it stands now, and what is known of its publication. */
export type CodedArticle = Readonly<{
  text: string
  textHash: string
  publishedAt: Instant
  timeZone: string
  outlet: string | null
  agency: string | null
}>

export type CodedReading = Readonly<{ reading: Reading; reasons: readonly ReviewReason[] }>

/**
 * The reading as the rules would store it: spans completed, block, mandate and holder worked out with the codebook in
 * force, the time normalised.
 *
 * @param at  the pointer of the reading in its body, for faults
 * @throws Refusal `span_mismatch`, `unknown_agent`, `unknown_party`, `unknown_proposition`, `invalid_interval`; Problem
 *   `request_invalid`
 */
export function readingOf(
  input: ReadingInput,
  article: CodedArticle,
  codebook: Codebook,
  at = '',
): CodedReading {
  const proposition = checkNames(input, codebook, at)
  checkSubject(input, proposition, at)
  const { spans, block } = readWords(article.text, input, at)
  const { statedAt, reasons } = readStatedAt(input.statedAt, article, at)
  checkTerm(input.validUntil, statedAt, at)
  const { aboutParty, voice, claimType, polarity, modality = 'actual' } = input
  const speaker = SpeakerId.parse(tidy(input.speaker))
  const held = holderOf(input, { statedAt, article, codebook })
  const reading: Reading = {
    textHash: article.textHash,
    block,
    spans,
    quoteMode: input.quoteMode ?? 'none',
    speaker,
    mandate: held.mandate,
    holder: held.holder,
    attribution: input.attribution
      ? input.attribution.map(({ cue = null, ...link }) => ({ ...link, cue }))
      : attributionOf(article, { voice, speaker, last: aboutParty ?? held.holder }),
    aboutParty: partyOrNull(aboutParty),
    voice,
    claimType,
    proposition: proposition.id,
    polarity,
    conditions: conditionsOf(input),
    modality,
    addressee: partyOrNull(input.addressee),
    links: (input.links ?? []).map(({ cue = null, ...link }) => ({ ...link, cue })),
    statedAt,
    validUntil: input.validUntil ?? null,
    value: input.value ?? null,
  }
  return { reading, reasons: [...held.reasons, ...reasons] }
}

/** A term that had passed when the words were said would make a stance that nobody ever held. */
function checkTerm(validUntil: CivilDate | null | undefined, { from }: StatedAt, at: string): void {
  if (!validUntil || from === null || validUntil > from.slice(0, 'yyyy-mm-dd'.length)) return
  const pointer = `${at}/validUntil`
  const detail = `${validUntil} is not after ${from}, when it was said: it is the first day on which it no longer holds`
  throw new Refusal('invalid_interval', `${pointer}: ${detail}.`, [
    { pointer, code: 'invalid_interval', detail },
  ])
}

/** Whoever judges a party that the proposition is about holds that judgement himself (semantics.md, 2.1). */
function checkSubject({ aboutParty }: ReadingInput, { id, subject }: Proposition, at: string): void {
  if (!aboutParty || subject === undefined) return
  const detail = `${id} is about ${subject} already: leave aboutParty out, and code whose judgement it is`
  const pointer = `${at}/aboutParty`
  throw new Problem('request_invalid', `${pointer}: ${detail}.`, {
    errors: [{ pointer, code: 'has_subject', detail }],
  })
}

type Held = Readonly<{
  holder: PartyId | null
  mandate: ClaimMandate | null
  reasons: readonly ReviewReason[]
}>

/**
 * Whose own position it is. A party that the coder names counts only if the speaker spoke for it that day; where nobody
 * is named, the mandate says; what is ascribed, or said to be nobody's own, has no holder and needs no mandate.
 */
function holderOf(
  { speaker, holder: wanted, aboutParty, voice }: ReadingInput,
  {
    statedAt,
    article,
    codebook,
  }: Readonly<{ statedAt: StatedAt; article: CodedArticle; codebook: Codebook }>,
): Held {
  const publishedOn = dayOf(article.publishedAt, article.timeZone)
  const found = mandateAt(codebook, speaker, statedAt, publishedOn, wanted ?? null)
  const { mandate, reasons } = found
  const isOwn = voice === 'self' || voice === 'relayed'
  if (!isOwn || aboutParty || wanted === null) return { holder: null, mandate, reasons: [] }
  if (wanted === undefined || wanted === found.holder) return found
  return { holder: null, mandate, reasons: reasons.length > 0 ? reasons : ['mandate_mismatch'] }
}

function conditionsOf({ conditions = [] }: ReadingInput): Reading['conditions'] {
  return conditions.map(({ text, span, status, proposition, requiredSign, controlledBy }) => ({
    text,
    span: span ?? null,
    status: status ?? 'open',
    proposition: proposition ? PropositionId.parse(proposition) : null,
    requiredSign: requiredSign ?? null,
    controlledBy: partyOrNull(controlledBy),
  }))
}

/** The chain as far as it is known without the coder: the outlet, its agency, who said it, and whose position it is. */
function attributionOf(
  { outlet, agency }: CodedArticle,
  { voice, speaker, last }: Readonly<{ voice: Reading['voice']; speaker: string; last: string | null }>,
): Attribution[] {
  const link = (who: string, relation: Attribution['relation']): Attribution => ({ who, relation, cue: null })
  const said = speaker.replace(/^party:/, '')
  return [
    link(outlet === null ? 'outlet' : `outlet:${outlet}`, 'publishes'),
    ...(agency === null || agency === outlet ? [] : [link(`outlet:${agency}`, 'relays')]),
    ...(voice === 'outlet' || said === last ? [] : [link(said, 'quotes')]),
    ...(last === null ? [] : [link(last, 'speaksFor')]),
  ]
}

/** A surface is words of the article on one line: its blanks are one each, as the rules write it. */
const tidy = (speaker: string): string =>
  speaker
    .replace(/^(\w+:)\s*/, '$1')
    .replace(/\s+/g, ' ')
    .trim()

const partyOrNull = (id: string | null | undefined): PartyId | null => (id ? PartyId.parse(id) : null)
