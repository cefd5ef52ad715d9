/** Refusals: a rule of the domain said no. Expected, and never retried as they stand. */

export type RefusalCode =
  | 'already_exists'
  | 'article_withdrawn'
  | 'codebook_version_not_newer'
  | 'correction_loops'
  | 'dossier_closed'
  | 'erased'
  | 'invalid_codebook'
  | 'invalid_interval'
  | 'not_found'
  | 'precondition_failed'
  | 'span_mismatch'
  | 'unknown_agent'
  | 'unknown_claim'
  | 'unknown_party'
  | 'unknown_proposition'
  | 'wrong_state'

/** One fault inside a whole: where it is, which rule it breaks, and what to do. */
export type Fault = Readonly<{ pointer: string; code: string; detail: string }>

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly faults: readonly Fault[]

  constructor(code: RefusalCode, message: string, faults: readonly Fault[] = []) {
    super(message)
    this.code = code
    this.faults = faults
  }
}
