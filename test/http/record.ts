/** Puts a small record into a dossier, through the log and the real projector: the sample codebook and named claims. */
import { createDossier } from '../../db/dossiers.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import { serialize } from '../../events/catalog.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { contentHashOf } from '../../events/codebook/content-hash.ts'
import { sha256 } from '../../events/identity.ts'
import { CodebookVersion, DossierId } from '../../events/ids.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { projectDossier } from '../../src/projector.ts'
import type { TestApp } from '../support/app.ts'
import { sampleCodebook } from '../support/samples.ts'

export const dossier = 'samples'
export const url = (path: string): string => `/v1/dossiers/${dossier}${path}`

export const codebook: Codebook = { ...sampleCodebook, id: DossierId.parse(dossier) }

export async function publish(app: TestApp, version = '1.0.0', of: Codebook = codebook): Promise<number> {
  await createDossier(app.clone.db, { dossierId: dossier })
  const content = { ...of, version: CodebookVersion.parse(version) }
  const answer = await app.log.append(dossier, {
    stream: 'codebook',
    expectedVersion: 'any',
    events: [
      serialize({
        type: 'CodebookPublished',
        schemaVersion: 1,
        version: content.version,
        contentHash: contentHashOf(content),
        codebook: content,
        by: 'local',
      }),
    ],
  })
  return positionOf(answer)
}

/** Registers one article with the claims that were "found" in it; all of them name the same article. */
export async function record(app: TestApp, ...claims: readonly VisibleClaim[]): Promise<number> {
  const [first] = claims
  if (!first) throw new Error('an article needs a claim here')
  const { articleId } = first
  const text = claims.map(({ reading }) => reading.spans[0]?.exact).join('\n')
  const textHash = sha256(text)
  const of = { schemaVersion: 1, articleId } as const
  const registered: ArticleEvent = {
    type: 'ArticleRegistered',
    ...of,
    externalId: `external ${articleId}`,
    url: `https://example.org/${articleId}`,
    title: 'A title',
    outlet: first.outlet,
    agency: first.agency,
    language: 'en',
    timeZone: 'Europe/Paris',
    publishedAt: first.publishedAt,
    textHash,
    textLength: text.length,
    fingerprint: { normalizedHash: sha256(articleId), shingles: [] },
    warnings: [],
    by: 'local',
  }
  const recorded = claims.map(
    ({ claimId, claimKey, coder, confidence, reading, review }): ArticleEvent => ({
      type: 'ClaimRecorded',
      ...of,
      claimId,
      claimKey,
      coder,
      by: null,
      codebookVersion: CodebookVersion.parse('1.0.0'),
      confidence,
      reading: { ...reading, textHash },
      review,
      trace: [{ stage: 'attribution', rule: 'verb', span: null, factor: 0.9 }],
    }),
  )
  const answer = await app.log.append(dossier, {
    stream: `article-${articleId}`,
    expectedVersion: 0,
    events: [registered, ...recorded].map(serialize),
    text: { hash: textHash, text },
  })
  return positionOf(answer)
}

/** Appends what happened to an article that is there already. */
export async function append(app: TestApp, event: ArticleEvent): Promise<number> {
  const answer = await app.log.append(dossier, {
    stream: `article-${event.articleId}`,
    expectedVersion: 'any',
    events: [serialize(event)],
  })
  return positionOf(answer)
}

export async function project({ clone, log, deps }: TestApp): Promise<void> {
  await projectDossier({ db: clone.db, log, codebooks: deps.codebooks, holder: 'test' }, dossier)
}

function positionOf(answer: Awaited<ReturnType<TestApp['log']['append']>>): number {
  if (answer.kind !== 'appended') throw new Error(`not appended: ${answer.kind}`)
  return answer.lastPosition
}
