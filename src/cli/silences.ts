/** Why words of a cue gave no claim, in sentences for people. */
import type { ExplainedMatch, ExplainedNearMiss } from '../extraction/explain.ts'

type Code = Exclude<ExplainedMatch['silence'], null>

export const silences: Readonly<Record<Code, string>> = {
  words_split: 'one part of the words is said by somebody, and the other part is not',
  verb_far: 'the verb that accepts or rejects stands too far before the words',
  outside_quotation: 'the words stand outside the quotation, and no verb says who says them',
  supposed: 'it is only supposed (“if”, “would”), and nobody says that it is so',
  condition: 'the words name a condition and do not say that it is met',
  feigned: 'somebody is said to pretend it',
  no_position:
    'a topic, and nobody takes a position on it: no verb of accepting, rejecting or demanding governs it, no “must”, no judgement. If these words take the position themselves, write them under all',
  denied_report: 'it stands in a report that is denied, or in a rumour',
  no_speaker: 'nobody says it or decides it: no speaker was found',
  unknown_verb: 'it stands behind a “that” whose verb is not one of saying',
  nobodys: 'it is demanded or decided by nobody whom the codebook knows',
  question: 'it is asked, and not stated',
  headline: 'it stands in a headline, and nobody in it says it',
  newsroom_position: 'only the newsroom says it, and a newsroom holds no position',
  newsroom_unsure: 'only the newsroom says it, and not as a fact (“could”, “may”)',
  other_party: 'the cue is for the mouth of one party (by), and another one speaks',
  taken_by_other: 'a more exact cue takes the same words',
  question_unread: 'it is part of a question that the speaker answers himself',
  other: 'the rules found no reading',
}

export const nearMisses: Readonly<Record<ExplainedNearMiss['reason'], string>> = {
  words_missing: 'the other words are not there',
  other_clause: 'the words stand in different clauses',
  too_far: 'the words stand too far apart, or one word would have to fill two entries',
  barred: 'a word of none stands in the clause',
}
