/** What the extraction shows to whoever asks why: each match of a cue, and what became of it. It changes nothing. */
import type { Reading } from '../../events/article/claim-events.ts'
import type { Frame } from './attribution.ts'
import type { CueHits, CueIndex } from './cues.ts'
import type { Passage } from './passage.ts'
import type { Placed } from './placing.ts'

/** Why a match gives no claim; each is noticed at the place that decides it. */
export type Silence =
  /** Part of its words is said by somebody, and part is not. */
  | 'words_split'
  /** The verb that accepts or rejects something stands too far before the words. */
  | 'verb_far'
  | 'outside_quotation'
  | 'supposed'
  | 'condition'
  | 'feigned'
  /** A topic, and nobody takes a position on it. */
  | 'no_position'
  | 'denied_report'
  | 'no_speaker'
  /** It stands behind a "that" whose verb is not known. */
  | 'unknown_verb'
  /** It is demanded or decided, and nobody whom the codebook knows does so. */
  | 'nobodys'
  | 'question'
  | 'headline'
  /** The newsroom cannot hold a position. */
  | 'newsroom_position'
  | 'newsroom_unsure'
  /** The cue is that of one party, and another one speaks. */
  | 'other_party'
  | 'other'

export type WhySilent = (silence: Silence) => void

export type Watch = Readonly<{
  onRead(
    stages: Readonly<{ passage: Passage; frames: readonly Frame[]; cues: CueIndex; hits: CueHits }>,
  ): void
  /** Called once for each match, and again for each further speaker of one match. */
  onMatch(placed: Placed, outcome: MatchOutcome): void
}>
export type MatchOutcome =
  | Readonly<{ silence: Silence }>
  /** `takenBy`: a more exact proposition, or a party's own cue, takes the same words. */
  | Readonly<{ reading: Reading; takenBy?: string }>
