/** Where an endpoint may be: its URL is parsed once, judged in its normal form, and stored in that form. */
import { isLiteralAddress, isPublicAddress } from './address.ts'

export const webhookUrlLengthMax = 2_048
export const defaultWebhookPorts: readonly number[] = [443, 8443]

export type WebhookUrlFault = Readonly<{
  code: 'invalid_webhook_url' | 'webhook_address_refused'
  /** One sentence that says what to do. It holds nothing of the URL. */
  detail: string
}>

export type CheckedWebhookUrl =
  | Readonly<{ ok: true; url: string; origin: string; host: string; port: number; isLiteral: boolean }>
  | Readonly<{ ok: false; fault: WebhookUrlFault }>

export type WebhookUrlRules = Readonly<{
  ports?: readonly number[] | undefined
  /** The operator's pairs of host and port, from `parseAllowList`. On them all ports, names, addresses and `http:` will do. */
  allow?: ReadonlySet<string> | undefined
  /** The public names of this service: who calls itself runs in a circle. */
  ownHosts?: ReadonlySet<string> | undefined
  /** Judges an address that stands in the URL. */
  isAllowed?: ((address: string) => boolean) | undefined
}>

/**
 * Judges a URL that somebody gave, before it is stored and again before each attempt, since the rules may have changed.
 * That the host is a name proves nothing about where it leads: the connector judges that.
 *
 * The URL's password, if it has one, is in no answer of this function.
 */
export function checkWebhookUrl(text: string, rules: WebhookUrlRules = {}): CheckedWebhookUrl {
  const { ports = defaultWebhookPorts, allow, ownHosts, isAllowed = isPublicAddress } = rules
  if (text.length > webhookUrlLengthMax) return invalid(faults.length)
  // The parser takes `https:host`, too, and a backslash as a slash, which other readers of a URL do not. Tabs and line breaks
  // it removes, and then so must this.
  if (!/^\s*[a-z][a-z0-9+.-]*:\/\/[^\\]*$/i.test(text.replace(/[\t\n\r]/g, ''))) return invalid(faults.form)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) return invalid(faults.form)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return invalid(faults.scheme)
  if (url.href.length > webhookUrlLengthMax) return invalid(faults.length)
  // Not `url.hash`, which is empty for a bare `#` at the end.
  if (url.username !== '' || url.password !== '') return invalid(faults.user)
  if (url.href.includes('#')) return invalid(faults.fragment)

  const host = url.hostname
  const port = portOf(url)
  const checked = {
    ok: true,
    url: url.href,
    origin: url.origin,
    host,
    port,
    isLiteral: isLiteralAddress(host),
  } as const
  if (allow?.has(`${host}:${port}`)) return checked
  if (url.protocol === 'http:') return invalid(faults.scheme)
  if (!ports.includes(port)) return invalid(faults.port(ports))
  if (checked.isLiteral) return isAllowed(host) ? checked : refused(faults.address)
  if (!isHostName(host)) return invalid(faults.host)
  if (reservedSuffixes.some((suffix) => host.endsWith(suffix))) return refused(faults.suffix)
  if (ownHosts?.has(host)) return refused(faults.own)
  return checked
}

const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)

/** At least two labels that the domain name system can hold. The parser has put names of other scripts into punycode. */
const isHostName = (host: string): boolean =>
  host.length <= 253 && host.includes('.') && host.split('.').every((label) => hostLabel.test(label))

const hostLabel = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/

const reservedSuffixes = ['.local', '.internal', '.localhost', '.onion', '.home.arpa', '.invalid', '.test']

const faults = {
  length: `The URL must have at most ${webhookUrlLengthMax.toLocaleString('en')} characters.`,
  form: 'Give an absolute URL such as https://receiver.example.org/hook.',
  scheme: 'The URL must begin with https://, unless STANCELOG_WEBHOOK_ALLOW names its host and port.',
  port: (ports: readonly number[]) =>
    `The port must be one of ${ports.join(', ')}; STANCELOG_WEBHOOK_PORTS adds others.`,
  user: 'Leave out the user and password; send what identifies you in a static header.',
  fragment: 'Leave out the fragment, which is never sent.',
  host: 'The host must be a full name such as receiver.example.org, without a dot at its end.',
  address:
    'Addresses that are not public are refused; give the public name of the receiver, or allow it by STANCELOG_WEBHOOK_ALLOW.',
  suffix:
    'Names of this kind exist in private networks only; give the public name of the receiver, or allow it by STANCELOG_WEBHOOK_ALLOW.',
  own: 'This is the service itself; give the name of a receiver of your own.',
} as const

const invalid = (detail: string): CheckedWebhookUrl => ({
  ok: false,
  fault: { code: 'invalid_webhook_url', detail },
})
const refused = (detail: string): CheckedWebhookUrl => ({
  ok: false,
  fault: { code: 'webhook_address_refused', detail },
})
