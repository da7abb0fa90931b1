import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../../src/config'
import { createDemo, type Part } from '../../src/local/demo'
import { playgroundCast } from '../../src/local/demo-cast'
import { type Playground, startPlayground } from '../../src/local/playground'
import { type App, startApp } from '../../src/main'
import { findChromium, openPlayground, type PlaygroundUser } from './playground'

/** `test` where a Chromium is found; elsewhere the tests are skipped, unless BROWSER_TESTS=required. */
export function browserTest(): jest.It {
  if (findChromium()) return test
  if (process.env.BROWSER_TESTS === 'required')
    throw new Error('BROWSER_TESTS=required, but no Chromium is found')
  process.stderr.write('No Chromium found: the browser tests are skipped. Set CHROMIUM_PATH to run them.\n')
  return test.skip
}

let app: App
let folder: string
const open: (Playground | PlaygroundUser)[] = []

/** The bot's wall clock; set it to travel. */
export const time: { now?: Date } = {}

/** The bot with the demo council, made at `made`; ended by `leave`. */
export async function openBot({ made = new Date() } = {}): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  const config = readConfig({ NODE_ENV: 'test', PORT: '0', DATABASE_FOLDER: folder })
  app = await startApp(config, pino({ level: 'silent' }), () => time.now ?? new Date())
  await createDemo(made)
}

/** Somebody of the demo council at a Playground of their own. */
export async function sitDown(as: Part, viewport = { width: 1280, height: 900 }): Promise<PlaygroundUser> {
  const playground = await startPlayground({ botPort: app.port, cast: playgroundCast, as: `29:${as}` })
  open.push(playground)
  const user = await openPlayground(playground.url, { viewport })
  open.push(user)
  return user
}

export async function leave(): Promise<void> {
  for (const window of open.splice(0).reverse()) await window.close()
  await app.close()
  await rm(folder, { recursive: true, force: true })
}
