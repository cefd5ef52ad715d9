/** Who did not do it is not who did, and a door left open is no acceptance. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'

const now = '2026-01-15T12:00:00.000000Z'
const { codebook } = parseCodebook(readFileSync('codebooks/demo.yaml', 'utf8'), 'yaml', { now })

const holdersIn = (language: string, text: string) =>
  extract(
    { text, language, publishedAt: '2025-03-14T18:00:00.000000Z', timeZone: 'Europe/Paris', outlet: null },
    codebook,
    lexicons,
  ).claims.map(({ reading }): string | null => reading.holder)

t.test('a subject that excludes somebody claims nothing for those whom it names', async (t) => {
  const nobody = [
    ['en', 'Neither Kyiv nor Moscow accepted the 30-day ceasefire.'],
    ['fr', "Ni Kiev ni Moscou n'ont accepté la trêve de 30 jours."],
    ['fr', "L'Ukraine et non la Russie a accepté la trêve de 30 jours."],
    ['en', 'Ukraine, not Russia, accepted the 30-day ceasefire.'],
  ] as const
  for (const [language, text] of nobody) t.notOk(holdersIn(language, text).includes('russia'), text)
  t.same(holdersIn('en', 'Kyiv accepted the 30-day ceasefire.'), ['ukraine'], 'and a plain one speaks for it')
})

t.test('who does not rule out accepting is favourable, and no more', async (t) => {
  const polarityIn = (language: string, text: string) =>
    extract(
      { text, language, publishedAt: '2025-03-14T18:00:00.000000Z', timeZone: 'Europe/Paris', outlet: null },
      codebook,
      lexicons,
    ).claims.map(({ reading }) => reading.polarity)
  t.same(polarityIn('fr', "Moscou n'exclut pas d'accepter la trêve de 30 jours."), [1])
  t.same(polarityIn('en', 'Moscow does not rule out accepting the 30-day ceasefire.'), [1])
})
