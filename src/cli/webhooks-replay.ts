/** `stancelog webhooks replay`: one delivery again, or all of a range, by the service that runs. */
import { Command } from 'commander'
import { DeliveryId, EndpointId } from '../../events/ids.ts'
import { assertId, assertServedDossier, callService, serviceUrl } from './call-service.ts'
import { withExamples } from './examples.ts'
import { Unusable } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'
import { withServiceOptions } from './webhooks-lists.ts'

type Options = Readonly<{
  dossier: string
  url?: string
  json?: true
  endpoint: string
  delivery?: string
  since?: string
  until?: string
  states?: string
  eventTypes?: string
}>

export const replayCommand = (terminal: Terminal): Command =>
  withExamples(
    withServiceOptions(new Command('replay'))
      .description('send one delivery again, or everything of a range that an endpoint did not get')
      .requiredOption('--endpoint <id>', 'the endpoint, we_…')
      .option('--delivery <id>', 'this delivery, dlv_…: same message, new signature')
      .option('--since <moment>', 'recover from this position or instant on')
      .option('--until <moment>', 'recover up to this position or instant (default: up to now)')
      .option('--states <states>', 'recover what is in these states, too: exhausted,suspended,delivered')
      .option('--event-types <types>', 'recover only these, separated by commas')
      .action(async (options: Options) => await replay(terminal, options)),
    [
      'stancelog webhooks replay --dossier demo --endpoint we_01JRX8M2C4T6V9WBZ3D5F7H9KA --delivery dlv_01JRX8M2C4T6V9WBZ3D5F7H9KA',
      'stancelog webhooks replay --dossier demo --endpoint we_01JRX8M2C4T6V9WBZ3D5F7H9KA --since 412 --until 480',
    ],
  )

async function replay(terminal: Terminal, { dossier, url, json, endpoint, ...wish }: Options): Promise<void> {
  const { delivery, since, until, states, eventTypes } = wish
  if ((delivery === undefined) === (since === undefined)) {
    throw new Unusable('give --delivery for one message, or --since for a range')
  }
  if (delivery !== undefined && (until ?? states ?? eventTypes) !== undefined) {
    throw new Unusable('--until, --states and --event-types belong to --since')
  }
  assertId('--endpoint', endpoint, EndpointId)
  if (delivery !== undefined) assertId('--delivery', delivery, DeliveryId)
  const base = serviceUrl(url, terminal.env)
  await assertServedDossier(base, dossier, terminal)
  const place = ['dossiers', dossier, 'webhook-endpoints', endpoint]
  if (delivery !== undefined) {
    const path = [...place, 'deliveries', delivery, 'replay']
    const answer = await callService(base, { method: 'POST', path }, terminal)
    return terminal.answer(json ? answer : `${delivery}: is sent again`)
  }
  const body = {
    since: momentOf(since ?? ''),
    ...(until !== undefined && { until: momentOf(until) }),
    ...(states !== undefined && { states: states.split(',') }),
    ...(eventTypes !== undefined && { eventTypes: eventTypes.split(',') }),
  }
  const answer = await callService(base, { method: 'POST', path: [...place, 'recovery'], body }, terminal)
  terminal.answer(
    json ? answer : `${endpoint}: recovery ${String(answer.recoveryId)} is ${String(answer.state)}`,
  )
}

/** A position is a number, also in the form in which `knownAt` takes it. */
function momentOf(text: string): number | string {
  const digits = /^(?:position:)?([0-9]{1,15})$/.exec(text)?.[1]
  return digits === undefined ? text : Number(digits)
}
