/** Follows a stream of server-sent events: takes it up again where it broke, and tells of a refusal. */
import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'undici'

export type StreamedEvent = Readonly<{
  /** What `Last-Event-ID` takes to go on behind this event. */
  id: string
  event: string
  data: string
}>

/** The service answered, and not with a stream. */
export class StreamRefused extends Error {
  override readonly name = 'StreamRefused'
  readonly status: number
  /** The answer, as it came. */
  readonly body: string

  constructor(status: number, body: string) {
    super(`the stream was refused with status ${status}`)
    this.status = status
    this.body = body
  }
}

export type FollowOptions = Readonly<{
  signal: AbortSignal
  /** Goes on behind this event. */
  lastEventId?: string | undefined
  /** The stream broke, or was not to be had: it is asked for again after the pause. */
  onBroken?: (why: string, pauseMs: number) => void
  /** A stream that says nothing for so long, not even a heartbeat, is broken. */
  silenceMs?: number
  /** Waits before the first, second … further try in a row; the last one stays. */
  pausesMs?: readonly number[]
}>

/** The service sends a heartbeat every 15 s. */
const silenceMsMax = 45_000
const defaultPausesMs = [500, 1_000, 2_000, 5_000, 10_000, 15_000]
const headersTimeoutMs = 10_000
/** A refusal is one problem. */
const refusalBytesMax = 65_536
/** Far more than a message may have: what is longer is no event of ours. */
const eventLengthMax = 1_000_000

/**
 * The events behind `lastEventId`, for ever: each once, in order. Ends when the signal is aborted.
 *
 * @throws StreamRefused when the service says that this will not do: the same question would be refused again
 */
export async function* followEventStream(
  url: string,
  { signal, onBroken = () => {}, silenceMs = silenceMsMax, ...options }: FollowOptions,
): AsyncGenerator<StreamedEvent> {
  const pausesMs = options.pausesMs ?? defaultPausesMs
  let { lastEventId } = options
  let failureCount = 0
  while (!signal.aborted) {
    let why = 'the stream ended'
    try {
      for await (const event of streamOnce(url, { signal, lastEventId, silenceMs })) {
        failureCount = 0
        if (event.id !== '') lastEventId = event.id
        yield event
      }
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof StreamRefused && !isPassing(error.status)) throw error
      why = error instanceof Error ? error.message : String(error)
    }
    const pauseMs = pausesMs[Math.min(failureCount, pausesMs.length - 1)] ?? 0
    failureCount += 1
    if (signal.aborted) return
    onBroken(why, pauseMs)
    await pause(pauseMs, undefined, { signal }).catch(() => {})
  }
}

/** The service starts, stops, or has too many readers: another time it may do. */
const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 429

async function* streamOnce(
  url: string,
  {
    signal,
    lastEventId,
    silenceMs,
  }: Readonly<{ signal: AbortSignal; lastEventId: string | undefined; silenceMs: number }>,
): AsyncGenerator<StreamedEvent> {
  const { statusCode, headers, body } = await request(url, {
    headers: {
      accept: 'text/event-stream, application/problem+json',
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal,
    headersTimeout: headersTimeoutMs,
    bodyTimeout: silenceMs,
  })
  if (statusCode !== 200 || !String(headers['content-type']).startsWith('text/event-stream')) {
    throw new StreamRefused(statusCode, (await body.text()).slice(0, refusalBytesMax))
  }
  yield* parseEventStream(body)
}

/**
 * The events of a stream as WHATWG HTML defines it. A line ends with LF, CR or both, and never with U+2028. What was
 * begun when the stream breaks is no event: it comes again, whole.
 */
export async function* parseEventStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamedEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  let id = ''
  let event = ''
  let data: string[] = []
  let dataLength = 0
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true })
    // A CR at the end may be the first half of a line end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { id, event: event === '' ? 'message' : event, data: data.join('\n') }
        event = ''
        data = []
        dataLength = 0
        continue
      }
      const [, name, value = ''] = /^([^:]*)(?:: ?([\s\S]*))?$/.exec(line) ?? []
      if (name === 'data') {
        data.push(value)
        dataLength += value.length
      } else if (name === 'event') event = value
      else if (name === 'id' && !value.includes('\0')) id = value
    }
    if (rest.length + dataLength > eventLengthMax) throw new Error('an event of the stream has no end')
  }
}
