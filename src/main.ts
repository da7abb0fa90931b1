import { pino } from 'pino'
import type { Config } from './config'
import { ConfigError, readConfig } from './config'
import type { Clock } from './core/clock'
import type { Log } from './core/log'
import { createRouter } from './core/router'
import { connect } from './database/connection'
import { startScheduler } from './delivery/scheduler'
import { rememberConversation, welcomeOnce } from './delivery/store'
import { createOutbox } from './delivery/worker'
import { createDownloads } from './documents/downloads'
import { createLinks } from './documents/links'
import { signingSecret } from './documents/links-store'
import { features } from './features'
import { councilById, identify, personById } from './features/council'
import { createAdapter } from './teams/adapter'
import { createBot } from './teams/bot'
import { createRemember } from './teams/conversations'
import { createSend } from './teams/notify'
import { startServer } from './teams/server'

export interface App {
  port: number
  /** Does now what the scheduler does each minute. */
  tick(): Promise<void>
  close(): Promise<void>
}

/** Wires the parts and starts the bot. Without credentials it answers on loopback only. */
export async function startApp(config: Config, log: Log, clock: Clock = () => new Date()): Promise<App> {
  const database = await connect(config.database)
  const secret = await signingSecret()
  let port = config.port
  const links = createLinks({ secret, publicUrl: () => config.publicUrl ?? `http://localhost:${port}` })
  const router = createRouter(features, links.link, log)
  const adapter = createAdapter(config)
  const directory = {
    council: councilById,
    person: (tenant: string, id: string) => personById({ tenant }, id),
  }
  const outbox = createOutbox({
    features,
    directory,
    send: createSend(adapter, config.bot?.appId ?? ''),
    sign: links.link,
    clock,
    log,
  })
  const bot = createBot({
    router,
    identify,
    remember: createRemember(rememberConversation, { perServiceUrl: config.bot === undefined }),
    welcomeOnce: (tenant, conversation, now) => welcomeOnce({ tenant }, conversation, now),
    async notify(notifications) {
      await outbox.add(notifications)
      if (notifications.length > 0)
        outbox.drain().catch((error: Error) => log.error({ name: error.name }, 'delivery failed'))
    },
    plainHttp: config.bot === undefined,
    clock,
    log,
  })
  const host = config.bot ? '0.0.0.0' : '127.0.0.1'
  const downloads = createDownloads({ features, links, directory, clock })
  const server = await startServer({ adapter, bot, downloads, port, host, log }).catch(async (error) => {
    await database.close()
    throw error
  })
  port = server.port
  const scheduler = startScheduler(features, outbox, clock, log)
  return {
    port: server.port,
    tick: scheduler.tick,
    async close() {
      await scheduler.stop()
      await server.close()
      await outbox.drain()
      await database.close()
    },
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const app = await startApp(config, log)
  log.info({ port: app.port }, 'listening')
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
}

if (require.main === module)
  main().catch((error: Error) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : error.stack}\n`)
    process.exit(1)
  })
