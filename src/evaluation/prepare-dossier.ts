/** A dossier with what an example says that the store holds: codebook, articles, claims, retractions; by requests alone. */
import { z } from 'zod'
import type { CivilDate } from '../../events/vocabulary.ts'
import { AnsweredClaim } from './answers.ts'
import { post, type Reply, RequestRefused, read, readAll, request, type Send } from './api.ts'
import { type ClaimNames, createClaimNames } from './claim-names.ts'
import type { Setup } from './examples.ts'
import type { GoldClaim } from './gold-claim.ts'
import { type DrawnLink, handCoded, handCodedFor } from './hand-coding.ts'
import { inLanes } from './in-lanes.ts'
import type { Material, NewArticle } from './material.ts'

/** What a dossier must hold: distinct ones are dossiers of their own. */
export type Need = Readonly<{
  setup: Setup
  /** Whose words the added document gives, for whoever codes it. */
  words?: Readonly<{ agent: string; statedAt: CivilDate }> | undefined
}>

export type PreparedDossier = Readonly<{
  path: string
  names: ClaimNames
  claims: readonly AnsweredClaim[]
  /** The head of the log before and after the retractions; the same where there are none. */
  before: number
  after: number
}>

/** The name of a text that was made up for a question. */
export const addedName = 'added'

const Head = z.object({ position: z.number() })
const Registered = z.object({ article: z.object({ articleId: z.string() }) })
const Decided = z.object({ claim: AnsweredClaim, position: z.number() })

/**
 * @param signal  ends it between two requests
 * @throws RequestRefused; what the signal says
 */
export async function prepareDossier(
  send: Send,
  dossierId: string,
  { need, material, signal }: Readonly<{ need: Need; material: Material; signal: AbortSignal }>,
): Promise<PreparedDossier> {
  const path = `/v1/dossiers/${dossierId}`
  await post(send, z.unknown(), '/v1/dossiers', { id: dossierId })
  await publish(send, path, codebookFor(dossierId, material))
  const articles = articlesFor(need, material)
  const articleIds = new Map<string, string>()
  for (const article of articles) {
    signal.throwIfAborted()
    const { articleId } = (await post(send, Registered, `${path}/articles`, article)).article
    articleIds.set(article.externalId, articleId)
  }
  if (material.claims === 'gold') await codeByHand(send, path, { need, material, articleIds, signal })
  const claims = await readAll(send, AnsweredClaim, `${path}/claims`, { state: 'any' })
  const names = createClaimNames(claims, material.gold)
  const before = (await read(send, Head, path)).position
  const after = await retract(send, path, { setup: need.setup, names, before })
  return { path, names, claims, before, after }
}

/** Its id is that of the dossier. Where the gold is coded, nothing else may be found: the cues stay out. */
function codebookFor(dossierId: string, { codebook, claims }: Material): unknown {
  const propositions =
    claims === 'gold' ? codebook.propositions.map(({ cues: _cues, ...rest }) => rest) : codebook.propositions
  return { ...codebook, id: dossierId, propositions }
}

const publish = async (send: Send, path: string, codebook: unknown): Promise<unknown> =>
  await request(send, z.unknown(), {
    method: 'PUT',
    url: `${path}/codebook`,
    headers: { 'if-none-match': '*' },
    body: codebook,
  })

/** A question about a made-up text is about nothing else, unless it names other documents as well. */
function articlesFor({ setup, words }: Need, { articles }: Material): NewArticle[] {
  const { documents = words ? [] : undefined, addDocument } = setup
  const named = documents ? articles.filter(({ externalId }) => documents.includes(externalId)) : articles
  return [...named, ...(addDocument ? [{ externalId: addedName, ...addDocument }] : [])]
}

type Coding = Readonly<{
  need: Need
  material: Material
  articleIds: ReadonlyMap<string, string>
  signal: AbortSignal
}>

/** Each waits for the read models to show it, so many are on their way at a time. */
const codedAtOnce = 8

/** A link's target is coded first, because it has the key; so links must not lead back to where they began. */
async function codeByHand(
  send: Send,
  path: string,
  { need: { setup, words }, material: { gold, additions, codebook }, articleIds, signal }: Coding,
): Promise<void> {
  const present = gold.filter(({ article }) => articleIds.has(article))
  const keys = new Map<string, Promise<string>>()

  const keyOf = async (claim: GoldClaim): Promise<string> => {
    const key = keys.get(claim.id) ?? code(claim)
    keys.set(claim.id, key)
    return await key
  }
  const code = async (claim: GoldClaim): Promise<string> => {
    signal.throwIfAborted()
    const links: DrawnLink[] = []
    for (const { to, relation, cue } of additions.links.filter(({ from }) => from === claim.id)) {
      const target = present.find(({ id }) => id === to)
      if (target) links.push({ relation, claimKey: await keyOf(target), ...(cue && { cue }) })
    }
    const conditions = additions.conditions.filter((condition) => condition.claim === claim.id)
    const url = `${path}/articles/${articleIds.get(claim.article)}/claims`
    const body = handCoded(claim, { conditions, links })
    const decided = await naming(`gold claim ${claim.id}`, async () => await post(send, Decided, url, body))
    return decided.claim.claimKey
  }
  await inLanes(present, { count: codedAtOnce, signal }, async (claim) => void (await keyOf(claim)))

  const [proposition] = codebook.propositions
  if (!setup.addDocument || !words || !proposition) return
  const url = `${path}/articles/${articleIds.get(addedName)}/claims`
  await post(send, Decided, url, handCodedFor(setup.addDocument, { ...words, proposition: proposition.id }))
}

/** Whoever reads a refusal looks for the claim in a file, not for a request. */
async function naming<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof RequestRefused ? error.about(name) : error
  }
}

/** Every claim that is the one named, each on what was seen of it. */
async function retract(
  send: Send,
  path: string,
  { setup, names, before }: Readonly<{ setup: Setup; names: ClaimNames; before: number }>,
): Promise<number> {
  let position = before
  for (const { claimId } of (setup.retract ?? []).flatMap((name) => names.named(name))) {
    const url = `${path}/claims/${claimId}`
    const seen: Reply = await send({ method: 'GET', url })
    const headers = { 'if-match': seen.etag ?? '' }
    const reason = setup.reason ?? 'coding error'
    position = (await post(send, Decided, `${url}/retraction`, { reason }, headers)).position
  }
  return position
}
