/** The news agency that a text credits in its dateline, in a line of its own or at its very end. */
import { linesOf } from '../extraction/blocks.ts'

/** The name that is kept, and every way in which credits write it. Upper case counts: "AP" is an agency, "ap" is not. */
const agencies: Readonly<Record<string, readonly string[]>> = {
  AFP: ['AFP', 'Agence France-Presse', 'Agence France Presse'],
  Anadolu: ['Anadolu', 'Anadolu Agency', 'AA'],
  ANSA: ['ANSA'],
  AP: ['AP', 'Associated Press', 'The Associated Press'],
  APA: ['APA'],
  ATS: ['ATS', 'Keystone-ATS'],
  Belga: ['Belga', 'BELGA'],
  Bloomberg: ['Bloomberg'],
  dpa: ['dpa', 'DPA'],
  EFE: ['EFE'],
  Interfax: ['Interfax'],
  Kyodo: ['Kyodo', 'Kyodo News'],
  PA: ['PA', 'PA Media', 'Press Association'],
  'RIA Novosti': ['RIA Novosti', 'Ria Novosti', 'RIA', 'Ria'],
  Reuters: ['Reuters', 'REUTERS', 'Thomson Reuters'],
  TASS: ['TASS', 'Tass', 'ITAR-TASS'],
  'La Presse canadienne': ['La Presse canadienne', 'The Canadian Press'],
  Ukrinform: ['Ukrinform'],
  UPI: ['UPI'],
  Xinhua: ['Xinhua'],
}

const keptName: ReadonlyMap<string, string> = new Map(
  Object.entries(agencies).flatMap(([name, forms]) => forms.map((form) => [form, name] as const)),
)
const anyForm = [...keptName.keys()]
  .sort((a, b) => b.length - a.length)
  .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  .join('|')

// "KYIV, 15 mars (Reuters) -": a place and perhaps a day, then the agency in brackets, then a dash.
const dateline = new RegExp(`^[\\p{Lu}][\\p{L}\\p{N}.,' ’/-]{1,60}[([](${anyForm})[)\\]]\\s*[-–—:]`, 'u')
// "avec AFP", "Source: Reuters", "© 2025 AP", or the name alone; what stands before it credits.
const creditLine = new RegExp(
  `(?:^|[(/©|]|\\b(?:avec|with|source|sources|par|by|via|et|and|copyright)\\b)[\\s:©]*(?:l['’]agence |the )?(?:\\d{4}\\s+)?(${anyForm})[\\s.)/|©]*$`,
  'iu',
)
// "… until further notice. (AFP)"
const closing = new RegExp(`[([](?:avec |with )?(${anyForm})[)\\]]\\s*$`, 'u')
/** A credit is shorter than any sentence that reports something. */
const creditUnitsMax = 80

/** @returns the agency's usual name; null where the text credits none. A source inside a sentence is no credit. */
export function agencyCreditOf(text: string): string | null {
  const lines = linesOf(text).map(({ start, end }) => text.slice(start, Math.min(end, start + 1_000)).trim())
  for (const line of lines) {
    const found = dateline.exec(line) ?? (line.length <= creditUnitsMax ? creditLine.exec(line) : null)
    const name = keptName.get(found?.[1] ?? '')
    if (name) return name
  }
  const tail = closing.exec(text.slice(-creditUnitsMax).trim())
  return keptName.get(tail?.[1] ?? '') ?? null
}
