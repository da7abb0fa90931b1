import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { type Cast, channelsOf, configFor } from './playground-config'
import { lastWords, launchPlayground, playgroundCli } from './playground-process'

export type { Cast, CastPerson } from './playground-config'

export interface PlaygroundOptions {
  /** The port on which the bot listens on loopback. */
  botPort: number
  /** Where to begin looking for a free port. */
  port?: number
  cast: Cast
  /** The id of the person at the keyboard. */
  as: string
}

export interface Playground {
  url: string
  port: number
  /** Ends it and all that it started. May be called twice. */
  close(): Promise<void>
}

const FIRST_PORT = 56150
const START_MS = 90_000
const CLOSE_MS = 2_000

/**
 * Starts Microsoft's Agents Playground beside a running bot, as one person, and tells the bot where the
 * team's channels are (the Playground itself would do so only when its user opens the channel). The
 * personal chat announces itself when the page is opened: what is sent before that, nobody would see.
 * Rejects when the Playground is not installed, does not start, or ends at once; says why if it said so.
 */
export async function startPlayground({
  botPort,
  port = FIRST_PORT,
  cast,
  as,
}: PlaygroundOptions): Promise<Playground> {
  const config = configFor(cast, as)
  const cli = await playgroundCli()
  const folder = await mkdtemp(path.join(tmpdir(), 'raadsbot-playground-'))
  let close = () => rm(folder, { recursive: true, force: true })
  try {
    const child = await launchPlayground({ cli, folder, config, botPort, port })
    close = closing(child, folder)
    const actual = await listening(child, folder)
    const url = `http://localhost:${actual}`
    for (const channel of channelsOf(cast)) await announce(url, channel)
    return { url, port: actual, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Waits until it answers and gives its port, which is a random one if ours was taken meanwhile. */
async function listening(child: ChildProcess, folder: string): Promise<number> {
  const heard: string[] = []
  child.stderr?.on('data', (chunk) => heard.push(String(chunk)))
  const death = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', async (code, signal) =>
      reject(new Error(`The Agents Playground ended (${signal ?? code}). ${await lastWords(folder, heard)}`)),
    )
  })
  const late = delay(START_MS, undefined, { ref: false }).then(() => {
    throw new Error(`The Agents Playground did not answer within ${START_MS / 1000} s`)
  })
  return Promise.race([answering(child), death, late])
}

async function answering(child: ChildProcess): Promise<number> {
  const port = await new Promise<number>((found, lost) => {
    if (!child.stdout) return lost(new Error('The Agents Playground has no output to read'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = /^Listening on (\d+)/.exec(line)?.[1]
      if (told) found(Number(told))
    })
  })
  while (!ended(child) && !(await pings(port))) await delay(50)
  return port
}

const ended = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null

const pings = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/_debug/ping`).then(
    ({ ok }) => ok,
    () => false,
  )

async function announce(url: string, conversation: string): Promise<void> {
  const at = `${url}/_debug/conversation/${encodeURIComponent(conversation)}/installation`
  const headers = { 'content-type': 'application/json' }
  const { ok, status } = await fetch(at, { method: 'POST', headers, body: '{}' })
  if (!ok) throw new Error(`The Agents Playground does not know the conversation ${conversation} (${status})`)
}

function closing(child: ChildProcess, folder: string): () => Promise<void> {
  let closed: Promise<void> | undefined
  const close = async () => {
    if (!ended(child)) {
      const exit = once(child, 'exit')
      child.kill()
      if (!(await Promise.race([exit, delay(CLOSE_MS, undefined, { ref: false })]))) child.kill('SIGKILL')
      await exit
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return () => {
    closed ??= close()
    return closed
  }
}
