/** Signatures: the published vectors, what must fail, and the judgement of an independent library. */
import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import {
  ed25519Private,
  ed25519Public,
  formatPrivateKey,
  formatPublicKey,
  formatSecret,
  hmacKey,
  makeSecretMaterial,
  parsePrivateKey,
  parsePublicKey,
  parseSecret,
  publicKeyOf,
  UnusableSecret,
} from '../../src/webhooks/secrets.ts'
import { sign, signHeaders, verify } from '../../src/webhooks/sign.ts'

const secret1 = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const secret2 = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='
const privateKey =
  'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=='
const publicKey = 'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4='

const a = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
  v1: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  v1a: 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
}
const b = {
  id: 'msg_01KAHB3W7M4Z8Q2N5T6R9V0XYC',
  timestamp: 1795208400,
  body: '{"id":"msg_01KAHB3W7M4Z8Q2N5T6R9V0XYC","type":"webhook.test","timestamp":"2026-11-20T21:00:00.123456Z","dossier":"ukraine-talks","position":null,"data":{"note":"« trêve » 🕊\u2028</script>"}}',
  v1: 'v1,67kIAYdHo7+157V5OSvipxknBfGuupMTnIzRp4mMV2U=',
  v1a: 'v1a,6C4SpAmlpe5bOqdVxcyr2TEp7g83AUo7X1Pdu2EhQyHI/xpiHGwia5/tgxkhv0OI+JdXxKPoWQoTLwWq3UZtAg==',
}
const v1OfSecret2 = 'v1,2+xsdKSOEuF6j1PjmpDbXi8eDqa9pVDku/Mq4jN62IA='

const pairOf = (seed: Buffer) => ed25519Private(seed, publicKeyOf(seed))
const keys = {
  secret: hmacKey(parseSecret(secret1)),
  privateKey: pairOf(parsePrivateKey(privateKey)),
}
const second = { ...keys, secret: hmacKey(parseSecret(secret2)) }
const both = ['v1', 'v1a']

const headersOf = ({ id, timestamp }: { id: string; timestamp: number }, signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature,
})

t.test('the published vectors are reproduced, from text and from bytes', async (t) => {
  t.equal(Buffer.byteLength(b.body), 193)
  t.equal(
    createHash('sha256').update(b.body).digest('hex'),
    '70ccf45e683033a276f603ef88666c5259d4cb4e320de2b2ea6cf4fef3388978',
  )
  for (const { v1, v1a, ...message } of [a, b]) {
    t.equal(sign({ ...keys, ...message, versions: both }), `${v1} ${v1a}`)
    t.equal(sign({ ...keys, ...message, body: Buffer.from(message.body), versions: both }), `${v1} ${v1a}`)
    t.equal(sign({ ...keys, ...message, versions: ['v1a'] }), v1a)
  }
  const { v1, v1a: _, ...message } = b
  const secrets = [
    { secretId: 'new', ...second },
    { secretId: 'old', ...keys },
  ]
  t.same(signHeaders(secrets, { ...message, versions: ['v1'] }), {
    headers: headersOf(b, `${v1OfSecret2} ${v1}`),
    secretIds: ['new', 'old'],
  })
})

t.test('secrets and keys are written as they are read', async (t) => {
  t.equal(formatSecret(parseSecret(secret1)), secret1)
  t.equal(formatPrivateKey(parsePrivateKey(privateKey)), privateKey)
  t.equal(formatPublicKey(publicKeyOf(parsePrivateKey(privateKey))), publicKey)
  t.equal(formatPublicKey(parsePublicKey(publicKey)), publicKey)
  const made = makeSecretMaterial()
  t.equal(made.secret.length, 32)
  t.equal(parseSecret(formatSecret(made.secret)).equals(made.secret), true)
  const base64 = (count: number) => randomBytes(count).toString('base64')
  const refused: readonly (readonly [string, (text: string) => unknown, string])[] = [
    ['an empty text', parseSecret, ''],
    ['an empty secret', parseSecret, 'whsec_'],
    ['a short secret', parseSecret, `whsec_${base64(23)}`],
    ['a long secret', parseSecret, `whsec_${base64(65)}`],
    ['a secret without its prefix', parseSecret, base64(32)],
    ['a public key for a secret', parseSecret, publicKey],
    ['a space in it', parseSecret, `whsec_${base64(30)} `],
    ['base64 of addresses', parseSecret, `whsec_${Buffer.alloc(32, 0xff).toString('base64url')}`],
    ['a short public key', parsePublicKey, `whpk_${base64(31)}`],
    ['a seed alone', parsePrivateKey, `whsk_${base64(32)}`],
    ['halves of two pairs', parsePrivateKey, `whsk_${base64(64)}`],
  ]
  for (const [name, parse, text] of refused) {
    t.throws(() => parse(text), UnusableSecret, name)
    const tail = text.slice(6)
    if (tail === '') continue
    t.throws(() => parse(text), { message: new RegExp(`^(?!.*${tail.replace(/\W/g, '\\$&')})`) }, 'not shown')
  }
  for (const count of [24, 64]) t.equal(parseSecret(`whsec_${base64(count)}`).length, count)
})

t.test('what must fail, fails', async (t) => {
  const now = a.timestamp
  const hmac = [keys.secret]
  const pair = [ed25519Public(parsePublicKey(publicKey))]
  const whole = headersOf(a, `${a.v1} ${a.v1a}`)
  const judge = (headers: object, body: string | Buffer, keysOf = hmac, at = now) =>
    verify({ headers: headers as Record<string, string>, body }, { keys: keysOf, now: at })
  t.equal(judge(whole, a.body), undefined)
  t.equal(judge(whole, Buffer.from(a.body), pair), undefined)
  t.equal(judge(whole, a.body, [second.secret, ...pair]), undefined, 'one that fits is enough')
  t.equal(
    judge(headersOf(a, `v2,xyz v1,AA== ${a.v1}`), a.body),
    undefined,
    'unknown versions are passed over',
  )

  const unfit = 'no_signature_fits'
  for (const [name, key] of [
    ['v1', hmac],
    ['v1a', pair],
  ] as const) {
    for (let at = 0; at < a.body.length; at += 1) {
      const changed = Buffer.from(a.body)
      changed[at] = (changed[at] ?? 0) ^ 1
      if (judge(whole, changed, [...key]) !== unfit) t.fail(`${name}: byte ${at} of the body changed`)
    }
  }
  t.equal(judge(headersOf({ ...a, id: b.id }, a.v1), a.body), unfit, 'the id of another message')
  t.equal(judge(headersOf({ ...a, timestamp: a.timestamp + 1 }, a.v1), a.body), unfit, 'another timestamp')
  t.equal(judge(headersOf(a, b.v1), a.body), unfit, 'the signature of another message')
  t.equal(judge(headersOf(a, a.v1.slice(0, -1)), a.body), unfit, 'a signature cut by one character')
  t.equal(judge(headersOf(a, a.v1a.slice(0, -1)), a.body, pair), unfit, 'the same of v1a')
  t.equal(judge(headersOf(a, `v1,${a.v1a.slice(4)}`), a.body), unfit, 'v1a offered as v1')
  t.equal(judge(headersOf(a, `v1,${a.v1a.slice(4)}`), a.body, pair), unfit, 'and judged by the public key')
  t.equal(judge(headersOf(a, `v1a,${a.v1.slice(3)}`), a.body, pair), unfit, 'v1 offered as v1a')
  t.equal(judge(headersOf(a, ''), a.body), unfit)
  t.equal(judge({ ...whole, 'webhook-id': undefined }, a.body), 'header_missing')
  t.equal(judge(whole, a.body, hmac, now + 300), undefined)
  t.equal(judge(whole, a.body, hmac, now + 301), 'timestamp_unusable')
  t.equal(judge(whole, a.body, hmac, now - 301), 'timestamp_unusable')
  t.equal(judge({ ...whole, 'webhook-timestamp': 'soon' }, a.body), 'timestamp_unusable')
  t.equal(judge({ ...whole, 'webhook-timestamp': `${a.timestamp}.0` }, a.body), 'timestamp_unusable')
  const shifted = { ...whole, 'webhook-id': `${a.id}.1` }
  t.equal(judge(shifted, a.body), unfit, 'an id with a dot')
  t.throws(() => sign({ ...keys, ...a, id: 'msg_1.2', versions: both }), /without dots/)
  t.throws(() => sign({ ...keys, ...a, timestamp: 1.5, versions: both }), /whole seconds/)
  t.throws(() => signHeaders([], { ...a, versions: both }), /must be signed/)
  t.throws(() => signHeaders([{ secretId: 's', ...keys }], { ...a, versions: [] }), /must be signed/)
})

t.test('there are at most four signatures, newest secret first', async (t) => {
  const secrets = ['s1', 's2', 's3'].map((secretId) => ({
    secretId,
    secret: createSecretKey(createHash('sha256').update(secretId).digest()),
    privateKey: pairOf(createHash('sha256').update(secretId).digest()),
  }))
  const versionsOf = (versions: readonly string[]) => {
    const { headers, secretIds } = signHeaders(secrets, { ...a, versions })
    const signatures = headers['webhook-signature'].split(' ')
    return { secretIds, versions: signatures.map((each) => each.split(',')[0]), signatures }
  }
  t.match(versionsOf(['v1']), { secretIds: ['s1', 's2', 's3'], versions: ['v1', 'v1', 'v1'] })
  t.match(versionsOf(['v1a']), { secretIds: ['s1', 's2', 's3'], versions: ['v1a', 'v1a', 'v1a'] })
  t.match(versionsOf(both), { secretIds: ['s1', 's2'], versions: ['v1', 'v1a', 'v1', 'v1a'] })
  t.equal(versionsOf(['v1']).signatures[1], versionsOf(both).signatures[2])
})

/** The library verifies at this moment alone, so messages are signed now. */
const unixNow = () => Math.floor(Date.now() / 1000)
const independent = new Webhook(secret1)

function agree(t: Tap, id: string, body: string): void {
  const timestamp = unixNow()
  const { headers } = signHeaders([{ secretId: 's', ...keys }], { id, timestamp, body, versions: both })
  t.same(independent.verify(Buffer.from(body), { ...headers }), JSON.parse(body))
  const theirs = headersOf({ id, timestamp }, independent.sign(id, new Date(timestamp * 1000), body))
  t.equal(verify({ headers: theirs, body }, { keys: [keys.secret], now: timestamp }), undefined)
}
type Tap = typeof t

t.test('an independent library takes what is signed here, and the other way round', async (t) => {
  const bodies = [
    b.body,
    '{}',
    '{"note":"🕊🇺🇦👩‍👩‍👧‍👦"}',
    '{"note":"\u2028\u2029"}',
    '{"note":"</script><!--"}',
    '{"note":"\\u0000 \\ud800"}',
    '{"note":"é é \ufeff \u202e"}',
    JSON.stringify({ note: '🕊'.repeat(16_380) }),
  ]
  t.equal(Buffer.byteLength(bodies.at(-1) ?? ''), 65_531, 'one of 64 KB')
  for (const body of bodies) agree(t as unknown as Tap, b.id, body)
  const seed = 20_261_121
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.stringMatching(/^msg_[0-9A-HJKMNP-TV-Z]{26}$/), (body, id) => {
      agree(t as unknown as Tap, id, body)
    }),
    { seed, numRuns: 200 },
  )
  t.throws(() => new Webhook(''), /empty/)
})
