/** Which messages an endpoint, or a reader of the feed, asks for. */
import type { Facets, MessageType } from './notification.ts'

/** An empty list filters nothing. */
export type EndpointFilter = Readonly<{
  /** Exact names, a group such as `stance.*`, or `*`. */
  eventTypes: readonly string[]
  parties: readonly string[]
  propositions: readonly string[]
  speakers: readonly string[]
  contradictionKinds: readonly string[]
  includeHistorical: boolean
}>

type Facet = keyof Facets

const carriedByClaims: readonly Facet[] = ['parties', 'propositions', 'speakers']
const carriedByContradictions: readonly Facet[] = [...carriedByClaims, 'contradictionKind']

/**
 * By what each type can be chosen. What has none of it is told to everybody who asks for its type: a stored row cannot
 * tell whether a message carries none or has no such field, the type can.
 */
const carriedFacets: Readonly<Record<MessageType, readonly Facet[]>> = {
  'claim.recorded': carriedByClaims,
  'claim.corrected': carriedByClaims,
  'claim.retracted': carriedByClaims,
  'claim.superseded': carriedByClaims,
  'stance.changed': carriedByClaims,
  'stance.reversed': carriedByClaims,
  'stance.contested': carriedByClaims,
  'contradiction.detected': carriedByContradictions,
  'contradiction.resolved': carriedByContradictions,
  'article.revised': carriedByClaims,
  'article.withdrawn': carriedByClaims,
  'codebook.published': [],
  'webhook_endpoint.disabled': [],
  'webhook_endpoint.recovered': [],
  'webhook.test': [],
}

export type Choosable = Readonly<{ type: MessageType; historical: boolean; facets: Facets }>

/** One of a field is enough, and every field must agree; a field that the type does not carry is ignored. */
export function isWanted(filter: EndpointFilter, { type, historical, facets }: Choosable): boolean {
  if (historical && !filter.includeHistorical) return false
  if (!isOfTypes(filter.eventTypes, type)) return false
  const carried = carriedFacets[type]
  const agrees = (facet: Facet, wanted: readonly string[]) =>
    wanted.length === 0 || !carried.includes(facet) || meets(wanted, facets[facet])
  return (
    agrees('parties', filter.parties) &&
    agrees('propositions', filter.propositions) &&
    agrees('speakers', filter.speakers) &&
    agrees('contradictionKind', filter.contradictionKinds)
  )
}

export const isOfTypes = (entries: readonly string[], type: MessageType): boolean =>
  entries.length === 0 ||
  entries.some(
    (entry) =>
      entry === '*' || entry === type || (entry.endsWith('.*') && groupOf(type) === entry.slice(0, -2)),
  )

const groupOf = (type: MessageType): string => type.slice(0, type.indexOf('.'))

function meets(wanted: readonly string[], carried: readonly string[] | string | null): boolean {
  if (carried === null) return true
  return typeof carried === 'string'
    ? wanted.includes(carried)
    : carried.some((each) => wanted.includes(each))
}
