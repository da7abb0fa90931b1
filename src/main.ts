import { join } from 'node:path'
import { pino } from 'pino'
import type { Config } from './config'
import { ConfigError, readConfig } from './config'
import { createApi } from './core/api'
import type { Clock } from './core/clock'
import type { Notification } from './core/feature'
import { type Log, withoutText } from './core/log'
import { createRouter } from './core/router'
import type { TabLink } from './core/tab-pages'
import { connect } from './database/connection'
import {
  conversationIsBack,
  deleteChat,
  rememberConversation,
  stopConversation,
  welcomeOnce,
} from './delivery/conversation-store'
import { noLimits, teamsLimits } from './delivery/limits'
import { deliveryRoom } from './delivery/room'
import { startScheduler } from './delivery/scheduler'
import type { Directory } from './delivery/send'
import { outboxState, releaseHeld } from './delivery/store'
import { createOutbox } from './delivery/worker'
import { createDownloads } from './documents/downloads'
import { createLinks } from './documents/links'
import { signingSecret } from './documents/links-store'
import { featuresWith } from './features'
import { identify, personById, recentCouncil } from './features/council'
import { awakeFrom } from './features/reminders'
import { createHealth } from './operation/health'
import { createMetrics } from './operation/metrics'
import { createAdapter } from './teams/adapter'
import { createBot } from './teams/bot'
import { createContacts } from './teams/contacts'
import { createRemember } from './teams/conversations'
import { createDemoSignIn, type Demo } from './teams/demo-sign-in'
import { LONG_FORMS } from './teams/long-forms'
import { createOpenChat, createSend } from './teams/notify'
import { createPresenter } from './teams/present'
import { startServer } from './teams/server'
import { createEntraSignIn, type SignIn } from './teams/sign-in'
import { linkInBrowser, linkInTeams } from './teams/tab-link'

export interface App {
  port: number
  /** Does now what the scheduler does each minute. */
  tick(): Promise<void>
  close(): Promise<void>
}

/** What a bot on one's own machine, or in a test, has besides. */
export interface Local {
  /** Whom one may be in the tab without a password: never beside credentials. */
  demo?: Demo
  /** Cards link to the tab on this machine. */
  linksToTab?: boolean
  /** Where the built tab is, if not beside this file. */
  tabFolder?: string
}

/**
 * Wires the parts and starts the bot. Without credentials it answers on loopback only. Whoever brings a
 * clock of their own also ticks.
 */
export async function startApp(
  config: Config,
  ownLog: Log,
  ownClock?: Clock,
  { demo: demoPeople, linksToTab = false, tabFolder = join(__dirname, 'tab') }: Local = {},
): Promise<App> {
  if (config.bot && demoPeople) throw new Error('the demo sign-in is for a bot without credentials')
  const clock = ownClock ?? (() => new Date())
  const database = await connect(config.database)
  const metrics = createMetrics(
    { outbox: outboxState, ping: database.ping },
    { ofProcess: config.metricsToken !== undefined },
  )
  const log = metrics.counting(ownLog)
  const health = createHealth(database.ping)
  const directory: Directory = {
    council: recentCouncil,
    person: (tenant, id) => personById({ tenant }, id),
    awake: awakeFrom,
  }
  const features = featuresWith((rooms) => deliveryRoom(rooms, directory, () => outbox.wake()))
  const secret = await signingSecret()
  let port = config.port
  const publicUrl = () => config.publicUrl ?? `http://localhost:${port}`
  const links = createLinks({ secret, publicUrl })
  const router = createRouter(features, links.link, log, metrics.turn)
  const adapter = createAdapter(config)
  const appId = config.bot?.appId ?? ''
  // Local clients come over plain HTTP and share their conversations' ids; nothing else comes to such a bot.
  const local = config.bot === undefined
  const noLink: TabLink = () => undefined
  const tabLink = config.teamsAppId
    ? linkInTeams(config.teamsAppId)
    : linksToTab
      ? linkInBrowser(publicUrl)
      : noLink
  const present = createPresenter({
    tabLink,
    opensDialog: (verb, data) => config.dialogs && LONG_FORMS.includes(router.nameOf(verb, data)),
  })
  const outbox = createOutbox({
    features,
    directory,
    servesTenant: config.servesTenant,
    send: createSend(adapter, appId, present),
    openChat: config.openChats ? createOpenChat(adapter, appId) : undefined,
    sign: links.link,
    limits: config.rateLimits ? teamsLimits : noLimits,
    clock,
    log,
    watch: metrics.delivery,
    perServiceUrl: local,
  })
  const release = async (tenant: string, found: { conversation: string; person?: string }) => {
    const heldFor = [found.conversation, ...(found.person ? [found.person] : [])]
    if ((await releaseHeld(tenant, heldFor, clock())) > 0) outbox.wake()
  }
  const contacts = createContacts(adapter, appId, log)
  const administrators = new Set(config.administrators)
  const identified: typeof identify = async (tenant, aadObjectId, name) => {
    const { person, councils } = await identify(tenant, aadObjectId, name)
    const administrator = aadObjectId !== undefined && administrators.has(aadObjectId.toLowerCase())
    return { person: administrator ? { ...person, administrator } : person, councils }
  }
  const notify = async (notifications: Notification[]) => {
    await outbox.add(notifications)
    if (notifications.length > 0) outbox.wake()
  }
  const bot = createBot({
    router,
    contacts,
    extension: features.flatMap(({ extension }) => extension ?? []),
    present,
    servesTenant: config.servesTenant,
    identify: identified,
    remember: createRemember(
      {
        async keep(scope, found, perServiceUrl) {
          await rememberConversation(scope, found, perServiceUrl)
          await release(scope.tenant, found)
        },
        async heard(scope, found, perServiceUrl) {
          if (await conversationIsBack(scope, found, perServiceUrl)) await release(scope.tenant, found)
        },
      },
      { perServiceUrl: local },
    ),
    left: (tenant, conversation, personal) =>
      personal
        ? deleteChat({ tenant }, conversation)
        : stopConversation({ tenant }, conversation, 'BotNotInConversationRoster'),
    welcomeOnce: (tenant, conversation, now) => welcomeOnce({ tenant }, conversation, now),
    notify,
    plainHttp: local,
    clock,
    log,
  })
  const host = config.bot ? '0.0.0.0' : '127.0.0.1'
  const downloads = createDownloads({
    features,
    links,
    servesTenant: config.servesTenant,
    directory,
    clock,
  })
  const operation = {
    health,
    metrics,
    metricsToken: config.metricsToken ?? (config.bot ? undefined : 'open'),
  }
  const demo = demoPeople && createDemoSignIn(demoPeople)
  const tab = {
    api: createApi(features, links.link, log, metrics.turn),
    router,
    signIn: demo?.check ?? entraSignIn(config),
    demo,
    identify: identified,
    notify,
    contacts,
    appId: config.bot?.appId,
    folder: tabFolder,
    clock,
    log,
  }
  const server = await startServer({ adapter, bot, downloads, operation, tab, port, host, log }).catch(
    async (error) => {
      await database.close()
      throw error
    },
  )
  port = server.port
  const scheduler = startScheduler(features, outbox, clock, log, {
    byHand: ownClock !== undefined,
  })
  return {
    port: server.port,
    tick: scheduler.tick,
    async close() {
      health.end()
      // All at once: what would be claimed meanwhile goes out twice when the host's patience ends.
      await Promise.all([outbox.stop(), scheduler.stop(), server.close()])
      await database.close()
    },
  }
}

/** Without credentials nobody can be checked, so nobody is let in. */
function entraSignIn({ bot, tabAppId, publicUrl, authority, servesTenant }: Config): SignIn {
  if (!bot || !tabAppId) return async () => undefined
  const host = publicUrl && new URL(publicUrl).host
  return createEntraSignIn({
    appId: tabAppId,
    audiences: [`api://${tabAppId}`, ...(host ? [`api://${host}/${tabAppId}`] : [])],
    servesTenant,
    authority,
  })
}

async function main(): Promise<void> {
  // One's own machine has a door of its own (local/start.ts): what is not said here is production.
  const config = readConfig({ ...process.env, NODE_ENV: process.env.NODE_ENV || 'production' })
  const log = pino({ level: config.logLevel, base: { service: 'raadsbot' } })
  const app = await startApp(config, log)
  log.info({ port: app.port }, 'listening')
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      app.close().then(
        () => process.exit(0),
        (error) => {
          log.error({ err: withoutText(error) }, 'could not end')
          process.exit(1)
        },
      )
    })
}

if (require.main === module)
  main().catch((error: Error) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : error.stack}\n`)
    process.exit(1)
  })
