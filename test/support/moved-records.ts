/** What becomes of contradictions when a codebook moves claims to other propositions, told in the plainest way. */
import { readThrough } from '../../events/article/read-through.ts'
import type { Event } from '../../events/catalog.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { Act } from '../../projections/acts/act.ts'
import type { ContradictionRecord } from '../../projections/contradictions/record.ts'

export type Shelf = Map<string, readonly ContradictionRecord[]>

/** What was known before a codebook and after it: all acts, and on which proposition each claim stood or stands. */
export type Moved = Readonly<{ acts: readonly Act[]; places: ReadonlyMap<string, string> }>

/** Where every claim that was ever recorded stands, whatever became of it. */
export function placesOf(events: readonly Event[], codebook: Codebook | undefined): Map<string, string> {
  const places = new Map<string, string>()
  for (const event of events) {
    if (event.type !== 'ClaimRecorded' && event.type !== 'ClaimCorrected') continue
    const { proposition } = codebook ? readThrough(event.reading, codebook) : event.reading
    places.set(event.claimId, proposition)
  }
  return places
}

/** Puts each record on the proposition to which its two founding acts went, under the names that its acts have there. */
export function moveRecords(shelf: Shelf, before: Moved, after: Moved): void {
  const hasMoved = (claimId: string) => before.places.get(claimId) !== after.places.get(claimId)
  const nameAfter = (act: Act): string | undefined => {
    const [claim] = act.claims.flatMap(({ claimId }) => {
      const next = after.acts.find(({ claims }) => claims.some((each) => each.claimId === claimId))
      return next && hasMoved(claimId) ? [next.actId] : []
    })
    return claim
  }
  const names = new Map(before.acts.map((act) => [act.actId as string, nameAfter(act) ?? act.actId]))
  const rename = <Id extends string>(id: Id): Id => (names.get(id) ?? id) as Id
  const records = [...shelf.values()].flat()
  shelf.clear()
  for (const record of records) {
    const { members, founding, actsEver } = record
    const own = members.filter(({ proposition }) => proposition === record.proposition)
    const founders = own.filter(({ actId }) => founding.includes(actId))
    const goals = new Set(
      (founders.length > 0 ? founders : own).map(({ claims }) => {
        const moved = claims.find(hasMoved)
        return (moved && after.places.get(moved)) ?? record.proposition
      }),
    )
    const [goal] = goals.size === 1 ? goals : []
    const proposition = (goal ?? record.proposition) as ContradictionRecord['proposition']
    const [one, two] = founding
    shelf.set(proposition, [
      ...(shelf.get(proposition) ?? []),
      {
        ...record,
        proposition,
        founding: [rename(one), rename(two)],
        actsEver: [...new Set(actsEver.map(rename))].sort(),
      },
    ])
  }
}
