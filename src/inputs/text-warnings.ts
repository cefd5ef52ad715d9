/** What the words of an article tell of their way here: letters that were lost, a language that was not meant, no sentence. */
import { linesOf } from '../extraction/blocks.ts'
import { detectLanguage } from '../extraction/language.ts'
import { lexicons } from '../extraction/lexicons.ts'
import { tokensOf } from '../extraction/normalise.ts'
import type { WarningCode } from './warnings.ts'

/**
 * UTF-8 that was read as Latin-1 or Windows-1252: a lead byte of two letters (Â, Ã), or the three of a quotation mark or
 * dash, followed by what no text has behind them.
 */
const mojibake =
  /[ÂÃ][\u0080-\u00bf]|Ã[‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ˜“”¦–—š‹›ž¢]|Å[\u0093“’]|Ð[\u0080-\u00bf]Ð/

/** Enough to know a language by. UTF-16 units. */
const sampleUnits = 20_000
/** A detector that sees a headline only may err. */
const sampleWordsMin = 30
/** Words of a line that may be a headline. */
const headlineWordsMax = 24

export function textWarnings(text: string): WarningCode[] {
  const warnings: WarningCode[] = []
  if (mojibake.test(text)) warnings.push('text_mojibake')
  if (text.includes('\ufffd')) warnings.push('text_replacement_characters')
  if (holdsHtml(text)) warnings.push('text_holds_html')
  else if (isHeadlineOnly(text)) warnings.push('text_headline_only')
  return warnings
}

/** Tags of paragraphs, more than a text that speaks of HTML has. */
const tag = /<\/?(?:p|br|div|span|li|h[1-6]|body|html|article)(?:\s[^<>]{0,200})?\/?>/gi
const tagsMin = 4

/** Tags in a text are words to the rules. */
function holdsHtml(text: string): boolean {
  let count = 0
  for (const _ of text.slice(0, sampleUnits).matchAll(tag)) {
    count += 1
    if (count >= tagsMin) return true
  }
  return false
}

function isHeadlineOnly(text: string): boolean {
  if (text.length > 2_000) return false
  const [line, ...others] = linesOf(text)
  if (!line || others.length > 0) return false
  const words = text.slice(line.start, line.end).trim()
  return words.split(/\s+/).length <= headlineWordsMax && !/[.!?…][»”")\]]?$/.test(words)
}

/**
 * The language to read in where a page names one: pages of a template keep the language of the template.
 *
 * @param declared  two letters; null leaves it to the extractor
 */
export function languageOfWords(text: string, declared: string | null): string | null {
  if (declared === null) return null
  const tokens = tokensOf(text.slice(0, sampleUnits))
  if (tokens.filter(({ kind }) => kind === 'word').length < sampleWordsMin) return declared
  return detectLanguage(tokens, lexicons) ?? declared
}
