/** What to ask of every route that answers about the past, whoever adds one: `frozen.test.ts` refuses to go on without it. */
import { z } from 'zod'
import { propositions } from '../support/plan.ts'
import { pick } from '../support/stage.ts'

/** What there is to name, and a number that chooses among it. */
export type Choice = Readonly<{
  articles: readonly string[]
  claims: readonly string[]
  contradictions: readonly string[]
  number: number
}>

const parties = ['north', 'south', 'east', 'alliance']
const agents = ['north-president', 'north-minister', 'north-envoy', 'south-president', 'south-staff']
/** Also those that a later codebook brings or drops. */
const names = [...propositions, 'negotiations', 'town-encircled', 'summit-in-south']

/** Paths after the dossier, by operation; the dates are added to them. */
const questions: Readonly<Record<string, (choice: Choice) => readonly string[]>> = {
  getCodebook: () => ['/codebook'],
  listArticles: () => ['/articles?limit=2', '/articles?status=withdrawn'],
  getArticle: ({ articles }) => articles.map((id) => `/articles/${id}`),
  getArticleText: ({ articles }) => articles.map((id) => `/articles/${id}/text`),
  listArticleEvents: ({ articles }) => articles.map((id) => `/articles/${id}/events`),
  listClaims: (choice) => [
    '/claims?limit=3',
    '/claims?state=any',
    '/claims?review=needed',
    `/claims?party=${party(choice)}&proposition=${proposition(choice)}`,
    `/claims?speaker=${agent(choice)}`,
  ],
  getClaim: ({ claims, number }) => some(claims, number, 6).map((id) => `/claims/${id}`),
  listParties: () => ['/parties?limit=2'],
  listPropositions: () => ['/propositions?limit=3'],
  getParty: (choice) => [`/parties/${party(choice)}`],
  getProposition: (choice) => [`/propositions/${proposition(choice)}`, '/propositions/summit-soon'],
  getAgent: (choice) => [`/agents/${agent(choice)}`],
  listStances: (choice) => [
    '/stances',
    '/stances?include=unknown&conditional=include',
    `/stances?party=${party(choice)}`,
    `/stances?proposition=${proposition(choice)}`,
  ],
  getStance: (choice) => pairs(choice),
  listEvidence: (choice) =>
    pairs(choice).flatMap((pair) => [`${pair}/evidence?limit=1`, `${pair}/evidence?role=listed`]),
  listStancePeriods: (choice) => pairs(choice).map((pair) => `${pair}/history?limit=1`),
  diffStances: ({ number }) => [
    `/stances/diff?from=position:0&limit=3`,
    `/stances/diff?from=position:${number % 20}&include=evidence`,
  ],
  listContradictions: (choice) => [
    '/contradictions?limit=2',
    '/contradictions?kind=opposition',
    '/contradictions?between=north,south',
    `/contradictions?party=${party(choice)}&proposition=${proposition(choice)}`,
    `/contradictions?speaker=${agent(choice)}&state=open`,
  ],
  getContradiction: ({ contradictions, number }) =>
    some(contradictions, number, 4).map((id) => `/contradictions/${id}`),
}

const party = ({ number }: Choice) => pick(parties, number)
const agent = ({ number }: Choice) => pick(agents, number)
const proposition = ({ number }: Choice) => pick(names, number)
const pairs = ({ number }: Choice): string[] =>
  [number, number + 1].flatMap((each) => [
    `/stances/${pick(parties, number)}/${pick(names, each)}`,
    `/stances/north/${pick(names, each)}`,
  ])

function some(ids: readonly string[], number: number, countMax: number): string[] {
  const first = number % Math.max(1, ids.length)
  return [...ids.slice(first), ...ids.slice(0, first)].slice(0, countMax)
}

const Parameter = z.object({ name: z.string(), in: z.string() })
const Operation = z.object({ operationId: z.string(), parameters: z.array(Parameter).default([]) })
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })

export type PastRoute = Readonly<{ operationId: string; takes: ReadonlySet<string> }>

/** Those of the generated document that take `knownAt`, or two of them. */
export const pastRoutesOf = (document: unknown): PastRoute[] =>
  Object.values(Document.parse(document).paths)
    .flatMap(({ get }) => get ?? [])
    .map(({ operationId, parameters }) => ({
      operationId,
      takes: new Set(parameters.filter((each) => each.in === 'query').map(({ name }) => name)),
    }))
    .filter(({ takes }) => takes.has('knownAt') || takes.has('to'))

/**
 * The paths to ask one route with, at a moment and a date.
 *
 * @param known  as `knownAt` takes it
 * @throws Error where nobody said what to ask of it
 */
export function pathsOf(
  { operationId, takes }: PastRoute,
  { known, validAt, choice }: Readonly<{ known: string; validAt: string; choice: Choice }>,
): string[] {
  const paths = questions[operationId]
  if (!paths) throw new Error(`say in test/http/past-routes.ts what to ask of ${operationId}`)
  const moment = `${takes.has('to') ? 'to' : 'knownAt'}=${encodeURIComponent(known)}`
  const dates = takes.has('validAt') ? `${moment}&validAt=${validAt}` : moment
  return [...new Set(paths(choice))].map((path) => `${path}${path.includes('?') ? '&' : '?'}${dates}`)
}
