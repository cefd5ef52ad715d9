/** What a revision, a withdrawal and a run of the rules do to an article and its claims. Pure: no database, no clock. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { type Article, evolve, unknownArticle } from '../../events/article/article.ts'
import type { CodedClaim, Reading } from '../../events/article/claim-events.ts'
import { claimIdOf, claimKeyOf } from '../../events/article/claim-identity.ts'
import { completeExtraction, type ExtractionRun } from '../../events/article/complete-extraction.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import { claimsToPlace, reviseArticle, withdrawArticle } from '../../events/article/revise.ts'
import { parseEvent } from '../../events/catalog.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { closedPropositions } from '../../events/codebook/merges.ts'
import { sha256 } from '../../events/identity.ts'
import { CodebookVersion, PropositionId } from '../../events/ids.ts'
import { sampleCodebook } from '../support/samples.ts'

function golden<Type extends ArticleEvent['type']>(type: Type): ArticleEvent & { type: Type } {
  const payload = readFileSync(new URL(`../golden/${type}.1.json`, import.meta.url), 'utf8')
  // `as`: the file's name is the event's type, which the parser has checked.
  return parseEvent({ type, schemaVersion: 1, payload: payload.trimEnd() }) as ArticleEvent & { type: Type }
}

const registered = golden('ArticleRegistered')
const { articleId } = registered
const { reading: sample, trace } = golden('ClaimRecorded')
const coder = { kind: 'rule', id: 'rules', version: '1' } as const
const of = { schemaVersion: 1, articleId } as const
const by = { by: 'ana', reason: 'read twice' } as const
const after = (...events: readonly ArticleEvent[]): Article => events.reduce(evolve, unknownArticle)
const types = (events: readonly ArticleEvent[]) => events.map(({ type }) => type)

const coded = (change: Omit<Partial<Reading>, 'proposition'> & { proposition?: string }): CodedClaim => {
  const { proposition = 'truce', ...rest } = change
  const reading: Reading = { ...sample, ...rest, proposition: PropositionId.parse(proposition) }
  const claimKey = claimKeyOf(articleId, reading)
  const review = { status: 'proposed', reasons: [] } as const
  return {
    claimId: claimIdOf(claimKey, reading),
    claimKey,
    reading,
    confidence: 0.9,
    trace,
    review: { ...review, reasons: [] },
  }
}

const recorded = (claim: CodedClaim, kind: 'rule' | 'model' | 'human' = 'rule'): ArticleEvent => ({
  type: 'ClaimRecorded',
  ...of,
  claimId: claim.claimId,
  claimKey: claim.claimKey,
  coder: { ...coder, kind },
  by: null,
  codebookVersion: CodebookVersion.parse('1.0.0'),
  confidence: claim.confidence,
  reading: claim.reading,
  review: claim.review,
  trace: [...trace],
})

const revision = (change: Partial<ArticleEvent & { type: 'ArticleRevised' }> = {}) => ({
  ...golden('ArticleRevised'),
  title: null,
  publishedAt: registered.publishedAt,
  textHash: sha256('another text'),
  ...change,
})

const withFates = (fates: Readonly<Record<string, object>>): Codebook => ({
  ...sampleCodebook,
  // `as`: the fates are those of a codebook, told in short.
  propositions: sampleCodebook.propositions.map((each) => ({ ...each, ...fates[each.id] }) as typeof each),
})

const run = (change: Partial<ExtractionRun> = {}): ExtractionRun => ({
  articleId,
  coder,
  codebookVersion: CodebookVersion.parse('2.0.0'),
  codebookHash: sha256('a codebook'),
  codebook: sampleCodebook,
  textHash: registered.textHash,
  found: [],
  ...change,
})

t.test('a revision that changes nothing has nothing to add', async (t) => {
  const article = after(registered)
  const same = revision({ textHash: registered.textHash })
  t.same(reviseArticle(article, same, { orphans: [], coder }), [])
  t.same(reviseArticle(article, { ...same, title: registered.title }, { orphans: [], coder }), [])
  const later = { publishedAt: '2025-04-16T08:00:00.000000Z' }
  for (const change of [{ title: 'Another title' }, later, { textHash: sha256('one letter more') }]) {
    const revised = revision({ textHash: registered.textHash, ...change })
    t.same(types(reviseArticle(article, revised, { orphans: [], coder })), ['ArticleRevised'])
    t.same(
      reviseArticle(after(registered, revised), revised, { orphans: [], coder }),
      [],
      'nor the second time',
    )
  }
})

t.test('what a revision leaves out stays as it was, whatever came between', async (t) => {
  const { facts } = after(registered, revision({ title: 'A better title' }), revision())
  t.match(facts, { title: 'A better title', outlet: registered.outlet, timeZone: registered.timeZone })
})

t.test('the rules read a revised article again, also where only its day changed', async (t) => {
  const first = completeExtraction(after(registered), run())
  t.same(completeExtraction(after(registered, ...first), run()), [])
  const revised = revision({ textHash: registered.textHash, publishedAt: '2025-04-16T08:00:00.000000Z' })
  t.same(types(completeExtraction(after(registered, ...first, revised), run())), ['ExtractionCompleted'])
})

t.test(
  'whose words are gone is superseded by nothing; what the rules found is left to their next run',
  async (t) => {
    const mine = coded({})
    const ruled = coded({ speaker: 'outlet' as never })
    const proposed = coded({ block: 7 })
    const rejected = coded({ block: 8 })
    const split = coded({ proposition: 'talks' })
    const article = after(
      registered,
      recorded(mine, 'human'),
      recorded(ruled),
      recorded(proposed, 'model'),
      recorded(rejected),
      { type: 'ClaimReviewed', ...of, claimId: rejected.claimId, ...by, verdict: 'rejected' },
      recorded(split),
    )
    const ids = (closed: readonly string[]) =>
      claimsToPlace(article, new Set(closed.map((id) => PropositionId.parse(id)))).map(
        ({ claimId }) => claimId,
      )
    t.same(ids([]), [mine.claimId, proposed.claimId])
    t.same(ids(['talks']), [mine.claimId, proposed.claimId, split.claimId], 'no run looks for a split one')
    const events = reviseArticle(article, revision(), { orphans: [mine.claimId], coder })
    t.match(events, [
      { type: 'ArticleRevised' },
      { type: 'ClaimSuperseded', claimId: mine.claimId, supersededBy: null },
    ])
    t.equal(
      after(registered, recorded(mine, 'human'), ...events).claims.get(mine.claimId)?.standing,
      'superseded',
    )
  },
)

t.test('a withdrawn article is withdrawn once and revised no more, an erased one neither', async (t) => {
  const withdraw = (article: Article) => withdrawArticle(article, { articleId, ...by })
  const withdrawn = withdraw(after(registered))
  t.match(withdrawn, [{ type: 'ArticleWithdrawn', by: 'ana', reason: 'read twice' }])
  t.same(withdraw(after(registered, ...withdrawn)), [])
  const erased = after(registered, golden('ArticleErased'))
  const revise = (article: Article) => () => reviseArticle(article, revision(), { orphans: [], coder })
  t.throws(revise(after(registered, ...withdrawn)), { code: 'article_withdrawn' })
  t.throws(revise(erased), { code: 'erased' })
  t.throws(() => withdraw(erased), { code: 'erased' })
  t.throws(() => withdraw(unknownArticle), { code: 'not_found' })
})

t.test('a split proposition keeps its claims; those of its parts are recorded beside them', async (t) => {
  const old = coded({})
  const gone = coded({ proposition: 'talks' })
  const part = coded({ proposition: 'long-truce' })
  const codebook = withFates({ truce: { splitInto: ['long-truce', 'unconditional-truce'] } })
  t.same([...closedPropositions(codebook)], ['truce'])
  const article = after(registered, recorded(old), recorded(gone))
  t.match(completeExtraction(article, run({ codebook, found: [part] })), [
    { type: 'ClaimRecorded', claimId: part.claimId },
    { type: 'ClaimSuperseded', claimId: gone.claimId, supersededBy: null },
    { type: 'ExtractionCompleted' },
  ])
})

t.test('what a person decided holds under the name that a merge gives it', async (t) => {
  const old = coded({ polarity: 2 })
  const renamed = coded({ proposition: 'long-truce', polarity: 2 })
  const inverse = coded({ proposition: 'long-truce', polarity: -2 })
  const decide = (verdict: 'accepted' | 'rejected'): ArticleEvent => ({
    type: 'ClaimReviewed',
    ...of,
    claimId: old.claimId,
    ...by,
    verdict,
  })
  const merged = (flip: boolean) => withFates({ truce: { mergedInto: { proposition: 'long-truce', flip } } })
  const found = [renamed, inverse]
  for (const verdict of ['accepted', 'rejected'] as const) {
    const article = after(registered, recorded(old), decide(verdict))
    t.match(completeExtraction(article, run({ codebook: merged(false), found })), [
      { type: 'ClaimRecorded', claimId: inverse.claimId },
      { type: 'ExtractionCompleted' },
    ])
    t.match(completeExtraction(article, run({ codebook: merged(true), found })), [
      { type: 'ClaimRecorded', claimId: renamed.claimId },
      { type: 'ExtractionCompleted' },
    ])
  }
  t.match(
    completeExtraction(after(registered, recorded(old)), run({ codebook: merged(false), found: [renamed] })),
    [
      { type: 'ClaimRecorded', claimId: renamed.claimId },
      { type: 'ClaimSuperseded', claimId: old.claimId },
      { type: 'ExtractionCompleted' },
    ],
  )
})
