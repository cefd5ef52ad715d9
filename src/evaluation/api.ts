/** Requests to the API of one service: what it refuses is an error that says where and why. */
import { z } from 'zod'

export type Request = Readonly<{
  method: 'GET' | 'POST' | 'PUT'
  /** With its parameters. */
  url: string
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  body?: unknown
}>
export type Reply = Readonly<{ status: number; etag: string | undefined; body: unknown }>

/** Sends a request and gives the reply, whatever its status. */
export type Send = (request: Request) => Promise<Reply>

/** The service refused a request that an evaluation has to make. The message says what was asked, and the problem's detail. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }

  /** The same, named after what a reader has in a file. */
  about(name: string): RequestRefused {
    return new RequestRefused(this.status, `${name}: ${this.message}`)
  }
}

const refusalOf = ({ method, url }: Request, { status, body }: Reply): RequestRefused =>
  new RequestRefused(status, `${detailOf(body)} (${method} ${url}: ${status})`)

const Detail = z.object({
  detail: z.string().optional(),
  title: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
})

function detailOf(body: unknown): string {
  const { data } = Detail.safeParse(body)
  if (!data) return 'without a problem'
  const faults = (data.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`)
  return [data.detail ?? data.title, ...faults].join('; ')
}

/** @throws RequestRefused */
export async function request<Body>(send: Send, schema: z.ZodType<Body>, asked: Request): Promise<Body> {
  const reply = await send(asked)
  if (reply.status >= 400) throw refusalOf(asked, reply)
  return schema.parse(reply.body)
}

/** @param parameters  left out where undefined */
export const read = async <Body>(
  send: Send,
  schema: z.ZodType<Body>,
  path: string,
  parameters: Readonly<Record<string, string | undefined>> = {},
): Promise<Body> => await request(send, schema, { method: 'GET', url: urlOf(path, parameters) })

export const post = async <Body>(
  send: Send,
  schema: z.ZodType<Body>,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Body> => await request(send, schema, { method: 'POST', url: path, body, headers })

/** Every entry of a list, page by page. */
export async function readAll<Entry>(
  send: Send,
  schema: z.ZodType<Entry>,
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<Entry[]> {
  const Page = z.object({ data: z.array(schema), nextCursor: z.string().nullable() })
  const entries: Entry[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await read(send, Page, path, { ...parameters, limit: '200', cursor })
    entries.push(...page.data)
    if (page.nextCursor === null) return entries
    cursor = page.nextCursor
  }
}

function urlOf(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return given.length > 0 ? `${path}?${given.join('&')}` : path
}
