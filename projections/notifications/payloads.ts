/** What a receiver can rely on: the schema of every message, by its type. Examples stand in `message-examples.ts`. */
import { z } from 'zod'
import { slugLengthMax } from '../../events/ids.ts'
import { CivilDate, Instant, Position, Precision, Sign, Voice } from '../../events/vocabulary.ts'
import { contradictionKinds } from '../contradictions/record.ts'
import { stanceStatuses } from '../stances/period.ts'
import { apiVersion, type MessageType } from './notification.ts'

export { messageExamples } from './message-examples.ts'

/** An id of the codebook. */
const slug = z.string().max(slugLengthMax)
/** An id that this service made: a prefix and 26 characters. */
const madeId = z.string().max(30)
const url = z
  .string()
  .max(500)
  .describe(
    'A read of this service that is pinned to the position of the message: it answers the same for ever.',
  )
const speaker = z
  .string()
  .max(300)
  .describe(
    'An agent, `party:<id>`, `outlet`; `anonymous` or `unresolved` where the codebook knows no one: names out of the text are not pushed.',
  )
const polarity = z
  .union([z.literal(-2), z.literal(-1), z.literal(0), z.literal(1), z.literal(2)])
  .nullable()
  .describe('-2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none.')
const count = z.int().min(0)
const listMax = 1_000

const CausedBy = z
  .object({
    event: z.string().max(100).describe('The type of the event of the log that brought it about.'),
    claims: z.array(madeId).max(20).describe('The claims by which it did, at most 20 of them.'),
  })
  .meta({ id: 'MessageCause' })

const truncated = z
  .literal(true)
  .optional()
  .describe('Lists were cut, because the message would have been too long: the link holds the rest.')

const everywhere = { causedBy: CausedBy, url, truncated }

const claimFields = {
  claimId: madeId,
  articleId: madeId,
  state: z.enum(['visible', 'rejected', 'retracted', 'superseded', 'withdrawn', 'erased']),
  holder: slug.nullable().describe('The party whose own position it is.'),
  aboutParty: slug.nullable().describe('The party to which a position is ascribed.'),
  speaker,
  proposition: slug,
  polarity,
  voice: Voice,
  claimType: z.string().max(30),
  modality: z.string().max(30),
  statedAt: z
    .object({
      from: z.union([CivilDate, Instant]).nullable(),
      to: z.union([CivilDate, Instant]).nullable().describe('Excluded.'),
      precision: Precision,
    })
    .meta({ id: 'MessageStatedAt' }),
  reviewStatus: z.enum(['proposed', 'accepted', 'rejected']),
  coderKind: z.enum(['rule', 'model', 'human']),
  supersededBy: madeId.nullable().describe('The claim that took its place.'),
  ...everywhere,
}
const ClaimData = z.object(claimFields).meta({ id: 'ClaimMessageData' })

const ToldStance = z
  .object({
    status: z.enum(stanceStatuses),
    value: polarity,
    since: CivilDate.nullable(),
    validUntil: CivilDate.nullable().describe(
      'The first day on which it no longer holds: no message comes then.',
    ),
    conditions: z
      .array(
        z
          .object({
            status: z.enum(['open', 'met', 'refused', 'unknown']),
            proposition: slug.nullable(),
            requiredSign: Sign.nullable(),
            controlledBy: slug.nullable(),
          })
          .meta({ id: 'MessageCondition' }),
      )
      .max(listMax)
      .describe('Without their words, which are the text of an article.'),
    derivedFrom: z
      .array(slug)
      .max(10)
      .describe(
        'The proposition from which it follows by the codebook, where the party has said nothing itself.',
      ),
  })
  .meta({ id: 'MessageStance' })

const stanceFields = {
  party: slug,
  proposition: slug,
  mergedInto: slug
    .nullable()
    .describe(
      'Where a codebook merged the proposition into another one: under that name it is read, and `url` too.',
    ),
  historical: z
    .boolean()
    .describe(
      'What changed lies in the past: the answer of the day on which it was recorded is what it was, but for its `since`. A change that takes effect on a later day is sent at once, as `false`.',
    ),
  previous: ToldStance.describe('The answer for that day before this position.'),
  current: ToldStance.describe('The answer for that day at this position: what `url` gives.'),
  changedPeriods: z
    .array(
      z
        .object({ validFrom: CivilDate, validTo: CivilDate.nullable().describe('Excluded; null is no end.') })
        .meta({ id: 'ChangedPeriod' }),
    )
    .max(listMax)
    .describe('The days on which status, value, term or conditions are others than before, oldest first.'),
  ...everywhere,
}
const StanceData = z.object(stanceFields).meta({ id: 'StanceMessageData' })
const StanceTurnData = z
  .object({
    changeId: madeId.describe('The `stance.changed` of the same position: it is sent, too.'),
    ...stanceFields,
  })
  .meta({ id: 'StanceTurnMessageData' })

const ToldMember = z
  .object({
    claimId: madeId.nullable().describe('The claim to quote.'),
    side: z.string().max(300),
    speaker,
    proposition: slug,
    polarity,
  })
  .meta({ id: 'MessageMember' })

const contradictionFields = {
  contradictionId: madeId,
  kind: z.enum(contradictionKinds).exclude(['opposition']),
  state: z.enum(['open', 'ended', 'resolved', 'dismissed']),
  resolution: z
    .enum(['converged', 'recanted', 'retracted', 'corrected', 'superseded', 'withdrawn', 'merged'])
    .nullable(),
  basis: z.enum(['source_asserted', 'human', 'computed']),
  dating: z.enum(['certain', 'possible']),
  proposition: slug,
  sides: z.array(z.string().max(300)).length(2).describe('Two parties, or an outlet and a party.'),
  subjectParty: slug.nullable().describe('The party of which opposite things are said.'),
  speakers: z.array(speaker).max(listMax),
  since: CivilDate,
  until: CivilDate.nullable().describe('The first day on which it was over.'),
  a: ToldMember.nullable().describe('The earlier act of the pair that is shown first.'),
  b: ToldMember.nullable(),
}
const DetectedData = z
  .object({
    ...contradictionFields,
    reinstated: z.boolean().describe('A person had dismissed it, and took that back.'),
    reopened: z.boolean().describe('It was resolved or over, and stands again.'),
    ...everywhere,
  })
  .meta({ id: 'ContradictionDetectedData' })
const ResolvedData = z
  .object({
    ...contradictionFields,
    mergedInto: madeId.nullable(),
    dismissal: z
      .object({ by: z.string().max(200), reason: z.string().max(2_000) })
      .meta({ id: 'MessageDismissal' })
      .nullable()
      .describe('Who dismissed it, and why.'),
    ...everywhere,
  })
  .meta({ id: 'ContradictionResolvedData' })

const articleFields = {
  articleId: madeId,
  status: z.enum(['registered', 'withdrawn', 'erased']),
  reason: z.enum(['revised', 'withdrawn', 'erased']).describe('`erased`: delete what you kept of it.'),
  publishedAt: Instant,
  language: z.string().max(35),
  claimCount: count.describe('Claims that count now.'),
  ...everywhere,
}
const ArticleData = z.object(articleFields).meta({ id: 'ArticleMessageData' })

const CodebookData = z
  .object({
    version: z.string().max(30),
    previousVersion: z.string().max(30).nullable(),
    contentHash: z.string().length(64),
    claimsMoved: count.describe('Claims that are read under another proposition now.'),
    stancesChanged: count.describe('As many `stance.changed` of this position.'),
    contradictionsDetected: count,
    contradictionsResolved: count,
    ...everywhere,
  })
  .meta({ id: 'CodebookMessageData' })

const NoticeData = z
  .object({
    endpoint: madeId,
    reason: z
      .string()
      .max(2_000)
      .nullable()
      .describe(
        'Why it was disabled: `gone`, `disabled_by_receiver`, `address_refused`, `no_success`, `by_owner`, or what the owner gave.',
      ),
    url: z.string().max(500).describe('The endpoint as this service shows it.'),
  })
  .meta({ id: 'EndpointNoticeData' })
const TestData = NoticeData.omit({ reason: true }).meta({ id: 'WebhookTestData' })

const envelopeOf = (type: MessageType) => ({
  id: z.string().max(30).describe('The same for the same event: in pushes, in the feed, after a rebuild.'),
  type: z.literal(type),
  timestamp: Instant.describe('When the event was recorded; never the time of the attempt.'),
  apiVersion: z.literal(apiVersion),
  dossier: slug,
})

/** What follows from the log has a place in it. */
const logged = {
  position: Position,
  index: z.int().min(1).describe('1, 2, 3 … within the position.'),
}
const subjectOf = (description: string) => ({
  subject: z.string().max(200).describe(description),
  subjectSequence: z.int().min(1).describe('1, 2, 3 … per subject, without gaps.'),
})

const claimMessage = <Type extends MessageType>(type: Type) =>
  z.object({ ...envelopeOf(type), ...logged, ...subjectOf('`claim/{id}`'), data: ClaimData })
const stanceMessage = (type: MessageType, data: z.ZodObject) =>
  z.object({
    ...envelopeOf(type),
    ...logged,
    ...subjectOf('`party/{party}/proposition/{proposition}`'),
    data,
  })
const contradictionMessage = (type: MessageType, data: z.ZodObject) =>
  z.object({ ...envelopeOf(type), ...logged, ...subjectOf('`contradiction/{id}`'), data })
const articleMessage = (type: MessageType) =>
  z.object({ ...envelopeOf(type), ...logged, ...subjectOf('`article/{id}`'), data: ArticleData })
const notice = (type: MessageType, subject: z.ZodType, data: z.ZodObject) =>
  z.object({
    ...envelopeOf(type),
    position: z.null(),
    index: z.null(),
    subject,
    subjectSequence: z.null(),
    data,
  })
const endpointSubject = z.string().max(200).describe('`webhook-endpoint/{id}`')

/** The whole message of each type. Receivers must bear new properties: they may come without a new version. */
export const messageSchemas: Readonly<Record<MessageType, z.ZodType>> = {
  'claim.recorded': claimMessage('claim.recorded').meta({
    id: 'ClaimRecordedMessage',
    description:
      'A claim was recorded by an extractor, a model or a person, or is found again after it was superseded.',
  }),
  'claim.corrected': claimMessage('claim.corrected').meta({
    id: 'ClaimCorrectedMessage',
    description: 'A person replaced the reading; filters look at both.',
  }),
  'claim.retracted': claimMessage('claim.retracted').meta({
    id: 'ClaimRetractedMessage',
    description: 'A person took the claim back: it must no longer count.',
  }),
  'claim.superseded': claimMessage('claim.superseded').meta({
    id: 'ClaimSupersededMessage',
    description: 'A newer extractor, codebook or text no longer gives the claim.',
  }),
  'stance.changed': stanceMessage('stance.changed', StanceData).meta({
    id: 'StanceChangedMessage',
    description:
      'The stance of a party on a proposition, by its own rows, is another one somewhere in time than before this position: at most one message per pair and position. A stance that follows from another proposition by the codebook alone, or whose condition somebody else blocks, is read at `url` but gives no message by itself: follow the propositions from which it follows. Time alone sends nothing.',
  }),
  'stance.reversed': stanceMessage('stance.reversed', StanceTurnData).meta({
    id: 'StanceReversedMessage',
    description:
      'Beside `stance.changed`: the answer of today changed its sign, also because an older article came late or a person corrected a claim. That a party turned is a contradiction of kind `self_reversal`.',
  }),
  'stance.contested': stanceMessage('stance.contested', StanceTurnData).meta({
    id: 'StanceContestedMessage',
    description: 'Beside `stance.changed`: today two words of the party stand against each other.',
  }),
  'contradiction.detected': contradictionMessage('contradiction.detected', DetectedData).meta({
    id: 'ContradictionDetectedMessage',
    description:
      'A contradiction is known for certain since this position, or stands again. Whoever adds it where `state` is `open`, and removes it with `contradiction.resolved`, has exactly those that are open.',
  }),
  'contradiction.resolved': contradictionMessage('contradiction.resolved', ResolvedData).meta({
    id: 'ContradictionResolvedMessage',
    description:
      'It is resolved, over, or dismissed by a person. With `dating: possible` it is only no longer certain, because a date was taken away.',
  }),
  'article.revised': articleMessage('article.revised').meta({
    id: 'ArticleRevisedMessage',
    description: 'The text of the article changed. Filters look at its claims before and after.',
  }),
  'article.withdrawn': articleMessage('article.withdrawn').meta({
    id: 'ArticleWithdrawnMessage',
    description: 'The article was withdrawn or erased: its claims no longer count.',
  }),
  'codebook.published': z
    .object({
      ...envelopeOf('codebook.published'),
      ...logged,
      ...subjectOf('`codebook`'),
      data: CodebookData,
    })
    .meta({
      id: 'CodebookPublishedMessage',
      description: 'A version of the codebook was published, with counts of what it changed.',
    }),
  'webhook_endpoint.disabled': notice('webhook_endpoint.disabled', endpointSubject, NoticeData).meta({
    id: 'EndpointDisabledMessage',
    description: 'Another endpoint of the dossier was disabled; what it is owed is kept.',
  }),
  'webhook_endpoint.recovered': notice('webhook_endpoint.recovered', endpointSubject, NoticeData).meta({
    id: 'EndpointRecoveredMessage',
    description: 'Another endpoint of the dossier came back.',
  }),
  'webhook.test': notice('webhook.test', z.null(), TestData).meta({
    id: 'WebhookTestMessage',
    description: 'Sent on verification and on request. Nothing happened.',
  }),
}
