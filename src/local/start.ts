import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { type Config, ConfigError, readConfig } from '../config'
import { startApp } from '../main'
import { CAST, createDemo, DEMO, type Part } from './demo'
import { playgroundCast } from './demo-cast'
import { startPlayground } from './playground'

/** The part that somebody asks to play; any case, æ also as ae. */
function partOf(asked: string): Part {
  const wanted = asked.normalize('NFC').toLowerCase().replace(/ae/g, 'æ')
  const part = (Object.keys(CAST) as Part[]).find((name) => name === wanted)
  if (!part) throw new ConfigError([`--as ${asked}: choose among ${Object.keys(CAST).join(', ')}`])
  return part
}

/** Whether a Rådsbot answers on the port already. */
async function botRuns(port: number): Promise<boolean> {
  const stop = new AbortController()
  // Not AbortSignal.timeout: it keeps no process alive, and a fetch can wait for ever.
  const timer = setTimeout(() => stop.abort(), 2_000)
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: stop.signal })
    return answer.headers.get('server') === 'raadsbot'
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Starts what does not run yet; gives what to tell the newcomer, and the way to end it all. */
async function start(config: Config, as: Part): Promise<{ told: string; close(): Promise<void> }> {
  const running = await botRuns(config.port)
  const app = running
    ? undefined
    : await startApp(config, pino({ level: config.logLevel }), undefined, {
        demo: DEMO,
        linksToTab: true,
      })
  if (app) {
    await createDemo(new Date(), undefined, { invites: true })
    // The summons waits for whoever opens a Playground.
    await app.tick()
  }
  const playground = await startPlayground({
    botPort: config.port,
    cast: playgroundCast,
    as: `29:${as}`,
  }).catch(async (error) => {
    await app?.close()
    throw error
  })
  const tab = `http://localhost:${config.port}/tab`
  return {
    told: `Chat as ${CAST[as].name} (${as}): ${playground.url} (and the tab: ${tab})\nWrite first: hej\n`,
    async close() {
      await playground.close()
      await app?.close()
    },
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string', default: 'medlem' } } })
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env })
  if (config.bot)
    throw new ConfigError(['MICROSOFT_APP_ID: leave it empty here; npm run serve starts the bot for Teams'])
  const { told, close } = await start(config, partOf(values.as))
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  // Last: whoever reads it may press Ctrl-C at once.
  process.stdout.write(told)
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken =
    error.code === 'EADDRINUSE' ? 'The port is taken by another program. Choose one with PORT=…' : undefined
  process.stderr.write(`${taken ?? (error instanceof ConfigError ? error.message : error.stack)}\n`)
  process.exit(1)
})
