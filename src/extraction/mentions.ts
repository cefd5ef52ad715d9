/** Finds who is named: agents by name and by the role in force that day, parties by name, metonym and government. */
import type { AgentId } from '../../events/ids.ts'
import type { Lexicon } from './lexicons.ts'
import type { Found, Mention } from './mention.ts'
import { demonymParty, type Naming } from './naming.ts'
import type { Token } from './normalise.ts'
import { findPhrases, indexPhrases, longestPhrases, phrasesAt } from './phrases.ts'
import { nameKey } from './spellings.ts'
import { othersFirstName, spelledOtherwise, withSurnames } from './surnames.ts'

export type MentionSources = Readonly<{
  text: string
  tokens: readonly Token[]
  lexicon: Lexicon
  naming: Naming | null
  /** Who publishes the text: its own name in it is a medium's. */
  outlet: string | null
}>

/** All mentions of a text in order, none inside another. */
export function mentionsOf(sources: MentionSources): readonly Mention[] {
  const { text, tokens, lexicon, naming, outlet } = sources
  const own = indexPhrases(outlet === null ? [] : [{ text: outlet, value: true, matchCase: true }])
  const names = [...longestPhrases(text, tokens, lexicon.media), ...longestPhrases(text, tokens, own)]
  const media = names.map(
    ({ from, to }): Found => ({ first: from, last: to - 1, agent: null, party: null, via: 'medium' }),
  )
  const named = naming ? namedMentions(sources, naming) : []
  const governments = naming ? governmentMentions(sources, naming, named) : []
  const listed = withoutOverlap([...media, ...governments, ...named])
  const covered = new Set(listed.flatMap(({ first, last }) => range(first, last)))
  const taken = withoutOverlap([...listed, ...spelledOtherwise(sources, (at) => covered.has(at))])
  const unknown = unknownNames(sources, taken)
  const all = withoutOverlap([...taken, ...unknown])
  return mergeAppositions(sources, withSurnames(sources, all))
}

/** The longer of two overlapping mentions stays. */
function withoutOverlap(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.first - b.first || b.last - a.last)
  const kept: Found[] = []
  for (const mention of sorted) {
    const before = kept.at(-1)
    if (before && mention.first <= before.last) {
      if (mention.last - mention.first > before.last - before.first) kept[kept.length - 1] = mention
      continue
    }
    kept.push(mention)
  }
  return kept
}

function namedMentions(sources: MentionSources, naming: Naming): Found[] {
  const { text, tokens, lexicon } = sources
  const seen = new Set<AgentId>()
  const mentions: Found[] = []
  for (const { from, to, value } of longestPhrases(text, tokens, naming.index)) {
    if (value.needsAntecedent && !(value.agent && seen.has(value.agent))) continue
    if (value.via === 'role' && isOfSomebodyElse(tokens, to, lexicon)) {
      const name = capitalRun(tokens, to, lexicon)
      const known = findPhrases(text, tokens.slice(to, name), naming.index).some((hit) => hit.from === 0)
      // "Premier ministre britannique" before a name that the codebook lacks is that person, not today's.
      if (!known && name > to) {
        mentions.push({ first: to, last: name - 1, agent: null, party: null, via: 'unknown' })
        continue
      }
    }
    if (
      value.agent &&
      value.via === 'name' &&
      to - from === 1 &&
      isAnother(sources, naming, from, value.agent)
    ) {
      mentions.push({ first: from - 1, last: to - 1, agent: null, party: null, via: 'unknown' })
      continue
    }
    if (value.agent && value.via === 'name') seen.add(value.agent)
    const { agent, party, via } = value
    mentions.push({ first: from, last: to - 1, agent, party, via })
  }
  return mentions
}

/** "Melania Trump": his surname behind a first name that is not his. */
function isAnother(
  { text, tokens, lexicon }: MentionSources,
  naming: Naming,
  at: number,
  agent: AgentId,
): boolean {
  const isMention = (token: number) => phrasesAt(text, tokens, token, naming.index).length > 0
  if (!othersFirstName({ tokens, lexicon, naming }, at, isMention)) return false
  return !naming.agents.get(agent)?.given.has(nameKey(tokens[at - 1]?.fold ?? ''))
}

const isOfSomebodyElse = (tokens: readonly Token[], at: number, lexicon: Lexicon): boolean => {
  const next = tokens[at]
  return next?.kind === 'word' && next.capital && !lexicon.small.titles.has(next.fold)
}

function capitalRun(tokens: readonly Token[], from: number, { small: { particles } }: Lexicon): number {
  let at = from
  while (at < tokens.length && at - from < 6) {
    const token = tokens[at]
    if (token?.kind !== 'word') break
    const next = tokens[at + 1]
    const linked = next?.capital || (particles.has(next?.fold ?? '') && tokens[at + 2]?.capital)
    const particle = particles.has(token.fold) && at > from && linked
    if (!token.capital && !particle) break
    at += 1
  }
  return at
}

/** "le gouvernement ukrainien", "les autorités de Kiev": a noun of government and whose it is. */
function governmentMentions(
  { tokens, lexicon }: MentionSources,
  naming: Naming,
  named: readonly Found[],
): Found[] {
  const { governments, genitives, determiners } = lexicon.small
  const partyAt = new Map(
    named.filter(({ via }) => via === 'metonym').map((mention) => [mention.first, mention]),
  )
  const mentions: Found[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue
    const government = governments.has(token.fold)
    const before = tokens[at - 1]
    // English order: "the Russian government".
    if (government && before?.kind === 'word' && before.capital && !before.glued) {
      const party = demonymParty(before.fold, naming)
      if (party) mentions.push({ first: at - 1, last: at, agent: null, party, via: 'metonym' })
    }
    if (government) {
      const next = tokens[at + 1]
      const party = next?.kind === 'word' && !next.capital ? demonymParty(next.fold, naming) : null
      if (party) {
        mentions.push({ first: at, last: at + 1, agent: null, party, via: 'metonym' })
        continue
      }
      const owner = ownerAfter(tokens, at + 1, genitives, determiners, partyAt)
      if (owner)
        mentions.push({ first: at, last: owner.last, agent: null, party: owner.party, via: 'metonym' })
    }
  }
  return [...mentions, ...ownedMentions({ tokens, lexicon }, naming, named)]
}

function ownerAfter(
  tokens: readonly Token[],
  at: number,
  genitives: ReadonlySet<string>,
  determiners: ReadonlySet<string>,
  partyAt: ReadonlyMap<number, Found>,
): Found | null {
  if (!genitives.has(tokens[at]?.fold ?? '')) return null
  for (let index = at + 1; index <= at + 2; index++) {
    const owner = partyAt.get(index)
    if (owner) return owner
    if (!determiners.has(tokens[index]?.fold ?? '')) return null
  }
  return null
}

/** How far "its allies" looks back for whose they are, in words. */
const ownerReach = 8

/** "Kiev et ses alliés": the noun of a party that is named after another one. */
function ownedMentions(
  { tokens, lexicon }: Pick<MentionSources, 'tokens' | 'lexicon'>,
  naming: Naming,
  named: readonly Found[],
): Found[] {
  const mentions: Found[] = []
  for (const owner of named) {
    if (owner.via !== 'metonym') continue
    for (let at = owner.last + 1; at <= owner.last + ownerReach; at++) {
      const token = tokens[at]
      if (!token || token.kind === 'break' || token.fold === '.') break
      const party = naming.owned.get(`${token.fold} ${owner.party}`)
      if (party && lexicon.small.determiners.has(tokens[at - 1]?.fold ?? '')) {
        mentions.push({ first: at, last: at, agent: null, party, via: 'metonym' })
      }
    }
  }
  return mentions
}

/** Two capitals or more that no codebook knows: somebody else, who must not be taken for the nearest famous name. */
function unknownNames({ tokens, lexicon }: MentionSources, taken: readonly Found[]): Found[] {
  const covered = new Set(taken.flatMap(({ first, last }) => range(first, last)))
  const mentions: Found[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (covered.has(at) || !tokens[at]?.capital || tokens[at]?.joint !== '') continue
    let end = at
    const limit = capitalRun(tokens, at, lexicon)
    while (end < limit && !covered.has(end)) end += 1
    const first = tokens[at]
    const sentenceStart = first !== undefined && isSmallWord(first.fold, lexicon)
    const from = sentenceStart ? at + 1 : at
    // One word more than a name and a codebook mention behind it belong together: "Volodymyr Ukraine Zelensky".
    const titled = end - from === 1 && isTitled(tokens, from, lexicon)
    if ((end - from >= 2 || titled) && !(covered.has(end) && tokens[end]?.capital)) {
      mentions.push({ first: from, last: end - 1, agent: null, party: null, via: 'unknown' })
    }
    at = Math.max(at, end - 1)
  }
  return mentions
}

/** "M. Durand", "Gen. Durand": a title makes one capital word a name. */
function isTitled(tokens: readonly Token[], at: number, { small }: Lexicon): boolean {
  const dot = tokens[at - 1]?.fold === '.'
  const title = tokens[dot ? at - 2 : at - 1]
  return title?.kind === 'word' && title.capital && small.titles.has(title.fold)
}

const isSmallWord = (fold: string, { small, stopwords }: Lexicon): boolean =>
  small.determiners.has(fold) || small.prepositions.has(fold) || stopwords.has(fold) || small.titles.has(fold)

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset)

/**
 * "Le président américain Donald Trump", "la porte-parole …, Karoline Leavitt,": a role and its name are one mention. With
 * the name of somebody else behind it, the role is his, and not that of whoever held it that day.
 */
function mergeAppositions(
  { tokens, lexicon }: MentionSources,
  mentions: readonly Found[],
): readonly Mention[] {
  const merged: Found[] = []
  for (const mention of mentions) {
    const before = merged.at(-1)
    if (before && belongTogether(before, mention, tokens, lexicon)) {
      merged[merged.length - 1] = { ...before, last: mention.last, via: 'name' }
      if (mention.via === 'unknown') {
        merged[merged.length - 1] = { ...mention, first: before.first }
      }
    } else if (before && isOthersRole(before, mention, tokens)) merged[merged.length - 1] = mention
    else merged.push(mention)
  }
  return merged
}

/** "le porte-parole du Kremlin, Jean Vasseur, a dit": between commas, and not one of a list. */
function isOthersRole(role: Found, name: Found, tokens: readonly Token[]): boolean {
  const full = name.via === 'unknown' && name.last > name.first
  if (role.via !== 'role' || !full || tokens[role.last + 1]?.fold !== ',') return false
  const closing = tokens[name.last + 1]
  const behind = tokens[name.last + 2]
  const listed = closing?.fold === ',' && behind?.kind === 'word' && behind.capital
  return name.first === role.last + 2 && closing?.kind !== 'word' && closing?.kind !== 'number' && !listed
}

function belongTogether(a: Found, b: Found, tokens: readonly Token[], lexicon: Lexicon): boolean {
  if (a.agent === null || a.agent !== b.agent || a.via === b.via) return false
  const between = tokens.slice(a.last + 1, b.first)
  return (
    between.length <= 2 &&
    between.every(({ fold }) => fold === ',' || fold === '.' || lexicon.small.titles.has(fold))
  )
}
