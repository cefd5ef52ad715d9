/** What a codebook says, as bytes: two files that say the same give the same ones. */
import { sha256 } from '../identity.ts'
import type { Codebook } from './codebook.ts'

export const contentHashOf = (codebook: Codebook): string => sha256(canonicalJson(codebook))

/** JSON with sorted keys and without blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`)
  return `{${entries.join(',')}}`
}
