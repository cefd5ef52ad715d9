/** Measuring in turns: every contender once per round, so that what disturbs one round disturbs all of them. */
import type { Row } from './run.ts'

/** Runs for about `ms` and returns a rate per second. */
export type Contender = Readonly<{ id: string; unit: string; run: (ms: number) => Promise<number> }>

export type Plan = Readonly<{
  rounds: number
  /** How long each contender runs in a round. */
  ms: number
  /** For a row, the rows that it is compared with. */
  compare: Readonly<Record<string, readonly string[]>>
}>

/** A first round warms up plans, caches and the just-in-time compiler, and is not counted. */
export async function rowsOf(contenders: readonly Contender[], plan: Plan): Promise<Row[]> {
  const rates = new Map<string, number[]>(contenders.map(({ id }) => [id, []]))
  for (let round = 0; round <= plan.rounds; round++) {
    for (const { id, run } of contenders) {
      const rate = await run(plan.ms)
      if (round > 0) rates.get(id)?.push(rate)
    }
  }
  return contenders.map(({ id, unit }) => {
    const own = rates.get(id) ?? []
    const baselines = plan.compare[id] ?? []
    const ratioTo = Object.fromEntries(
      baselines.map((baseline) => [
        baseline,
        medianOf(own.map((rate, i) => rate / (rates.get(baseline)?.[i] ?? Number.NaN))),
      ]),
    )
    const value = medianOf(own)
    return { id, value, unit, ratioTo, spread: (Math.max(...own) - Math.min(...own)) / value }
  })
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = Number.NaN, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return (low + high) / 2
}

/** `count` loops at once, each doing one thing after the other until the time is over; returns things per second. */
export async function loops(
  count: number,
  ms: number,
  once: (loop: number, turn: number) => Promise<number>,
): Promise<number> {
  const start = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: count }, async (_, loop) => {
      for (let turn = 0; performance.now() - start < ms; turn++) {
        // Not `done += await …`: that reads the sum before it waits, and loses what others added meanwhile.
        const count = await once(loop, turn)
        done += count
      }
    }),
  )
  return (done * 1_000) / (performance.now() - start)
}
