/** A second conflict: a codebook written from three dispatches, measured on ten that were written before its cues. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { findClaims } from '../../src/evaluation/find-claims.ts'
import { GoldClaims } from '../../src/evaluation/gold-claim.ts'
import { type NamedArticle, readArticles } from '../../src/evaluation/read-articles.ts'
import { cueWarnings } from '../../src/extraction/cue-warnings.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'
import { checkFloors, scoresOf } from './material.ts'

const parsed = parseCodebook(readFileSync('codebooks/serbia-kosovo.yaml', 'utf8'), 'yaml', {
  now: '2025-10-15T12:00:00.000000Z',
})
const { codebook } = parsed
const gold = GoldClaims.parse(JSON.parse(readFileSync('test/gold/serbia-kosovo.claims.json', 'utf8')))
const articles = await readArticles('codebooks/serbia-kosovo')
/** The cues were written from these. */
const writtenFrom = ['sk-01', 'sk-02', 'sk-03']

/** Just below what was last measured, so that any loss fails; raise them when the extractor learns. */
const floors = {
  measured: { precision: 0.9, found: 31, speakers: 29, voices: 28 },
  written: { found: 15 },
}

const isWrittenFrom = ({ externalId }: NamedArticle) => writtenFrom.includes(externalId)

t.test('the codebook has no faults, and no cue of it misleads', async (t) => {
  t.same(
    parsed.warnings.filter(({ code }) => code !== 'unchecked_mandate'),
    [],
  )
  t.same(cueWarnings(codebook, lexicons), [])
})

t.test('the gold stands word for word in its dispatches, and every proposition is measured', async (t) => {
  const texts = new Map(articles.map(({ externalId, text }) => [externalId, text]))
  for (const { id, article, spans } of gold)
    for (const { start, end, exact } of spans) t.equal(texts.get(article)?.slice(start, end), exact, id)
  const measured = new Set(
    gold.filter(({ article }) => !writtenFrom.includes(article)).map((claim) => claim.proposition),
  )
  t.same([...measured].sort(), codebook.propositions.map(({ id }) => id).sort())
  t.same([...new Set(articles.map(({ language }) => language))].sort(), ['en', 'fr'])
})

t.test('in dispatches that no cue was written for, what is found is right, and most is found', async (t) => {
  const unseen = articles.filter((article) => !isWrittenFrom(article))
  const scores = scoresOf(unseen, gold, codebook)
  checkFloors(t, scores, floors.measured)
  const { speaker, voice } = scores
  t.ok(speaker.right >= floors.measured.speakers, `${speaker.right} of ${speaker.of} speakers`)
  t.ok(voice.right >= floors.measured.voices, `${voice.right} of ${voice.of} voices`)
})

t.test(
  'in the three dispatches that it was written from, everything is found and nothing invented',
  async (t) => {
    const { claims, falseAlarms } = scoresOf(articles.filter(isWrittenFrom), gold, codebook)
    t.same(falseAlarms, [])
    t.ok(claims.recall.right >= floors.written.found, `${claims.recall.right} of ${claims.recall.of}`)
  },
)

/** Sentences that a cue with a verb in it meets: whose position is what somebody is asked to do. */
const asked: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  fr: [
    ['Albin Kurti a dit que la Serbie devait reconnaître le Kosovo.', ['kosovo kosovo-recognised 2']],
    ['Selon Albin Kurti, la Serbie doit reconnaître le Kosovo.', ['kosovo kosovo-recognised 2']],
    ['Selon Josep Borrell, la police doit quitter le Nord.', ['european-union police-withdrawal 2']],
    ['La Serbie doit reconnaître le Kosovo.', []],
    ['La Serbie ne reconnaîtra pas le Kosovo, a dit Ana Brnabic.', ['serbia kosovo-recognised -2']],
    ['La Serbie exige que les nouvelles élections soient annulées.', ['serbia new-elections-north -2']],
    ['La Serbie exige que les nouvelles élections ne soient pas annulées.', ['serbia new-elections-north 2']],
    ['Albin Kurti a dit que son pays refusait le retrait de la police.', ['kosovo police-withdrawal -2']],
    ['Si la Serbie reconnaissait le Kosovo, a dit Albin Kurti, tout irait mieux.', []],
  ],
  en: [
    ['Albin Kurti said Serbia must recognise Kosovo.', ['kosovo kosovo-recognised 2']],
    ['Albin Kurti said that Serbia would have to recognise Kosovo.', ['kosovo kosovo-recognised 2']],
    ['Josep Borrell said Kosovo should withdraw the police.', ['european-union police-withdrawal 2']],
    ['Serbia must recognise Kosovo.', []],
    ['Serbia demanded that the new elections be cancelled.', ['serbia new-elections-north -2']],
    ['Serbia demanded that the new elections not be postponed.', ['serbia new-elections-north 2']],
    ['Kosovo will go ahead with new elections.', ['kosovo new-elections-north 2']],
    ['The Serbian government rejected new elections.', ['serbia new-elections-north -2']],
    ['The French presidency supports new elections.', ['france new-elections-north 2']],
    ['The prime government of the interior rejected new elections.', []],
    ['Kosovo said it rejected the withdrawal of the police.', ['kosovo police-withdrawal -2']],
    ['Serbia says it would accept new elections.', ['serbia new-elections-north 2']],
    ['Albin Kurti said his country rejected the withdrawal of the police.', ['kosovo police-withdrawal -2']],
    ['Albin Kurti said experts rejected the withdrawal of the police.', []],
    ['If Serbia recognised Kosovo, Albin Kurti said, everything else would follow.', []],
  ],
}

t.test(
  "what a party must do is the position of whoever says so, and what it would do is nobody's",
  async (t) => {
    for (const [language, sentences] of Object.entries(asked)) {
      for (const [text, expected] of sentences) {
        const article = {
          text,
          language,
          publishedAt: '2024-02-08T14:00:00.000000Z',
          timeZone: 'UTC',
          outlet: null,
        }
        const { claims } = findClaims({ ...article, externalId: 'one' }, { codebook, lexicons })
        const short = claims.map(
          ({ holder, aboutParty, proposition, polarity }) =>
            `${holder ?? `about ${aboutParty}`} ${proposition} ${polarity}`,
        )
        t.same(short, expected, text)
      }
    }
  },
)
