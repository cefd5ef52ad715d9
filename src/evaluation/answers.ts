/** What an evaluation reads in the answers of the API; whatever else they say is left alone. */
import { z } from 'zod'
import { Polarity, Voice } from '../../events/vocabulary.ts'

const polarity = Polarity.nullable()
const claims = z.array(z.string())
const day = z.string().nullable()

/** A claim as the API shows it, with the article that it stands in. */
export const AnsweredClaim = z.object({
  claimId: z.string(),
  claimKey: z.string(),
  article: z.object({ articleId: z.string(), externalId: z.string().nullable() }),
  block: z.number(),
  spans: z.array(z.object({ start: z.number(), end: z.number(), exact: z.string() })),
  speaker: z.string(),
  holder: z.string().nullable(),
  aboutParty: z.string().nullable(),
  proposition: z.string(),
  polarity,
  voice: Voice,
  attribution: z.array(z.object({ who: z.string() })),
  statedAt: z.object({ from: day }),
  review: z.object({ reasons: z.array(z.string()) }),
})
export type AnsweredClaim = Readonly<z.infer<typeof AnsweredClaim>>

export const AnsweredStance = z.object({
  party: z.string(),
  status: z.string(),
  value: polarity,
  since: day,
  sinceNoLaterThan: day,
  validUntil: day,
  conditions: z.array(z.object({ text: z.string(), status: z.string() })),
  blockedBy: z.array(z.string()),
  derivedFrom: z.array(z.string()),
  evidence: z.array(z.object({ claims })),
  listed: z.array(z.object({ claims, polarity, voice: Voice })),
  uncertain: z.array(z.object({ claims })),
})
export type AnsweredStance = Readonly<z.infer<typeof AnsweredStance>>

const Member = z.object({ side: z.string(), claims })

export const AnsweredContradiction = z.object({
  contradictionId: z.string(),
  kind: z.string(),
  basis: z.string(),
  dating: z.string(),
  state: z.string(),
  resolution: z.string().nullable(),
  sides: z.array(z.string()),
  a: Member,
  b: Member,
  members: z.array(Member),
  cues: z.array(z.object({ articleId: z.string(), start: z.number(), end: z.number() })),
})
export type AnsweredContradiction = Readonly<z.infer<typeof AnsweredContradiction>>
