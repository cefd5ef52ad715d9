/** Which noun phrases can be said to say something. */
import type { Passage, Stretch } from './passage.ts'

/** A name, a person by what he does, a body, a writing: not every noun can say something. */
export function canSpeak({ tokens, lexicon, mentionAt }: Passage, { from, to }: Stretch): boolean {
  const { small, people, data } = lexicon
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') continue
    // The capital of a sentence's first article says nothing.
    if (at === from && small.determiners.has(token.fold) && !mentionAt.has(at)) continue
    if (at > from && small.prepositions.has(token.fold) && !small.determiners.has(tokens[at - 1]?.fold ?? ''))
      return false
    if (token.capital || mentionAt.has(at) || people.has(token.fold)) return true
    const { sources, mediaNouns, governments, vessels } = small
    if ([sources, mediaNouns, governments, vessels].some((list) => list.has(token.fold))) return true
    const long = token.fold.length > 5
    if (long && data.personEndings.some((ending) => token.fold.endsWith(ending))) return true
  }
  return false
}
