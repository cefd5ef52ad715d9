/** `stancelog evaluate`: a table or JSON on stdout, an exit code that says whether all is right, and nothing left behind. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { runHere, startCli } from './run.ts'

// A database is created for it, as for anybody who runs the command.
t.setTimeout(120_000)

const own = {
  gold: 'test/gold/dispatches.claims.json',
  articles: 'test/gold/dispatches.ndjson',
  links: 'test/gold/dispatches.links.json',
  codebook: 'codebooks/ukraine-talks.yaml',
}

function newFolder(t: Pick<Test, 'teardown'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog evaluate '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  // The database of root runs as somebody else, who must be let through.
  chmodSync(folder, 0o755)
  return folder
}

const question = { query: 'holder', agent: 'mark-rutte', statedAt: '2024-03-02' }
const setup = {
  addDocument: {
    publishedAt: '2024-03-02T19:30:00+01:00',
    timeZone: 'Europe/Paris',
    text: 'Mark Rutte a réclamé samedi un cessez-le-feu sans conditions.',
  },
}
const example = { id: 'one', ask: { ...question, setup }, expect: { holder: 'netherlands' } }

const evaluateCommand = ({ gold, articles, codebook }: typeof own, examples: string) =>
  ['evaluate', gold, articles, '--codebook', codebook, '--examples', examples] as const

t.test(
  'the command prints a table, ends with 1 when something is wrong, and leaves nothing behind',
  async (t) => {
    const folder = newFolder(t)
    const wrong = { id: 'two', ask: { ...question, setup }, expect: { holder: 'nato' } }
    const file = join(newFolder(t), 'examples.json')
    writeFileSync(file, JSON.stringify([example, wrong]))
    // Its own database: that of the settings is nobody's business here, and is not even there.
    const env = { TMPDIR: folder, DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }
    const { code, stdout, stderr } = await startCli(evaluateCommand(own, file), { env }).ended
    t.equal(code, 1, stderr)
    t.match(stdout, /^one +holder mark-rutte 2024-03-02 +right$/m)
    t.match(
      stdout,
      /^two +holder mark-rutte 2024-03-02 +wrong +holder: nato expected, \["netherlands"\] answered$/m,
    )
    t.match(stdout, /^1 of 2 right, from the claims that the rules extract$/m)
    t.equal(stderr, '')
    // What the TypeScript loader caches there is its own.
    const left = readdirSync(folder).filter((name) => name.startsWith('stancelog'))
    t.same(left, [], 'the temporary folder is gone')
  },
)

t.test('what cannot be evaluated is refused in a sentence, before anything is done', async (t) => {
  const folder = newFolder(t)
  const write = (name: string, value: unknown) => {
    const path = join(folder, name)
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value, null, 1))
    return path
  }
  const good = write('good.json', [example])
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'an unknown expectation',
      evaluateCommand(own, write('typo.json', [{ ...example, expect: { holdr: 'nato' } }])),
      /typo\.json:\d+: \/0\/expect\/holdr: there is no property "holdr"/,
    ],
    ['no JSON', evaluateCommand(own, write('broken.json', '[{]')), /broken\.json:1: /],
    [
      'a claim that the gold has not',
      evaluateCommand(
        own,
        write('gone.json', [{ ...example, ask: { ...example.ask, setup: { ...setup, retract: ['x-1'] } } }]),
      ),
      /example one: the gold has no claim x-1/,
    ],
    ['no gold', evaluateCommand({ ...own, gold: good }, good), /good\.json:\d+: \/0\//],
    ['no articles', evaluateCommand({ ...own, articles: folder }, good), /manifest\.json/],
    ['links of nobody', [...evaluateCommand(own, good), '--links', own.links], /--links: .*--claims gold/],
    ['claims of nobody', [...evaluateCommand(own, good), '--claims', 'mine'], /extracted, gold/],
    ['no examples', evaluateCommand(own, good).slice(0, -2), /--examples/],
  ]
  for (const [name, args, says] of cases) {
    const { code, stdout, stderr } = await runHere(args, { env: { TMPDIR: folder } })
    t.equal(code, 2, name)
    t.equal(stdout, '', name)
    t.match(stderr, says, name)
    t.notMatch(stderr, /\n\s+at /, 'no stack')
  }
})
