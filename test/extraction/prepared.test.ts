/** What is made ready once for a codebook serves every article of the same days, and no other. */
import t from 'tap'
import type { Instant } from '../../events/vocabulary.ts'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { ourCodebook } from '../gold/material.ts'

const codebook = ourCodebook()

function holderOn(day: string, language: string, text: string): unknown {
  const publishedAt: Instant = `${day}T19:00:00.000000Z`
  const article = { text, language, publishedAt, timeZone: 'Europe/Paris', outlet: null }
  return extract(article, codebook, lexicons).claims.map(({ reading }) => reading.holder)
}

t.test(
  'whoever changes sides speaks for the party of the day, in whichever order days are read',
  async (t) => {
    const rutte = codebook.agents.find(({ id }) => id === 'mark-rutte')
    const first = rutte?.mandates.find(({ party }) => party === 'netherlands')
    if (!first?.until) throw new Error('the codebook says until when he spoke for the Netherlands')
    const french = 'Mark Rutte a réclamé un cessez-le-feu.'
    const english = 'Mark Rutte called for a ceasefire.'
    for (let turn = 0; turn < 3; turn++) {
      t.same(holderOn('2024-03-02', 'fr', french), ['netherlands'])
      t.same(holderOn('2025-03-02', 'fr', french), ['nato'])
      t.same(holderOn('2024-03-02', 'en', english), ['netherlands'])
      t.same(holderOn('2025-03-02', 'en', english), ['nato'])
    }
  },
)

t.test('what is kept ready is bounded, and what was dropped is made ready again', async (t) => {
  const boundaries = codebook.agents
    .flatMap(({ mandates }) => mandates.flatMap(({ from, until }) => (until ? [from, until] : [from])))
    .sort()
  t.ok(new Set(boundaries).size > 8, 'more days of change than are kept ready')
  const alone = boundaries.map((day) => holderOn(day, 'fr', 'Mark Rutte a réclamé un cessez-le-feu.'))
  const again = boundaries
    .toReversed()
    .map((day) => holderOn(day, 'fr', 'Mark Rutte a réclamé un cessez-le-feu.'))
  t.same(again.toReversed(), alone)
  t.ok(new Set(alone.map(String)).size > 1, 'and it differs among them')
})
