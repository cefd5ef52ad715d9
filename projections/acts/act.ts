/** An act: one utterance, however many claims report it, with everything that the folds need to know of it. */
import type {
  ActId,
  ArticleId,
  ClaimId,
  ClaimKey,
  PartyId,
  PropositionId,
  SpeakerId,
} from '../../events/ids.ts'
import type {
  CivilDate,
  ClaimLink,
  ClaimType,
  Condition,
  Instant,
  Modality,
  Polarity,
  Precision,
  Range,
  StatedAt,
  Voice,
} from '../../events/vocabulary.ts'

/** Why a claim does not count (semantics.md, 4.3). `disputed`: its own party denies having said so. */
export type UncountedReason = 'rank' | 'confidence' | 'review' | 'unclear' | 'modality' | 'type' | 'disputed'

/** The side that a polarity takes; 0 is a side of its own, null sets nothing. */
export type PolaritySign = -1 | 0 | 1 | null

export type ActClaim = Readonly<{
  claimId: ClaimId
  claimKey: ClaimKey
  articleId: ArticleId
  /** Joined under rules 3 to 5 of section 3, or an exact copy: evidence and nothing else. */
  joined: boolean
}>

/** A link that the text, or a person, draws from a claim of this act to another claim. */
export type ActLink = Readonly<{
  relation: ClaimLink['relation']
  claimKey: ClaimKey
  articleId: ArticleId
  cue: Range | null
  /** The claim that draws it. */
  by: ClaimId
  /** Coded by a person without words that draw it. */
  byPerson: boolean
  /** Drawn by a denial that is sound, so that its party may take its own words back with it. */
  isDenial: boolean
}>

/** A stretch of `validAt`, half-open; `until` is null while nothing ends it. */
export type Stretch = Readonly<{ from: Instant; until: Instant | null }>

export type Act = Readonly<{
  actId: ActId
  proposition: PropositionId
  voice: Voice
  /** The named agent where one is known, else the metonym. */
  speaker: SpeakerId
  /** Everyone to whom a claim of this act attributes the words, `speaker` first. */
  speakers: readonly SpeakerId[]
  /** The party for which the speaker spoke; null for the newsroom and for speakers without a party. */
  speakerParty: PartyId | null
  /** Of a relayed act: the party, or else the agent or medium, through which the words are known. */
  relayedBy: string | null
  /** Of the newsroom's own voice: which newsroom. Two outlets are two speakers. */
  outlet: string | null
  holder: PartyId | null
  aboutParty: PartyId | null
  /** 1 best … 5; null where no mandate is known. */
  rank: number | null
  polarity: Polarity | null
  sign: PolaritySign
  conditions: readonly Condition[]
  claimType: ClaimType
  modality: Modality
  /** The first day on which it no longer holds. */
  validUntil: CivilDate | null
  /** As stored, for showing; the fields below are what is compared. */
  statedAt: Pick<StatedAt, 'from' | 'to'>
  precision: Precision
  dated: boolean
  from: Instant | null
  to: Instant
  /** The last microsecond before `to`: from then on the act is certain. */
  moment: Instant
  /** From here on the act is possible: `from`, or seven days before publication when it is undated. */
  begins: Instant
  /** First and last civil day of the interval; of an undated act both are its publication day. */
  firstDay: CivilDate
  lastDay: CivilDate
  counts: true | UncountedReason
  /** The claim by which the same party denies the attribution, and since when that denial is certain. */
  disputedBy: ClaimId | null
  disputedFrom: Instant | null
  /** The day of that denial, where one day is known. */
  disputedOn: CivilDate | null
  /** Undated and against the run: all the while it stands in `uncertain` and waits for review (4.5.3, 4.5.4). */
  setAside: readonly Stretch[]
  /** Sorts by `to`, `from` (null first), rank, |polarity| descending: the order of the fold, as text. */
  order: string
  /** The claims that decide first, then what joined. */
  claims: readonly ActClaim[]
  /** Independent origins, never articles. */
  origins: number
  links: readonly ActLink[]
}>

/** What is heard of a party until it denies having said it. */
export const isHeard = ({ counts }: Pick<Act, 'counts'>): boolean => counts === true || counts === 'disputed'

/** Denied by the party itself, by a denial that is certain before the exclusive end of a date. */
export const isDisputedBy = ({ disputedFrom }: Pick<Act, 'disputedFrom'>, validAtEnd: Instant): boolean =>
  disputedFrom !== null && disputedFrom < validAtEnd

/** Certain at a date: the interval lies wholly before the exclusive end of that date. */
export const isCertain = (act: Pick<Act, 'to'>, validAtEnd: Instant): boolean => act.to <= validAtEnd

/** Possible at a date: it may have been said by then, and may not. */
export const isPossible = (act: Pick<Act, 'begins' | 'to'>, validAtEnd: Instant): boolean =>
  act.begins < validAtEnd && validAtEnd < act.to

/** The day on which it was said, where one day is known. */
export const onlyDayOf = ({ dated, firstDay, lastDay }: Act): CivilDate | null =>
  dated && firstDay === lastDay ? firstDay : null

export const signOf = (polarity: number | null): PolaritySign =>
  polarity === null ? null : polarity > 0 ? 1 : polarity < 0 ? -1 : 0
