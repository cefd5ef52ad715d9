/** Decides as somebody does who has just read what stands, in the small dossier of the samples. */
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import type { Clock } from '../../src/clock.ts'
import { fixedClock, get, openService, post, type TestApp } from '../support/app.ts'
import { type ClaimSample, claim } from '../support/samples.ts'
import { dossier, publish, record, url } from './record.ts'

type Headers = Record<string, string>
type Answer = Awaited<ReturnType<typeof post>>

export const openSamples = async (
  t: Parameters<typeof openService>[0],
  clock: Clock = fixedClock('2026-01-15T12:00:00.000000Z'),
): Promise<TestApp> => {
  const test = await openService(t, { dossiers: [dossier], clock })
  await publish(test)
  return test
}

export const claimUrl = ({ claimId }: Pick<VisibleClaim, 'claimId'>) => url(`/claims/${claimId}`)
export const review = { verdict: 'accepted', reason: 'a second look' }
export const reason = { reason: 'a second look' }

/** Reads what stands once everything so far is projected. */
export async function read({ app, log }: TestApp, path: string, query = ''): Promise<Answer> {
  const head = await log.head(dossier)
  return await get(app, `${path}?minPosition=${head?.position}${query}`)
}

export const tagOf = async (test: TestApp, path: string): Promise<string> =>
  String((await read(test, path)).headers.etag)

/** Decides on what stands now, as somebody does who has just read it. */
export async function decide(
  test: TestApp,
  path: string,
  body: object,
  headers: Headers = {},
): Promise<Answer> {
  const thing = path.slice(0, path.lastIndexOf('/'))
  return await post(test.app, path, body, { 'if-match': await tagOf(test, thing), ...headers })
}

export const codeOf = (answer: Answer): string =>
  answer.statusCode < 300 ? String(answer.statusCode) : `${answer.statusCode} ${answer.json().code}`

export const idOf = ({ claimId }: { claimId: string }) => claimId

/** The body of a correction: the reading that the sample has, but for what is changed. */
export function readingOf({ reading }: VisibleClaim, change: object): object {
  const { speaker, voice, claimType, proposition, polarity, statedAt, spans } = reading
  return {
    ...{ speaker, voice, claimType, proposition, polarity, statedAt },
    spans: spans.map(({ start, end, exact }) => ({ start, end, exact })),
    ...change,
  }
}

/** Two presidents who state opposite facts; the record of it. */
export async function contradict(test: TestApp, month = '2025-03') {
  const fact: ClaimSample = { proposition: 'encircled', type: 'assertion' }
  const north = claim({ ...fact, article: 'n', on: `${month}-13`, published: `${month}-13` })
  const southern: ClaimSample = { ...fact, speaker: 'south-president', polarity: -2 }
  const south = claim({ ...southern, article: 's', on: `${month}-14`, published: `${month}-14` })
  await record(test, north)
  await record(test, south)
  const list = await read(test, url('/contradictions'), `&kind=factual_contradiction&validAt=${month}-20`)
  const [found] = list.json().data
  return { north, south, path: url(`/contradictions/${found.contradictionId}`) }
}
