/** A process that uses the store in the folder it is given, until it is told to stop or is killed. */
import { startEmbedded } from '../../db/embedded/server.ts'

const [dataDir = ''] = process.argv.slice(2)
const notices: string[] = []
const embedded = await startEmbedded({ dataDir, onNotice: (notice) => notices.push(notice) })
process.stdout.write(`${JSON.stringify({ ...embedded, notices })}\n`)
// One line on stdin, or its end, is the order to stop.
process.stdin.once('data', leave)
process.stdin.once('end', leave)

function leave(): void {
  process.stdin.destroy()
  void embedded.stop()
}
