/** An explained article for people: each sentence, with what was caught in it marked, and what came of it. */
import type { CodedClaim } from '../../events/article/claim-events.ts'
import type {
  ExplainedMatch,
  ExplainedNearMiss,
  ExplainedSentence,
  ExplainedSpeaker,
  Explanation,
  Words,
} from '../extraction/explain.ts'
import { nearMisses, silences } from './silences.ts'
import { printable } from './terminal.ts'

/** Bold and underlined, so that it shows without colours. */
const marked = (text: string): string => `\u001b[1;4m${text}\u001b[0m`
/** More near misses of one sentence are noise. */
const nearMissesMax = 3

/** @param isStyled  whether escapes mark what was caught; a pipe gets plain words */
export function describeExplanation(
  id: string,
  { extraction: { language, claims }, sentences }: Explanation,
  isStyled: boolean,
): string {
  const counted = `${sentences.length} sentences, ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`
  const parts = sentences.map((sentence, index) =>
    [`${index + 1}. ${sentenceText(sentence, isStyled)}`, ...linesOf(sentence)].join('\n'),
  )
  return [`${printable(id)} (${language}): ${counted}`, ...parts, ...peopleOf(sentences)].join('\n\n')
}

const onOneLine = (text: string): string => printable(text).replace(/\s+/g, ' ')
const quoted = ({ exact }: Words): string => `“${onOneLine(exact)}”`

function sentenceText({ start, exact, headline, matches }: ExplainedSentence, isStyled: boolean): string {
  const note = headline ? '(headline) ' : ''
  if (!isStyled) return note + onOneLine(exact)
  const words = matches.flatMap((match) => match.words).sort((a, b) => a.start - b.start)
  let at = 0
  let text = ''
  for (const word of words) {
    const [from, to] = [word.start - start, word.end - start]
    if (from < at) continue
    text += onOneLine(exact.slice(at, from)) + marked(onOneLine(exact.slice(from, to)))
    at = to
  }
  return note + text + onOneLine(exact.slice(at))
}

function linesOf({ speakers, matches, nearMisses: misses, candidates }: ExplainedSentence): string[] {
  const who = speakers.map(speakerText)
  return [
    ...(who.length > 0 ? [`   speaker: ${[...new Set(who)].join('; ')}`] : []),
    ...matches.flatMap(matchLines),
    ...worthTelling(misses, { speakers, matches }).map(missLine),
    ...candidates.map(
      ({ position, on }) =>
        `   no cue:  ${quoted(position)} takes a position, and no cue knows the matter: ${quoted(on)}`,
    ),
  ]
}

/** Where nobody speaks, or the proposition has its claim already, a word that is missing tells nothing. */
function worthTelling(
  misses: readonly ExplainedNearMiss[],
  { speakers, matches }: Pick<ExplainedSentence, 'speakers' | 'matches'>,
): readonly ExplainedNearMiss[] {
  const claimed = new Set(
    matches.flatMap(({ claims, proposition }) => (claims.length > 0 ? [proposition] : [])),
  )
  return misses
    .filter(
      ({ reason, proposition }) =>
        !claimed.has(proposition) && (reason !== 'words_missing' || speakers.length > 0),
    )
    .sort((a, b) => Number(a.reason === 'words_missing') - Number(b.reason === 'words_missing'))
    .slice(0, nearMissesMax)
}

const speakerText = ({ surface, id, kind, by, verb }: ExplainedSpeaker): string => {
  const who = id ?? (kind === 'medium' ? 'a medium' : `${kind}, not in the codebook`)
  const said = verb === null ? '' : `, “${onOneLine(verb)}”`
  return `“${onOneLine(surface)}” = ${who} (by ${by}${said})`
}

function matchLines({ cue, words, claims, silence, takenBy }: ExplainedMatch): string[] {
  const caught = words.map(quoted).join(' + ')
  if (claims.length > 0) return claims.map((claim) => `   claim:   ${cue} ${caught}: ${claimText(claim)}`)
  const why = silences[silence ?? 'other'] + (takenBy === null ? '' : `: ${takenBy}`)
  return [`   none:    ${cue} ${caught}: ${why}`]
}

const missLine = ({ cue, reason, words, missing, barring }: ExplainedNearMiss): string => {
  const there = [...new Set(words.map(quoted))].join(', ')
  const lacks = missing.map((entry) => `[${entry.slice(0, 4).join(', ')}${entry.length > 4 ? ', …' : ''}]`)
  const detail = reason === 'words_missing' ? `nothing of ${lacks.join(' ')}` : nearMisses[reason]
  const bars = barring.length > 0 ? `: ${barring.map(quoted).join(', ')}` : ''
  return `   near:    ${cue} has ${there}, but ${detail}${bars}`
}

const signed = (polarity: number | null): string =>
  polarity === null ? 'unclear' : polarity > 0 ? `+${polarity}` : String(polarity)

function claimText({ confidence, reading }: CodedClaim): string {
  const { speaker, holder, aboutParty, polarity, statedAt, proposition, conditions } = reading
  const whose = holder ?? (aboutParty === null ? 'nobody' : `said of ${aboutParty}`)
  const date = statedAt.from === null ? 'undated' : statedAt.from
  const condition = conditions[0] ? `, if “${onOneLine(conditions[0].text)}”` : ''
  return `${proposition} ${signed(polarity)}, ${whose}, by ${onOneLine(speaker)}, ${date}, confidence ${confidence?.toFixed(2) ?? 'unknown'}${condition}`
}

/** Everybody who speaks, once: whom the codebook knows, and whom not. */
function peopleOf(sentences: readonly ExplainedSentence[]): string[] {
  const all = sentences.flatMap(({ speakers }) => speakers).filter(({ kind }) => kind !== 'medium')
  const known = [...new Set(all.flatMap(({ id }) => id ?? []))]
  const strangers = all.filter(({ id, by }) => id === null && by !== 'pronoun' && by !== 'inherited')
  const unknown = [...new Set(strangers.map(({ surface }) => onOneLine(surface)))]
  const lines = [
    ...(known.length > 0 ? [`Speakers: ${known.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`Not in the codebook: ${unknown.map((one) => `“${one}”`).join(', ')}`] : []),
  ]
  return lines.length > 0 ? [lines.join('\n')] : []
}
