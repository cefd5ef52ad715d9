/** The commands as a shell sees them: answers on stdout, words on stderr, and what the exit code says. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createLog } from '../../db/log/group-commit.ts'
import { buildApp } from '../../src/app.ts'
import { createCodebooks } from '../../src/codebooks.ts'
import { createMetrics } from '../../src/metrics.ts'
import { fixedClock } from '../support/app.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'
import { type Ended, runHere, startCli } from './run.ts'

// Each process needs a second of a whole core.
t.setTimeout(120_000)

const codebook = 'codebooks/demo.yaml'
const day = '2025-03-12T08:30:00+01:00'

function newFolder(t: Pick<Test, 'teardown'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog cli '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The clone's owner runs the command, on no server but that of the test. */
const on = ({ url }: Clone) => ({ env: { DATABASE_URL: url } })

const lineOf = (id: string) =>
  JSON.stringify({
    id,
    language: 'en',
    publishedAt: day,
    timeZone: 'Europe/London',
    text: `On Tuesday, dispatch ${id} says, Kyiv told nobody anything new.`,
  })

/** Refused: one sentence on stderr, nothing on stdout, no stack. */
function isRefusal(
  t: Test,
  { code, stdout, stderr }: Ended,
  wanted: Readonly<{ code: number; says: RegExp }>,
): void {
  t.equal(code, wanted.code)
  t.equal(stdout, '')
  t.match(stderr, wanted.says)
  t.notMatch(stderr, /\n\s+at /, 'no stack')
}

t.test('extract prints what is found, without a database', async (t) => {
  const folder = newFolder(t)
  const file = join(folder, 'a b.txt')
  const text = 'Le Kremlin a rejeté vendredi « toute présence de troupes étrangères en Ukraine ».'
  writeFileSync(file, text)
  const facts = ['--published-at', '2025-09-06T09:00:00+02:00', '--time-zone', 'Europe/Paris', '--json']
  const env = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }
  const [bare, coded] = await Promise.all([
    startCli(['extract', file, ...facts], { env }).ended,
    runHere(['extract', file, ...facts, '--codebook', codebook], { env }),
  ])
  t.equal(bare.code, 0)
  t.match(JSON.parse(bare.stdout), {
    articles: [{ id: 'a b.txt', claims: [], dates: [{ from: '2025-09-05' }] }],
  })
  t.equal(coded.code, 0)
  const [article] = JSON.parse(coded.stdout).articles
  t.equal(article.id, 'a b.txt')
  const claim = article.claims.find((each: { proposition: string }) => each.proposition === 'foreign-troops')
  t.match(claim, { article: 'a b.txt', holder: 'russia', polarity: -2, voice: 'self', aboutParty: null })
  t.match(claim, { statedAt: { from: '2025-09-05', to: '2025-09-06', precision: 'day' } })
  for (const { start, end, exact } of claim.spans) t.equal(text.slice(start, end), exact)
  t.ok(claim.confidence > 0 && claim.trace.length > 0)
})

t.test('what cannot be used is refused in a sentence, and nothing is done', async (t) => {
  const folder = newFolder(t)
  mkdirSync(join(folder, 'empty'))
  writeFileSync(join(folder, 'image.txt'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  writeFileSync(join(folder, 'latin1.txt'), Buffer.from('La trêve', 'latin1'))
  writeFileSync(join(folder, 'fine.txt'), 'Nothing new was said.')
  writeFileSync(join(folder, 'broken.yaml'), 'id: demo\nversion: one\n')
  const dated = ['--published-at', day]
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['ingst'], /Did you mean ingest/],
    ['an unknown option', ['extract', 'x', '--publised-at', day], /Did you mean --published-at/],
    ['a directory without a manifest', ['extract', join(folder, 'empty')], /empty: .*manifest\.json/],
    ['a binary file', ['extract', join(folder, 'image.txt'), ...dated], /image\.txt: .*PNG/],
    ['another encoding', ['extract', join(folder, 'latin1.txt'), ...dated], /offset 5.*--encoding/],
    [
      'a file that is not there',
      ['extract', join(folder, 'none.txt'), ...dated],
      /none\.txt: there is no such file/,
    ],
    ['no date', ['extract', join(folder, 'fine.txt')], /--published-at/],
    [
      'a date without an offset',
      ['extract', join(folder, 'fine.txt'), '--published-at', '2025-03-12'],
      /with offset/,
    ],
    [
      'no such zone',
      ['extract', join(folder, 'fine.txt'), ...dated, '--time-zone', 'Mars/Phobos'],
      /time zone/,
    ],
    [
      'a codebook with a fault',
      ['extract', join(folder, 'fine.txt'), ...dated, '--codebook', join(folder, 'broken.yaml')],
      /broken\.yaml:2: .*version/,
    ],
  ]
  for (const [name, args, says] of cases) {
    const ended = await runHere(args)
    await t.test(name, async (t) => isRefusal(t, ended, { code: 2, says }))
  }
})

t.test('a codebook is checked with the line of every fault', async (t) => {
  const folder = newFolder(t)
  const file = join(folder, 'codebook.yaml')
  writeFileSync(file, 'id: demo\nversion: one\ntitle: {en: Demo}\n')
  const [bad, good] = await Promise.all([
    runHere(['codebook', 'check', file]),
    runHere(['codebook', 'check', codebook, '--json']),
  ])
  t.equal(bad.code, 1)
  t.match(bad.stderr, /codebook\.yaml:2: \/version: /)
  t.match(bad.stderr, /\/parties: is missing/)
  t.equal(good.code, 0)
  t.match(JSON.parse(good.stdout), { id: 'demo', faults: [] })
  const { warnings } = JSON.parse(good.stdout)
  const { stdout, stderr } = await runHere(['codebook', 'check', codebook])
  t.match(stdout, `no faults, ${warnings.length} warning`)
  t.equal(stderr.match(/^warning: .*demo\.yaml:\d+: /gm)?.length ?? 0, warnings.length)
  t.ok(warnings.length > 0)
})

t.test('one broken line is told, and the others are registered', async (t) => {
  const clone = await cloneDatabase(t)
  const file = join(newFolder(t), 'articles.ndjson')
  const lines = ['1', '2', '3', '4'].map(lineOf)
  writeFileSync(file, [...lines.slice(0, 2), '{"id": "broken", ', ...lines.slice(2)].join('\n'))
  const ingest = ['ingest', file, '--dossier', 'demo', '--json']

  isRefusal(t, await runHere(ingest, on(clone)), { code: 2, says: /no such dossier.*--create/ })
  const stopped = await runHere([...ingest, '--create', '--stop-on-error'], on(clone))
  t.equal(stopped.code, 1)
  t.match(stopped.stderr, /articles\.ndjson:3: not JSON at column/)
  t.match(JSON.parse(stopped.stdout), { registered: 2, known: 0, refused: 1, isWhole: false })
  const whole = await runHere([...ingest, '--codebook', codebook], on(clone))
  t.equal(whole.code, 1, 'running it again goes on')
  t.match(JSON.parse(whole.stdout), { registered: 2, known: 2, refused: 1, isWhole: true })
  t.match(JSON.parse(whole.stdout).faults, [{ where: `${file}:3`, code: 'malformed_json' }])
})

t.test('a question has the answer that HTTP gives', async (t) => {
  const clone = await cloneDatabase(t)
  const { code, stdout } = await runHere(['demo', '--json'], on(clone))
  t.equal(code, 0)
  t.match(JSON.parse(stdout), { dossier: 'demo', registered: 10 })
  const log = createLog(clone)
  const app = await buildApp({
    db: clone.db,
    log,
    clock: fixedClock('2030-01-01T00:00:00.000000Z'),
    codebooks: createCodebooks(clone.db),
    commands: { registerArticle: t.fail, publishCodebook: t.fail } as never,
    metrics: createMetrics(),
    config: { auth: 'off', headersTimeoutMs: 10_000, requestTimeoutMs: 30_000 },
  })
  t.teardown(async () => await app.close())
  const over = async (path: string) =>
    (await app.inject({ url: `/v1/dossiers/demo/${path}`, headers: { host: 'localhost' } })).json()
  const asked = async (...args: string[]) =>
    JSON.parse((await runHere([...args, '--dossier', 'demo', '--json'], on(clone))).stdout)
  const pair = ['--party', 'russia', '--proposition', 'foreign-troops', '--valid-at', '2025-09-05']
  const [one, matrix, contradictions] = await Promise.all([
    asked('stance', ...pair),
    asked('stance', '--valid-at', '2025-09-05', '--known-at', 'position:20'),
    asked('contradictions', '--valid-at', '2025-09-05'),
  ])
  t.same(one, await over('stances/russia/foreign-troops?validAt=2025-09-05'))
  t.match(one, { status: 'settled', value: -2 })
  t.same(matrix, await over('stances?validAt=2025-09-05&knownAt=position:20'))
  t.same(contradictions, await over('contradictions?validAt=2025-09-05'))

  const between = ['--valid-at', '2025-09-05', '--from', 'position:10']
  const learned = await over('stances/diff?validAt=2025-09-05&from=position:10&limit=200')
  t.ok(learned.data.length > 3)
  t.same(await asked('stance', ...between), learned)
  const told = await runHere(['stance', '--dossier', 'demo', ...between], on(clone))
  t.match(told.stdout, /^russia +foreign-troops +unknown +settled -2 +\d+ ClaimRecorded/m)
  const same = await runHere(['stance', '--dossier', 'demo', ...between, '--to', 'position:10'], on(clone))
  t.match(same.stdout, /^no answer changed \(valid at 2025-09-05, position 10/)

  const shown = await runHere(['stance', '--dossier', 'demo', ...pair], on(clone))
  t.match(shown.stdout, / demo-10 +“/, 'a source without an outlet is named by its id')
  const all = await runHere(['stance', '--dossier', 'demo', '--valid-at', '2025-09-05'], on(clone))
  t.match(all.stdout, /^ukraine +general-ceasefire .* derived from ceasefire-30-days$/m)
  t.match(all.stdout, /^ukraine +ceasefire-30-days +settled +\+2 +2025-03-11$/m)

  const refused: readonly (readonly [string[], RegExp])[] = [
    [['--dossier', 'demo', '--party', 'rusia'], /--party: .*Did you mean russia/],
    [['--dossier', 'demo', '--valid-at', '2025-02-30'], /--valid-at: a day that exists/],
    [['--dossier', 'dmo'], /no such dossier; did you mean demo/],
    [['--dossier', 'demo', '--to', 'position:3'], /--from: is missing/],
    [['--dossier', 'demo', '--from', 'position:3', '--to', 'position:2'], /--from: .*exchange them/],
  ]
  for (const [args, says] of refused) {
    isRefusal(t, await runHere(['stance', ...args], on(clone)), { code: 2, says })
  }
  const nothing = await runHere(
    ['stance', '--dossier', 'demo', '--known-at', 'position:0', '--json'],
    on(clone),
  )
  t.match(JSON.parse(nothing.stdout), { position: 0, data: [] }, 'before the first event nothing was known')

  const rebuilt = await runHere(['rebuild', '--dossier', 'demo', '--json'], on(clone))
  t.match(JSON.parse(rebuilt.stdout), { dossier: 'demo', position: one.position })
  t.same(await over('stances/russia/foreign-troops?validAt=2025-09-05'), one, 'a rebuild changes no answer')
})

t.test('stopping an import keeps what was sent and says how to go on', async (t) => {
  const clone = await cloneDatabase(t)
  const args = ['ingest', '-', '--dossier', 'demo', '--create', '--json']
  // Its stdin stays open, as that of a pipe whose writer has nothing to say.
  const { child, ended } = startCli(args, {
    ...on(clone),
    stdin: `${lineOf('1')}\n${lineOf('2')}\n`,
    keepOpen: true,
  })
  const count = async () =>
    (await clone.pool.query('select count(*)::int as count from streams')).rows[0]?.count
  while ((await count()) < 2) await new Promise((resolve) => setTimeout(resolve, 50))
  child.kill('SIGINT')
  const { code, stdout, stderr } = await ended
  t.equal(code, 130)
  t.match(JSON.parse(stdout), { registered: 2, isWhole: false })
  t.match(stderr, /the same command again goes on/)
})

t.test('a database that cannot be reached is told without its password', async (t) => {
  const env = { DATABASE_URL: 'postgres://me:s3cr3t@127.0.0.1:1/none' }
  const ended = await runHere(['stance', '--dossier', 'demo'], { env })
  isRefusal(t, ended, { code: 3, says: /127\.0\.0\.1:1 cannot be reached: nothing listens there/ })
  t.notMatch(ended.stderr, /s3cr3t/)
})

t.test('every command shows an example', async (t) => {
  const commandsOf = async (...path: string[]): Promise<string[]> => {
    const { stdout } = await runHere([...path, '--help'])
    return [...(stdout.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z]+)/gm)].map(
      ([, name = '']) => name,
    )
  }
  const names = (await commandsOf()).filter((name) => name !== 'help')
  t.ok(names.length >= 10)
  const nested = (await commandsOf('codebook')).filter((name) => name !== 'help')
  t.same(nested, ['check', 'try', 'publish', 'status'])
  for (const path of [...names.map((name) => [name]), ...nested.map((name) => ['codebook', name])]) {
    const { code, stdout } = await runHere([...path, '--help'])
    t.equal(code, 0)
    t.match(stdout, /Examples:\n {2}\S.*stancelog|Examples:\n {2}stancelog/, path.join(' '))
  }
})

t.test('a reader that has seen enough ends the command quietly', async (t) => {
  const { child, ended } = startCli(['--help'])
  child.stdout?.destroy()
  const { code, stderr } = await ended
  t.equal(code, 0)
  t.equal(stderr, '')
})
