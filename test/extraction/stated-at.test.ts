/** When something was said: the date that governs the verb, and the time of a live item; never the day of the matter. */
import t from 'tap'
import { read } from './dispatches.ts'

/** Published on Friday 14 March 2025 at 20:00 in Paris. `from` of every claim in order, undated ones as `-`. */
const dated = (language: string, text: string, publishedAt?: string): readonly string[] =>
  read(language, text, publishedAt).claims.map(({ reading: { statedAt } }) => statedAt.from ?? '-')

const governed = `
fr 2025-03-11 Ada Brask a rejeté mardi le contrôle commun.
fr 2025-03-11 Mardi, Ada Brask a rejeté le contrôle commun.
fr 2025-03-11 Ada Brask a, mardi, rejeté le contrôle commun.
fr 2025-03-11 Ada Brask a mardi rejeté le contrôle commun.
fr 2025-03-13 Ada Brask a hier soir rejeté le contrôle commun.
fr 2025-03-05 Ada Brask a le 5 mars rejeté le contrôle commun.
en 2025-03-10 Ada Brask has this week rejected joint control.
fr 2025-03-11 Ada Brask, en visite à Vell, a rejeté mardi le contrôle commun.
fr 2025-03-11 Ada Brask a rejeté mardi, lors du sommet de jeudi, le contrôle commun.
fr 2025-03-11 « Nous rejetons le contrôle commun », a déclaré mardi Ada Brask.
fr 2025-03-11 « Nous rejetons le contrôle commun », a déclaré Ada Brask mardi.
fr 2025-03-13 Ada Brask a affirmé hier que les pourparlers de mardi étaient productifs.
fr - Ada Brask a affirmé que les pourparlers de mardi étaient productifs.
fr - Ada Brask a rejeté le contrôle commun avant le sommet de mardi.
fr - Ada Brask rejette depuis mardi le contrôle commun.
fr - Ada Brask, qui a quitté Vell mardi, rejette le contrôle commun.
fr - Ada Brask a accepté le contrôle commun du barrage d'ici mardi.
fr - Ada Brask a accepté le contrôle commun pendant trois jours.
fr - Après la réunion de mardi, Ada Brask a rejeté le contrôle commun.
fr - Ada Brask a rejeté le contrôle commun en 2025.
fr 2025-03-12 Ada Brask a dit mercredi qu'elle rejetterait lundi le contrôle commun.
fr 2025-03-10 Cette semaine, Ada Brask a rejeté le contrôle commun.
fr 2025-02-01 Le mois dernier, Ada Brask a rejeté le contrôle commun.
fr 2025-03-05 Le 5 mars, Ada Brask a rejeté le contrôle commun.
fr 2025-03-11 Ada Brask a appelé Ivo Tarn mardi et a rejeté le contrôle commun.
fr - Ada Brask appellera Ivo Tarn mardi et a rejeté le contrôle commun.
en 2025-03-11 Ada Brask rejected joint control on Tuesday.
en 2025-03-11 On Tuesday, Ada Brask rejected joint control.
en 2025-03-11 Ada Brask on Tuesday rejected joint control.
en 2025-03-11 Ada Brask said on Tuesday that the talks were productive.
en 2025-03-11 "We reject joint control," Ada Brask said on Tuesday.
en 2025-03-11 "We reject joint control," said Ada Brask on Tuesday.
en 2025-03-13 Ada Brask said yesterday that Tuesday's talks were productive.
en - Ada Brask said that Tuesday's talks were productive.
en - Ada Brask has rejected joint control since Tuesday.
en - Ada Brask rejected joint control before Tuesday's summit.
en - After Tuesday's meeting, Ada Brask rejected joint control.
en - Ada Brask, who left Vell on Tuesday, rejects joint control.
en 2025-03-12 Ada Brask said on Wednesday she would reject joint control on Monday.
en 2025-03-10 This week Ada Brask rejected joint control.
en 2025-02-01 Last month, Ada Brask rejected joint control.
en 2025-03-05 On March 5, Ada Brask rejected joint control.
fr - Ada Brask a rejeté le contrôle commun proposé mardi par Vell.
fr - Ada Brask a rejeté l'offre de contrôle commun faite mardi.
fr - Ada Brask a dit que Vell avait accepté mardi le contrôle commun.
fr - Ada Brask, arrivée mardi à Vell, a rejeté le contrôle commun.
fr - Ada Brask, élue en mars, a rejeté le contrôle commun.
fr - Ada Brask a rejeté le contrôle commun, que Vell a proposé mardi.
fr - Ada Brask a rejeté le contrôle commun après avoir rencontré Ivo Tarn mardi.
fr - Alors que le sommet s'est ouvert mardi, Ada Brask a rejeté le contrôle commun.
fr - À la veille du sommet de mardi, Ada Brask a rejeté le contrôle commun.
fr 2025-03-11 S'exprimant mardi devant la presse, Ada Brask a rejeté le contrôle commun.
fr 2025-03-11 Ada Brask rejette le contrôle commun, a annoncé mardi son porte-parole.
fr 2025-03-11 Mardi, alors que Vell hésitait, Ada Brask a rejeté le contrôle commun.
en - Ada Brask rejected the joint control proposed on Tuesday.
en - Ada Brask said Vell had accepted joint control on Tuesday.
en - Ada Brask, who arrived on Tuesday, rejected joint control.
en - Ada Brask, elected in March, rejected joint control.
en - Ada Brask rejected joint control after meeting Ivo Tarn on Tuesday.
en - While the summit opened on Tuesday, Ada Brask rejected joint control.
en - Ahead of Tuesday's summit, Ada Brask rejected joint control.
en - Ada Brask will reject joint control on Tuesday.
en - Ada Brask rejected joint control ahead of talks on Tuesday.
en - Ada Brask rejected joint control days before the summit on Tuesday.
fr 2025-03-11 À l'issue d'une rencontre mardi avec Ivo Tarn, Ada Brask a rejeté le contrôle commun.
fr 2025-03-11 Dans un entretien publié mardi, Ada Brask a rejeté le contrôle commun.
fr 2025-03-11 Interrogée mardi, Ada Brask a rejeté le contrôle commun.
fr 2025-03-11 Ada Brask, interrogée mardi, a rejeté le contrôle commun.
fr 2025-03-11 « Nous rejetons le contrôle commun », a déclaré Ada Brask lors d'une conférence de presse mardi.
en 2025-03-11 In an interview on Tuesday, Ada Brask rejected joint control.
en 2025-03-11 Speaking on Tuesday, Ada Brask rejected joint control.
en 2025-03-11 Ada Brask, speaking in Vell on Tuesday, rejected joint control.
en 2025-03-11 In a statement released on Tuesday, Ada Brask rejected joint control.
en 2025-03-11 Ada Brask rejected joint control at a summit on Tuesday.
en 2025-03-11 Ada Brask called Ivo Tarn on Tuesday and rejected joint control.
`

t.test('the date of a statement is the one that governs its verb', async (t) => {
  for (const line of governed.split('\n').filter((one) => one !== '')) {
    const [language = '', from = '', ...words] = line.split(' ')
    const text = words.join(' ')
    t.same(dated(language, text), [from], text)
  }
})

const at = (clock: string, day = '2025-03-14') => `${day}T${clock}:00.000000Z`
const items = (...lines: readonly string[]) => lines.join('\n')
const brask = 'Ada Brask a rejeté le contrôle commun.'
const tarn = 'Ivo Tarn a accepté le contrôle commun.'

t.test('a live item dates what it reports to the minute, by the clocks of its zone', async (t) => {
  const found = [at('16:32'), at('07:05')]
  for (const text of [
    items(`17 h 32 – ${brask}`, `8 h 05 – ${tarn}`),
    items(`17h32 : ${brask}`, `08h05 : ${tarn}`),
    items(`17:32 – ${brask}`, `08:05 – ${tarn}`),
    items(`17:32 ${brask}`, `08:05 ${tarn}`),
    items(`[17:32] ${brask}`, `[08:05] ${tarn}`),
    items(`17h32 | ${brask}`, `08h05 | ${tarn}`),
    items('17h32', brask, '08h05', tarn),
    items('17h32', 'Vell recule', brask, '08h05', 'Un oui', tarn),
    items('Mise à jour à 17h32', brask, 'Mise à jour à 8h05', tarn),
    items('Le 14 mars à 17h32', brask, 'Le 14 mars à 8h05', tarn),
    items('14 mars 2025, 17 h 32', brask, '14 mars 2025, 8 h 05', tarn),
    items('Vendredi 14 mars 2025', `17h32 : ${brask}`, `08h05 : ${tarn}`),
  ])
    t.same(dated('fr', text), found, text)
  const english = [
    items('5:32pm Ada Brask rejected joint control.', '8:05am Ivo Tarn accepted joint control.'),
    items('5.32 p.m. – Ada Brask rejected joint control.', '8.05 a.m. – Ivo Tarn accepted joint control.'),
    items(
      '14 March 2025, 17:32',
      'Ada Brask rejected joint control.',
      '14 March 2025, 08:05',
      'Ivo Tarn accepted joint control.',
    ),
  ]
  for (const text of english) t.same(dated('en', text), found, text)
  const [claim] = read('fr', items(`17h32 : ${brask}`, `08h05 : ${tarn}`)).claims
  t.match(claim?.reading.statedAt, {
    to: at('16:33'),
    precision: 'minute',
    derivation: 'explicit',
    anchor: { start: 0, end: 5 },
  })
})

t.test('inside a live item a date of its own wins, and what lay before it is not dated by it', async (t) => {
  t.same(dated('fr', items('17h32 : Ada Brask a rejeté mardi le contrôle commun.', `08h05 : ${tarn}`)), [
    '2025-03-11',
    at('07:05'),
  ])
  t.same(dated('fr', items('17h32 : Ada Brask avait rejeté le contrôle commun.', `08h05 : ${tarn}`)), [
    '-',
    at('07:05'),
  ])
})

t.test('a live page that crosses midnight goes on the day before', async (t) => {
  const night = items(
    `01:10 – ${brask}`,
    `23:50 – ${tarn}`,
    '22:00 – Ada Brask a rejeté hier le contrôle commun.',
  )
  t.same(dated('fr', night, at('09:00', '2025-03-14')), [
    at('00:10'),
    at('22:50', '2025-03-13'),
    '2025-03-12',
  ])
  const upwards = items(`22:00 – ${brask}`, `23:50 – ${tarn}`, '01:10 – Rien de neuf.')
  t.same(dated('fr', upwards, at('09:00')), [at('21:00', '2025-03-13'), at('22:50', '2025-03-13')])
})

t.test('days head the items of a timeline', async (t) => {
  t.same(dated('fr', items(`3 mars 2022 : ${brask}`, `5 avril 2023 : ${tarn}`)), ['2022-03-03', '2023-04-05'])
  t.same(
    dated('fr', items('Mercredi 12 mars', 'Ada Brask a rejeté hier le contrôle commun.')),
    ['2025-03-11'],
    'one such line alone dates no claim, but is the day from which others are read',
  )
})

t.test('a page that is no live page is not read as one', async (t) => {
  for (const text of [
    items(`17h32 : ${brask}`, tarn),
    items('Publié le 14 mars 2025 à 17h32', 'Mis à jour le 14 mars 2025 à 18h10', brask, tarn),
    items(`À 17 h 32, ${brask}`, `À 18 h 10, ${tarn}`),
    items(`21h00 : ${brask}`, `22h00 : ${tarn}`),
    items(`9h00 : ${brask}`, `17h00 : ${tarn}`, '12h30 : Rien.', '15h00 : Rien.'),
    items(`22 mars 2025 : ${brask}`, `23 mars 2025 : ${tarn}`),
    items(`2 : ${brask}`, `3 : ${tarn}`),
    items(`3-2 – ${brask}`, `4-2 – ${tarn}`),
  ])
    t.same(dated('fr', text), ['-', '-'], text)
})

t.test('the minute of an item follows its zone through the change of clocks', async (t) => {
  const text = items(`04:00 – ${brask}`, `01:30 – ${tarn}`)
  t.same(dated('fr', text, '2025-03-30T10:00:00.000000Z'), [
    at('02:00', '2025-03-30'),
    at('00:30', '2025-03-30'),
  ])
})
