/** Why an exchange has no status: a class, and words from this list alone. The text of a library never gets out. */
import type { ExchangeFailure } from './delivery.ts'

/** The step that a connection has got to. */
export type ConnectPhase = 'name' | 'connect' | 'tls'

export const failures = {
  notAllowed: refused('the URL is no longer allowed by the rules of this service'),
  addressRefused: refused('an address of the host is refused'),
  tooManyAddresses: refused('the host has more addresses than are accepted'),
  nameNotFound: { class: 'dns_error', detail: 'the name of the host was not found' },
  nameServerFailed: { class: 'dns_error', detail: 'the name servers of the host gave no usable answer' },
  nameTimeout: timeout('connect', 'the name of the host was not resolved in time'),
  connectTimeout: timeout('connect', 'the connection was not accepted in time'),
  tlsTimeout: timeout('connect', 'the TLS handshake was not finished in time'),
  headersTimeout: timeout('headers', 'the headers of an answer did not arrive in time'),
  totalTimeout: timeout('total', 'the exchange was not finished in time'),
  interrupted: { class: 'interrupted', detail: 'the attempt was interrupted by this service' },
  closed: connection('the connection was closed without an answer'),
  unknown: connection('the connection failed'),
} as const satisfies Record<string, ExchangeFailure>

export const phaseTimeouts: Record<ConnectPhase, ExchangeFailure> = {
  name: failures.nameTimeout,
  connect: failures.connectTimeout,
  tls: failures.tlsTimeout,
}

/** Thrown where the reason is known already; its message is never shown. */
export class ExchangeFailed extends Error {
  override readonly name = 'ExchangeFailed'
  readonly failure: ExchangeFailure

  constructor(failure: ExchangeFailure) {
    super(failure.detail)
    this.failure = failure
  }
}

/**
 * What an error of the network comes to. The codes of an error, of its causes and of its parts are looked through: when
 * several addresses were tried, Node gives one error that holds an error for each.
 *
 * @param phase  the step at which it came, `undefined` once the connection stood
 */
export function failureOf(error: unknown, phase: ConnectPhase | undefined): ExchangeFailure {
  const known = partsOf(error).find((part) => part instanceof ExchangeFailed)
  if (known instanceof ExchangeFailed) return known.failure
  const codes = partsOf(error).flatMap((part) =>
    'code' in part && typeof part.code === 'string' ? [part.code] : [],
  )
  if (phase === 'name') {
    return codes.some((code) => notFoundCodes.has(code)) ? failures.nameNotFound : failures.nameServerFailed
  }
  if (phase === 'tls') return tls(wordsOf(codes, tlsWords) ?? 'the TLS handshake failed')
  // The system gave up waiting before we did.
  if (phase === 'connect' && codes.includes('ETIMEDOUT')) return failures.connectTimeout
  // A receiver that asks for a certificate of ours says so after the handshake.
  if (codes.some((code) => code.startsWith('ERR_SSL_'))) return tls('TLS was broken off by the receiver')
  const words = wordsOf(codes, connectionWords)
  if (words !== undefined) return connection(words)
  // Undici has a code for this one, but leaves it empty.
  return partsOf(error).some(({ name }) => name === 'HTTPParserError')
    ? connection('the answer was not valid HTTP')
    : failures.unknown
}

const notFoundCodes = new Set(['ENOTFOUND', 'ENODATA', 'ENONAME'])

const connectionWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed while the request was sent',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
  EADDRNOTAVAIL: 'there is no way to the host',
  UND_ERR_SOCKET: 'the connection was closed without an answer',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer were too large',
}

const tlsWords: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is signed by nobody who is trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is signed by nobody who is trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'the certificate is signed by nobody who is trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the certificate is signed by nobody who is trusted, or sent without its chain',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the certificate is signed by nobody who is trusted, or sent without its chain',
  CERT_REVOKED: 'the certificate was revoked',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the host does not speak TLS on this port',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'the host speaks no version of TLS that is accepted',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'the host speaks no version of TLS that is accepted',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'the host does not speak HTTP/1.1',
  ECONNRESET: 'the connection was closed during the TLS handshake',
}

function wordsOf(codes: readonly string[], words: Readonly<Record<string, string>>): string | undefined {
  const code = codes.find((code) => Object.hasOwn(words, code))
  return code === undefined ? undefined : words[code]
}

/** The error, what caused it, and what it is made of; a chain that bites its own tail ends. */
function partsOf(error: unknown, seen = new Set<unknown>()): Error[] {
  if (!(error instanceof Error) || seen.has(error) || seen.size > 32) return []
  seen.add(error)
  const parts = error instanceof AggregateError ? error.errors : []
  return [error, ...parts.flatMap((part) => partsOf(part, seen)), ...partsOf(error.cause, seen)]
}

function refused(detail: string): ExchangeFailure {
  return { class: 'address_refused', detail }
}

function connection(detail: string): ExchangeFailure {
  return { class: 'connection_error', detail }
}

function tls(detail: string): ExchangeFailure {
  return { class: 'tls_error', detail }
}

function timeout(step: 'connect' | 'headers' | 'total', detail: string): ExchangeFailure {
  return { class: `timeout_${step}`, detail }
}
