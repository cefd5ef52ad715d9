/** An input that cannot be used: where it is, as the caller named it, and one sentence that says what to do. */

/** `path:line` where a line is known. */
export type Where = Readonly<{ path: string; line?: number | undefined }>

export class InputFault extends Error {
  override readonly name = 'InputFault'
  readonly code: string
  readonly where: string

  constructor(where: Where | string, code: string, detail: string) {
    const place = typeof where === 'string' ? where : placeText(where)
    super(`${place}: ${detail}`)
    this.code = code
    this.where = place
  }
}

/** The path as given, without what a terminal would obey. */
export function placeText({ path, line }: Where): string {
  const shown = path.toWellFormed().replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\ufffd')
  return line === undefined ? shown : `${shown}:${line}`
}
