/** Positions on what stands before the verb: "rejeté par Kiev", "une idée qu'il a exclue", "qu'elle refuse". */
import type { Draft } from './draft.ts'
import type { Token } from './normalise.ts'
import type { SubjectSearch } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { subjectAfter, subjectBefore } from './subjects.ts'
import type { VerbGroup } from './verbs.ts'

/** How far behind "an idea" its verb may stand, in words. */
const ideaReach = 8

/**
 * A draft whose content lies before the verb; null where the verb has an object of its own, and 'none' where it is
 * passive and takes no position.
 */
export function backDraft(
  search: SubjectSearch,
  group: VerbGroup,
  sentence: Sentence,
  before: readonly Stretch[],
  drafts: readonly Draft[],
): Draft | 'none' | null {
  if (group.passive) return passiveDraft(search, group, sentence, before) ?? 'none'
  if (group.attitude === null || group.predicate === 'nominal') return null
  const { passage, limits } = search
  if (ideaBehind(passage, limits, group.last + 1))
    return activeDraft(search, group, clauseBefore(sentence, subjectStart(search, group), before))
  if (hasPronounObject(passage, limits, group))
    return (
      activeDraft(search, group, clauseBefore(sentence, subjectStart(search, group), before)) ??
      joinedDraft(search, group, sentence, drafts)
    )
  const topic = topicBefore(search, group, sentence)
  if (topic) return activeDraft(search, group, [topic])
  const relative = relativeBefore(search, group)
  if (relative !== null)
    return activeDraft(search, group, [{ from: Math.max(sentence.from, relative - 24), to: relative }])
  if (group.alone && endsClause(passage, limits, group.last + 1)) {
    return activeDraft(search, group, clauseBefore(sentence, subjectStart(search, group), before))
  }
  return null
}

const back = (
  verb: VerbGroup,
  speakers: Draft['speakers'],
  content: Stretch[],
  idea: number | null,
): Draft => ({
  verb,
  form: 'passive',
  speakers,
  source: null,
  content,
  clause: false,
  dependent: false,
  idea,
  under: verb.obliged ? 'asked' : null,
  denies: false,
})

function activeDraft(search: SubjectSearch, group: VerbGroup, content: readonly Stretch[]): Draft | null {
  const speakers = subjectBefore(search, group)
  return speakers.length > 0 && content.length > 0 ? back(group, speakers, [...content], null) : null
}

/** "had refused the truce but accepted it on Tuesday": a second verb of the same subject. */
function joinedDraft(
  { passage }: SubjectSearch,
  group: VerbGroup,
  sentence: Sentence,
  drafts: readonly Draft[],
): Draft | null {
  const link = passage.tokens[group.first - 1]
  const joined = link?.fold === ',' || passage.lexicon.small.coordinators.has(link?.fold ?? '')
  const source = drafts.findLast(({ verb, form }) => verb !== null && form !== 'nominal')
  if (!source || source.speakers.length === 0 || !(joined || group.tense === 'gerund')) return null
  const speakers = source.speakers.map((speaker) => ({ ...speaker, by: 'inherited' as const }))
  return back(group, speakers, [{ from: sentence.from, to: group.first }], null)
}

const subjectStart = (search: SubjectSearch, group: VerbGroup): number =>
  subjectBefore(search, group)[0]?.first ?? group.first

/** The same sentence up to a place, or, where that is its beginning, what was said last. */
const clauseBefore = (sentence: Sentence, to: number, before: readonly Stretch[]): readonly Stretch[] =>
  to > sentence.from + 4 ? [{ from: sentence.from, to }] : before.slice(-1)

function passiveDraft(
  search: SubjectSearch,
  group: VerbGroup,
  sentence: Sentence,
  before: readonly Stretch[],
): Draft | null {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
  if (group.attitude === null) return null
  let at = group.last + 1
  while (at < Math.min(limits.to, group.last + 6) && !lexicon.small.passiveBy.has(tokens[at]?.fold ?? ''))
    at += 1
  if (!lexicon.small.passiveBy.has(tokens[at]?.fold ?? '')) return null
  const speakers = subjectAfter(search, at + 1)
  if (speakers.length === 0) return null
  const idea = ideaAt(passage, Math.max(limits.from, group.first - ideaReach), group.first)
  if (idea !== null) return back(group, speakers, [...clauseBefore(sentence, idea, before)], idea)
  // "the truce proposed by X" only describes the truce; "rejected by X" says what X did.
  const describes = group.tense === 'participle' && group.attitude !== 'reject' && group.attitude !== 'deny'
  return describes ? null : back(group, speakers, [{ from: limits.from, to: group.first }], null)
}

function ideaAt({ text, tokens, lexicon }: Passage, from: number, to: number): number | null {
  for (let at = to - 1; at >= from; at--) {
    if (phrasesAt(text, tokens, at, lexicon.back.ideas).some((hit) => hit.to <= to + 3)) return at
  }
  return null
}

/** "rejects such a plan", "rejected the offer.": an object that names no matter of its own. */
function ideaBehind(passage: Passage, limits: Stretch, from: number): boolean {
  const { text, tokens, lexicon } = passage
  for (let at = from; at < Math.min(limits.to, from + 4); at++) {
    const ideas = phrasesAt(text, tokens, at, lexicon.back.ideas)
    if (ideas.some(({ to }) => !isOwnMatter(tokens[to], lexicon))) return true
    const things = phrasesAt(text, tokens, at, lexicon.back.things)
    if (things.some(({ to }) => endsClause(passage, limits, to))) return true
  }
  return false
}

const isOwnMatter = (next: Token | undefined, { small }: Passage['lexicon']): boolean =>
  next?.kind === 'word' &&
  (small.genitives.has(next.fold) ||
    small.complementizers.has(next.fold) ||
    small.infinitiveMarkers.has(next.fold))

/** "rejected it", "l'a refusée": the pronoun stands for what was said before, if the clause ends there. */
function hasPronounObject(
  { tokens, lexicon, ...passage }: Passage,
  limits: Stretch,
  group: VerbGroup,
): boolean {
  const decides = group.attitude === 'accept' || group.attitude === 'reject'
  if (!decides || group.predicate !== 'no' || group.tense === 'infinitive') return false
  const { objects } = lexicon.small
  const ends = (at: number) => endsClause({ tokens, lexicon, ...passage }, limits, at)
  if (lexicon.data.subjectFirst)
    return objects.has(tokens[group.last + 1]?.fold ?? '') && ends(group.last + 2)
  const clitic = tokens
    .slice(group.first, group.head)
    .some(({ fold, kind }) => kind === 'word' && objects.has(fold))
  return clitic && ends(group.last + 1)
}

/** How many words name the topic of a headline. */
const topicMax = 8

/** "Truce: Vell refuses": what stands before the colon is what a verb without an object is about. */
function topicBefore(search: SubjectSearch, group: VerbGroup, sentence: Sentence): Stretch | null {
  const { passage, limits } = search
  const { tokens, quoteAt } = passage
  const decides = group.attitude === 'accept' || group.attitude === 'reject'
  if (!decides || group.tense === 'infinitive' || !endsClause(passage, limits, group.last + 1)) return null
  for (let at = sentence.from + 1; at <= sentence.from + topicMax && at < group.first; at++) {
    if (tokens[at]?.fold === ':' && !quoteAt.has(at)) return { from: sentence.from, to: at }
  }
  return null
}

/** ", que Vell a refusée": the relative pronoun stands for what is before it. */
function relativeBefore(search: SubjectSearch, group: VerbGroup): number | null {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
  if (!endsClause(passage, limits, group.last + 1)) return null
  let at = subjectStart(search, group) - 1
  while (at > limits.from && lexicon.small.determiners.has(tokens[at]?.fold ?? '')) at -= 1
  const token = tokens[at]
  const relative = token?.kind === 'word' && lexicon.small.relatives.has(token.fold)
  return relative && at > limits.from + 1 ? at : null
}

const endsClause = ({ tokens, dateAt }: Passage, limits: Stretch, from: number): boolean => {
  let at = from
  while (dateAt.has(at)) at += 1
  return at >= limits.to || tokens[at]?.kind === 'mark'
}

/** "des doutes de la part de Vell": the words back to the last comma are theirs. */
export function fromSideDrafts(search: SubjectSearch, sentence: Sentence): readonly Draft[] {
  const { text, tokens, lexicon } = search.passage
  const drafts: Draft[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    const hit = phrasesAt(text, tokens, at, lexicon.fromSide)[0]
    if (!hit) continue
    const speakers = subjectAfter(search, hit.to).filter(({ kind }) => kind === 'agent' || kind === 'party')
    let from = at
    while (from > sentence.from && tokens[from - 1]?.fold !== ',') from -= 1
    if (speakers.length > 0 && at > from) {
      drafts.push({
        verb: null,
        form: 'passive',
        speakers,
        source: null,
        clause: false,
        dependent: false,
        content: [{ from, to: at }],
        idea: null,
        under: null,
        denies: false,
      })
    }
  }
  return drafts
}
