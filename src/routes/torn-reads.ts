/**
 * Torn reads: a rebuild that ends while an answer is read takes its rows away between two queries. What was read by then
 * may lack what stood there a moment ago, so neither the answer is sent nor a problem that rests on what was missing.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findReadState } from '../../db/as-of.ts'
import { Problem, problemOf } from '../problem.ts'
import { NotModified } from './conditional.ts'
import type { Dependencies } from './dependencies.ts'

type Store = Pick<Dependencies, 'db'>

/** Looks again at every answer that was read from a generation, before it is sent. */
export function addTornReads(app: FastifyInstance, store: Store): void {
  app.decorateRequest('generation', 0)
  app.addHook('preSerialization', async (request, _reply, payload) => {
    await checkGeneration(store, request)
    return payload
  })
}

/**
 * What to answer instead of an error: `projection_behind` where its generation is gone. That a caller has the answer
 * already rests on its tag alone, and what passes by itself is asked again anyway.
 */
export async function tornOr(store: Store, request: FastifyRequest, error: unknown): Promise<unknown> {
  if (error instanceof NotModified || problemOf(error).statusCode === 503) return error
  try {
    await checkGeneration(store, request)
    return error
  } catch (torn) {
    return torn
  }
}

/** @throws Problem `projection_behind` */
export async function checkGeneration(
  { db }: Store,
  { generation, params }: Pick<FastifyRequest, 'generation' | 'params'>,
): Promise<void> {
  if (generation === 0) return
  const { dossier } = DossierParam.parse(params)
  const state = await findReadState(db, dossier)
  if (state?.generation === generation) return
  throw new Problem('projection_behind', 'The read models were rebuilt during this read; ask again.', {
    headers: { 'retry-after': '1' },
  })
}

const DossierParam = z.object({ dossier: z.string() })

declare module 'fastify' {
  interface FastifyRequest {
    /** Which rows the answer is read from; 0 when from none. */
    generation: number
  }
}
