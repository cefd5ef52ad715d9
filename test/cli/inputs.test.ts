/** What people have, through the command line: feeds that change, pages, and what is told of each. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { type Clone, cloneDatabase } from '../support/database.ts'
import { project, runHere } from './run.ts'

const codebook = join(project, 'codebooks', 'demo.yaml')
const on = (clone: Clone) => ({ env: { DATABASE_URL: clone.url } })

const item = (id: string, words: string, date = 'Wed, 12 Mar 2025 08:30:00 +0100') =>
  `<item><guid isPermaLink="false">${id}</guid><title>Titre ${id}</title>${date === '' ? '' : `<pubDate>${date}</pubDate>`}<content:encoded><![CDATA[<p>${words}</p>]]></content:encoded></item>`
const feedOf = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Dépêches</title><language>fr</language>${items.join('')}</channel></rss>`

const first = 'Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours.'
const second = 'Le président ukrainien Volodymyr Zelensky a rejeté mardi la trêve de 30 jours.'

t.test('a feed registers each entry once, and an entry with other words revises it', async (t) => {
  const clone = await cloneDatabase(t)
  const folder = t.testdir()
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const monday = file(
    'monday.xml',
    feedOf(
      item('a', first),
      item('b', 'La délégation reste à Djeddah jusqu’à jeudi.'),
      item('c', 'Sans date.', ''),
    ),
  )
  const tuesday = file(
    'tuesday.xml',
    feedOf(item('a', second), item('b', 'La délégation reste à Djeddah jusqu’à jeudi.')),
  )
  const ingest = async (path: string, ...more: string[]) =>
    await runHere(
      ['ingest', '--feed', path, '--dossier', 'demo', '--time-zone', 'Europe/Paris', '--json', ...more],
      on(clone),
    )

  const begun = await ingest(monday, '--create', '--codebook', codebook)
  t.equal(begun.code, 1, 'an entry was refused')
  t.match(begun.stderr, /monday\.xml: item 3: it does not say when it was published/)
  t.match(JSON.parse(begun.stdout), { registered: 2, revised: 0, known: 0, refused: 1, isWhole: true })
  t.match(JSON.parse((await ingest(monday)).stdout), { registered: 0, revised: 0, known: 2, refused: 1 })

  const changed = await ingest(tuesday)
  t.equal(changed.code, 0)
  t.match(JSON.parse(changed.stdout), { registered: 0, revised: 1, known: 1, refused: 0 })
  t.match(JSON.parse((await ingest(tuesday)).stdout), { registered: 0, revised: 0, known: 2 })
  t.match(
    JSON.parse((await ingest(monday)).stdout),
    { registered: 0, revised: 0, known: 2 },
    'an older file takes nothing back',
  )
  const stance = await runHere(
    [
      'stance',
      '--dossier',
      'demo',
      '--party',
      'ukraine',
      '--proposition',
      'ceasefire-30-days',
      '--valid-at',
      '2025-03-13',
      '--json',
    ],
    on(clone),
  )
  t.match(JSON.parse(stance.stdout), { value: -2 }, 'the stance is that of the words that stand')
  const told = await runHere(
    ['ingest', '--feed', monday, '--dossier', 'demo', '--outlet', 'Autre'],
    on(clone),
  )
  t.match(
    told.stdout,
    '2 registered, 0 known, 1 refused',
    'the same names of another outlet are other articles',
  )
})

t.test('it is plain what is read, and what an option speaks of', async (t) => {
  const folder = t.testdir({ 'feed.xml': feedOf(item('a', first)), 'fine.txt': first })
  const feed = join(folder, 'feed.xml')
  const cases: [args: string[], says: RegExp][] = [
    [[], /name what to read: a path, - for stdin, or --feed FILE/],
    [[join(folder, 'fine.txt'), '--feed', feed], /not both/],
    [['--feed', feed, '--format', 'html'], /--feed and --format/],
    [
      ['--feed', feed, '--published-at', '2025-01-01T00:00:00Z'],
      /--published-at: a feed says that of each entry/,
    ],
    [['--feed', feed, '--title', 'x'], /--title: a feed says that/],
    [['--feed', join(folder, 'absent.xml')], /absent\.xml: there is no such file/],
    [['--feed', join(folder, 'fine.txt')], /fine\.txt: this is neither XML nor a JSON Feed/],
  ]
  for (const [args, says] of cases) {
    const { code, stdout, stderr } = await runHere(['extract', ...args])
    t.match({ code, stdout, stderr }, { code: 2, stdout: '', stderr: says }, args.join(' '))
  }
})

t.test('what is not as it should be is said in words and shown as a code', async (t) => {
  const german =
    'Die Delegation hat am Dienstag erklärt, dass sie dem Vorschlag nicht zustimmen werde. Der Sprecher sagte, man brauche Zeit.'
  const folder = t.testdir({
    'german.txt': german,
    'headline.txt': 'La trêve de trente jours rejetée par Moscou',
    'mojibake.txt': 'Le prÃ©sident a acceptÃ© la trÃªve, a annoncÃ© son cabinet mardi soir Ã  la presse.',
    'lost.txt': 'Le pr\ufffdsident a accept\ufffd la trêve, a annoncé son cabinet mardi soir à la presse.',
    'numbers.txt': '12 345 678.',
    'feed.xml': feedOf(item('a', first).replaceAll('content:encoded', 'description')),
  })
  const dated = ['--published-at', '2025-03-12T08:30:00+01:00', '--json', '--codebook', codebook]
  const extract = async (name: string, ...more: string[]) =>
    await runHere(['extract', join(folder, name), ...dated, ...more])
  const cases: [name: string, code: string, says: RegExp, more: string[]][] = [
    ['german.txt', 'language_unsupported', /no claims are read: there are no rules for its language/, []],
    [
      'german.txt',
      'language_unsupported',
      /no claims are read: there are no rules for its language/,
      ['--language', 'de'],
    ],
    ['headline.txt', 'text_headline_only', /only a headline/, []],
    ['mojibake.txt', 'text_mojibake', /read in a wrong encoding/, []],
    ['lost.txt', 'text_replacement_characters', /letters were lost/, []],
    [
      'numbers.txt',
      'language_unknown',
      /no claims are read: its words are in none of the languages that are known here/,
      [],
    ],
  ]
  for (const [name, code, says, more] of cases) {
    const { code: exit, stdout, stderr } = await extract(name, ...more)
    t.equal(exit, 0, name)
    t.match(stderr, says, name)
    const [article] = JSON.parse(stdout).articles
    t.match(article.warnings, [code], name)
    if (code.startsWith('language_')) t.same(article.claims, [], name)
  }
  const feed = await runHere(['extract', '--feed', join(folder, 'feed.xml'), '--json'])
  t.match(
    feed.stderr,
    /feed\.xml: item 1: warning: the feed has only a summary of the article \(feed_summary_only\)/,
  )
})
