/** `stancelog webhooks listen`: the messages of a running service reach a receiver on this machine, signed, each once. */
import { readFileSync } from 'node:fs'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { ed25519Public, parsePublicKey } from '../../src/webhooks/secrets.ts'
import { verify } from '../../src/webhooks/sign.ts'
import { get, post } from '../support/app.ts'
import { until } from '../support/delivering.ts'
import { openDemo } from '../support/dossier.ts'
import { startReceiver } from '../support/receiver.ts'
import { startCli } from './run.ts'

t.setTimeout(120_000)

/** One service for all: a demo dossier takes seconds to bring in. */
t.test('messages of a service that runs', async (t) => {
  const { app, path } = await openDemo(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  await t.test(
    'listen posts messages as deliveries are posted, and takes up a stream that broke',
    async (t) => {
      const receiver = await startReceiver({ answer: [204, { status: 500, body: 'no\nnot at all' }, 200] })
      t.teardown(receiver.close)
      const { position } = (await get(app, path)).json()
      const feed = async () => (await get(app, `${path}/events?feed=notifications&limit=1000`)).json()
      await until('all is derived', async () => (await feed()).headPosition === position)
      const messages: { id: string; type: string }[] = (await feed()).data
      t.ok(messages.length > 5)

      const running = startCli([
        ...['webhooks', 'listen', '--dossier', 'demo', '--forward-to', receiver.url, '--url', url],
        ...['--after', '0', '--json'],
      ])
      const listening = JSON.parse((await running.until(/^.*"listening".*\n/m))[0])
      t.match(listening, {
        dossier: 'demo',
        forwardTo: receiver.url,
        after: '0',
        secret: /^whsec_/,
        publicKey: /^whpk_/,
      })
      await receiver.waitFor(messages.length)

      // What happens next comes over another stream.
      app.server.closeAllConnections()
      const text = 'On Friday the Kremlin rejected any foreign troops in Ukraine.'
      const article = { publishedAt: '2026-01-09T09:00:00Z', timeZone: 'Europe/Paris', language: 'en', text }
      t.equal((await post(app, `${path}/articles`, article)).statusCode, 201)
      const { position: later } = (await get(app, path)).json()
      await until('the article is derived', async () => (await feed()).headPosition >= later)
      const all: { id: string; type: string }[] = (await feed()).data
      t.ok(all.length > messages.length, `${all.length - messages.length} messages more`)
      const requests = await receiver.waitFor(all.length)
      t.same(
        requests.map(({ headers }) => headers['webhook-id']),
        all.map(({ id }) => id),
        'each once, in the order of the feed',
      )
      const { body: page } = await get(app, `${path}/events?feed=notifications&limit=1000`)
      for (const [index, { headers, body }] of requests.entries()) {
        t.ok(page.includes(body.toString()), 'the bytes of the feed')
        const texts = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, String(value)]),
        )
        t.same(new Webhook(listening.secret).verify(body, texts), all[index])
        const keys = [ed25519Public(parsePublicKey(listening.publicKey))]
        t.equal(verify({ headers, body }, { keys, now: Date.now() / 1_000 }), undefined)
        t.match(headers, {
          'content-type': 'application/json',
          'user-agent': 'Stancelog-Webhooks/1',
          'stancelog-attempt': '1',
          'stancelog-endpoint-sequence': String(index + 1),
        })
      }

      await running.until(new RegExp(`${all.at(-1)?.id}.*\n`))
      running.child.kill('SIGINT')
      const { code, stdout, stderr } = await running.ended
      t.equal(code, 130)
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      t.same(lines.at(-1), { type: 'stopped', messageCount: all.length, deliveredCount: all.length - 1 })
      t.match(lines[1], {
        type: 'message',
        messageId: all[0]?.id,
        messageType: all[0]?.type,
        status: 204,
        class: 'delivered',
      })
      t.match(lines[2], { class: 'http_error', status: 500, answer: 'no' })
      t.equal(lines.length, all.length + 2)
      t.match(stderr, /the stream broke .* taken up again/)
      t.notOk(stderr.includes(listening.secret))
    },
  )

  await t.test('the command of the documentation for listening is one that runs', async (t) => {
    const receiver = await startReceiver()
    t.teardown(receiver.close)
    const [, line = ''] =
      /^npm run -s stancelog -- (webhooks listen .*)$/m.exec(
        readFileSync('src/webhooks/README.md', 'utf8'),
      ) ?? []
    const words = line.replace('http://127.0.0.1:4000/hook', receiver.url).split(' ')
    t.equal(words.at(-1), receiver.url)
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    // Where the service listens follows from the settings, as it does for the service.
    const running = startCli([...words, '--event-types', 'article.revised', '--secret', secret], {
      env: { PORT: new URL(url).port },
    })
    await running.until(
      /^messages of demo after position \d+ go to .*\nsecret \(v1\): whsec_\S+\npublic key/m,
    )
    const { articleId } = (await get(app, `${path}/articles?limit=1`)).json().data[0]
    const text = 'Nothing of what stood here before was right.'
    const revised = await post(app, `${path}/articles/${articleId}/revisions`, { text, reason: 'corrected' })
    t.ok(revised.statusCode < 300, revised.body)
    const [request] = await receiver.waitFor(1)
    t.match(JSON.parse(String(request?.body)), { type: 'article.revised', dossier: 'demo' })
    await running.until(/article\.revised {2}msg_\w+ {2}200 delivered, \d+ ms$/m)
    running.child.kill('SIGTERM')
    const { code, stderr } = await running.ended
    t.equal(code, 143)
    t.match(stderr, /^1 message, 1 of them answered with a 2xx$/m)
  })
})
