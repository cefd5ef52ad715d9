/** The command line as a shell sees it: words in; words, JSON and an exit code out. In a process of its own, or in ours. */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { runProgram } from '../../src/cli/program.ts'
import { openTerminal } from '../../src/cli/terminal.ts'

export const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const program = [join(project, 'src', 'cli.ts')]

export type Ended = Readonly<{ code: number | null; stdout: string; stderr: string }>

export type Running = Readonly<{
  child: ChildProcess
  /** What stdout and stderr have said so far. */
  said(): Readonly<{ stdout: string; stderr: string }>
  /** Resolves with the first match in stdout; rejects when the process ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>
  ended: Promise<Ended>
}>

type Options = Readonly<{
  env?: Readonly<Record<string, string>>
  stdin?: string
  /** Whether stdin is left open behind that. */
  keepOpen?: boolean
  cwd?: string
}>

/** No setting of the developer reaches the process. */
const cleanEnvironment = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE_|STANCELOG_|PG[A-Z]+$|HOST$|PORT$|LOG_LEVEL$|TAP|NODE_OPTIONS$)/.test(name),
    ),
  )

export function startCli(
  args: readonly string[],
  { env = {}, stdin, keepOpen = false, cwd = project }: Options = {},
): Running {
  const tsx = import.meta.resolve('tsx')
  const child = spawn(process.execPath, ['--import', tsx, ...program, ...args], {
    cwd,
    env: { ...cleanEnvironment(), LOG_LEVEL: 'warn', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
      for (const listener of listeners) listener()
    })
  }
  // A command that reads nothing may be gone before its input is written.
  child.stdin.on('error', () => {})
  if (stdin !== undefined) child.stdin.write(stdin)
  if (!keepOpen) child.stdin.end()
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }))
  })
  const until = async (pattern: RegExp) =>
    await new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said.stdout)
        if (!match) return
        listeners.delete(look)
        resolve(match)
      }
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`ended before ${pattern}: ${said.stdout}${said.stderr}`)))
    })
  return { child, said: () => said, until, ended }
}

/** The same in this process: a process of its own costs a second. */
export async function runHere(
  args: readonly string[],
  { env = {}, stdin = '' }: Options = {},
): Promise<Ended> {
  const said = { stdout: '', stderr: '' }
  const collect = (name: keyof typeof said) =>
    new Writable({
      write: (chunk, _encoding, done) => {
        said[name] += String(chunk)
        done()
      },
    })
  const streams = {
    stdin: new PassThrough().end(stdin),
    stdout: collect('stdout'),
    stderr: collect('stderr'),
  }
  const terminal = openTerminal(streams, { signal: new AbortController().signal, env })
  const code = await runProgram(args, terminal)
  return { code, ...said }
}
