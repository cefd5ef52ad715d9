/** One message of each type, as a receiver may get it: for the document, and to be sent as a test. */
import { ClaimId, ContradictionId, MessageId } from '../../events/ids.ts'
import { apiVersion, type MessageType } from './notification.ts'

const dossier = 'ukraine-talks'
const root = `/v1/dossiers/${dossier}`
const claimId = ClaimId.parse('clm_01JRX8M2C4T6V9WBZ3D5F7H9KA')
const contradictionId = ContradictionId.parse('con_1F5ZQ0M3V8T2K7B9XW4D6H0JRC')
const articleId = 'art_2K9W3B7D5F1H8JQ4N6P0R2T4VX'
const endpointId = 'we_3M1P5R7T9V2X4Z6B8D0F2H4JKN'
const pin = 'knownAt=position:412'

const envelopeOf = (type: MessageType, id: string) => ({
  id: MessageId.parse(id),
  type,
  timestamp: '2025-04-15T20:41:07.482913Z',
  apiVersion,
  dossier,
})

type About = Readonly<{ index: number; subject: string; subjectSequence: number }>

const logged = (
  type: MessageType,
  id: string,
  { index, subject, subjectSequence, ...data }: About & Readonly<Record<string, unknown>>,
) => ({ ...envelopeOf(type, id), position: 412, index, subject, subjectSequence, data })

const notice = (
  type: MessageType,
  id: string,
  { subject, ...data }: Readonly<{ subject: string | null } & Record<string, unknown>>,
) => ({
  ...envelopeOf(type, id),
  position: null,
  index: null,
  subject,
  subjectSequence: null,
  data: { ...data, url: `${root}/webhook-endpoints/${endpointId}` },
})

const caused = (event: string, claims: readonly string[] = [claimId]) => ({ event, claims })

const claim = {
  claimId,
  articleId,
  state: 'visible',
  holder: 'nato',
  aboutParty: null,
  speaker: 'mark-rutte',
  proposition: 'talks-progress',
  polarity: -1,
  voice: 'self',
  claimType: 'assessment',
  modality: 'actual',
  statedAt: { from: '2025-04-15', to: '2025-04-16', precision: 'day' },
  reviewStatus: 'proposed',
  coderKind: 'rule',
  supersededBy: null,
}
const aboutClaim = { subject: `claim/${claimId}`, ...claim }
const claimUrl = `${root}/claims/${claimId}?${pin}`

const unknown = {
  status: 'unknown',
  value: null,
  since: null,
  validUntil: null,
  conditions: [],
  derivedFrom: [],
}
const settled = (value: number, since: string) => ({ ...unknown, status: 'settled', value, since })
const aboutStance = { subject: 'party/nato/proposition/talks-progress' }
const pair = { party: 'nato', proposition: 'talks-progress', mergedInto: null }
const stanceUrl = `${root}/stances/nato/talks-progress?validAt=2025-04-15&${pin}`
const changedPeriods = [{ validFrom: '2025-04-15', validTo: null }]
const changeId = 'msg_36FDB8NXNTA0TB8WZAE8CJHW0W'

const aboutContradiction = { subject: `contradiction/${contradictionId}` }
const contradiction = {
  contradictionId,
  kind: 'divergent_assessment',
  state: 'open',
  resolution: null,
  basis: 'computed',
  dating: 'certain',
  proposition: 'talks-progress',
  sides: ['united-states', 'nato'],
  subjectParty: null,
  speakers: ['mark-rutte', 'steve-witkoff'],
  since: '2025-04-15',
  until: null,
  a: {
    claimId: 'clm_01JRX7Z9A3B5C7D9E1F3G5H7JK',
    side: 'united-states',
    speaker: 'steve-witkoff',
    proposition: 'talks-progress',
    polarity: 2,
  },
  b: { claimId, side: 'nato', speaker: 'mark-rutte', proposition: 'talks-progress', polarity: -1 },
}
const contradictionUrl = `${root}/contradictions/${contradictionId}?validAt=2025-04-15&${pin}`

const aboutArticle = { subject: `article/${articleId}` }
const article = { articleId, publishedAt: '2025-04-15T18:30:00.000000Z', language: 'fr' }
const articleUrl = `${root}/articles/${articleId}?${pin}`

export const messageExamples: Readonly<Record<MessageType, object>> = {
  'claim.recorded': logged('claim.recorded', 'msg_0M1XA3B5C7D9E1F3G5H7J9KMNP', {
    ...aboutClaim,
    ...{ index: 1, subjectSequence: 1, causedBy: caused('ClaimRecorded'), url: claimUrl },
  }),
  'claim.corrected': logged('claim.corrected', 'msg_0N2YB4C6D8E0F2G4H6J8K0MNPQ', {
    ...aboutClaim,
    ...{ polarity: -2, reviewStatus: 'accepted' },
    ...{ index: 1, subjectSequence: 2, causedBy: caused('ClaimCorrected'), url: claimUrl },
  }),
  'claim.retracted': logged('claim.retracted', 'msg_0P3ZC5D7E9F1G3H5J7K9M1NPQR', {
    ...aboutClaim,
    ...{ state: 'retracted' },
    ...{ index: 1, subjectSequence: 3, causedBy: caused('ClaimRetracted'), url: claimUrl },
  }),
  'claim.superseded': logged('claim.superseded', 'msg_0Q40D6E8F0G2H4J6K8M0N2PQRS', {
    ...aboutClaim,
    ...{ state: 'superseded', supersededBy: 'clm_02KSY9N3D5V7W9XCZ4E6G8J0MB' },
    ...{ index: 1, subjectSequence: 2, causedBy: caused('ClaimSuperseded'), url: claimUrl },
  }),
  'stance.changed': logged('stance.changed', changeId, {
    ...{ ...aboutStance, ...pair, index: 2, subjectSequence: 3, historical: false },
    ...{ previous: unknown, current: settled(-1, '2025-04-15'), changedPeriods },
    ...{ causedBy: caused('ClaimRecorded'), url: stanceUrl },
  }),
  'stance.reversed': logged('stance.reversed', 'msg_1R51E7F9G1H3J5K7M9N1P3QRST', {
    ...{ ...aboutStance, changeId, ...pair, index: 3, subjectSequence: 4, historical: false },
    ...{ previous: settled(2, '2025-03-11'), current: settled(-1, '2025-04-15'), changedPeriods },
    ...{ causedBy: caused('ClaimRecorded'), url: stanceUrl },
  }),
  'stance.contested': logged('stance.contested', 'msg_1S62F8G0H2J4K6M8N0P2Q4RSTV', {
    ...{ ...aboutStance, changeId, ...pair, index: 3, subjectSequence: 4, historical: false },
    ...{ previous: settled(2, '2025-03-11'), current: { ...unknown, status: 'contested' }, changedPeriods },
    ...{ causedBy: caused('ClaimRecorded'), url: stanceUrl },
  }),
  'contradiction.detected': logged('contradiction.detected', 'msg_1T73G9H1J3K5M7N9P1Q3R5STVW', {
    ...{ ...aboutContradiction, ...contradiction, index: 4, subjectSequence: 1 },
    ...{ reinstated: false, reopened: false },
    ...{ causedBy: caused('ClaimRecorded'), url: contradictionUrl },
  }),
  'contradiction.resolved': logged('contradiction.resolved', 'msg_1V84H0J2K4M6N8P0Q2R4S6TVWX', {
    ...{ ...aboutContradiction, ...contradiction, index: 1, subjectSequence: 2, state: 'dismissed' },
    ...{ mergedInto: null, dismissal: { by: 'ana', reason: 'They spoke of different talks.' } },
    ...{ causedBy: caused('ContradictionDismissed', []), url: contradictionUrl },
  }),
  'article.revised': logged('article.revised', 'msg_1W95J1K3M5N7P9Q1R3S5T7VWXY', {
    ...{ ...aboutArticle, ...article, index: 1, subjectSequence: 1 },
    ...{ status: 'registered', reason: 'revised', claimCount: 3 },
    ...{ causedBy: caused('ArticleRevised', []), url: articleUrl },
  }),
  'article.withdrawn': logged('article.withdrawn', 'msg_1XA6K2M4N6P8Q0R2S4T6V8WXYZ', {
    ...{ ...aboutArticle, ...article, index: 1, subjectSequence: 2 },
    ...{ status: 'erased', reason: 'erased', claimCount: 0 },
    ...{ causedBy: caused('ArticleErased', []), url: articleUrl },
  }),
  'codebook.published': logged('codebook.published', 'msg_1YB7M3N5P7Q9R1S3T5V7W9XYZ0', {
    ...{ subject: 'codebook', index: 1, subjectSequence: 2, version: '1.1.0', previousVersion: '1.0.0' },
    ...{ contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    ...{ claimsMoved: 12, stancesChanged: 2, contradictionsDetected: 1, contradictionsResolved: 0 },
    ...{ causedBy: caused('CodebookPublished', []), url: `${root}/codebook?version=1.1.0` },
  }),
  'webhook_endpoint.disabled': notice('webhook_endpoint.disabled', 'msg_1ZC8N4P6Q8R0S2T4V6W8X0YZ01', {
    ...{ subject: `webhook-endpoint/${endpointId}`, endpoint: endpointId, reason: 'no_success' },
  }),
  'webhook_endpoint.recovered': notice('webhook_endpoint.recovered', 'msg_20D9P5Q7R9S1T3V5W7X9Y1Z012', {
    ...{ subject: `webhook-endpoint/${endpointId}`, endpoint: endpointId, reason: 'no_success' },
  }),
  'webhook.test': notice('webhook.test', 'msg_21EAQ6R8S0T2V4W6X8Y0Z20123', {
    ...{ subject: null, endpoint: endpointId },
  }),
}
