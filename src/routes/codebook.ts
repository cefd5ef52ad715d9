/** The codebook: PUT publishes a version as YAML or JSON, GET reads any of them. */
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { CodebookVersion } from '../../events/ids.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import type { PublishedCodebook } from '../codebooks.ts'
import { codebookBytesMax } from '../inputs/codebook-file.ts'
import type { DocumentFormat } from '../inputs/document.ts'
import { readCodebook } from '../inputs/read-codebook.ts'
import { Problem, quoted } from '../problem.ts'
import { asOfQuery, resolveKnown } from './as-of.ts'
import { checkCharset } from './charset.ts'
import { askAgain, cacheForDay, parseIfMatch, setCaching } from './conditional.ts'
import type { CodebookPrecondition, Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { decodeUtf8 } from './json-body.ts'
import { ProblemFault } from './problem-document.ts'
import { requesterOf } from './requester.ts'
import { Sha256Text, Slug, Version } from './shapes.ts'

/** As many as a file may have. */
const warningsMax = 1_000

const Published = z
  .object({
    dossier: Slug,
    version: Version,
    contentHash: Sha256Text,
    position: Position.describe('The event that published it: from there on it is in force.'),
    recordedAt: Instant,
    by: z.string().max(200),
  })
  .meta({ id: 'PublishedCodebook' })

const CodebookAnswer = z
  .object({ ...Published.shape, codebook: z.record(z.string(), z.unknown()) })
  .meta({ id: 'CodebookAnswer' })

const PublishAnswer = z
  .object({
    ...Published.shape,
    warnings: z.array(ProblemFault).max(warningsMax).describe('What is allowed and probably not meant.'),
  })
  .meta({ id: 'PublishAnswer' })

/** The body as it was sent: faults are told with lines, so it is read where the file format is known. */
type SentCodebook = Readonly<{ format: DocumentFormat; text: string }>

export const codebookRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  app.removeAllContentTypeParsers()
  const take =
    (format: DocumentFormat) =>
    async (request: FastifyRequest, body: Buffer): Promise<SentCodebook> => {
      checkCharset(request)
      return { format, text: decodeUtf8(body) }
    }
  const limits = { parseAs: 'buffer', bodyLimit: codebookBytesMax } as const
  app.addContentTypeParser(/^application\/json\s*(;|$)/i, limits, take('json'))
  app.addContentTypeParser(/^(application|text)\/(x-)?yaml\s*(;|$)/i, limits, take('yaml'))
  app.addContentTypeParser('*', async () => {
    throw otherType()
  })

  app.put(
    '/v1/dossiers/:dossier/codebook',
    {
      bodyLimit: codebookBytesMax,
      schema: {
        operationId: 'publishCodebook',
        summary: 'Publish a codebook',
        description:
          'The whole codebook, as YAML or JSON. `If-None-Match: *` publishes the first; `If-Match` with the version that was seen publishes the next. The same content again appends nothing. A version may not lose an id to which claims refer, nor use one again for something else.',
        tags: ['codebook'],
        params: DossierParams,
        response: {
          200: PublishAnswer.describe('This very codebook is in force; nothing was appended.'),
          201: PublishAnswer.describe('Published.'),
        },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const precondition = preconditionOf(request)
      const { format, text } = sentCodebook(request.body)
      const { codebook, warnings } = await readCodebook(text, format, { now: deps.clock.now() })
      const {
        outcome,
        version,
        warnings: besides,
      } = await deps.commands.publishCodebook(dossier, codebook, {
        ...requesterOf(request),
        precondition,
      })
      const published = (await deps.codebooks.list(dossier)).find((each) => each.codebook.version === version)
      if (!published) throw new Error(`the codebook ${version} was published and is not there`)
      reply
        .code(outcome === 'published' ? 201 : 200)
        .header('etag', `"${version}"`)
        .header('stancelog-position', published.position)
        .header('location', `/v1/dossiers/${dossier}/codebook?version=${version}`)
      return { ...describe(dossier, published), warnings: [...warnings, ...besides].slice(0, warningsMax) }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/codebook',
    {
      // Packed, its tag would be weak, and what is published upon it would never match.
      compress: false,
      schema: {
        operationId: 'getCodebook',
        summary: 'Read a codebook',
        description:
          'The version that is named, else the one in force at `knownAt`. It has no `validAt`: its mandates carry their own dates.',
        tags: ['codebook'],
        params: DossierParams,
        querystring: z.strictObject({
          version: CodebookVersion.optional().describe('A published version.'),
          knownAt: asOfQuery.knownAt,
        }),
        response: { 200: CodebookAnswer.describe('The codebook and when it was published.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const { version, knownAt } = request.query
      if (version !== undefined && knownAt !== undefined) {
        throw new Problem('request_invalid', 'Give version or knownAt, not both.')
      }
      const known = await resolveKnown(deps, dossier, knownAt)
      const versions = await deps.codebooks.list(dossier)
      const published =
        version === undefined
          ? versions.findLast(({ position }) => position <= known.position)
          : versions.find((each) => each.codebook.version === version)
      if (!published) {
        const detail =
          version === undefined ? 'No codebook was published by then.' : `No version ${quoted(version)}.`
        throw new Problem('not_found', detail)
      }
      reply.header('stancelog-position', published.position)
      setCaching(
        { request, reply },
        {
          etag: `"${published.codebook.version}"`,
          cacheControl: version !== undefined || known.pinned ? cacheForDay : askAgain,
        },
      )
      return { ...describe(dossier, published), codebook: published.codebook }
    },
  )
}

const describe = (dossier: string, published: PublishedCodebook): z.infer<typeof Published> => ({
  dossier,
  version: published.codebook.version,
  contentHash: published.contentHash,
  position: published.position,
  recordedAt: published.recordedAt,
  by: published.by,
})

function sentCodebook(body: unknown): SentCodebook {
  const sent = z.object({ format: z.enum(['json', 'yaml']), text: z.string() }).safeParse(body)
  if (!sent.success) throw otherType()
  return sent.data
}

const otherType = () =>
  new Problem('unsupported_media_type', 'Send application/json or application/yaml, as UTF-8.')

function preconditionOf({ headers }: FastifyRequest): CodebookPrecondition {
  const absent = headers['if-none-match']
  const match = parseIfMatch(headers['if-match'])
  if (absent !== undefined && match)
    throw new Problem('request_invalid', 'Send If-Match or If-None-Match, not both.')
  if (absent !== undefined) {
    if (absent.trim() !== '*') throw new Problem('request_invalid', 'If-None-Match takes * here.')
    return { kind: 'absent' }
  }
  if (!match) {
    const detail =
      'Send `If-None-Match: *` to publish the first codebook, or `If-Match` with the version that you saw, as in "1.0.0".'
    throw new Problem('precondition_required', detail)
  }
  return match.kind === 'any' ? { kind: 'any' } : { kind: 'versions', versions: match.tags }
}
