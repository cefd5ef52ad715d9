/** A dossier brought in by requests alone: a codebook, then every article of a folder with a manifest. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { openService, post, type TestApp } from './app.ts'

/** An entry of a manifest; `kind` is the collector's own note. */
type Entry = Readonly<{ id: string; file: string; kind?: string }>

export type OpenedDossier = TestApp & Readonly<{ path: string }>

export async function openDossier(
  t: Test,
  wish: Readonly<{ id: string; codebook: string; folder: string; reversed?: boolean }>,
): Promise<OpenedDossier> {
  const test = await openService(t, { dossiers: [wish.id] })
  const { app } = test
  const path = `/v1/dossiers/${wish.id}`
  const created = await post(app, '/v1/dossiers', { id: wish.id })
  t.equal(created.statusCode, 201, 'the dossier is created')
  const published = await app.inject({
    method: 'PUT',
    url: `${path}/codebook`,
    headers: { host: 'localhost', 'content-type': 'application/yaml', 'if-none-match': '*' },
    payload: readFileSync(wish.codebook, 'utf8'),
  })
  t.equal(
    published.statusCode,
    201,
    `the codebook is published ${published.statusCode === 201 ? '' : published.body}`,
  )
  const manifest: readonly Entry[] = JSON.parse(readFileSync(join(wish.folder, 'manifest.json'), 'utf8'))
  for (const { id, file, kind: _kind, ...facts } of wish.reversed ? manifest.toReversed() : manifest) {
    const text = readFileSync(join(wish.folder, file), 'utf8')
    const answer = await post(app, `${path}/articles`, { externalId: id, ...facts, text })
    t.equal(answer.statusCode, 201, `${id} is registered ${answer.statusCode === 201 ? '' : answer.body}`)
  }
  return { ...test, path }
}

/** The dossier that a first start brings along. */
export const openDemo = async (t: Test, { reversed = false } = {}): Promise<OpenedDossier> =>
  await openDossier(t, { id: 'demo', codebook: 'codebooks/demo.yaml', folder: 'codebooks/demo', reversed })
