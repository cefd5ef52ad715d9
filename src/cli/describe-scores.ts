/** The scores of an evaluation for people: how far what is found can be trusted, where it is weak, what it missed. */
import type { Band, Group } from '../evaluation/breakdowns.ts'
import type { Estimate, Proportion } from '../evaluation/intervals.ts'
import type { ClaimScores, FalseAlarm, Miss } from '../evaluation/score-claims.ts'
import { tableOf } from './table.ts'

export function describeScores(scores: ClaimScores): string {
  const { byProposition, byHolder, byQuoteMode, byForm, byFactor, byCue, byRule } = scores
  const weak = (groups: readonly Group[]) => groups.filter(({ precision }) => precision.right < precision.of)
  return [
    overview(scores),
    section('By proposition', groupTable(byProposition)),
    section('By holder', groupTable(byHolder)),
    section('By how it stands in the text', groupTable(byQuoteMode)),
    section('By construction that ties words and speaker (what was missed has none)', shareTable(byForm)),
    section('By factor of the confidence', shareTable(byFactor)),
    section('Rules with false alarms', shareTable(weak(byRule))),
    section('Cues with false alarms', shareTable(weak(byCue))),
    section('By confidence', bandTable(scores)),
    section(`Missed (${scores.misses.length})`, list(scores.misses)),
    section(`False alarms (${scores.falseAlarms.length})`, list(scores.falseAlarms)),
    section(`Right claims with a wrong field (${scores.wrongFields.length})`, wrongTable(scores)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const section = (title: string, table: string): string => (table === '' ? '' : `${title}\n${table}`)

function overview(scores: ClaimScores): string {
  const { articles, claims, debatable, outside, statedAtDay } = scores
  const rows = [
    measure('claims found that are right (precision)', claims.precision),
    measure('coded claims that are found (recall)', claims.recall),
    ['F1', percent(claims.f1.value), range(claims.f1), ''],
    measure('given party and proposition: sign of the polarity', scores.polaritySign),
    measure('given party and proposition: exact degree', scores.polarityDegree),
    measure('given a right claim: speaker', scores.speaker),
    measure('given a right claim: voice', scores.voice),
    measure('given a right claim: day, where the gold knows one', statedAtDay),
  ]
  return [
    `${articles.scored} articles scored${notesOn(scores)}`,
    tableOf(['', 'MEASURED', '95 % INTERVAL', 'COUNTED'], rows),
    ...(debatable.of > 0
      ? [`${debatable.found} of ${debatable.of} debatable claims found: neither right nor wrong`]
      : []),
    ...(statedAtDay.unsupported > 0
      ? [`${statedAtDay.unsupported} days given where the text supports none: not scored`]
      : []),
    ...(outside > 0 ? [`${outside} claims found in articles that are not scored`] : []),
    ...(claims.recall.of === 0 ? ['No core claim is coded, so nothing says what was missed.'] : []),
  ].join('\n')
}

function notesOn({ articles: { given, scored, withoutGold } }: ClaimScores): string {
  if (given > scored) return `, ${given - scored} without a coded claim left out`
  return withoutGold > 0
    ? `, ${withoutGold} of them without a coded claim: whatever is found there is a false alarm`
    : ''
}

const measure = (name: string, share: Proportion): string[] => [
  name,
  percent(share.share),
  range(share),
  counted(share),
]

const groupTable = (groups: readonly Group[]): string =>
  groups.length === 0
    ? ''
    : tableOf(
        ['', 'PRECISION', '95 %', 'COUNTED', 'RECALL', '95 %', 'COUNTED', 'F1', '95 %'],
        groups.map(({ name, precision, recall, f1 }) => [
          name,
          ...cells(precision),
          ...cells(recall),
          percent(f1.value),
          range(f1),
        ]),
      )

const shareTable = (groups: readonly Group[]): string =>
  groups.length === 0
    ? ''
    : tableOf(
        ['', 'PRECISION', '95 %', 'COUNTED'],
        groups.map(({ name, precision }) => [name, ...cells(precision)]),
      )

const cells = (share: Proportion): string[] => [percent(share.share), range(share), counted(share)]

const bandTable = ({ byConfidence, confidenceMin }: ClaimScores): string =>
  tableOf(
    ['', 'MEAN', 'RIGHT', '95 %', 'COUNTED', 'SIGN RIGHT', '95 %', 'COUNTED'],
    byConfidence.map((band) => [
      bandName(band, confidenceMin),
      band.confidence === null ? '' : band.confidence.toFixed(2),
      ...cells(band.precision),
      ...cells(band.polaritySign),
    ]),
  )

const bandName = ({ from, to }: Band, confidenceMin: number): string =>
  `${from.toFixed(1)} to ${to.toFixed(1)}${to <= confidenceMin ? ' (sets no stance)' : ''}`

/** Two lines each: what it says and why it failed; its words. */
const list = (claims: readonly (Miss | FalseAlarm)[]): string =>
  claims
    .flatMap((claim) => {
      const { article, block, speaker, party, proposition, polarity, words, why } = claim
      const name = 'id' in claim ? `${claim.id}, block ${block}` : `${article}, block ${block}`
      return [
        `  ${name}: ${party}, ${proposition} ${polarity ?? '?'}, said by ${speaker}: ${why.says}`,
        `    “${words.replace(/\s+/g, ' ')}”`,
      ]
    })
    .join('\n')

const wrongTable = ({ wrongFields }: ClaimScores): string =>
  wrongFields.length === 0
    ? ''
    : tableOf(
        ['CLAIM', 'FIELD', 'GOLD', 'FOUND'],
        wrongFields.map(({ id, field, gold, found }) => [
          id,
          field,
          String(gold ?? 'none'),
          String(found ?? 'none'),
        ]),
      )

const counted = ({ right, of }: Proportion): string => (of === 0 ? '' : `${right} of ${of}`)
const percent = (share: number | null): string => (share === null ? '' : `${(100 * share).toFixed(1)} %`)
const range = ({ low, high }: Pick<Estimate, 'low' | 'high'>): string =>
  low === null || high === null ? '' : `${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)} %`
