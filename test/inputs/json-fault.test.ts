/** The place where JSON breaks, against the runtime's own word where it gives one. */
import t from 'tap'
import { jsonFaultOffset } from '../../src/inputs/json-fault.ts'

const seed = Number(process.env.STANCELOG_TEST_SEED ?? 20_250_415)

t.test(`a broken text breaks where the runtime says (seed ${seed})`, async (t) => {
  const base = JSON.stringify({
    id: '000',
    list: [1, -2.5e3, true, null, { key: 'x"y\\zé\u0085' }],
    text: 'a "b"\n'.repeat(9),
  })
  const signs = '{}[]",:0123456789.eE+-tfnul \\x\u0001'
  let state = seed
  const below = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return (state >> 8) % limit
  }
  let checked = 0
  const wrong: string[] = []
  for (let round = 0; round < 5_000; round++) {
    const at = below(base.length)
    const text = `${base.slice(0, at)}${signs[below(signs.length)]}${base.slice(at + below(3))}`
    const expected = runtimeOffset(text)
    if (expected === undefined) continue
    checked++
    if (jsonFaultOffset(text) !== expected) wrong.push(`${expected} ${text}`)
  }
  t.same(wrong, [])
  t.ok(checked > 1_000, 'enough of them were broken')
})

t.test('the end is a place too', async (t) => {
  t.equal(jsonFaultOffset('{"a": '), 6)
  t.equal(jsonFaultOffset('nope'), 1)
  t.equal(jsonFaultOffset('['.repeat(100_000)), 100_000)
})

/** The length for what is JSON; undefined where the runtime gives no position. */
function runtimeOffset(text: string): number | undefined {
  try {
    JSON.parse(text)
    return text.length
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error))?.[1]
    return at === undefined ? undefined : Number(at)
  }
}
