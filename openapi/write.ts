/** `npm run openapi`: writes the document and the client that is generated from it. */
import { writeFile } from 'node:fs/promises'
import { clientOf } from './client-text.ts'
import { currentDocument } from './document.ts'

const document = await currentDocument()
await writeFile(new URL('./openapi.json', import.meta.url), document)
await writeFile(new URL('./client.ts', import.meta.url), await clientOf(document))
