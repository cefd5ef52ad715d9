/** A draft of a frame, as a verb gives it, and from which draft before it a subject is carried over. */
import type { FrameForm } from './content.ts'
import type { Speaker } from './discourse.ts'
import { carriedOver, openingSubject, type SubjectSearch } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import type { VerbGroup } from './verbs.ts'

export type Draft = {
  verb: VerbGroup | null
  form: FrameForm
  speakers: readonly Speaker[]
  /** The draft from which the subject is carried over, if it is. */
  source: Draft | null
  content: Stretch[]
  /** A clause or an infinitive follows that no "que" introduces. */
  clause: boolean
  /** It stands behind a "that" of its own: somebody else's words, whoever that is. */
  dependent: boolean
  /** Where "an idea" begins that refers to the clause before. */
  idea: number | null
  /** Somebody else is asked to do so, or said to have done so. */
  under: 'asked' | 'charged' | 'rumoured' | null
  /** It denies what others say was done: "dismissed reports that". */
  denies: boolean
}

/** What nothing says otherwise of. */
export const draft = (
  verb: VerbGroup,
  form: FrameForm,
  speakers: readonly Speaker[],
  content: Stretch[],
  source: Draft | null = null,
): Draft => ({
  verb,
  form,
  speakers,
  source,
  content,
  clause: false,
  dependent: false,
  idea: null,
  under: null,
  denies: false,
})

/** The subject of the verb before it, or, where a participle follows no such verb, the one that opens the sentence. */
export function inherited(search: SubjectSearch, group: VerbGroup, source: Draft | null): readonly Speaker[] {
  const speakers =
    source?.speakers ?? (group.tense === 'gerund' || group.opens ? openingSubject(search, search.limits) : [])
  return carriedOver(speakers)
}

/** A participle, an infinitive or a second verb behind "et" keeps the subject of a verb before it: of which one? */
export function sourceOf(
  { passage, limits }: SubjectSearch,
  group: VerbGroup,
  drafts: readonly Draft[],
): Draft | null {
  const inside = drafts.filter(
    ({ verb, form }) => verb !== null && verb.head >= limits.from && form !== 'passive',
  )
  const holder = inside.findLast(({ content }) => within(content, group.head)) ?? null
  const nearest = inside.findLast(({ verb }) => verb !== null && verb.tense !== 'infinitive') ?? null
  const main = inside.findLast((other) => isOutermost(other, inside, passage)) ?? null
  if (group.tense === 'infinitive') return holder ?? main
  // "… que A accepte, ajoutant que", "… et a ajouté": words are added by whoever speaks; deeds by whom was named last.
  if ((group.speech && !group.mind) || group.tense === 'gerund') return main ?? holder
  const link = passage.tokens[group.first - 1]
  const joined = link?.fold === ',' || passage.lexicon.small.coordinators.has(link?.fold ?? '')
  return joined ? nearest : (holder ?? main)
}

/** A few quoted words are part of the sentence around them. */
export const shortQuote = 5

export const within = (content: readonly Stretch[], at: number): boolean =>
  content.some(({ from, to }) => at >= from && at < to)

/** Not part of what somebody else in the sentence says, and not inside a longer quotation. */
export function isOutermost(one: Draft, drafts: readonly Draft[], passage: Passage): boolean {
  const { verb } = one
  if (!verb) return true
  const quote = passage.quoteAt.get(verb.first)
  if (quote && quote.to - quote.from >= shortQuote && quote === passage.quoteAt.get(verb.last)) return false
  // An incise stands between commas in the middle of what another verb introduces and is no part of it.
  if (one.form === 'incise') return true
  return !drafts.some(
    (other) => other !== one && other.form !== 'passive' && within(other.content, verb.head),
  )
}
