/** `codebook check` warns of cues that will mislead, and `codebook try` shows what each cue catches, and why. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import t, { type Test } from 'tap'
import { runProgram } from '../../src/cli/program.ts'
import { openTerminal } from '../../src/cli/terminal.ts'
import { explain } from '../../src/extraction/explain.ts'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { articlesFrom } from '../../src/inputs/articles-from.ts'
import { ourCodebook } from '../gold/material.ts'
import { runHere } from './run.ts'

const head = `id: lake
version: 1.0.0
title: {en: Lake}
timeZone: UTC
parties:
  - {id: norland, names: {en: [Norland, Norville], fr: [Norlande]}}
  - {id: sudria, names: {en: [Sudria], fr: [Sudrie]}}
agents: []
`

function folderOf(t: Test, files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog cues '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return (name) => join(folder, name)
}

type Warning = Readonly<{
  line: number
  pointer: string
  code: string
  words?: readonly string[]
  detail: string
}>

/** The warnings on a codebook with these propositions, in the order of their lines. */
async function warningsOn(t: Test, propositions: string, ...more: string[]): Promise<readonly Warning[]> {
  const at = folderOf(t, { 'lake.yaml': `${head}propositions:\n${propositions}` })
  const { code, stdout, stderr } = await runHere(['codebook', 'check', at('lake.yaml'), '--json', ...more])
  t.equal(code, 0, stderr)
  return JSON.parse(stdout).warnings
}

const proposition = (id: string, cues: string) =>
  `  - id: ${id}\n    kind: position\n    statement: {en: It should be so}\n    cues:\n${cues}`

t.test(
  'cues that two propositions share, or that affirm and deny one, are named with both places',
  async (t) => {
    const warnings = await warningsOn(
      t,
      proposition('dam', '      en:\n        - topic: [[dam, weir], [build~, construction]]\n') +
        proposition('weir', '      en:\n        - topic: [[construction], [weir, barrage]]\n') +
        proposition(
          'gate',
          '      en:\n        - all: [gate, [open, shut]]\n        - all: [[shut, closed], gate]\n          sign: "-"\n',
        ),
    )
    t.match(warnings, [
      { code: 'cue_clash', line: 21, pointer: '/propositions/1/cues/en/0', words: ['construction', 'weir'] },
      { code: 'cue_contradiction', line: 28, pointer: '/propositions/2/cues/en/1', words: ['shut', 'gate'] },
    ])
    t.match(warnings[0]?.detail, /dam as well \(\/propositions\/0\/cues\/en\/0\).*under none.*implies/)
  },
)

t.test('a proposition that follows from another may share its words', async (t) => {
  const narrow = proposition('dam', '      en:\n        - topic: [dam]\n').replace(
    'kind: position\n',
    'kind: position\n    implies: [{polarity: "+", proposition: works}]\n',
  )
  t.same(
    await warningsOn(t, narrow + proposition('works', '      en:\n        - topic: [[dam, weir]]\n')),
    [],
  )
})

t.test('a cue that one common word satisfies is too greedy', async (t) => {
  const warnings = await warningsOn(
    t,
    proposition('one', '      en:\n        - topic: [[police, sluice, the]]\n') +
      proposition('two', '      en:\n        - topic: [police, sluice]\n') +
      proposition('three', '      en:\n        - all: ["neg*"]\n'),
  )
  t.match(warnings, [
    { code: 'cue_greedy', pointer: '/propositions/0/cues/en/0', words: ['police', 'the'] },
    { code: 'cue_greedy', pointer: '/propositions/2/cues/en/0', words: ['neg*'] },
  ])
  t.equal(warnings.length, 2, 'two words that must stand together are not')
})

t.test(
  'what can never count is named: words under none, signs out of place, a language left out',
  async (t) => {
    const warnings = await warningsOn(
      t,
      proposition(
        'one',
        '      en:\n        - topic: [sluice gate, lock]\n          none: [gate]\n      fr:\n        - topic: ["éc*", écluse]\n',
      ) + proposition('two', '      en:\n        - topic: ["*ment", sluice]\n'),
    )
    t.match(warnings, [
      { code: 'cue_unreachable', words: ['sluice gate'], detail: /never catch anything/ },
      { code: 'sign_ignored', words: ['éc*'], detail: /at least 3/ },
      { code: 'cues_missing', pointer: '/propositions/1/cues', detail: /no cues in fr/ },
      { code: 'sign_ignored', words: ['*ment'] },
    ])
  },
)

t.test('names that are everyday words, or hold the name of somebody else, are warned of', async (t) => {
  const names = head
    .replace('[Sudria]', '[Sudria, East Norland]')
    .replace(
      'agents: []',
      'agents:\n  - {id: will-hart, kind: person, names: {en: [Will Hart, Will]}, mandates: []}',
    )
  const at = folderOf(t, { 'lake.yaml': `${names}propositions: []\n` })
  const { stdout, stderr } = await runHere(['codebook', 'check', at('lake.yaml'), '--json'])
  t.equal(stderr, '')
  t.match(JSON.parse(stdout).warnings, [
    { code: 'name_inside', line: 7, words: ['East Norland', 'Norland'] },
    { code: 'name_common', line: 9, words: ['Will'] },
  ])
})

t.test('with articles, check tells cues that catch nothing from cues that catch too much', async (t) => {
  const dull = 'The sluice opened in spring. Nobody minded the weather. '
  const at = folderOf(t, { 'a.txt': dull.repeat(12) })
  const warnings = await warningsOn(
    t,
    proposition(
      'one',
      '      en:\n        - topic: [sluice]\n        - topic: [sluice, lock]\n        - topic: [barge]\n',
    ),
    '--articles',
    at('a.txt'),
    '--language',
    'en',
  )
  t.match(warnings, [
    { code: 'cue_greedy', words: ['sluice'], detail: /12 of 24 sentences, more than 20 %/ },
    { code: 'cue_unused', detail: /nothing of “lock”/ },
    { code: 'cue_unused', detail: /never stand in one clause/ },
  ])
  const told = await runHere(['codebook', 'check', 'codebooks/demo.yaml', '--articles', 'codebooks/demo'])
  t.match(told.stdout, /10 articles read; no faults, \d+ warnings\n$/)
  t.match(
    told.stderr,
    /^warning: codebooks\/demo\.yaml:\d+: \/propositions\/3\/cues\/en\/0: it catches nothing in/m,
  )
})

const lake = `${head}propositions:
  - id: dam
    kind: position
    statement: {en: The dam should be built}
    cues:
      en:
        - topic: [dam, [build~, construction]]
          none: [model]
  - id: flood
    kind: fact
    statement: {en: The valley is flooded}
    cues:
      en:
        - all: [valley, flooded]
`
const news = `Norland demanded on Monday the construction of the dam. Sudria rejected the construction of the dam.

The construction of the dam takes years. "The valley is flooded," said Ada Quill.

Norland supports the construction of a model dam. Sudria demanded a new bridge.

Sudria supports the dam.
`
const published = ['--published-at', '2025-04-16T10:00:00+02:00', '--language', 'en']

t.test('try says of each sentence which claim came of it, or why none did', async (t) => {
  const at = folderOf(t, { 'lake.yaml': lake, 'news.txt': news })
  const { code, stdout } = await runHere(['codebook', 'try', at('lake.yaml'), at('news.txt'), ...published])
  t.equal(code, 0)
  const lines = stdout.split('\n').map((line) => line.trim())
  for (const expected of [
    /^claim: {3}dam#1 “construction” \+ “dam”: dam \+2, norland, by party:norland, 2025-04-14, confidence 0\.\d\d$/,
    /^claim: {3}dam#1 .*: dam -2, sudria, by party:sudria, undated/,
    /^none: {4}dam#1 .*: nobody says it or decides it: no speaker was found$/,
    /^claim: {3}flood#1 “valley” \+ “flooded”: flood \+2, nobody, by unresolved:Ada Quill/,
    /^near: {4}dam#1 has “construction”, “dam”, but a word of none stands in the clause: “model”$/,
    /^no cue: {2}“demanded” takes a position, and no cue knows the matter: “a new bridge”$/,
    /^near: {4}dam#1 has “dam”, but nothing of \[build~, construction\]$/,
    /^Speakers: norland, sudria$/,
    /^Not in the codebook: “Ada Quill”$/,
  ])
    t.ok(
      lines.some((line) => expected.test(line)),
      `${expected}`,
    )
  t.notOk(stdout.includes('\u001b'), 'a pipe gets plain words')
})

t.test('on a terminal the words that were caught are marked, and NO_COLOR leaves them plain', async (t) => {
  const at = folderOf(t, { 'lake.yaml': lake, 'news.txt': news })
  const written = async (env: Readonly<Record<string, string>>) => {
    let said = ''
    const sink = () =>
      Object.assign(
        new Writable({
          write: (chunk, _encoding, done) => {
            said += String(chunk)
            done()
          },
        }),
        { isTTY: true },
      )
    const streams = { stdin: new PassThrough().end(), stdout: sink(), stderr: sink() }
    const terminal = openTerminal(streams, { signal: new AbortController().signal, env })
    await runProgram(['codebook', 'try', at('lake.yaml'), at('news.txt'), ...published], terminal)
    return said
  }
  t.match(await written({}), '\u001b[1;4mconstruction\u001b[0m of the \u001b[1;4mdam\u001b[0m')
  t.notMatch(await written({ NO_COLOR: '1' }), '\u001b[1')
})

t.test(
  'as JSON it gives the line of each cue, the words with their places, and the whole claims',
  async (t) => {
    const at = folderOf(t, { 'lake.yaml': lake, 'news.txt': news })
    const { stdout } = await runHere([
      'codebook',
      'try',
      at('lake.yaml'),
      at('news.txt'),
      '--json',
      ...published,
    ])
    const [article] = JSON.parse(stdout).articles
    t.match(article, { id: 'news.txt', language: 'en', claimCount: 3 })
    const [first, , third] = article.sentences
    t.match(first.matches, [
      {
        cue: 'dam#1',
        line: 15,
        proposition: 'dam',
        silence: null,
        claims: [{ polarity: 2, holder: 'norland' }],
      },
    ])
    for (const { start, end, exact } of first.matches[0].words) t.equal(news.slice(start, end), exact)
    t.match(third.matches, [{ silence: 'no_speaker', why: /no speaker was found/, claims: [] }])
  },
)

t.test('what cannot be tried is answered with a sentence', async (t) => {
  const greek = 'Η κυβέρνηση απέρριψε την κατασκευή του φράγματος τη Δευτέρα.'
  const at = folderOf(t, {
    'lake.yaml': lake,
    'greek.txt': greek,
    'numbers.txt': '12 : 34, 56 : 78; 90 : 12.',
    'empty.txt': '',
    'french.txt':
      'La Norlande exige la construction du barrage, a dit le ministre. Les travaux sont en cours.',
    'no.yaml': '- just\n- a list\n',
  })
  const tried = async (file: string, path: string, ...more: string[]) =>
    await runHere([
      'codebook',
      'try',
      at(file),
      at(path),
      '--published-at',
      '2025-04-16T10:00:00+02:00',
      ...more,
    ])
  t.match(await tried('lake.yaml', 'numbers.txt'), {
    code: 0,
    stderr: /language is not recognised.*fr and en are read/,
  })
  t.match(await tried('lake.yaml', 'greek.txt'), {
    code: 0,
    stderr: /the language el is not read.*fr and en are/,
  })
  t.match(await tried('lake.yaml', 'greek.txt', '--language', 'el'), {
    code: 0,
    stderr: /the language el is not read/,
  })
  t.match(await tried('lake.yaml', 'french.txt'), {
    code: 0,
    stderr: /the codebook has no cues in fr, only in en/,
  })
  t.match(await tried('lake.yaml', 'empty.txt'), { code: 2, stdout: '' })
  t.match(await tried('no.yaml', 'greek.txt'), { code: 2, stderr: /no\.yaml:1: / })
  t.match(await tried('lake.yaml', 'missing.txt'), { code: 2, stderr: /missing\.txt/ })
  const noFile = await runHere(['codebook', 'check', at('greek.txt')])
  t.equal(noFile.code, 1)
  t.match(noFile.stderr, /greek\.txt:1: /)
  const noArticles = await runHere(['codebook', 'check', at('lake.yaml'), '--articles', at('empty.txt')])
  t.equal(noArticles.code, 2)
})

t.test('every claim of an article is explained by a match, and watching changes no claim', async (t) => {
  const now = '2026-10-15T12:00:00.000000Z'
  for (const name of ['demo', 'serbia-kosovo']) {
    const codebook = ourCodebook(name)
    for await (const found of articlesFrom(`codebooks/${name}`, { now })) {
      if ('fault' in found) throw found.fault
      const article = { ...found.article, articleId: found.id }
      const { extraction, sentences } = explain(article, codebook, lexicons)
      t.same(extraction, extract(article, codebook, lexicons), found.id)
      const explained = new Set(sentences.flatMap(({ matches }) => matches.flatMap(({ claims }) => claims)))
      t.same(
        extraction.claims
          .filter((claim) => !explained.has(claim))
          .map(({ reading }) => reading.spans[0]?.exact),
        [],
        `${found.id}: no claim comes from nowhere`,
      )
      for (const { matches } of sentences)
        for (const { claims, silence } of matches) t.equal(claims.length > 0, silence === null)
    }
  }
})
