/** Idempotency-Key: a request that is sent again gets its first answer, rendered again from what it appended. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type FirstAnswer, findFirstAnswer } from '../../db/idempotency.ts'
import { Problem, remedyOf } from '../problem.ts'
import type { Dependencies } from './dependencies.ts'

export type RequestKey = Readonly<{ key: string; requestHash: string }>

/** @throws Problem when the header is there and is no key */
export function readIdempotencyKey(request: FastifyRequest): RequestKey | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new Problem('request_invalid', 'Idempotency-Key takes 1 to 255 printable ASCII characters.', {
      errors: [
        { pointer: '/idempotency-key', code: 'invalid_format', detail: '1 to 255 printable characters' },
      ],
    })
  }
  const path = request.url.split('?', 1)[0] ?? ''
  const identity = `${request.method}\n${path}\n${request.bodyHash}`
  return { key, requestHash: createHash('sha256').update(identity).digest('hex') }
}

/**
 * What was answered when the key was first used.
 *
 * @throws Problem `idempotency_key_reused` when that was another request
 */
export async function findReplay(
  { db }: Pick<Dependencies, 'db'>,
  dossierId: string,
  wanted: RequestKey | undefined,
): Promise<FirstAnswer | undefined> {
  if (!wanted) return undefined
  const first = await findFirstAnswer(db, dossierId, wanted.key)
  if (first && first.requestHash !== wanted.requestHash) throw keyReused()
  return first
}

export const keyReused = () => new Problem('idempotency_key_reused', remedyOf('idempotency_key_reused'))

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 in hex of the body's bytes as they arrived. */
    bodyHash: string
  }
}
