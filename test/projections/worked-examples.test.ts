/** The worked examples of semantics.md as questions to the pure folds, over the coded texts beside this checkout. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { z } from 'zod'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { recordsOf, viewsAt } from '../support/contradictions.ts'
import { articleId, link, readGold } from '../support/samples.ts'
import { answer } from '../support/stances.ts'

const Listed = z.object({ claim: z.string(), sign: z.string(), voice: z.string() })
const Example = z.object({
  id: z.string(),
  why: z.string(),
  ask: z.object({
    query: z.enum(['stance', 'contradictions', 'holder']),
    party: z.string().nullish(),
    proposition: z.string().optional(),
    validAt: z.string().optional(),
    knownAt: z.string().optional(),
    kind: z.string().optional(),
    setup: z
      .object({ documents: z.array(z.string()).optional(), retract: z.array(z.string()).optional() })
      .optional(),
  }),
  expect: z.looseObject({
    status: z.string().optional(),
    statusIn: z.array(z.string()).optional(),
    value: z.number().nullish(),
    sign: z.string().optional(),
    since: z.string().optional(),
    sinceNoLaterThan: z.string().optional(),
    evidence: z.array(z.string()).optional(),
    listed: z.array(Listed).optional(),
    uncertain: z.array(z.string()).optional(),
    never: z.array(z.unknown()).optional(),
    conditions: z.array(z.string()).optional(),
    derivedFrom: z.array(z.string()).optional(),
  }),
})
type Example = z.infer<typeof Example>

const gold = readGold()

if (!gold) {
  t.pass(
    'the coded texts are not here: their examples are skipped, and synthetic ones stand in the other files',
  )
} else {
  const file = new URL('../../../shared/gold/stance-examples.json', import.meta.url)
  const examples = z.array(Example).parse(JSON.parse(readFileSync(file, 'utf8')))
  const { codebook, claims } = gold
  const nameOf = new Map([...claims].map(([name, each]) => [each.claimId, name]))

  const given = ({ setup, knownAt }: Example['ask']): VisibleClaim[] =>
    [...claims].flatMap(([name, each]) => {
      const isThere = setup?.documents?.some((document) => name.startsWith(document)) ?? true
      const isRetracted = knownAt !== 'before-retraction' && (setup?.retract?.includes(name) ?? false)
      return isThere && !isRetracted ? [withContrast(name, each)] : []
    })

  /** Article 004 draws a contrast twice in its own words; the coded claims do not carry links. */
  const withContrast = (name: string, each: VisibleClaim): VisibleClaim => {
    const drawn: Record<string, [string, number, number]> = {
      '004-08': ['004-07', 915, 924],
      '004-14': ['004-10', 2349, 2358],
    }
    const [target, start, end] = drawn[name] ?? []
    const other = target === undefined ? undefined : claims.get(target)
    if (!other || start === undefined || end === undefined) return each
    return { ...each, reading: { ...each.reading, links: [link('contrasts', other, { start, end })] } }
  }

  for (const { id, ask, expect, why } of examples) {
    const { party, proposition, validAt } = ask
    if (ask.query !== 'stance' || !party || !proposition || !validAt) continue
    t.test(`${id}: ${why}`, async (t) => {
      const found = answer(given(ask), { party, proposition, validAt, codebook })
      const named = (entries: readonly { claims: readonly string[] }[]) =>
        entries.flatMap((entry) =>
          entry.claims.map((claimId) => nameOf.get(claimId as VisibleClaim['claimId'])),
        )
      if (expect.status) t.equal(found.status, expect.status)
      if (expect.statusIn) t.ok(expect.statusIn.includes(found.status), found.status)
      if (expect.value !== undefined) t.equal(found.value, expect.value)
      if (expect.sign) t.equal(Math.sign(found.value ?? 0), expect.sign === '+' ? 1 : -1)
      if (expect.since) t.equal(found.since, expect.since)
      if (expect.sinceNoLaterThan) t.equal(found.sinceNoLaterThan, expect.sinceNoLaterThan)
      for (const value of expect.never ?? []) t.not(found.value, value)
      for (const name of expect.evidence ?? []) t.ok(named(found.evidence).includes(name), name)
      for (const name of expect.uncertain ?? []) t.ok(named(found.uncertain).includes(name), name)
      for (const each of expect.listed ?? []) t.ok(named(found.listed).includes(each.claim), each.claim)
      for (const text of expect.conditions ?? [])
        t.ok(
          found.conditions.some((each) => each.text === text),
          text,
        )
      if (expect.derivedFrom) t.same(found.derivedFrom, expect.derivedFrom)
    })
  }

  const viewsOf = (proposition: string, validAt: string, ask: Example['ask'] = { query: 'contradictions' }) =>
    viewsAt(recordsOf(given(ask), { proposition, codebook }), { validAt, codebook })
  const exampleOf = (id: string): Example['ask'] =>
    examples.find((each) => each.id === id)?.ask ?? { query: 'holder' }

  t.test(
    'W7: one divergence between Witkoff and Rutte on 15 April, asserted by the source; none before',
    async (t) => {
      t.same(viewsOf('talks-progress', '2025-04-14', exampleOf('W7b')), [])
      const [view, ...others] = viewsOf('talks-progress', '2025-04-15')
      t.same(others, [])
      t.match(view, {
        kind: 'divergent_assessment',
        basis: 'source_asserted',
        dating: 'certain',
        state: 'open',
        sides: ['united-states', 'nato'],
        distance: 3,
        daysApart: 1,
        cues: [
          { articleId: articleId('004'), start: 915, end: 924 },
          { articleId: articleId('004'), start: 2349, end: 2358 },
        ],
      })
      const namesOf = (ids: readonly VisibleClaim['claimId'][] = []) =>
        ids.map((claimId) => nameOf.get(claimId)).sort()
      t.same(namesOf(view?.a.claims), ['004-08', '004-14'])
      t.same(namesOf(view?.b.claims), ['004-07', '004-10'])
      t.same(
        view?.members.map(({ speaker }) => speaker),
        ['karoline-leavitt'],
      )
    },
  )

  t.test('W9: the general staff denies what Putin and Trump say of Kursk', async (t) => {
    const views = viewsOf('kursk-encirclement', '2025-03-14')
    t.same(views.map(({ kind, dating, sides }) => [kind, dating, [...sides].sort().join()]).sort(), [
      ['explicit_denial', 'certain', 'russia,ukraine'],
      ['explicit_denial', 'certain', 'ukraine,united-states'],
    ])
  })

  t.test('W5b and W10c: two propositions, or two answers to two questions, reverse nothing', async (t) => {
    const kinds = codebook.propositions.flatMap(({ id }) =>
      viewsOf(id, '2025-09-05')
        .filter(({ sides }) => sides.includes('russia'))
        .map(({ kind }) => kind),
    )
    t.notOk(kinds.includes('self_reversal'))
    for (const id of ['us-air-support', 'us-ground-troops'])
      t.same(viewsOf(id, '2025-08-19', exampleOf('W10c')), [])
  })

  t.test(
    'W16: what was known before a retraction stays, and afterwards the record is resolved',
    async (t) => {
      const asked = { proposition: 'talks-progress', codebook }
      const before = recordsOf(given({ query: 'contradictions' }), asked)
      const after = recordsOf(given(exampleOf('W16b')), {
        ...asked,
        known: before,
        position: 2,
        cause: 'retracted',
      })
      const [view] = viewsAt(after, { validAt: '2025-04-15', codebook })
      t.match(view, { state: 'resolved', resolution: 'retracted', sides: ['united-states', 'nato'] })
      const [open] = viewsAt(before, { validAt: '2025-04-15', codebook })
      t.equal(open?.contradictionId, view?.contradictionId)
    },
  )
}
