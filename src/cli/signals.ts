/** SIGINT and SIGTERM: the first asks for an orderly end, the second ends at once. */
import process from 'node:process'
import { exitCodes } from './exit-codes.ts'

export type Signals = Readonly<{
  /** Aborted by the first signal. */
  signal: AbortSignal
  /** Which it was. */
  received(): 'SIGINT' | 'SIGTERM' | undefined
}>

export function listenForSignals(): Signals {
  const controller = new AbortController()
  let received: 'SIGINT' | 'SIGTERM' | undefined
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      // Whoever asks twice does not want to wait. The database survives it: the next start adopts its server.
      if (received) process.exit(exitCodes[name])
      received = name
      controller.abort()
    })
  }
  return { signal: controller.signal, received: () => received }
}
