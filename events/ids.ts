/** Branded identifiers and their parsers. What the codebook names keeps its slug; what we make has a prefix. */
import { z } from 'zod'

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
/** Long enough for any readable id, short enough for a path parameter (200) beside two others. */
export const slugLengthMax = 64

const slug = z
  .string()
  .max(slugLengthMax)
  .regex(slugPattern, 'lower-case letters, digits and single hyphens, as in `ceasefire-30-days`')

const made = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), `${prefix}_ and 26 characters`)

export const DossierId = slug.brand<'DossierId'>()
export type DossierId = z.infer<typeof DossierId>
/** Of a dossier that is to be made: `/dossiers/new` is a page, and no dossier may stand behind it. */
export const NewDossierId = DossierId.refine((id) => id !== 'new', '`new` is reserved; choose another id')
export const PartyId = slug.brand<'PartyId'>()
export type PartyId = z.infer<typeof PartyId>
export const AgentId = slug.brand<'AgentId'>()
export type AgentId = z.infer<typeof AgentId>
export const PropositionId = slug.brand<'PropositionId'>()
export type PropositionId = z.infer<typeof PropositionId>

export const ArticleId = made('art').brand<'ArticleId'>()
export type ArticleId = z.infer<typeof ArticleId>
export const ClaimId = made('clm').brand<'ClaimId'>()
export type ClaimId = z.infer<typeof ClaimId>
export const ActId = made('act').brand<'ActId'>()
export type ActId = z.infer<typeof ActId>
export const ContradictionId = made('con').brand<'ContradictionId'>()
export type ContradictionId = z.infer<typeof ContradictionId>

/** Of what subscribers are told: the same for the same event, however often it is derived. Never a `.`. */
export const MessageId = made('msg').brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>
export const EndpointId = made('we').brand<'EndpointId'>()
export type EndpointId = z.infer<typeof EndpointId>
/** Of what one endpoint is owed: derived from both, so that whoever owes it twice owes it once. */
export const DeliveryId = made('dlv').brand<'DeliveryId'>()
export type DeliveryId = z.infer<typeof DeliveryId>
export const AttemptId = made('att').brand<'AttemptId'>()
export type AttemptId = z.infer<typeof AttemptId>
export const RecoveryId = made('rec').brand<'RecoveryId'>()
export type RecoveryId = z.infer<typeof RecoveryId>
/** Of a secret of an endpoint: it says which one signed, and nothing of the secret. */
export const SecretId = made('sec').brand<'SecretId'>()
export type SecretId = z.infer<typeof SecretId>

/** 32 hex characters: article, speaker, holder, aboutParty, proposition, sign and first words of a claim, hashed. */
export const ClaimKey = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'ClaimKey'>()
export type ClaimKey = z.infer<typeof ClaimKey>

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Who uttered it: an agent id, `party:<id>` (a metonym), `outlet`, `anonymous:<surface>` (the text names nobody and
 * no agent fits) or `unresolved:<surface>` (a name that the codebook lacks). Never absent.
 */
export const SpeakerId = z
  .string()
  .min(1)
  .max(300)
  .regex(/^(?:outlet|party:[a-z0-9-]+|(?:anonymous|unresolved):[\s\S]+|[a-z0-9]+(?:-[a-z0-9]+)*)$/)
  .brand<'SpeakerId'>()
export type SpeakerId = z.infer<typeof SpeakerId>

/** A semantic version without pre-release parts: 1.1.0. */
export const CodebookVersion = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})\.(?:0|[1-9]\d{0,5})$/, 'a semantic version such as 1.1.0')
  .brand<'CodebookVersion'>()
export type CodebookVersion = z.infer<typeof CodebookVersion>
