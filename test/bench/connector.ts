import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StubConnector {
  serviceUrl: string
  /** The newest message that a bot has sent, as JSON. */
  lastBody(): string
  /** How many messages it has taken. */
  taken(): number
  close(): void
}

/** Takes every message and answers at once with an id, as little as a channel can do. */
export async function startConnector(): Promise<StubConnector> {
  let count = 0
  let body: Buffer[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      count += 1
      body = chunks
      response.setHeader('content-type', 'application/json')
      response.end(`{"id":"m${count}"}`)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    lastBody: () => Buffer.concat(body).toString(),
    taken: () => count,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
