/** Headers that an endpoint's owner wants on every request: which names and values may be sent. */
import type { Fault } from '../../events/errors.ts'
import { quoted } from '../problem.ts'

export const staticHeadersMax = 10
export const headerValueBytesMax = 1_024
const nameLengthMax = 100

/** RFC 9110, 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const printable = /^[\x20-\x7e]*$/
/** What frames the request, names its target, or is ours to say. The HTTP library lets `host` be overridden. */
const forbidden =
  /^(?:host|content-.*|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|cookie|user-agent|proxy-.*|webhook-.*|stancelog-.*)$/i

/** Every fault, with where it stands; never a value, which may be somebody's key. */
export function headerFaults(headers: Readonly<Record<string, string>>): Fault[] {
  const names = Object.keys(headers)
  const fault = (pointer: string, detail: string): Fault => ({ pointer, code: 'invalid_header', detail })
  if (names.length > staticHeadersMax) {
    return [fault('/headers', `At most ${staticHeadersMax} headers; these are ${names.length}.`)]
  }
  const seen = new Set<string>()
  return Object.entries(headers).flatMap(([name, value]) => {
    const pointer = `/headers/${name.slice(0, nameLengthMax).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`
    const isTwice = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    if (!token.test(name) || name.length > nameLengthMax) {
      return [fault(pointer, `${quoted(name)} is no name of a header: letters, digits and hyphens.`)]
    }
    if (forbidden.test(name)) return [fault(pointer, `${quoted(name)} is set by the service; leave it out.`)]
    if (isTwice) return [fault(pointer, `${quoted(name)} is given twice; upper and lower case are one name.`)]
    if (value.length > headerValueBytesMax || !printable.test(value)) {
      return [fault(pointer, `The value takes at most ${headerValueBytesMax} characters of printable ASCII.`)]
    }
    return []
  })
}
