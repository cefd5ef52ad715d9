/** `stancelog webhooks`: for whoever writes a receiver, and for whoever keeps the keys. */
import { Command } from 'commander'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'
import { rotateStorageKeyCommand } from './webhooks-keys.ts'
import { listenCommand } from './webhooks-listen.ts'
import { deliveriesCommand, endpointsCommand } from './webhooks-lists.ts'
import { replayCommand } from './webhooks-replay.ts'

export const webhooksCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('webhooks')
      .description('try a receiver on this machine, see what endpoints are owed, and send it again')
      .addCommand(listenCommand(terminal))
      .addCommand(endpointsCommand(terminal))
      .addCommand(deliveriesCommand(terminal))
      .addCommand(replayCommand(terminal))
      .addCommand(rotateStorageKeyCommand(terminal)),
    [
      'stancelog webhooks listen --dossier demo --forward-to http://127.0.0.1:4000/hook',
      'stancelog webhooks endpoints --dossier demo',
    ],
  )
