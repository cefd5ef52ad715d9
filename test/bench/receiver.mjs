/** A receiver in a thread of its own: answers 204 at once, and tells when each message came, on the clock that all share. */
import { createServer } from 'node:http'
import process from 'node:process'
import { parentPort } from 'node:worker_threads'

let arrivals = []
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    arrivals.push([request.headers['webhook-id'], Number(process.hrtime.bigint()) / 1e6])
    response.writeHead(204).end()
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => parentPort.postMessage({ port: server.address().port }))

parentPort.on('message', (wish) => {
  if (wish === 'count') return parentPort.postMessage({ count: arrivals.length })
  if (wish === 'take') {
    parentPort.postMessage({ arrivals })
    arrivals = []
    return
  }
  server.closeAllConnections()
  server.close(() => process.exit())
})
