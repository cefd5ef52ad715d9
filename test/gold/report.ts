/** Prints what the extractor misses and invents on the shared material, stage by stage: `node --import tsx test/gold/report.ts`. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPresent, ourCodebook, predictions, type Read, readLines, readSeeds, shared } from './material.ts'

const folder = mkdtempSync(join(tmpdir(), 'stancelog-report-'))
const wanted = process.argv[2] ?? 'claims'

function run(scorer: string, gold: string, predicted: unknown, ...flags: string[]): void {
  const file = join(folder, 'predicted.json')
  writeFileSync(file, JSON.stringify(predicted))
  console.log(
    execFileSync('node', [join(shared, scorer), join(shared, gold), file, ...flags], { encoding: 'utf8' }),
  )
}

const printed = (read: readonly Read[]) =>
  read.map(({ id, extraction: { quotations, dates } }) => ({ id, quotations, dates }))

if (!isPresent('gold', 'score.mjs')) console.log('The shared material is not here; nothing to report.')
else if (wanted === 'dates') {
  run(
    'data/score-dates.mjs',
    'data/fr-timebank-dev/dev.json',
    printed(readLines('data', 'fr-timebank-dev', 'articles.ndjson')),
    '--misses',
  )
} else if (wanted === 'attribution') {
  run(
    'data/score-attribution.mjs',
    'data/fr-attribution-dev/dev.jsonl',
    printed(readLines('data', 'fr-attribution-dev', 'articles.ndjson')),
    '--misses',
  )
} else {
  const read = readSeeds(ourCodebook())
  run('gold/score.mjs', 'gold/seeds.claims.json', predictions(read))
  if (wanted === 'all') {
    for (const { id, extraction } of read) {
      for (const { reading, confidence } of extraction.claims) {
        const { speaker, holder, aboutParty, proposition, polarity, voice, statedAt, spans, block } = reading
        console.log(
          id,
          `b${block}`,
          speaker,
          '>',
          holder,
          aboutParty ? `about ${aboutParty}` : '',
          proposition,
          polarity,
          voice,
          statedAt.from,
          confidence,
          JSON.stringify(spans[0]?.exact),
        )
      }
    }
  }
}
