/** What people decide about claims and contradictions, over REST: who, when and why, on what they saw, and what follows. */
import t from 'tap'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { get, openService, post, type TestApp } from '../support/app.ts'
import { claim } from '../support/samples.ts'
import { dossier, publish, record, url } from './record.ts'

const open = async (t: Parameters<typeof openService>[0]): Promise<TestApp> => {
  const test = await openService(t, { dossiers: [dossier] })
  await publish(test)
  return test
}

const claimUrl = ({ claimId }: Pick<VisibleClaim, 'claimId'>) => url(`/claims/${claimId}`)

const codeOf = (answer: { statusCode: number; json(): { code?: string } }): string =>
  `${answer.statusCode} ${answer.json().code ?? ''}`.trim()

t.test(
  'thirty people decide on the thirty claims of one article at once, two of them on one claim',
  async (t) => {
    const test = await open(t)
    const claims = Array.from({ length: 30 }, (_, index) =>
      claim({ words: `sentence ${index}`, block: index }),
    )
    await record(test, ...claims)
    const tags = await Promise.all(
      claims.map(async (each) =>
        String((await get(test.app, `${claimUrl(each)}?minPosition=1`)).headers.etag),
      ),
    )
    const decisions = [...claims.entries()].map(async ([index, each]) =>
      post(
        test.app,
        `${claimUrl(each)}/review`,
        { verdict: 'accepted', reason: `reader ${index}` },
        {
          'if-match': tags[index] ?? '',
        },
      ),
    )
    const first = claims[0] ?? claim()
    const rival = post(
      test.app,
      `${claimUrl(first)}/retraction`,
      { reason: 'a rival' },
      { 'if-match': tags[0] ?? '' },
    )
    const [lost, ...answers] = await Promise.all([rival, ...decisions])
    t.same([...new Set(answers.map(codeOf))], ['200'])
    t.equal(codeOf(lost), '412 precondition_failed')
  },
)
