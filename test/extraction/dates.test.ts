/** Expressions of time: which words are dated, on which days, and which are left alone. */
import t from 'tap'
import { addDays } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { type DateExpression, extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { english, englishFalseAlarms } from './dates-english.ts'
import { french, frenchFalseAlarms } from './dates-french.ts'

function datesIn(language: string, text: string, publishedOn: string, timeZone = 'Europe/Paris') {
  const publishedAt: Instant = `${publishedOn}T11:00:00.000000Z`
  return extract({ text, language, publishedAt, timeZone, outlet: null }, null, lexicons).dates
}

type Row = Readonly<{ publishedOn: string; text: string; expected: readonly string[]; at: readonly Place[] }>
type Place = Readonly<{ start: number; end: number }>

function rowsOf(table: string): readonly Row[] {
  const rows: Row[] = []
  let publishedOn = ''
  for (const line of table.split('\n').filter((one) => one !== '')) {
    if (line.startsWith('@')) {
      publishedOn = line.slice(1)
      continue
    }
    const [marked = '', values = ''] = line.split(' = ')
    const at: Place[] = []
    let text = ''
    let start = 0
    for (const piece of marked.split(/([[\]])/)) {
      if (piece === '[') start = text.length
      else if (piece === ']') at.push({ start, end: text.length })
      else text += piece
    }
    rows.push({ publishedOn, text, expected: values.split(' ').filter((value) => value !== ''), at })
  }
  return rows
}

/** A day, a month or a year as `from..to`. */
function interval(value: string): string {
  if (value === '-' || value.includes('..')) return value
  const [y = '', m, d] = value.split('-')
  if (d !== undefined) return `${value}..${addDays(value, 1)}`
  if (m === undefined) return `${y}-01-01..${Number(y) + 1}-01-01`
  const next = m === '12' ? `${Number(y) + 1}-01` : `${y}-${String(Number(m) + 1).padStart(2, '0')}`
  return `${value}-01..${next}-01`
}

const shown = ({ from, to }: DateExpression): string => (from === null ? '-' : `${from}..${to}`)

/** What was found at each place, and whatever else was dated, with its words. */
function readRow(language: string, { text, publishedOn, at }: Row): readonly string[] {
  const found = datesIn(language, text, publishedOn)
  const used = new Set<DateExpression>()
  const values = at.map((place) => {
    const one = found.find((date) => !used.has(date) && date.start < place.end && place.start < date.end)
    if (one) used.add(one)
    return one ? shown(one) : '-'
  })
  const others = found.filter((date) => !used.has(date) && date.from !== null)
  return [...values, ...others.map((date) => `${text.slice(date.start, date.end)}: ${shown(date)}`)]
}

for (const [language, table] of [
  ['fr', french],
  ['en', english],
] as const) {
  t.test(
    `every expression of the table is found on its days, and nothing beside it (${language})`,
    async (t) => {
      const rows = rowsOf(table)
      t.ok(rows.length >= 120)
      for (const row of rows)
        t.same(readRow(language, row), row.expected.map(interval), `${row.publishedOn} ${row.text}`)
    },
  )
}

t.test('what only looks like a date is left alone', async (t) => {
  for (const [language, table] of [
    ['fr', frenchFalseAlarms],
    ['en', englishFalseAlarms],
  ] as const) {
    for (const text of table.split('\n').filter((one) => one !== ''))
      t.same(
        datesIn(language, text, '2025-03-14')
          .filter(({ from }) => from !== null)
          .map((date) => text.slice(date.start, date.end)),
        [],
        text,
      )
  }
})

const weekly = [
  ['fr', 'Il a parlé mardi.'],
  ['fr', 'Il parlera mardi matin.'],
  ['fr', 'Il a plu ce week-end.'],
  ['fr', 'Hier, il a dit que lundi prochain serait férié.'],
  ['fr', 'Il a négocié de lundi à jeudi, et la semaine dernière aussi.'],
  ['en', 'He spoke on Tuesday.'],
  ['en', 'He will speak next Monday, a week after last Sunday.'],
  ['en', 'They talked from Monday to Wednesday.'],
] as const

t.test('a publication moved by whole weeks moves weekdays and weeks by as many', async (t) => {
  for (const [language, text] of weekly) {
    for (let day = 0; day < 7; day++) {
      const first = addDays('2024-12-20', day)
      const before = datesIn(language, text, first)
      for (const weeks of [1, 9, 60, 530]) {
        const after = datesIn(language, text, addDays(first, 7 * weeks))
        const moved = before.map(({ from, to, ...date }) => ({
          ...date,
          from: from && addDays(from, 7 * weeks),
          to: to && addDays(to, 7 * weeks),
        }))
        t.same(after, moved, `${first} + ${weeks} weeks: ${text}`)
      }
    }
  }
})

t.test('the day of publication is that of its zone', async (t) => {
  const publishedAt: Instant = '2025-03-14T23:30:00.000000Z'
  const day = (timeZone: string) =>
    extract({ text: 'Il a parlé hier.', language: 'fr', publishedAt, timeZone, outlet: null }, null, lexicons)
      .dates[0]?.from
  t.equal(day('Europe/Paris'), '2025-03-14')
  t.equal(day('America/New_York'), '2025-03-13')
  t.equal(day('Pacific/Auckland'), '2025-03-14')
})

t.test('fifty thousand dates in one sentence take twice the time of half as many', async (t) => {
  const time = (count: number) => {
    const text = `Il a parlé ${'mardi 4 mars à 20 h 30, '.repeat(count)}puis rien.`
    const began = performance.now()
    const found = datesIn('fr', text, '2025-03-14').length
    return { found, ms: performance.now() - began }
  }
  time(2_000)
  const half = time(12_500)
  const whole = time(25_000)
  t.equal(whole.found, 50_000)
  t.ok(whole.ms < 4 * half.ms + 500, `${half.ms} ms, then ${whole.ms} ms`)
})
