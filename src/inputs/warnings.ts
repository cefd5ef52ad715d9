/** What is told of an input that was taken although something about it is not as it should be: codes, and a sentence each. */

/** Not stored: what is told of one request. */
const requestSentences = {
  kept_first_metadata:
    'the article was there already; what was said of it before (such as publishedAt or title) was kept',
} as const

/** Stored with the article and shown in answers as codes; on the command line as sentences. */
const warningSentences = {
  claims_too_many:
    'more claims were found than an article may have; only the first 2,000 were taken, so send its parts one by one',
  html_article_not_found: 'no article was found in the page; everything that it shows was taken',
  html_article_from_metadata:
    'the page shows no article; its text was taken from what the page states in JSON-LD',
  html_comment_unclosed: 'a comment is never closed; what stands behind it was not read',
  html_partly_paid: 'the page says that readers must pay for it; its text is probably only a part',
  html_several_articles: 'the page holds several articles; one of them was taken',
  html_published_at_conflict:
    'the page names several publication times; JSON-LD was preferred, then article:published_time',
  published_at_without_offset:
    'its publication time has no offset; it was read in the time zone that was given',
  html_textarea_unclosed: 'a text field is never closed; what stands behind it was not read',
  feed_published_at_from_updated:
    'the entry says only when it was updated; that time was taken for its publication',
  feed_summary_only: 'the feed has only a summary of the article',
  live_blocks_after_published_at:
    'the page has blocks that are newer than the publishedAt that was given; what they report has no time',
  live_published_at_newest_block:
    'the page says when it began, and has newer blocks; the time of the newest was taken for its publication',
  language_not_as_declared:
    'the words are of another language than the page says; they were read in their own',
  language_unknown: 'no claims are read: its words are in none of the languages that are known here',
  language_unsupported: 'no claims are read: there are no rules for its language',
  text_headline_only: 'there is only a headline',
  text_holds_html: 'the text holds HTML; it was read as text, tags and all, so send it as html',
  text_mojibake:
    'letters were lost on the way (such as "Ã©" for "é"): the text was read in a wrong encoding before',
  text_replacement_characters: 'letters were lost on the way: the text holds U+FFFD in their place',
} as const

export type WarningCode = keyof typeof warningSentences
const sentences = { ...warningSentences, ...requestSentences }
// `as`: the keys of a constant are its own.
export const articleWarnings = Object.keys(warningSentences) as readonly WarningCode[]

const isCode = (code: string): code is keyof typeof sentences => Object.hasOwn(sentences, code)

/** For people; a code of a later version is shown as it is. */
export const warningSentence = (code: string): string => (isCode(code) ? sentences[code] : code)

/** For the API document. */
export const warningsDescribed = (codes: readonly (keyof typeof sentences)[]): string =>
  codes.map((code) => `\`${code}\`: ${sentences[code]}`).join('; ')
