/** Who is named beside what he said, and is agreed with: "comme l'a rappelé X", "as X put it". */
import { isComplementizer } from './content.ts'
import type { Speaker } from './discourse.ts'
import { subjectStart } from './incises.ts'
import { pronounKindAt, type SubjectSearch } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import { subjectAfter, subjectBefore } from './subjects.ts'
import { isKnownVerb } from './verb-forms.ts'
import type { VerbGroup } from './verbs.ts'

/** How far behind the speaker the comma may stand that ends the aside, in words. */
const asideReach = 12

/** `from` to `to` is the aside itself. */
export type AsSaid = Readonly<{ speakers: readonly Speaker[]; content: Stretch[]; from: number; to: number }>

/**
 * The words around the aside are his. Null where the verb is in no such aside: "as he said so, the door opened" and
 * "comme l'a voulu X" are none.
 */
export function asSaid(search: SubjectSearch, group: VerbGroup): AsSaid | null {
  const { passage, limits } = search
  if (!group.speech || group.attitude !== null || group.passive || group.inverted !== null) return null
  const { speakers, from, behind } = namedIn(search, group) ?? { speakers: [], from: 0, behind: 0 }
  if (speakers.length === 0 || from < limits.from || !opensAside(passage, limits, from)) return null
  const to = asideEnd(passage, limits, behind)
  if (to === null) return null
  const around = [
    { from: limits.from, to: from },
    { from: to, to: limits.to },
  ]
  const content = around.filter((part) => part.to - part.from > 2)
  return content.length > 0 ? { speakers, content, from, to } : null
}

/** Who speaks, where the aside begins, and where his phrase and the verb end. */
function namedIn(search: SubjectSearch, group: VerbGroup) {
  const { passage } = search
  const { tokens, lexicon } = passage
  const { small, data } = lexicon
  const itself = small.objects.has(tokens[group.first]?.fold ?? '')
  const inverted = itself ? startOfAs(passage, group.first) : null
  if (inverted !== null) {
    const start = subjectStart(search, group.last + 1)
    const speakers = start === null ? [] : subjectAfter(search, start)
    return { speakers, from: inverted, behind: (speakers.at(-1)?.last ?? group.last) + 1 }
  }
  // In French the words themselves must be the object; in English they are not named, but in "as X put it".
  if (!itself && !data.subjectFirst) return null
  const next = tokens[group.last + 1]?.fold ?? ''
  if (small.objects.has(next) && !group.lemma.endsWith(` ${next}`)) return null
  return subjectFirst(search, group)
}

/** "as" is a preposition elsewhere, and would govern the name behind it. */
function subjectFirst(search: SubjectSearch, group: VerbGroup) {
  for (let at = group.first - 1; at >= Math.max(search.limits.from, group.first - asideReach); at--) {
    const from = startOfAs(search.passage, at)
    if (from === null) continue
    const limits = { ...search.limits, from: at }
    return { speakers: subjectBefore({ ...search, limits }, group), from, behind: group.last + 1 }
  }
  return null
}

/** Where "comme" begins that ends before a token. */
function startOfAs({ text, tokens, lexicon }: Passage, end: number): number | null {
  for (const start of [end - 1, end - 2]) {
    if (phrasesAt(text, tokens, start, lexicon.asSaid).some(({ to }) => to === end)) return start
  }
  return null
}

const opensAside = ({ tokens, lexicon }: Passage, { from: start }: Stretch, from: number): boolean => {
  const before = tokens[from - 1]
  return (
    from === start ||
    before?.kind === 'mark' ||
    lexicon.small.coordinators.has(before?.fold ?? '') ||
    lexicon.small.complementizers.has(before?.fold ?? '')
  )
}

/** Behind the next comma or dash, or the end; null where another verb comes first. */
function asideEnd(passage: Passage, { to: end }: Stretch, from: number): number | null {
  const { tokens, lexicon, dateAt } = passage
  for (let at = from; at < Math.min(end, from + asideReach); at++) {
    const token = tokens[at]
    if (token?.kind === 'mark' && !/^[«»“”"]$/.test(token.fold)) return at + 1
    const pronoun = at > from && pronounKindAt(passage, at) !== null
    const verb = pronoun || isKnownVerb(token?.word ?? '', lexicon)
    if ((verb && !dateAt.has(at)) || isComplementizer(passage, at)) return null
    // "as the envoy said and the minister denied": who means what is not plain.
    if (lexicon.small.coordinators.has(token?.fold ?? '')) return null
  }
  return from + asideReach >= end ? end : null
}
