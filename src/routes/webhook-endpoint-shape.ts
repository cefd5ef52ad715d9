/** How an endpoint is written and shown: what its owner sends, and what everybody who may see it gets back. */
import { z } from 'zod'
import type { EndpointKey, EndpointRow, EndpointValues } from '../../db/webhook-endpoints.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { EndpointId } from '../../events/ids.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import { endpointStates } from '../webhooks/delivery.ts'
import { filterEntriesMax, filterFields, unknownEntries } from '../webhooks/endpoint-filter.ts'
import { filterEntriesOf } from '../webhooks/endpoints.ts'
import { signatureVersions } from '../webhooks/sign.ts'
import { headerValueBytesMax, staticHeadersMax } from '../webhooks/static-headers.ts'
import { webhookUrlLengthMax } from '../webhooks/webhook-url.ts'
import { DossierParams } from './dossiers.ts'
import { MadeId } from './shapes.ts'

export const EndpointParams = z.object({ ...DossierParams.shape, endpoint: EndpointId })

export const keyOf = ({ dossier, endpoint }: z.output<typeof EndpointParams>): EndpointKey => ({
  dossierId: dossier,
  endpointId: endpoint,
})

/** Entries are checked against what they name, and then told with their place: here they are only texts. */
const entryLengthMax = 300
const Entries = z.array(z.string().max(entryLengthMax)).meta({ maxItems: filterEntriesMax })

const ratePerSecondMax = 500

const fields = {
  url: z
    .string()
    .describe(
      'Where messages are posted: https, a public name or address, port 443 or 8443. What STANCELOG_WEBHOOK_ALLOW names by host and port may be private, and plain http.',
    )
    .meta({ maxLength: webhookUrlLengthMax }),
  description: z.string().max(500),
  eventTypes: Entries.describe(
    'Exact names, a group such as `stance.*`, or `*` alone. GET /v1/event-types lists them.',
  ).meta({ minItems: 1, maxItems: filterEntriesMax }),
  parties: Entries.describe('Only what concerns one of these parties; empty for all.'),
  propositions: Entries.describe('Only what concerns one of these propositions; empty for all.'),
  speakers: Entries.describe('Only what one of these said; empty for all.'),
  contradictionKinds: Entries.describe('Only contradictions of these kinds; `opposition` is never sent.'),
  includeHistorical: z
    .boolean()
    .describe(
      'Whether to be told of what changes the past and leaves the present as it is; a new endpoint is.',
    ),
  ordering: z
    .enum(['none', 'per_subject'])
    .describe(
      '`per_subject`: of one subject one message at a time, the next after success or exhaustion. A new endpoint has `none`.',
    ),
  ratePerSecond: z
    .int()
    .min(1)
    .max(ratePerSecondMax)
    .describe('At most so many requests a second; 50 for a new endpoint.'),
  headers: z
    .record(z.string().max(200), z.string().max(8_192))
    .describe(
      `Sent with every request: at most ${staticHeadersMax}, each value at most ${headerValueBytesMax} characters. Never shown again.`,
    ),
  signatures: z
    .array(z.enum(signatureVersions))
    .min(1)
    .max(signatureVersions.length)
    .describe(
      '`v1` is HMAC-SHA256 with the secret, `v1a` ed25519 with the key pair. A new endpoint has `v1`.',
    ),
}

export const NewEndpoint = z
  .strictObject({
    url: fields.url,
    eventTypes: fields.eventTypes,
    description: fields.description.optional(),
    parties: fields.parties.optional(),
    propositions: fields.propositions.optional(),
    speakers: fields.speakers.optional(),
    contradictionKinds: fields.contradictionKinds.optional(),
    includeHistorical: fields.includeHistorical.optional(),
    ordering: fields.ordering.optional(),
    ratePerSecond: fields.ratePerSecond.optional(),
    headers: fields.headers.optional(),
    signatures: fields.signatures.optional(),
  })
  .meta({ id: 'NewWebhookEndpoint' })

export const EndpointChange = z
  .strictObject(NewEndpoint.partial().shape)
  .meta({ id: 'WebhookEndpointChange' })

const defaults = {
  description: '',
  parties: [],
  propositions: [],
  speakers: [],
  contradictionKinds: [],
  includeHistorical: true,
  ordering: 'none',
  ratePerSecond: 50,
  headers: {},
  signatures: ['v1'],
} as const satisfies Partial<EndpointValues>

export const valuesOf = (body: z.output<typeof NewEndpoint>): EndpointValues => ({
  ...defaults,
  ...changesOf(body),
  url: body.url,
  eventTypes: unique(body.eventTypes),
})

/** What is said twice is meant once; a list that is too long is left as it is, to be refused. */
export function changesOf(body: z.output<typeof EndpointChange>): Partial<EndpointValues> {
  const lists = [...filterFields, 'signatures' as const].flatMap((name) => {
    const list = body[name]
    return list === undefined ? [] : [[name, unique<string>(list)]]
  })
  const given = Object.entries(body).filter(([, value]) => value !== undefined)
  return Object.fromEntries([...given, ...lists])
}

const unique = <T>(list: readonly T[]): readonly T[] =>
  list.length > filterEntriesMax ? list : [...new Set(list)]

export const EndpointShape = z
  .object({
    endpointId: MadeId,
    version: z.int().min(1).describe('Grows with every change; the ETag of the endpoint is made of it.'),
    url: z.string().max(webhookUrlLengthMax).describe('In its normal form.'),
    description: z.string().max(500),
    eventTypes: z.array(z.string().max(entryLengthMax)).max(filterEntriesMax),
    parties: z.array(z.string().max(entryLengthMax)).max(filterEntriesMax),
    propositions: z.array(z.string().max(entryLengthMax)).max(filterEntriesMax),
    speakers: z.array(z.string().max(entryLengthMax)).max(filterEntriesMax),
    contradictionKinds: z.array(z.string().max(entryLengthMax)).max(filterEntriesMax),
    unknownEntries: z
      .array(
        z
          .object({ field: z.enum(filterFields), entry: z.string().max(entryLengthMax) })
          .meta({ id: 'WebhookUnknownEntry' }),
      )
      .max(filterEntriesMax * filterFields.length)
      .describe('Entries that the codebook in force does not have; they match nothing that happens now.'),
    includeHistorical: fields.includeHistorical,
    ordering: fields.ordering,
    ratePerSecond: fields.ratePerSecond,
    headerNames: z
      .array(z.string().max(200))
      .max(staticHeadersMax)
      .describe('The static headers, without their values, which may be keys.'),
    signatures: fields.signatures,
    state: z
      .enum(endpointStates)
      .describe('Only an active endpoint is sent to; for the others messages are kept as suspended.'),
    disabledReason: z
      .string()
      .max(2_000)
      .nullable()
      .describe(
        '`gone`, `disabled_by_receiver`, `address_refused`, `no_success`, `by_owner`, or what the owner gave.',
      ),
    disabledAt: Instant.nullable(),
    owedAfter: Position.nullable().describe(
      'It is owed what is derived after this position; null until it was verified.',
    ),
    sequence: z.int().min(0).describe('The number of the last message that it was owed.'),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'WebhookEndpoint' })

export function toEndpoint(
  row: EndpointRow,
  { codebook }: Readonly<{ codebook: Codebook | undefined }>,
): z.input<typeof EndpointShape> {
  const entries = filterEntriesOf(row)
  return EndpointShape.parse({
    endpointId: row.endpoint_id,
    version: row.version,
    url: row.url,
    description: row.description,
    ...entries,
    unknownEntries: unknownEntries(entries, { codebook }),
    includeHistorical: row.include_historical,
    ordering: row.ordering,
    ratePerSecond: row.rate_per_second,
    headerNames: Object.keys(z.record(z.string(), z.string()).parse(row.headers)),
    signatures: row.signatures,
    state: row.state,
    disabledReason: row.disabled_reason,
    disabledAt: row.disabled_at,
    owedAfter: row.owed_after,
    sequence: row.sequence,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  })
}
