/**
 * Says at which stage each missed gold claim was lost, and by which rules each false alarm was made:
 * `node --import tsx test/gold/why-missed.ts [ARTICLES.ndjson GOLD.json]`, by default on the dispatches.
 */
import { join } from 'node:path'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { readCodedFile } from '../../src/evaluation/coded-file.ts'
import { type GoldClaim, GoldClaims } from '../../src/evaluation/gold-claim.ts'
import { type FoundClaim, matchClaims, withBlockRanges } from '../../src/evaluation/match-claims.ts'
import { type NamedArticle, readArticles } from '../../src/evaluation/read-articles.ts'
import { scoreClaims } from '../../src/evaluation/score-claims.ts'
import type { Frame } from '../../src/extraction/attribution.ts'
import { type Extraction, extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { type Passage, surfaceOf } from '../../src/extraction/passage.ts'
import { type Placed, placeCues } from '../../src/extraction/placing.ts'
import { positionOf } from '../../src/extraction/polarity.ts'
import { voicesOf } from '../../src/extraction/voice.ts'
import type { Watch } from '../../src/extraction/watch.ts'
import { ourCodebook } from './material.ts'

type Read = Parameters<Watch['onRead']>[0]
/** What the stages before the claims know of one article. */
type Stages = Read & Readonly<{ placed: readonly Placed[]; extraction: Extraction }>

function stagesOf(article: NamedArticle, codebook: Codebook): Stages {
  let read: Read | null = null as Read | null
  const input = { ...article, articleId: article.externalId }
  const extraction = extract(input, codebook, lexicons, {
    onRead: (stages) => {
      read = stages
    },
    onMatch: () => undefined,
  })
  if (read === null) throw new Error(`${article.externalId}: ${extraction.warnings.join(', ')}`)
  return { ...read, placed: placeCues(read), extraction }
}

/** The first stage that has nothing for a gold claim, with what it had. */
function lostAt(gold: GoldClaim, { passage, frames, placed, extraction }: Stages): readonly [string, string] {
  const { tokens, sentences } = passage
  const here = new Set(
    sentences.flatMap(({ from, to }, index) =>
      gold.spans.some(
        ({ start, end }) => (tokens[from]?.start ?? 0) < end && (tokens[to - 1]?.end ?? 0) > start,
      )
        ? [index]
        : [],
    ),
  )
  const found = extraction.claims.filter(
    ({ reading }) =>
      reading.proposition === gold.proposition &&
      reading.spans.some(({ start, end }) => gold.spans.some((span) => start < span.end && span.start < end)),
  )
  if (found.length > 0)
    return [
      'other reading',
      found
        .map(
          ({ reading }) =>
            `${reading.speaker} > ${reading.holder} about ${reading.aboutParty} ${reading.polarity} ${reading.voice}`,
        )
        .join('; '),
    ]
  const around = frames
    .filter(({ sentence }) => here.has(sentence))
    .map((frame) => frameText(passage, frame))
    .join(' | ')
  const matched = placed.filter(
    ({ sentence, match }) => here.has(sentence) && match.cue.proposition.id === gold.proposition,
  )
  if (matched.length === 0) return ['no cue', around]
  const cue = matched.map(({ match }) => match.cue.name).join(' ')
  const framed = matched.filter(({ chain }) => chain.length > 0)
  if (framed.length === 0) return ['no frame', `${cue} | ${around}`]
  const taken = framed.filter((each) => positionOf(passage, each) !== null)
  if (taken.length === 0) return ['no position', `${cue} | ${around}`]
  const voiced = taken.filter((each) => {
    const position = positionOf(passage, each)
    return position !== null && voicesOf(passage, each, position).length > 0
  })
  if (voiced.length === 0) return ['no voice', `${cue} | ${around}`]
  return ['dropped', `${cue} | ${around}`]
}

function frameText(passage: Passage, { form, verb, speakers, content, under }: Frame): string {
  const who = speakers.map(
    ({ first, last, agent, party }) => agent ?? party ?? surfaceOf(passage, first, last),
  )
  const said = content.map(({ from, to }) => surfaceOf(passage, from, to - 1)).join(' … ')
  return `${form}${under ? ` ${under}` : ''} ${verb ? `${verb.lemma}/${verb.tense}` : '-'} [${who.join(', ') || 'nobody'}] {${said}}`
}

const own = (name: string) => join(import.meta.dirname, name)
const [articlesPath = own('dispatches.ndjson'), goldPath = own('dispatches.claims.json')] =
  process.argv.slice(2)
const articles = await readArticles(articlesPath)
const gold = withBlockRanges(await readCodedFile(goldPath, GoldClaims), articles)

const codebook = ourCodebook()
const stages = new Map(articles.map((article) => [article.externalId, stagesOf(article, codebook)]))
const found = [...stages].flatMap(([article, { extraction }]) =>
  extraction.claims.map(
    ({ reading, confidence, trace }): FoundClaim => ({ ...reading, article, confidence, trace }),
  ),
)
const { missed, falseAlarms } = matchClaims(gold, found)
const { claims, wrongFields } = scoreClaims({ gold, found, articles: [...stages.keys()], onlyCoded: false })

const groups = new Map<string, string[]>()
for (const miss of missed) {
  const at = stages.get(miss.article)
  if (!at) continue
  const [stage, why] = lostAt(miss, at)
  groups.set(stage, [...(groups.get(stage) ?? []), `${miss.id} ${lineOf(miss)}\n      ${why}`])
}
for (const [stage, lines] of groups) console.log(`\n${stage} (${lines.length})\n  ${lines.join('\n  ')}`)
console.log(`\nfalse alarms (${falseAlarms.length})`)
for (const claim of falseAlarms)
  console.log(`  ${claim.article} ${lineOf(claim)}\n      ${claim.trace.map(({ rule }) => rule).join(' · ')}`)
console.log('\nwrong fields', wrongFields)
console.log(claims, [...groups].map(([stage, { length }]) => `${stage} ${length}`).join(', '))

function lineOf(claim: GoldClaim | FoundClaim): string {
  const { speaker, holder, aboutParty, proposition, polarity, voice, spans } = claim
  const about = aboutParty ? ` about ${aboutParty}` : ''
  return `${speaker} > ${holder}${about} ${proposition} ${polarity} ${voice}: ${spans[0]?.exact}`
}
