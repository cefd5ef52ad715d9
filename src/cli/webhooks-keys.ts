/** `stancelog webhooks rotate-storage-key`: the key that encrypts secrets at rest is followed by another one. */
import { Command } from 'commander'
import { parseConfig } from '../config.ts'
import { rotateStorageKey, type StorageRotation } from '../webhooks/rotate-storage-key.ts'
import { openStorageKeys } from '../webhooks/storage-key.ts'
import { withExamples } from './examples.ts'
import { Incomplete } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

export const rotateStorageKeyCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('rotate-storage-key')
      .description('make the next key that encrypts webhook secrets, and encrypt all of them again with it')
      .option('--json', 'one JSON object on stdout')
      .action(async ({ json }: { json?: true }) => {
        const keys = await openStorageKeys(parseConfig(terminal.env).keysDir)
        const rotation = await withStore(terminal, async ({ db }) => {
          const onProgress = (count: number) => terminal.progress(`${count} secrets encrypted again`)
          return await rotateStorageKey({ db, keys }, { signal: terminal.signal, onProgress })
        })
        terminal.answer(json ? rotation : describe(rotation))
        for (const { dossier, endpoint, secretId, keyId } of rotation.unreadable) {
          terminal.say(
            `${dossier}, ${endpoint}, ${secretId}: the storage key ${keyId} is not in ${keys.directory}; ` +
              'put its file back and run this again, or rotate the secret of the endpoint',
          )
        }
        if (rotation.unreadable.length > 0) throw new Incomplete()
      }),
    ['stancelog webhooks rotate-storage-key'],
  )

function describe({ current, isNew, resealedCount, older }: StorageRotation): string {
  const made = isNew ? 'is new' : 'was there already: an earlier run had stopped half-way'
  const lines = older.map(({ path, keyId, secretCount }) =>
    secretCount === 0
      ? `may be deleted: ${path} (${keyId}), unless a backup of the database is still to be read with it`
      : `still needed:   ${path} (${keyId}) for ${secretCount} secrets`,
  )
  return [
    `storage key ${current.keyId} ${made}: ${current.path}`,
    `${resealedCount} secrets encrypted again`,
    ...lines,
  ].join('\n')
}
