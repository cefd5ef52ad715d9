/** The stages by themselves: quotation marks, sentences, dates, mandates, spans, fingerprints, and linear time. */
import t from 'tap'
import type { StatedAt } from '../../events/vocabulary.ts'
import { jaccardOf } from '../../projections/acts/origins.ts'
import { blocksOf } from '../../src/extraction/blocks.ts'
import { extract } from '../../src/extraction/extract.ts'
import { fingerprintOf } from '../../src/extraction/fingerprint.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { mandateAt } from '../../src/extraction/mandate.ts'
import { tokensOf } from '../../src/extraction/normalise.ts'
import { quotationsOf } from '../../src/extraction/quotations.ts'
import { sentencesOf } from '../../src/extraction/sentences.ts'
import { locateSpans, relocateSpan, spanAt } from '../../src/extraction/spans.ts'
import { read, riverCodebook } from './dispatches.ts'

const french = lexicons.get('fr')

function quoted(text: string): readonly string[] {
  const tokens = tokensOf(text)
  return blocksOf(text, tokens, null).flatMap((block) =>
    quotationsOf(tokens, block).map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to - 1]?.end)),
  )
}

t.test('quotation marks of every style are paired inside their block', async (t) => {
  t.same(quoted('Il dit « oui » puis “non” et "jamais", ‹peut-être›.'), ['oui', 'non', 'jamais', 'peut-être'])
  t.same(quoted('Il a dit « tout “va” bien » hier.'), ['tout “va” bien'])
  t.same(
    quoted('Il parle d’un « plan sans fin.\nPuis il part.'),
    ['plan sans fin.'],
    'never the rest of the article',
  )
  t.same(
    quoted('Il demande : “Qui décide? Personne.'),
    ['Qui décide? Personne.'],
    'a colon opens what the block ends',
  )
  t.same(quoted('Il “ne dit pas” non “.'), ['ne dit pas'])
  t.doesNotThrow(() => quoted('» « “ « “ ” » " " " ‹ › „ ‟ »'.repeat(50)))
})

t.test('sentences end where sentences end', async (t) => {
  t.ok(french)
  if (!french) return
  const text = 'M. Tarn a dit non. « Jamais ! » a-t-il lancé. Le J.D. a écrit 3.5 pages… Puis rien.'
  const tokens = tokensOf(text)
  const found = blocksOf(text, tokens, french).flatMap((block) => sentencesOf(tokens, block, french))
  t.same(
    found.map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to - 1]?.end)),
    ['M. Tarn a dit non.', '« Jamais ! » a-t-il lancé.', 'Le J.D. a écrit 3.5 pages…', 'Puis rien.'],
  )
})

/** Friday 14 March 2025. */
const days: readonly (readonly [language: string, text: string, from: string | null, to: string | null])[] = [
  ['fr', 'Il a parlé mardi.', '2025-03-11', '2025-03-12'],
  ['fr', 'Il a parlé vendredi.', '2025-03-14', '2025-03-15'],
  ['fr', 'Il a parlé vendredi dernier.', '2025-03-07', '2025-03-08'],
  ['fr', 'Ils se réuniront lundi.', '2025-03-17', '2025-03-18'],
  ['fr', 'Il a parlé avant-hier.', '2025-03-12', '2025-03-13'],
  ['fr', 'Il a parlé hier soir.', '2025-03-13', '2025-03-14'],
  ['fr', 'Il a parlé cette semaine.', '2025-03-10', '2025-03-17'],
  ['fr', 'Il a parlé le mois dernier.', '2025-02-01', '2025-03-01'],
  ['fr', 'Il a parlé le 4 avril 2024.', '2024-04-04', '2024-04-05'],
  ['fr', 'Il a parlé le 21 décembre.', '2024-12-21', '2024-12-22'],
  ['fr', 'Il a parlé le 1er mars.', '2025-03-01', '2025-03-02'],
  ['fr', 'Il a parlé en mai 1988.', '1988-05-01', '1988-06-01'],
  ['fr', 'Il a parlé il y a trois jours.', '2025-03-11', '2025-03-12'],
  ['fr', 'Il parle depuis 35 jours.', null, null],
  ['en', 'He spoke on Tuesday.', '2025-03-11', '2025-03-12'],
  ['en', 'They will meet on Monday.', '2025-03-17', '2025-03-18'],
  ['en', 'He spoke on March 4, 2024.', '2024-03-04', '2024-03-05'],
  ['en', 'He spoke last week.', '2025-03-03', '2025-03-10'],
  ['en', 'He spoke three days ago.', '2025-03-11', '2025-03-12'],
  ['en', 'He has spoken for 35 days.', null, null],
]

t.test('dates are read from the day of publication, weekdays by the tense', async (t) => {
  for (const [language, text, from, to] of days) t.match(read(language, text).dates, [{ from, to }], text)
})

t.test('only a date that governs the verb dates the statement', async (t) => {
  const dated = (text: string) => read('fr', text).claims[0]?.reading.statedAt.from
  t.equal(dated('Ada Brask a rejeté jeudi le contrôle commun.'), '2025-03-13')
  t.equal(dated('Mercredi, Ada Brask a rejeté le contrôle commun.'), '2025-03-12')
  t.equal(dated('Ada Brask a déclaré que les discussions de jeudi étaient productives.'), null)
  const week = read('fr', 'Cette semaine, Ada Brask a rejeté le contrôle commun.').claims[0]?.reading.statedAt
  t.match(
    week,
    { from: '2025-03-10', to: '2025-03-15', precision: 'week' },
    'not beyond the day after publication',
  )
})

const on = (from: string | null, to: string): StatedAt => ({
  from,
  to,
  precision: from ? 'day' : 'unknown',
  derivation: from ? 'explicit' : 'publication',
  anchor: null,
})

t.test('a mandate is looked up on the day of the words', async (t) => {
  const ask = (statedAt: StatedAt, publishedOn: string) =>
    mandateAt(riverCodebook, 'ivo-tarn', statedAt, publishedOn)
  t.match(ask(on('2025-04-30', '2025-05-01'), '2025-05-02'), { holder: 'sudria', reasons: [] })
  t.match(ask(on('2025-05-01', '2025-05-02'), '2025-05-02'), { holder: null, reasons: ['mandate_mismatch'] })
  t.match(ask(on(null, '2025-05-01'), '2025-04-30'), { holder: 'sudria', reasons: [] })
  const late = mandateAt(riverCodebook, 'ada-brask', on('2026-08-01', '2026-08-02'), '2026-08-02')
  t.match(late, { holder: null, reasons: ['mandate_unverified'] })
  const soon = mandateAt(riverCodebook, 'ada-brask', on('2025-08-01', '2025-08-02'), '2025-08-02')
  t.match(soon, { holder: 'norland', mandate: { unverified: true } })
  const began = mandateAt(riverCodebook, 'ada-brask', on(null, '2024-01-04'), '2024-01-03')
  t.match(began, { holder: null, reasons: ['mandate_straddle'] }, 'the words may be older than the office')
  t.match(mandateAt(riverCodebook, 'party:sudria', on(null, '2025-01-02'), '2025-01-01'), {
    holder: 'sudria',
    mandate: { rank: 2 },
  })
})

t.test('a span is word for word in the text, with whole characters around it', async (t) => {
  const text = 'Un.\n\n🚀 deux trois 🚀\nQuatre.'
  const start = text.indexOf('deux')
  const found = locateSpans(text, [{ start, end: start + 4, exact: 'deux' }])
  t.match(found, { ok: true, block: 1, spans: [{ exact: 'deux', prefix: 'Un.\n\n🚀 ' }] })
  t.match(locateSpans(text, [{ start, end: start + 4, exact: 'dix' }]), {
    ok: false,
    index: 0,
    reason: 'differs',
  })
  t.match(locateSpans(text, [{ start: 0, end: 999 }]), { ok: false, reason: 'outside' })
  t.match(
    locateSpans(text, [{ start: start - 2, end: start }]),
    { ok: false, reason: 'differs' },
    'half a pair',
  )
})

t.test('a span is found again where its words stand between the same words, and nowhere else', async (t) => {
  const text =
    'Tarn a dit que les discussions « ne sont pas faciles ». Brask a dit qu’elles « ne sont pas faciles ».'
  const words = 'ne sont pas faciles'
  const at = text.indexOf(words)
  const span = spanAt(text, at, at + words.length)
  const moved = `🚀 Mise à jour.\n${text}`
  t.same(relocateSpan(text, span), span)
  const found = relocateSpan(moved, span)
  t.equal(found?.start, at + moved.length - text.length)
  t.equal(found && moved.slice(found.start, found.end), words, 'the first of the two, as before')
  t.equal(relocateSpan(`${text}\n${text}`, span), null, 'two such places are as bad as none')
  t.equal(
    relocateSpan(text.replace('faciles ». B', 'faciles ! ». B'), span),
    null,
    'the words after it differ',
  )
  t.equal(relocateSpan(text.replace('discussions', 'choses'), span), null, 'the words before it differ')
  t.equal(relocateSpan(text.replaceAll(words, words.toUpperCase()), span), null)
  t.equal(relocateSpan('', span), null)
  const whole = spanAt(words, 0, words.length)
  t.match(
    relocateSpan(`Ils ${words}`, whole),
    { start: 4, exact: words, prefix: 'Ils ' },
    'no words around it',
  )
  t.equal(relocateSpan('aaaa', spanAt('aaa', 0, 3)), null, 'places that overlap are two')
})

t.test('a span is looked for in time linear in the text, whatever the text', async (t) => {
  const units = 200_000
  const text = `b${'a'.repeat(5 * units)}`
  const exact = `${'a'.repeat(units)}b${'a'.repeat(units)}`
  const start = performance.now()
  t.equal(relocateSpan(text, { start: 0, end: exact.length, exact, prefix: '', suffix: '' }), null)
  t.ok(performance.now() - start < 3_000, 'a search that starts over at every letter takes half a minute')
})

t.test('copies and near-copies are told from other texts', async (t) => {
  const words = Array.from({ length: 300 }, (_, index) => `mot${index}`)
  const text = words.join(' ')
  t.equal(fingerprintOf(text).normalizedHash, fingerprintOf(`${text.toUpperCase()} !`).normalizedHash)
  const near = fingerprintOf([...words.slice(0, 290), 'autre', ...words.slice(291)].join(' '))
  t.ok(jaccardOf(fingerprintOf(text).shingles, near.shingles) > 0.9)
  t.equal(
    jaccardOf(
      fingerprintOf(text).shingles,
      fingerprintOf(words.map((word) => `x${word}`).join(' ')).shingles,
    ),
    0,
  )
  t.ok(fingerprintOf(words.concat(words.map((word) => `y${word}`)).join(' ')).shingles.length <= 400)
})

/** Texts that have driven parsers of this kind into the square of their length. */
const adversarial: Readonly<Record<string, string>> = {
  brackets: '(',
  quotes: '« ',
  'straight quotes': '"',
  commas: ', ',
  'one endless sentence': 'Vell rejette le contrôle commun et ',
  verbs: 'dit que ',
  'relative clauses': 'qui dit que ',
  'words of a cue': 'contrôle commun ',
  dates: 'mardi 11 mars 2025, ',
  'dates without a year': 'le 11 ',
  names: 'Ada Brask ',
  accents: 'é́́́',
}
/** Repeated inside of one quotation. */
const adversarialQuoted: Readonly<Record<string, string>> = {
  'stops in a quotation': '. ',
  'incises in a quotation': 'non, dit Vell, ',
  'sentences with incises in a quotation': 'Non. Oui, dit Vell. ',
}

t.test('time grows with the text, not with its square', async (t) => {
  const article = {
    language: 'fr',
    publishedAt: '2025-03-14T19:00:00.000000Z',
    timeZone: 'Europe/Paris',
    outlet: null,
  }
  const timed = (text: string): number => {
    const before = process.cpuUsage()
    extract({ ...article, text }, riverCodebook, lexicons)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length))
  const inOneQuotation = (unit: string) => (length: number) => `« ${repeated(unit)(length)} »`
  const texts = [
    ...Object.entries(adversarial).map(([name, unit]) => [name, repeated(unit)] as const),
    ...Object.entries(adversarialQuoted).map(([name, unit]) => [name, inOneQuotation(unit)] as const),
  ]
  for (const [name, make] of texts) {
    timed(make(20_000))
    const small = Math.min(timed(make(25_000)), timed(make(25_000)))
    const large = timed(make(200_000))
    // Eight times the text: linear is 8, the square is 64. The first 20 ms are noise.
    t.ok(large < 24 * Math.max(small, 20_000), `${name}: ${small} µs, then ${large} µs`)
  }
})

t.test('a line that is a date moves the day on which the following items are read', async (t) => {
  const text = 'Mardi 11 mars 2025\nAda Brask a rejeté lundi le contrôle commun.'
  t.equal(read('fr', text).claims[0]?.reading.statedAt.from, '2025-03-10')
})
