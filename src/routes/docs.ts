/** /openapi.json, /docs and the index at /: how the service explains itself. */
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

const pageRules =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"

export async function addDocs(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    // Their own rules would also load from elsewhere; everything that the page needs comes with it.
    staticCSP: pageRules,
    uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
    theme: { title: 'Stancelog' },
  })
  const hidden = { schema: { hide: true } } as const
  // Built once, when first asked for: every route is known by then.
  let document: string | undefined
  app.get('/openapi.json', hidden, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger())
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300')
    return document
  })
  app.get('/', hidden, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=300')
    return {
      name: 'Stancelog',
      docs: '/docs',
      openapi: '/openapi.json',
      dossiers: '/v1/dossiers',
      ready: '/readyz',
    }
  })
}
