/** The main job, end to end through the REST API: articles in, the stance of every party at any date out. */
import { existsSync } from 'node:fs'
import t, { type Test } from 'tap'
import type { App } from '../../src/app.ts'
import { get } from '../support/app.ts'
import { openDemo, openDossier } from '../support/dossier.ts'

async function read(t: Test, app: App, url: string) {
  const answer = await get(app, url)
  t.equal(answer.statusCode, 200, `${url}: ${answer.body.slice(0, 300)}`)
  return answer.json()
}

/** The four behaviours that a user must be able to rely on, whoever wrote the texts. */
async function showFourBehaviours(
  t: Test,
  { app, path }: { app: App; path: string },
  wanted: { acceptedBy: string; encirclers: readonly string[] },
): Promise<void> {
  const stance = async (party: string, proposition: string, validAt: string) =>
    await read(t, app, `${path}/stances/${party}/${proposition}?validAt=${validAt}`)
  const contradictions = async (query: string) => (await read(t, app, `${path}/contradictions?${query}`)).data

  await t.test('Ukraine accepts the 30-day truce since 11 March, by two reports of one act', async (t) => {
    const accepted = await stance('ukraine', 'ceasefire-30-days', '2025-03-12')
    t.match(accepted, { status: 'settled', value: 2, since: '2025-03-11', evidenceCount: 1 })
    t.equal(accepted.evidence[0].speaker, wanted.acceptedBy)
    t.equal(accepted.evidence[0].claims.length, 2, 'both reports are one act')
    t.equal(accepted.evidence[0].origins, 2, 'of two independent origins')
    t.match(await stance('ukraine', 'ceasefire-30-days', '2025-03-10'), {
      status: 'unknown',
      value: null,
      evidence: [],
    })
  })

  await t.test(
    'Russia rejects foreign troops, with the words and the chain of who passed them on',
    async (t) => {
      const rejected = await stance('russia', 'foreign-troops', '2025-09-05')
      t.match(rejected, { status: 'settled', value: -2 })
      const ids: string[] = rejected.evidence.flatMap(({ claims }: { claims: string[] }) => claims)
      const claims = await Promise.all(ids.map((claimId) => read(t, app, `${path}/claims/${claimId}`)))
      const chains = claims.map((claim) =>
        (claim.claim ?? claim).attribution.map(({ who }: { who: string }) => who),
      )
      t.ok(
        chains.some(
          ([first, second, last]) =>
            first?.startsWith('outlet') && /^outlet:.*(?:médias|media)/i.test(second) && last === 'russia',
        ),
        `outlet, state media, Kremlin: ${JSON.stringify(chains)}`,
      )
      for (const { quote, article } of rejected.evidence) {
        const text = await read(t, app, `${path}/articles/${article.articleId}/text`)
        t.ok(text.text.includes(quote.exact), 'the quote stands in the article, word for word')
      }
    },
  )

  await t.test(
    'Witkoff and Rutte diverge on 15 April, because the source says so, and not before',
    async (t) => {
      const found = await contradictions('between=steve-witkoff,mark-rutte&validAt=2025-04-15')
      t.equal(
        found.length,
        1,
        JSON.stringify(found.map(({ kind, proposition }: Record<string, string>) => [kind, proposition])),
      )
      t.match(found[0], {
        kind: 'divergent_assessment',
        proposition: 'talks-progress',
        basis: 'source_asserted',
        state: 'open',
        since: '2025-04-15',
      })
      t.same([...found[0].sides].sort(), ['nato', 'united-states'])
      t.same(await contradictions('between=steve-witkoff,mark-rutte&validAt=2025-04-14'), [])
    },
  )

  await t.test('the general staff denies the encirclement that Putin and Trump assert', async (t) => {
    const found = await contradictions(
      'proposition=kursk-encirclement&kind=explicit_denial&validAt=2025-03-14',
    )
    const speakers = found.flatMap(
      ({
        members,
        a,
        b,
      }: {
        members: { speaker: string }[]
        a: { speaker: string }
        b: { speaker: string }
      }) => [a, b, ...members].map(({ speaker }) => speaker),
    )
    t.ok(speakers.includes('ukrainian-general-staff'), JSON.stringify(speakers))
    for (const speaker of wanted.encirclers) t.ok(speakers.includes(speaker), `${speaker} is contradicted`)
  })
}

const wanted = {
  acceptedBy: 'volodymyr-zelensky',
  encirclers: ['vladimir-putin', 'donald-trump'],
}

t.test('the demo dispatches show the four behaviours, in either order of arrival', async (t) => {
  for (const reversed of [false, true]) {
    const dossier = await openDemo(t, { reversed })
    await showFourBehaviours(t, dossier, wanted)
  }
})

t.test('five articles of the press show the four behaviours', async (t) => {
  const folder = '../shared/articles'
  if (!existsSync(folder)) {
    t.comment('skipped: ../shared/articles is not here')
    return
  }
  const dossier = await openDossier(t, {
    id: 'ukraine-talks',
    codebook: 'codebooks/ukraine-talks.yaml',
    folder,
  })
  await showFourBehaviours(t, dossier, wanted)
})
