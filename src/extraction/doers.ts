/** "Vell denied arming the rebels": the subject of a verb is who does what its infinitive or its "it" clause says. */
import type { Frame } from './attribution.ts'
import { opensInfinitive } from './complements.ts'
import type { CueMatch } from './cues.ts'
import { pronounKindAt } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'

/**
 * A match whose words begin with the subject of a frame and go on in what that frame introduces, without the words of
 * the subject: whoever speaks says them of himself. Null where the words are not divided in that way.
 */
export function ofItsDoer(passage: Passage, frames: readonly Frame[], match: CueMatch): CueMatch | null {
  for (const frame of frames) {
    const hits = isSelfReport(passage, frame, match) ? restIn(frame, match.hits) : null
    if (hits) return { ...match, hits, first: Math.min(...hits.map(({ from }) => from)) }
  }
  return null
}

/** Verbs that decide are about what shall be done, those that deny and say about what is. */
function isSelfReport(passage: Passage, { verb, form, content }: Frame, { cue }: CueMatch): boolean {
  if (!verb || (form !== 'object' && form !== 'that')) return false
  const decides =
    verb.attitude !== null && !['demand', 'accuse', 'blame', 'praise', 'judge'].includes(verb.attitude)
  const tells = verb.attitude === 'deny' || (verb.attitude === null && verb.speech && !verb.weak)
  if (!(cue.proposition.kind === 'position' ? decides || tells : tells)) return false
  const start = content[0]?.from ?? verb.last + 1
  return opensInfinitive(passage, start) || isOfItself(passage, start)
}

/** "that it would", "qu'il soutienne": whoever is the subject of the first verb. */
const isOfItself = (passage: Passage, at: number): boolean => {
  const kind = pronounKindAt(passage, at)
  return (
    kind === 'he' ||
    kind === 'she' ||
    kind === 'they' ||
    passage.lexicon.small.expletives.has(passage.tokens[at]?.fold ?? '')
  )
}

/** The words behind the verb, if all others are its subject's. */
function restIn({ speakers, content }: Frame, hits: readonly Stretch[]): readonly Stretch[] | null {
  const rest = hits.filter((hit) => content.some(({ from, to }) => hit.from >= from && hit.to <= to))
  const others = hits.filter((hit) => !rest.includes(hit))
  const isSubject = (hit: Stretch) =>
    speakers.some(
      ({ kind, by, first, last }) =>
        kind === 'party' && by === 'name' && hit.from >= first && hit.to <= last + 1,
    )
  return rest.length > 0 && others.length > 0 && others.every(isSubject) ? rest : null
}
