/** What the exit code of the command line says, and which error means which. */
import { CommanderError } from 'commander'
import { codeOf, DatabaseUnavailable, isUnavailable } from '../../db/connect.ts'
import { DataDirectoryHeld } from '../../db/service-lock.ts'
import { Refusal } from '../../events/errors.ts'
import { UnusableSettings } from '../config.ts'
import { InputFault } from '../inputs/input-fault.ts'
import { Problem } from '../problem.ts'

export const exitCodes = {
  done: 0,
  /** Done in part, or a check failed. */
  incomplete: 1,
  /** Wrong usage or unusable input; nothing was done. */
  unusable: 2,
  unreachable: 3,
  SIGINT: 130,
  SIGTERM: 143,
} as const

/** What was typed or named cannot be used. The message is the sentence to show. */
export class Unusable extends Error {
  override readonly name = 'Unusable'
}

/** The service that was named cannot be reached, or cannot answer at this moment. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Some of it was done, or a check said no; what there was to say was said. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete'
}

/** Sockets that cannot be had: the setting is at fault, not the database. */
const cannotListen = /^(EADDRINUSE|EADDRNOTAVAIL|EACCES)$/

/** The exit code of an error, and what to say of it; nothing where it was said already. */
export function outcomeOf(error: unknown): Readonly<{ code: number; sentence?: string }> {
  if (error instanceof CommanderError) {
    // Commander has said it, and ends with 1 on wrong usage, which means something else here.
    return { code: error.exitCode === 0 ? exitCodes.done : exitCodes.unusable }
  }
  if (error instanceof Incomplete) {
    return { code: exitCodes.incomplete, ...(error.message && { sentence: error.message }) }
  }
  if (error instanceof Refusal) return { code: exitCodes.unusable, sentence: withFaults(error, error.faults) }
  if (error instanceof Problem) {
    const code = error.statusCode < 500 ? exitCodes.unusable : exitCodes.unreachable
    return { code, sentence: withFaults(error, error.errors) }
  }
  if (
    error instanceof Unusable ||
    error instanceof InputFault ||
    error instanceof UnusableSettings ||
    error instanceof DataDirectoryHeld
  ) {
    return { code: exitCodes.unusable, sentence: error.message }
  }
  const socket = isListening(error) ? listenSentence(error) : undefined
  if (socket) return { code: exitCodes.unusable, sentence: socket }
  if (error instanceof Unreachable) return { code: exitCodes.unreachable, sentence: error.message }
  if (error instanceof DatabaseUnavailable) return { code: exitCodes.unreachable, sentence: error.message }
  if (isUnavailable(error)) {
    return { code: exitCodes.unreachable, sentence: `the database cannot be reached: ${messageOf(error)}` }
  }
  return { code: exitCodes.incomplete, sentence: messageOf(error) }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const withFaults = (
  { message }: Error,
  faults: readonly Readonly<{ pointer: string; detail: string }>[],
): string =>
  [
    message,
    ...faults.map(({ pointer, detail }) => `  ${pointer === '' ? '(whole)' : pointer}: ${detail}`),
  ].join('\n')

type ListenError = Error & Readonly<{ code: string; address?: string; port?: number }>

const isListening = (error: unknown): error is ListenError =>
  error instanceof Error &&
  'syscall' in error &&
  error.syscall === 'listen' &&
  cannotListen.test(codeOf(error) ?? '')

function listenSentence({ code, address, port }: ListenError): string {
  const where = `${address ?? ''}${port === undefined ? '' : ` port ${port}`}`.trim()
  const why = {
    EADDRINUSE: 'another program listens there: stop it, or set PORT to another port (0 takes a free one)',
    EADDRNOTAVAIL: 'this machine has no such address: set HOST to one that it has',
    EACCES: 'it takes rights that this user does not have: set PORT to 1024 or more',
  }[code]
  return `cannot listen on ${where}: ${why}`
}
