/** What README shows is what the service answers: its requests are sent, and its answers compared. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { project } from '../cli/run.ts'
import { get } from '../support/app.ts'
import { cloneDatabase } from '../support/database.ts'
import { openDemo } from '../support/dossier.ts'

const readme = readFileSync('README.md', 'utf8')

/** A request and the answer shown below it; `…` stands for whatever is left out. */
const examples = [...readme.matchAll(/```sh\ncurl -s '([^']+)'\n```\s*```json\n([\s\S]*?)```/g)].map(
  ([, url = '', shown = '']) => ({ url, shown: JSON.parse(shown) }),
)

t.test('the requests of README have the answers that it shows', async (t) => {
  t.ok(examples.length >= 3, `${examples.length} examples are found`)
  const { app } = await openDemo(t)
  for (const { url, shown } of examples) {
    const { pathname, search } = new URL(url)
    const answer = await get(app, pathname + search)
    t.equal(answer.statusCode, 200, answer.body.slice(0, 200))
    t.same(differences(shown, answer.json()), [], url)
  }
})

t.test("the commands of README make a dossier of one's own out of a fresh clone", async (t) => {
  const [, commands = ''] = /## Your own dossier[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme) ?? []
  const { url } = await cloneDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'stancelog readme '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(join(project, 'codebooks'), join(folder, 'codebooks'))
  const cli = `'${process.execPath}' --import '${import.meta.resolve('tsx')}' '${project}/src/cli.ts'`
  const script = commands.replaceAll('npm run -s stancelog --', cli)
  const env = { ...process.env, DATABASE_URL: url, STANCELOG_DATA_DIR: '', NODE_OPTIONS: '' }
  const { stdout } = await promisify(execFile)('sh', ['-e', '-c', script], { cwd: folder, env })
  t.match(stdout, /^my-talks 1\.0\.0: .*; no faults, \d+ warnings?$/m)
  t.match(stdout, /^my-talks: 10 registered, 0 known, 0 refused$/m)
  t.match(stdout, /^russia +foreign-troops +settled +-2 /m)
})

t.test('every npm script and file that README names is there', async (t) => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const [, name = ''] of readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)) t.ok(scripts[name], name)
  for (const [, path = ''] of readme.matchAll(
    /`((?:src|projections|events|db|codebooks|test|openapi)\/[\w./-]+)`/g,
  )) {
    t.doesNotThrow(() => statSync(path), path)
  }
})

/** Where the answer is not what is shown; what is not shown may be anything. */
function differences(shown: unknown, answered: unknown, at = ''): string[] {
  if (shown === '…') return []
  if (Array.isArray(shown)) {
    if (!Array.isArray(answered)) return [`${at}: no list`]
    return shown.flatMap((each, index) => differences(each, answered[index], `${at}/${index}`))
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof answered !== 'object' || answered === null) return [`${at}: no object`]
    const fields = new Map(Object.entries(answered))
    return Object.entries(shown).flatMap(([name, value]) =>
      differences(value, fields.get(name), `${at}/${name}`),
    )
  }
  return shown === answered ? [] : [`${at}: ${JSON.stringify(answered)} is not ${JSON.stringify(shown)}`]
}
