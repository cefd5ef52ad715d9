/** Short dispatches of our own and a small codebook of an invented quarrel, for tests that need a whole article. */

import type { CodedClaim } from '../../events/article/claim-events.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { type Extraction, extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'

const open = { until: null, asOf: '2025-06-30' }

/** Two invented states, a river, and a dam. Nothing in the code knows them. */
export const riverCodebook = Codebook.parse({
  id: 'river-dam',
  version: '1.0.0',
  title: { en: 'The river dam', fr: 'Le barrage du fleuve' },
  timeZone: 'Europe/Paris',
  parties: [
    {
      id: 'norland',
      names: {
        en: ['Norland', 'Port Ost', 'the Norlanders'],
        fr: ['Norlande', 'Port-Ost', 'les Norlandais'],
      },
    },
    {
      id: 'sudria',
      names: { en: ['Sudria', 'Vell', 'the Sudrians'], fr: ['Sudrie', 'Vell', 'les Sudriens'] },
    },
  ],
  agents: [
    {
      id: 'ada-brask',
      kind: 'person',
      gender: 'f',
      names: { en: ['Ada Brask', 'Brask'], fr: ['Ada Brask', 'Brask'] },
      mandates: [
        {
          party: 'norland',
          role: { en: ['Norland president'], fr: ['présidente norlandaise'] },
          rank: 1,
          from: '2024-01-01',
          ...open,
        },
      ],
    },
    {
      id: 'ivo-tarn',
      kind: 'person',
      gender: 'm',
      names: { en: ['Ivo Tarn', 'Tarn'], fr: ['Ivo Tarn', 'Tarn'] },
      mandates: [
        {
          party: 'sudria',
          role: { en: ['Sudrian foreign minister'], fr: ['ministre sudrien des Affaires étrangères'] },
          rank: 2,
          from: '2022-01-01',
          until: '2025-05-01',
        },
      ],
    },
  ],
  propositions: [
    {
      id: 'joint-control',
      kind: 'position',
      statement: {
        en: 'The dam should be under joint control',
        fr: 'Le barrage doit être sous contrôle commun',
      },
      cues: {
        en: ['joint control', 'shared control', { topic: [['dam', 'river'], ['joint commission']] }],
        fr: ['contrôle commun', 'gestion commune', { topic: [['barrage', 'fleuve'], 'commission mixte'] }],
      },
    },
    {
      id: 'dam-is-safe',
      kind: 'fact',
      statement: { en: 'The dam is safe', fr: 'Le barrage est sûr' },
      cues: {
        en: [{ all: ['dam', ['safe', 'sound']] }, { all: ['dam', ['crack*', 'leak*']], sign: '-' }],
        fr: [{ all: ['barrage', ['sûr', 'solide']] }, { all: ['barrage', ['fissur*', 'fuite*']], sign: '-' }],
      },
    },
    {
      id: 'talks-progress',
      kind: 'assessment',
      statement: { en: 'The talks progress', fr: 'Les pourparlers progressent' },
      cues: {
        en: [
          {
            all: [
              ['talks', 'negotiations'],
              ['productive', 'progress*', 'easy'],
            ],
          },
        ],
        fr: [
          {
            all: [
              ['pourparlers', 'discussions'],
              ['productifs', 'productives', 'progress*', 'faciles'],
            ],
          },
        ],
      },
    },
  ],
})

/** Reads a text published on Friday 14 March 2025 at 20:00 in Paris, unless another time is given. */
export const read = (
  language: string,
  text: string,
  publishedAt = '2025-03-14T19:00:00.000000Z',
): Extraction =>
  extract({ text, language, publishedAt, timeZone: 'Europe/Paris', outlet: null }, riverCodebook, lexicons)

export const short = ({ reading }: CodedClaim) =>
  [reading.speaker, reading.proposition, reading.polarity, reading.voice].join(' ')

export const claims = (language: string, text: string): readonly string[] =>
  read(language, text).claims.map(short)
