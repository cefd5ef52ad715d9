/** `stancelog evaluate`: a table or JSON on stdout, an exit code that says whether all is right, and nothing left behind. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    [
      'gold without questions to it',
      [...evaluateCommand(own, good).slice(0, -2), '--claims', 'gold'],
      /--claims gold: .*--examples/,
    ],
    [
      'coded articles only, with questions',
      [...evaluateCommand(own, good), '--only-coded'],
      /--only-coded: /,
    ],
  ]
  for (const [name, args, says] of cases) {
    const { code, stdout, stderr } = await runHere(args, { env: { TMPDIR: folder } })
    t.equal(code, 2, name)
    t.equal(stdout, '', name)
    t.match(stderr, says, name)
    t.notMatch(stderr, /\n\s+at /, 'no stack')
  }
})

const claimsOf = ({ gold, articles, codebook }: typeof own) =>
  ['evaluate', gold, articles, '--codebook', codebook] as const

t.test('without questions it measures claims, for people and for programs', async (t) => {
  const { code, stdout, stderr } = await runHere(claimsOf(own))
  t.equal(code, 0, stderr)
  t.match(stdout, /^24 articles scored, 2 of them without a coded claim: whatever is found there/m)
  t.match(stdout, /^claims found that are right \(precision\) +\d+\.\d % +\d+ to \d+ % +\d+ of \d+$/m)
  t.match(stdout, /^ {2}\S+, block \d+: \S+, \S+ (?:-?\d|\?), said by .*: .+$/m, 'misses say why')
  t.equal(stderr, '')

  const scores = JSON.parse((await runHere([...claimsOf(own), '--json'])).stdout)
  t.match(scores, { articles: { given: 24, scored: 24, withoutGold: 2 }, speaker: { of: Number } })
  const { precision, recall } = scores.claims
  t.equal(precision.of - precision.right, scores.falseAlarms.length)
  t.equal(recall.of - recall.right, scores.misses.length)
  for (const figure of [`${(100 * precision.share).toFixed(1)} %`, `${(100 * recall.share).toFixed(1)} %`])
    t.ok(stdout.includes(figure), 'the same figures in both')

  const coded = JSON.parse((await runHere([...claimsOf(own), '--only-coded', '--json'])).stdout)
  t.equal(coded.articles.scored, 22)
})

t.test('gold that does not fit is refused with every fault and its line', async (t) => {
  const folder = newFolder(t)
  const write = (name: string, value: unknown) => {
    const path = join(folder, name)
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value, null, 1))
    return path
  }
  const all: Record<string, unknown>[] = JSON.parse(readFileSync(own.gold, 'utf8'))
  const [first, second] = all
  const cases: readonly (readonly [string, Partial<typeof own>, readonly RegExp[]])[] = [
    [
      'names that nothing has',
      {
        gold: write('names.json', [
          { ...first, article: 'fr-1' },
          { ...second, proposition: 'general-ceasefires', holder: 'ukrain' },
        ]),
      },
      [
        /names\.json:\d+: \/0\/article: there is no article .*Did you mean fr-/,
        /names\.json:\d+: \/1\/proposition: .*general-ceasefire/,
        /names\.json:\d+: \/1\/holder: .*ukraine/,
      ],
    ],
    [
      'fields of another kind',
      {
        gold: write('fields.json', [
          { ...first, polarity: 3 },
          { ...second, core: 'yes', voice: 'mine' },
        ]),
      },
      [
        /fields\.json:\d+: \/0\/polarity: expected one of -2\|-1\|0\|1\|2$/m,
        /\/1\/voice: /,
        /\/1\/core: true or false is needed/,
      ],
    ],
    ['two claims of one id', { gold: write('twice.json', [first, first]) }, [/\/1\/id: another claim/]],
    ['no list', { gold: write('map.json', { claims: [] }) }, [/map\.json:1: the whole: a list is needed/]],
    ['no file', { gold: join(folder, 'none.json') }, [/none\.json/]],
    [
      'two texts of one id',
      {
        articles: write('twice.ndjson', `${readFileSync(own.articles, 'utf8').split('\n')[0]}\n`.repeat(2)),
      },
      [/twice\.ndjson:2: another article has the id fr-01/],
    ],
  ]
  for (const [name, files, says] of cases) {
    const { code, stdout, stderr } = await runHere(claimsOf({ ...own, ...files }))
    t.equal(code, 2, name)
    t.equal(stdout, '', name)
    for (const sentence of says) t.match(stderr, sentence, name)
    t.notMatch(stderr, /\n\s+at /, 'no stack')
  }
})

t.test(
  'gold without claims, and texts that cannot be read, are told and not taken for an answer',
  async (t) => {
    const folder = newFolder(t)
    const empty = join(folder, 'empty.json')
    writeFileSync(empty, '[]')
    const found = await runHere(claimsOf({ ...own, gold: empty }))
    t.equal(found.code, 0, found.stderr)
    t.match(found.stdout, /No core claim is coded, so nothing says what was missed/)
    t.match(found.stdout, /^24 articles scored, 24 of them without a coded claim/m)
    const nothingLeft = await runHere([...claimsOf({ ...own, gold: empty }), '--only-coded'])
    t.equal(nothingLeft.code, 2)
    t.match(nothingLeft.stderr, /--only-coded: the gold has no claim/)

    const foreign = join(folder, 'foreign.ndjson')
    const publishedAt = '2025-03-15T08:00:00Z'
    const article = { id: 'x', language: 'de', publishedAt, timeZone: 'UTC', text: 'Kein Wort davon.' }
    writeFileSync(foreign, `${JSON.stringify(article)}\n`)
    const unread = await runHere(claimsOf({ ...own, gold: empty, articles: foreign }))
    t.match(unread.stderr, /^x: language_unsupported; nothing is found in it$/m)
  },
)
