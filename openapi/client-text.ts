/** The typed client as text: the types of the document, and one function that makes a client of them. */
import openapiTypescript, { astToString } from 'openapi-typescript'

export async function clientOf(document: string): Promise<string> {
  const types = astToString(await openapiTypescript(document, { alphabetize: true }))
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
