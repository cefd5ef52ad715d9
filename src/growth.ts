/** When tables have grown so much that the planner must be told. */

/** From here on it matters how a table is walked. */
const toldFrom = 512

/** Whether a count of rows passed a power of two: seldom, and never a planner that is wrong by more than half. */
export const hasDoubled = (before: number, now: number): boolean =>
  now >= toldFrom && Math.floor(Math.log2(now)) > Math.floor(Math.log2(Math.max(before, 1)))
