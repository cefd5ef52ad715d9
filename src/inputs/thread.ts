/** A thread with limits of time and memory for each task, replaced when a task was too much for it. */
import { Worker } from 'node:worker_threads'
import { Problem } from '../problem.ts'
import type { ReadingAnswer, ReadingTask } from './reading-thread.ts'

/** A first thread has to load its libraries, on a machine that may be busy with its own start. */
const startMs = 30_000

export type ThreadLimits = Readonly<{ taskMs: number; heapMb: number }>

/** `too_complex`: time, memory or depth was not enough. */
export type ThreadAnswer = Exclude<ReadingAnswer, { kind: 'ready' }>

export type ReadingThread = Readonly<{
  ask(task: ReadingTask): Promise<ThreadAnswer>
  close(): Promise<void>
}>

type Waiting = Readonly<{
  task: ReadingTask
  resolve(answer: ThreadAnswer): void
  reject(error: Error): void
}>

/** Started with the first task; it keeps no process alive while it has nothing to do. */
export function createReadingThread({ taskMs, heapMb }: ThreadLimits): ReadingThread {
  const queue: Waiting[] = []
  let worker: Worker | undefined
  let isReady = false
  let current: Waiting | undefined
  let timer: NodeJS.Timeout | undefined

  const ask = async (task: ReadingTask): Promise<ThreadAnswer> =>
    await new Promise((resolve, reject) => {
      queue.push({ task, resolve, reject })
      next()
    })

  function next(): void {
    if (current) return
    current = queue.shift()
    if (!current) {
      worker?.unref()
      return
    }
    worker ??= start()
    worker.ref()
    if (isReady) send(current)
    else timer = setTimeout(() => fail(new Error('the thread that reads does not start')), startMs)
  }

  function start(): Worker {
    const started = new Worker(new URL('./reading-thread.mjs', import.meta.url), {
      // Flags of the process, such as loaders of a test runner, are not for this thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
    })
    started.on('message', (answer: ReadingAnswer) => {
      if (started === worker) take(answer)
    })
    // Out of memory comes as an error, and the thread is gone.
    started.on('error', (error) => {
      if (started !== worker) return
      if (isReady) replace(({ resolve }) => resolve({ kind: 'too_complex' }))
      else fail(error)
    })
    return started
  }

  function send({ task }: Waiting): void {
    timer = setTimeout(() => replace(({ resolve }) => resolve({ kind: 'too_complex' })), taskMs)
    worker?.postMessage(task)
  }

  function take(answer: ReadingAnswer): void {
    clearTimeout(timer)
    if (answer.kind === 'ready') {
      isReady = true
      if (current) send(current)
      return
    }
    current?.resolve(answer)
    current = undefined
    next()
  }

  const fail = (error: Error) => replace(({ reject }) => reject(error))

  function replace(settle: (waiting: Waiting) => void): void {
    clearTimeout(timer)
    if (current) settle(current)
    current = undefined
    // Nobody waits for the end of a thread that is stuck: the next task gets a new one.
    void worker?.terminate()
    worker = undefined
    isReady = false
    next()
  }

  async function close(): Promise<void> {
    clearTimeout(timer)
    for (const { reject } of [...(current ? [current] : []), ...queue.splice(0)]) {
      reject(new Problem('shutting_down', 'The service is stopping.'))
    }
    current = undefined
    await worker?.terminate()
    worker = undefined
    isReady = false
  }

  return { ask, close }
}
