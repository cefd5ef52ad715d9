/** Which words a verb introduces: a clause behind "que", a quotation, an object, or what stands before an incise. */
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import type { VerbGroup } from './verbs.ts'

/**
 * that: "il dit que …"; question: "il se demande si …"; incise: "…, dit-il"; quote: "il dit : « … »"; object: "il rejette …"; passive: "rejeté par";
 * nominal: "le refus de X de …"; according: "selon X"; floating: a quotation whose speaker is the last one.
 */
export type FrameForm =
  | 'that'
  | 'question'
  | 'incise'
  | 'quote'
  | 'object'
  | 'passive'
  | 'nominal'
  | 'according'
  | 'floating'

/** The longest stretch that one verb may introduce outside quotation marks, in words. */
const contentMax = 120

export function contentOf(
  passage: Passage,
  limits: Stretch,
  group: VerbGroup,
  form: FrameForm,
  after: number,
): Stretch[] {
  switch (form) {
    case 'incise':
      return beforeIncise(passage, limits, group, after)
    case 'that':
    case 'question':
      return after < limits.to ? [{ from: after, to: limits.to }] : []
    case 'quote':
      return quoted(passage, limits, after)
    default:
      return objectOf(passage, limits, after, form === 'nominal')
  }
}

/** "que", unless it is the end of "alors que" or "bien que". */
export function isComplementizer({ text, tokens, lexicon }: Passage, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || !lexicon.small.complementizers.has(token.fold)) return false
  for (let start = Math.max(0, at - 4); start < at; start++) {
    for (const others of [lexicon.boundaries, lexicon.conjunctions])
      if (phrasesAt(text, tokens, start, others).some(({ to }) => to > at)) return false
  }
  return true
}

/** The sentence up to the incise, or the quotation that ends there, which may have begun sentences earlier. */
function beforeIncise(passage: Passage, limits: Stretch, group: VerbGroup, after: number): Stretch[] {
  const { tokens, quoteAt } = passage
  let last = group.first - 1
  while (last > limits.from && tokens[last]?.kind === 'mark' && !quoteAt.has(last)) last -= 1
  const quote = quoteAt.get(last)
  // Inside a quotation an incise tells who says what stands near: many of them do not say all of it each.
  const near = quote !== undefined && (quote.to <= group.first || group.first - quote.from <= contentMax)
  const from = near ? Math.min(quote.from, limits.from) : limits.from
  const before = group.first > from ? [{ from, to: group.first }] : []
  // "…", dit X, "…": what follows in quotation marks goes on.
  for (let at = after; at < Math.min(limits.to, after + 40); at++) {
    const next = quoteAt.get(at)
    if (next && next !== quote) return [...before, { from: next.from, to: Math.min(next.to, limits.to) }]
  }
  if (quote === undefined && goesOn(passage, limits, group.first, after))
    return [...before, { from: after + 1, to: limits.to }]
  return before
}

/** The longest subject that an incise may part from its verb, in words. */
const partedMax = 9

/** "The bridge, X said, must be rebuilt", "il est temps, a dit X, que …": one statement around the incise. */
function goesOn(passage: Passage, limits: Stretch, first: number, after: number): boolean {
  const { tokens, lexicon } = passage
  const { small } = lexicon
  if (tokens[after]?.fold !== ',') return false
  if (isComplementizer(passage, after + 1)) return true
  const verbAt = (at: number) => lexicon.auxiliaries.has(tokens[at]?.word ?? '') || isDuty(passage, at)
  let at = after + 1
  while (small.clitics.has(tokens[at]?.fold ?? '') && !verbAt(at)) at += 1
  if (!verbAt(at) || first - limits.from > partedMax) return false
  for (let before = limits.from; before < first; before++)
    if (verbAt(before) || small.coordinators.has(tokens[before]?.fold ?? '')) return false
  return true
}

const isDuty = ({ text, tokens, lexicon }: Passage, at: number): boolean =>
  phrasesAt(text, tokens, at, lexicon.necessity).length > 0 ||
  phrasesAt(text, tokens, at, lexicon.possibility).length > 0

function quoted({ tokens, quoteAt }: Passage, limits: Stretch, from: number): Stretch[] {
  for (let at = from; at < limits.to; at++) {
    const quote = quoteAt.get(at)
    if (!quote) continue
    // Introduced by a colon, the whole quotation is said, however many sentences it has.
    const whole = tokens[quote.from - 2]?.fold === ':' || tokens[quote.from - 1]?.fold === ':'
    return [{ from, to: whole ? Math.max(quote.to, limits.to) : limits.to }]
  }
  return [{ from, to: limits.to }]
}

/** What follows the verb up to the next clause of its own. */
function objectOf(
  { text, tokens, lexicon, ...passage }: Passage,
  limits: Stretch,
  from: number,
  noun: boolean,
): Stretch[] {
  let at = from
  while (at < limits.to && at - from < contentMax) {
    const token = tokens[at]
    if (token?.fold === ';') break
    // What a noun is about ends where the sentence's own verb begins.
    if (noun && at > from && lexicon.auxiliaries.has(token?.word ?? '')) break
    if (at > from && phrasesAt(text, tokens, at, lexicon.boundaries).length > 0) break
    const joined = at > from && lexicon.small.coordinators.has(token?.fold ?? '')
    if (joined && lexicon.auxiliaries.has(tokens[at + 1]?.word ?? '')) break
    // "wants a deal and that …": a second clause of whoever speaks.
    if (joined && isComplementizer({ text, tokens, lexicon, ...passage }, at + 1)) break
    at += 1
  }
  return at > from ? [{ from, to: at }] : []
}
