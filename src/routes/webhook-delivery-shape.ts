/** How deliveries, their attempts and statistics are shown. */
import { z } from 'zod'
import type { AttemptRow, DeliveryRow } from '../../db/endpoint-deliveries.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import { deliveryStates, outcomeClasses, triggers } from '../webhooks/delivery.ts'
import { MadeId } from './shapes.ts'

const milliseconds = z.int().min(0)
const count = z.int().min(0)

export const DeliveryShape = z
  .object({
    deliveryId: MadeId,
    messageId: MadeId.describe('`webhook-id` of the request, the same on every attempt and replay.'),
    endpointSequence: z.int().min(1).describe('Counted from 1 without gaps, as they became owed.'),
    type: z.string().max(100),
    subject: z.string().max(300).nullable(),
    position: Position.nullable().describe('Null for what has no place in the log, such as a test.'),
    state: z.enum(deliveryStates),
    trigger: z.enum(triggers).describe('What began the schedule that runs now, or ran last.'),
    attemptCount: count.describe('Attempts of that schedule that did not end otherwise.'),
    attemptTotal: count.describe('All attempts: the number of the last one.'),
    nextAttemptAt: Instant.nullable(),
    lastClass: z.enum(outcomeClasses).nullable().describe('What the last attempt came to.'),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'WebhookDelivery' })

export const toDelivery = (row: DeliveryRow): z.input<typeof DeliveryShape> =>
  DeliveryShape.parse({
    deliveryId: row.delivery_id,
    messageId: row.message_id,
    endpointSequence: row.endpoint_sequence,
    type: row.type,
    subject: row.subject,
    position: row.position,
    state: row.state,
    trigger: row.trigger,
    attemptCount: row.attempt_count,
    attemptTotal: row.attempt_total,
    nextAttemptAt: row.next_attempt_at,
    lastClass: row.last_class,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  })

export const AttemptShape = z
  .object({
    attemptId: MadeId,
    number: z.int().min(1),
    trigger: z.enum(triggers),
    startedAt: Instant,
    durationMs: milliseconds.describe('From the beginning to the end of the exchange.'),
    nameMs: milliseconds.nullable().describe('Null for a step that was not reached or not needed.'),
    connectMs: milliseconds.nullable(),
    tlsMs: milliseconds.nullable(),
    firstByteMs: milliseconds.nullable(),
    address: z.string().max(100).nullable().describe('To which it went.'),
    status: z.int().min(100).max(999).nullable(),
    class: z.enum(outcomeClasses),
    failure: z.string().max(500).nullable().describe('Which step failed, when there was no answer.'),
    answer: z
      .string()
      .max(20_000)
      .describe('The beginning of the answer, with control characters escaped and secrets redacted.'),
    secretIds: z.array(MadeId).max(4).describe('The secrets that signed, newest first.'),
  })
  .meta({ id: 'WebhookAttempt' })

export const toAttempt = (row: AttemptRow): z.input<typeof AttemptShape> =>
  AttemptShape.parse({
    attemptId: row.attempt_id,
    number: row.number,
    trigger: row.trigger,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    nameMs: row.name_ms,
    connectMs: row.connect_ms,
    tlsMs: row.tls_ms,
    firstByteMs: row.first_byte_ms,
    address: row.address,
    status: row.status,
    class: row.class,
    failure: row.failure,
    answer: row.answer,
    secretIds: row.secret_ids,
  })

export const StatsShape = z
  .object({
    deliveries: z
      .object(Object.fromEntries(deliveryStates.map((state) => [state, count])))
      .meta({ id: 'WebhookDeliveryCounts' })
      .describe('By state; no more than 100,000 of one state are counted.'),
    attempts: z
      .object({
        count,
        successRate: z.number().min(0).max(1).nullable().describe('Null without an attempt.'),
        classes: z.record(z.string().max(50), count).describe('By class; a class without any is left out.'),
        p50Ms: milliseconds.nullable(),
        p99Ms: milliseconds.nullable(),
      })
      .meta({ id: 'WebhookAttemptStats' })
      .describe('Of the last 24 hours, and of the newest 10,000 of them.'),
    oldestPending: z
      .object({ endpointSequence: z.int().min(1), createdAt: Instant })
      .meta({ id: 'WebhookOldestPending' })
      .nullable()
      .describe('The first in order that waits for an attempt.'),
    backOff: z
      .object({
        consecutiveFailures: count,
        firstFailedAt: Instant.nullable().describe('Of the failures since the last success.'),
        lastSucceededAt: Instant.nullable().describe('To the minute.'),
        probeAt: Instant.nullable().describe('While it backs off: when one message is tried next.'),
        throttledUntil: Instant.nullable().describe('The receiver asked not to be called before.'),
      })
      .meta({ id: 'WebhookBackOff' }),
  })
  .meta({ id: 'WebhookStats' })
