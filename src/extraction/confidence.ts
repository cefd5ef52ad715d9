/** Confidence: the product of one factor for each rule that took part. Not a probability. */
import type { TraceStep } from '../../events/vocabulary.ts'
import measured from './confidence-factors.json' with { type: 'json' }
import type { FrameForm } from './content.ts'
import type { Speaker } from './discourse.ts'

/** Below this a claim does not count until somebody has looked at it. */
export const confidenceMin = 0.5

/** Measured by `test/gold/calibrate.ts`, which writes them; README.md of this folder has the table and the method. */
const factor = (name: keyof typeof measured.factors): number => measured.factors[name].factor

/** How sure the words are that name the speaker. */
export const speakerFactor: Readonly<Record<Speaker['by'], number>> = {
  name: factor('speaker by name'),
  role: factor('speaker by role'),
  pronoun: factor('speaker by pronoun'),
  inherited: factor('speaker by inherited'),
  noun: factor('speaker by noun'),
}

/** How sure the construction is that ties the words to the speaker. */
export const formFactor: Readonly<Record<FrameForm, number>> = {
  that: factor('form that'),
  incise: factor('form incise'),
  quote: factor('form quote'),
  object: factor('form object'),
  passive: factor('form passive'),
  nominal: factor('form nominal'),
  according: factor('form according'),
  floating: factor('form floating'),
  question: factor('form question'),
}

export const factors = {
  /** The words state the proposition. */
  stated: factor('stated'),
  /** A position verb close to its matter. */
  attitude: factor('attitude'),
  necessity: factor('necessity'),
  evaluation: factor('evaluation'),
  possibility: factor('possibility'),
  /** Only the newsroom says so. */
  newsroom: factor('newsroom'),
  negated: factor('negated'),
  rhetorical: factor('rhetorical'),
  headline: factor('headline'),
  ascribed: factor('ascribed'),
} as const

/** The product of all factors, to four decimals, so that anybody can compute it again from the trace. */
export const confidenceOf = (trace: readonly TraceStep[]): number =>
  Math.round(trace.reduce((product, { factor }) => product * factor, 1) * 10_000) / 10_000
