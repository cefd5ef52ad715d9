/** What somebody saw before deciding: the tags of If-Match, compared where the decision is made. */
import { Refusal } from '../events/errors.ts'

export type Seen = Readonly<{ kind: 'any' }> | Readonly<{ kind: 'tags'; tags: readonly string[] }>

/**
 * @param current  the tag of what stands now, without its quotation marks
 * @throws Refusal `precondition_failed` with the current tag
 */
export function checkSeen(seen: Seen, current: string): void {
  if (seen.kind === 'any' || seen.tags.includes(current)) return
  throw new Refusal('precondition_failed', `It has changed since; its tag is now "${current}".`)
}
