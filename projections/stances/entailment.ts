/** What the codebook lets follow: plus goes up an edge, minus comes down it (semantics.md, 4.10). Read time only. */

import { mirrored } from '../../events/article/read-through.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { PropositionId } from '../../events/ids.ts'
import type { Polarity } from '../../events/vocabulary.ts'
import { signOf } from '../acts/act.ts'
import { compareText } from '../compare-text.ts'
import type { DirectState } from './stance-facts.ts'

export type Premise = Readonly<{
  proposition: PropositionId
  /** The sign that the premise must have, and the sign that then follows. */
  needs: 1 | -1
  gives: 1 | -1
  edges: number
}>

/** Every signed proposition from which a sign of this one follows, nearest first. Cycles are cut, not followed. */
export function premisesOf(codebook: Codebook, proposition: PropositionId): Premise[] {
  const reasons = reasonsIn(codebook)
  return ([1, -1] as const).flatMap((gives) => {
    const found: Premise[] = []
    const seen = new Set([nodeOf(proposition, gives)])
    let frontier = [{ proposition, needs: gives as 1 | -1 }]
    for (let edges = 1; frontier.length > 0; edges++) {
      const next = frontier
        .flatMap((node) => reasons.get(nodeOf(node.proposition, node.needs)) ?? [])
        .filter((node) => !seen.has(nodeOf(node.proposition, node.needs)))
      for (const node of next) {
        const name = nodeOf(node.proposition, node.needs)
        if (!seen.has(name)) found.push({ ...node, gives, edges })
        seen.add(name)
      }
      frontier = next
    }
    return found
  })
}

type SignedProposition = Readonly<{ proposition: PropositionId; needs: 1 | -1 }>

// A codebook is one object for as long as it is kept in memory, and every pair of a matrix asks for its graph.
const knownReasons = new WeakMap<Codebook, ReadonlyMap<string, readonly SignedProposition[]>>()

/** For every signed proposition, what it follows from directly. */
function reasonsIn(codebook: Codebook): ReadonlyMap<string, readonly SignedProposition[]> {
  const known = knownReasons.get(codebook)
  if (known) return known
  const reasons = new Map<string, SignedProposition[]>()
  knownReasons.set(codebook, reasons)
  const add = (conclusion: PropositionId, sign: 1 | -1, reason: SignedProposition) => {
    const name = nodeOf(conclusion, sign)
    reasons.set(name, [...(reasons.get(name) ?? []), reason])
  }
  for (const { id, implies = [] } of codebook.propositions) {
    for (const { polarity, proposition } of implies) {
      const sign = polarity === '+' ? 1 : -1
      // Plus here means `sign` there; hence the opposite of `sign` there means minus here.
      add(proposition, sign, { proposition: id, needs: 1 })
      add(id, -1, { proposition, needs: sign === 1 ? -1 : 1 })
    }
  }
  return reasons
}

const nodeOf = (proposition: PropositionId, sign: 1 | -1): string => `${sign}${proposition}`

export type Entailed = Readonly<{ premise: PropositionId; state: DirectState; value: Polarity }>

/** The premise that holds and is nearest, then newest, then first by id; premises of opposite sign derive nothing. */
export function entail(
  premises: readonly Premise[],
  stateOf: (proposition: PropositionId) => DirectState | undefined,
): Entailed | undefined {
  const holding = premises.flatMap((premise) => {
    const state = stateOf(premise.proposition)
    return state && holds(state) && signOf(state.period.value) === premise.needs ? [{ premise, state }] : []
  })
  if (new Set(holding.map(({ premise }) => premise.gives)).size !== 1) return undefined
  const [best] = holding.sort(
    (a, b) =>
      a.premise.edges - b.premise.edges ||
      compareText(b.state.period.lastAffirmedAt ?? '', a.state.period.lastAffirmedAt ?? '') ||
      compareText(a.premise.proposition, b.premise.proposition),
  )
  if (!best) return undefined
  const { needs, gives, proposition } = best.premise
  const { value } = best.state.period
  const derived = needs === gives ? value : mirrored(value)
  return derived === null ? undefined : { premise: proposition, state: best.state, value: derived }
}

/** Held by the party's own acts, and not in dispute: the only states from which anything follows. */
export const holds = ({ period: { status } }: DirectState): boolean =>
  status === 'settled' || status === 'conditional'
