/** Why somebody decided: a text that says something to whoever reads it later. */
import { z } from 'zod'

/** Kept word for word in the log. Blanks and marks that nobody sees are no reason. */
export const Reason = z
  .string()
  .max(2_000)
  .regex(/[^\p{Z}\p{C}]/u, 'say why, in 1 to 2,000 characters; blanks alone are no reason')
  .describe('Why: 1 to 2,000 characters, not blank. It is kept, and shown with the decision.')
