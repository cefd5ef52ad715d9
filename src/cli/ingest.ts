/** `stancelog ingest`: registers articles from files or stdin in a dossier; run again, it goes on. */
import { Command } from 'commander'
import { createDossier } from '../../db/dossiers.ts'
import { type IngestCounts, ingest } from '../ingest.ts'
import type { ParsedCodebook } from '../inputs/codebook-file.ts'
import type { InputFault } from '../inputs/input-fault.ts'
import { createFindNamed } from '../named-articles.ts'
import { publishCodebook } from '../publish-codebook.ts'
import { rereadDossier } from '../reread-dossier.ts'
import type { Store } from '../service.ts'
import { withExamples } from './examples.ts'
import { Incomplete, Unusable } from './exit-codes.ts'
import { createWarner, type InputOptions, openArticles, withInputOptions } from './input-options.ts'
import { loadCodebook } from './load-codebook.ts'
import type { Terminal } from './terminal.ts'
import { assertDossier, catchUp, checkedDossier, withStore } from './with-store.ts'

type Options = InputOptions &
  Readonly<{ dossier: string; codebook?: string; create?: true; stopOnError?: true; json?: true }>

/** An answer that lists more would be longer than the input. */
const faultsListedMax = 100

export const ingestCommand = (terminal: Terminal): Command =>
  withExamples(
    withInputOptions(new Command('ingest'))
      .description('register articles and the claims that are found in them')
      .requiredOption('--dossier <id>', 'the dossier to register them in')
      .option('--create', 'make the dossier when it does not exist')
      .option('--codebook <file>', 'publish this codebook first, in a dossier that has none yet')
      .option('--stop-on-error', 'stop at the first article that cannot be used')
      .option('--json', 'one JSON object on stdout')
      .action(async (path: string | undefined, options: Options) => await run(path, options, terminal)),
    [
      'stancelog ingest articles/ --dossier ukraine-talks --create --codebook codebooks/ukraine-talks.yaml',
      'stancelog ingest article.txt --dossier demo --published-at 2025-04-15T20:41:07+02:00 --time-zone Europe/Paris',
      'stancelog ingest --feed feed.xml --dossier demo --time-zone Europe/Paris',
      'cat articles.ndjson | stancelog ingest - --dossier demo --json',
    ],
  )

async function run(path: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const dossier = checkedDossier(options.dossier)
  const codebook = options.codebook === undefined ? undefined : await loadCodebook(options.codebook)
  const articles = await openArticles(path, options, terminal)
  const faults: InputFault[] = []
  const warner = createWarner(terminal)
  let soFar: IngestCounts = { registered: 0, revised: 0, known: 0, refused: 0 }
  const answer = await withStore(terminal, async (store) => {
    if (options.create) await createDossier(store.db, { dossierId: dossier })
    await assertDossier(store, dossier)
    if (codebook) await publishFirst(store, dossier, codebook)
    // What a feed calls its entries is looked up in the read models.
    if (options.feed !== undefined) await catchUp(store, dossier, terminal)
    const ingested = await ingest(store, dossier, articles, {
      by: 'local',
      stopOnError: options.stopOnError ?? false,
      signal: terminal.signal,
      onFault: (fault) => {
        if (faults.length < faultsListedMax) faults.push(fault)
        terminal.say(fault.message)
      },
      onWarning: warner.warn,
      findNamed: createFindNamed(store, dossier),
      onProgress: (counts) => {
        soFar = counts
        terminal.progress(countedOf(counts))
      },
    }).catch((error: unknown) => {
      terminal.say(`${countedOf(soFar)} before it failed; the same command again goes on`)
      throw error
    })
    await catchUp(store, dossier, terminal)
    return ingested
  })
  warner.end()
  const { registered, revised, known, refused, position, isWhole } = answer
  const counts = { registered, revised, known, refused }
  const listed = faults.map(({ where, code, message }) => ({
    where,
    code,
    detail: message.slice(where.length + 2),
  }))
  if (!options.json) terminal.answer(`${dossier}: ${countedOf(counts)}`)
  else
    terminal.answer({
      dossier,
      ...counts,
      position: position || null,
      isWhole,
      faults: listed,
      warnings: warner.warned,
    })
  if (terminal.signal.aborted)
    terminal.say('stopped; the same command again goes on and registers nothing twice')
  else if (registered + revised + known === 0) throw new Unusable('nothing was registered')
  else if (refused > 0) throw new Incomplete('')
}

const countedOf = ({ registered, revised, known, refused }: IngestCounts): string =>
  `${registered} registered, ${revised > 0 ? `${revised} revised, ` : ''}${known} known, ${refused} refused`

/** @throws Unusable where another codebook is in force: articles would be read with that one, unnoticed */
async function publishFirst(
  store: Store,
  dossier: string,
  { codebook, contentHash }: ParsedCodebook,
): Promise<void> {
  const published = await store.codebooks.at(dossier)
  if (published?.contentHash === contentHash) return
  if (published) {
    throw new Unusable(
      `${dossier} has codebook ${published.codebook.version} already: publish ${codebook.version} with \`stancelog codebook publish\``,
    )
  }
  await publishCodebook(store, dossier, codebook, { by: 'local' })
  // Articles may have come before the first codebook.
  await rereadDossier(store, dossier)
}
