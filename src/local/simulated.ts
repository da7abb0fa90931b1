import { pino } from 'pino'
import { z } from 'zod'
import { ConfigError, readConfig } from '../config'
import { startApp } from '../main'
import { DEMO } from './demo'

const Told = z.object({ now: z.iso.datetime() })

/**
 * A bot in a process of its own whose time is told by the process that forked it: `{ now }` sets the
 * clock and ticks once, answered with `{ ticked }`. For tests that need real processes.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  if (config.production) throw new ConfigError(['NODE_ENV: a simulated clock is refused in production'])
  let now = new Date(0)
  const app = await startApp(config, pino({ level: config.logLevel }), () => now, {
    demo: config.bot ? undefined : DEMO,
  })
  const tell = (message: object) => process.send?.(message)
  process.on('message', (message) => {
    now = new Date(Told.parse(message).now)
    app.tick().then(
      () => tell({ ticked: now }),
      (error: Error) => tell({ failed: error.name }),
    )
  })
  process.once('disconnect', () => process.exit(0))
  tell({ port: app.port })
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
