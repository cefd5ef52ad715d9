/** The guide is followed word for word: its codebook is written, its commands are run, and its answers compared. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { load } from 'js-yaml'
import t from 'tap'
import { Codebook } from '../../events/codebook/codebook.ts'
import { Cue, TermLists } from '../../events/codebook/cues.ts'
import { cueWarnings } from '../../src/extraction/cue-warnings.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { project } from '../cli/run.ts'
import { cloneDatabase } from '../support/database.ts'

t.setTimeout(180_000)

const guide = readFileSync('codebooks/README.md', 'utf8')
const blocks = [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}))

t.test('whoever follows the guide has a dossier that answers as it says', async (t) => {
  const { url } = await cloneDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'stancelog guide '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['codebooks', 'test']) symlinkSync(join(project, name), join(folder, name))
  const yaml = blocks.filter(({ kind }) => kind === 'yaml').map(({ text }) => text)
  writeFileSync(join(folder, 'my-kosovo.yaml'), yaml.join('\n'))
  const cli = `'${process.execPath}' --import '${import.meta.resolve('tsx')}' '${project}/src/cli.ts'`
  const env = { ...process.env, DATABASE_URL: url, STANCELOG_DATA_DIR: '', NODE_OPTIONS: '' }
  for (const [index, { kind, text }] of blocks.entries()) {
    if (kind !== 'sh') continue
    const script = text.replaceAll('npm run -s stancelog --', cli)
    const { stdout } = await promisify(execFile)('sh', ['-e', '-c', script], { cwd: folder, env })
    const shown = blocks[index + 1]
    if (shown?.kind === 'text') t.equal(firstMissing(shown.text, stdout), null, text.split('\n', 1).join(''))
  }
})

t.test('the coded claim that it shows stands in the text, and every key of a cue in the table', async (t) => {
  const claim = JSON.parse(blocks.find(({ kind }) => kind === 'json')?.text ?? '')
  const text = readFileSync('codebooks/serbia-kosovo/01-retrait-policiers.txt', 'utf8')
  for (const { start, end, exact } of claim.spans) t.equal(text.slice(start, end), exact)
  const keys = Cue.options.flatMap((option) => ('shape' in option ? Object.keys(option.shape) : []))
  t.ok(keys.length > 5)
  for (const key of keys) t.match(guide, new RegExp(`\\| \`${key}: `), `${key} is explained`)
})

t.test(
  'the word families that it offers are lists of terms, the same in both languages, whose signs all count',
  async (t) => {
    const families = load(readFileSync('codebooks/word-families.yaml', 'utf8')) as { terms: unknown }
    const terms = TermLists.parse(families.terms)
    t.same(Object.keys(terms.fr ?? {}).sort(), Object.keys(terms.en ?? {}).sort())
    t.ok(Object.keys(terms.fr ?? {}).length >= 35)
    const cues = Object.fromEntries(
      Object.entries(terms).map(([language, lists]) => [
        language,
        Object.values(lists).map((list) => ({ topic: [list] })),
      ]),
    )
    const proposition = { id: 'all', kind: 'position', statement: { en: 'All of it' }, cues }
    const head = { id: 'families', version: '1.0.0', title: { en: 'Families' }, timeZone: 'UTC' }
    const parties = [{ id: 'norland', names: { en: ['Norland'] } }]
    const codebook = Codebook.parse({ ...head, terms, parties, agents: [], propositions: [proposition] })
    const ignored = cueWarnings(codebook, lexicons).filter(({ code }) => code === 'sign_ignored')
    t.same(ignored, [])
  },
)

t.test('every file and command that the guide names is there', async (t) => {
  for (const [, path = ''] of guide.matchAll(/`((?:codebooks|test)\/[\w./-]+)`/g))
    t.doesNotThrow(() => statSync(path), path)
})

/** The first line shown that does not come in its order; `…` stands for whatever is left out, blanks do not count. */
function firstMissing(shown: string, answered: string): string | null {
  const lines = answered.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  let at = 0
  for (const line of shown.split('\n').map((each) => each.replace(/\s+/g, ' ').trim())) {
    if (line === '' || line === '…') continue
    const start = line.endsWith('…') ? line.slice(0, -1).trim() : null
    const found = lines.findIndex(
      (answer, index) => index >= at && (start === null ? answer === line : answer.startsWith(start)),
    )
    if (found < 0) return line
    at = found + 1
  }
  return null
}
