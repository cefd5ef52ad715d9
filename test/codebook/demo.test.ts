/** The demo's data: no faults, our own ids, and words in every dispatch that the extractor reads. */
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { articlesFrom } from '../../src/inputs/articles-from.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'

const now = '2025-10-15T12:00:00.000000Z'
const parse = (path: string) => parseCodebook(readFileSync(path, 'utf8'), 'yaml', { now })
const { codebook, warnings } = parse('codebooks/demo.yaml')

t.test('the demo codebook has neither faults nor warnings, and ids of the large one', async (t) => {
  t.same(warnings, [])
  const large = parse('codebooks/ukraine-talks.yaml').codebook
  for (const part of ['parties', 'agents', 'propositions'] as const) {
    const known = new Set<string>(large[part].map(({ id }) => id))
    for (const { id } of codebook[part]) t.ok(known.has(id), id)
  }
})

t.test('every dispatch of the folder is in its manifest and says something that is read', async (t) => {
  const languages = new Set<string | null>()
  const spoken = new Map<string, string[]>()
  for await (const found of articlesFrom('codebooks/demo', { now })) {
    if ('fault' in found) throw found.fault
    const { claims } = extract({ ...found.article, articleId: found.id }, codebook, lexicons)
    languages.add(found.article.language)
    spoken.set(
      found.id,
      claims.map(({ reading }) => `${reading.speaker} ${reading.proposition} ${reading.polarity}`),
    )
  }
  t.same([...languages].sort(), ['en', 'fr'])
  t.equal(spoken.size, readdirSync('codebooks/demo').length - 1, 'all files but the manifest itself')
  const truce = ['volodymyr-zelensky ceasefire-30-days 2']
  const talks = ['steve-witkoff talks-progress 2', 'mark-rutte talks-progress -1']
  t.same(Object.fromEntries(spoken), {
    'demo-01': truce,
    'demo-02': truce,
    'demo-03': [
      'vladimir-putin kursk-encirclement 2',
      'donald-trump kursk-encirclement 2',
      'ukrainian-general-staff kursk-encirclement -2',
    ],
    'demo-04': ['ukrainian-general-staff kursk-encirclement -2'],
    'demo-05': ['steve-witkoff talks-progress 2'],
    'demo-06': talks,
    'demo-07': talks,
    'demo-08': ['sergei-lavrov russia-as-guarantor 2'],
    'demo-09': ['emmanuel-macron foreign-troops 2'],
    'demo-10': ['party:russia foreign-troops -2', 'dmitry-peskov foreign-troops -2'],
  })
})
