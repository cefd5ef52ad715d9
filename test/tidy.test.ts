/** House rules that a reviewer should never have to repeat. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import t from 'tap'

/** Who may import whom; `extraction` is a layer of its own inside src. */
const allowed: Record<string, readonly string[]> = {
  openapi: ['openapi', 'src', '*'],
  // A hash has no clock, no randomness and no I/O: `events/identity.ts` derives every id with it.
  events: ['events', 'zod', 'node:crypto'],
  projections: ['projections', 'events', 'zod'],
  'src/extraction': ['src/extraction', 'events', 'zod', 'node:crypto'],
  db: ['db', '*'],
  src: ['src', 'src/extraction', 'projections', 'events', 'db', 'openapi', '*'],
}
const layers = Object.keys(allowed)
const layerOf = (file: string): string | undefined =>
  layers.filter((layer) => file.startsWith(layer + sep)).sort((a, b) => b.length - a.length)[0]

const pure = ['events', 'projections', 'src/extraction']
const impure =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandom(?:UUID|Bytes)\b|\bprocess\.|\bfetch\(|\bsetTimeout\b/
const importOf = /(?:\bfrom\s|^import\s|\bimport\()\s*['"]([^'"]+)['"]/gm
const linesToWarnAt = 400

const files = ['events', 'projections', 'db', 'src']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => file.endsWith('.ts'))
const sources = files.map((file) => ({ file, layer: layerOf(file) ?? '', text: readFileSync(file, 'utf8') }))

/** What was committed or is about to be; where there is no Git, what the folders hold. */
function tracked(): string[] {
  try {
    return execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\0')
      .filter((file) => file !== '' && existsSync(file))
  } catch {
    return files
  }
}

t.test('imports flow one way', async (t) => {
  t.ok(sources.length > 50, 'the folders are found')
  for (const { file, layer, text } of sources) {
    for (const [, specifier = ''] of text.matchAll(importOf)) {
      const target = specifier.startsWith('.')
        ? (layerOf(relative('.', resolve(file, '..', specifier))) ?? specifier)
        : allowed[layer]?.includes('*')
          ? '*'
          : specifier
      if (!allowed[layer]?.includes(target)) t.fail(`${file} must not import ${specifier}`)
    }
  }
})

t.test('rules have no clock, no randomness and no I/O', async (t) => {
  for (const { file, layer, text } of sources) {
    if (pure.includes(layer)) t.notMatch(text, impure, `${file} is pure`)
  }
})

t.test('no file only re-exports others, and every file says what it is for', async (t) => {
  for (const { file, text } of sources) {
    const code = text
      .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .replace(/^export\s[^;'"]*?from\s+['"][^'"]+['"];?$/gm, '')
    t.ok(code.trim() !== '', `${file} holds something of its own`)
    t.match(text, /^(?:#!.*\n)?\/(?:\*\*|\/)\s/, `${file} begins with what it is for`)
  }
})

/** Words without case, kind of apostrophe and marks around them; what a string in a source file escapes is read. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/[’ʼ`]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
  return plain.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
}

/** Every seven words in a row. */
const runsOf = (words: readonly string[]): readonly string[] =>
  words.slice(0, -6).map((_, index) => words.slice(index, index + 7).join(' '))

t.test('no sentence of somebody else stands in the project', async (t) => {
  const articles = resolve('../shared/articles')
  if (!existsSync(articles)) {
    t.comment('skipped: ../shared/articles is not here')
    return
  }
  const theirs = new Set(
    readdirSync(articles)
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) => runsOf(wordsOf(readFileSync(join(articles, name), 'utf8')))),
  )
  t.ok(theirs.size > 1000, 'the articles are read')
  const [borrowed = ''] = theirs
  const disguised = `const text = '${borrowed.replaceAll("'", '’').replaceAll(' ', '\\n')}'`
  t.same(runsOf(wordsOf(disguised)).slice(-1), [borrowed], 'escapes and other apostrophes hide nothing')
  // A codebook may say what articles say: that is what its cues are for.
  const ours = tracked().filter((file) => !/^package-lock\.json$|^codebooks\/[^/]+\.yaml$/.test(file))
  let readCount = 0
  for (const file of ours) {
    const content = readFileSync(file)
    if (content.includes(0)) continue
    readCount += 1
    const found = runsOf(wordsOf(content.toString('utf8'))).find((run) => theirs.has(run))
    if (found) t.fail(`${file}: "${found}"`)
  }
  t.ok(readCount > files.length, 'tests, texts and documents are read as well as sources')
})

t.test('every direct dependency is pinned and runs on the Node that is promised', async (t) => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const { engines } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'))
    const majors = String(engines?.node ?? '0')
      .split('||')
      .map((range) => Number(/\d+/.exec(range)?.[0] ?? 0))
    t.ok(Math.min(...majors) <= 20, `${name} runs on Node 20 (${engines?.node ?? 'any'})`)
    t.match(version, /^~?\d+\.\d+\.\d+(?:-[a-z0-9.]+)?$/, `${name} is pinned`)
  }
  const lock = readFileSync('package-lock.json', 'utf8')
  // Two copies make the schemas of one unrecognisable to the other.
  t.equal(lock.match(/"node_modules\/(?:[^"]*\/)?zod": \{/g)?.length, 1, 'there is one copy of zod')
  t.notMatch(lock, /"resolved": /, 'the lock file names no host')
})

for (const { file, text } of sources) {
  const lineCount = text.split('\n').length
  if (lineCount > linesToWarnAt) t.comment(`${file} has ${lineCount} lines: could it be two?`)
}
