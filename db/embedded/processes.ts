/** Which processes run: a number alone proves little, for numbers are used again. */
import { readFileSync } from 'node:fs'

/** Whether a process of that number runs. A zombie does not: nobody may ever collect it in a container. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // A process of somebody else's is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything, so the state is what follows the last one.
    return !/^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1))
  } catch {
    return false
  }
}
