/** `stancelog webhooks endpoints` and `deliveries`: what a running service knows of both. */
import { Command } from 'commander'
import { z } from 'zod'
import { EndpointId } from '../../events/ids.ts'
import { assertId, assertServedDossier, callService, serviceUrl } from './call-service.ts'
import { withExamples } from './examples.ts'
import { tableOf } from './table.ts'
import type { Terminal } from './terminal.ts'

type Options = Readonly<{ dossier: string; url?: string; json?: true; limit?: string; cursor?: string }>

/** What every command here needs to know. */
export const withServiceOptions = (command: Command): Command =>
  command
    .requiredOption('--dossier <id>', 'the dossier')
    .option('--url <url>', 'where the service listens (default: by HOST and PORT)')
    .option('--json', 'the answer of the API, as one JSON object on stdout')

const Endpoint = z.looseObject({
  endpointId: z.string(),
  state: z.string(),
  disabledReason: z.string().nullable(),
  url: z.string(),
  eventTypes: z.array(z.string()),
  sequence: z.number(),
})

export const endpointsCommand = (terminal: Terminal): Command =>
  withExamples(
    withServiceOptions(new Command('endpoints'))
      .description('the webhook endpoints of a dossier')
      .option('--limit <count>', 'how many on a page')
      .option('--cursor <cursor>', 'the next page: `nextCursor` of the answer before')
      .action(async ({ dossier, url, json, ...parameters }: Options) => {
        const base = serviceUrl(url, terminal.env)
        await assertServedDossier(base, dossier, terminal)
        const path = ['dossiers', dossier, 'webhook-endpoints']
        const answer = await callService(base, { path, parameters }, terminal)
        if (json) return terminal.answer(answer)
        const listed = z.array(Endpoint).parse(answer.data)
        if (listed.length === 0) return terminal.answer(`no webhook endpoints in ${dossier}`)
        const rows = listed.map(({ endpointId, state, disabledReason, url, eventTypes, sequence }) => [
          endpointId,
          disabledReason === null ? state : `${state} (${disabledReason})`,
          String(sequence),
          eventTypes.join(','),
          url,
        ])
        const head = ['ENDPOINT', 'STATE', 'SEQUENCE', 'TYPES', 'URL']
        terminal.answer([tableOf(head, rows), ...moreOf(answer)].join('\n'))
      }),
    ['stancelog webhooks endpoints --dossier demo'],
  )

const Delivery = z.looseObject({
  deliveryId: z.string(),
  messageId: z.string(),
  endpointSequence: z.number(),
  type: z.string(),
  state: z.string(),
  lastClass: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
})

type DeliveriesOptions = Options &
  Readonly<{ endpoint: string; state?: string; eventType?: string; after?: string }>

export const deliveriesCommand = (terminal: Terminal): Command =>
  withExamples(
    withServiceOptions(new Command('deliveries'))
      .description('what became of every message that an endpoint was owed, in the order in which it was')
      .requiredOption('--endpoint <id>', 'the endpoint, we_…')
      .option(
        '--state <state>',
        'only pending, in_flight, scheduled, delivered, exhausted, suspended or canceled',
      )
      .option('--event-type <type>', 'only this type, such as stance.changed')
      .option('--after <number>', 'only behind this endpoint sequence')
      .option('--limit <count>', 'how many on a page')
      .option('--cursor <cursor>', 'the next page: `nextCursor` of the answer before')
      .action(async ({ dossier, url, json, endpoint, ...parameters }: DeliveriesOptions) => {
        assertId('--endpoint', endpoint, EndpointId)
        const base = serviceUrl(url, terminal.env)
        await assertServedDossier(base, dossier, terminal)
        const path = ['dossiers', dossier, 'webhook-endpoints', endpoint, 'deliveries']
        const answer = await callService(base, { path, parameters }, terminal)
        if (json) return terminal.answer(answer)
        const listed = z.array(Delivery).parse(answer.data)
        if (listed.length === 0) return terminal.answer('no such deliveries')
        const rows = listed.map((each) => [
          String(each.endpointSequence),
          each.state,
          each.type,
          each.lastClass ?? '',
          each.nextAttemptAt ?? '',
          each.messageId,
          each.deliveryId,
        ])
        const head = ['SEQUENCE', 'STATE', 'TYPE', 'LAST', 'NEXT ATTEMPT', 'MESSAGE', 'DELIVERY']
        terminal.answer([tableOf(head, rows), ...moreOf(answer)].join('\n'))
      }),
    [
      'stancelog webhooks deliveries --dossier demo --endpoint we_01JRX8M2C4T6V9WBZ3D5F7H9KA --state exhausted',
    ],
  )

const moreOf = ({ nextCursor }: Readonly<Record<string, unknown>>): string[] =>
  typeof nextCursor === 'string' ? [`more: --cursor ${nextCursor}`] : []
