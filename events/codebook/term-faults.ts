/** Cues that name a list of terms which the codebook lacks in their language, and lists that would fill the memory. */
import type { Fault } from '../errors.ts'
import type { Codebook } from './codebook.ts'
import { type Cue, termsNamed } from './cues.ts'

/** What lists may add to the cues that name them: far more than people write, and little memory. */
const listedMax = 200_000
/** Each word with `~` stands for thirty others. */
const inflectedMax = 20_000

export function termFaults(codebook: Codebook): Fault[] {
  return [...unknownLists(codebook), ...tooMany(codebook)]
}

function tooMany({ terms = {}, propositions }: Codebook): Fault[] {
  let listed = 0
  let inflected = 0
  for (const list of Object.values(terms).flatMap((lists) => Object.values(lists)))
    inflected += inflectedIn(list)
  for (const [at, { cues = {} }] of propositions.entries()) {
    for (const [language, list] of Object.entries(cues)) {
      const phrases = list.flatMap((cue) => phrasesOf(cue).map(({ phrase }) => phrase))
      inflected += inflectedIn(phrases)
      for (const phrase of phrases) {
        const name = termsNamed(phrase)
        if (name !== null) listed += terms[language]?.[name]?.length ?? 0
      }
      const pointer = `/propositions/${at}/cues/${language}`
      if (listed > listedMax)
        return [
          {
            pointer,
            code: 'too_many_terms',
            detail: `with their lists of terms the cues up to here hold more than ${listedMax} phrases; name shorter lists`,
          },
        ]
      if (inflected > inflectedMax)
        return [
          {
            pointer,
            code: 'too_many_forms',
            detail: `more than ${inflectedMax} words with ~ up to here; write some of them without`,
          },
        ]
    }
  }
  return []
}

const inflectedIn = (phrases: readonly string[]): number =>
  phrases.reduce((sum, phrase) => sum + phrase.split('~').length - 1, 0)

function unknownLists({ terms = {}, propositions }: Codebook): Fault[] {
  return propositions.flatMap(({ cues = {} }, at) =>
    Object.entries(cues).flatMap(([language, list]) =>
      list.flatMap((cue, index) =>
        phrasesOf(cue).flatMap(({ path, phrase }): Fault[] => {
          const name = termsNamed(phrase)
          const known = Object.keys(terms[language] ?? {})
          if (name === null || known.includes(name)) return []
          const have =
            known.length > 0 ? `there are ${known.map((one) => `$${one}`).join(', ')}` : 'there are none'
          const detail = `no list of terms is called ${name} in ${language}; ${have}. Write the list under terms, or the words here`
          return [
            {
              pointer: `/propositions/${at}/cues/${language}/${index}${path}`,
              code: 'unknown_terms',
              detail,
            },
          ]
        }),
      ),
    ),
  )
}

/** Every phrase of a cue, with its path inside the cue. */
export function phrasesOf(cue: Cue): readonly Readonly<{ path: string; phrase: string }>[] {
  if (typeof cue === 'string') return [{ path: '', phrase: cue }]
  const [key, together] = 'topic' in cue ? (['topic', cue.topic] as const) : (['all', cue.all] as const)
  return [
    ...together.flatMap((entry, slot) =>
      typeof entry === 'string'
        ? [{ path: `/${key}/${slot}`, phrase: entry }]
        : entry.map((phrase, index) => ({ path: `/${key}/${slot}/${index}`, phrase })),
    ),
    ...(cue.none ?? []).map((phrase, index) => ({ path: `/none/${index}`, phrase })),
  ]
}
