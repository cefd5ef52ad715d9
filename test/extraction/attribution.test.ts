/** Who says what: tables of sentences of our own, with the speaker, the verb and the words marked in each. */
import t from 'tap'
import { extract, type Quotation } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { english, nobodySpeaks as nobodyInEnglish } from './attributions-english.ts'
import { french, nobodySpeaks as nobodyInFrench } from './attributions-french.ts'

type Place = Readonly<{ start: number; end: number }>
type Marked = Readonly<{
  text: string
  speakers: readonly Place[]
  verb: Place | null
  content: Place | null
}>

const closings = new Map([
  ['{', '}'],
  ['<', '>'],
  ['[', ']'],
])

/** `{who}`, `<verb>` and `[what]` are marked in the sentence itself; the marks are taken out before it is read. */
function unmark(marked: string): Marked {
  let text = ''
  const open: { mark: string; start: number }[] = []
  const found = new Map<string, Place[]>()
  for (const character of marked) {
    const last = open.at(-1)
    if (closings.has(character)) open.push({ mark: character, start: text.length })
    else if (last && open.some(({ mark }) => closings.get(mark) === character)) {
      const index = open.findLastIndex(({ mark }) => closings.get(mark) === character)
      const [closed] = open.splice(index, 1)
      if (closed)
        found.set(closed.mark, [...(found.get(closed.mark) ?? []), { start: closed.start, end: text.length }])
    } else text += character
  }
  return {
    text,
    speakers: found.get('{') ?? [],
    verb: found.get('<')?.[0] ?? null,
    content: found.get('[')?.[0] ?? null,
  }
}

const shared = (a: Place, b: Place): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

const read = (language: string, text: string): readonly Quotation[] =>
  extract(
    { text, language, publishedAt: '2025-03-14T18:00:00.000000Z', timeZone: 'Europe/Paris', outlet: null },
    null,
    lexicons,
  ).quotations

/** Null where the sentence is read as it is marked; else what is wrong. */
function fault(language: string, { text, speakers, verb, content }: Marked): string | null {
  const quotations = read(language, text)
  const of = (place: Place | null | undefined) => (place ? text.slice(place.start, place.end) : 'nobody')
  const found = quotations.find((one) =>
    verb && one.cue ? shared(one.cue, verb) > 0 : content !== null && !verb && shared(one, content) > 0,
  )
  if (!found) return 'not found'
  const [speaker] = speakers
  if (speaker && !found.speaker) return 'no speaker'
  if (!speaker && found.speaker) return `speaker ${of(found.speaker)}`
  if (speaker && found.speaker && shared(found.speaker, speaker) < found.speaker.end - found.speaker.start)
    return `speaker ${of(found.speaker)}`
  if (content) {
    const common = shared(found, content)
    if (common < 0.6 * (content.end - content.start) && common < 0.9 * (found.end - found.start))
      return `content ${of(found)}`
    if (common < 0.6 * (found.end - found.start)) return `content too long ${of(found)}`
  }
  const other = quotations.find(
    (one) =>
      one !== found &&
      one.speaker &&
      !speakers.some((known) => one.speaker && shared(one.speaker, known) > 0),
  )
  return other ? `also ${of(other.speaker)}` : null
}

for (const [language, table] of [
  ['fr', french],
  ['en', english],
] as const) {
  for (const [name, sentences] of Object.entries(table)) {
    t.test(`${language}: ${name}`, async (t) => {
      for (const line of sentences.trim().split('\n')) t.equal(fault(language, unmark(line)), null, line)
    })
  }
}

for (const [language, sentences] of Object.entries({ fr: nobodyInFrench, en: nobodyInEnglish })) {
  t.test(`${language}: nobody is made to speak`, async (t) => {
    for (const text of sentences.trim().split('\n')) {
      const speakers = read(language, text).flatMap(({ speaker }) => (speaker ? [speaker.surface] : []))
      t.same(speakers, [], text)
    }
  })
}
