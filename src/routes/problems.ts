/** GET /problems/{code}: the page behind the `type` of every problem. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem, problemKinds, remedyOf } from '../problem.ts'

const isCode = (code: string): code is keyof typeof problemKinds => Object.hasOwn(problemKinds, code)

const ProblemPage = z
  .object({
    code: z.string().max(100),
    status: z.int().min(400).max(599),
    title: z.string().max(200),
    remedy: z.string().max(2_000),
  })
  .meta({ id: 'ProblemPage' })

export const problemRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/problems/:code',
    {
      schema: {
        operationId: 'explainProblem',
        summary: 'What a problem means',
        description: 'The `type` of every problem leads here: its status, its meaning, and what to do.',
        tags: ['service'],
        params: z.object({ code: z.string().max(100) }),
        response: { 200: ProblemPage.describe('What the code means.') },
      },
    },
    async ({ params: { code } }, reply) => {
      if (!isCode(code)) throw new Problem('not_found', remedyOf('not_found'))
      reply.header('cache-control', 'public, max-age=86400')
      const { status, title, remedy } = problemKinds[code]
      return { code, status, title, remedy }
    },
  )
}
