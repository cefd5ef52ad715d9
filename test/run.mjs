/**
 * `npm test`: types, format, lint and tap on one PostgreSQL; the last line is always `N passed, N failed`.
 *
 * With files, these alone. With `--database`, the tests that ask for a database alone: nothing else can turn out
 * otherwise on another server. With `--verbose`, every check.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'
import { asksForDatabase, listTestFiles, shareProcesses, writeProcesses } from './files.mjs'

const project = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(project)
const cache = 'node_modules/.cache/stancelog'

const words = process.argv.slice(2)
const isVerbose = words.includes('--verbose')
const isDatabaseOnly = words.includes('--database')
const chosen = words.filter((word) => !['--verbose', '--database'].includes(word))
/** What somebody works on right now does not wait for the checks of the whole tree; those know no server either. */
const checks =
  chosen.length > 0 || isDatabaseOnly
    ? []
    : [
        ['tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', `${cache}/types.json`],
        ['biome', 'check', '.'],
        ['eslint', '.'],
      ]
/** A machine that others use as well may need a while; what hangs is still found. */
const processTimeoutSeconds = 300

const totals = { passed: 0, failed: 0 }
const children = new Set()
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM']) {
  // What was started is stopped in the normal way: the steps end, and the server after them.
  process.on(signal, () => {
    interrupted = true
    for (const child of children) child.kill(signal)
  })
}

let server
try {
  register()
  const starting = openServer()
  // The checks need no database, so both start at once; a failed start is reported after them.
  starting.catch(() => {})
  await Promise.all(checks.map(runCheck))
  server = await starting
  if (!interrupted) await runTap(server)
} catch (error) {
  totals.failed += 1
  console.error(error instanceof Error ? error.message : error)
} finally {
  await server?.close().catch((error) => console.error(`cannot clean up: ${error.message}`))
}
if (interrupted && totals.failed === 0) totals.failed += 1

process.exitCode = totals.failed === 0 ? 0 : 1
console.log(`${totals.passed} passed, ${totals.failed} failed`)

/** The server of this run: that of `DATABASE_URL`, or one of our own. The template is built before any test asks. */
async function openServer() {
  // Imported here: a module that does not even load is one failure, and the count is still printed.
  const { checkServer, openPool } = await import('../db/connect.ts')
  const database = await import('./support/database.ts')
  const run = randomBytes(4).toString('hex')
  const given = process.env.DATABASE_URL
  const own = given ? undefined : await database.startTestServer()
  const url = given || own.url
  try {
    const pool = openPool(url)
    const version = await checkServer(pool)
      .then(() => pool.query('show server_version'))
      .finally(() => pool.end())
    console.log(`# PostgreSQL ${version.rows[0].server_version}, ${given ? 'from DATABASE_URL' : 'embedded'}`)
    await database.buildTemplate(url)
  } catch (error) {
    await own?.stop()
    throw error
  }
  return {
    url,
    run,
    close: async () => {
      try {
        await database.dropClones(url, run)
        if (!own) await database.dropTemplate(url)
      } finally {
        await own?.stop()
      }
    },
  }
}

/** One check counts as one; its words are shown when it failed. */
async function runCheck([name, ...args]) {
  const lines = []
  const code = await start(name, args, process.env, (line) => lines.push(line))
  console.log(`${code === 0 ? 'ok' : 'not ok'} - ${name}`)
  if (code !== 0) console.log(lines.join('\n'))
  totals[code === 0 ? 'passed' : 'failed'] += 1
}

/** tap counts assertions. Of files that passed one line is shown and what they skipped, of others everything. */
async function runTap({ url, run }) {
  const folder = `${cache}/run-${run}`
  const files = listTestFiles().filter((file) => !isDatabaseOnly || asksForDatabase(file))
  const processes = chosen.length > 0 ? new Map() : writeProcesses(shareProcesses(files), folder)
  const args = [
    '--disable-coverage',
    '--reporter=tap',
    `--timeout=${processTimeoutSeconds}`,
    `--jobs=${availableParallelism()}`,
    ...(chosen.length > 0 ? chosen : processes.keys()),
  ]
  let counts = ''
  let unshown = []
  const code = await start('tap', args, environment(url, run), (said) => {
    const line = said.replace(/\S+\.mjs/, (path) => processes.get(path) ?? path)
    if (line.startsWith('# { total:')) counts = line
    if (isVerbose) return console.log(line)
    unshown.push(line)
    // A line at the margin ends the report of a process; behind it come the details of a failure.
    if (/^not ok/.test(line)) {
      console.log(unshown.join('\n'))
      unshown = []
    } else if (/^ok/.test(line)) {
      const skipped = unshown.filter((text) => /^\s+ok .*# (SKIP|TODO)/i.test(text))
      console.log([...skipped, line].join('\n'))
      unshown = []
    }
  }).finally(() => rmSync(folder, { recursive: true, force: true }))
  // The details of the last failure, and what was said when tap itself died.
  if (code !== 0 && unshown.length > 0) console.log(unshown.join('\n'))
  const count = (word) => Number(new RegExp(`\\b${word}: (\\d+)`).exec(counts)?.[1] ?? 0)
  totals.passed += count('pass')
  totals.failed += Math.max(count('fail'), code === 0 && counts !== '' ? 0 : 1)
}

/** No setting of the developer reaches a test, the real database least of all. */
function environment(url, run) {
  const settings = /^(DATABASE_|STANCELOG_|PG[A-Z]+$|HOST$|PORT$|LOG_LEVEL$)/
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name))
  return { ...Object.fromEntries(kept), STANCELOG_TEST_DATABASE_URL: url, STANCELOG_TEST_RUN: run }
}

/** Runs a program of the project and hands over what it prints, line by line. */
function start(name, args, env, onLine) {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32'
    const program = join(project, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name)
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows })
    children.add(child)
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine)
    child.on('error', (error) => {
      onLine(`${name} cannot be started: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => {
      children.delete(child)
      resolve(code ?? 1)
    })
  })
}
