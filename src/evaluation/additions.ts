/** What the gold's own format cannot say: which claims the words link, and what a condition asks of whom. */
import { z } from 'zod'
import { PartyId, PropositionId } from '../../events/ids.ts'
import { ClaimLink, Range, Sign } from '../../events/vocabulary.ts'

const GoldName = z.string().min(1).max(200)

/** Ids and offsets alone: no word of the texts needs to stand here. */
export const Additions = z.strictObject({
  links: z.array(
    z.strictObject({
      from: GoldName,
      to: GoldName,
      relation: ClaimLink.shape.relation,
      /** Where the words of `from`'s article draw the link; left out where a person drew it. */
      cue: Range.optional(),
    }),
  ),
  conditions: z.array(
    z.strictObject({
      claim: GoldName,
      /** 0-based, among the conditions of the claim. */
      condition: z.int().min(0),
      proposition: PropositionId,
      requiredSign: Sign,
      controlledBy: PartyId,
    }),
  ),
})
export type Additions = Readonly<z.infer<typeof Additions>>

export const noAdditions: Additions = { links: [], conditions: [] }
