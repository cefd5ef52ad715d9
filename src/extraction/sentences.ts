/** Cuts a block into sentences, once its quotations are known. */
import type { Block } from './blocks.ts'
import type { Lexicon } from './lexicons.ts'
import type { Token } from './normalise.ts'

/** `from` and `to` count tokens; `question` where it ends in a question mark. */
export type Sentence = Readonly<{ from: number; to: number; block: number; question: boolean }>

/** A text without full stops is cut here, so that every later stage works on a bounded piece. */
export const sentenceMax = 300

const terminal = new Set(['.', '!', '?', '…'])
const closers = new Set(['”', '"', '»', '›', ')', ']', '’', "'"])

export function sentencesOf(tokens: readonly Token[], block: Block, lexicon: Lexicon): readonly Sentence[] {
  const sentences: Sentence[] = []
  let from = block.from
  const push = (to: number, question: boolean) => {
    if (to > from) sentences.push({ from, to, block: block.index, question })
    from = to
  }
  for (let at = block.from; at < block.to; at++) {
    const token = tokens[at]
    if (at - from >= sentenceMax) push(at, false)
    if (token?.kind !== 'mark' || !terminal.has(token.fold)) continue
    if (token.fold === '.' && isAbbreviation(tokens, at, lexicon)) continue
    let end = at + 1
    while (end < block.to && end - at < sentenceMax && closesSentence(tokens[end])) end += 1
    const next = tokens[end]
    const goesOn = end < block.to && next !== undefined && !beginsSentence(next, end > at + 1)
    if (goesOn) {
      // Of a run of stops only the last is asked again: each of them would look to the same end.
      at = Math.max(at, Math.min(end - 2, from + sentenceMax - 1))
      continue
    }
    push(end, token.fold === '?')
    at = end - 1
  }
  push(block.to, false)
  return sentences
}

/** A straight mark behind a space opens the next sentence. */
const closesSentence = (token: Token | undefined): boolean =>
  token !== undefined &&
  (terminal.has(token.fold) || (closers.has(token.fold) && (!/^["']$/.test(token.fold) || token.glued)))

/** After a closing mark a comma or a small word goes on: “… ?” a-t-il dit. */
function beginsSentence(token: Token, afterCloser: boolean): boolean {
  if (token.kind === 'word') return token.capital
  if (token.kind === 'number') return !token.glued && !afterCloser
  return !token.glued && !/^[,;:.)\]–—-]$/.test(token.fold)
}

/** Whether the stop at a token belongs to the word before it, "M. Tarn", "the U.S.", and ends nothing. */
export function isAbbreviation(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (after?.glued && (after.kind === 'word' || after.kind === 'number')) return true
  if (before?.kind !== 'word' || !tokens[at]?.glued) return false
  const initial = before.fold.length === 1 && before.capital
  return (
    initial ||
    (lexicon.small.abbreviations.has(before.fold) &&
      (before.fold.length <= 2 || lexicon.small.titles.has(before.fold) || !after?.capital))
  )
}
