/** `stancelog codebook`: publishing shows how far the articles are read again, and status says it later. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { runProgram } from '../../src/cli/program.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'
import { runHere } from './run.ts'

t.setTimeout(120_000)

const demo = readFileSync('codebooks/demo.yaml', 'utf8')
const on = ({ url }: Clone) => ({ env: { DATABASE_URL: url } })

/** The demo's codebook in another version, on disk. */
function fileOf(t: Test, version: string, change: (yaml: string) => string = (yaml) => yaml): string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog codebook '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'codebook.yaml')
  writeFileSync(file, change(demo).replace('version: 1.0.0', `version: ${version}`))
  return file
}

/** A terminal that remembers what it was told; nothing is left out for coming too fast. */
function watched(clone: Clone) {
  const said: string[] = []
  const progress: string[] = []
  const terminal: Terminal = {
    answer: (answer) => void said.push(typeof answer === 'string' ? answer : JSON.stringify(answer)),
    say: (sentence) => void said.push(sentence),
    progress: (text) => void progress.push(text),
    signal: new AbortController().signal,
    stdin: process.stdin,
    env: on(clone).env,
  }
  return { terminal, said, progress }
}

t.test('publishing reads every article again, and says how many of how many', async (t) => {
  const clone = await cloneDatabase(t)
  t.equal((await runHere(['demo'], on(clone))).code, 0)
  const status = async (...args: string[]) =>
    await runHere(['codebook', 'status', '--dossier', 'demo', ...args], on(clone))
  const read = { codebookVersion: '1.0.0', articleCount: 10, readCount: 10, pendingCount: 0 }
  t.same(JSON.parse((await status('--json')).stdout), { dossier: 'demo', ...read })
  t.match((await status()).stdout, /^demo: codebook 1\.0\.0; 10 of 10 articles are read with it\n$/)

  const { terminal, said, progress } = watched(clone)
  const next = fileOf(t, '1.0.1', (yaml) => yaml.replace('staleAfterDays: 7', 'staleAfterDays: 9'))
  t.equal(await runProgram(['codebook', 'publish', next, '--dossier', 'demo'], terminal), 0)
  t.same(
    progress.filter((text) => text.includes('read again')),
    Array.from({ length: 10 }, (_, index) => `${index + 1} of 10 articles read again`),
  )
  t.match(
    said.join('\n'),
    /warning: \/version: 1\.0\.1 is a patch version of 1\.0\.0, but talks-progress has other/,
  )
  t.match(said.at(-1), /demo: codebook 1\.0\.1 published at position \d+; 10 articles read again/)

  const piped = await runHere(
    ['codebook', 'publish', fileOf(t, '1.0.2'), '--dossier', 'demo', '--json'],
    on(clone),
  )
  t.equal(piped.code, 0)
  t.notMatch(piped.stderr, /read again/, 'quiet in a pipe')
  t.match(JSON.parse(piped.stdout), {
    outcome: 'published',
    version: '1.0.2',
    rereadCount: 10,
    reading: { ...read, codebookVersion: '1.0.2' },
    warnings: [{ pointer: '/version', code: 'version_understates' }],
  })
  const again = await runHere(
    ['codebook', 'publish', fileOf(t, '1.0.2'), '--dossier', 'demo', '--json'],
    on(clone),
  )
  t.match(JSON.parse(again.stdout), { outcome: 'unchanged', rereadCount: 0, warnings: [] })
})

t.test('a re-reading that was stopped is seen, and goes on with the same command', async (t) => {
  const clone = await cloneDatabase(t)
  await runHere(['demo'], on(clone))
  const stopping = new AbortController()
  const { terminal, said } = watched(clone)
  const publish = ['codebook', 'publish', fileOf(t, '1.0.1'), '--dossier', 'demo', '--json']
  const progress = (text: string) => {
    if (text.startsWith('3 of 10')) stopping.abort()
  }
  await runProgram(publish, { ...terminal, progress, signal: stopping.signal })
  t.match(JSON.parse(said.at(-1) ?? ''), { rereadCount: 3 })
  const { stdout } = await runHere(['codebook', 'status', '--dossier', 'demo'], on(clone))
  t.match(stdout, '3 of 10 articles are read with it, 7 still to be read')
  const { stdout: rest } = await runHere(publish, on(clone))
  t.match(JSON.parse(rest), {
    outcome: 'unchanged',
    rereadCount: 7,
    reading: { readCount: 10, pendingCount: 0 },
  })
})

t.test('what claims refer to is not dropped from the command line either', async (t) => {
  const clone = await cloneDatabase(t)
  await runHere(['demo'], on(clone))
  const without = fileOf(t, '2.0.0', (yaml) => yaml.replace(/ {2}- id: kursk-encirclement[\s\S]*$/, ''))
  const { code, stdout, stderr } = await runHere(
    ['codebook', 'publish', without, '--dossier', 'demo'],
    on(clone),
  )
  t.equal(code, 2)
  t.equal(stdout, '')
  t.match(stderr, /\/propositions: kursk-encirclement is gone, but claims refer to it, such as clm_/)
  t.equal((await runHere(['codebook', 'check', without], on(clone))).code, 0, '`check` asks no database')
  const nowhere = await runHere(['codebook', 'status', '--dossier', 'dmo'], on(clone))
  t.match(nowhere.stderr, /no such dossier; did you mean demo/)
  t.equal(nowhere.code, 2)
})
