/** A long article is read in a thread; where it is read changes no answer. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'
import { readClaims } from '../../src/inputs/read-claims.ts'

const now = '2026-01-15T12:00:00.000000Z'
const { codebook } = parseCodebook(readFileSync('codebooks/demo.yaml', 'utf8'), 'yaml', { now })
const dispatch = readFileSync('codebooks/demo/03-koursk.txt', 'utf8')
const article = {
  text: dispatch.repeat(Math.ceil(100_000 / dispatch.length)),
  language: 'fr',
  publishedAt: '2025-03-14T18:00:00.000000Z',
  timeZone: 'Europe/Paris',
  outlet: null,
}

t.test(
  'a long article gives the claims that it gives on this thread, and others have their turn',
  async (t) => {
    let turns = 0
    const clock = setInterval(() => {
      turns += 1
    }, 1)
    const read = await readClaims(article, codebook, lexicons)
    clearInterval(clock)
    t.ok(read.claims.length > 100, 'there is something to compare')
    t.same(read, extract(article, codebook, lexicons))
    t.ok(turns > 10, 'the loop turned while it was read')
  },
)

t.test('without a codebook there are quotations and dates alone', async (t) => {
  const read = await readClaims(article, null, lexicons)
  t.same(read.claims, [])
  t.ok(read.dates.length > 0)
})
