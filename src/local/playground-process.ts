import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'

const PACKAGE = '@microsoft/m365agentsplayground'
const CONFIG = 'config.yml'
const LOG = 'playground.log'

/**
 * Loaded into the Playground before its own code. By itself it listens on every network interface and asks
 * nobody who they are, so a neighbour on the network could speak to the bot as any member. And it is to end
 * with us, however we end, and to leave nothing: the channel to a parent closes even where the parent was
 * killed.
 */
const GUARD = `
const { Server } = require('node:net')
const listen = Server.prototype.listen
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest)
}
process.on('disconnect', () => {
  try {
    require('node:fs').rmSync(__dirname, { recursive: true, force: true })
  } finally {
    process.exit(0)
  }
})
`

/** The file that runs the installed Playground. Throws, saying what to do, when it is not installed. */
export async function playgroundCli(): Promise<string> {
  try {
    const manifest = require.resolve(`${PACKAGE}/package.json`)
    const { bin } = JSON.parse(await readFile(manifest, 'utf8')) as { bin: { agentsplayground: string } }
    return path.join(path.dirname(manifest), bin.agentsplayground)
  } catch (cause) {
    throw new Error(`The Agents Playground (npm ${PACKAGE}) is not installed: run npm ci`, { cause })
  }
}

interface Launch {
  cli: string
  /** An empty folder: its configuration, its log and whatever else it writes stay there. */
  folder: string
  config: string
  botPort: number
  /** Where to begin looking for a free port. */
  port: number
}

/** Starts the process; it tells its port on its output. */
export async function launchPlayground({
  cli,
  folder,
  config,
  botPort,
  port,
}: Launch): Promise<ChildProcess> {
  const guard = path.join(folder, 'guard.cjs')
  await writeFile(guard, GUARD)
  await writeFile(path.join(folder, CONFIG), config)
  const bot = `http://127.0.0.1:${botPort}/api/messages`
  const own = String(await freePort(port))
  const start = [
    'start',
    '--app-endpoint',
    bot,
    '--channel-id',
    'msteams',
    '--disable-telemetry',
    '--port',
    own,
  ]
  return spawn(process.execPath, ['--require', guard, cli, ...start], {
    cwd: folder,
    env: environmentFor(folder),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

/** No browser, no telemetry, and no proxy, for all that it talks to is on this machine. */
function environmentFor(folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(https?_proxy|all_proxy)$/i.test(name))
  return {
    ...Object.fromEntries(kept),
    TEAMSAPPTESTER_BROWSER: 'none',
    // --disable-telemetry leaves Application Insights' own heartbeat alive.
    APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: path.join(folder, CONFIG),
    M365_AGENTS_PLAYGROUND_LOGFILE: path.join(folder, LOG),
  }
}

/** The first port from `port` on that nobody listens on. */
async function freePort(port: number): Promise<number> {
  const probe = createServer()
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening')
    return port
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= 65_535) throw error
    return freePort(port + 1)
  } finally {
    probe.close()
  }
}

/** What it has to say for itself: errors go to its log file only. */
export async function lastWords(folder: string, heard: string[]): Promise<string> {
  const log = await readFile(path.join(folder, LOG), 'utf8').catch(() => '')
  const errors = log.split('\n').filter((line) => line.startsWith('error '))
  return [...errors.map((line) => line.slice('error '.length)), ...heard].join(' ').trim()
}
