/** The tables of the read models as TypeScript sees them: text for times and dates, `json` bodies as parsed values. */
import type { ColumnType } from 'kysely'

/** Written as JSON text, read as a parsed value of unknown shape: the caller parses it. */
type Json = ColumnType<unknown, string, string>

/** What every row of a read model begins with. */
type Versioned = {
  dossier_id: string
  generation: number
  /** Believed from this position … */
  known_from: number
  /** … until this one, which is excluded; null while it is believed. */
  known_to: number | null
}

export interface GenerationsTable {
  dossier_id: string
  generation: number
  state: string
  position: number
  rules: string
}

export interface LeasesTable {
  dossier_id: string
  name: string
  holder: string
  fence: number
  until: string
}

export interface ArticlesTable extends Versioned {
  article_id: string
  status: string
  external_id: string | null
  url: string | null
  title: string | null
  outlet: string | null
  agency: string | null
  language: string
  time_zone: string
  published_at: string
  /** Position of its ArticleRegistered. */
  registered_at: number
  text_hash: string
  normalized_hash: string
  shingles: number[]
  origin: string
  exact_copy_of: string
  copies: string[]
  warnings: string[]
}

export interface ClaimsTable extends Versioned {
  claim_id: string
  state: string
  article_id: string
  claim_key: string
  /** Position of its first ClaimRecorded. */
  recorded_at: number
  /** Position of its own last event; the tag that `If-Match` takes. */
  last_event_at: number
  holder: string | null
  about_party: string | null
  /** Read through merges; `coded_proposition` is what the coder wrote. */
  proposition: string
  coded_proposition: string
  speaker: string
  voice: string
  polarity: number | null
  review_status: string
  review_reasons: string[]
  /** The review queue. */
  needs_review: boolean
  published_at: string
  body: Json
}

export interface ActsTable extends Versioned {
  party: string
  proposition: string
  act_id: string
  /** How the act belongs to the pair: self, aboutParty, subject, relayed or collective. */
  role: string
  moment: string
  body: Json
}

export interface StancePeriodsTable extends Versioned {
  party: string
  proposition: string
  valid_from: string
  valid_to: string | null
  status: string
  value: number | null
  since: string | null
  since_no_later_than: string | null
  last_affirmed_at: string | null
  last_mentioned_at: string | null
  valid_until: string | null
  fold_version: number
  evidence_count: number
  deciding_acts: string[]
  body: Json
}

export interface ContradictionsTable extends Versioned {
  contradiction_id: string
  valid_from: string
  valid_to: string | null
  detected_at: number
  last_event_at: number
  kind: string
  proposition: string
  sides: string[]
  speakers: string[]
  state: string
  since: string | null
  body: Json
}

export interface ContradictionMemoriesTable {
  dossier_id: string
  generation: number
  proposition: string
  body: Json
}

/** Who was ever linked to which claim. */
export interface ClaimLinksTable {
  dossier_id: string
  generation: number
  claim_key: string
  claim_id: string
}

/** As of the checkpoint of the generation: never versioned. */
export interface LastRunsTable {
  dossier_id: string
  generation: number
  article_id: string
  coder: string | null
  codebook_hash: string | null
}

export interface ProjectionTables {
  generations: GenerationsTable
  leases: LeasesTable
  articles: ArticlesTable
  claims: ClaimsTable
  acts: ActsTable
  stance_periods: StancePeriodsTable
  contradictions: ContradictionsTable
  contradiction_memories: ContradictionMemoriesTable
  last_runs: LastRunsTable
  claim_links: ClaimLinksTable
}
