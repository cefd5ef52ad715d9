/**
 * Torn reads: a rebuild that ends while an answer is read takes its rows away between two queries. What was read by then
 * may lack what stood there a moment ago, so neither the answer is sent nor a problem that rests on what was missing.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findReadState } from '../../db/as-of.ts'
import { problemOf, projectionBehind } from '../problem.ts'
import { NotModified } from './conditional.ts'
import type { Dependencies } from './dependencies.ts'

type Store = Pick<Dependencies, 'db'>

/** Looks again at every answer that was read from a generation, before it is sent. */
export function addTornReads(app: FastifyInstance, store: Store): void {
  app.decorateRequest('readFrom', null)
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
  { readFrom }: Pick<FastifyRequest, 'readFrom'>,
): Promise<void> {
  if (!readFrom || readFrom.generation === 0) return
  const state = await findReadState(db, readFrom.dossierId)
  if (state?.generation === readFrom.generation) return
  throw projectionBehind('The read models were rebuilt during this read; ask again.')
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Which rows the answer is read from; null, or generation 0, when from none. */
    readFrom: Readonly<{ dossierId: string; generation: number }> | null
  }
}
