/** What must hold for every history, whatever was said: the properties of semantics.md, section 6. */
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { mirrored } from '../../events/article/read-through.ts'
import { addDays } from '../../events/calendar.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { readingsOf } from '../../projections/acts/readings.ts'
import { kindOf } from '../../projections/contradictions/kinds.ts'
import { findLinks } from '../../projections/contradictions/links.ts'
import type { ContradictionRecord } from '../../projections/contradictions/record.ts'
import { validAtEndOf } from '../../projections/stances/read-stance.ts'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { recordsOf } from '../support/contradictions.ts'
import { claimsOf, history, lastDay, propositions, someDay } from '../support/histories.ts'
import { articleId, type ClaimSample, claim, sampleCodebook, zone } from '../support/samples.ts'
import { answer, foldOn } from '../support/stances.ts'

/** A nightly run asks for more; the seed of a failure is printed by the library and can be given back. */
const numRuns = Number(process.env.STANCELOG_PROPERTY_RUNS ?? 100)
const seed = process.env.STANCELOG_PROPERTY_SEED
// The runs of a nightly command need more time than a file of tests is given.
t.setTimeout(30_000 + numRuns * 100)
const settings = { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) }

function holds<Values>(t: Test, property: fc.IProperty<Values>): void {
  fc.assert(property, settings)
  t.pass(`held for ${numRuns} histories`)
}

const parties = ['north', 'south', 'east', 'alliance'] as const
const party = fc.constantFrom(...parties)
const proposition = fc.constantFrom(...propositions)

/** What a reader would call the stance itself. */
const core = ({ status, value, conditions, since, sinceNoLaterThan }: StanceAnswer) => ({
  status,
  value,
  conditions,
  since,
  sinceNoLaterThan,
})
const same = (a: unknown, b: unknown): boolean => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  if (x !== y) throw new Error(`not the same:\n${x}\n${y}`)
  return true
}

t.test('P2: what is said later never changes what was held', async (t) => {
  holds(
    t,
    fc.property(history, party, proposition, someDay, (drafts, who, what, validAt) => {
      const claims = claimsOf(drafts)
      const end = validAtEndOf(validAt, zone)
      const context = { codebook: sampleCodebook, zone, kind: 'position' as const }
      const begun = claims.filter((each) => (readingsOf([each], context)[0]?.timing.begins ?? '') < end)
      const ask = (given: VisibleClaim[]) => core(answer(given, { party: who, proposition: what, validAt }))
      return same(ask(claims), ask(begun))
    }),
  )
})

t.test('P3: the order of arrival changes no answer and no contradiction', async (t) => {
  holds(
    t,
    fc.property(history, fc.integer(), proposition, (drafts, shuffle, what) => {
      const claims = claimsOf(drafts)
      const other = [...claims].sort((a, b) => hash(a.claimId, shuffle) - hash(b.claimId, shuffle))
      for (const who of parties) {
        const ask = (given: VisibleClaim[]) =>
          answer(given, { party: who, proposition: what, validAt: lastDay })
        same(ask(claims), ask(other))
      }
      return same(contentOf(oneByOne(claims, what)), contentOf(oneByOne(other, what)))
    }),
  )
})

t.test('P4: a later copy of an article changes nothing but the lists of claims', async (t) => {
  holds(
    t,
    fc.property(history, party, proposition, someDay, fc.nat(9), (drafts, who, what, validAt, number) => {
      const claims = claimsOf(drafts)
      const copied = articleId(`a${number}`)
      const copies = claims
        .filter((each) => each.articleId === copied)
        .map((each) => ({
          ...each,
          claimId: claim({ article: `copy of ${each.claimId}` }).claimId,
          claimKey: claim({ article: `copy of ${each.claimId}` }).claimKey,
          articleId: articleId('copy'),
          outlet: 'another',
          publishedAt: '2025-04-01T00:00:00.000000Z',
          publishedOn: '2025-04-01',
        }))
      const ask = (given: VisibleClaim[]) =>
        withoutClaims(answer(given, { party: who, proposition: what, validAt }))
      return same(ask(claims), ask([...claims, ...copies]))
    }),
  )
})

t.test('P5: what others say of a party never changes its value', async (t) => {
  holds(
    t,
    fc.property(history, party, proposition, someDay, (drafts, who, what, validAt) => {
      const claims = claimsOf(drafts)
      const own = claims.filter(({ reading }) => reading.voice === 'self')
      const ask = (given: VisibleClaim[]) => answer(given, { party: who, proposition: what, validAt }).value
      return same(ask(claims), ask(own))
    }),
  )
})

t.test('P6: a retracted claim was never said', async (t) => {
  holds(
    t,
    fc.property(history, proposition, fc.nat(60), (drafts, what, chosen) => {
      const claims = claimsOf(drafts)
      const kept = claims.filter((_claim, index) => index !== chosen % claims.length)
      const before = recordsOf(claims, { proposition: what, position: 1 })
      const after = recordsOf(kept, { proposition: what, known: before, position: 2, cause: 'retracted' })
      same(contentOf(after), contentOf(recordsOf(kept, { proposition: what })))
      const ids = new Set(after.map(({ contradictionId }) => contradictionId))
      const gone = after.filter(({ known }) => known === 'resolved')
      return (
        ids.size === after.length &&
        before.every(({ contradictionId }) => ids.has(contradictionId)) &&
        gone.every(({ resolution, mergedInto }) => resolution === 'retracted' || mergedInto !== null)
      )
    }),
  )
})

t.test('P7: mirrored words give mirrored stances, the same statuses and the same kinds', async (t) => {
  holds(
    t,
    fc.property(history, party, proposition, someDay, (drafts, who, what, validAt) => {
      const claims = claimsOf(drafts)
      const mirror = claimsOf(drafts, (sample) => ({ ...sample, polarity: flip(sample.polarity) }))
      const codebook = withoutEdges
      const ask = (given: VisibleClaim[]) =>
        answer(given, { party: who, proposition: what, validAt, codebook })
      const [plain, turned] = [core(ask(claims)), core(ask(mirror))]
      same({ ...plain, value: mirrored(plain.value) }, turned)
      const kinds = (given: VisibleClaim[]) =>
        recordsOf(given, { proposition: what, codebook })
          .map(({ kind, sides }) => [kind, ...[...sides].sort()].join())
          .sort()
      return same(kinds(claims), kinds(mirror))
    }),
  )
})

t.test('P9: a contradiction is symmetric, and no act contradicts itself', async (t) => {
  holds(
    t,
    fc.property(history, proposition, (drafts, what) => {
      const folded = foldOn(claimsOf(drafts), what)
      const links = findLinks(folded.acts)
      for (const a of folded.acts) {
        for (const b of folded.acts) {
          const context = { ...folded, codebook: sampleCodebook, links }
          const [one, two] = [kindOf(a, b, context), kindOf(b, a, context)]
          same(
            one && [one.kind, one.subject, ...one.sides],
            two && [two.kind, two.subject, ...[...two.sides].reverse()],
          )
          if (a === b && one) return false
        }
      }
      return true
    }),
  )
})

t.test('M1: moving all dates moves all answers', async (t) => {
  holds(
    t,
    fc.property(
      history,
      party,
      proposition,
      someDay,
      fc.integer({ min: -20, max: 3 }),
      (drafts, who, what, day, days) => {
        const moved = claimsOf(drafts, (sample) => shift(sample, days))
        const [here, there] = [
          core(answer(claimsOf(drafts), { party: who, proposition: what, validAt: day })),
          core(answer(moved, { party: who, proposition: what, validAt: addDays(day, days) })),
        ]
        const back = (date: string | null) => date && addDays(date, -days)
        return same(here, {
          ...there,
          since: back(there.since),
          sinceNoLaterThan: back(there.sinceNoLaterThan),
        })
      },
    ),
  )
})

t.test('M2: other names give the same answers under other names', async (t) => {
  holds(
    t,
    fc.property(history, party, proposition, someDay, (drafts, who, what, validAt) => {
      const codebook = Codebook.parse(JSON.parse(renamed(JSON.stringify(sampleCodebook))))
      const claims = claimsOf(drafts, (sample) => ({
        ...JSON.parse(renamed(JSON.stringify(sample))),
        codebook,
      }))
      const plain = core(answer(claimsOf(drafts), { party: who, proposition: what, validAt }))
      const question = { party: renamed(who), proposition: renamed(what), validAt, codebook }
      return same(plain, core(answer(claims, question)))
    }),
  )
})

t.test('M3: claims on strangers change nothing', async (t) => {
  holds(
    t,
    fc.property(history, party, someDay, (drafts, who, validAt) => {
      const claims = claimsOf(drafts)
      const related = claims.filter(({ reading }) => ['truce', 'long-truce'].includes(reading.proposition))
      const ask = (given: VisibleClaim[]) => answer(given, { party: who, validAt })
      return same(ask(claims), ask(related))
    }),
  )
})

t.test('M4: a second wording of an act adds an origin and nothing else', async (t) => {
  holds(
    t,
    fc.property(history, party, proposition, someDay, fc.nat(60), (drafts, who, what, validAt, chosen) => {
      const claims = claimsOf(drafts)
      const dated = claims.filter(
        ({ reading }) => reading.statedAt.precision === 'day' && reading.links.length === 0,
      )
      const twin = dated[chosen % Math.max(1, dated.length)]
      if (!twin || claims.some(({ reading }) => reading.claimType === 'denial')) return true
      const second = {
        ...twin,
        claimId: claim({ article: 'second' }).claimId,
        claimKey: claim({ article: 'second' }).claimKey,
        articleId: articleId('second'),
        origin: articleId('second'),
        exactCopyOf: articleId('second'),
        outlet: twin.reading.voice === 'outlet' ? twin.outlet : 'second',
        publishedAt: '2025-05-01T00:00:00.000000Z',
      }
      if (twin.confidence !== 0.9) return true
      const ask = (given: VisibleClaim[]) => core(answer(given, { party: who, proposition: what, validAt }))
      same(ask(claims), ask([...claims, second]))
      const actOf = (given: VisibleClaim[]) =>
        foldOn(given, twin.reading.proposition).acts.find((act) =>
          act.claims.some((each) => each.claimId === twin.claimId),
        )
      const [before, after] = [actOf(claims), actOf([...claims, second])]
      return before?.counts !== true || before.origins + 1 === after?.origins
    }),
  )
})

t.test('M5: a finer date for the only act keeps the value from its publication on', async (t) => {
  holds(
    t,
    fc.property(
      fc.constantFrom(-2, -1, 0, 1, 2),
      fc.integer({ min: 0, max: 6 }),
      fc.nat(20),
      (polarity, back, later) => {
        const published = '2025-03-15'
        const validAt = addDays(published, later)
        const vague = answer([claim({ polarity, published })], { validAt }).value
        const fine = answer([claim({ polarity, published, on: addDays(published, -back) })], {
          validAt,
        }).value
        return same(vague, fine)
      },
    ),
  )
})

/** Without ids, positions and times: what two logs with the same claims must agree on. */
function contentOf(records: readonly ContradictionRecord[]) {
  return records
    .filter(({ known }) => known === 'live')
    .map(({ kind, sides, subject, since, members, cues, periods }) =>
      JSON.stringify({
        kind,
        sides: [...sides].sort(),
        subject,
        since,
        members: members.map(({ actId, side, from }) => [actId, sides[side], from]),
        cues,
        periods,
      }),
    )
    .sort()
}

function oneByOne(claims: readonly VisibleClaim[], what: string): ContradictionRecord[] {
  let known: ContradictionRecord[] = []
  for (let count = 1; count <= claims.length; count++) {
    known = recordsOf(claims.slice(0, count), { proposition: what, known, position: count })
  }
  return known
}

function withoutClaims(given: StanceAnswer): unknown {
  return JSON.parse(JSON.stringify(given, (key, value: unknown) => (key === 'claims' ? undefined : value)))
}

const flip = (polarity: number | null | undefined): number | null =>
  polarity ? -polarity : (polarity ?? null)

function shift(sample: ClaimSample, days: number): ClaimSample {
  const moved = (date: string | null | undefined) => (date ? addDays(date, days) : null)
  const { on, within, at, validUntil, published } = sample
  return {
    ...sample,
    ...(published ? { published: addDays(published, days) } : {}),
    ...(on ? { on: addDays(on, days) } : {}),
    ...(within ? { within: [addDays(within[0], days), addDays(within[1], days)] as const } : {}),
    ...(at ? { at: [shiftInstant(at[0], days), shiftInstant(at[1], days)] as const } : {}),
    validUntil: moved(validUntil),
  }
}

const shiftInstant = (instant: string, days: number): string =>
  `${addDays(instant.slice(0, 10), days)}${instant.slice(10)}`

/** Zones of the alphabet change places, so that orders by name change too. */
const renamed = (text: string): string =>
  text
    .replaceAll('north', 'zulu')
    .replaceAll('south', 'alpha')
    .replaceAll('truce', 'accord')
    .replaceAll('encircled', 'besieged')

const withoutEdges: Codebook = {
  ...sampleCodebook,
  propositions: sampleCodebook.propositions.map(({ implies: _implies, ...rest }) => rest),
}

function hash(text: string, salt: number): number {
  let sum = salt
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) | 0
  return sum
}
