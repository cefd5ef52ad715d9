/** Works through a list several at a time, and leaves nobody working when it ends. */

/**
 * The first failure, or `signal`, ends the rest; it is thrown once everybody has stopped, so that what they work on can be
 * taken away.
 *
 * @param work  gets the signal that ends it, too
 */
export async function inLanes<Item>(
  items: Iterable<Item>,
  { count, signal }: Readonly<{ count: number; signal: AbortSignal }>,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failing = new AbortController()
  const ending = AbortSignal.any([signal, failing.signal])
  // One iterator for all lanes: each takes what is next.
  const waiting = [...items].values()
  const lane = async (): Promise<void> => {
    for (const item of waiting) {
      if (ending.aborted) return
      await work(item, ending).catch((error: unknown) => failing.abort(error))
    }
  }
  await Promise.all(Array.from({ length: count }, lane))
  ending.throwIfAborted()
}
