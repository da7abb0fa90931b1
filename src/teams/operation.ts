import { timingSafeEqual } from 'node:crypto'
import type { Request, Response, Server } from 'restify'
import type { Health } from '../operation/health'
import type { Metrics } from '../operation/metrics'

export interface Operation {
  health: Health
  metrics: Metrics
  /** What who reads the figures must bring; `open` on one's own machine, and absent: nobody may. */
  metricsToken?: string | 'open'
}

/** For who runs the bot: whether it lives, whether it can work, and its figures. */
export function serveOperation(server: Server, { health, metrics, metricsToken }: Operation): void {
  server.get('/healthz', async (_: Request, response: Response) => {
    response.send(200, { status: 'alive' })
  })
  server.get('/readyz', async (_: Request, response: Response) => {
    const ready = await health.ready()
    response.send(ready ? 200 : 503, { status: ready ? 'ready' : 'notReady' })
  })
  server.get('/metrics', async (request: Request, response: Response) => {
    if (!mayRead(request.headers.authorization, metricsToken)) {
      response.send(metricsToken === undefined ? 404 : 401, { code: 'Unauthorized' })
      return
    }
    const { type, text } = await metrics.read()
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
    response.end(text)
  })
}

function mayRead(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return false
  if (token === 'open') return true
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
