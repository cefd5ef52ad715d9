/** `stancelog webhooks listen`: messages of a dossier, signed and posted to a receiver on this machine. */
import { Command } from 'commander'
import { z } from 'zod'
import { MessageId } from '../../events/ids.ts'
import { systemClock } from '../clock.ts'
import type { Exchange } from '../webhooks/delivery.ts'
import { followEventStream, type StreamedEvent, StreamRefused } from '../webhooks/follow-event-stream.ts'
import { classOf } from '../webhooks/outcome.ts'
import {
  ed25519Private,
  formatPublicKey,
  formatSecret,
  hmacKey,
  makeSecretMaterial,
  parseSecret,
  publicKeyOf,
  type SecretMaterial,
  UnusableSecret,
} from '../webhooks/secrets.ts'
import { createSender, type Sender } from '../webhooks/send.ts'
import { signatureVersions, signHeaders } from '../webhooks/sign.ts'
import { addressOf, assertServedDossier, callService, refusalOf, serviceUrl } from './call-service.ts'
import { withExamples } from './examples.ts'
import { Unusable } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

type Filters = Readonly<{
  eventTypes?: string
  parties?: string
  propositions?: string
  speakers?: string
  contradictionKinds?: string
  endpoint?: string
}>

type Options = Filters &
  Readonly<{
    dossier: string
    forwardTo: string
    url?: string
    after?: string
    secret?: string
    json?: true
  }>

export const listenCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('listen')
      .description('post the messages of a dossier to a receiver on this machine, as deliveries are')
      .requiredOption('--dossier <id>', 'the dossier')
      .requiredOption('--forward-to <url>', 'the receiver, on a loopback address')
      .option('--url <url>', 'where the service listens (default: by HOST and PORT)')
      .option('--event-types <types>', 'only these, separated by commas: stance.changed,contradiction.*')
      .option('--parties <ids>', 'only of these parties')
      .option('--propositions <ids>', 'only on these propositions')
      .option('--speakers <ids>', 'only with these speakers')
      .option('--contradiction-kinds <kinds>', 'only these kinds of contradictions')
      .option('--endpoint <id>', 'with the filters of this endpoint')
      .option('--after <position>', 'begin behind this position (default: with what comes from now on)')
      .option('--secret <whsec>', 'sign with this secret (default: a new one, which is printed)')
      .option('--json', 'one JSON object a line on stdout')
      .action(async (options: Options) => await listen(terminal, options)),
    [
      'stancelog webhooks listen --dossier demo --forward-to http://127.0.0.1:4000/hook',
      'stancelog webhooks listen --dossier demo --forward-to http://127.0.0.1:4000/hook --event-types stance.changed --after 0',
    ],
  )

async function listen(
  terminal: Terminal,
  { dossier, forwardTo, url, after, secret, json, ...filters }: Options,
): Promise<void> {
  const target = parseTarget(forwardTo)
  const material = materialOf(secret)
  const base = serviceUrl(url, terminal.env)
  await assertServedDossier(base, dossier, terminal)
  const parameters = { feed: 'notifications', ...filters }
  const events = ['dossiers', dossier, 'events']
  // From here on, whatever breaks before the first message: nothing between now and then is missed.
  const start = after ?? (await headOf(base, { path: events, parameters }, terminal))

  const shown = { secret: formatSecret(material.secret), publicKey: publicKeyText(material) }
  if (json) terminal.answer({ type: 'listening', dossier, forwardTo: target.url, after: start, ...shown })
  else terminal.answer(introduction({ ...shown, dossier, start, target: target.url }))

  const sender = createSender({ allow: new Set([`${target.host}:${target.port}`]) })
  const counts = { messageCount: 0, deliveredCount: 0 }
  try {
    const stream = addressOf(base, {
      path: [...events, 'stream'],
      parameters: { ...parameters, after: start },
    })
    const onBroken = (why: string) => {
      if (!terminal.signal.aborted) terminal.say(`the stream broke (${why}); it is taken up again`)
    }
    for await (const event of followEventStream(stream, { signal: terminal.signal, onBroken })) {
      const message = parseMessage(event)
      if (!message) continue
      const sequence = counts.messageCount + 1
      const sent = { dossierId: dossier, url: target.url, body: event.data, sequence, id: message.id }
      const exchange = await forward(sender, material, sent, terminal.signal)
      const outcome = classOf(exchange, systemClock.now())
      if (outcome === 'interrupted') break
      counts.messageCount = sequence
      if (outcome === 'delivered') counts.deliveredCount += 1
      const told = { at: event.id, ...message, outcome, exchange }
      terminal.answer(json ? objectOf(told) : lineOf(told))
    }
  } catch (error) {
    throw error instanceof StreamRefused ? refusalOf(base, error.status, error.body) : error
  } finally {
    await sender.close()
  }
  const { messageCount, deliveredCount } = counts
  if (json) terminal.answer({ type: 'stopped', messageCount, deliveredCount })
  else {
    const messages = messageCount === 1 ? '1 message' : `${messageCount} messages`
    terminal.say(`${messages}, ${deliveredCount} of them answered with a 2xx`)
  }
}

/** How far messages have been derived. */
async function headOf(
  base: string,
  call: Readonly<{ path: readonly string[]; parameters: Filters & Readonly<{ feed: string }> }>,
  terminal: Terminal,
): Promise<string> {
  const page = await callService(base, { ...call, parameters: { ...call.parameters, limit: '1' } }, terminal)
  return String(z.int().min(0).parse(page.headPosition))
}

type Sent = Readonly<{ dossierId: string; url: string; body: string; sequence: number; id: string }>

/** The request of a first attempt, as an endpoint of its own would get it. */
async function forward(
  sender: Sender,
  { secret, seed }: SecretMaterial,
  { dossierId, url, body, sequence, id }: Sent,
  signal: AbortSignal,
): Promise<Exchange> {
  const keys = {
    secretId: 'listen',
    secret: hmacKey(secret),
    privateKey: ed25519Private(seed, publicKeyOf(seed)),
  }
  const timestamp = Math.floor(Date.parse(systemClock.now()) / 1_000)
  const signed = signHeaders([keys], { id, timestamp, body, versions: signatureVersions })
  const headers = {
    ...signed.headers,
    'content-type': 'application/json',
    'user-agent': 'Stancelog-Webhooks/1',
    'stancelog-attempt': '1',
    'stancelog-endpoint-sequence': String(sequence),
  }
  return await sender.send({ dossierId, url, headers, body, secrets: [formatSecret(secret)] }, { signal })
}

const Message = z.looseObject({ id: MessageId, type: z.string() })

/** What only moves the reader on is no message. */
function parseMessage({ event, data }: StreamedEvent): { id: string; type: string } | undefined {
  if (event === 'position') return undefined
  const { id, type } = Message.parse(JSON.parse(data))
  return { id, type }
}

function materialOf(given: string | undefined): SecretMaterial {
  const made = makeSecretMaterial()
  if (given === undefined) return made
  try {
    return { ...made, secret: parseSecret(given) }
  } catch (error) {
    throw error instanceof UnusableSecret ? new Unusable(`--secret: ${error.message}`) : error
  }
}

const publicKeyText = ({ seed }: SecretMaterial): string => formatPublicKey(publicKeyOf(seed))

/** What is posted is a dossier's own, perhaps not public: elsewhere an endpoint is needed, which must agree to it. */
function parseTarget(text: string): Readonly<{ url: string; host: string; port: number }> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.password !== '' ||
    url.hash !== ''
  ) {
    throw new Unusable('--forward-to: give the address of a receiver, such as http://127.0.0.1:4000/hook')
  }
  if (!/^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(url.hostname)) {
    throw new Unusable(
      '--forward-to: only a loopback address (127.0.0.1, [::1], localhost); for a receiver elsewhere register an endpoint',
    )
  }
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  return { url: url.href, host: url.hostname, port }
}

type Told = Readonly<{ at: string; id: string; type: string; outcome: string; exchange: Exchange }>

const objectOf = ({
  at,
  id,
  type,
  outcome,
  exchange: { status, timings, answer, failure },
}: Told): object => ({
  type: 'message',
  at,
  messageId: id,
  messageType: type,
  class: outcome,
  status,
  durationMs: Math.round(timings.totalMs),
  answer: firstLine(answer),
  failure: failure?.detail ?? null,
})

function lineOf({ at, id, type, outcome, exchange: { status, timings, answer, failure } }: Told): string {
  const came = status === null ? `${outcome}: ${failure?.detail ?? 'no answer'}` : `${status} ${outcome}`
  const said = firstLine(answer)
  return `${at}  ${type}  ${id}  ${came}, ${Math.round(timings.totalMs)} ms${said === '' ? '' : `  ${said}`}`
}

/** Of an answer whose control characters were escaped when it was read. */
const firstLine = (answer: string): string => (answer.split(/\r?\n|\\r|\\n/)[0] ?? '').slice(0, lineLengthMax)
const lineLengthMax = 120

const introduction = (about: {
  secret: string
  publicKey: string
  dossier: string
  start: string
  target: string
}) =>
  [
    `messages of ${about.dossier} after position ${about.start} go to ${about.target} (Ctrl-C stops it)`,
    `secret (v1): ${about.secret}`,
    `public key (v1a): ${about.publicKey}`,
  ].join('\n')
