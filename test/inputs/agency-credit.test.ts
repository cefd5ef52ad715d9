/** Credits are read where agencies and newsrooms put them, and nowhere else. */
import t from 'tap'
import { agencyCreditOf } from '../../src/inputs/agency-credit.ts'

const story = 'Les négociateurs ont repris leurs travaux mercredi.\nAucune date n’est fixée.'

const credited: readonly (readonly [string, string])[] = [
  [`PARIS (AFP) - ${story}`, 'AFP'],
  [`KYIV, 15 mars (Reuters) – ${story}`, 'Reuters'],
  ['WASHINGTON (AP) — Envoys met again on Monday.', 'AP'],
  [`La rédaction avec AFP\n${story}`, 'AFP'],
  [`Par Jeanne Petit (avec Reuters)\n${story}`, 'Reuters'],
  [`${story}\nSource : Agence France-Presse`, 'AFP'],
  [`${story}\n© 2025 AFP`, 'AFP'],
  [`${story} (Belga)`, 'Belga'],
  [`${story}\nXinhua`, 'Xinhua'],
  [`${story}\navec l’agence Ria Novosti`, 'RIA Novosti'],
]
for (const [text, agency] of credited) {
  t.test(`${JSON.stringify(text.slice(0, 40))} … credits ${agency}`, async (t) => {
    t.equal(agencyCreditOf(text), agency)
  })
}

const uncredited: readonly string[] = [
  story,
  "Le porte-parole a déclaré à l'AFP que rien n'était décidé.",
  'The minister told Reuters on Monday that nothing was decided.',
  "Le gouvernement poursuit l'AFP",
  'Reuters a publié une enquête sur les négociateurs (cinq pages).',
  'la carte (ap) est jointe',
  '',
]
for (const text of uncredited) {
  t.test(`${JSON.stringify(text.slice(0, 40))} … credits nobody`, async (t) => {
    t.equal(agencyCreditOf(text), null)
  })
}
