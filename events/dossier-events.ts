/** What can happen to a dossier as a whole. */
import { z } from 'zod'

export const DossierClosed = z.strictObject({
  type: z.literal('DossierClosed'),
  schemaVersion: z.literal(1),
  by: z.string().min(1).max(200),
  reason: z.string().min(1).max(2_000),
})
