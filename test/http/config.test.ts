/** Settings: whole or not at all, every fault by its name, and never a value in a message. */
import t from 'tap'
import { assertServable, parseConfig, unknownSettings } from '../../src/config.ts'

t.test('a first start needs no setting', async (t) => {
  t.match(parseConfig({}), {
    host: '127.0.0.1',
    port: 3000,
    auth: 'off',
    dataDir: './.stancelog',
    databaseUrl: undefined,
    logLevel: 'info',
  })
  t.match(parseConfig({ PORT: '', DATABASE_URL: '' }), { port: 3000 }, 'an empty variable is none')
  t.ok(Object.isFrozen(parseConfig({})))
})

t.test('without keys nothing but loopback is served', async (t) => {
  for (const HOST of ['127.0.0.1', '::1', 'localhost']) {
    t.doesNotThrow(() => assertServable(parseConfig({ HOST })), HOST)
    t.doesNotThrow(() => assertServable(parseConfig({ HOST, STANCELOG_AUTH: 'off' })), HOST)
    t.throws(() => assertServable(parseConfig({ HOST, STANCELOG_AUTH: 'keys' })), /no keys yet/)
  }
  for (const HOST of ['0.0.0.0', '::', '192.168.1.4', 'example.org']) {
    t.equal(parseConfig({ HOST }).auth, 'keys', HOST)
    t.throws(() => assertServable(parseConfig({ HOST })), /no keys yet/)
    t.throws(() => parseConfig({ HOST, STANCELOG_AUTH: 'off' }), /STANCELOG_AUTH: off is only allowed/)
  }
})

t.test('every fault is named, and no value is told', async (t) => {
  const bad = { PORT: '70000', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://user:planted@host/name' }
  t.throws(() => parseConfig(bad), /PORT[\s\S]*|LOG_LEVEL/)
  try {
    parseConfig(bad)
  } catch (error) {
    const { message } = error as Error
    for (const name of Object.keys(bad)) t.match(message, name)
    t.notMatch(message, /planted|70000|loud/)
  }
  for (const PORT of ['abc', '-1', '1e3', ' 80', '80.5', '70000', '99999999999']) {
    t.throws(() => parseConfig({ PORT }), /PORT: a whole number from 0 to 65535$/, PORT)
  }
  t.equal(parseConfig({ PORT: '0' }).port, 0)
  t.same(unknownSettings({ STANCELOG_DATADIR: 'x', STANCELOG_DATA_DIR: 'x', HOME: 'x' }), [
    'STANCELOG_DATADIR',
  ])
})
