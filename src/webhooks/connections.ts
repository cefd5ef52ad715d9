/** The connections of deliveries: each carries one exchange at a time, and none is ever shared between dossiers. */
import type { Socket } from 'node:net'
import { Client } from 'undici'
import { type Connect, type ConnectTrace, emptyTrace, type Target } from './connector.ts'
import { ExchangeFailed, failures } from './exchange-failure.ts'

/** Of this process, over all receivers. Beyond that the one that was idle longest is closed. */
const idleMax = 200

/** A receiver may ask for less. Most close a connection that is idle for 5 s or for 60 s; this takes part of the load off them. */
const idleMsMax = 10_000

export type Connection = Readonly<{
  client: Client
  /** Begins another exchange. */
  begin(): void
  /** Of the exchange that is going on. */
  current(): ConnectionUse
  /** Where it leads, once it stands. */
  address(): string | null
  /** Whether it can carry another exchange. */
  isOpen(): boolean
  destroy(): void
}>

export type ConnectionUse = {
  /** Null while the connection of an earlier exchange is used. */
  trace: ConnectTrace | null
  /** What connecting failed of, as it was before undici had it. */
  connectError: unknown
  /** The beginning of the answer as it came, for the status line. */
  head: Buffer
  onConnected(): void
}

export type Connections = Readonly<{
  /** An idle connection, or a new one that connects when it is used. */
  take(dossierId: string, target: Target, options: Readonly<{ fresh: boolean }>): Connection
  /** Keeps it for the next exchange, if it can carry one. */
  giveBack(dossierId: string, target: Target, connection: Connection): void
  close(): void
}>

/** A status line is `HTTP/1.1 200`, and a little more tells that it ended there. */
const headBytesMax = 16

export function createConnections(
  connect: Connect,
  options: Readonly<{ headerBytesMax: number }>,
): Connections {
  /** By dossier and origin, the newest last; a Map keeps the order in which connections became idle. */
  const idle = new Map<Connection, string>()
  let isClosed = false

  const remove = (connection: Connection) => {
    idle.delete(connection)
    connection.destroy()
  }

  return {
    take(dossierId, target, { fresh }) {
      const key = keyOf(dossierId, target)
      // The newest first: it is the least likely to be closed by the receiver at this moment.
      const found = fresh ? [] : [...idle].reverse().filter(([, own]) => own === key)
      for (const [connection] of found) {
        idle.delete(connection)
        if (connection.isOpen()) {
          connection.begin()
          return connection
        }
        connection.destroy()
      }
      const opened = openConnection(connect, target, options)
      // Closed by the receiver or by time: then its client is of no use any more.
      opened.client.once('disconnect', () => {
        if (idle.has(opened)) remove(opened)
      })
      return opened
    },
    giveBack(dossierId, target, connection) {
      if (isClosed || !connection.isOpen()) return connection.destroy()
      idle.set(connection, keyOf(dossierId, target))
      for (const [oldest] of idle) {
        if (idle.size <= idleMax) break
        remove(oldest)
      }
    },
    close() {
      isClosed = true
      for (const connection of idle.keys()) remove(connection)
    },
  }
}

const keyOf = (dossierId: string, { host, port, isSecure }: Target): string =>
  `${dossierId} ${isSecure ? 'https' : 'http'}://${host}:${port}`

function openConnection(
  connect: Connect,
  target: Target,
  { headerBytesMax }: Readonly<{ headerBytesMax: number }>,
): Connection {
  let socket: Socket | undefined
  let use = newUse()
  let address: string | null = null
  const ending = new AbortController()

  const client = new Client(`${target.isSecure ? 'https' : 'http'}://${target.host}:${target.port}`, {
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: headerBytesMax,
    // The sender has timers of its own: those of undici are exact to a second only, and a drip starts them again.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: idleMsMax,
    keepAliveMaxTimeout: idleMsMax,
    connect: (_options, callback) => {
      const current = use
      // Undici connects again when a connection ends before the request is written. Once is enough.
      if (current.trace !== null) return callback(new ExchangeFailed(failures.closed), null)
      current.trace = emptyTrace()
      connect(target, current.trace, ending.signal).then(
        (opened) => {
          socket = opened
          address = current.trace?.address ?? null
          callback(null, opened)
          // Undici reads when the socket is readable, and what it reads comes by here, too.
          opened.on('data', (chunk: Buffer) => {
            if (use.head.length < headBytesMax)
              use.head = Buffer.concat([use.head, chunk.subarray(0, headBytesMax)])
          })
          current.onConnected()
        },
        (error: Error) => {
          current.connectError = error
          callback(error, null)
        },
      )
    },
  })
  const destroy = () => {
    ending.abort()
    socket?.destroy()
    client.destroy().catch(() => {})
  }
  return {
    client,
    current: () => use,
    isOpen() {
      return socket !== undefined && !socket.destroyed && socket.readable && socket.writable
    },
    address: () => address,
    begin() {
      use = newUse()
    },
    destroy,
  }
}

const newUse = (): ConnectionUse => ({
  trace: null,
  connectError: undefined,
  head: Buffer.alloc(0),
  onConnected() {},
})
