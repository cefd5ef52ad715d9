/** Registers articles from files, several at a time, so that one commit takes many along. */
import { Refusal } from '../events/errors.ts'
import type { FoundArticle } from './inputs/found-article.ts'
import { InputFault } from './inputs/input-fault.ts'
import type { FindNamed } from './named-articles.ts'
import { Problem } from './problem.ts'
import type { ReadingDependencies } from './reextract.ts'
import { registerArticle } from './register-article.ts'
import { renewArticle } from './renew-article.ts'

export type IngestOptions = Readonly<{
  by: string
  /** Ends the reading at the first fault; what was read before is registered. */
  stopOnError?: boolean
  /** Ends the reading; what is in flight is finished. */
  signal?: AbortSignal
  /** Must not throw. */
  onFault?: (fault: InputFault) => void
  /** What was registered although something about it is not as it should be. Must not throw. */
  onWarning?: (where: string, code: string) => void
  /** The article that stands under the name that its source gave it for good. */
  findNamed?: FindNamed
  onProgress?: (counts: IngestCounts) => void
}>

/** `revised`: known under its name, with other words. */
export type IngestCounts = Readonly<{ registered: number; revised: number; known: number; refused: number }>

export type Ingested = IngestCounts &
  Readonly<{
    /** The greatest position of what was registered; 0 when nothing was. */
    position: number
    /** False when it was stopped before the end of the input. */
    isWhole: boolean
  }>

/** Its publisher took it back, or it had to be erased: an entry of a feed does not bring it back. */
const isPastChange = (error: unknown): error is Refusal =>
  error instanceof Refusal && (error.code === 'article_withdrawn' || error.code === 'erased')

/** Enough to fill a commit, few enough to hold in memory with their texts. */
const inFlightMax = 16

/**
 * The same articles again register nothing twice, so an import that was stopped is run again.
 *
 * @throws Refusal, or what the driver says, once what was in flight has ended
 */
export async function ingest(
  dependencies: ReadingDependencies,
  dossierId: string,
  articles: AsyncIterable<FoundArticle>,
  { by, stopOnError = false, signal, onFault, onWarning, onProgress, findNamed }: IngestOptions,
): Promise<Ingested> {
  const counts = { registered: 0, revised: 0, known: 0, refused: 0 }
  let position = 0
  let isWhole = true
  let failure: { error: unknown } | undefined
  const inFlight = new Set<Promise<void>>()

  const refuse = (fault: InputFault) => {
    counts.refused += 1
    onFault?.(fault)
  }
  const register = async (found: Extract<FoundArticle, { article: unknown }>): Promise<void> => {
    try {
      const named = found.revises && (await findNamed?.(found.article))
      const registration = named
        ? await renewArticle(dependencies, { dossierId, articleId: named }, found.article, { by })
        : await registerArticle(dependencies, dossierId, found.article, { by })
      const { outcome } = registration
      counts[outcome === 'duplicate' ? 'registered' : outcome] += 1
      position = Math.max(position, registration.position)
      for (const code of registration.warnings) onWarning?.(found.where, code)
    } catch (error) {
      if (error instanceof Problem || isPastChange(error))
        refuse(new InputFault(found.where, error.code, error.message))
      else failure ??= { error }
    }
    onProgress?.(counts)
  }

  try {
    for await (const found of articles) {
      if ('fault' in found) refuse(found.fault)
      else {
        const registered = register(found).finally(() => inFlight.delete(registered))
        inFlight.add(registered)
        if (inFlight.size >= inFlightMax) await Promise.race(inFlight)
      }
      isWhole = !(signal?.aborted || failure || (stopOnError && counts.refused > 0))
      if (!isWhole) break
    }
  } catch (error) {
    isWhole = false
    // Whoever stops us also closes a stdin that says nothing.
    if (!signal?.aborted) failure ??= { error }
  }
  await Promise.all(inFlight)
  if (failure) throw failure.error
  return { ...counts, position, isWhole }
}
