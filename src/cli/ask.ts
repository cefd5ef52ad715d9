/** Asks what HTTP would answer, without a port: the command line and the API cannot differ. */
import { buildApp } from '../app.ts'
import { createMetrics } from '../metrics.ts'
import { createCommands, type Store } from '../service.ts'
import { Unusable } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'
import { assertDossier, catchUp, withStore } from './with-store.ts'

export type Question = Readonly<{
  dossier: string
  /** Below the dossier, without a slash in front: `stances`. */
  path: readonly string[]
  /** Left out where undefined. */
  parameters: Readonly<Record<string, string | undefined>>
}>

/** The answer as it would be sent. */
export type Answer = Readonly<Record<string, unknown>>

/** Whoever is trusted with the database needs no key. */
const trusted = { auth: 'off', headersTimeoutMs: 10_000, requestTimeoutMs: 30_000 } as const

/** @throws Unusable in the words of the API where it refuses the question */
export async function ask(terminal: Terminal, question: Question): Promise<Answer> {
  return await withStore(terminal, async (store) => {
    await assertDossier(store, question.dossier)
    await catchUp(store, question.dossier, terminal)
    return await inject(store, question)
  })
}

async function inject(store: Store, { dossier, path, parameters }: Question): Promise<Answer> {
  const app = await buildApp({
    ...store,
    commands: createCommands(store),
    metrics: createMetrics(),
    config: trusted,
  })
  try {
    const given = Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    )
    const query = given.length > 0 ? `?${new URLSearchParams(given.map(([...pair]) => pair))}` : ''
    const place = ['v1', 'dossiers', dossier, ...path].map(encodeURIComponent).join('/')
    const response = await app.inject({ url: `/${place}${query}`, headers: { host: 'localhost' } })
    const body = response.json<Answer>()
    if (response.statusCode >= 400) throw refusal(response.statusCode, body)
    return body
  } finally {
    await app.close()
  }
}

/** The options have the names of the parameters, so the problem's own words fit. */
function refusal(status: number, { detail, title, errors }: Answer): Error {
  const faults = Array.isArray(errors) ? errors.flatMap(faultLine) : []
  const sentence = faults.length > 0 ? faults.join('\n') : String(detail ?? title)
  return status < 500 ? new Unusable(sentence) : new Error(sentence)
}

function faultLine(fault: unknown): string[] {
  if (typeof fault !== 'object' || fault === null || !('pointer' in fault) || !('detail' in fault)) return []
  return [`${optionOf(String(fault.pointer).replace(/^\//, ''))}: ${fault.detail}`]
}

const optionOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
