/** Which addresses a delivery may go to: ordinary public unicast and nothing else, judged when the socket is opened. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an address is one of the public internet: IPv4 that is ordinary unicast; IPv6 within 2000::/3 and there outside
 * of every special range. An IPv4 address that is mapped into IPv6 is judged as IPv4. What cannot be read is not public.
 *
 * The range of `ipaddr.js` alone is not enough: it calls `::127.0.0.1` unicast, as it does all that nobody has been
 * given yet. Only 2000::/3 is routed.
 *
 * @param address as a resolver gives it or as it stands in a URL, with or without the brackets of IPv6
 */
export function isPublicAddress(address: string): boolean {
  const ip = parseAddress(address)
  if (ip === undefined || neverPublic.has(ip.toString()) || ip.range() !== 'unicast') return false
  return ip instanceof ipaddr.IPv6 ? ip.match(globalUnicast) : true
}

/** Whether the host of a URL is an address and not a name. */
export const isLiteralAddress = (host: string): boolean => isIP(bare(host)) !== 0

/** The host of a URL under the one name that it has here: an IPv4 address that is mapped into IPv6 is that IPv4 address. */
export const plainHost = (host: string): string => parseAddress(host)?.toString() ?? host

/** What the connector asks of every address, and of every pair of host and port. */
export type AddressPolicy = Readonly<{
  /** Of an address that a name stands for, or that stands in the URL. */
  isAllowed(address: string): boolean
  /** The operator allowed exactly this host with this port: then its addresses are not judged and `http:` will do. */
  isAllowedPair(host: string, port: number): boolean
}>

/**
 * Public addresses without the denied ones, and the operator's exact pairs.
 *
 * @param allow   pairs as `parseAllowList` gives them
 * @param denied  addresses or blocks (`203.0.113.0/24`) that are refused although they are public: those of this service,
 *                of its database, and what the operator adds
 * @throws Error for a denied entry that is no address and no block
 */
export function createAddressPolicy({
  allow = new Set(),
  denied = [],
}: Readonly<{
  allow?: ReadonlySet<string> | undefined
  denied?: readonly string[] | undefined
}>): AddressPolicy {
  const blocks = denied.map(parseBlock)
  const isDenied = (address: string): boolean => {
    const ip = parseAddress(address)
    return (
      ip === undefined || blocks.some(([block, bits]) => ip.kind() === block.kind() && ip.match(block, bits))
    )
  }
  return {
    isAllowed: (address) => isPublicAddress(address) && !isDenied(address),
    isAllowedPair: (host, port) => allow.has(pairOf(host, port)),
  }
}

/**
 * Reads `STANCELOG_WEBHOOK_ALLOW`: exact `host:port` pairs, separated by commas. A host is put into the normal form in which
 * a URL has it, so that `127.1:4000` and `LOCALHOST:4000` mean what they mean there.
 *
 * @throws Error that says which entry, by its number, is no such pair; never the text of the setting
 */
export function parseAllowList(text: string): ReadonlySet<string> {
  const entries = text.split(',').map((entry) => entry.trim())
  return new Set(entries.filter((entry) => entry !== '').map((entry, i) => parsePair(entry, i + 1)))
}

/** What is never called: names, as a URL has them, and addresses or blocks. */
export type DenyList = Readonly<{ hosts: ReadonlySet<string>; addresses: readonly string[] }>

/**
 * Reads `STANCELOG_WEBHOOK_DENY`: names, addresses and blocks (`203.0.113.0/24`), separated by commas.
 *
 * @throws Error that says which entry, by its number, is none of them; never the text of the setting
 */
export function parseDenyList(text: string): DenyList {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const isAddress = (entry: string) => ipaddr.isValidCIDR(entry) || parseAddress(entry) !== undefined
  return {
    addresses: entries.filter(isAddress).map((entry) => (ipaddr.isValidCIDR(entry) ? entry : bare(entry))),
    hosts: new Set(entries.flatMap((entry, i) => (isAddress(entry) ? [] : [parseHost(entry, i + 1)]))),
  }
}

function parseHost(entry: string, number: number): string {
  const url =
    /^[^\s/@?#\\:]+$/.test(entry) && URL.canParse(`http://${entry}`) ? new URL(`http://${entry}`) : undefined
  if (url === undefined)
    throw new Error(`entry ${number} is no name, address or block such as api.example.org or 203.0.113.0/24`)
  return url.hostname
}

function parsePair(entry: string, number: number): string {
  const [, host = '', port = ''] = /^(\[[0-9a-f:.]+\]|[^\s/@?#\\:]+):([0-9]{1,5})$/i.exec(entry) ?? []
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined
  if (url === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new Error(`entry ${number} is no pair of host and port such as receiver.example.org:8080`)
  }
  return pairOf(url.hostname, Number(port))
}

const pairOf = (host: string, port: number): string => `${host.toLowerCase()}:${port}`

/** Ordinary unicast by its range, but the host service of one cloud. */
const neverPublic = new Set(['168.63.129.16'])
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

/** An address with a zone (`fe80::1%eth0`) belongs to one link and is nothing that a delivery goes to. */
function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const text = bare(address)
  // `ipaddr.js` also takes 0177.0.0.1 and other old spellings; the URL parser has already made addresses of those.
  const family = text.includes('%') ? 0 : isIP(text)
  if (family === 0) return undefined
  // It reads `::8.8.8.8`, as a resolver prints such an address, as the mapped `::ffff:8.8.8.8`; not so once it is in hexadecimal.
  return ipaddr.process(family === 4 ? text : bare(new URL(`http://[${text}]`).hostname))
}

function parseBlock(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  const ip = parseAddress(text)
  if (ip === undefined)
    throw new Error('a denied address is neither an address nor a block such as 203.0.113.0/24')
  return [ip, ip.kind() === 'ipv4' ? 32 : 128]
}
