/** `npm run openapi`: writes the document and the client that is generated from it. */
import { writeFile } from 'node:fs/promises'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { currentDocument } from './current.ts'

const document = await currentDocument()
await writeFile(new URL('./openapi.json', import.meta.url), document)
await writeFile(new URL('./client.ts', import.meta.url), await clientOf(document))

export async function clientOf(text: string): Promise<string> {
  const types = astToString(await openapiTypescript(text, { alphabetize: true }))
  return [
    '/** The typed client: generated from `openapi.json` by `npm run openapi`; never edited. */',
    "import createFetchClient, { type Client } from 'openapi-fetch'",
    '',
    '/** @param baseUrl  where the service answers, such as http://127.0.0.1:3000 */',
    'export const createClient = (baseUrl: string): Client<paths> => createFetchClient<paths>({ baseUrl })',
    '',
    types,
  ].join('\n')
}
