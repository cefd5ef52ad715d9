/**
 * Says at which stage each missed gold claim was lost, and by which rules each false alarm was made:
 * `node --import tsx test/gold/why-missed.ts [ARTICLES.ndjson GOLD.json]`, by default on the dispatches.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dayOf } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { type Frame, framesOf } from '../../src/extraction/attribution.ts'
import { cueHits, cuesOf } from '../../src/extraction/cues.ts'
import { Discourse } from '../../src/extraction/discourse.ts'
import { type Extraction, extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { tokensOf } from '../../src/extraction/normalise.ts'
import { type Passage, readPassage, surfaceOf } from '../../src/extraction/passage.ts'
import { type Placed, placeCues } from '../../src/extraction/placing.ts'
import { positionOf } from '../../src/extraction/polarity.ts'
import { voicesOf } from '../../src/extraction/voice.ts'
import { instantOf, ourCodebook, shared } from './material.ts'

type Article = Readonly<{
  id: string
  text: string
  language: string
  publishedAt: string
  timeZone: string
  outlet?: string
}>
type Gold = Readonly<{
  id: string
  article: string
  spans: readonly Readonly<{ start: number; end: number; exact: string }>[]
  speaker: string
  holder: string | null
  aboutParty: string | null
  proposition: string
  polarity: number | null
  voice: string
}>
type Scored = Readonly<{
  claims: Readonly<{ precision: number | null; recall: number | null; f1: number | null }>
  ignored: Readonly<{ outsideGold: number }>
  misses: readonly Gold[]
  falsePositives: readonly (Gold & { trace: string })[]
  wrong: readonly unknown[]
}>

/** What the stages before the claims know of one article. */
type Stages = Readonly<{
  passage: Passage
  frames: readonly Frame[]
  placed: readonly Placed[]
  extraction: Extraction
}>

function stagesOf(article: Article, codebook: Codebook): Stages {
  const lexicon = lexicons.get(article.language)
  if (!lexicon) throw new Error(`${article.id}: no lexicon for the language ${article.language}`)
  const { text, language, timeZone, id } = article
  const publishedAt = instantOf(article.publishedAt)
  const tokens = tokensOf(text)
  const passage = readPassage(text, tokens, lexicon, codebook, {
    day: dayOf(publishedAt, timeZone),
    publishedAt,
    timeZone,
  })
  const frames = framesOf(passage, new Discourse(passage.naming))
  const cues = cuesOf(codebook, language)
  const hits = cueHits(text, passage.tokens, cues)
  const input = { text, language, publishedAt, timeZone, outlet: article.outlet ?? null, articleId: id }
  return {
    passage,
    frames,
    placed: placeCues({ passage, frames, cues, hits }),
    extraction: extract(input, codebook, lexicons),
  }
}

/** The first stage that has nothing for a gold claim, with what it had. */
function lostAt(gold: Gold, { passage, frames, placed, extraction }: Stages): readonly [string, string] {
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

const [articlesFile, goldFile] = process.argv.slice(2)
const own = (name: string) => join(import.meta.dirname, name)
const articles = readFileSync(articlesFile ?? own('dispatches.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Article)
const gold = JSON.parse(readFileSync(goldFile ?? own('dispatches.claims.json'), 'utf8')) as readonly Gold[]
// The scorer is a plain script without types; its answer has this shape.
const { score } = (await import(pathToFileURL(join(shared, 'gold', 'score.mjs')).href)) as {
  score: (gold: unknown, predicted: unknown) => Scored
}

const codebook = ourCodebook()
const stages = new Map(articles.map((article) => [article.id, stagesOf(article, codebook)]))
const predicted = articles.flatMap(({ id }) =>
  (stages.get(id)?.extraction.claims ?? []).map(({ reading, trace }) => ({
    article: id,
    ...reading,
    trace: trace.map(({ rule }) => rule).join(' · '),
  })),
)
const { claims, ignored, misses, falsePositives, wrong } = score(gold, predicted)
const groups = new Map<string, string[]>()
for (const miss of misses) {
  const { id, article, speaker, holder, aboutParty, proposition, polarity, voice, spans } = miss
  const at = stages.get(article)
  if (!at) continue
  const [stage, why] = lostAt(miss, at)
  const about = aboutParty ? ` about ${aboutParty}` : ''
  const line = `${id} ${speaker} > ${holder}${about} ${proposition} ${polarity} ${voice}: ${spans[0]?.exact}\n      ${why}`
  groups.set(stage, [...(groups.get(stage) ?? []), line])
}
for (const [stage, lines] of groups) console.log(`\n${stage} (${lines.length})\n  ${lines.join('\n  ')}`)
console.log(
  `\nfalse alarms (${falsePositives.length}, and ${ignored.outsideGold} in articles without claims)`,
)
const coded = new Set(gold.map(({ article }) => article))
for (const { article, speaker, holder, aboutParty, proposition, polarity, voice, spans, trace } of [
  ...falsePositives,
  ...predicted.filter((each) => !coded.has(each.article)),
])
  console.log(
    `  ${article} ${speaker} > ${holder} about ${aboutParty} ${proposition} ${polarity} ${voice}: ${spans[0]?.exact}\n      ${trace}`,
  )
console.log('\nwrong fields', wrong)
console.log(claims, [...groups].map(([stage, { length }]) => `${stage} ${length}`).join(', '))
