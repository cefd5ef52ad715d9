/** Opens the socket of a delivery: the addresses are judged here, at the moment of connecting, and nowhere may it go else. */
import { connect as connectTcp, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls, createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import { type AddressPolicy, isLiteralAddress } from './address.ts'
import { type ConnectPhase, ExchangeFailed, failureOf, failures, phaseTimeouts } from './exchange-failure.ts'
import { type Lookup, publicLookup, systemLookup } from './lookup.ts'
import type { WebhookUrlFault } from './webhook-url.ts'

/** More addresses than any honest receiver has. */
const addressesMax = 32

/** Where a socket goes. The host is the one of the URL, IPv6 in brackets. */
export type Target = Readonly<{ host: string; port: number; isSecure: boolean }>

/** What connecting cost so far. It is filled in while it goes on, so that a failure says how far it got. */
export type ConnectTrace = {
  address: string | null
  nameMs: number | null
  connectMs: number | null
  tlsMs: number | null
}

export const emptyTrace = (): ConnectTrace => ({ address: null, nameMs: null, connectMs: null, tlsMs: null })

export type Connect = (target: Target, trace: ConnectTrace, signal: AbortSignal) => Promise<Socket>

export type ConnectOptions = Readonly<{
  policy: AddressPolicy
  /** The default asks the name servers for public names, and the system for the pairs that the operator allowed. */
  lookup?: Lookup | undefined
  /** For name, connection and TLS together. */
  connectMs: number
  /** Certificates (PEM) that are trusted beside those of Node. */
  authorities?: readonly string[] | undefined
}>

/**
 * Gives a socket that is ready for HTTP, or throws `ExchangeFailed`.
 *
 * All addresses of a name must pass, and the socket goes to one of those that were judged: what the name stands for a
 * moment later does not matter. The name stays, for the certificate and the receiver's choice of it. The connector of
 * undici would do the same, but hides the socket until it stands, so that neither the steps could be timed nor a slow
 * handshake be ended at a moment of our own. Nothing of the environment is asked: no proxy, no switch that trusts anybody.
 */
export function createConnect({ policy, lookup, connectMs, authorities }: ConnectOptions): Connect {
  // Once: reading all authorities takes 40 ms.
  const secureContext = createSecureContext({
    ...(authorities === undefined ? {} : { ca: [...rootCertificates, ...authorities] }),
    // Said here, or the environment could weaken it; so could it below.
    minVersion: 'TLSv1.2',
  })

  return async (target, trace, signal) => {
    let phase: ConnectPhase = 'name'
    let socket: Socket | undefined
    let end: (failure: ExchangeFailed) => void = () => {}
    const ended = new Promise<never>((_, reject) => {
      end = reject
    })
    ended.catch(() => {})
    const timer = setTimeout(() => end(new ExchangeFailed(phaseTimeouts[phase])), connectMs)
    const interrupt = () => end(new ExchangeFailed(failures.interrupted))
    signal.addEventListener('abort', interrupt, { once: true })
    let start = performance.now()
    const lap = () => {
      const [from, to] = [start, performance.now()]
      start = to
      return to - from
    }

    try {
      signal.throwIfAborted()
      const addresses = await Promise.race([findAddresses(policy, lookup, target), ended])
      if (!isLiteralAddress(target.host)) trace.nameMs = lap()
      phase = 'connect'
      if (addresses.length === 1) trace.address = addresses[0] ?? null
      const opening = open(target, addresses, secureContext)
      socket = opening
      const failed = failureOfSocket(opening)
      await Promise.race([once(opening, 'connect'), failed, ended])
      trace.connectMs = lap()
      trace.address = opening.remoteAddress ?? null
      if (target.isSecure) {
        phase = 'tls'
        await Promise.race([once(opening, 'secureConnect'), failed, ended])
        trace.tlsMs = lap()
      }
      return opening
    } catch (error) {
      socket?.on('error', () => {}).destroy()
      throw new ExchangeFailed(failureOf(error, phase))
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', interrupt)
    }
  }
}

/**
 * The friendly check when an endpoint is saved. It proves nothing about later, when the connector judges again. There is one
 * answer for all that is refused or cannot be reached, so that nobody can look around in an internal network with it.
 */
export async function resolveForSave(
  url: string,
  {
    policy,
    lookup,
    timeoutMs = 5_000,
  }: Readonly<{ policy: AddressPolicy; lookup?: Lookup; timeoutMs?: number }>,
): Promise<{ ok: true } | { ok: false; fault: WebhookUrlFault }> {
  const { hostname, port, protocol } = new URL(url)
  const isSecure = protocol === 'https:'
  const target = { host: hostname, port: Number(port) || (isSecure ? 443 : 80), isSecure }
  let timer: NodeJS.Timeout | undefined
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ExchangeFailed(failures.nameTimeout)), timeoutMs)
  })
  try {
    await Promise.race([findAddresses(policy, lookup, target), timedOut])
    return { ok: true }
  } catch {
    const detail =
      'The host cannot be reached, or is at an address that is refused; give a public name that resolves.'
    return { ok: false, fault: { code: 'webhook_address_refused', detail } }
  } finally {
    clearTimeout(timer)
  }
}

/** The addresses that the socket may go to, all of them judged. */
async function findAddresses(
  policy: AddressPolicy,
  lookup: Lookup | undefined,
  { host, port }: Target,
): Promise<readonly string[]> {
  const isPair = policy.isAllowedPair(host, port)
  // A literal address never passes through name resolution, so it is judged here.
  const isLiteral = isLiteralAddress(host)
  const find = lookup ?? (isPair ? systemLookup : publicLookup)
  const addresses = isLiteral ? [host.replace(/^\[|\]$/g, '')] : await find(host)
  if (addresses.length === 0) throw new ExchangeFailed(failures.nameNotFound)
  if (addresses.length > addressesMax) throw new ExchangeFailed(failures.tooManyAddresses)
  // One bad answer refuses the set: a mixed answer is how a filter is walked around.
  if (!isPair && !addresses.every(policy.isAllowed)) throw new ExchangeFailed(failures.addressRefused)
  return addresses
}

function open(
  { host, port, isSecure }: Target,
  addresses: readonly string[],
  secureContext: SecureContext,
): Socket {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const options = {
    host: host.replace(/^\[|\]$/g, ''),
    port,
    noDelay: true,
    // Only what was judged; the name is not asked for again.
    lookup: ((_host, { all }, callback) => {
      if (all === true) callback(null, found)
      else callback(null, found[0]?.address ?? '', found[0]?.family)
    }) satisfies LookupFunction,
    autoSelectFamily: true,
  }
  if (!isSecure) return connectTcp(options)
  return connectTls({
    ...options,
    // An address is no server name; the certificate is then checked against the address.
    ...(isLiteralAddress(host) ? {} : { servername: host }),
    secureContext,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  })
}

const once = (socket: Socket, event: 'connect' | 'secureConnect') =>
  new Promise<void>((resolve) => socket.once(event, () => resolve()))

/** Rejects when the socket fails or is closed; it never holds up anything that has stopped waiting for it. */
function failureOfSocket(socket: Socket): Promise<never> {
  const failed = new Promise<never>((_, reject) => {
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('closed')))
  })
  failed.catch(() => {})
  return failed
}
