/** Where deliveries may go: what is refused when an endpoint is saved, and what the connector refuses at each attempt. */
import t from 'tap'
import {
  createAddressPolicy,
  isPublicAddress,
  parseAllowList,
  parseDenyList,
} from '../../src/webhooks/address.ts'
import { createConnect, emptyTrace, resolveForSave } from '../../src/webhooks/connector.ts'
import type { Lookup } from '../../src/webhooks/lookup.ts'
import { createSender } from '../../src/webhooks/send.ts'
import { checkWebhookUrl } from '../../src/webhooks/webhook-url.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'

const publicAddress = '93.184.215.14'
const policy = createAddressPolicy({})

/** The special ranges, each with its first and last address. */
const refusedRanges: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0/8': ['0.0.0.0', '0.255.255.255'],
  '10.0.0.0/8': ['10.0.0.0', '10.255.255.255'],
  '100.64.0.0/10': ['100.64.0.0', '100.100.100.200', '100.127.255.255'],
  '127.0.0.0/8': ['127.0.0.0', '127.0.0.1', '127.255.255.255'],
  '169.254.0.0/16': ['169.254.0.0', '169.254.169.254', '169.254.170.2', '169.254.255.255'],
  '172.16.0.0/12': ['172.16.0.0', '172.31.255.255'],
  '192.0.0.0/24': ['192.0.0.0', '192.0.0.192', '192.0.0.255'],
  '192.0.2.0/24': ['192.0.2.0', '192.0.2.255'],
  '192.88.99.0/24': ['192.88.99.0', '192.88.99.255'],
  '192.168.0.0/16': ['192.168.0.0', '192.168.255.255'],
  '198.18.0.0/15': ['198.18.0.0', '198.19.255.255'],
  '198.51.100.0/24': ['198.51.100.0', '198.51.100.255'],
  '203.0.113.0/24': ['203.0.113.0', '203.0.113.255'],
  '224.0.0.0/4': ['224.0.0.0', '239.255.255.255'],
  '240.0.0.0/4': ['240.0.0.0', '255.255.255.254', '255.255.255.255'],
  'host service of a cloud': ['168.63.129.16'],
  '::/96': ['::', '::1', '::127.0.0.1', '::8.8.8.8', '::ffff:ffff'],
  'mapped and not public': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '::ffff:168.63.129.16',
  ],
  'translated (SIIT)': ['::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8'],
  '64:ff9b::/96': ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8'],
  '64:ff9b:1::/48': ['64:ff9b:1::', '64:ff9b:1::1', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  '100::/64': ['100::', '100::1', '100::ffff:ffff:ffff:ffff'],
  'nobody has it': ['200::1', '400::1', '1000::1', '1fff:ffff::1', '4000::1', '8000::1', 'e000::1'],
  '2001::/32 (Teredo)': ['2001::', '2001::1', '2001:0:ffff:ffff::1'],
  '2001::/23': ['2001:1::1', '2001:1::2', '2001:2::1', '2001:3::1', '2001:4:112::1', '2001:1ff:ffff::1'],
  'ORCHID and identities': ['2001:10::1', '2001:1f:ffff::1', '2001:20::1', '2001:2f:ffff::1', '2001:30::1'],
  '2001:db8::/32': ['2001:db8::', '2001:db8::1', '2001:db8:ffff:ffff::1'],
  '2002::/16 (6to4)': ['2002::', '2002:7f00:1::', '2002:808:808::1', '2002:ffff:ffff::1'],
  '2620:4f:8000::/48': ['2620:4f:8000::1'],
  '3fff::/20': ['3fff::', '3fff::1', '3fff:fff:ffff::1'],
  '5f00::/16': ['5f00::', '5f00::1', '5f00:ffff::1'],
  'fc00::/7': ['fc00::', 'fd00:ec2::254', 'fdff:ffff::1'],
  'fe80::/10': ['fe80::', 'fe80::1', 'febf:ffff::1'],
  'fec0::/10': ['fec0::', 'fec0::1', 'feff:ffff::1'],
  'ff00::/8': ['ff00::', 'ff02::1', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
}
const publicAddresses = [
  ...['1.0.0.0', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '191.255.255.255'],
  ...['192.0.1.0', '192.0.3.0', '192.88.98.255', '192.88.100.0', '192.167.255.255', '192.169.0.0'],
  ...['198.17.255.255', '198.20.0.0', '198.51.99.255', '198.51.101.0', '203.0.112.255', '203.0.114.0'],
  ...['223.255.255.255', '168.63.129.15', '168.63.129.17', publicAddress],
  ...['2000::1', '2001:200::1', '2001:db7::1', '2001:db9::1', '2001:4860:4860::8888', '2003::1', '2600::1'],
  ...['2606:4700:4700::1111', '3ffe::1', '3fff:1000::1', '::ffff:8.8.8.8', '[2606:4700:4700::1111]'],
]

t.test('only ordinary public unicast is public', async (t) => {
  for (const [range, addresses] of Object.entries(refusedRanges)) {
    for (const address of addresses) t.equal(isPublicAddress(address), false, `${address} of ${range}`)
  }
  for (const address of publicAddresses) t.equal(isPublicAddress(address), true, address)
  const unreadable = [
    '',
    'example.org',
    '8.8.8',
    '0177.0.0.1',
    '0x7f.1',
    '8.8.8.8%eth0',
    '2600::1%eth0',
    '8.8.8.8/8',
  ]
  for (const text of unreadable) t.equal(isPublicAddress(text), false, `"${text}" is no address`)
})

t.test('what is denied besides is refused, single addresses and blocks of both families', async (t) => {
  const { isAllowed } = createAddressPolicy({
    denied: ['93.184.215.14', '8.8.0.0/16', '2606:4700::/32', '2600::1'],
  })
  for (const address of ['93.184.215.14', '::ffff:93.184.215.14', '8.8.8.8', '2606:4700::1', '2600:0::1']) {
    t.equal(isAllowed(address), false, address)
  }
  for (const address of ['93.184.215.15', '8.9.8.8', '2606:4701::1', '2600::2'])
    t.ok(isAllowed(address), address)
  t.throws(() => createAddressPolicy({ denied: ['example.org'] }), /neither an address nor a block/)
})

t.test('the operator allows exact pairs of host and port, and nothing beside them', async (t) => {
  const allow = parseAllowList(' 127.1:4000, Receiver:8080,[::1]:443 ,,192.168.0.7:80')
  t.same([...allow], ['127.0.0.1:4000', 'receiver:8080', '[::1]:443', '192.168.0.7:80'])
  t.same([...parseAllowList('')], [])
  const { isAllowedPair, isAllowed } = createAddressPolicy({ allow })
  t.ok(isAllowedPair('127.0.0.1', 4000))
  for (const [host, port] of [
    ['127.0.0.1', 4001],
    ['127.0.0.2', 4000],
    ['localhost', 4000],
  ] as const) {
    t.notOk(isAllowedPair(host, port), `${host}:${port}`)
  }
  t.notOk(isAllowed('127.0.0.1'), 'an address as such is not allowed by that')
  for (const url of [
    'http://127.0.0.1:4000/x',
    'https://127.1:4000/',
    'http://receiver:8080',
    'https://[::1]/',
    'http://192.168.0.7/',
  ]) {
    t.ok(checkWebhookUrl(url, { allow }).ok, url)
  }
  for (const url of [
    'http://127.0.0.1:4001/',
    'https://receiver/',
    'http://[::1]/',
    'https://192.168.0.7/',
    'ftp://receiver:8080/',
  ]) {
    t.notOk(checkWebhookUrl(url, { allow }).ok, url)
  }
  const faulty = [
    ...['127.0.0.1', 'receiver', 'receiver:0', 'receiver:65536', 'http://receiver:80', 'a b:80'],
    ...['a:80:80', '10.0.0.0/8:80', 'u@h:80', ':80', '[::1', 'a%00:1'],
  ]
  for (const text of faulty) {
    t.throws(() => parseAllowList(`localhost:1,${text}`), { message: /^entry 2 is no pair/ }, text)
  }
})

const invalid = 'invalid_webhook_url'
const refused = 'webhook_address_refused'
const longName = (length: number) => `${'a23456789.'.repeat(30).slice(0, length - 4)}.org`.replace('..', 'b.')
/** What is refused from the text alone, with the code. Numbers are those of the list of bad inputs. */
const refusedUrls: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '113 loopback in every spelling': {
    [refused]: [
      ...[
        '127.0.0.1',
        '127.1',
        '0177.0.0.1',
        '0x7f000001',
        '0x7f.1',
        '2130706433',
        '0',
        '0.0.0.0',
        '127.0.0.1.',
      ],
      ...['①②⑦.⓪.⓪.①', '127.0.0.1:8443', '%31%32%37.0.0.1', '127。0。0。1'],
    ],
    [invalid]: ['localhost', 'LOCALHOST', 'localhost.'],
  },
  '114 loopback in IPv6': {
    [refused]: [
      ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]'],
      ...['[64:ff9b:1::1]', '[2002:7f00:1::]', '[2001::1]', '[0:0:0:0:0:0:0:1]'],
    ],
  },
  '115 special IPv6': {
    [refused]: [
      '[fe80::1]',
      '[fec0::1]',
      '[fd00:ec2::254]',
      '[100::1]',
      '[5f00::1]',
      '[3fff::1]',
      '[2001:db8::1]',
    ],
    [invalid]: ['[fe80::1%25eth0]', '[fe80::1%eth0]'],
  },
  '116 services of clouds': {
    [refused]: [
      ...['169.254.169.254', '169.254.170.2', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
      ...['metadata.google.internal', 'METADATA.google.INTERNAL', '[::ffff:169.254.169.254]', '2852039166'],
    ],
  },
  '123 ports': {
    [invalid]: [0, 22, 25, 80, 444, 5432, 6379, 65536, 99999].map((port) => `receiver.example.org:${port}`),
  },
  '125 names': {
    [invalid]: [
      ...[
        longName(254),
        `${'a'.repeat(64)}.example.org`,
        'xn--a.example.org',
        '-a.example.org',
        'a-.example.org',
      ],
      ...['receiver', 'receiver.example.org.', '.example.org', 'a..example.org', 'a b.org', 'a,b.org', ''],
    ],
    [refused]: [
      ...[
        'printer.local',
        'a.internal',
        'a.localhost',
        'abc.onion',
        'router.home.arpa',
        'a.invalid',
        'a.test',
      ],
    ],
  },
  '126 the service itself': { [refused]: ['stancelog.example.org', 'STANCELOG.example.org'] },
}

t.test('a URL that leads to nothing public is refused when it is saved', async (t) => {
  const ownHosts = new Set(['stancelog.example.org'])
  for (const [group, byCode] of Object.entries(refusedUrls)) {
    for (const [code, hosts] of Object.entries(byCode)) {
      for (const host of hosts) {
        const checked = checkWebhookUrl(`https://${host}/hook`, { ownHosts })
        t.match(checked, { ok: false, fault: { code } }, `${group}: ${host.slice(0, 80)}`)
        if (!checked.ok) t.match(checked.fault.detail, /^[A-Z].*\.$/, 'says what to do')
      }
    }
  }
  for (const [range, addresses] of Object.entries(refusedRanges)) {
    for (const address of addresses) {
      const host = address.includes(':') ? `[${address}]` : address
      t.match(
        checkWebhookUrl(`https://${host}/`),
        { ok: false, fault: { code: refused } },
        `117 ${address} of ${range}`,
      )
    }
  }
})

t.test('who is refused a receiver of their own is told which setting allows it', async (t) => {
  for (const url of [
    'http://127.0.0.1:4000/',
    'http://localhost:4000/',
    'https://10.0.0.1/',
    'https://a.local/',
  ]) {
    const checked = checkWebhookUrl(url)
    t.match(checked, { fault: { detail: /\bSTANCELOG_WEBHOOK_ALLOW\b/ } }, url)
  }
  const checked = checkWebhookUrl('https://a.example.org:4000/')
  t.match(checked, { fault: { detail: /\bSTANCELOG_WEBHOOK_(?:PORTS|ALLOW)\b/ } }, 'a port')
})

t.test('a URL of another form is refused when it is saved', async (t) => {
  const host = 'receiver.example.org'
  const urls = [
    ...[
      `http://${host}/`,
      `ftp://${host}/`,
      'file:///etc/passwd',
      `gopher://${host}/`,
      'javascript:alert(1)',
    ],
    ...[
      'data:text/plain,x',
      `//${host}/`,
      host,
      `/hook`,
      '',
      ' ',
      'https://',
      'https:///',
      `https:${host}`,
      `wss://${host}/`,
    ],
    ...[
      `https://user:pass@${host}/`,
      `https://${host}@evil.example.com/`,
      `https://${host}#@evil.example.com/`,
    ],
    ...[
      `https://${host}\\@evil.example.com/`,
      `https://${host}%00.evil.example.com/`,
      `https://:secret@${host}/`,
    ],
    ...[
      `https://${host}/#part`,
      `https://${host}/#`,
      `\\\\${host}\\hook`,
      `https:\\\\${host}/`,
      `https://${host}\0/`,
    ],
    `https://${host}/${'a'.repeat(2_048)}`,
    // Short as it was given, long as it is stored.
    `https://${host}/${'é'.repeat(500)}`,
  ]
  for (const url of urls) {
    const checked = checkWebhookUrl(url)
    t.match(checked, { ok: false, fault: { code: invalid } }, JSON.stringify(url.slice(0, 80)))
    if (!checked.ok) t.notMatch(checked.fault.detail, /secret|pass@|evil/, 'and not told again')
  }
})

t.test('what is accepted is stored in its normal form', async (t) => {
  const forms: Readonly<Record<string, string>> = {
    'https://receiver.example.org': 'https://receiver.example.org/',
    'HTTPS://Receiver.Example.ORG:443/Hook?A=b': 'https://receiver.example.org/Hook?A=b',
    'https://receiver.example.org:/': 'https://receiver.example.org/',
    'https://receiver.example.org:8443/a/../b': 'https://receiver.example.org:8443/b',
    'https://receiver\t.example\n.org/ho\rok\n': 'https://receiver.example.org/hook',
    ' https://receiver.example.org/ ': 'https://receiver.example.org/',
    'https://аpple.example.org/': 'https://xn--pple-43d.example.org/',
    'https://bücher.example.org/': 'https://xn--bcher-kva.example.org/',
    'https://ｒeceiver。example.org/': 'https://receiver.example.org/',
    'https://8.8.8.8/': 'https://8.8.8.8/',
    'https://0x8.8.2056/': 'https://8.8.8.8/',
    'https://[2606:4700:4700:0:0::1111]/': 'https://[2606:4700:4700::1111]/',
    [`https://${longName(253)}/`]: `https://${longName(253)}/`,
    [`https://${'a'.repeat(63)}.example.org/`]: `https://${'a'.repeat(63)}.example.org/`,
  }
  for (const [given, stored] of Object.entries(forms)) {
    t.match(checkWebhookUrl(given), { ok: true, url: stored }, JSON.stringify(given).slice(0, 80))
  }
  t.match(checkWebhookUrl('https://8.8.8.8/'), { isLiteral: true, host: '8.8.8.8', port: 443 })
  t.match(checkWebhookUrl('https://a.example.org:8443/'), {
    isLiteral: false,
    port: 8443,
    origin: 'https://a.example.org:8443',
  })
  t.ok(checkWebhookUrl('https://a.example.org:9443/', { ports: [443, 9443] }).ok, 'a setting adds ports')
})

/** What name servers might say of one name, on purpose or not. */
const badAnswers: Readonly<Record<string, readonly string[]>> = {
  'a private address': ['10.0.0.7'],
  loopback: ['127.0.0.1'],
  'loopback, mapped into IPv6': ['::ffff:127.0.0.1'],
  'a public and a private address': [publicAddress, '127.0.0.1'],
  'a public A and a private AAAA': [publicAddress, 'fd00::1'],
  'a private A and a public AAAA': ['192.168.1.1', '2606:4700:4700::1111'],
  'two hundred public addresses': Array.from({ length: 200 }, (_, i) => `93.184.215.${i}`),
  'two hundred addresses, one of them private': [
    ...Array.from({ length: 199 }, (_, i) => `93.184.215.${i}`),
    '127.0.0.1',
  ],
  'no address': [],
  'something else than addresses': ['receiver.example.org'],
}
const fails: Lookup = async () => {
  throw Object.assign(new Error('queryA ENOTFOUND receiver.example.org'), { code: 'ENOTFOUND' })
}

t.test('saving gives one answer for every host that is refused or cannot be reached', async (t) => {
  const url = 'https://receiver.example.org/hook'
  const answers = new Set<string>()
  const lookups = Object.values(badAnswers).map(
    (answer): Lookup =>
      async () =>
        answer,
  )
  for (const lookup of [...lookups, fails, () => new Promise<never>(() => {})]) {
    const answer = await resolveForSave(url, { policy, lookup, timeoutMs: 20 })
    t.match(answer, { ok: false, fault: { code: refused } })
    answers.add(JSON.stringify(answer))
  }
  t.equal(answers.size, 1, 'one and the same')
  const good = async () => [publicAddress, '2606:4700:4700::1111']
  t.same(await resolveForSave(url, { policy, lookup: good }), { ok: true })
})

/** A listener that must never see a connection, though the URL's port is its own. */
async function startTrap(t: Tap): Promise<Receiver> {
  const trap = await startReceiver({ certificate: 'right' })
  t.teardown(() => trap.close())
  return trap
}
type Tap = { teardown(close: () => unknown): void }

const request = (url: string) => ({ dossierId: 'ukraine-talks', url, headers: {}, body: '{}' })
const timeouts = { connectMs: 200, totalMs: 400 }

t.test(
  'a name that leads inward is refused in the connector, and nobody there sees a connection',
  async (t) => {
    const trap = await startTrap(t)
    const url = `https://receiver.example.org:${trap.port}/hook`
    for (const [what, answer] of Object.entries(badAnswers)) {
      const sender = createSender({ ports: [trap.port], lookup: async () => answer, timeouts })
      const { failure, status } = await sender.send(request(url))
      const expected = answer.length === 0 ? 'dns_error' : 'address_refused'
      t.match({ status, failure }, { status: null, failure: { class: expected } }, what)
      await sender.close()
    }
    t.equal(trap.connectionCount(), 0)
  },
)

t.test('a name that was public when it was saved and is private when it is sent to is refused', async (t) => {
  const trap = await startTrap(t)
  const url = `https://receiver.example.org:${trap.port}/hook`
  let asked = 0
  // As a server does that gives its answers no time to live: a public address first, then loopback, in turns.
  const rebinding: Lookup = async () => [asked++ % 2 === 0 ? publicAddress : '127.0.0.1']
  const { ok } = checkWebhookUrl(url, { ports: [trap.port] })
  t.ok(ok)
  t.same(await resolveForSave(url, { policy, lookup: rebinding }), { ok: true }, 'saved')
  const sender = createSender({ ports: [trap.port], lookup: rebinding, timeouts })
  t.teardown(() => sender.close())
  t.match(await sender.send(request(url)), { failure: { class: 'address_refused' } })
  t.equal(asked, 2, 'the name was asked for once, at sending')
  // The public address of this turn belongs to somebody else, and no packet may leave a test: its turn is skipped.
  asked++
  t.match(await sender.send(request(url)), { failure: { class: 'address_refused' }, address: null })
  t.equal(trap.connectionCount(), 0)
})

t.test('an address in the URL never passes through a resolver, and is refused all the same', async (t) => {
  const trap = await startTrap(t)
  let asked = 0
  const lookup: Lookup = async () => {
    asked++
    return [publicAddress]
  }
  const sender = createSender({ ports: [trap.port], lookup, timeouts })
  t.teardown(() => sender.close())
  for (const host of [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '[::1]',
    '①②⑦.⓪.⓪.①',
    'localhost',
  ]) {
    const sent = await sender.send(request(`https://${host}:${trap.port}/hook`))
    t.match(sent, { status: null, failure: { class: 'address_refused' } }, host)
  }
  t.equal(asked, 0)
  t.equal(trap.connectionCount(), 0)
})

t.test('the connector judges by itself, whatever the check of the URL let pass', async (t) => {
  const trap = await startTrap(t)
  const connect = createConnect({ policy, connectMs: 200 })
  for (const host of ['127.0.0.1', '[::ffff:7f00:1]', '[::1]']) {
    const target = { host, port: trap.port, isSecure: false }
    const refusal = await connect(target, emptyTrace(), new AbortController().signal).catch((error) => error)
    t.match(refusal, { failure: { class: 'address_refused' } }, host)
  }
  t.equal(trap.connectionCount(), 0)
})

t.test('what the operator no longer allows is no longer sent to', async (t) => {
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  const allowing = createSender({ allow: receiver.allow, timeouts })
  t.match(await allowing.send(request(receiver.url)), { status: 200, failure: null })
  const strict = createSender({ timeouts })
  t.match(await strict.send(request(receiver.url)), { status: null, failure: { class: 'address_refused' } })
  await Promise.all([allowing.close(), strict.close()])
  t.equal(receiver.requests.length, 1)
})

t.test('no proxy of the environment is asked', async (t) => {
  const [receiver, proxy] = await Promise.all([startReceiver(), startReceiver()])
  t.teardown(() => Promise.all([receiver.close(), proxy.close()]))
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY']
  const before = names.map((name) => [name, process.env[name]] as const)
  for (const name of names) process.env[name] = `http://127.0.0.1:${proxy.port}`
  t.teardown(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
  const sender = createSender({ allow: receiver.allow, timeouts })
  t.match(await sender.send(request(receiver.url)), { status: 200 })
  await sender.close()
  t.equal(proxy.connectionCount(), 0)
})

t.test('what the operator denies is refused, at saving and in the connector', async (t) => {
  const deny = parseDenyList(' api.example.org, 93.184.216.0/24,[2606:4700::1111] ,8.8.4.4')
  t.same([...deny.hosts], ['api.example.org'])
  const { isAllowed } = createAddressPolicy({ denied: deny.addresses })
  for (const address of ['93.184.216.34', '2606:4700::1111', '8.8.4.4', '::ffff:8.8.4.4']) {
    t.equal(isAllowed(address), false, address)
  }
  for (const address of ['93.184.217.34', '2606:4700::1112', '8.8.8.8'])
    t.equal(isAllowed(address), true, address)
  const check = (url: string) => checkWebhookUrl(url, { ownHosts: deny.hosts, isAllowed })
  t.match(check('https://API.example.org/hook'), { ok: false, fault: { code: 'webhook_address_refused' } })
  t.match(check('https://93.184.216.34/hook'), { ok: false })
  t.match(check('https://www.example.org/hook'), { ok: true })
  t.same(parseDenyList(''), { hosts: new Set(), addresses: [] })
  for (const wrong of ['a b', 'https://example.org', 'example.org:443', '10.0.0.0/99', 'user@example.org']) {
    t.throws(() => parseDenyList(`example.org,${wrong}`), /^entry 2 /, wrong)
  }
})
