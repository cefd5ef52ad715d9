/** Nouns that take a position: "le refus de Moscou de …", "its rejection of …", and whose they are. */
import { contentOf, isComplementizer } from './content.ts'
import type { Speaker } from './discourse.ts'
import { type Draft, draft, inherited, sourceOf } from './draft.ts'
import type { Mention } from './mention.ts'
import { demonymParty } from './naming.ts'
import { type SubjectSearch, speakerOf } from './noun-phrases.ts'
import type { Passage } from './passage.ts'
import { subjectAfter } from './subjects.ts'
import type { VerbGroup } from './verbs.ts'

/** "le refus de Moscou de …", "un engagement d'Emmanuel Macron que …": a noun, its owner, and what it is about. */
export function nominalDraft(
  search: SubjectSearch,
  group: VerbGroup,
  drafts: readonly Draft[],
): Draft | null {
  const { passage, limits } = search
  const { tokens, lexicon, mentionAt } = passage
  const between = tokens[group.first - 1]?.kind === 'word' && !tokens[group.first - 1]?.capital ? 2 : 1
  const own = [1, between].some((back) =>
    lexicon.small.possessives.has(tokens[group.first - back]?.fold ?? ''),
  )
  if (own) {
    const source = sourceOf(search, group, drafts) ?? drafts.at(-1) ?? null
    const content = contentOf(passage, limits, group, 'nominal', group.last + 1)
    const speakers = source ? inherited(search, group, source) : ownerOfBefore(search, group)
    return speakers.length > 0 && content.length > 0
      ? draft(group, 'nominal', speakers, content, source)
      : null
  }
  const owner = ownerBefore(passage, group)
  // "la proposition norlandaise de trêve" names a matter; a refusal is always its owner's own.
  const demonym = group.attitude === 'reject' ? demonymOwner(passage, group) : null
  if (demonym) {
    const last = Math.max(group.last, demonym.last)
    const content = contentOf(passage, limits, group, 'nominal', last + 1)
    return content.length > 0 ? draft(group, 'nominal', [demonym], content) : null
  }
  if (owner) {
    const says = isComplementizer(passage, group.last + 1)
    if (group.attitude === null && !says) return null
    const form = says ? ('that' as const) : ('nominal' as const)
    const content = contentOf(passage, limits, group, form, group.last + (says ? 2 : 1))
    return content.length > 0 ? draft(group, form, [speakerOf(owner)], content) : null
  }
  const link = tokens[group.last + 1]?.fold ?? ''
  if (!lexicon.small.genitives.has(link) && !lexicon.small.passiveBy.has(link)) return null
  for (let at = group.last + 1; at <= group.last + 4 && at < limits.to; at++) {
    const mention = mentionAt.get(at)
    if (!mention) continue
    const speakers = subjectAfter(search, mention.first)
    const behind = { ...group, last: speakers.at(-1)?.last ?? mention.last }
    const form = isComplementizer(passage, behind.last + 1) ? 'that' : 'nominal'
    if (group.attitude === null && form === 'nominal') return null
    const next = tokens[behind.last + 1]
    // Without a preposition the owner's noun has no object: "l'accord de Paris, …".
    const hasObject = form === 'that' || (next?.kind === 'word' && lexicon.small.prepositions.has(next.fold))
    const content = hasObject
      ? contentOf(passage, limits, behind, form, behind.last + (form === 'that' ? 2 : 1))
      : []
    return content.length > 0 ? draft(group, form, speakers, content) : null
  }
  return null
}

/** "Vell has answered. Its refusal of …": who alone was named in the sentence before, if this one begins so. */
function ownerOfBefore(
  { passage, discourse, limits }: SubjectSearch,
  { first, last }: VerbGroup,
): readonly Speaker[] {
  const { tokens, lexicon, mentionAt } = passage
  const topic = discourse.topic()
  const opens = lexicon.small.possessives.has(tokens[limits.from]?.fold ?? '') && first - limits.from <= 2
  const about = lexicon.small.prepositions.has(tokens[last + 1]?.fold ?? '')
  // "its rejection by Norland": somebody else's.
  const byOther = lexicon.small.passiveBy.has(tokens[last + 1]?.fold ?? '')
  if (!topic || !opens || !about || byOther || topic.kind === 'thing' || mentionAt.has(first - 1)) return []
  const { first: named, last: namedLast } = topic
  return [
    {
      ...topic,
      first: limits.from,
      last: limits.from,
      by: 'pronoun',
      antecedent: { first: named, last: namedLast },
    },
  ]
}

/** "le refus norlandais de", "the Norlander refusal of": the owner is an adjective. */
function demonymOwner(
  { tokens, lexicon, naming, mentionAt }: Passage,
  { first, last }: VerbGroup,
): Speaker | null {
  const { prepositions } = lexicon.small
  for (const at of [last + 1, first - 1]) {
    const token = tokens[at]
    const about = tokens[Math.max(last, at) + 1]?.fold ?? ''
    if (!naming || token?.kind !== 'word' || !prepositions.has(about)) continue
    const mention = mentionAt.get(at)
    const party = mention?.via === 'metonym' && at < first ? mention.party : demonymParty(token.fold, naming)
    if (party && (mention === undefined || at < first))
      return { kind: 'party', agent: null, party, first: at, last: at, by: 'name' }
  }
  return null
}

/** "Ukraine's rejection of": the owner stands before the noun, if what it is about follows. */
function ownerBefore(
  { tokens, lexicon, mentionAt }: Passage,
  { first, last }: VerbGroup,
): Mention | undefined {
  const mark = tokens[first - 1]
  const possessive = mark?.joint === "'" && lexicon.small.genitives.has(mark.fold)
  const next = tokens[last + 1]?.fold ?? ''
  const about = lexicon.small.prepositions.has(next) || lexicon.small.complementizers.has(next)
  return possessive && about ? mentionAt.get(first - 2) : undefined
}
