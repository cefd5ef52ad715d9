/** A codebook as a file: what a reader of YAML and JSON must refuse, with the line, without falling over. */
import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { Refusal } from '../../events/errors.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'
import type { DocumentFormat, FileFault } from '../../src/inputs/document.ts'
import { readCodebook } from '../../src/inputs/read-codebook.ts'
import { agent, mandate, party, plainCodebook, proposition } from '../codebook/sample.ts'

const now = '2025-10-01T12:00:00.000000Z'
const parse = (text: string, format: DocumentFormat = 'yaml') => parseCodebook(text, format, { now })
const json = (change: object = {}, indent?: number) =>
  JSON.stringify({ ...plainCodebook(), ...change }, null, indent)

/** `line pointer code` of every fault. */
function faults(text: string, format: DocumentFormat = 'yaml'): string[] {
  try {
    parse(text, format)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return (error.faults as readonly FileFault[]).map(
      ({ line, pointer, code }) => `${line} ${pointer} ${code}`,
    )
  }
}

const good = `id: talks
version: 1.0.0
title: {en: Talks}
timeZone: Europe/Paris
parties:
  - {id: ukraine, names: {en: [Ukraine, NO, yes, 1_000, 0o14, 2019-02-29]}}
agents: []
propositions:
  - id: truce
    kind: position
    statement: {en: There should be a truce}
    cues: {en: ['(a+)+$']}
`

t.test('YAML and JSON of one codebook are one content', async (t) => {
  const fromYaml = parse(good)
  const fromJson = parse(JSON.stringify(fromYaml.codebook), 'json')
  t.equal(fromJson.contentHash, fromYaml.contentHash)
  t.same(fromYaml.warnings, [])
  t.same(
    fromYaml.codebook.parties[0]?.names.en,
    ['Ukraine', 'NO', 'yes', '1_000', '0o14', '2019-02-29'],
    'texts stay texts',
  )
})

t.test('Windows line ends, a byte order mark and an anchor that nobody uses are accepted', async (t) => {
  const { contentHash } = parse(good)
  t.equal(parse(good.replaceAll('\n', '\r\n')).contentHash, contentHash)
  t.equal(parse(`\ufeff${good}`).contentHash, contentHash)
  t.equal(parse(good.replace('id: truce', 'id: &truce truce')).contentHash, contentHash)
})

t.test('what YAML can do besides texts, numbers, lists and maps is refused with its line', async (t) => {
  const line = (name: string, text: string, expected: string) => t.same(faults(text), [expected], name)
  line('an alias', `${good}x: *y\n`, '13  invalid_yaml')
  line('an anchor and its alias', good.replace('en: Talks', 'en: &t Talks, fr: *t'), '3  invalid_yaml')
  line('a merge key', `${good}x: &x {a: 1}\ny: {<<: *x}\n`, '14  invalid_yaml')
  line('a circle', 'a: &a [*a]', '1  invalid_yaml')
  for (const tag of ['!!js/function', '!foo', '!!binary', '!!set', '!!timestamp']) {
    line(tag, good.replace('id: truce', `id: ${tag} truce`), '9  invalid_yaml')
  }
  line('a directive', `%YAML 1.1\n---\n${good}`, '1  invalid_yaml')
  line('a tab as indentation', good.replace('    kind', '\tkind'), '10  invalid_yaml')
  line('two documents', `${good}---\n${good}`, '13  invalid_yaml')
  line('a raw NUL', good.replace('Talks', 'Ta\0lks'), '3  invalid_yaml')
  line('a key that is a list', `${good}? [a, b]\n: 1\n`, '13  invalid_yaml')
})

t.test('nothing, a text and a list are no codebook', async (t) => {
  for (const text of ['', ' \n', '# only a comment\n', '---\n'])
    t.equal(faults(text).length, 1, JSON.stringify(text))
  t.same(faults('hello'), ['1  invalid_type'])
  t.same(faults('- hello'), ['1  invalid_type'])
  t.same(faults('null', 'json'), ['1  invalid_type'])
  t.same(faults('', 'json'), ['1  invalid_json'])
})

t.test('aliases that would multiply are refused before they are followed', async (t) => {
  const levels = 'abcdefghi'
    .split('')
    .map((name, at, all) => `${name}: &${name} [${Array(9).fill(at ? `*${all[at - 1]}` : 'x')}]`)
  t.same(faults(levels.join('\n')), ['2  invalid_yaml'])
})

t.test('depth ends in a refusal, not in the end of the process', async (t) => {
  const map = Array.from({ length: 1_500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')
  for (const text of ['['.repeat(20_000), '- '.repeat(20_000), '{a: '.repeat(20_000), map]) {
    t.match(faults(text), [/invalid_yaml/])
  }
  for (const text of ['['.repeat(20_000), '{"a":'.repeat(20_000)])
    t.same(faults(text, 'json'), ['1  invalid_json'])
})

t.test('a key that stands twice is a fault in both formats', async (t) => {
  t.same(faults(good.replace('version', 'id: other\nversion')), ['2 /id duplicate_key'])
  t.match(faults(`${good}1: a\n1.0: b\n`), [/14 \/1 duplicate_key/])
  t.same(faults('{"id": "a",\n"id": "b"}', 'json'), ['2 /id duplicate_key'])
})

t.test(
  'keys that mean something to JavaScript are unknown properties, and prototypes stay clean',
  async (t) => {
    for (const key of ['__proto__', 'constructor', '""']) {
      t.match(faults(`${good}${key}: {polluted: 1}\n`), [/^13 \S+ unknown_property$/], key)
    }
    t.match(faults('{"__proto__": {"polluted": 1}}', 'json'), [/__proto__ unknown_property/])
    t.equal(Reflect.get({}, 'polluted'), undefined)
    t.match(faults(`${good}colour: red\n`), ['13 /colour unknown_property'])
  },
)

t.test('NUL and half of a surrogate pair are refused wherever they come from', async (t) => {
  t.same(faults(good.replace('{en: Talks}', '{en: "x\\0y"}')), ['3 /title/en invalid_text'])
  t.same(faults(good.replace('{en: Talks}', '{en: "\\uD800"}')), ['3 /title/en invalid_text'])
  t.same(faults('{"id": "\\ud800"}', 'json'), ['1 /id invalid_text'])
  t.same(faults('{"id":\n"\ud800"}', 'json'), ['2  invalid_text'])
})

t.test('a number or a blank where a text is asked says what to do', async (t) => {
  t.throws(() => parse(good.replace('version: 1.0.0', 'version: 1.0')), {
    message: /line 2: \/version.*put it in quotes/,
  })
  t.throws(() => parse(good.replace('id: truce', 'id:')), {
    message: /line 9: \/propositions\/0\/id: a text is needed/,
  })
  t.throws(() => parse(good.replace('version: 1.0.0\n', '')), { message: /line 1: \/version: is missing/ })
})

t.test('faults of shape and of rules come in one answer, each with its line', async (t) => {
  const text = json(
    {
      parties: [
        party('ukraine'),
        party('russia', { names: { en: ['', 'x'.repeat(10_000), 'land of ukraine'] } }),
      ],
      agents: [
        agent('one', [mandate({ rank: 0 }), mandate({ rank: '1', party: 'mars' })]),
        agent('two', [mandate({ until: '2001-01-01', rank: 6, role: { en: ['b'] } })]),
        agent('three', [mandate({ from: '2019-02-29', role: { en: ['c'] } })]),
        agent('four', [mandate({ asOf: undefined, role: { en: ['d'] } })]),
        agent('five', [mandate({ role: { en: ['e'] } }), mandate({ role: { en: ['f'] }, party: 'russia' })]),
      ],
      propositions: [proposition('truce', { cues: { en: ['', '?!'] }, colour: 'red' })],
    },
    1,
  )
  const found = faults(text, 'json').map((fault) => fault.replace(/^\d+ /, ''))
  const expected = [
    '/parties/1/names/en/0 too_small',
    '/parties/1/names/en/1 too_big',
    '/parties/1/names/en/2 duplicate_name',
    '/agents/0/mandates/0/rank too_small',
    '/agents/0/mandates/1/rank invalid_type',
    '/agents/0/mandates/1/party unknown_party',
    '/agents/1/mandates/0/rank too_big',
    '/agents/1/mandates/0/until until_before_from',
    '/agents/2/mandates/0/from invalid',
    '/agents/3/mandates/0/asOf as_of_missing',
    '/propositions/0/colour unknown_property',
  ]
  for (const fault of expected) t.ok(found.includes(fault), fault)
  t.equal(
    found.filter((fault) => fault.startsWith('/propositions/0/cues/en/')).length,
    2,
    'a cue needs words',
  )
  t.notMatch(found.join('\n'), '/agents/4', 'a mandate for each of two parties is no fault')
  const lines = text.split('\n')
  for (const fault of faults(text, 'json')) {
    const [line, pointer = ''] = fault.split(' ')
    const last = pointer.split('/').at(-1) ?? ''
    const isKey = !/^\d+$/.test(last) && last !== 'asOf'
    if (isKey) t.match(lines[Number(line) - 1], `"${last}"`, `${fault} is told on its line`)
  }
})

t.test('numbers that are none and days that are none are refused', async (t) => {
  const days = (value: string) =>
    good.replace('kind: position', `kind: position\n    staleAfterDays: ${value}`)
  for (const value of ['1_000', '0o14', '.inf', '12345678901234567890', '1e400', '1.5', '"30"', 'yes']) {
    t.match(faults(days(value)), [/^11 \/propositions\/0\/staleAfterDays/], value)
  }
  t.match(faults(good.replace('kind: position', 'kind: forecast\n    validUntil: 2019-02-29')), [
    /^11 .*validUntil/,
  ])
})

t.test('2 MiB is the limit, and 19,000 parties are within it', async (t) => {
  t.throws(() => parse(`# ${'x'.repeat(2 * 1024 * 1024)}\n${good}`), { code: 'payload_too_large' })
  const parties = Array.from(
    { length: 19_000 },
    (_, at) => `  - {id: party-${at}, names: {en: ["Name ${at}", "Other name of ${at}"], fr: ["Nom ${at}"]}}`,
  )
  const text = good.replace('parties:\n', `parties:\n${parties.join('\n')}\n`)
  let turns = 0
  const counting = setInterval(() => turns++, 5)
  const { codebook } = await readCodebook(text, 'yaml', { now })
  clearInterval(counting)
  t.equal(codebook.parties.length, 19_001)
  t.ok(turns > 10, 'others had their turn meanwhile')
  const faulty = text.replace('kind: position', 'kind: opinion')
  await t.rejects(readCodebook(faulty, 'yaml', { now }), {
    code: 'invalid_codebook',
    message: /line 19010: \/propositions\/0\/kind/,
  })
})

const shared = '../shared/codebook/ukraine-talks.yaml'
const isShared = existsSync(shared)
t.test('the first real codebook has no faults', { skip: !isShared && `${shared} is absent` }, async (t) => {
  const { codebook, warnings } = parse(readFileSync(shared, 'utf8'))
  t.equal(codebook.id, 'ukraine-talks')
  t.ok(warnings.every(({ code }) => code === 'no_cues'))
})
