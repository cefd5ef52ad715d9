/** Times as pages and feeds write them: which instant each is, and which is none. */
import t from 'tap'
import { readTime, timeFault } from '../../src/inputs/written-time.ts'

const instantOf = (text: string, zone?: string) => readTime(text, zone)?.instant

t.test('every usual spelling of an instant is read', async (t) => {
  const same = '2025-04-15T18:10:00.000000Z'
  for (const text of [
    '2025-04-15T20:10:00+02:00',
    '2025-04-15T20:10:00+0200',
    '2025-04-15T20:10:00+02',
    '2025-04-15T20:10+02:00',
    '2025-04-15 20:10:00 +0200',
    '2025-04-15T18:10:00.000Z',
    '2025-04-15T18:10:00.000000000Z',
    ' 2025-04-15 18:10:00 UTC ',
    'Tue, 15 Apr 2025 18:10:00 GMT',
    'Tue, 15 Apr 2025 20:10:00 +0200',
    'Tuesday, 15 April 2025 14:10 EDT',
    '15 Apr 25 20:10:00 CEST',
  ]) {
    t.equal(instantOf(text), same, text)
  }
  t.equal(instantOf('Fri, 03 Jan 97 9:05 PST'), '1997-01-03T17:05:00.000000Z')
  t.equal(instantOf('2025-04-15T18:10:00.1234567Z'), '2025-04-15T18:10:00.123456Z')
})

t.test('a time without offset is one only on the clocks of a zone that somebody named', async (t) => {
  t.equal(instantOf('2025-04-15T20:10:00'), undefined)
  t.same(readTime('2025-04-15T20:10:00', 'Europe/Paris'), {
    instant: '2025-04-15T18:10:00.000000Z',
    zoneAssumed: true,
  })
  t.equal(instantOf('2025-01-15 20:10', 'Europe/Kyiv'), '2025-01-15T18:10:00.000000Z')
  t.equal(instantOf('15 Apr 2025 20:10:00', 'America/New_York'), '2025-04-16T00:10:00.000000Z')
  t.match(timeFault('2025-04-15T20:10:00'), /no offset/)
})

t.test(
  'a clock that jumps shows a skipped time as far behind the jump, and a double one the first time',
  async (t) => {
    t.equal(instantOf('2025-03-30T02:30:00', 'Europe/Paris'), '2025-03-30T01:30:00.000000Z')
    t.equal(instantOf('2025-10-26T02:30:00', 'Europe/Paris'), '2025-10-26T00:30:00.000000Z')
    t.equal(instantOf('2025-10-26T03:30:00', 'Europe/Paris'), '2025-10-26T02:30:00.000000Z')
  },
)

t.test('what is no instant is none, and says why', async (t) => {
  for (const text of [
    '2025-04-15',
    '15 avril 2025 à 20h10',
    'mar., 15 avr. 2025 20:10:00 +0200',
    '2025-02-30T10:00:00Z',
    '2025-04-15T24:00:00Z',
    '2025-04-15T23:59:60Z',
    '2025-04-15T20:10:00 IST',
    'Tue, 31 Feb 2025 18:10:00 GMT',
    '1744740600',
    'now',
    '',
    ' '.repeat(100_000),
    `2025-04-15T20:10:00${'0'.repeat(100_000)}`,
  ]) {
    t.equal(instantOf(text, 'UTC'), undefined, text.slice(0, 40))
  }
  t.match(timeFault('2025-04-15'), /a day without a time/)
  t.match(timeFault('hier'), /no time that is known/)
})
