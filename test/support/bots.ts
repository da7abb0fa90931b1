import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '../../src/database/connection'
import { type Embedded, startEmbedded } from '../../src/database/embedded'
import { CAST, createDemo, DEMO_CHANNEL, DEMO_TENANT } from '../../src/local/demo'
import { builtFolder } from './build'
import { startTeams, type Teams } from './teams'

/** A real bot process with a simulated clock. */
export interface Bot {
  port: number
  /** Sets its clock and lets it tick; false when it died meanwhile. */
  tick(now: Date): Promise<boolean>
  kill(): Promise<void>
}

/** A database that bots share, the demo council in it, and a simulated Teams around them. */
export interface Machine {
  teams: Teams
  startBot(): Promise<Bot>
  /** The database goes away, and comes back with its files. */
  stopDatabase(): Promise<void>
  startDatabase(): Promise<void>
  /** Messages by the delivery that they were. */
  sent(): Map<string, number>
  /** When so many different deliveries have been sent, or 2 s later. */
  whenSent(count: number): Promise<void>
  close(): Promise<void>
}

/** A bot process on a database. `exited` resolves to nothing when it has ended. */
export async function forkBot(
  uri: string,
  { environment = {}, ...options }: ForkOptions & { environment?: NodeJS.ProcessEnv } = {},
): Promise<{ child: ChildProcess; exited: Promise<undefined>; port: number }> {
  const child = fork(join(await builtFolder(), 'local/simulated.js'), {
    ...options,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PORT: '0',
      MONGODB_URI: uri,
      TEAMS_RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
      ...environment,
    },
  })
  const exited = once(child, 'exit').then(() => undefined)
  const started = (await Promise.race([once(child, 'message'), exited])) as [{ port: number }] | undefined
  if (!started) throw new Error('the bot did not start')
  return { child, exited, port: started[0].port }
}

export async function startMachine(now: Date): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  const path = join(folder, 'db')
  let embedded: Embedded | undefined = await startEmbedded({ folder: path })
  const { uri } = embedded
  const database: Database = await connect({ uri, folder: path })
  const teams = await startTeams({ tenantId: DEMO_TENANT })
  const people = Object.values(CAST).map(({ name, aadObjectId }) => teams.person({ name, aadObjectId }))
  const channel = teams.channel({ team: DEMO_CHANNEL.name, members: people })
  await createDemo(now, channel)
  const children = new Set<ChildProcess>()

  async function startBot(): Promise<Bot> {
    const { child, exited, port } = await forkBot(uri)
    children.add(child)
    child.once('exit', () => children.delete(child))
    return {
      port,
      async tick(at) {
        const answer = Promise.race([once(child, 'message'), exited])
        if (child.connected) child.send({ now: at.toISOString() }, () => {})
        const told = (await answer) as [{ ticked?: string }] | undefined
        return told?.[0].ticked !== undefined
      },
      async kill() {
        child.kill('SIGKILL')
        await exited
      },
    }
  }

  const first = await startBot()
  teams.connectBot(`http://127.0.0.1:${first.port}/api/messages`)
  await channel.addBot()
  await first.kill()

  function sent(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { kind, body, status } of teams.requests) {
      const key = (body as { channelData?: { deliveryKey?: string } } | undefined)?.channelData?.deliveryKey
      if (kind === 'send' && key && status === 201) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return counts
  }

  return {
    teams,
    startBot,
    sent,
    async whenSent(count) {
      const until = Date.now() + 2_000
      while (sent().size < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 1))
    },
    async stopDatabase() {
      await embedded?.close()
      embedded = undefined
    },
    async startDatabase() {
      embedded = await startEmbedded({ folder: path })
      if (embedded.uri !== uri) throw new Error('the database came back elsewhere')
    },
    async close() {
      for (const child of children) child.kill('SIGKILL')
      await database.close()
      await embedded?.close()
      await teams.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
