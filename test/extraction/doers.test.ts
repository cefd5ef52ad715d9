/** Who does what a cue says, where its words are divided between a subject and what that subject says or decides. */
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'

const { codebook } = parseCodebook(
  `
id: river-locks
version: 1.0.0
title: {fr: Les écluses, en: The locks}
timeZone: Europe/Paris
parties:
  - {id: norland, names: {fr: [Norlande, Vellport], en: [Norland, Vellport]}}
  - {id: sudmark, names: {fr: [Sudmark], en: [Sudmark]}}
agents:
  - id: jeanne-vell
    kind: person
    gender: f
    names: {fr: [Jeanne Vell, Vell], en: [Jeanne Vell, Vell]}
    mandates: [{party: norland, role: {fr: [ministre norlandaise], en: [Norland minister]}, rank: 2, from: 2020-01-01, until: null, asOf: 2025-01-01}]
propositions:
  - id: pilots-recalled
    kind: position
    statement: {fr: La Norlande doit rappeler ses pilotes, en: Norland should recall its pilots}
    cues:
      fr: [topic: [Norlande, rappeler~, pilote]]
      en: [topic: [Norland, recall~, pilot]]
  - id: norland-arms-smugglers
    kind: fact
    statement: {fr: La Norlande arme les passeurs, en: Norland arms the smugglers}
    cues:
      fr: [all: [[Norlande, Vellport], armer~, passeur]]
      en: [all: [[Norland, Vellport], arm~, smuggler]]
`,
  'yaml',
  { now: '2025-03-15T12:00:00.000000Z' },
)

/** `speaker holder proposition polarity` of every claim. */
function claims(language: string, text: string): readonly string[] {
  const publishedAt = '2025-03-14T18:00:00.000000Z'
  const article = { text, language, publishedAt, timeZone: 'Europe/Paris', outlet: null }
  return extract(article, codebook, lexicons).claims.map(({ reading }) =>
    [
      reading.speaker,
      reading.holder ?? `about:${reading.aboutParty ?? 'nobody'}`,
      reading.proposition,
      reading.polarity,
    ].join(' '),
  )
}

/** The language, the sentence, and its claims with " + " between them, or null where it has none. */
const tables: Readonly<Record<string, readonly (readonly [string, string, string | null])[]>> = {
  'the subject of a verb does what its infinitive says': [
    ['en', 'Norland agreed to recall its pilots.', 'party:norland norland pilots-recalled 2'],
    ['en', 'Norland has refused to recall its pilots.', 'party:norland norland pilots-recalled -2'],
    [
      'en',
      'Norland has repeatedly denied arming the smugglers.',
      'party:norland norland norland-arms-smugglers -2',
    ],
    [
      'en',
      'Sudmark said Norland agreed to recall its pilots.',
      'party:sudmark about:norland pilots-recalled 2',
    ],
    ['fr', "La Norlande s'est engagée à rappeler ses pilotes.", 'party:norland norland pilots-recalled 2'],
    ['fr', 'La Norlande refuse de rappeler ses pilotes.', 'party:norland norland pilots-recalled -2'],
    ['fr', 'La Norlande nie armer les passeurs.', 'party:norland norland norland-arms-smugglers -2'],
  ],
  'the pronoun of its clause means the subject': [
    ['en', 'Vellport denied that it armed the smugglers.', 'party:norland norland norland-arms-smugglers -2'],
    [
      'fr',
      "Vellport dément qu'elle ait armé les passeurs.",
      'party:norland norland norland-arms-smugglers -2',
    ],
    ['fr', "La Norlande promet qu'elle rappellera ses pilotes.", 'party:norland norland pilots-recalled 2'],
  ],
  'a subject is no part of what others do, and a decision is no fact': [
    ['en', 'Norland said the smugglers arm the pilots.', null],
    ['en', 'Norland refused to arm the smugglers.', null],
    [
      'fr',
      'La Norlande continuait d’armer les passeurs, a déploré Sudmark.',
      'party:sudmark sudmark norland-arms-smugglers 2',
    ],
    ['en', 'Norland accepted that Sudmark would recall a pilot.', null],
    ['fr', 'La Norlande a promis d’armer les passeurs.', null],
    ['fr', 'La Norlande assure que les passeurs vont armer un bateau.', null],
  ],
  'who calls a fact untrue denies it, and "no lie" affirms it': [
    [
      'en',
      'Sudmark said the claim that Norland armed the smugglers was a lie.',
      'party:sudmark sudmark norland-arms-smugglers -2',
    ],
    [
      'en',
      'Jeanne Vell called the report that Norland arms the smugglers “pure nonsense”.',
      'jeanne-vell norland norland-arms-smugglers -2',
    ],
    [
      'en',
      'Sudmark said it was no lie that Norland armed the smugglers.',
      'party:sudmark sudmark norland-arms-smugglers 2',
    ],
    [
      'fr',
      "Jeanne Vell a qualifié de mensonge l'accusation selon laquelle la Norlande arme les passeurs.",
      'jeanne-vell norland norland-arms-smugglers -2',
    ],
    [
      'fr',
      'Le Sudmark assure qu’il est faux que la Norlande arme les passeurs.',
      'party:sudmark sudmark norland-arms-smugglers -2',
    ],
    [
      'fr',
      'Le Sudmark assure que la Norlande arme les passeurs.',
      'party:sudmark sudmark norland-arms-smugglers 2',
    ],
  ],
  'what the writer adds at the end of a report is the denial of whoever denies': [
    [
      'en',
      'Sudmark says Norland arms the smugglers, which Vellport denies.',
      'party:norland norland norland-arms-smugglers -2 + party:sudmark sudmark norland-arms-smugglers 2',
    ],
    [
      'en',
      'Sudmark says Norland arms the smugglers, a charge rejected by Vellport.',
      'party:norland norland norland-arms-smugglers -2 + party:sudmark sudmark norland-arms-smugglers 2',
    ],
    [
      'fr',
      'Le Sudmark affirme que la Norlande arme les passeurs, ce que Vellport nie.',
      'party:norland norland norland-arms-smugglers -2 + party:sudmark sudmark norland-arms-smugglers 2',
    ],
    [
      'fr',
      'Le Sudmark affirme que la Norlande arme les passeurs, une accusation rejetée par Vellport.',
      'party:norland norland norland-arms-smugglers -2 + party:sudmark sudmark norland-arms-smugglers 2',
    ],
  ],
  'what is left undone, or goes on at the same time, is nothing that is said': [
    ['en', 'Sudmark demanded an inquiry without asking that Norland recall its pilots.', null],
    ['en', 'Sudmark called for talks as Norland recalled a pilot.', null],
    ['en', 'Sudmark called for talks as soon as Norland recalls its pilots.', null],
    [
      'fr',
      'Le Sudmark exige une enquête, sans se prononcer sur le fait que la Norlande rappelle ses pilotes.',
      null,
    ],
    [
      'fr',
      'Le Sudmark exige que la Norlande rappelle ses pilotes, sans fixer de date.',
      'party:sudmark sudmark pilots-recalled 2',
    ],
  ],
  'a subject that a comma explains is the one of its verb': [
    [
      'fr',
      'Le Sudmark, médiateur, a exigé que la Norlande rappelle ses pilotes.',
      'party:sudmark sudmark pilots-recalled 2',
    ],
    [
      'fr',
      'Jeanne Vell, par la voix de son avocat, a exigé que la Norlande rappelle ses pilotes.',
      'jeanne-vell norland pilots-recalled 2',
    ],
  ],
  'behind an object and a comma "que" is a relative': [
    [
      'fr',
      "Le Sudmark a exigé de la Norlande le rappel d'un pilote, qu'il accuse de rappeler les autres.",
      null,
    ],
  ],
  'an incise that parts a subject from its verb stands in one statement': [
    [
      'en',
      'The Norland pilots, Jeanne Vell said, must be recalled.',
      'jeanne-vell norland pilots-recalled 2',
    ],
    [
      'fr',
      'Les pilotes de la Norlande, a dit Jeanne Vell, ne seront pas rappelés.',
      'jeanne-vell norland pilots-recalled -2',
    ],
    ['fr', 'La Norlande est prête, a dit le Sudmark, et des pilotes seront rappelés.', null],
  ],
  'a noun that a verb of deciding has for its object is no verb': [
    [
      'en',
      'Sudmark rejected calls for Norland to recall its pilots.',
      'party:sudmark sudmark pilots-recalled -2',
    ],
    [
      'en',
      'Jeanne Vell dismissed demands that Norland recall its pilots.',
      'jeanne-vell norland pilots-recalled -2',
    ],
  ],
  'what cannot be bargained over, or must come first, is asked for': [
    [
      'en',
      'Sudmark said the recall of pilots by Norland was a precondition.',
      'party:sudmark sudmark pilots-recalled 2',
    ],
    [
      'en',
      'That Norland recall its pilots is not negotiable, Jeanne Vell said.',
      'jeanne-vell norland pilots-recalled 2',
    ],
    [
      'en',
      'That Norland recall its pilots is a prerequisite, Sudmark said.',
      'party:sudmark sudmark pilots-recalled 2',
    ],
    ['en', 'That Norland recall its pilots is not a prerequisite, Sudmark said.', null],
    [
      'fr',
      'Que la Norlande rappelle ses pilotes n’est pas négociable, a dit Jeanne Vell.',
      'jeanne-vell norland pilots-recalled 2',
    ],
    [
      'fr',
      'Que la Norlande rappelle ses pilotes est un préalable, a dit le Sudmark.',
      'party:sudmark sudmark pilots-recalled 2',
    ],
    ['fr', 'Que la Norlande rappelle ses pilotes n’est pas un préalable, a dit le Sudmark.', null],
  ],
  'a name that a comma sets behind a post in an incise says who holds it': [
    [
      'en',
      '“Norland must recall its pilots,” said its envoy, Jeanne Vell.',
      'jeanne-vell norland pilots-recalled 2',
    ],
    [
      'fr',
      '« La Norlande doit rappeler ses pilotes », a indiqué sa porte-parole, Jeanne Vell.',
      'jeanne-vell norland pilots-recalled 2',
    ],
    [
      'fr',
      'La Norlande doit rappeler ses pilotes, a rétorqué son homologue, Jeanne Vell, qui rentrait.',
      'jeanne-vell norland pilots-recalled 2',
    ],
    [
      'fr',
      '« La Norlande doit rappeler ses pilotes », a dit un batelier, Jeanne Vell préférant se taire.',
      'anonymous:un batelier about:nobody pilots-recalled 2',
    ],
  ],
}

for (const [name, rows] of Object.entries(tables))
  t.test(name, async (t) => {
    for (const [language, text, expected] of rows)
      t.same(claims(language, text).toSorted(), expected?.split(' + ') ?? [], text)
  })
