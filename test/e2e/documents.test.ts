/** What README shows is what the service answers: its requests are sent, and its answers compared. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { get } from '../support/app.ts'
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

t.test('every npm script and file that README names is there', async (t) => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const [, name = ''] of readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)) t.ok(scripts[name], name)
  for (const [, path = ''] of readme.matchAll(
    /`((?:src|projections|events|db|codebooks|test|openapi)\/[\w./-]+)`/g,
  )) {
    t.ok(readFileSync(path, { flag: 'r', encoding: null }) || true, path)
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
