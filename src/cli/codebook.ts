/** `stancelog codebook`: checks a codebook file, or publishes it into a dossier. */
import { Command } from 'commander'
import { createDossier } from '../../db/dossiers.ts'
import { publishCodebook } from '../publish-codebook.ts'
import { rereadDossier } from '../reread-dossier.ts'
import { withExamples } from './examples.ts'
import { exitCodes, Incomplete } from './exit-codes.ts'
import { FaultyCodebook, faultLine, loadCodebook } from './load-codebook.ts'
import type { Terminal } from './terminal.ts'
import { assertDossier, catchUp, checkedDossier, withStore } from './with-store.ts'

export const codebookCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('codebook')
      .description('check a codebook file, or publish it')
      .addCommand(checkCommand(terminal))
      .addCommand(publishCommand(terminal)),
    [
      'stancelog codebook check codebooks/demo.yaml',
      'stancelog codebook publish codebooks/demo.yaml --dossier demo',
    ],
  )

const checkCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('check')
      .description(
        `read a codebook and name every fault with its line; ends with ${exitCodes.incomplete} if there is one`,
      )
      .argument('<file>', 'the codebook, YAML or JSON')
      .option('--json', 'one JSON object on stdout')
      .action(async (file: string, { json }: { json?: true }) => {
        try {
          const { codebook, contentHash, warnings } = await loadCodebook(file)
          const { id, version, parties, agents, propositions } = codebook
          const counts = { parties: parties.length, agents: agents.length, propositions: propositions.length }
          if (json) return terminal.answer({ id, version, contentHash, ...counts, faults: [], warnings })
          for (const warning of warnings) terminal.say(`warning: ${faultLine(file, warning)}`)
          const counted = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
          const warned = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`
          terminal.answer(`${id} ${version}: ${counted.join(', ')}; no faults, ${warned}`)
        } catch (error) {
          if (!(error instanceof FaultyCodebook)) throw error
          if (json) terminal.answer({ faults: error.faults })
          throw new Incomplete(json ? '' : error.message)
        }
      }),
    ['stancelog codebook check codebooks/ukraine-talks.yaml'],
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
          const { outcome, version, position } = await publishCodebook(store, dossier, codebook, {
            by: 'local',
          })
          const rereadCount = await rereadDossier(store, dossier, {
            signal: terminal.signal,
            onProgress: (count) => terminal.progress(`${count} articles read again`),
          })
          await catchUp(store, dossier, terminal)
          return { dossier, version, outcome, position, rereadCount: rereadCount ?? null }
        })
        if (json) return terminal.answer(answer)
        const said =
          answer.outcome === 'published' ? `published at position ${answer.position}` : 'is in force already'
        const reread = answer.rereadCount ? `; ${answer.rereadCount} articles read again` : ''
        terminal.answer(`${dossier}: codebook ${answer.version} ${said}${reread}`)
      }),
    [
      'stancelog codebook publish codebooks/demo.yaml --dossier demo',
      'stancelog codebook publish codebooks/ukraine-talks.yaml --dossier ukraine-talks --create',
    ],
  )
