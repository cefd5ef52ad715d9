/** Dossiers: create, list, read. Title and time zone come with the codebook. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findReadState, type ReadState } from '../../db/as-of.ts'
import { createDossier, type Dossier, findDossier, listDossiers } from '../../db/dossiers.ts'
import { DossierId, NewDossierId } from '../../events/ids.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import type { PublishedCodebook } from '../codebooks.ts'
import { noSuchDossier } from '../command.ts'
import { Problem } from '../problem.ts'
import { findReadingProgress } from '../reading-progress.ts'
import { addLink, linkTo } from './as-of.ts'
import { encodeCursor, filterHash, invalidCursor, pageEcho, pageQuery, parseCursor } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { findReplay, readIdempotencyKey } from './idempotency.ts'
import { Labels, Slug, Version } from './shapes.ts'

export const DossierParams = z.object({ dossier: DossierId })

const DossierShape = z
  .object({
    id: Slug,
    public: z.boolean().describe('Whether reads need no key.'),
    createdAt: Instant,
    title: Labels.nullable().describe('Per language; from the codebook.'),
    timeZone: z
      .string()
      .max(100)
      .nullable()
      .describe('The zone in which dates mean days; from the codebook.'),
    codebookVersion: Version.nullable(),
    position: Position.describe('The last position of its log.'),
    recordedAt: Instant.nullable().describe('When that was recorded; null before the first event.'),
    projectedPosition: Position.describe('How far the read models reflect the log.'),
  })
  .meta({ id: 'Dossier' })

const count = z.int().min(0)
const DossierAnswer = z
  .object({
    ...DossierShape.shape,
    reading: z
      .object({
        codebookVersion: Version.nullable().describe('The codebook in force; null before the first.'),
        articleCount: count.describe('Articles that stand: neither withdrawn nor erased.'),
        readCount: count.describe('Those that were read with this codebook and this extractor.'),
        pendingCount: count.describe('Those that are still to be read.'),
      })
      .meta({ id: 'ReadingProgress' })
      .describe('How far the re-reading after a new codebook has come, as of `projectedPosition`.'),
  })
  .meta({ id: 'DossierAnswer' })

const DossierList = z
  .object({ data: z.array(DossierShape).max(200), ...pageEcho })
  .meta({ id: 'DossierList' })

const NewDossier = z
  .strictObject({
    id: NewDossierId,
    public: z.boolean().optional().describe('Default false.'),
  })
  .meta({ id: 'NewDossier', examples: [{ id: 'ukraine-talks' }] })

export const dossierRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps

  app.post(
    '/v1/dossiers',
    {
      schema: {
        operationId: 'createDossier',
        summary: 'Create a dossier',
        description: 'An id that is taken is 409. Publish a codebook next: it brings title and time zone.',
        tags: ['dossiers'],
        body: NewDossier,
        response: { 201: DossierShape.describe('The new dossier.') },
      },
    },
    async (request, reply) => {
      const key = readIdempotencyKey(request)
      const { id, public: isPublic } = request.body
      const { dossier, isNew } = await createDossier(db, {
        dossierId: id,
        public: isPublic ?? false,
        idempotency: key && { ...key, status: 201 },
      })
      if (!isNew) {
        // Refuses a key that created this dossier by another request; without the key the id is simply taken.
        const first = await findReplay(deps, id, key)
        if (first?.stream !== 'dossier')
          throw new Problem('already_exists', `There is a dossier ${id} already.`)
        reply.header('idempotency-replayed', 'true')
      }
      reply.code(201).header('location', `/v1/dossiers/${id}`)
      return await describe(deps, dossier)
    },
  )

  app.get(
    '/v1/dossiers',
    {
      schema: {
        operationId: 'listDossiers',
        summary: 'List the dossiers',
        description: 'In the order of their ids, page by page.',
        tags: ['dossiers'],
        querystring: z.strictObject(pageQuery),
        response: { 200: DossierList.describe('A page of dossiers.') },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const filters = filterHash(request)
      const start = cursor === undefined ? undefined : parseCursor(cursor, ['text'])
      if (start && (start.f !== filters || start.p !== null)) throw invalidCursor()
      const found = await listDossiers(db, { after: String(start?.k[0] ?? ''), limit: limit + 1 })
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const nextCursor =
        found.length > limit && last
          ? encodeCursor({ k: [last.dossierId], p: null, a: null, n: null, f: filters })
          : null
      if (nextCursor !== null) addLink(reply, linkTo(request, { cursor: nextCursor }), 'next')
      reply.header('cache-control', 'private, no-cache')
      const data = await Promise.all(shown.map((dossier) => describe(deps, dossier)))
      return { data, nextCursor, hasMore: nextCursor !== null }
    },
  )

  app.get(
    '/v1/dossiers/:dossier',
    {
      schema: {
        operationId: 'getDossier',
        summary: 'Read a dossier',
        description:
          'What it is called, which codebook is in force, how many articles are read with it, and how long its log is now.',
        tags: ['dossiers'],
        params: DossierParams,
        response: { 200: DossierAnswer.describe('The dossier as it is now.') },
      },
    },
    async (request, reply) => {
      const { params } = request
      const dossier = await findDossier(db, params.dossier)
      if (!dossier) throw noSuchDossier(params.dossier)
      reply.header('cache-control', 'private, no-cache')
      const standing = await findStanding(deps, dossier)
      const { state } = standing
      request.readFrom = state ? { dossierId: dossier.dossierId, generation: state.generation } : null
      const reading = await findReadingProgress(db, dossier.dossierId, standing)
      return { ...shapeOf(dossier, standing), reading }
    },
  )
}

const describe = async (deps: Dependencies, dossier: Dossier): Promise<z.input<typeof DossierShape>> =>
  shapeOf(dossier, await findStanding(deps, dossier))

type Standing = Readonly<{ state: ReadState | undefined; published: PublishedCodebook | undefined }>

async function findStanding({ db, codebooks }: Dependencies, { dossierId }: Dossier): Promise<Standing> {
  const [state, published] = await Promise.all([findReadState(db, dossierId), codebooks.at(dossierId)])
  return { state, published }
}

function shapeOf(
  { dossierId, public: isPublic, createdAt }: Dossier,
  { state, published }: Standing,
): z.input<typeof DossierShape> {
  const head = state?.head.position ?? 0
  return {
    id: dossierId,
    public: isPublic,
    createdAt,
    title: published?.codebook.title ?? null,
    timeZone: published?.codebook.timeZone ?? null,
    codebookVersion: published?.codebook.version ?? null,
    position: head,
    recordedAt: head > 0 && state ? state.head.recordedAt : null,
    projectedPosition: state?.projected ?? 0,
  }
}
