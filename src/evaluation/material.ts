/** What an evaluation is given, and whether its parts speak of the same things: told before anything is done. Pure. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { Additions } from './additions.ts'
import { type Example, goldNamesIn } from './examples.ts'
import type { GoldClaim } from './gold-claim.ts'

/** A text as the API takes it; `externalId` is the name under which gold and examples know it. */
export type NewArticle = Readonly<{
  externalId: string
  text: string
  publishedAt: string
  timeZone: string
}> &
  Readonly<Record<string, unknown>>

export type Material = Readonly<{
  articles: readonly NewArticle[]
  codebook: Codebook
  gold: readonly GoldClaim[]
  additions: Additions
  /** `gold`: people coded them, and the rules find nothing. `extracted`: what the rules find. */
  claims: 'gold' | 'extracted'
}>

/** One sentence for each name that nothing has; none when all fits. */
export function missingNames(
  examples: readonly Example[],
  { gold, additions, articles }: Pick<Material, 'gold' | 'additions' | 'articles'>,
): string[] {
  const claims = new Map(gold.map((claim) => [claim.id, claim]))
  const known = new Set(articles.map(({ externalId }) => externalId))
  const missing = (where: string, names: readonly string[]) =>
    names.filter((name) => !claims.has(name)).map((name) => `${where}: the gold has no claim ${name}`)
  const documents = (where: string, names: readonly string[]) =>
    names.filter((name) => !known.has(name)).map((name) => `${where}: there is no article ${name}`)
  return [
    ...gold.flatMap(({ id, article }) => documents(`gold claim ${id}`, [article])),
    ...examples.flatMap((example) => [
      ...missing(`example ${example.id}`, goldNamesIn(example)),
      ...documents(`example ${example.id}`, example.ask.setup?.documents ?? []),
    ]),
    ...additions.links.flatMap(({ from, to }) => missing(`link from ${from} to ${to}`, [from, to])),
    ...circles(additions.links),
    ...additions.conditions.flatMap(({ claim, condition }) => {
      const where = `condition ${condition} of ${claim}`
      const found = claims.get(claim)
      if (!found) return missing(where, [claim])
      return condition < found.conditions.length ? [] : [`${where}: the claim has ${found.conditions.length}`]
    }),
  ]
}

/** A link names the key of its target, which must be coded before: so links may not lead back to where they began. */
function circles(links: Additions['links']): string[] {
  const targets = (name: string) => links.filter(({ from }) => from === name).map(({ to }) => to)
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean =>
    targets(from).some((to) => {
      if (to === goal) return true
      if (seen.has(to)) return false
      seen.add(to)
      return leadsTo(to, goal, seen)
    })
  const names = [...new Set(links.map(({ from }) => from))]
  return names
    .filter((name) => leadsTo(name, name, new Set()))
    .map((name) => `links from ${name}: they lead back to it; draw one of them the other way`)
}
