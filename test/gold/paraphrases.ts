/**
 * Many wordings of each proposition: how many of them the codebook's cues know, and what they take for something else.
 * `node --import tsx test/gold/paraphrases.ts [PROPOSITION...]` prints it for each proposition; with propositions it lists
 * the sentences that are lost, and where. A third of the sentences is `kept`: it is counted and never shown, so that
 * the cues are not written after it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { instantOf, ourCodebook } from './material.ts'

/** A sentence of its own, and what it says of one proposition; a look-alike, without a sign, says nothing of it. */
type Paraphrase = Readonly<{
  id: string
  set: 'tuning' | 'kept'
  proposition: string
  sign: '+' | '-' | null
  holder: string | null
  voice: string
  publishedAt: string
  text: string
}>
type Claimed = Readonly<{ proposition: string; sign: string; party: string | null; voice: string }>
export type Read = Readonly<{
  paraphrase: Paraphrase
  claims: readonly Claimed[]
  /** A cue of the proposition stands in the sentence. */
  cued: boolean
  /** A claim with its proposition and sign. */
  found: boolean
  /** Why a match of its cues gave no claim. */
  silences: readonly string[]
}>

const signOf = (polarity: number | null) =>
  polarity === null ? '?' : polarity > 0 ? '+' : polarity < 0 ? '-' : '0'

function readParaphrase(paraphrase: Paraphrase, language: string, codebook: Codebook): Read {
  const { text, publishedAt, proposition, sign } = paraphrase
  const article = {
    text,
    language,
    publishedAt: instantOf(publishedAt),
    timeZone: codebook.timeZone,
    outlet: null,
  }
  const silences = new Set<string>()
  let cued = false
  const { claims } = extract(article, codebook, lexicons, {
    onRead() {},
    onMatch({ match }, outcome) {
      if (match.cue.proposition.id !== proposition) return
      cued = true
      if ('silence' in outcome) silences.add(outcome.silence)
      else if (outcome.takenBy) silences.add(`taken by ${outcome.takenBy}`)
    },
  })
  const claimed = claims.map(({ reading }) => ({
    proposition: reading.proposition,
    sign: signOf(reading.polarity),
    party: reading.holder ?? reading.aboutParty,
    voice: reading.voice,
  }))
  const found = claimed.some((each) => each.proposition === proposition && each.sign === sign)
  return { paraphrase, claims: claimed, cued, found, silences: [...silences] }
}

export function readParaphrases(language: 'fr' | 'en', codebook = ourCodebook()): readonly Read[] {
  return readFileSync(join(import.meta.dirname, `paraphrases.${language}.ndjson`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => readParaphrase(JSON.parse(line) as Paraphrase, language, codebook))
}

export type Figures = Readonly<{
  of: number
  cued: number
  found: number
  /** Of those found, the ones that are held by the right party. */
  held: number
  lookAlikes: number
  /** Look-alikes taken for the proposition, and sentences read with the opposite sign. */
  fooled: number
  reversed: number
}>

export function figuresOf(read: readonly Read[]): Figures {
  const said = read.filter(({ paraphrase }) => paraphrase.sign !== null)
  const others = read.filter(({ paraphrase }) => paraphrase.sign === null)
  const claimsIt = ({ paraphrase: { proposition }, claims }: Read) =>
    claims.some((each) => each.proposition === proposition)
  return {
    of: said.length,
    cued: said.filter(({ cued }) => cued).length,
    found: said.filter(({ found }) => found).length,
    held: said.filter(
      ({ found, paraphrase: { proposition, holder }, claims }) =>
        found && claims.some((each) => each.proposition === proposition && each.party === holder),
    ).length,
    lookAlikes: others.length,
    fooled: others.filter(claimsIt).length,
    reversed: said.filter((each) => !each.found && claimsIt(each)).length,
  }
}

const inSet = (read: readonly Read[], set: Paraphrase['set']) =>
  read.filter(({ paraphrase }) => paraphrase.set === set)

function printFigures(name: string, { of, cued, found, held, lookAlikes, fooled, reversed }: Figures): void {
  console.log(
    `${name.padEnd(32)} cued ${cued}/${of}  found ${found}/${of}  held ${held}  reversed ${reversed}  fooled ${fooled}/${lookAlikes}`,
  )
}

function printLost(read: readonly Read[]): void {
  for (const { paraphrase, claims, cued, found, silences } of inSet(read, 'tuning')) {
    const { id, sign, holder, text, proposition } = paraphrase
    const own = claims.filter((each) => each.proposition === proposition)
    if (found && own.some(({ party }) => party === holder)) continue
    if (sign === null && own.length === 0) continue
    const got = own.map((each) => `${each.sign} ${each.party} ${each.voice}`).join('; ')
    console.log(
      `  ${id} ${sign ?? 'x'} ${holder} [${cued ? 'cued' : 'no cue'}${got && `; got ${got}`}${silences.length > 0 ? `; ${silences}` : ''}]\n      ${text}`,
    )
  }
}

/** Which propositions are claimed of the sentences of another one. */
function printConfusions(read: readonly Read[]): void {
  const counts = new Map<string, number>()
  for (const { paraphrase, claims } of inSet(read, 'tuning'))
    for (const { proposition } of claims)
      if (proposition !== paraphrase.proposition) {
        const pair = `${paraphrase.proposition} > ${proposition}`
        counts.set(pair, (counts.get(pair) ?? 0) + 1)
      }
  for (const [pair, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${count} ${pair}`)
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  const wanted = new Set(process.argv.slice(2))
  const all = wanted.has('all')
  for (const language of ['fr', 'en'] as const) {
    const read = readParaphrases(language)
    console.log(`\n${language}`)
    for (const proposition of new Set(read.map(({ paraphrase }) => paraphrase.proposition))) {
      if (wanted.size > 0 && !all && !wanted.has(proposition)) continue
      const own = read.filter(({ paraphrase }) => paraphrase.proposition === proposition)
      printFigures(proposition, figuresOf(inSet(own, 'tuning')))
      if (wanted.size > 0) printLost(own)
    }
    if (wanted.size === 0) printConfusions(read)
    printFigures('tuning', figuresOf(inSet(read, 'tuning')))
    printFigures('kept', figuresOf(inSet(read, 'kept')))
  }
}
