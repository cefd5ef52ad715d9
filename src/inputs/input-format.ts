/** What kind of input a file holds, as its name tells. */
import { extname } from 'node:path'

export type InputFormat = 'text' | 'html' | 'ndjson' | 'feed'

const formats: Readonly<Record<string, InputFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.rss': 'feed',
  '.atom': 'feed',
}

/** Packed or not; a text where the name tells nothing. */
export const formatNamed = (path: string): InputFormat =>
  formats[extname(path.replace(/\.gz$/i, '')).toLowerCase()] ?? 'text'
