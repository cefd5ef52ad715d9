/** One call of the append function: a batch of appends to one dossier, each answered separately. */
import { hash, randomBytes } from 'node:crypto'
import type { ClientBase } from 'pg'
import { byteaArray, encodedTextArray, int4Array, int8Array, textArray } from './arrays.ts'

/** `payload` is kept as exactly these characters: nothing is parsed, reordered or rewritten. */
export type EventToAppend = Readonly<{ type: string; schemaVersion: number; payload: string }>

/**
 * What must be written together or not at all.
 *
 * `expectedVersion` is the version of the stream that was decided against (0: the stream does not exist yet).
 * `idempotency.requestHash` is SHA-256 in hex of whatever makes the request what it is, and `status` what was answered.
 * `text` is stored by its SHA-256 (hex) in the same transaction, unless it is there already.
 */
export type Append = Readonly<{
  stream: string
  expectedVersion: number | 'any'
  events: readonly EventToAppend[]
  idempotency?: Readonly<{ key: string; requestHash: string; status: number }>
  text?: Readonly<{ hash: string; text: string }>
}>

/** Positions are those of the append's own events, `version` is that of the stream after them. */
export type Appended = Readonly<{
  kind: 'appended'
  firstPosition: number
  lastPosition: number
  version: number
  recordedAt: string
}>

/** The key was used before: this is the first answer. `sameRequest` is false if it was for another request. */
export type Duplicate = Readonly<{
  kind: 'duplicate'
  firstPosition: number
  lastPosition: number
  version: number
  recordedAt: string
  sameRequest: boolean
  status: number
}>

export type Conflict = Readonly<{ kind: 'conflict'; actualVersion: number }>

export type UnknownDossier = Readonly<{ kind: 'unknown_dossier' }>

export type AppendAnswer = Appended | Duplicate | Conflict | UnknownDossier

/** What cannot be stored as it is: the caller should have refused it. Nothing was appended. */
export class Unstorable extends Error {
  override readonly name = 'Unstorable'
}

/** More than a codebook or an article with thousands of claims needs, less than a batch that blocks others. */
const eventsMax = 10_000
const versionMax = Number.MAX_SAFE_INTEGER - eventsMax
/** Characters of a stream, a type or a key: an index entry may not exceed a third of a page. */
const nameMax = 255
const saltBytes = 32

/** SHA-256 of the salt followed by the payload's UTF-8 bytes. */
export function commitmentOf(salt: Uint8Array, payload: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(payload, 'utf8')]), 'buffer')
}

/**
 * Refuses what PostgreSQL would refuse (NUL) or change silently (a lone surrogate becomes U+FFFD, and what
 * is stored is no longer what was hashed).
 *
 * @throws Unstorable
 */
export function checkStorable(append: Append): void {
  const { stream, expectedVersion, events, idempotency, text } = append
  checkName('stream', stream)
  if (expectedVersion !== 'any' && !isWithin(expectedVersion, 0, versionMax)) {
    throw new Unstorable('expectedVersion is not a version')
  }
  if (!isWithin(events.length, 1, eventsMax)) throw new Unstorable(`an append has 1 to ${eventsMax} events`)
  for (const { type, schemaVersion, payload } of events) {
    checkName('type', type)
    checkText('payload', payload)
    if (!isWithin(schemaVersion, 1, 32_767)) throw new Unstorable('schemaVersion is not 1 to 32767')
  }
  if (idempotency) {
    checkName('key', idempotency.key)
    if (!isSha256(idempotency.requestHash)) throw new Unstorable('requestHash is not a SHA-256 in hex')
    if (!isWithin(idempotency.status, 100, 599)) throw new Unstorable('status is not an HTTP status')
  }
  if (text) {
    checkText('text', text.text)
    if (!isSha256(text.hash)) throw new Unstorable('the hash of the text is not a SHA-256 in hex')
  }
}

/** A batch as it is sent: salted, hashed and encoded, in the order of the function's parameters. */
export type EncodedBatch = readonly (string | Buffer)[]

/**
 * Appends in the given order, in one transaction of its own: one statement, prepared, committed by itself.
 * Answers stand in the order of the appends.
 */
export async function appendBatch(client: ClientBase, batch: EncodedBatch): Promise<AppendAnswer[]> {
  const { rows } = await client.query<AnswerRow>({
    name: 'append_events',
    text: appendStatement,
    values: [...batch],
  })
  return rows.map(toAnswer)
}

const appendStatement = `select * from append_events(${Array.from({ length: 19 }, (_, i) => `$${i + 1}`).join(', ')})`

type AnswerRow = {
  kind: AppendAnswer['kind']
  first_position: number
  last_position: number
  version: number
  recorded_at: string
  status: number
  same_request: boolean
}

function toAnswer(row: AnswerRow): AppendAnswer {
  const place = {
    firstPosition: row.first_position,
    lastPosition: row.last_position,
    version: row.version,
    recordedAt: row.recorded_at,
  }
  switch (row.kind) {
    case 'appended':
      return { kind: 'appended', ...place }
    case 'duplicate':
      return { kind: 'duplicate', ...place, sameRequest: row.same_request, status: row.status }
    case 'conflict':
      return { kind: 'conflict', actualVersion: row.version }
    case 'unknown_dossier':
      return { kind: 'unknown_dossier' }
    default:
      return row.kind satisfies never
  }
}

/**
 * Draws the salts and computes the commitments. The migration says what each parameter holds.
 *
 * @param appends  each has passed `checkStorable`
 */
export function encodeBatch(dossierId: string, appends: readonly Append[]): EncodedBatch {
  const streams = placesOf(appends.map(({ stream }) => stream))
  const keys = placesOf(appends.map(({ idempotency }) => idempotency?.key))
  const events = appends.flatMap(({ events }) => events)
  const salted = saltedPayloads(events)
  const texts = appends.flatMap(({ text }, i) => (text ? [{ ...text, place: i + 1 }] : []))
  return [
    dossierId,
    textArray(streams.distinct),
    textArray(keys.distinct),
    int4Array(streams.places),
    int4Array(keys.places),
    int8Array(appends.map(({ expectedVersion }) => (expectedVersion === 'any' ? -1 : expectedVersion))),
    int4Array(appends.map(({ events }) => events.length)),
    byteaArray(appends.map(({ idempotency }) => Buffer.from(idempotency?.requestHash ?? '', 'hex'))),
    int4Array(appends.map(({ idempotency }) => idempotency?.status ?? 0)),
    int4Array(appends.flatMap(({ events }, i) => events.map(() => i + 1))),
    int4Array(appends.flatMap(({ events }) => events.map((_, i) => i))),
    textArray(events.map(({ type }) => type)),
    int4Array(events.map(({ schemaVersion }) => schemaVersion)),
    byteaArray(salted.map((bytes) => hash('sha256', bytes, 'buffer'))),
    byteaArray(salted.map((bytes) => bytes.subarray(0, saltBytes))),
    encodedTextArray(salted.map((bytes) => bytes.subarray(saltBytes))),
    int4Array(texts.map(({ place }) => place)),
    textArray(texts.map(({ hash }) => hash)),
    textArray(texts.map(({ text }) => text)),
  ]
}

/** Each distinct value once, and for every value its place among them, from 1; 0 for none. */
function placesOf(values: readonly (string | undefined)[]): { distinct: string[]; places: number[] } {
  const placeOf = new Map<string, number>()
  const places = values.map((value) => {
    if (value === undefined) return 0
    const place = placeOf.get(value) ?? placeOf.size + 1
    placeOf.set(value, place)
    return place
  })
  return { distinct: [...placeOf.keys()], places }
}

/** Salt and payload side by side in one buffer, so that the commitment is one hash and nothing is encoded twice. */
function saltedPayloads(events: readonly EventToAppend[]): Buffer[] {
  const salts = randomBytes(events.length * saltBytes)
  return events.map(({ payload }, i) => {
    const bytes = Buffer.allocUnsafe(saltBytes + Buffer.byteLength(payload, 'utf8'))
    salts.copy(bytes, 0, i * saltBytes, (i + 1) * saltBytes)
    bytes.write(payload, saltBytes, 'utf8')
    return bytes
  })
}

function checkName(name: string, text: string): void {
  checkText(name, text)
  if (!isWithin(text.length, 1, nameMax)) throw new Unstorable(`${name} has 1 to ${nameMax} characters`)
}

function checkText(name: string, text: string): void {
  if (!text.isWellFormed()) throw new Unstorable(`${name} has half of a surrogate pair`)
  if (text.includes('\0')) throw new Unstorable(`${name} has a NUL character`)
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most

const isSha256 = (hex: string): boolean => /^[0-9a-f]{64}$/.test(hex)
