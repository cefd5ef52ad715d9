/** What a batch of events is folded in: the rows that they may touch, loaded before, written after. */
import type { Codebook } from '../events/codebook/codebook.ts'
import type { ArticleId, ClaimId, ClaimKey, PropositionId } from '../events/ids.ts'
import { type ArticleRow, articles } from './articles.ts'
import { type ClaimRow, claims } from './claims.ts'
import type { RunMark } from './last-runs.ts'
import { createLedger, type Ledger } from './ledger.ts'
import {
  type ActRow,
  acts,
  type ContradictionRow,
  contradictions,
  type Memory,
  type StancePeriodRow,
  stancePeriods,
} from './rows.ts'

/** A claim, and the key of one to which it is linked. */
export type Pointer = Readonly<{ claimKey: ClaimKey; claimId: ClaimId }>

/** Mutable on purpose, and local to one run of the projector: copying it for each event would cost the batch. */
export type Workspace = {
  codebook: Codebook | undefined
  readonly articles: Ledger<ArticleRow>
  readonly claims: Ledger<ClaimRow>
  readonly acts: Ledger<ActRow>
  readonly stancePeriods: Ledger<StancePeriodRow>
  readonly contradictions: Ledger<ContradictionRow>
  readonly memories: Map<PropositionId, Memory>
  /** Propositions whose memory must be written. */
  readonly remembered: Set<PropositionId>
  /** What the events say of the last run over each article: to be written. */
  readonly runs: Map<ArticleId, RunMark | null>
  /** By claim key: the claims that are linked to it. */
  readonly pointedAtBy: Map<ClaimKey, Set<ClaimId>>
  /** Links that must be written. */
  readonly pointers: Pointer[]
  /** Claims that were recorded, or read anew, in the current step: their links are still to be followed. */
  readonly relinked: Set<ClaimId>
  /** Claims that a codebook moved to another proposition: the records that they made are still to follow. */
  readonly moved: Set<ClaimId>
  /** Scopes that are loaded whole. */
  readonly loaded: Readonly<{
    /** With all their claims. */
    articles: Set<ArticleId>
    /** The articles themselves, and of their claims only what was asked for otherwise. */
    articleRows: Set<ArticleId>
    propositions: Set<PropositionId>
    memories: Set<PropositionId>
    /** By the hash of their words: texts whose likely copies were looked for. */
    copiesOf: Set<string>
    /** Claims of which it was asked who is linked to them. */
    pointersTo: Set<ClaimKey>
  }>
}

export const createWorkspace = (codebook: Codebook | undefined): Workspace => ({
  codebook,
  articles: createLedger(articles, ['normalizedHash']),
  claims: createLedger(claims, ['articleId', 'proposition', 'claimKey']),
  acts: createLedger(acts, ['proposition']),
  stancePeriods: createLedger(stancePeriods, ['proposition']),
  contradictions: createLedger(contradictions, ['proposition', 'contradictionId']),
  memories: new Map(),
  remembered: new Set(),
  runs: new Map(),
  pointedAtBy: new Map(),
  pointers: [],
  relinked: new Set(),
  moved: new Set(),
  loaded: {
    articles: new Set(),
    articleRows: new Set(),
    propositions: new Set(),
    memories: new Set(),
    copiesOf: new Set(),
    pointersTo: new Set(),
  },
})
