import type { AddressInfo } from 'node:net'
import type { Activity, TurnContext } from 'botbuilder'
import { AuthenticationError } from 'botframework-connector'
import restify from 'restify'
import { inTime } from '../core/in-time'
import { type Log, withoutText } from '../core/log'
import type { Downloads } from '../documents/downloads'
import { traced } from '../operation/tracing'
import { parseActivity, type TeamsActivity } from './activity'
import { KEYS_UNREADABLE, type TeamsAdapter } from './adapter'
import { readJson, sendJson } from './body'
import { serveFiles } from './files'
import { type Operation, serveOperation } from './operation'
import { serveTab, type TabParts } from './tab'

export interface Server {
  port: number
  close(): Promise<void>
}

const MOST_BYTES = 1024 * 1024
/** Longer than what stands in front keeps an idle connection (Azure: 240 s), so that no request meets a closing one. */
const IDLE_MS = 245_000
/** What is being answered when the bot ends may take this long; who has sent half a request holds up nobody. */
const CLOSING_MS = 10_000

/** The HTTP server. `host` is loopback unless the bot has credentials that it can check callers by. */
export async function startServer({
  adapter,
  bot,
  downloads,
  operation,
  tab,
  port,
  host,
  log,
}: {
  adapter: TeamsAdapter
  bot: (context: TurnContext, activity: TeamsActivity) => Promise<void>
  downloads: Downloads
  operation: Operation
  tab: TabParts
  port: number
  host: string
  log: Log
}): Promise<Server> {
  const server = restify.createServer({
    name: 'raadsbot',
    handleUncaughtExceptions: false,
    // A download link's token; more is no link of ours.
    maxParamLength: 2000,
  })
  server.on('restifyError', (_request, _response, error, done) => {
    error.toJSON = () => ({ code: error.code ?? 'Error' })
    error.toString = () => error.code ?? 'Error'
    done()
  })
  server.use(readJson(MOST_BYTES))

  server.post('/api/messages', async (request, response) => {
    const activity = parseActivity(request.body)
    if (!activity) {
      response.send(400, { code: 'BadActivity' })
      return
    }
    const began = performance.now()
    const type = activity.type === 'message' || activity.type === 'invoke' ? activity.type : 'other'
    response.once('close', () =>
      operation.metrics.request(type, response.statusCode, (performance.now() - began) / 1000),
    )
    try {
      const answer = await traced('turn', { type }, () =>
        adapter.turn(request.headers.authorization ?? '', request.body as Activity, (context) =>
          bot(context, activity),
        ),
      )
      sendJson(response, answer?.status ?? 200, answer?.body)
    } catch (error) {
      if (error instanceof AuthenticationError) {
        // Where Microsoft's keys cannot be read nobody can be let in, and Teams shall try again.
        const ours = (error as { statusCode?: number }).statusCode === KEYS_UNREADABLE
        if (ours) log.error({ err: withoutText(error) }, 'keys not read')
        response.send(ours ? 503 : 401, { code: ours ? 'Unavailable' : 'Unauthorized' })
        return
      }
      const { statusCode } = error as { statusCode?: number }
      // The conversation is gone, or closed to the bot: there is nobody to tell, and nothing to try again.
      if (statusCode === 403 || statusCode === 404) {
        log.info({ status: statusCode }, 'nobody to answer')
        response.send(200)
        return
      }
      log.error({ err: withoutText(error), status: statusCode }, 'answer failed')
      response.send(500, { code: 'InternalError' })
    }
  })

  serveFiles(server, downloads, log)
  serveOperation(server, operation)
  serveTab(server, tab)

  server.server.keepAliveTimeout = IDLE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      // Nor is one kept whose answer is still under way.
      server.server.keepAliveTimeout = 1
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.server.closeIdleConnections()
      await inTime(closed, CLOSING_MS).catch(() => server.server.closeAllConnections())
    },
  }
}
