/**
 * Arrays in PostgreSQL's binary format. Bytes arrive as they are: nothing is quoted, escaped or parsed, which
 * is both exact and, for payloads full of quotation marks, the larger part of what sending them costs.
 */

/** The numbers of built-in types never change between versions of the server. */
const oids = { bytea: 17, int8: 20, int4: 23, text: 25 } as const
const headerBytes = 20

export const textArray = (values: readonly string[]): Buffer =>
  variableArray(
    oids.text,
    values.map((value) => Buffer.from(value, 'utf8')),
  )

/** For text whose UTF-8 bytes are at hand already. */
export const encodedTextArray = (values: readonly Uint8Array[]): Buffer => variableArray(oids.text, values)

export const byteaArray = (values: readonly Uint8Array[]): Buffer => variableArray(oids.bytea, values)

export function int4Array(values: readonly number[]): Buffer {
  const target = arrayOf(oids.int4, values.length, values.length * 8)
  let at = headerBytes
  for (const value of values) {
    at = target.writeInt32BE(4, at)
    at = target.writeInt32BE(value, at)
  }
  return target
}

export function int8Array(values: readonly number[]): Buffer {
  const target = arrayOf(oids.int8, values.length, values.length * 12)
  let at = headerBytes
  for (const value of values) {
    at = target.writeInt32BE(8, at)
    at = target.writeBigInt64BE(BigInt(value), at)
  }
  return target
}

function variableArray(oid: number, values: readonly Uint8Array[]): Buffer {
  const valueBytes = values.reduce((sum, value) => sum + 4 + value.length, 0)
  const target = arrayOf(oid, values.length, valueBytes)
  let at = headerBytes
  for (const value of values) {
    at = target.writeInt32BE(value.length, at)
    target.set(value, at)
    at += value.length
  }
  return target
}

/** One dimension, no nulls, first index 1; an empty array has no dimension at all. */
function arrayOf(oid: number, length: number, valueBytes: number): Buffer {
  const target = Buffer.allocUnsafe(length === 0 ? 12 : headerBytes + valueBytes)
  target.writeInt32BE(length === 0 ? 0 : 1, 0)
  target.writeInt32BE(0, 4)
  target.writeInt32BE(oid, 8)
  if (length > 0) {
    target.writeInt32BE(length, 12)
    target.writeInt32BE(1, 16)
  }
  return target
}
