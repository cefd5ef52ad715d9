/** Random histories of a dossier, from a seed: articles, copies, claims, decisions, codebooks, withdrawals. */

import type { Event } from '../../events/catalog.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { derivedId, derivedKey, sha256 } from '../../events/identity.ts'
import { ArticleId, ClaimId, ClaimKey, CodebookVersion, PropositionId } from '../../events/ids.ts'

export type Step = Readonly<{ stream: string; events: readonly Event[] }>

/** A small linear congruential generator: the same seed gives the same history on every machine. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  function pick<T>(list: readonly T[]): T {
    const picked = list[below(list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  return { next, below, pick }
}

const parties = ['ukraine', 'russia', 'united-states', 'nato']
const propositions = ['truce', 'talks', 'encirclement', 'troops']
const kinds = ['position', 'assessment', 'fact', 'position'] as const
const types = { position: 'stance', assessment: 'assessment', fact: 'assertion' } as const

export const sampleCodebook = (version: string, staleAfterDays = 7): Codebook =>
  Codebook.parse({
    id: 'random',
    version,
    title: { en: 'Random history' },
    timeZone: 'Europe/Paris',
    parties: parties.map((id) => ({ id, names: { en: [id] } })),
    agents: parties.map((party) => ({
      id: `speaker-of-${party}`,
      kind: 'person',
      names: { en: [`Speaker ${party}`] },
      mandates: [
        { party, role: { en: ['speaker'] }, rank: 1, from: '2020-01-01', until: null, asOf: '2025-12-31' },
      ],
    })),
    propositions: propositions.map((id, index) => ({
      id,
      kind: kinds[index],
      statement: { en: id },
      staleAfterDays,
    })),
  })

/** Steps in an order in which they may be appended; each is one append. */
export function randomHistory(seed: number, { articleCount = 12 } = {}): Step[] {
  const random = randomFrom(seed)
  const steps: Step[] = [published('1.0.0', 7)]
  const claims: Recorded[] = []
  const articles: ArticleId[] = []
  for (let index = 0; index < articleCount; index++) {
    const { events, articleId, recorded } = randomArticle(
      random,
      index,
      articles.length > 0 && random.next() < 0.2,
    )
    steps.push({ stream: `article-${articleId}`, events })
    articles.push(articleId)
    claims.push(...recorded)
    if (random.next() < 0.5) {
      const claim = random.pick(claims)
      steps.push({ stream: `article-${claim.articleId}`, events: decision(random, claim) })
    }
    if (random.next() < 0.1) steps.push(withdrawal(random.pick(articles)))
    if (index === Math.floor(articleCount / 2)) steps.push(published('1.1.0', 3))
  }
  // Only now, so that a claim may be linked to one that is recorded after it.
  return steps.map((step) => ({ ...step, events: step.events.map((event) => linked(random, event, claims)) }))
}

type Recorded = Event & { type: 'ClaimRecorded' }

/** Every other claim is linked to one of whichever article and proposition, mostly to one of its own party. */
function linked(random: Random, event: Event, claims: readonly Recorded[]): Event {
  const relation = random.pick(['denies', 'denies', 'contrasts', 'replies'] as const)
  if (event.type !== 'ClaimRecorded' || random.next() < 0.5) return event
  const { reading } = event
  const others = claims.filter(({ claimKey }) => claimKey !== event.claimKey)
  const own = others.filter((other) => other.reading.holder === reading.holder)
  const { claimKey } = random.pick(random.next() < 0.7 && own.length > 0 ? own : others)
  const links = [...reading.links, { relation, claimKey, cue: null }]
  const claimType = relation === 'denies' ? 'denial' : reading.claimType
  return { ...event, reading: { ...reading, claimType, links } }
}

type Random = ReturnType<typeof randomFrom>

const published = (version: string, staleAfterDays: number): Step => {
  const codebook = sampleCodebook(version, staleAfterDays)
  const contentHash = sha256(JSON.stringify(codebook))
  return {
    stream: 'codebook',
    events: [
      {
        type: 'CodebookPublished',
        schemaVersion: 1,
        version: codebook.version,
        contentHash,
        codebook,
        by: 'test',
      },
    ],
  }
}

const withdrawal = (articleId: ArticleId): Step => ({
  stream: `article-${articleId}`,
  events: [
    { type: 'ArticleWithdrawn', schemaVersion: 1, articleId, by: 'test', reason: 'the outlet took it back' },
  ],
})

/** What a person decides, or a later run: it gives a claim up, and may find it again. */
function decision(random: Random, claim: Recorded): Event[] {
  const { articleId, claimId, codebookVersion, coder } = claim
  const of = { schemaVersion: 1, articleId, claimId } as const
  const person = { by: 'test', reason: 'a second look' }
  const proposition = PropositionId.parse(random.pick(propositions))
  const reading = { ...claim.reading, proposition }
  return random.pick<Event[]>([
    [{ type: 'ClaimRetracted', ...of, ...person }],
    [{ type: 'ClaimReviewed', ...of, ...person, verdict: 'accepted' }],
    [{ type: 'ClaimReviewed', ...of, ...person, verdict: 'rejected' }],
    [{ type: 'ClaimCorrected', ...of, ...person, codebookVersion, reading }],
    [{ type: 'ClaimSuperseded', ...of, coder, supersededBy: null }, claim],
  ])
}

function randomArticle(random: Random, index: number, isCopy: boolean) {
  const articleId = ArticleId.parse(derivedId('art', ['random', index]))
  const day = 1 + random.below(28)
  const publishedOn = `2025-04-${String(day).padStart(2, '0')}`
  // A copy shares the words of another article that was registered before it.
  const words = isCopy ? random.below(index) : index
  const textHash = sha256(`text ${words}`)
  const registered: Event = {
    type: 'ArticleRegistered',
    schemaVersion: 1,
    articleId,
    externalId: `${index}`,
    url: null,
    title: null,
    outlet: `Outlet ${random.below(3)}`,
    agency: random.next() < 0.3 ? 'AFP' : null,
    language: 'en',
    timeZone: 'Europe/Paris',
    publishedAt: `${publishedOn}T12:00:00.000000Z`,
    textHash,
    textLength: 100,
    fingerprint: { normalizedHash: sha256(`words ${words}`), shingles: [words, words + 1000, words + 2000] },
    warnings: [],
    by: 'test',
  }
  const events: Event[] = [registered]
  const recorded: Recorded[] = []
  const count = 1 + random.below(4)
  for (let place = 0; place < count; place++) {
    const linkedTo = recorded.length > 0 && random.next() < 0.3 ? random.pick(recorded).claimKey : null
    const claim = randomClaim(random, { articleId, textHash, publishedOn, place, linkedTo })
    events.push(claim)
    recorded.push(claim)
  }
  // Now and then a log without the end of a run, as a foreign import may leave it.
  if (random.next() < 0.8) events.push(completed({ articleId, textHash, claimCount: count }))
  return { events, articleId, recorded }
}

const completed = ({
  articleId,
  textHash,
  claimCount,
}: {
  articleId: ArticleId
  textHash: string
  claimCount: number
}): Event => ({
  type: 'ExtractionCompleted',
  schemaVersion: 1,
  articleId,
  coder: { kind: 'rule', id: 'test', version: '1' },
  codebookVersion: CodebookVersion.parse('1.0.0'),
  codebookHash: textHash,
  textHash,
  claimCount,
})

function randomClaim(
  random: Random,
  {
    articleId,
    textHash,
    publishedOn,
    place,
    linkedTo,
  }: {
    articleId: ArticleId
    textHash: string
    publishedOn: string
    place: number
    linkedTo: ClaimKey | null
  },
): Recorded {
  const party = random.pick(parties)
  const index = random.below(propositions.length)
  const proposition = propositions[index] ?? 'truce'
  const kind = kinds[index] ?? 'position'
  const isOwn = random.next() < 0.75
  const isDated = random.next() < 0.6
  const polarity = random.pick([-2, -1, 1, 2] as const)
  const dayAfter = `2025-04-${String(Math.min(Number(publishedOn.slice(8)) + 1, 30)).padStart(2, '0')}`
  const claimKey = derivedKey([articleId, party, proposition, polarity, place])
  const claimId = derivedId('clm', [claimKey])
  const reading = {
    textHash,
    block: place,
    spans: [{ start: place * 10, end: place * 10 + 5, exact: 'words', prefix: '', suffix: '' }],
    quoteMode: 'indirect',
    speaker: random.next() < 0.5 ? `speaker-of-${party}` : `party:${party}`,
    mandate: {
      party,
      role: 'speaker',
      rank: 1 + random.below(4),
      from: '2020-01-01',
      until: null,
      unverified: false,
    },
    holder: isOwn ? party : null,
    attribution: [{ who: 'outlet', relation: 'publishes', cue: null }],
    aboutParty: isOwn ? null : random.pick(parties.filter((other) => other !== party)),
    voice: isOwn ? 'self' : 'reported',
    claimType: random.next() < 0.15 ? 'denial' : types[kind],
    proposition,
    polarity,
    conditions: [],
    modality: 'actual',
    addressee: null,
    links: linkedTo ? [{ relation: 'contrasts', claimKey: linkedTo, cue: { start: 0, end: 5 } }] : [],
    statedAt: isDated
      ? { from: publishedOn, to: dayAfter, precision: 'day', derivation: 'weekday', anchor: null }
      : { from: null, to: dayAfter, precision: 'unknown', derivation: 'publication', anchor: null },
    validUntil: null,
    value: null,
  }
  // `as never`: ids and readings are parsed again, as every event is, when they come out of the log.
  return {
    type: 'ClaimRecorded',
    schemaVersion: 1,
    articleId,
    claimId: ClaimId.parse(claimId),
    claimKey: ClaimKey.parse(claimKey),
    coder: { kind: 'rule', id: 'test', version: '1' },
    by: null,
    codebookVersion: '1.0.0' as never,
    confidence: 0.9,
    reading: reading as never,
    review: { status: 'proposed', reasons: [] },
    trace: [],
  }
}
