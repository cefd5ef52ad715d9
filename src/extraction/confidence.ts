/** Confidence: the product of one factor for each rule that took part. Not a probability. */
import type { TraceStep } from '../../events/vocabulary.ts'
import type { FrameForm } from './content.ts'
import type { Speaker } from './discourse.ts'

/** Below this a claim does not count until somebody has looked at it. */
export const confidenceMin = 0.5

/** How sure the words are that name the speaker. */
export const speakerFactor: Readonly<Record<Speaker['by'], number>> = {
  name: 1,
  role: 0.97,
  pronoun: 0.92,
  inherited: 0.94,
  noun: 0.88,
}

/** How sure the construction is that ties the words to the speaker. */
export const formFactor: Readonly<Record<FrameForm, number>> = {
  that: 0.99,
  incise: 0.98,
  quote: 0.97,
  object: 0.95,
  passive: 0.94,
  nominal: 0.86,
  according: 0.95,
  floating: 0.88,
  question: 0.86,
}

export const factors = {
  /** The words state the proposition. */
  stated: 0.95,
  /** A position verb close to its matter. */
  attitude: 0.95,
  necessity: 0.9,
  evaluation: 0.88,
  possibility: 0.78,
  /** Only the newsroom says so. */
  newsroom: 0.82,
  negated: 0.95,
  rhetorical: 0.7,
  headline: 0.85,
  ascribed: 0.9,
} as const

/** The product of all factors, to four decimals, so that anybody can compute it again from the trace. */
export const confidenceOf = (trace: readonly TraceStep[]): number =>
  Math.round(trace.reduce((product, { factor }) => product * factor, 1) * 10_000) / 10_000
