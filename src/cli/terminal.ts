/** What a command sees of the world: where answers go, where words go, and whether somebody wants it to stop. */
import type { Readable, Writable } from 'node:stream'
import { messageOf } from './exit-codes.ts'

export type Terminal = Readonly<{
  /** The answer, on stdout: an object becomes one line of JSON. */
  answer(answer: string | object): void
  /** A sentence for people, on stderr. */
  say(sentence: string): void
  /** Overwrites itself, on a terminal only: pipes and files stay quiet. */
  progress(text: string): void
  /** Whether answers may mark words with escapes: on a terminal, unless NO_COLOR is set. */
  isStyled?: boolean
  /** Aborted by the first SIGINT or SIGTERM: finish what is in flight, then return. */
  signal: AbortSignal
  stdin: Readable & Readonly<{ isTTY?: boolean }>
  env: Readonly<Record<string, string | undefined>>
}>

type Streams = Readonly<{
  stdin: Readable & Readonly<{ isTTY?: boolean }>
  stdout: Writable & Readonly<{ isTTY?: boolean }>
  stderr: Writable & Readonly<{ isTTY?: boolean; columns?: number }>
}>

/** Progress is for eyes: more often than this nobody can read it. */
const progressEveryMs = 100

export function openTerminal(
  { stdin, stdout, stderr }: Streams,
  { signal, env }: Pick<Terminal, 'signal' | 'env'>,
): Terminal {
  const isRewritable = stderr.isTTY === true && env.TERM !== 'dumb'
  let isProgressShown = false
  let shownAt = 0
  const clear = () => {
    if (isProgressShown) stderr.write('\r\u001b[K')
    isProgressShown = false
  }
  return {
    answer: (answer) => {
      clear()
      stdout.write(`${typeof answer === 'string' ? answer : JSON.stringify(answer)}\n`)
    },
    say: (sentence) => {
      clear()
      stderr.write(`${printable(sentence)}\n`)
    },
    progress: (text) => {
      const now = performance.now()
      if (!isRewritable || now - shownAt < progressEveryMs) return
      shownAt = now
      isProgressShown = true
      // A line that wraps would not be overwritten whole.
      stderr.write(`\r\u001b[K${printable(text).slice(0, (stderr.columns ?? 80) - 1)}`)
    },
    isStyled: stdout.isTTY === true && env.TERM !== 'dumb' && !env.NO_COLOR,
    signal,
    stdin,
    env,
  }
}

/** Names of files and words of other people's texts must not move the cursor or hide what stands before them. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')

/**
 * A reader that has seen enough (`| head -1`) ends the command quietly. Any other fault of stdout, such as a full disk,
 * means that the answer did not arrive.
 */
export function watchOutput(stdout: Writable, stderr: Writable, onFault: (sentence: string) => void): void {
  stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') return
    onFault(`the answer cannot be written: ${messageOf(error)}`)
  })
  // Who does not listen cannot be told.
  stderr.on('error', () => {})
}
