/** Quotations that no verb of saying introduces: "Marie Durand : « … »", "Le maire ne décolère pas : « … »". */
import { canSpeak } from './can-speak.ts'
import type { Speaker } from './discourse.ts'
import { openingPhrase } from './far-subjects.ts'
import type { SubjectSearch } from './noun-phrases.ts'
import type { Stretch } from './passage.ts'

/** What stands before the colon is shorter than this, in words. */
const introductionMax = 30

export type BareQuote = Readonly<{ speaker: Speaker; content: Stretch }>

/**
 * A quotation behind a colon is said by the person with whom the sentence begins. A thing before the colon is a label,
 * and a sentence that begins with neither names nobody.
 *
 * @param taken  the sentence has a verb of saying that has this quotation for its own
 */
export function bareQuote(
  search: SubjectSearch,
  sentence: Stretch,
  taken: (token: number) => boolean,
): BareQuote | null {
  const { passage } = search
  const { tokens, quoteAt } = passage
  const colon = colonOf(search, sentence)
  if (colon === null) return null
  const quote = quoteAt.get(colon + 2) ?? quoteAt.get(colon + 1)
  if (!quote || quote.from > colon + 2 || quote.to - quote.from < 2 || taken(quote.from)) return null
  let from = sentence.from
  while (from < colon && tokens[from]?.kind === 'mark') from += 1
  if (passage.lexicon.small.coordinators.has(tokens[from]?.fold ?? '')) from += 1
  const [speaker] = openingPhrase(search, from)
  if (!speaker || speaker.last >= colon) return null
  const person = speaker.kind !== 'thing' || canSpeak(passage, { from: speaker.first, to: speaker.last + 1 })
  const pronoun = speaker.by === 'pronoun'
  return person || pronoun ? { speaker, content: { from: quote.from, to: quote.to } } : null
}

/** The first colon outside of quotation marks. */
function colonOf({ passage: { tokens, quoteAt } }: SubjectSearch, { from, to }: Stretch): number | null {
  for (let at = from + 1; at < Math.min(to, from + introductionMax); at++) {
    if (tokens[at]?.fold === ':' && !quoteAt.has(at)) return at
  }
  return null
}
