/** The files of a run: which there are, which of them ask for a database, and which share a process. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A process costs a second and a half before its first test. One that dies takes no more than these with it. */
const togetherMax = 6

const tests = resolve('test') + sep
/** What hands out databases: whoever needs one imports it. */
const databases = join(tests, 'support', 'database.ts')

/** Every test file, in the order of their names. */
export const listTestFiles = () =>
  readdirSync(tests, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
    .sort()

/** Whether a test file imports what hands out databases, itself or through other files of the tests. */
export function asksForDatabase(file, seen = new Set()) {
  const path = resolve(file)
  if (path === databases) return true
  if (seen.has(path) || !path.startsWith(tests)) return false
  seen.add(path)
  const imports = readFileSync(path, 'utf8').matchAll(/\b(?:from|import)[\s(]*'(\.[^']+)'/g)
  return [...imports].some(([, name]) => asksForDatabase(resolve(dirname(path), name), seen))
}

/**
 * Neighbours of a folder share a process, a few at a time. A file that sets itself a time limit takes long and has one of
 * its own; those begin first, so that none is still at work when all others are done.
 */
export function shareProcesses(files) {
  const isLong = (file) => /^t\.setTimeout\(/m.test(readFileSync(file, 'utf8'))
  const short = files.filter((file) => !isLong(file))
  const folders = [...new Set(short.map(dirname))]
  return [
    ...files.filter(isLong).map((file) => [file]),
    ...folders.flatMap((folder) => evenly(short.filter((file) => dirname(file) === folder))),
  ]
}

/** As few parts as may be, of almost one size. */
function evenly(files) {
  const parts = Math.ceil(files.length / togetherMax)
  const start = (part) => Math.round((part * files.length) / parts)
  return Array.from({ length: parts }, (_, part) => files.slice(start(part), start(part + 1)))
}

/**
 * Writes what tap can run for each process: a file that imports its test files. Numbers keep them in this order.
 *
 * @returns the names of the test files by the path of what runs them
 */
export function writeProcesses(processes, folder) {
  mkdirSync(folder, { recursive: true })
  return new Map(
    processes.map((files, index) => {
      const path = `${folder}/${String(index + 1).padStart(3, '0')}.mjs`
      writeFileSync(path, files.map((file) => `import '${pathToFileURL(file).href}'\n`).join(''))
      return [path, files.join(' ')]
    }),
  )
}
