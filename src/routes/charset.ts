/** The character set of a body: UTF-8, whatever the header calls it. */
import type { FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'

/** JSON is UTF-8 (RFC 8259), and so is our YAML; another name would be a promise that nobody keeps. */
export function checkCharset({ headers }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Problem('unsupported_media_type', 'Only UTF-8 is read here.')
  }
}
