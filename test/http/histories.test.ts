/** On random histories: what is read over HTTP is what folding the log in memory gives. */
import fc from 'fast-check'
import t from 'tap'
import { readContradiction } from '../../projections/contradictions/read-contradiction.ts'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import type { App } from '../../src/app.ts'
import { fixedClock, get, openApp } from '../support/app.ts'
import { bringIn, newDossier } from '../support/bring-in.ts'
import { plain, same, without } from '../support/compare.ts'
import { type Everything, type Followed, stanceOf } from '../support/fold-log.ts'
import { number, plan, someDay } from '../support/plan.ts'
import { historyOf } from '../support/play.ts'
import { historyCount, holds, patienceMs } from '../support/properties.ts'
import { pick } from '../support/stage.ts'

t.setTimeout(patienceMs)

/** Somebody projects after every other append, in batches of whatever size. */
const paces = fc.infiniteStream(fc.constantFrom(0, 0, 0, 1, 3, 7, 100))
const question = fc.record({ position: number, party: number, proposition: number, validAt: someDay })

t.test('stances and contradictions at any two dates are those of the pure fold', async (t) => {
  const test = await openApp(t, { clock: fixedClock('2026-01-15T12:00:00.000000Z') })
  const questions = fc.array(question, { minLength: 4, maxLength: 4 })
  await holds(
    t,
    [plan, paces, questions],
    async (plan, paces, questions) => {
      const { appends, log, follow } = historyOf(plan)
      const dossier = await newDossier(test)
      await bringIn(test, dossier, { appends, paces })
      for (const asked of questions) {
        const position = asked.position % (log.length + 1)
        const known = follow().findLast((step) => step.position <= position)
        const at = { validAt: asked.validAt, query: `validAt=${asked.validAt}&knownAt=position:${position}` }
        const read = async (path: string) => await readWhole(test.app, `/v1/dossiers/${dossier}${path}`)
        const everything = known?.everything
        same(
          plain(await read(`/stances?${at.query}`)),
          plain(everything ? matrixOf(everything, at) : []),
          'the matrix',
        )
        same(
          await readContradictions(read, at.query),
          plain(known ? viewsOf(known, at) : []),
          'contradictions',
        )
        // One that was merged is asked for under its new name.
        const what = pick(
          everything?.codebook.propositions.filter((each) => !each.mergedInto) ?? [],
          asked.proposition,
        )
        const who = pick(everything?.codebook.parties ?? [], asked.party)
        if (!known || !everything || !what || !who) continue
        const pair = { party: who.id, proposition: what.id }
        const stance = (
          await get(test.app, `/v1/dossiers/${dossier}/stances/${who.id}/${what.id}?${at.query}`)
        ).json()
        const answer = stanceOf(everything, { ...pair, validAt: asked.validAt })
        same(shownOf(stance, answer), answer, `the stance of ${who.id} on ${what.id}`)
        checkQuotes(stance, known)
        same(plain(stance.contradictions), plain(relatedTo(pair, viewsOf(known, at))), 'its contradictions')
      }
    },
    { numRuns: Math.ceil(historyCount / 5) },
  )
})

type At = Readonly<{ validAt: string }>

/** Every page of a list. */
async function readWhole(app: App, url: string): Promise<object[]> {
  const answer = await get(app, url)
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
  const { data, nextCursor } = answer.json()
  const next = nextCursor ? await readWhole(app, `${url.replace(/&cursor=.*/, '')}&cursor=${nextCursor}`) : []
  return [...data, ...next]
}

/** Every pair of which something is known, as the matrix shows it. */
const matrixOf = (everything: Everything, { validAt }: At): object[] =>
  everything.codebook.propositions.flatMap(({ id: proposition }) =>
    everything.codebook.parties.flatMap(({ id: party }) => {
      const answer = stanceOf(everything, { party, proposition, validAt })
      return answer.status === 'unknown' ? [] : [{ party, proposition, ...stateOf(answer) }]
    }),
  )

function stateOf(answer: StanceAnswer): object {
  const { last: _last, sides: _sides, evidence: _evidence, listed: _listed, ...rest } = answer
  const { uncertain: _uncertain, history: _history, ...state } = rest
  return state
}

/** The fields of the pure answer; what is shown besides is checked for itself. */
const shownOf = (stance: object, answer: StanceAnswer): unknown =>
  without(Object.fromEntries(Object.entries(stance).filter(([name]) => name in answer)), 'quote', 'article')

type Entry = Readonly<{
  claims: string[]
  quote: { claimId: string; exact: string }
  article: { articleId: string }
}>

/** Beside every act stand the words of its first claim, and the article where they are. */
function checkQuotes({ evidence, listed, uncertain }: Record<string, Entry[]>, { known }: Followed): void {
  for (const { claims, quote, article } of [...(evidence ?? []), ...(listed ?? []), ...(uncertain ?? [])]) {
    const claim = known.claims.find(({ claimId }) => claimId === claims[0])
    const words = claim?.reading.spans[0]?.exact
    same([quote.claimId, quote.exact, article.articleId], [claims[0], words, claim?.articleId], 'a quote')
  }
}

/** Those of every kind: `opposition` is listed only where it is named. */
async function readContradictions(
  read: (path: string) => Promise<object[]>,
  query: string,
): Promise<string[]> {
  const found = await read(`/contradictions?${query}&limit=7`)
  const opposed = await read(`/contradictions?${query}&kind=opposition&limit=200`)
  return plain([...found, ...opposed].map((each) => without(each, 'quote', 'article', 'recordedAt')))
}

/** What the list shows of the records as they were known. */
const viewsOf = ({ records, decisions, everything }: Followed, { validAt }: At) =>
  records.flatMap((record) => {
    const proposition = everything?.codebook.propositions.find(({ id }) => id === record.proposition)
    if (!everything || !proposition) return []
    const { timeZone: zone, version: codebookVersion } = everything.codebook
    const { foundAt, contradictionId } = record
    const { isDismissed, position: lastPosition } = decisions.get(contradictionId) ?? {
      isDismissed: false,
      position: foundAt,
    }
    const view = readContradiction(record, { validAt, zone, proposition, isDismissed })
    return view ? [{ ...view, detectedAt: { position: foundAt }, lastPosition, codebookVersion }] : []
  })

const relatedTo = (
  { party, proposition }: Readonly<{ party: string; proposition: string }>,
  views: ReturnType<typeof viewsOf>,
): object[] =>
  views
    .filter((view) => view.kind !== 'opposition' && view.proposition === proposition)
    .filter(({ sides, subject }) => sides.includes(party) || subject === party)
    .map(({ contradictionId, kind, state }) => ({ contradictionId, kind, state }))
