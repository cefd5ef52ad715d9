/**
 * A process of its own that delivers, until somebody kills it.
 *
 * Arguments: url of the database, folder of the keys, name, the pair of host and port that may be called, milliseconds of a
 * lease.
 */
import { openDatabase, openPool } from '../../db/connect.ts'
import { systemClock } from '../../src/clock.ts'
import { startDelivery } from '../../src/webhooks/deliver.ts'
import { createSender } from '../../src/webhooks/send.ts'
import { openStorageKeys } from '../../src/webhooks/storage-key.ts'

const [url = '', keysDir = '', holder = '', pair = '', leaseMs = '0'] = process.argv.slice(2)
const silent = () => {}

const say = (level: string) => (fields: object, message: string) =>
  process.stderr.write(`${JSON.stringify({ level, message, ...fields })}\n`)

const pool = openPool(url, { connectionsMax: 6 })
startDelivery(
  {
    db: openDatabase(pool),
    waker: { onWake: () => silent },
    clock: systemClock,
    holder,
    storageKeys: await openStorageKeys(keysDir),
    sender: createSender({ allow: new Set([pair]), timeouts: { totalMs: Number(leaseMs) / 2 } }),
    logger: { debug: silent, warn: say('warn'), error: say('error') } as never,
    metrics: { attempted: silent, inFlight: silent, overflowed: silent },
  },
  { leaseMs: Number(leaseMs), pollMs: 50 },
)
process.stdout.write('ready\n')
