import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type BotProcess, startBot } from '../bench/bot-process'

/** A database in a process of its own, the bots on it, and the folder of its files. */
export interface Site {
  uri: string
  folder: string
  bots: BotProcess[]
  close(): Promise<void>
}

/** The embedded database as `npm run database` starts it, or the one that MONGODB_URI names. */
async function startDatabase(folder: string): Promise<{ uri: string; child?: ChildProcess }> {
  const named = process.env.MONGODB_URI
  if (named) return { uri: named }
  const child = spawn(process.execPath, [resolve(__dirname, '../../dist/database/embedded/main.js')], {
    env: { ...process.env, DATABASE_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('MONGODB_URI=')) return { uri: line.slice('MONGODB_URI='.length), child }
  throw new Error('the database did not start')
}

/** Starts the database, lets `fill` put something in it, and starts as many bots. */
export async function startSite(
  instances: number,
  fill: (uri: string, folder: string) => Promise<void>,
  environment: NodeJS.ProcessEnv = {},
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'raadsbot-load-'))
  const { uri, child } = await startDatabase(folder)
  await fill(uri, folder)
  const bots: BotProcess[] = []
  for (let at = 0; at < instances; at += 1)
    bots.push(await startBot('bots/app.js', { ...environment, MONGODB_URI: uri }))
  return {
    uri,
    folder,
    bots,
    async close() {
      for (const bot of bots) await bot.stop()
      const ended = child && new Promise((done) => child.once('exit', done))
      child?.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
