/** Whoever decides on one stream in this process waits for those before: of thirty at once, else, each round lets one pass. */

/** The last in line of each stream. An entry exists while somebody waits. */
const lines = new WeakMap<object, Map<string, Promise<void>>>()

/**
 * Runs when everybody who came before on the same stream is done, however that ended. Other processes do not wait: what
 * they append in between is a conflict, and an answer.
 *
 * @param log  the log that the stream stands in
 */
export async function inTurn<Value>(log: object, stream: string, run: () => Promise<Value>): Promise<Value> {
  const line = lines.get(log) ?? new Map<string, Promise<void>>()
  lines.set(log, line)
  const mine = (line.get(stream) ?? Promise.resolve()).then(run)
  const done = mine.then(
    () => {},
    () => {},
  )
  line.set(stream, done)
  try {
    return await mine
  } finally {
    if (line.get(stream) === done) line.delete(stream)
  }
}
