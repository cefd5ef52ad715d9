/** Every form of every verb of a language, from its stems and paradigms. */
import type { LexiconData, Tense, VerbEntry } from './lexicon.ts'

/** What a form of a verb can be. One form may belong to several tenses: "dit" is present and participle. */
export type VerbForm = Readonly<{ entry: VerbEntry; tenses: readonly Tense[] }>

type Forms = ReadonlyMap<string, readonly VerbForm[]>

/** Whether a word can be such a form of a verb that the lexicon has. */
export const canBe = (word: string, tense: Tense, verbs: Forms): boolean =>
  verbs.get(word)?.some(({ tenses }) => tenses.includes(tense)) ?? false

/** A verb of the lexicon, or an auxiliary. */
export const isKnownVerb = (
  word: string,
  { verbs, auxiliaries }: Readonly<{ verbs: Forms; auxiliaries: ReadonlyMap<string, unknown> }>,
): boolean => auxiliaries.has(word) || verbs.has(word)

/** The forms of all verbs by their word, with the verbs and tenses that each may be. */
export function verbForms(data: LexiconData): Forms {
  const forms = new Map<string, Map<VerbEntry, Set<Tense>>>()
  const add = (form: string, entry: VerbEntry, tense: Tense) => {
    const word = form.normalize('NFC')
    if (entry.except?.includes(word)) return
    const entries = forms.get(word) ?? new Map<VerbEntry, Set<Tense>>()
    entries.set(entry, (entries.get(entry) ?? new Set<Tense>()).add(tense))
    forms.set(word, entries)
  }
  for (const entry of data.verbs) {
    const paradigm = entry.as === undefined ? undefined : data.paradigms[entry.as]
    if (entry.as !== undefined && !paradigm) throw new Error(`verb ${entry.lemma}: no paradigm ${entry.as}`)
    for (const [tense, endings] of Object.entries(paradigm ?? {})) {
      for (const ending of endings ?? [])
        for (const stem of stemsFor(entry, tense as Tense, ending)) add(stem + ending, entry, tense as Tense)
    }
    for (const [tense, words] of Object.entries(entry.forms ?? {})) {
      for (const word of words ?? []) add(word, entry, tense as Tense)
    }
  }
  return new Map(
    [...forms].map(([word, entries]) => [
      word,
      [...entries].map(([entry, tenses]) => ({ entry, tenses: [...tenses] })),
    ]),
  )
}

/** Both spellings are kept where a verb has two stems: texts mix them, and neither is another word. */
function stemsFor({ stem = '', strong, soft }: VerbEntry, tense: Tense, ending: string): string[] {
  if (soft !== undefined && tense !== 'participle' && /^[aâo]/.test(ending)) return [soft]
  const mute = /^(?:e|es|ent)$/.test(ending) || tense === 'future' || tense === 'conditional'
  return strong !== undefined && mute ? [strong, stem] : [stem]
}
