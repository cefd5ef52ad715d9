/** What people decided outlives every later run of the rules, whichever comes first. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { rereadDossier } from '../../src/reread-dossier.ts'
import type { Claim } from '../../src/routes/claim-shape.ts'
import { get, post } from '../support/app.ts'
import { type OpenedDossier, openDemo } from '../support/dossier.ts'

const yaml = readFileSync('codebooks/demo.yaml', 'utf8')

/** Every mandate begins otherwise in each version: whatever is read with it is another reading of the same words. */
const codebookOf = (version: number): string =>
  yaml
    .replace('version: 1.0.0', `version: 1.${version}.0`)
    .replace(/from: (\d{4})-/g, (_, year: string) => `from: ${Number(year) - version}-`)

async function publish({ app, path }: OpenedDossier, version: number): Promise<void> {
  const answer = await app.inject({
    method: 'PUT',
    url: `${path}/codebook`,
    headers: { host: 'localhost', 'content-type': 'application/yaml', 'if-match': `"1.${version - 1}.0"` },
    payload: codebookOf(version),
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
}

const reread = async ({ deps }: OpenedDossier): Promise<number | undefined> =>
  await rereadDossier({ ...deps, lexicons, holder: 'test' }, 'demo')

async function listClaims({ app, path, log }: OpenedDossier, query = ''): Promise<Claim[]> {
  const head = await log.head('demo')
  return (await get(app, `${path}/claims?limit=200&minPosition=${head?.position}${query}`)).json().data
}

/** Whose speaker has a dated mandate. */
const listReadAnew = async (test: OpenedDossier): Promise<Claim[]> =>
  (await listClaims(test)).filter(({ mandate }) => mandate?.from)

async function readClaim(
  { app, path, log }: OpenedDossier,
  { claimId }: Pick<Claim, 'claimId'>,
): Promise<Claim> {
  const head = await log.head('demo')
  return (await get(app, `${path}/claims/${claimId}?minPosition=${head?.position}`)).json().claim
}

const decide = async ({ app, path }: OpenedDossier, claim: Claim, word: string, body: object) =>
  await post(
    app,
    `${path}/claims/${claim.claimId}/${word}`,
    { reason: 'a second look', ...body },
    { 'if-match': `"p${claim.lastPosition}"` },
  )

/** The body of a claim that is coded outside: the same words, otherwise read. */
function bodyOf(
  { speaker, voice, claimType, proposition, polarity, statedAt, spans }: Claim,
  change: object,
) {
  const { from, to, precision, derivation } = statedAt
  return {
    ...{ speaker, voice, claimType, proposition, polarity },
    statedAt: { from, to, precision, derivation },
    spans: spans.map(({ start, end, exact }) => ({ start, end, exact })),
    ...change,
  }
}

t.test('what people decided stands after a new codebook, and what a model proposed waits', async (t) => {
  const test = await openDemo(t)
  const found = (await listReadAnew(test)).filter(({ voice }) => voice === 'self')
  const [rejected, retracted, corrected, accepted, proposedOn, ...untouched] = found
  if (!rejected || !retracted || !corrected || !accepted || !proposedOn || untouched.length === 0)
    throw new Error('the demo has more claims')
  const answers = [
    await decide(test, rejected, 'review', { verdict: 'rejected' }),
    await decide(test, retracted, 'retraction', {}),
    await decide(test, corrected, 'correction', { reading: bodyOf(corrected, { polarity: 1 }) }),
    await decide(test, accepted, 'review', { verdict: 'accepted' }),
    await post(test.app, `${test.path}/articles/${proposedOn.articleId}/claims`, {
      coder: { kind: 'model', id: 'reader', version: '3' },
      confidence: 0.8,
      ...bodyOf(proposedOn, { polarity: 1 }),
    }),
  ]
  t.same(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200, 200, 201],
  )
  const decided: Claim[] = answers.map((answer) => answer.json().claim)
  const proposal = decided[4]

  await publish(test, 1)
  t.ok(await reread(test), 'articles were read again')
  for (const before of decided)
    t.same(await readClaim(test, before), before, `${before.state}: as it was decided`)
  const every = await listClaims(test, '&state=any')
  const keys = new Set(decided.slice(0, 4).map(({ claimKey }) => claimKey))
  t.same(
    every
      .filter(({ claimKey }) => keys.has(claimKey))
      .map(({ claimId }) => claimId)
      .sort(),
    [rejected, retracted, corrected, accepted].map(({ claimId }) => claimId).sort(),
    'nothing was coded beside them',
  )
  for (const claim of [proposedOn, ...untouched]) {
    const { state, supersededBy } = await readClaim(test, claim)
    const successor = every.find(({ claimId }) => claimId === supersededBy)
    t.match(
      { state, successor },
      { state: 'superseded', successor: { state: 'visible', claimKey: claim.claimKey } },
    )
  }
  const queue = await listClaims(test, '&review=needed&reason=model_coded')
  t.same(
    queue.map(({ claimId }) => claimId),
    [proposal?.claimId],
  )
})

t.test('a decision on what was read again since is refused, and made on what took its place', async (t) => {
  const test = await openDemo(t)
  const [claim] = await listReadAnew(test)
  if (!claim) throw new Error('the demo has claims')
  await publish(test, 1)
  await reread(test)
  const late = await decide(test, claim, 'review', { verdict: 'rejected' })
  const gone = await readClaim(test, claim)
  t.match(late.json(), { code: 'precondition_failed', detail: `"p${gone.lastPosition}"` })
  t.match((await decide(test, gone, 'review', { verdict: 'rejected' })).json(), { code: 'wrong_state' })
  const successor = await readClaim(test, { claimId: gone.supersededBy ?? '' })
  t.equal((await decide(test, successor, 'review', { verdict: 'rejected' })).statusCode, 200)
  await publish(test, 2)
  await reread(test)
  t.match(await readClaim(test, successor), { state: 'rejected', review: { status: 'rejected' } })
})

t.test(
  'reviews while the dossier is read again: each stands, or is told that the claim is gone',
  async (t) => {
    const test = await openDemo(t)
    const claims = await listReadAnew(test)
    await publish(test, 1)
    const [count, ...answers] = await Promise.all([
      reread(test),
      ...claims.map(async (claim, index) => {
        await new Promise((turn) => setTimeout(turn, index * 5))
        return await decide(test, claim, 'review', { verdict: 'accepted' })
      }),
    ])
    t.ok(count)
    const expected = {
      200: { state: 'visible', review: { status: 'accepted' } },
      412: { state: 'superseded' },
    }
    const every = await listClaims(test, '&state=any')
    for (const [index, answer] of answers.entries()) {
      const claim = claims[index]
      const code = answer.statusCode === 200 ? 200 : 412
      t.equal(answer.statusCode, code)
      const now = every.find(({ claimId }) => claimId === claim?.claimId)
      t.match(now, expected[code])
      const visible = every.filter(
        ({ claimKey, state }) => claimKey === claim?.claimKey && state === 'visible',
      )
      t.equal(visible.length, 1, 'the words are read once')
    }
  },
)
