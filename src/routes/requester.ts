/** Who a request speaks for. Without keys there is one local user. */
import type { FastifyRequest } from 'fastify'
import type { Requester } from './dependencies.ts'

/** Never taken from a body: what a request says of its sender proves nothing. */
export const requesterOf = (_request: FastifyRequest): Pick<Requester, 'by'> => ({ by: 'local' })
