/** A feed file to its entries, in a thread of its own with limits of time and memory. */
import type { Feed } from './feed.ts'
import { InputFault } from './input-fault.ts'
import { createReadingThread } from './thread.ts'

/** A feed of 20 MB and 10,000 entries takes a quarter of a second. */
const feedMs = 20_000
const heapMb = 512

const thread = createReadingThread({ taskMs: feedMs, heapMb })

/**
 * @param path  named in every fault
 * @throws InputFault when it is no feed, has no entry, or is too much
 */
export async function readFeedText(text: string, path: string): Promise<Feed> {
  const answer = await thread.ask({ kind: 'feed', text })
  if (answer.kind === 'feed') return answer.feed
  const why =
    answer.kind === 'feed_refused' ? answer.message : 'the feed takes more time or memory than a feed may'
  throw new InputFault(path, 'invalid_feed', why)
}
