/** Any error as an RFC 9457 problem; the one place that knows HTTP statuses. */
import type { FastifyError } from 'fastify'
import { codeOf, isUnavailable } from '../db/connect.ts'
import { LogClosed, Overloaded } from '../db/log/group-commit.ts'
import { OutcomeUnknown } from '../db/log/outcomes.ts'
import { type Fault, Refusal, type RefusalCode } from '../events/errors.ts'
import { Contention, IdempotencyKeyReused } from './command.ts'
import { UnusableSettings } from './config.ts'
import { SecretUnreadable } from './webhooks/storage-key.ts'

/** What a code means, for people: its title, and what to do about it. Exhaustive, so no code lacks a page. */
type ProblemKind = Readonly<{ status: number; title: string; remedy: string }>
const kind = (status: number, title: string, remedy: string): ProblemKind => ({ status, title, remedy })

/** Codes of refusals first: a new one without a status does not compile. */
const refusals = {
  already_exists: kind(409, 'It exists already', 'Use what is there, or choose another id.'),
  article_withdrawn: kind(409, 'The article was withdrawn', 'Nothing more can be read from it.'),
  codebook_version_not_newer: kind(409, 'The version is not newer', 'Raise `version` and publish again.'),
  correction_loops: kind(422, 'The claim was read so before', 'Send a reading that it never had.'),
  dossier_closed: kind(409, 'The dossier is closed', 'It is read-only; reads go on.'),
  erased: kind(410, 'It was erased', 'The text is gone for good.'),
  invalid_codebook: kind(422, 'The codebook has faults', 'Mend every entry of `errors` and publish again.'),
  invalid_interval: kind(
    422,
    'No time lies between these ends',
    'Let `from` lie before `to`, which is excluded.',
  ),
  not_found: kind(404, 'There is no such thing', 'Check the ids in the path; lists show what exists.'),
  precondition_failed: kind(412, 'It has changed since', 'Read it again and decide on what stands now.'),
  span_mismatch: kind(422, 'The words are not there', 'Take spans from the text at `/text`, word for word.'),
  unknown_agent: kind(422, 'The codebook lacks this agent', 'Use an id of the codebook.'),
  unknown_claim: kind(422, 'There is no such claim', 'Use the `claimKey` of a claim of this dossier.'),
  unknown_party: kind(422, 'The codebook lacks this party', 'Use an id of `/parties`.'),
  unknown_proposition: kind(422, 'The codebook lacks this proposition', 'Use an id of `/propositions`.'),
  wrong_state: kind(409, 'Its state forbids this', 'Read it again.'),
} satisfies Record<RefusalCode, ProblemKind>

export const problemKinds = {
  ...refusals,
  malformed_json: kind(400, 'The body is not JSON', 'Mend the body where `detail` says.'),
  request_invalid: kind(400, 'The request has the wrong shape', 'Mend every entry of `errors`.'),
  unknown_parameter: kind(400, 'There is no such parameter', 'Check the spelling; /docs lists them.'),
  unknown_property: kind(400, 'There is no such property', 'Leave it out, or check the spelling.'),
  too_deep: kind(400, 'The body is nested too deeply', 'At most 32 levels and 1,000 keys in one object.'),
  invalid_cursor: kind(400, 'The cursor is not usable', 'Take `nextCursor` of an answer, unchanged.'),
  cursor_filter_mismatch: kind(400, 'The cursor belongs to another list', 'Repeat the filters of page one.'),
  invalid_text: kind(
    400,
    'The text cannot be kept as it is',
    'Remove NUL characters and half surrogate pairs.',
  ),
  date_required: kind(400, 'A date is needed here', 'Write a calendar date such as 2025-04-15.'),
  instant_required: kind(400, 'An instant is needed here', 'Write 2025-04-15T20:41:07Z or position:412.'),
  invalid_url_encoding: kind(400, 'The URL is not well encoded', 'Percent-encode UTF-8; `+` must be `%2B`.'),
  host_refused: kind(403, 'The Host header is refused', 'Without keys only 127.0.0.1, [::1], localhost are.'),
  method_not_allowed: kind(405, 'The method is not allowed here', 'Use one of those in `Allow`.'),
  not_acceptable: kind(406, 'No such representation', 'Accept application/json.'),
  request_timeout: kind(408, 'The request came too slowly', 'Send the request without pauses.'),
  uri_too_long: kind(414, 'The URL is too long', 'At most 8 KiB, and 200 characters in one part.'),
  unsupported_media_type: kind(415, 'The body is of another type', 'Send UTF-8 of the type in `detail`.'),
  headers_too_large: kind(431, 'The headers are too large', 'At most 16 KiB and 200 headers.'),
  stream_contended: kind(409, 'Others keep changing this', 'Try again.'),
  payload_too_large: kind(413, 'The body is too large', 'Send less than the limit in `detail`.'),
  precondition_required: kind(
    428,
    'A precondition is needed',
    'Send If-Match with the ETag of what you saw.',
  ),
  idempotency_key_reused: kind(422, 'The key was used before', 'Use a new Idempotency-Key.'),
  known_at_in_future: kind(422, 'Nobody knows the future', 'Ask with a `knownAt` that has passed.'),
  published_at_in_future: kind(422, 'Published in the future', 'At most 24 hours ahead: clocks differ.'),
  position_not_reached: kind(422, 'The log is not that long', 'Ask with a position up to the head.'),
  from_after_to: kind(
    422,
    'The moments are in the wrong order',
    'Let `from` be the earlier one, or the same.',
  ),
  unknown_kind: kind(422, 'There is no such kind', 'Use one of the kinds that `detail` names.'),
  unknown_time_zone: kind(422, 'There is no such time zone', 'Use a name such as Europe/Paris.'),
  too_many_pairs: kind(422, 'Too many pairs in one answer', 'Name a party or a proposition.'),
  html_too_complex: kind(422, 'The HTML is too complex', 'Send the text of the article instead.'),
  published_at_missing: kind(
    422,
    'The page does not say when it was published',
    'Send `publishedAt`: nothing is dated by the time at which it came in.',
  ),
  text_missing: kind(422, 'There is no text in it', 'Send the text of the article.'),
  invalid_webhook_url: kind(
    422,
    'The URL is none that deliveries go to',
    'Give an absolute https URL of the receiver.',
  ),
  webhook_address_refused: kind(
    422,
    'The address is refused',
    'Give a public name of the receiver that can be resolved.',
  ),
  invalid_filter: kind(422, 'The filter has faults', 'Mend every entry of `errors`.'),
  unknown_event_type: kind(422, 'There is no such type', 'Use a name of GET /v1/event-types.'),
  invalid_header: kind(422, 'A static header cannot be sent', 'Mend every entry of `errors`.'),
  endpoint_limit: kind(409, 'There are as many endpoints as may be', 'Delete one that is not needed.'),
  rate_limited: kind(429, 'Too many requests', 'Wait as long as `Retry-After` says.'),
  codebook_missing: kind(409, 'The dossier has no codebook', 'Publish a codebook first.'),
  too_many_streams: kind(429, 'Too many streams at once', 'Close one of yours, or follow several in one.'),
  internal: kind(500, 'Something went wrong on our side', 'Report the `requestId`.'),
  projection_behind: kind(503, 'The read model is behind', 'Try again after a second.'),
  database_unavailable: kind(503, 'The database cannot be reached', 'Try again later.'),
  overloaded: kind(503, 'Too much is waiting', 'Try again later.'),
  outcome_unknown: kind(
    503,
    'The outcome is unknown',
    'Read, or repeat the request with its Idempotency-Key.',
  ),
  secrets_unavailable: kind(
    503,
    'The secrets cannot be opened or sealed',
    'Whoever runs the service finds the reason in its log. If a storage key is lost, rotate the secret.',
  ),
  starting: kind(503, 'The service is starting', 'Try again in a moment.'),
  shutting_down: kind(503, 'The service is stopping', 'Try again in a moment.'),
} satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problemKinds

/** The document that is sent; `instance` and `requestId` are added where it is sent. */
export type ProblemBody = Readonly<{
  type: string
  title: string
  status: number
  code: ProblemCode
  detail: string
  errors?: readonly Fault[]
}>

type ProblemOptions = Readonly<{
  errors?: readonly Fault[]
  headers?: Readonly<Record<string, string>>
  cause?: unknown
}>

/** Thrown by whatever stands at the edge and knows which code it means. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly statusCode: number
  readonly errors: readonly Fault[]
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ProblemCode, detail: string, { errors = [], headers = {}, cause }: ProblemOptions = {}) {
    super(detail, { cause })
    this.code = code
    this.statusCode = problemKinds[code].status
    this.errors = errors
    this.headers = headers
  }
}

/** The read models are not where an answer needs them; it passes by itself. */
export const projectionBehind = (detail: string, headers: Readonly<Record<string, string>> = {}): Problem =>
  new Problem('projection_behind', detail, { headers: { 'retry-after': '1', ...headers } })

/** The one place where something the caller sent enters a sentence: cut, and without what a terminal obeys. */
export function quoted(text: string, lengthMax = 60): string {
  const short = text.length > lengthMax ? `${text.slice(0, lengthMax).toWellFormed()}…` : text.toWellFormed()
  return JSON.stringify(short).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')
}

export function bodyOf({ code, message, errors }: Problem): ProblemBody {
  const { status, title } = problemKinds[code]
  const base = { type: `/problems/${code}`, title, status, code, detail: message }
  return errors.length > 0 ? { ...base, errors } : base
}

/** What to answer. Whatever is not known here is ours to mend: it is `internal`, and says nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Refusal)
    return new Problem(error.code, error.message, { errors: error.faults, cause: error })
  if (error instanceof OutcomeUnknown) return later('outcome_unknown', error)
  if (error instanceof Overloaded) return later('overloaded', error)
  if (error instanceof LogClosed) return later('shutting_down', error)
  if (error instanceof IdempotencyKeyReused)
    return new Problem('idempotency_key_reused', remedyOf('idempotency_key_reused'))
  if (error instanceof Contention) return new Problem('stream_contended', remedyOf('stream_contended'))
  // While the service runs, no other setting is read than the directory of the keys.
  if (error instanceof SecretUnreadable || error instanceof UnusableSettings)
    return later('secrets_unavailable', error)
  const framework = isCoded(error) ? ofFramework(error) : undefined
  if (framework) return framework
  return ofDatabase(error) ?? new Problem('internal', remedyOf('internal'), { cause: error })
}

/** Faults of the driver and the server. A value that the database refuses should have been refused before. */
function ofDatabase(error: unknown): Problem | undefined {
  const code = codeOf(error)
  if (code === '57014' || isUnavailable(error)) return later('database_unavailable', error)
  if (code !== undefined && /^22[0-9A-Z]{3}$/.test(code)) {
    return new Problem('request_invalid', 'A value cannot be stored or compared.', { cause: error })
  }
  if (code === '40001' || code === '40P01')
    return new Problem('stream_contended', remedyOf('stream_contended'))
  return undefined
}

/** Fastify's own errors, by their codes. */
function ofFramework(error: FastifyError): Problem | undefined {
  switch (error.code) {
    case 'FST_ERR_BAD_URL':
      return new Problem('invalid_url_encoding', remedyOf('invalid_url_encoding'))
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('uri_too_long', remedyOf('uri_too_long'))
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('payload_too_large', 'The body is larger than this route takes.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported_media_type', 'Send application/json; charset=utf-8.')
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('request_invalid', 'The body is not as long as Content-Length says.')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem('malformed_json', 'The body is empty.')
    default:
      return undefined
  }
}

const later = (code: ProblemCode, cause: unknown) =>
  new Problem(code, remedyOf(code), { cause, headers: { 'retry-after': '1' } })

/** @param bytesMax  the limit that was passed */
export const bodyTooLarge = (bytesMax: number): Problem =>
  new Problem('payload_too_large', `The body has more than ${bytesMax} bytes, which is the limit here.`)

export const remedyOf = (code: ProblemCode): string => problemKinds[code].remedy

const isCoded = (error: unknown): error is FastifyError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
