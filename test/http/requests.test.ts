/** What no request may do: broken HTTP, foreign hosts, strange URLs and bodies end in a problem, and nothing changes. */
import { setTimeout as pause } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { openDatabase, openPool } from '../../db/connect.ts'
import { problemKinds } from '../../src/problem.ts'
import { get, openApp, post, sendRaw, type TestApp } from '../support/app.ts'

type Answer = Awaited<ReturnType<typeof get>>

const codeOf = (answer: Answer): string => {
  const body = answer.json<{
    code: string
    status: number
    requestId: string
    detail: string
    type: string
  }>()
  if (body.status !== answer.statusCode) throw new Error('status and body differ')
  if (!String(answer.headers['content-type']).startsWith('application/problem+json'))
    throw new Error('no problem')
  if (body.type !== `/problems/${body.code}` || body.detail === '' || body.requestId === '')
    throw new Error('incomplete')
  if (answer.headers['cache-control'] !== 'no-store') throw new Error('a problem must not be cached')
  return `${answer.statusCode} ${body.code}`
}

t.test('a request that is no good', async (t) => {
  const test = await openApp(t)
  const { app } = test
  await post(app, '/v1/dossiers', { id: 'samples' })
  const read = async (url: string, headers?: Record<string, string>) => codeOf(await get(app, url, headers))

  t.test('is refused for its URL', async (t) => {
    const events = '/v1/dossiers/samples/events'
    const cases: readonly (readonly [string, string])[] = [
      ['/v1/dossiers/%E0%A4%A', '400 invalid_url_encoding'],
      [`/v1/dossiers/${'a'.repeat(300)}`, '414 uri_too_long'],
      [`/v1/dossiers?x=${'a'.repeat(9_000)}`, '414 uri_too_long'],
      ['/v1/dossiers/a%00b', '404 not_found'],
      ['/v1/dossiers/..%2f..%2fdocs', '404 not_found'],
      ['//v1//dossiers', '404 not_found'],
      ['/v1/dossiers/', '404 not_found'],
      ['/V1/DOSSIERS', '404 not_found'],
      ['/v1/dossiers/Ukraine-Talks', '404 not_found'],
      ['/v1/dossiers/nobody', '404 not_found'],
      ['/v1/dossiers/nobody/stances', '404 not_found'],
      ['/v1/dossiers/nobody/events', '404 not_found'],
      ['/v1/dossiers/nobody/codebook', '404 not_found'],
      ['/v1/dossiers?limit=1&limit=2', '400 request_invalid'],
      ['/v1/dossiers?limit[]=1', '400 unknown_parameter'],
      ['/v1/dossiers?limit%5Ba%5D=1', '400 unknown_parameter'],
      ['/v1/dossiers?__proto__=x', '400 unknown_parameter'],
      ['/v1/dossiers?constructor[prototype][a]=1', '400 unknown_parameter'],
      ['/v1/dossiers?limit=%C0%AF', '400 invalid_url_encoding'],
      ['/v1/dossiers?limit=%ED%A0%80', '400 invalid_url_encoding'],
      ['/v1/dossiers?limit=%00', '400 invalid_text'],
      ['/v1/dossiers/samples?limit=1', '400 unknown_parameter'],
      [
        `/v1/dossiers?${Array.from({ length: 150 }, (_, index) => `a${index}=`).join('&')}`,
        '400 request_invalid',
      ],
      [`${events}?after=-1`, '400 request_invalid'],
      [`${events}?after=abc`, '400 request_invalid'],
      [`${events}?after=413.9999`, '400 request_invalid'],
      [`${events}?types=ClaimRecorde`, '400 request_invalid'],
      ['/v1/dossiers/samples/stances?knowAt=2025-01-01T00:00:00Z', '400 unknown_parameter'],
      ['/v1/dossiers/samples/stances?KNOWNAT=2025-01-01T00:00:00Z', '400 unknown_parameter'],
      ['/v1/dossiers/samples/contradictions?between=nato', '400 request_invalid'],
      ['/v1/dossiers/samples/contradictions?between=nato,nato', '400 request_invalid'],
      ['/v1/dossiers/samples/contradictions?between=a,b,c', '400 request_invalid'],
      ['/v1/dossiers/samples/contradictions?between=,', '400 request_invalid'],
      ['/v1/dossiers/samples/claims?review=needed&reason=', '400 request_invalid'],
      ['/v1/dossiers/samples/claims?reason=boredom', '400 request_invalid'],
      ['/problems/no_such_code', '404 not_found'],
    ]
    for (const [url, expected] of cases) t.equal(await read(url), expected, url.slice(0, 80))
    for (const limit of [
      '0',
      '-1',
      '1e2',
      '0x10',
      '%205',
      '5.0',
      'NaN',
      'Infinity',
      '9007199254740993',
      '%D9%A3',
    ]) {
      t.equal(await read(`/v1/dossiers?limit=${limit}`), '400 request_invalid', `limit=${limit}`)
    }
    t.equal(({} as Record<string, unknown>).a, undefined, 'no prototype was touched')
    const answer = await get(app, '/v1/dossiers/samples/stances?knowAt=1')
    t.match(answer.json<{ errors: unknown }>().errors, [{ pointer: '/knowAt', code: 'unknown_parameter' }])
  })

  t.test('is refused for its times', async (t) => {
    const stances = '/v1/dossiers/samples/stances'
    const dates = [
      '2023-02-29',
      '2024-02-30',
      '2024-13-01',
      '0000-01-01',
      '10000-01-01',
      '-0001-01-01',
      'today',
      'infinity',
      '1742688000',
    ]
    for (const date of dates)
      t.equal(await read(`${stances}?validAt=${date}`), '400 request_invalid', `validAt=${date}`)
    t.equal(await read(`${stances}?validAt=2025-04-15T10:00:00Z`), '400 date_required')
    t.equal(await read(`${stances}?knownAt=2025-04-15`), '400 instant_required')
    t.equal(await read(`${stances}?knownAt=2025-04-15T10:00:00`), '400 instant_required')
    const instants = [
      '2025-04-15T24:00:00Z',
      '2025-04-15T23:59:60Z',
      '2025-04-15T10:00:00.999999999Z',
      '2025-04-15T10:00:00%2B24:00',
      '2025-04-15T10:00:00-00:00',
      '2025-04-15t10:00:00z',
      '2025-02-30T10:00:00Z',
      'position:-1',
      'position:1e3',
      'position:99999999999999999999',
      'now',
      '1742688000',
    ]
    for (const instant of instants) {
      t.equal(await read(`${stances}?knownAt=${instant}`), '400 request_invalid', `knownAt=${instant}`)
    }
    const plus = await get(app, `${stances}?knownAt=2025-04-15T10:00:00+02:00`)
    t.equal(codeOf(plus), '400 request_invalid')
    t.match(plus.json<{ detail: string }>().detail, '%2B', 'a plus that became a blank is explained')
    t.equal(await read(`${stances}?knownAt=2999-01-01T00:00:00Z`), '422 known_at_in_future')
    t.equal(await read(`${stances}?knownAt=position:1`), '422 position_not_reached')
    t.equal(await read(`${stances}?minPosition=1`), '422 position_not_reached')
  })

  t.test('is refused for its headers', async (t) => {
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      '169.254.1.1:3000',
      'localhost.evil.example',
    ]) {
      t.equal(codeOf(await get(app, '/v1/dossiers', { host })), '403 host_refused', `Host: ${host}`)
    }
    for (const host of ['localhost', '127.0.0.1:8080', '[::1]:3000', 'LOCALHOST:1']) {
      t.equal((await get(app, '/v1/dossiers', { host })).statusCode, 200, `Host: ${host}`)
    }
    t.equal((await get(app, '/', { host: 'evil.example' })).statusCode, 403, 'on every route')
    t.equal(await read('/v1/dossiers', { accept: 'text/html' }), '406 not_acceptable')
    t.equal(await read('/v1/dossiers', { accept: '*/*;q=0' }), '406 not_acceptable')
    t.equal(await read('/v1/dossiers', { accept: 'application/xml' }), '406 not_acceptable')
    t.equal((await get(app, '/v1/dossiers', { accept: 'text/html, */*;q=0.1' })).statusCode, 200)
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x-${index}`, '']))
    t.equal(await read('/v1/dossiers', many), '431 headers_too_large')
    const forged = await get(app, '/v1/dossiers?limit=1', {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil',
    })
    t.notMatch(JSON.stringify(forged.headers), 'evil', 'forwarded headers build no link')
  })

  t.test('is refused for its method, by name', async (t) => {
    const answer = await app.inject({ method: 'DELETE', url: '/v1/dossiers', headers: { host: 'localhost' } })
    t.equal(codeOf(answer), '405 method_not_allowed')
    t.equal(answer.headers.allow, 'GET, HEAD, POST')
    const put = await app.inject({
      method: 'PUT',
      url: '/v1/dossiers/samples/claims',
      headers: { host: 'localhost' },
    })
    t.equal(put.headers.allow, 'GET, HEAD')
    const head = await app.inject({
      method: 'HEAD',
      url: '/v1/dossiers/samples',
      headers: { host: 'localhost' },
    })
    t.equal(head.statusCode, 200)
    t.equal(head.body, '')
    t.equal(
      (await app.inject({ method: 'TRACE', url: '/v1/dossiers', headers: { host: 'localhost' } })).statusCode,
      405,
    )
  })

  t.test('is refused for its body', async (t) => {
    await refusesBodies(t, test)
  })
})

async function refusesBodies(t: Test, { app }: TestApp): Promise<void> {
  const send = async (body: string | Buffer, headers?: Record<string, string>) =>
    codeOf(await post(app, '/v1/dossiers', body, headers))
  const cases: readonly (readonly [string | Buffer, string])[] = [
    ['', '400 malformed_json'],
    ['null', '400 request_invalid'],
    ['[]', '400 request_invalid'],
    ['"x"', '400 request_invalid'],
    ['1', '400 request_invalid'],
    ['{"id": "a",}', '400 malformed_json'],
    ['{"id": "a"} {"id": "b"}', '400 malformed_json'],
    ['{"id": NaN}', '400 malformed_json'],
    ["{'id': 'a'}", '400 malformed_json'],
    ['{"id": "a" /* no */}', '400 malformed_json'],
    ['{"__proto__": {"id": "a"}}', '400 unknown_property'],
    ['{"constructor": {"prototype": {"id": "a"}}}', '400 unknown_property'],
    ['{"id": "a", "position": 9}', '400 unknown_property'],
    ['{"id": {"a": 1}}', '400 request_invalid'],
    ['{"id": "a", "public": "true"}', '400 request_invalid'],
    ['{"id": "a\\u0000"}', '400 invalid_text'],
    ['{"id": "\\ud800"}', '400 invalid_text'],
    [`{"id": ${'['.repeat(100_000)}}`, '400 too_deep'],
    [`{"id": ${'{"a":'.repeat(7_000)}1${'}'.repeat(7_000)}}`, '400 too_deep'],
    [`{${Array.from({ length: 1_001 }, (_, index) => `"a${index}":1`).join()}}`, '400 too_deep'],
    [JSON.stringify({ id: 'a'.repeat(300_000) }), '413 payload_too_large'],
    [Buffer.from('{"id":"\xe9"}', 'latin1'), '400 malformed_json'],
    [Buffer.from('\ufeff{"id":"a"}', 'utf16le'), '415 unsupported_media_type'],
    ['\ufeff{"id":"a"}', '400 malformed_json'],
  ]
  for (const [body, expected] of cases) t.equal(await send(body), expected, String(body).slice(0, 40))
  for (const id of ['Ukraine-Talks', 'ukraine_talks', '-x', 'a'.repeat(200), '.', '', 'a--b', 'аbc', 'new']) {
    t.equal(await send(JSON.stringify({ id })), '400 request_invalid', `id ${id.slice(0, 20)}`)
  }
  const types = [
    'text/plain',
    'application/x-ndjson',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/json; charset=latin1',
    'application/json; charset=utf-7',
  ]
  for (const type of types)
    t.equal(await send('{"id":"a"}', { 'content-type': type }), '415 unsupported_media_type', type)
  const bare = await app.inject({
    method: 'POST',
    url: '/v1/dossiers',
    headers: { host: 'localhost' },
    payload: Buffer.from('{}'),
  })
  t.equal(codeOf(bare), '415 unsupported_media_type', 'no type at all')
  t.equal(await send('{"id":"a"}', { 'content-encoding': 'gzip' }), '415 unsupported_media_type')
  t.equal(await send('{"id":"a"}', { 'idempotency-key': '' }), '400 request_invalid')
  t.equal(await send('{"id":"a"}', { 'idempotency-key': 'a'.repeat(256) }), '400 request_invalid')
  t.equal((await get(app, '/v1/dossiers')).json<{ data: unknown[] }>().data.length, 1, 'nothing was created')

  const accepted = await post(app, '/v1/dossiers', '{"id":"b"}', {
    'content-type': 'application/json; charset=utf-8; x=y',
  })
  t.equal(accepted.statusCode, 201, 'parameters of the type are read')
  t.equal(accepted.headers.location, '/v1/dossiers/b')
  t.equal(codeOf(await post(app, '/v1/dossiers', { id: 'b' })), '409 already_exists')
  const place = await post(app, '/v1/dossiers', '{\n  "id": nonsense }')
  t.match(place.json<{ detail: string }>().detail, 'line 2, column 10')
}

t.test('HTTP that is none is answered with a problem, and the connection ends', async (t) => {
  const { app } = await openApp(t, { config: { auth: 'off', headersTimeoutMs: 300, requestTimeoutMs: 900 } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const head = 'GET /livez HTTP/1.1\r\n'
  const upload = 'POST /v1/dossiers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
  const cases: readonly (readonly [string, string, number])[] = [
    ['one header of 20 KB', `${head}Host: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['2,000 headers', `${head}Host: localhost\r\n${'X: abcdefgh\r\n'.repeat(2_000)}\r\n`, 431],
    [
      'length and chunks together',
      `${upload}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['two lengths that differ', `${upload}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`, 400],
    ['no Host', `${head}Connection: close\r\n\r\n`, 400],
    ['two Hosts', `${head}Host: localhost\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`, 400],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['an invented method', 'BREW /livez HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['headers that never end', `${head}Host: localhost\r\nX: `, 408],
    ['a body that never ends', `${upload}Content-Length: 100\r\n\r\n{"id":`, 408],
    [
      'a target of another host',
      'GET http://evil.example/livez HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      403,
    ],
    [
      'a body that is refused before it is sent',
      `${upload}Expect: 100-continue\r\nContent-Length: 9000000\r\nConnection: close\r\n\r\n`,
      413,
    ],
  ]
  const answers = await Promise.all(cases.map(([, bytes]) => sendRaw(app, bytes, { endAfterMs: 5_000 })))
  for (const [index, [name, , status]] of cases.entries()) {
    const answer = answers[index] ?? ''
    t.match(answer, new RegExp(`^HTTP/1.1 ${status} `), name)
    t.match(answer, 'application/problem+json', `${name}: a problem`)
    t.notMatch(answer, /100 Continue|\bat .*\.ts:/, `${name}: nothing else`)
  }
  const pipelined = await sendRaw(
    app,
    `${`${head}Host: localhost\r\n\r\n`.repeat(9)}${head}Host: localhost\r\nConnection: close\r\n\r\n`,
  )
  t.equal(pipelined.match(/HTTP\/1.1 200/g)?.length, 10, 'pipelined requests are answered')
  t.equal((await get(app, '/v1/dossiers')).json<{ data: unknown[] }>().data.length, 0, 'nothing was created')
})

t.test('every problem has a page that its type leads to', async (t) => {
  const { app } = await openApp(t)
  for (const [code, { status }] of Object.entries(problemKinds)) {
    const answer = await get(app, `/problems/${code}`)
    t.match(answer.json(), { code, status }, code)
  }
})

t.test('what fails inside says nothing of the inside', async (t) => {
  const lines: string[] = []
  const { pino } = await import('pino')
  const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
  const { app, clone } = await openApp(t, { logger })
  await post(app, '/v1/dossiers', { id: 'samples' }, { 'idempotency-key': 'planted-secret' })
  await clone.pool.query('alter table heads rename to elsewhere')
  const answer = await get(app, '/v1/dossiers/samples/stances?party=planted-query')
  t.equal(codeOf(answer), '500 internal')
  t.notMatch(answer.body, /heads|relation|select|\.ts/)
  await clone.pool.query('alter table elsewhere rename to heads')
  const away = openPool('postgres://127.0.0.1:1/none')
  t.teardown(() => away.end())
  const alone = await openApp(t, { db: openDatabase(away), logger })
  const unavailable = await get(alone.app, '/v1/dossiers/samples/stances')
  t.equal(codeOf(unavailable), '503 database_unavailable')
  t.equal(unavailable.headers['retry-after'], '1')
  t.equal(codeOf(await get(alone.app, '/readyz')), '503 database_unavailable')
  t.equal((await get(alone.app, '/livez')).statusCode, 200)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const cut =
    'POST /v1/dossiers HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{'
  await sendRaw(app, cut, { endAfterMs: 50 })
  for (const end = performance.now() + 5_000; performance.now() < end; await pause(10)) {
    if (lines.some((line) => line.includes('request aborted'))) break
  }
  const log = lines.join('')
  t.match(log, /"level":30.*request aborted/, 'an upload that was cut is no fault of ours')
  t.match(log, /"level":40,[^\n]*"code":"database_unavailable"/, 'what passes by itself is a warning')
  const [failure, ...failures] = lines.filter((line) => /stack/.test(line))
  t.match(failure, '"code":"internal"', 'only what nobody expected is logged with its place')
  t.same(failures, [])
  t.notMatch(log, /planted/, 'no parameter and no header is logged')
  for (const line of lines) t.doesNotThrow(() => JSON.parse(line), 'one JSON object per line')
  t.match(log, '"route":"/v1/dossiers/:dossier/stances"')
  t.match(
    (await get(app, '/metrics')).body,
    'stancelog_http_request_seconds_count{method="POST",route="/v1/dossiers",status="201"} 1',
  )
})
