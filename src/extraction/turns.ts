/** Words behind a name and a colon, without quotation marks: a headline, or what somebody answers in an interview. */
import type { Speaker } from './discourse.ts'
import { type SubjectSearch, speakerOf } from './noun-phrases.ts'
import type { Stretch } from './passage.ts'
import type { Sentence } from './sentences.ts'

export type Turn = Readonly<{ speaker: Speaker; content: Stretch }>

/** Fewer words behind the colon are a label. */
const turnMin = 3

/**
 * "X: no truce without guarantees": a person of the codebook, and nothing else, stands before the colon with which a
 * line begins. In a headline a second person who does something makes the name a topic; in prose the words go on to
 * the end of the paragraph. Questions are nobody's answer, and places are topics ("Vell: a truce is near").
 *
 * @param others  somebody else in the sentence says or does something
 */
export function turnOf(search: SubjectSearch, sentence: Sentence, others: boolean): Turn | null {
  const { tokens, mentionAt, naming, blocks, quoteAt } = search.passage
  const block = blocks[sentence.block]
  if (!block || sentence.from !== block.from || (sentence.question && block.headline)) return null
  let from = sentence.from
  while (/^[–—-]$/.test(tokens[from]?.fold ?? '')) from += 1
  const mention = mentionAt.get(from)
  const agent = mention?.agent ? naming?.agents.get(mention.agent) : undefined
  if (mention?.via !== 'name' || agent?.kind !== 'person') return null
  const colon = mention.last + 1
  if (tokens[colon]?.fold !== ':' || quoteAt.has(colon + 1) || quoteAt.has(colon + 2)) return null
  if (block.headline && others) return null
  const to = block.headline ? sentence.to : block.to
  return to - colon > turnMin ? { speaker: speakerOf(mention), content: { from: colon + 1, to } } : null
}
