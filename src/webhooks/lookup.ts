/** From a host's name to its addresses, without a thread of this process waiting for somebody's slow name server. */
import { promises as dns, Resolver } from 'node:dns'
import { promisify } from 'node:util'

/** All addresses of a name. Throws what the resolver says; an empty list means that it has none. */
export type Lookup = (host: string) => Promise<readonly string[]>

/** Two questions, each asked twice at most. */
const answerMs = 2_000
const tries = 2

/**
 * Asks the name servers of this machine itself. `getaddrinfo`, which `dns.lookup` calls, holds one of the few threads that
 * the whole process has for it until the name server answers, so two names with slow servers would hold up the deliveries
 * to all others. IPv4 first: a machine without a way to IPv6 goes on to the next address at once, but each costs a moment.
 */
export const publicLookup: Lookup = async (host) => {
  const resolver = new Resolver({ timeout: answerMs, tries })
  const ask = (method: 'resolve4' | 'resolve6') =>
    promisify<string, string[]>(resolver[method].bind(resolver))(host).catch(giveError)
  const answers = await Promise.all([ask('resolve4'), ask('resolve6')])
  const addresses = answers.flatMap((answer) => (Array.isArray(answer) ? answer : []))
  // One family is enough: the addresses of the other one are not used, and only what is used must be judged.
  if (addresses.length === 0) {
    for (const answer of answers) if (answer instanceof Error) throw answer
  }
  return addresses
}

const giveError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** Asks as every program of this machine does, `/etc/hosts` included: for the hosts that the operator allowed. */
export const systemLookup: Lookup = async (host) =>
  (await dns.lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address)
