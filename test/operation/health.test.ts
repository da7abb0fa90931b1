import type { AddressInfo } from 'node:net'
import { trace } from '@opentelemetry/api'
import restify from 'restify'
import { createHealth } from '../../src/operation/health'
import { createMetrics } from '../../src/operation/metrics'
import { traced } from '../../src/operation/tracing'
import { serveOperation } from '../../src/teams/operation'

const lost = () => Promise.reject(new Error('mongodb://user:secret@host'))
const empty = async () => ({ states: {} })

async function served(
  { ping, metricsToken }: { ping: () => Promise<number>; metricsToken?: string },
  use: (get: (path: string, authorization?: string) => Promise<Response>) => Promise<void>,
): Promise<void> {
  const server = restify.createServer()
  const metrics = createMetrics({ outbox: empty, ping })
  serveOperation(server, { health: createHealth(ping), metrics, metricsToken })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await use((path, authorization) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: authorization ? { authorization } : {} }),
    )
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

test('without its database it lives but is not ready, and says nothing of why', async () => {
  await served({ ping: lost, metricsToken: 'open' }, async (get) => {
    expect((await get('/healthz')).status).toBe(200)
    const ready = await get('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.text()).not.toContain('secret')
    expect(await (await get('/metrics')).text()).toContain('raadsbot_database_up 0')
  })
})

test('the figures need the token that was set, and are not there when none was', async () => {
  const ping = async () => 0.001
  const metricsToken = 'sixteen-letters-or-more'
  await served({ ping, metricsToken }, async (get) => {
    expect((await get('/metrics')).status).toBe(401)
    expect((await get('/metrics', 'Bearer wrong')).status).toBe(401)
    expect((await get('/metrics', `Bearer ${metricsToken}`)).status).toBe(200)
  })
  await served({ ping }, async (get) => {
    expect((await get('/metrics', 'Bearer undefined')).status).toBe(404)
  })
})

test('many who ask at once are answered by one look at the database, and none after the end', async () => {
  let looks = 0
  const health = createHealth(async () => {
    looks += 1
    return 0
  })
  expect(await Promise.all([health.ready(), health.ready(), health.ready()])).toEqual([true, true, true])
  expect(looks).toBe(1)
  health.end()
  expect(await health.ready()).toBe(false)
})

test('logged errors are counted by event and still logged', async () => {
  const logged: string[] = []
  const keep = (_: object, event: string) => void logged.push(event)
  const metrics = createMetrics({ outbox: empty, ping: async () => 0 })
  const log = metrics.counting({ info: keep, warn: keep, error: keep })
  log.error({}, 'job failed')
  log.warn({}, 'slow')
  expect(logged).toEqual(['job failed', 'slow'])
  const { text } = await metrics.read()
  expect(text).toContain('raadsbot_errors_total{event="job failed"} 1')
  expect(text).not.toContain('slow')
})

test('where OpenTelemetry is loaded each turn is a span, and a fault’s message stays out of it', async () => {
  const spans: { name: string; attributes: unknown; status?: unknown; ended: boolean }[] = []
  const tracer = {
    startActiveSpan(name: string, { attributes }: { attributes: object }, run: (span: object) => unknown) {
      const kept: (typeof spans)[number] = { name, attributes, ended: false }
      spans.push(kept)
      return run({
        setStatus(status: unknown) {
          kept.status = status
        },
        end() {
          kept.ended = true
        },
      })
    },
  }
  trace.setGlobalTracerProvider({ getTracer: () => tracer } as never)
  try {
    expect(await traced('turn', { type: 'message' }, async () => 7)).toBe(7)
    await expect(traced('turn', { type: 'invoke' }, lost)).rejects.toThrow()
  } finally {
    trace.disable()
  }
  expect(spans).toEqual([
    { name: 'turn', attributes: { type: 'message' }, ended: true },
    { name: 'turn', attributes: { type: 'invoke' }, status: { code: 2, message: 'Error' }, ended: true },
  ])
})
