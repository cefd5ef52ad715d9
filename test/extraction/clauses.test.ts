/** A clause ends where its statement does, and not at the stop of an abbreviation. */
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { ourCodebook } from '../gold/material.ts'

const codebook = ourCodebook()
const propositionsIn = (language: string, text: string) =>
  extract(
    { text, language, publishedAt: '2025-08-20T18:00:00.000000Z', timeZone: 'Europe/Paris', outlet: null },
    codebook,
    lexicons,
  ).claims.map(({ reading }): string => reading.proposition)

t.test('words on both sides of an abbreviation stand in one clause', (t) => {
  const together = [
    [
      'fr',
      'M. Poutine et M. Zelensky doivent se rencontrer, a dit Emmanuel Macron.',
      'putin-zelensky-summit',
    ],
    [
      'fr',
      'La rencontre de MM. Poutine et Zelensky doit avoir lieu, a dit M. Macron.',
      'putin-zelensky-summit',
    ],
    ['en', 'Mr. Putin and Mr. Zelensky must meet, Emmanuel Macron said.', 'putin-zelensky-summit'],
    ['en', 'The U.S. pressed Ukraine to accept, Keir Starmer said.', 'us-pressed-ukraine'],
  ] as const
  for (const [language, text, proposition] of together)
    t.ok(propositionsIn(language, text).includes(proposition), text)
  t.end()
})

t.test('a name in capitals is one word, with stops and without, and no pronoun', (t) => {
  for (const us of ['The US', 'The U.S.', 'The United States'])
    t.same(
      propositionsIn('en', `${us} pressed Ukraine to accept, Keir Starmer said.`),
      ['us-pressed-ukraine'],
      us,
    )
  t.same(propositionsIn('en', 'Nobody pressed us about Ukraine and what to accept, Keir Starmer said.'), [])
  t.end()
})

t.test('words of two sentences are never read together', (t) => {
  const apart = [
    ['fr', '« Poutine est là. Zelensky aussi. Rencontre des ministres jeudi », a dit Emmanuel Macron.'],
    ['en', '"Putin is here. Zelensky too. The ministers meet on Thursday," Emmanuel Macron said.'],
  ] as const
  for (const [language, text] of apart)
    t.notOk(propositionsIn(language, text).includes('putin-zelensky-summit'), text)
  t.end()
})
