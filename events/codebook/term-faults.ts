/** Cues that name a list of terms which the codebook does not have in their language. */
import type { Fault } from '../errors.ts'
import type { Codebook } from './codebook.ts'
import { type Cue, termsNamed } from './cues.ts'

export function termFaults({ terms = {}, propositions }: Codebook): Fault[] {
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
