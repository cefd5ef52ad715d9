/** What the routes are given: reads, the commands that write, the clock. Nothing is reached by decoration. */
import type { Kysely } from 'kysely'
import type { Log } from '../../db/log/group-commit.ts'
import type { Database } from '../../db/schema.ts'
import type { ClaimPlace } from '../../events/article/decide-on-claim.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { Fault } from '../../events/errors.ts'
import type { ArticleId, ContradictionId } from '../../events/ids.ts'
import type { Clock } from '../clock.ts'
import type { Coding, CodingOutcome } from '../code-claim.ts'
import type { Codebooks } from '../codebooks.ts'
import type { Idempotency, Outcome } from '../command.ts'
import type { Correction } from '../correct-claim.ts'
import type { Decider } from '../decide-on-claim.ts'
import type { ContradictionDecider } from '../decide-on-contradiction.ts'
import type { ArticleInput } from '../inputs/article-input.ts'
import type { RevisionInput } from '../inputs/revision-input.ts'
import type { Metrics } from '../metrics.ts'
import type { Registration } from '../register-article.ts'
import type { Reviser } from '../revise-article.ts'
import type { Webhooks } from '../webhooks/endpoint-look.ts'

/** Who asks, for the events that a request causes, and what makes it safe to repeat. */
export type Requester = Readonly<{ by: string; idempotency?: Idempotency }>

/** What the publisher saw: nothing published yet, anything at all, or one of these versions. */
export type CodebookPrecondition =
  | Readonly<{ kind: 'absent' }>
  | Readonly<{ kind: 'any' }>
  | Readonly<{ kind: 'versions'; versions: readonly string[] }>

export type PublishOutcome = Readonly<{
  outcome: 'published' | 'unchanged'
  version: string
  position: number
  /** What is allowed beside the version before, and probably not meant. */
  warnings: readonly Fault[]
}>

/** What writes. Each throws a Refusal where a rule says no, and loads and decides again when others were faster. */
export type Commands = Readonly<{
  registerArticle(dossierId: string, input: ArticleInput, requester: Requester): Promise<Registration>
  reviseArticle(
    dossierId: string,
    articleId: ArticleId,
    input: RevisionInput,
    reviser: Reviser,
  ): Promise<Outcome>
  withdrawArticle(
    dossierId: string,
    articleId: ArticleId,
    withdrawal: Reviser & Readonly<{ reason: string }>,
  ): Promise<Outcome>
  publishCodebook(
    dossierId: string,
    codebook: Codebook,
    requester: Requester & Readonly<{ precondition: CodebookPrecondition }>,
  ): Promise<PublishOutcome>
  codeClaim(
    dossierId: string,
    place: Readonly<{ articleId: ArticleId }>,
    coding: Coding,
  ): Promise<CodingOutcome>
  correctClaim(dossierId: string, place: ClaimPlace, correction: Correction): Promise<Outcome>
  reviewClaim(
    dossierId: string,
    place: ClaimPlace,
    review: Decider & Readonly<{ verdict: 'accepted' | 'rejected' }>,
  ): Promise<Outcome>
  retractClaim(dossierId: string, place: ClaimPlace, retraction: Decider): Promise<Outcome>
  dismissContradiction(
    dossierId: string,
    contradictionId: ContradictionId,
    dismissal: ContradictionDecider,
  ): Promise<Outcome>
  reinstateContradiction(
    dossierId: string,
    contradictionId: ContradictionId,
    reinstatement: ContradictionDecider,
  ): Promise<Outcome>
}>

export type Dependencies = Readonly<{
  db: Kysely<Database>
  log: Log
  clock: Clock
  codebooks: Codebooks
  commands: Commands
  metrics: Metrics
  webhooks: Webhooks
  /** Calls back when something may have been appended or projected; polling stands behind it. */
  onWake?: (callback: (dossierId: string | undefined) => void) => () => void
  /** How long a read waits for the projection to reach a position before it answers `projection_behind`. */
  projectionTimeoutMs: number
}>
