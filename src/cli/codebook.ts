/** `stancelog codebook`: checks a codebook file, tries it, publishes it into a dossier, and says how far the articles are read with it. */
import { Command } from 'commander'
import { findReadState } from '../../db/as-of.ts'
import { createDossier } from '../../db/dossiers.ts'
import { publishCodebook } from '../publish-codebook.ts'
import { findReadingProgress, type ReadingProgress } from '../reading-progress.ts'
import { rereadDossier } from '../reread-dossier.ts'
import type { Store } from '../service.ts'
import { checkCommand } from './codebook-check.ts'
import { tryCommand } from './codebook-try.ts'
import { withExamples } from './examples.ts'
import { loadCodebook } from './load-codebook.ts'
import type { Terminal } from './terminal.ts'
import { assertDossier, catchUp, checkedDossier, withStore } from './with-store.ts'

export const codebookCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('codebook')
      .description(
        'check a codebook file, try it on an article, publish it, or see how far the articles are read with it',
      )
      .addCommand(checkCommand(terminal))
      .addCommand(tryCommand(terminal))
      .addCommand(publishCommand(terminal))
      .addCommand(statusCommand(terminal)),
    [
      'stancelog codebook check codebooks/demo.yaml',
      'stancelog codebook try codebooks/demo.yaml codebooks/demo',
      'stancelog codebook publish codebooks/demo.yaml --dossier demo',
      'stancelog codebook status --dossier demo',
    ],
  )

type PublishOptions = Readonly<{ dossier: string; create?: true; json?: true }>

const publishCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('publish')
      .description('publish a codebook into its dossier and read the articles again that it changes')
      .argument('<file>', 'the codebook, YAML or JSON')
      .requiredOption('--dossier <id>', 'the dossier; its id stands in the codebook, too')
      .option('--create', 'make the dossier when it does not exist')
      .option('--json', 'one JSON object on stdout')
      .action(async (file: string, { dossier, create, json }: PublishOptions) => {
        const { codebook, warnings } = await loadCodebook(file)
        if (warnings.length > 0)
          terminal.say(`${file}: ${warnings.length} warnings; \`codebook check\` shows them`)
        const answer = await withStore(terminal, async (store) => {
          if (create) await createDossier(store.db, { dossierId: checkedDossier(dossier) })
          await assertDossier(store, dossier)
          // Whether claims refer to what this version drops is read from them.
          await catchUp(store, dossier, terminal)
          const { outcome, version, position, warnings } = await publishCodebook(store, dossier, codebook, {
            by: 'local',
          })
          for (const { pointer, detail } of warnings) terminal.say(`warning: ${pointer}: ${detail}`)
          const rereadCount = await rereadWithProgress(store, dossier, terminal)
          await catchUp(store, dossier, terminal)
          const reading = await readingOf(store, dossier)
          return { dossier, version, outcome, position, rereadCount: rereadCount ?? null, reading, warnings }
        })
        if (json) return terminal.answer(answer)
        const said =
          answer.outcome === 'published' ? `published at position ${answer.position}` : 'is in force already'
        const reread = answer.rereadCount ? `; ${answer.rereadCount} articles read again` : ''
        terminal.answer(`${dossier}: codebook ${answer.version} ${said}${reread}`)
        if (answer.reading.pendingCount > 0) terminal.say(`${dossier}: ${progressText(answer.reading)}`)
      }),
    [
      'stancelog codebook publish codebooks/demo.yaml --dossier demo',
      'stancelog codebook publish codebooks/ukraine-talks.yaml --dossier ukraine-talks --create',
    ],
  )

type StatusOptions = Readonly<{ dossier: string; json?: true }>

const statusCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('status')
      .description('say which codebook is in force, and how many articles are read with it')
      .requiredOption('--dossier <id>', 'the dossier')
      .option('--json', 'one JSON object on stdout')
      .action(async ({ dossier, json }: StatusOptions) => {
        const reading = await withStore(terminal, async (store) => {
          await assertDossier(store, dossier)
          await catchUp(store, dossier, terminal)
          return await readingOf(store, dossier)
        })
        terminal.answer(json ? { dossier, ...reading } : `${dossier}: ${progressText(reading)}`)
      }),
    ['stancelog codebook status --dossier ukraine-talks'],
  )

/** Undefined while another process reads them again. */
async function rereadWithProgress(
  store: Store,
  dossier: string,
  terminal: Terminal,
): Promise<number | undefined> {
  // The counts are those of the read models: they must know of the new codebook first.
  await catchUp(store, dossier, terminal)
  const { pendingCount } = await readingOf(store, dossier)
  return await rereadDossier(store, dossier, {
    signal: terminal.signal,
    onProgress: (count) => terminal.progress(`${count} of ${pendingCount} articles read again`),
  })
}

async function readingOf({ db, codebooks }: Store, dossier: string): Promise<ReadingProgress> {
  const [state, published] = await Promise.all([findReadState(db, dossier), codebooks.at(dossier)])
  return await findReadingProgress(db, dossier, { state, published })
}

function progressText({ codebookVersion, articleCount, readCount, pendingCount }: ReadingProgress): string {
  if (codebookVersion === null) return `no codebook yet; ${articleCount} articles wait for one`
  const left = pendingCount > 0 ? `, ${pendingCount} still to be read` : ''
  return `codebook ${codebookVersion}; ${readCount} of ${articleCount} articles are read with it${left}`
}
