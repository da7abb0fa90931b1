import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { type Config, readConfig } from '../../src/config'
import { CAST, createDemo, DEMO, DEMO_CHANNEL, DEMO_TENANT, type Part } from '../../src/local/demo'
import { type App, startApp } from '../../src/main'
import { wordsInBooks } from './books'
import { type Channel, type Person, startTeams, type Teams } from './teams'

/** The whole bot over HTTP, on a database of its own, with a simulated Teams around it. */
export interface World {
  app: App
  teams: Teams
  /** The demo council's people by the Danish name of their place: formand, sekretær, medlem … */
  people: Record<Part, Person>
  channel: Channel
  /** The bot's wall clock; set `now` to travel. */
  time: { now: Date }
  log: string[]
  close(): Promise<void>
}

/** A council of ten with its next meeting on Thursday 4 February 2027 at 17.00; the clock stands in January. */
export async function startWorld({
  now = new Date('2027-01-11T09:00:00Z'),
  rateLimits = 'off',
  config: changes = {},
  tabFolder,
  linksToTab,
}: {
  now?: Date
  rateLimits?: string
  config?: Partial<Config>
  tabFolder?: string
  linksToTab?: boolean
} = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  const time = { now }
  const log: string[] = []
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_FOLDER: folder,
    MONGODB_URI: testUri(),
    TEAMS_RATE_LIMITS: rateLimits,
    ADMINISTRATORS: CAST.gæst.aadObjectId,
  })
  const app = await startApp(
    { ...config, ...changes },
    pino({ level: 'trace' }, { write: (line) => void log.push(line) }),
    () => time.now,
    { demo: changes.bot ? undefined : DEMO, tabFolder, linksToTab },
  )
  const teams = await startTeams({ tenantId: DEMO_TENANT })
  teams.connectBot(`http://127.0.0.1:${app.port}/api/messages`)
  const people = Object.fromEntries(
    Object.entries(CAST).map(([key, { name, aadObjectId }]) => [
      key,
      teams.person({ name, aadObjectId, userRole: key === 'gæst' ? 'guest' : 'user' }),
    ]),
  ) as Record<Part, Person>
  const channel = teams.channel({
    team: DEMO_CHANNEL.name,
    members: Object.entries(people)
      .filter(([key]) => key !== 'gæst')
      .map(([, person]) => person),
  })
  await createDemo(now, channel)
  await channel.addBot()
  return {
    app,
    teams,
    people,
    channel,
    time,
    log,
    async close() {
      try {
        expectNoWords(await booksOf({ app, teams, log }))
      } finally {
        await app.close()
        await teams.close()
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

function expectNoWords(words: string[]): void {
  if (words.length > 0) throw new Error(`The bot’s own books hold what people wrote:\n${words.join('\n')}`)
}

/** What people wrote and the bot's own books hold; nothing where the test has taken the database away. */
async function booksOf({ app, teams, log }: Pick<World, 'app' | 'teams' | 'log'>): Promise<string[]> {
  if (mongoose.connection.readyState !== mongoose.ConnectionStates.connected) return []
  const answer = await fetch(`http://127.0.0.1:${app.port}/metrics`).catch(() => undefined)
  return wordsInBooks(teams.typed, { log, figures: (await answer?.text()) ?? '' })
}

// On a real MongoDB each world has a database of its own.
function testUri(): string | undefined {
  const uri = process.env.MONGODB_URI
  if (!uri) return undefined
  const url = new URL(uri)
  url.pathname = `/raadsbot-test-${process.pid}-${Date.now()}`
  return url.toString()
}
