/** What became of a batch when something went wrong: who is to blame, what may be tried again, what nobody knows. */
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from '../connect.ts'
import type { Append, AppendAnswer } from './append.ts'

export type Outcome = Readonly<{ answer: AppendAnswer }> | Readonly<{ error: unknown }>

/**
 * The connection broke after the append was sent, and without an idempotency key nothing tells whether it
 * was committed. The caller reads the stream again, or says that the outcome is unknown.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/** No connection was had: whatever failed, nothing was appended. `cause` is what the driver said. */
export class NothingSent extends Error {
  override readonly name = 'NothingSent'

  constructor(cause: unknown) {
    super('the database cannot be reached', { cause })
  }
}

type Attempt = (appends: readonly Append[]) => Promise<AppendAnswer[]>

/** Deadlocks and serialization failures end by trying again; more often than this, something else is wrong. */
const attemptsMax = 5
const firstPauseMs = 50
const longestPauseMs = 1_000

/** Runs a batch until every append of it has an answer or an error of its own. */
export async function settle(
  attempt: Attempt,
  appends: readonly Append[],
  outcomeTimeoutMs: number,
): Promise<Outcome[]> {
  try {
    const answers = await retried(attempt, appends)
    return answers.map((answer) => ({ answer }))
  } catch (error) {
    if (isUnknown(error)) return await askAgain(attempt, appends, { error, outcomeTimeoutMs })
    if (appends.length === 1 || isNobodysFault(error)) {
      return appends.map(() => ({ error: error instanceof NothingSent ? error.cause : error }))
    }
    // One of them is the culprit. Alone, only that one fails.
    const outcomes: Outcome[] = []
    for (const append of appends) outcomes.push(...(await settle(attempt, [append], outcomeTimeoutMs)))
    return outcomes
  }
}

async function retried(attempt: Attempt, appends: readonly Append[]): Promise<AppendAnswer[]> {
  for (let count = 1; ; count++) {
    try {
      return await attempt(appends)
    } catch (error) {
      const isContention = /^(40001|40P01)$/.test(codeOf(error) ?? '')
      if (!isContention || count === attemptsMax) throw error
    }
  }
}

/**
 * Appends with a key are sent again with it: the answer is `appended` now, or `duplicate` with what the lost
 * answer would have said. It cannot happen twice, not even if the first attempt is still on its way.
 */
async function askAgain(
  attempt: Attempt,
  appends: readonly Append[],
  { error, outcomeTimeoutMs }: { error: unknown; outcomeTimeoutMs: number },
): Promise<Outcome[]> {
  const unknown = new OutcomeUnknown('the connection broke before the answer came', { cause: error })
  const keyed = appends.filter(({ idempotency }) => idempotency)
  const found = keyed.length > 0 ? await patiently(attempt, keyed, outcomeTimeoutMs) : undefined
  return appends.map((append) => {
    const answer = found?.[keyed.indexOf(append)]
    return answer ? { answer } : { error: unknown }
  })
}

/** `undefined` when the database did not come back in time. */
async function patiently(
  attempt: Attempt,
  appends: readonly Append[],
  timeoutMs: number,
): Promise<AppendAnswer[] | undefined> {
  const deadline = performance.now() + timeoutMs
  for (
    let waitMs = firstPauseMs;
    performance.now() < deadline;
    waitMs = Math.min(waitMs * 2, longestPauseMs)
  ) {
    await pause(waitMs)
    try {
      return await retried(attempt, appends)
    } catch (error) {
      const isAway = error instanceof NothingSent || isUnknown(error) || codeOf(error) === '57P03'
      if (!isAway) return undefined
    }
  }
  return undefined
}

/**
 * Whether the statement may have been committed although it failed. Errors that the server reports are rollbacks,
 * except when it reports its own end: it may have written the commit before.
 */
export function isUnknown(error: unknown): boolean {
  if (error === undefined || error instanceof NothingSent) return false
  const code = codeOf(error)
  return code === undefined || !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P0[1245])/.test(code)
}

/** Shortage, a time-out, a cancelled statement: it would be the same for each append alone, only slower. */
const isNobodysFault = (error: unknown): boolean =>
  error instanceof NothingSent || /^(53|55|57|58|25006|42|3D|28)/.test(codeOf(error) ?? '')
