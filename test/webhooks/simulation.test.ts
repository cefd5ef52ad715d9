/**
 * Ninety days of delivering, from a seed: outages, pauses that receivers ask for, workers that die, owners who rotate,
 * pause, move, delete and replay. The rules are the real ones, and what must never happen is watched at every step.
 *
 * `SEED=7` plays one, `SIMULATION_RUNS=1000` plays many from there on.
 */
import process from 'node:process'
import t from 'tap'
import { addMs } from '../../events/calendar.ts'
import { claimAllowance } from '../../src/webhooks/claim-allowance.ts'
import { healthOnEnable, untried } from '../../src/webhooks/endpoint-health.ts'
import { settle, settleLate } from '../../src/webhooks/settle.ts'
import { claimed } from '../../src/webhooks/transitions.ts'
import { secretsInForce } from '../support/delivery-store.ts'
import { Violation } from '../support/delivery-watch.ts'
import { playWorld, type Rules } from '../support/delivery-world.ts'

const firstSeed = Number(process.env.SEED ?? 1)
const runCount = Number(process.env.SIMULATION_RUNS ?? (process.env.SEED === undefined ? 3 : 1))
t.setTimeout(60_000 + runCount * 10_000)

const days = 90
type Totals = Record<string, number>

t.test(
  'ninety days of misfortune lose nothing, send nothing too much, and end with everything received',
  async (t) => {
    const totals: Totals = {}
    for (let seed = firstSeed; seed < firstSeed + runCount; seed++) {
      try {
        for (const [name, count] of Object.entries(playWorld({ seed, days }))) {
          totals[name] = (totals[name] ?? 0) + count
        }
      } catch (error) {
        if (!(error instanceof Violation)) throw error
        t.fail(`${error.message}; repeat it with: SEED=${seed} npm test -- test/webhooks/simulation.test.ts`)
        return
      }
    }
    t.comment(JSON.stringify(totals))
    for (const [name, count] of Object.entries(totals)) t.ok(count > 0, `${name}: it did happen`)
  },
)

t.test('the same seed plays the same days', async (t) => {
  t.same(playWorld({ seed: firstSeed, days: 10 }), playWorld({ seed: firstSeed, days: 10 }))
  t.notSame(playWorld({ seed: firstSeed, days: 10 }), playWorld({ seed: firstSeed + 1, days: 10 }))
})

/** A rule that is broken by hand, and what is seen of it. Who removes a watch finds here that it was needed. */
const mistakes: [string, Partial<Rules>, RegExp][] = [
  [
    'leases end at once',
    { leaseMs: 0 },
    /twice at the same time|more in flight|more at once|more than one probe/,
  ],
  ['leases never end', { isLeaseChecked: false }, /stuck past its lease/],
  ['a paused endpoint is owed nothing', { owesWhileStopped: false }, /is owed and has no row/],
  ['nobody looks for exchanges to abort', { areStopsLookedFor: false }, /under way after/],
  [
    'a pause suspends nothing',
    { suspended: (delivery) => delivery },
    /something waits at an endpoint|claimed while/,
  ],
  [
    'a pause stops nothing',
    {
      claimAllowance: (about) => claimAllowance({ ...about, state: 'active' }),
      suspended: (delivery) => delivery,
    },
    /claimed while paused|claimed while disabled|claimed while unverified|something waits/,
  ],
  [
    'deleting cancels nothing',
    { canceled: (delivery) => delivery },
    /something waits at an endpoint that is deleted/,
  ],
  [
    'what fails late goes back to a paused endpoint',
    { atRest: (delivery) => delivery },
    /something waits at/,
  ],
  [
    'enabling brings nothing back',
    { resumed: (delivery) => delivery },
    /something rests at an endpoint that is active/,
  ],
  [
    'Retry-After is no matter for the others',
    {
      claimAllowance: (about) =>
        claimAllowance({ ...about, health: { ...about.health, throttledUntil: null } }),
    },
    /claimed while throttled/,
  ],
  [
    'Retry-After is not heard',
    { settle: (about) => settle({ ...about, exchange: { ...about.exchange, retryAfter: null } }) },
    /claimed while throttled|before what the receiver asked for/,
  ],
  [
    'there is no back-off',
    { claimAllowance: (about) => claimAllowance({ ...about, health: { ...about.health, probeAt: null } }) },
    /more than one probe|a probe before/,
  ],
  [
    'probes do not wait for each other',
    { claimAllowance: (about) => ({ ...claimAllowance(about), count: 2 * claimAllowance(about).count }) },
    /more than one probe|more in flight|faster than its rate/,
  ],
  [
    'the pause between probes does not grow',
    {
      settle: (about) => {
        const settled = settle(about)
        const { probeAt } = settled.health
        if (probeAt === null) return settled
        return {
          ...settled,
          health: { ...settled.health, probeAt: addMs(about.now, 30_000), probePauseMs: 60_000 },
        }
      },
    },
    /a probe before/,
  ],
  [
    'as much in flight as there is',
    { claimAllowance: (about) => claimAllowance({ ...about, inFlightMax: 50 }) },
    /more in flight|more at once/,
  ],
  [
    'the bucket is always full',
    { claimAllowance: (about) => claimAllowance({ ...about, tokens: about.ratePerSecond }) },
    /faster than its rate/,
  ],
  ['subjects are not kept apart', { isHeldUp: () => false }, /overtook|two messages of one subject/],
  [
    'a number is counted when an attempt ends',
    {
      claimed: (delivery) => ({ ...claimed(delivery), attemptTotal: delivery.attemptTotal }),
    },
    /was made twice|is in the log twice/,
  ],
  [
    'the tenth attempt is not the last',
    {
      settle: (about) => {
        const settled = settle(about)
        if (settled.delivery.state !== 'exhausted') return settled
        const again = {
          ...settled.delivery,
          state: 'scheduled',
          nextAttemptAt: addMs(about.now, 1_000),
        } as const
        return { ...settled, delivery: again }
      },
    },
    /more attempts than the schedule has|had too much|what the receiver asked for/,
  ],
  [
    'whoever gives up says that it was delivered',
    {
      settle: (about) => {
        const settled = settle(about)
        if (settled.delivery.state !== 'exhausted') return settled
        return { ...settled, delivery: { ...settled.delivery, state: 'delivered' } }
      },
    },
    /delivered, though no receiver took it/,
  ],
  [
    'a late success does not count',
    { settleLate: (about) => ({ ...settleLate(about), delivery: about.delivery, health: about.health }) },
    /a 2xx, and it is/,
  ],
  [
    'a late failure is somebody else’s failure',
    {
      settleLate: (about) =>
        settle({
          ...about,
          delivery: { ...about.delivery, state: 'in_flight' },
          random: 0,
          isLiteralAddress: false,
        }),
    },
    /illegal move/,
  ],
  [
    '410 changes nothing',
    { settle: (about) => ({ ...settle(about), effect: null }) },
    /gone, and still|disabled_by/,
  ],
  [
    'an endpoint is given up for its first message alone',
    {
      settle: (about) => {
        const settled = settle(about)
        const isLong =
          settled.health.firstFailedAt !== null && settled.health.firstFailedAt < addMs(about.now, -4e8)
        return isLong && settled.effect === null ? { ...settled, effect: { disable: 'no_success' } } : settled
      },
    },
    /given up too soon/,
  ],
  [
    'what was too much is tried again at once',
    {
      settle: (about) => {
        const settled = settle(about)
        if (settled.class !== 'timeout_total' || settled.delivery.state !== 'scheduled') return settled
        return { ...settled, delivery: { ...settled.delivery, nextAttemptAt: addMs(about.now, 5_000) } }
      },
    },
    /from a receiver that had too much/,
  ],
  [
    'only the newest secret signs',
    { secretsInForce: (endpoint, now) => secretsInForce(endpoint, now).slice(0, 1) },
    /a signature does not fit/,
  ],
  [
    'only the oldest secret signs',
    { secretsInForce: (endpoint, now) => secretsInForce(endpoint, now).slice(-1) },
    /a signature does not fit/,
  ],
  [
    'enabling forgets what the receiver asked for',
    { healthOnEnable: () => untried },
    /claimed while throttled/,
  ],
  [
    'enabling holds the old failures against it',
    { healthOnEnable: (health) => ({ ...healthOnEnable(health), firstFailedAt: health.firstFailedAt }) },
    /given up too soon|no success/,
  ],
]

t.test('a rule that is broken is noticed', async (t) => {
  const seeds = 4
  for (const [name, rules, expected] of mistakes) {
    let seen: Violation | undefined
    let seed = firstSeed
    for (; seed < firstSeed + seeds && !seen; seed++) {
      try {
        playWorld({ seed, days: 40, rules })
      } catch (error) {
        if (!(error instanceof Violation)) throw error
        seen = error
      }
    }
    t.match(
      seen?.message ?? 'nothing was seen',
      expected,
      `${name}: ${seen?.message ?? 'not seen'}, seed ${seed - 1}`,
    )
  }
})
