/** Tables of sentences of our own and the claims that the large codebook finds in them. */
import t from 'tap'
import type { CodedClaim } from '../../events/article/claim-events.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { ourCodebook } from '../gold/material.ts'

const codebook = ourCodebook()

/** `speaker >holder proposition polarity voice type`; `about:` stands before the party to which it is only ascribed. */
function short({ reading }: CodedClaim): string {
  const { speaker, holder, aboutParty, proposition, polarity, voice, claimType } = reading
  const whose = aboutParty ? `about:${aboutParty}` : holder && `>${holder}`
  return [speaker, whose, proposition, polarity, voice, claimType].filter((part) => part !== null).join(' ')
}

/** The same, then what else is known: modality, `if` for a condition, `to:` the addressee, a number, `until` its term. */
function whole(claim: CodedClaim): string {
  const { modality, conditions, addressee, value, validUntil } = claim.reading
  const more = [
    modality === 'actual' ? null : modality,
    conditions.length > 0 ? 'if' : null,
    addressee && `to:${addressee}`,
    value && `${value.comparator}${value.number} ${value.unit}`,
    validUntil && `until ${validUntil}`,
  ]
  return [short(claim), ...more].filter((part) => part !== null).join(' ')
}

/** Each line names its language; the indented lines below are the claims that it gives, no more and no fewer. */
export const check = (name: string, table: string, publishedOn = '2025-03-15'): void =>
  compare(name, table, publishedOn, short)

/** Like `check`, with modality, condition, addressee, value and term. */
export const checkWhole = (name: string, table: string, publishedOn = '2025-03-15'): void =>
  compare(name, table, publishedOn, whole)

function compare(
  name: string,
  table: string,
  publishedOn: string,
  print: (claim: CodedClaim) => string,
): void {
  t.test(name, async (t) => {
    const rows: { language: string; text: string; expected: string[] }[] = []
    for (const line of table.split('\n').filter((one) => one !== '')) {
      if (line.startsWith('  ')) rows.at(-1)?.expected.push(line.trim())
      else rows.push({ language: line.slice(0, 2), text: line.slice(4), expected: [] })
    }
    for (const { language, text, expected } of rows) {
      const publishedAt: Instant = `${publishedOn}T19:00:00.000000Z`
      const article = { text, language, publishedAt, timeZone: 'Europe/Paris', outlet: null }
      t.same(extract(article, codebook, lexicons).claims.map(print).sort(), expected, text)
    }
  })
}
