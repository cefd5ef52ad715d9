/** What people may decide about a claim and about a contradiction, and what a coder outside of the rules may add. Pure. */
import t from 'tap'
import {
  type Article,
  articleOf,
  evolve,
  type Standing,
  unknownArticle,
} from '../../events/article/article.ts'
import type { CodedClaim, Reading } from '../../events/article/claim-events.ts'
import { claimIdOf, claimKeyOf } from '../../events/article/claim-identity.ts'
import { completeExtraction } from '../../events/article/complete-extraction.ts'
import { codeClaim, correctClaim, retractClaim, reviewClaim } from '../../events/article/decide-on-claim.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import {
  dismissContradiction,
  evolveContradiction,
  type KnownRecord,
  reinstateContradiction,
  undecided,
} from '../../events/contradiction/decide.ts'
import type { ContradictionEvent } from '../../events/contradiction/events.ts'
import { derivedId, sha256 } from '../../events/identity.ts'
import { CodebookVersion, ContradictionId, PropositionId } from '../../events/ids.ts'
import { type ClaimSample, claim, articleId as idOfArticle, sampleCodebook } from '../support/samples.ts'

const articleId = idOfArticle('a1')
const of = { schemaVersion: 1, articleId } as const
const ana = { by: 'ana', reason: 'read twice' } as const
const codebookVersion = CodebookVersion.parse('1.0.0')
const coders = {
  rule: { kind: 'rule', id: 'rules', version: '1' },
  model: { kind: 'model', id: 'reader', version: '3' },
  human: { kind: 'human', id: 'ana', version: '1' },
} as const

const readAs = (sample: ClaimSample = {}): CodedClaim => {
  const { reading } = claim(sample)
  const claimKey = claimKeyOf(articleId, reading)
  const review = { status: 'proposed' as const, reasons: [] }
  return { claimId: claimIdOf(claimKey, reading), claimKey, reading, confidence: 0.9, trace: [], review }
}

const registered: ArticleEvent = {
  type: 'ArticleRegistered',
  ...of,
  externalId: null,
  url: null,
  title: null,
  outlet: null,
  agency: null,
  language: 'en',
  timeZone: 'Europe/Paris',
  publishedAt: '2025-03-15T08:00:00.000000Z',
  textHash: sha256('a text'),
  textLength: 6,
  fingerprint: { normalizedHash: sha256('a text'), shingles: [] },
  warnings: [],
  by: 'local',
}
const withdrawn: ArticleEvent = { type: 'ArticleWithdrawn', ...of, ...ana }
const erased: ArticleEvent = { type: 'ArticleErased', ...of, ...ana }

const recorded = (
  { claimId, claimKey, ...coded }: CodedClaim,
  kind: keyof typeof coders = 'rule',
): ArticleEvent => ({
  type: 'ClaimRecorded',
  ...of,
  claimId,
  claimKey,
  coder: coders[kind],
  by: null,
  codebookVersion,
  ...coded,
})

const after = (...events: readonly ArticleEvent[]): Article => articleOf(events)
const types = (events: readonly ArticleEvent[]) => events.map(({ type }) => type)

const truce = readAs()
const place = { articleId, claimId: truce.claimId }
const superseded: ArticleEvent = {
  type: 'ClaimSuperseded',
  ...of,
  claimId: truce.claimId,
  coder: coders.rule,
  supersededBy: null,
}
const accept = (article: Article) => reviewClaim(article, place, { ...ana, verdict: 'accepted' })
const reject = (article: Article) => reviewClaim(article, place, { ...ana, verdict: 'rejected' })
const retract = (article: Article) => retractClaim(article, place, ana)
const correct = (article: Article, reading: Reading) =>
  correctClaim(article, place, { ...ana, reading, codebookVersion })
const code = (
  article: Article,
  coded: CodedClaim,
  kind: 'human' | 'model' = 'human',
  codebook: Codebook = sampleCodebook,
) => codeClaim(article, { articleId, coder: coders[kind], by: 'local', codebook, coded })
const standingOf = (article: Article, { claimId }: CodedClaim = truce): Standing | undefined =>
  article.claims.get(claimId)?.standing

t.test(
  'a stream read whole is a stream read event by event, and no state is changed by the next',
  async (t) => {
    const corrected = readAs({ polarity: -2 })
    const stands = [registered, recorded(truce), recorded(readAs({ words: 'other words' }), 'model')]
    const events = [...stands, ...correct(after(...stands), corrected.reading), superseded, withdrawn]
    const states = events.map((_, index) => events.slice(0, index).reduce(evolve, unknownArticle))
    t.same(
      states,
      events.map((_, index) => articleOf(events.slice(0, index))),
    )
    t.equal(unknownArticle.claims.size, 0)
    t.equal(states[2]?.claims.get(truce.claimId)?.standing, 'rule')
  },
)

t.test('a decision is an event of the claim, with who and why', async (t) => {
  const article = after(registered, recorded(truce))
  t.same(accept(article), [
    { type: 'ClaimReviewed', ...of, claimId: truce.claimId, ...ana, verdict: 'accepted' },
  ])
  t.same(retract(article), [{ type: 'ClaimRetracted', ...of, claimId: truce.claimId, ...ana }])
  const { reading } = readAs({ polarity: -2 })
  t.same(correct(article, reading), [
    { type: 'ClaimCorrected', ...of, claimId: truce.claimId, ...ana, codebookVersion, reading },
  ])
})

t.test('a verdict may be changed, and given again: each is a fact of its own', async (t) => {
  const events: ArticleEvent[] = [registered, recorded(truce)]
  const standings = [accept, reject, reject, accept].map((decide) => {
    events.push(...decide(after(...events)))
    return standingOf(after(...events))
  })
  t.same(standings, ['person', 'rejected', 'rejected', 'person'])
  t.equal(events.length, 6)
})

t.test('a rejected claim may be read anew or retracted, and then stands as decided', async (t) => {
  const rejected = [registered, recorded(truce), ...reject(after(registered, recorded(truce)))]
  const { reading } = readAs({ polarity: -2 })
  const read = after(...rejected, ...correct(after(...rejected), reading))
  t.equal(standingOf(read), 'person')
  t.same(read.claims.get(truce.claimId)?.reading, reading)
  t.equal(standingOf(after(...rejected, ...retract(after(...rejected)))), 'retracted')
})

t.test(
  'nothing is decided about what is not there, was taken back, or stands in an article that is gone',
  async (t) => {
    const decisions = [
      accept,
      reject,
      retract,
      (article: Article) => correct(article, readAs({ polarity: -2 }).reading),
    ]
    const stands = [registered, recorded(truce)]
    const cases: readonly (readonly [string, readonly ArticleEvent[], string])[] = [
      ['an unknown article', [], 'not_found'],
      ['an unknown claim', [registered, recorded(readAs({ words: 'others' }))], 'not_found'],
      ['a retracted claim', [...stands, ...retract(after(...stands))], 'wrong_state'],
      ['a superseded claim', [...stands, superseded], 'wrong_state'],
      ['a claim of a withdrawn article', [...stands, withdrawn], 'article_withdrawn'],
      ['a claim of an erased article', [...stands, erased], 'erased'],
      ['an unknown claim of a withdrawn article', [registered, withdrawn], 'not_found'],
    ]
    for (const [name, events, expected] of cases) {
      for (const decide of decisions)
        t.throws(() => decide(after(...events)), { name: 'Refusal', code: expected }, name)
    }
    t.doesNotThrow(() => accept(after(...stands, superseded, recorded(truce))), 'a later run found it again')
  },
)

t.test('a correction names a reading that the claim never had', async (t) => {
  const [first, second, third] = [readAs(), readAs({ polarity: -2 }), readAs({ speaker: 'south-president' })]
  const events: ArticleEvent[] = [registered, recorded(first)]
  const to = (reading: Reading) => correct(after(...events), reading)
  t.throws(() => to(first.reading), { code: 'correction_loops', message: /is read like that already/ })
  events.push(...to(second.reading))
  t.throws(() => to(second.reading), { code: 'correction_loops', message: /is read like that already/ })
  t.throws(() => to(first.reading), { code: 'correction_loops', message: /was read like that before/ })
  events.push(...to(third.reading))
  for (const { reading } of [first, second, third]) {
    t.throws(() => to(reading), { code: 'correction_loops', faults: [{ pointer: '/reading' }] })
  }
  t.doesNotThrow(() => to({ ...third.reading, modality: 'future' }), 'one field differs')
  const held = after(...events).claims.get(first.claimId)
  t.same(held?.earlierReadings, [first.reading, second.reading], 'oldest first')
  t.same(
    held?.keys,
    [first, second, third].map(({ claimKey }) => claimKey),
  )
})

t.test('the same reading is coded once, whoever had it first', async (t) => {
  const coded = readAs()
  const [event] = code(after(registered), coded, 'model')
  t.match(event, { type: 'ClaimRecorded', claimId: coded.claimId, coder: coders.model, by: 'local' })
  for (const kind of ['rule', 'model', 'human'] as const) {
    const article = after(registered, recorded(coded, kind))
    t.same(code(article, coded, 'model'), [], `recorded by ${kind}`)
    t.same(code(after(registered, recorded(coded, kind), ...accept(article)), coded), [], 'and accepted')
  }
  t.same(code(after(registered, recorded(coded, 'human')), coded), [], 'a second person has nothing to add')
  t.same(types(code(after(registered, recorded(coded), superseded), coded)), ['ClaimRecorded'], 'superseded')
})

t.test(
  'a person who reads what a machine had read accepts its claim, so that no later run takes it away',
  async (t) => {
    const coded: CodedClaim = { ...readAs(), review: { status: 'accepted', reasons: [] } }
    for (const kind of ['rule', 'model'] as const) {
      const article = after(registered, recorded(coded, kind))
      const events = code(article, coded)
      t.match(
        events,
        [{ type: 'ClaimReviewed', claimId: coded.claimId, verdict: 'accepted', by: 'local' }],
        kind,
      )
      t.equal(events.reduce(evolve, article).claims.get(coded.claimId)?.standing, 'person')
      const waiting: CodedClaim = { ...coded, review: { status: 'proposed', reasons: ['mandate_mismatch'] } }
      t.same(code(article, waiting), [], 'what waits for a person anyway accepts nothing')
    }
  },
)

t.test(
  'a reading that a person corrected away is not coded again, nor is its correction a second claim',
  async (t) => {
    const corrected = readAs({ polarity: -2 })
    const article = after(registered, recorded(truce))
    const read = after(registered, recorded(truce), ...correct(article, corrected.reading))
    t.throws(() => code(read, truce), { code: 'wrong_state', message: new RegExp(truce.claimId) })
    t.same(code(read, corrected), [])
  },
)

t.test('what a person took back is not coded again under any reading that it had', async (t) => {
  const corrected = readAs({ polarity: -2 })
  const stands = [registered, recorded(truce)]
  const read = [...stands, ...correct(after(...stands), corrected.reading)]
  const histories = {
    rejected: [...stands, ...reject(after(...stands))],
    retracted: [...stands, ...retract(after(...stands))],
    'corrected and retracted': [...read, ...retract(after(...read))],
  }
  for (const [name, events] of Object.entries(histories)) {
    t.throws(
      () => code(after(...events), truce),
      { code: 'wrong_state', message: new RegExp(truce.claimId) },
      name,
    )
    // The same words, speaker and proposition: the key is the same, the reading is another.
    const sameKey = readAs({ validUntil: '2025-06-01' })
    t.throws(() => code(after(...events), sameKey, 'model'), { code: 'wrong_state' }, name)
    t.same(types(code(after(...events), readAs({ words: 'other words' }))), ['ClaimRecorded'], name)
  }
  t.throws(() => code(after(...histories['corrected and retracted']), corrected), { code: 'wrong_state' })
  t.same(
    types(code(after(...histories.retracted), corrected)),
    ['ClaimRecorded'],
    'nobody took that one back',
  )
})

t.test('what a person took back stays so under the name that its proposition was merged into', async (t) => {
  const mergedInto = { proposition: PropositionId.parse('long-truce'), flip: true }
  const merged: Codebook = {
    ...sampleCodebook,
    propositions: sampleCodebook.propositions.map((each) =>
      each.id === 'truce' ? { ...each, mergedInto } : each,
    ),
  }
  const inverse = readAs({ proposition: 'long-truce', polarity: -2 })
  const stands = [registered, recorded(truce)]
  const rejected = after(...stands, ...reject(after(...stands)))
  t.throws(() => code(rejected, inverse, 'human', merged), { code: 'wrong_state' })
  t.same(types(code(rejected, inverse)), ['ClaimRecorded'], 'before the merge they were two')
  const other = [registered, recorded(inverse)]
  t.throws(
    () =>
      code(
        after(...other, ...retractClaim(after(...other), { articleId, claimId: inverse.claimId }, ana)),
        truce,
        'model',
        merged,
      ),
    {
      code: 'wrong_state',
    },
  )
})

t.test('nothing is coded in an article that is not there or is gone', async (t) => {
  t.throws(() => code(unknownArticle, truce), { code: 'not_found' })
  t.throws(() => code(after(registered, withdrawn), truce), { code: 'article_withdrawn' })
  t.throws(() => code(after(registered, erased), truce), { code: 'erased' })
})

t.test('no later run of the rules undoes what people decided, or codes it again', async (t) => {
  const stands = [registered, recorded(truce)]
  const corrected = readAs({ polarity: -2 })
  const decided = {
    accepted: accept(after(...stands)),
    rejected: reject(after(...stands)),
    retracted: retract(after(...stands)),
    corrected: correct(after(...stands), corrected.reading),
  }
  const anew = readAs({ validUntil: '2025-06-01' })
  t.equal(anew.claimKey, truce.claimKey)
  for (const [name, decision] of Object.entries(decided)) {
    const article = after(...stands, ...decision)
    for (const found of [[], [truce], [anew], ...(name === 'corrected' ? [[corrected]] : [])]) {
      const run = {
        articleId,
        coder: coders.rule,
        codebookVersion,
        codebook: sampleCodebook,
        textHash: sha256('a text'),
      }
      const events = completeExtraction(article, { ...run, codebookHash: sha256('another'), found })
      t.same(types(events), ['ExtractionCompleted'], `${name}, ${found.length} found`)
      t.equal(standingOf(events.reduce(evolve, article)), standingOf(article))
    }
  }
})

t.test(
  "a model's proposal waits beside what a later run finds; nothing supersedes it but a text without its words",
  async (t) => {
    const article = after(registered, recorded(truce, 'model'))
    const found = [readAs({ words: 'other words' })]
    const events = completeExtraction(article, {
      articleId,
      coder: coders.rule,
      codebookVersion,
      codebook: sampleCodebook,
      codebookHash: sha256('another'),
      textHash: sha256('a text'),
      found,
    })
    t.same(types(events), ['ClaimRecorded', 'ExtractionCompleted'])
    t.equal(standingOf(events.reduce(evolve, article)), 'model')
  },
)

const contradictionId = ContradictionId.parse(derivedId('con', ['a pair']))
const live: KnownRecord = { known: 'live', mergedInto: null }
const decisionsAfter = (...events: readonly ContradictionEvent[]) =>
  events.reduce(evolveContradiction, undecided)

t.test('a contradiction is dismissed, reinstated, and dismissed again', async (t) => {
  const verdict = { contradictionId, ...ana }
  const dismissed = dismissContradiction(undecided, live, verdict)
  t.same(dismissed, [{ type: 'ContradictionDismissed', schemaVersion: 1, contradictionId, ...ana }])
  t.throws(() => dismissContradiction(decisionsAfter(...dismissed), live, verdict), {
    code: 'wrong_state',
    message: /dismissed already/,
  })
  const reinstated = reinstateContradiction(decisionsAfter(...dismissed), live, verdict)
  t.same(reinstated, [{ type: 'ContradictionReinstated', schemaVersion: 1, contradictionId, ...ana }])
  for (const history of [[], [...dismissed, ...reinstated]]) {
    t.throws(() => reinstateContradiction(decisionsAfter(...history), live, verdict), {
      code: 'wrong_state',
      message: /is not dismissed/,
    })
  }
  t.equal(dismissContradiction(decisionsAfter(...dismissed, ...reinstated), live, verdict).length, 1)
})

t.test('a record of which nothing is left needs nobody, and a merged one says where to go', async (t) => {
  const resolved: KnownRecord = { known: 'resolved', mergedInto: null }
  const older = ContradictionId.parse(derivedId('con', ['an older pair']))
  const merged: KnownRecord = { known: 'resolved', mergedInto: older }
  const verdict = { contradictionId, ...ana }
  const dismissed = decisionsAfter(...dismissContradiction(undecided, live, verdict))
  const attempts = [
    (record: KnownRecord) => dismissContradiction(undecided, record, verdict),
    (record: KnownRecord) => reinstateContradiction(dismissed, record, verdict),
  ]
  for (const decide of attempts) {
    t.throws(() => decide(resolved), { code: 'wrong_state', message: /claims no longer stand/ })
    t.throws(() => decide(merged), { code: 'wrong_state', message: new RegExp(`merged into ${older}`) })
  }
})
