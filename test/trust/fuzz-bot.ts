import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { forkBot } from '../support/bots'

export interface Asked {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string
}
export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  ms: number
}

export interface Held {
  /** Bytes, after a collection. */
  heap: number
  /** Milliseconds that the process has computed so far. */
  cpuMs: number
  /** What was written into the prototype of all objects. */
  polluted: string[]
}

/** A bot process that is watched: what it logs, whether it answers, what it holds. */
export interface WatchedBot {
  port: number
  /** Sends it. Rejects when the connection breaks, or nothing comes within `GIVE_UP_MS`. */
  ask(asked: Asked): Promise<Answered>
  /** Warnings and errors since the last look, each with the place in the code. */
  complaints(): string[]
  held(): Promise<Held>
  tick(now: Date): Promise<void>
  close(): Promise<void>
}

const GIVE_UP_MS = 30_000

export async function watchBot(uri: string): Promise<WatchedBot> {
  const { child, exited, port } = await forkBot(uri, {
    silent: true,
    execArgv: ['--expose-gc', '-r', join(__dirname, 'heap.cjs')],
    environment: { LOG_LEVEL: 'warn' },
  })
  let said: string[] = []
  let died = false
  void exited.then(() => {
    died = true
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => said.push(...chunk.toString().split('\n').filter(Boolean)))
  const agent = new Agent({ keepAlive: true, timeout: 2_000 })
  const heard = <T>(wanted: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const listen = (message: object) => {
        if (!(wanted in message) && !('failed' in message)) return
        child.off('message', listen)
        if (wanted in message) resolve(message as T)
        else reject(new Error(`the bot could not: ${JSON.stringify(message)}`))
      }
      child.on('message', listen)
      void exited.then(() => reject(new Error('the bot died')))
    })

  return {
    port,
    ask({ method, path, headers, body }) {
      const began = performance.now()
      return new Promise((resolve, reject) => {
        const bytes = Buffer.from(body ?? '')
        const call = request(
          {
            port,
            host: '127.0.0.1',
            method,
            path,
            agent,
            headers: {
              'content-type': 'application/json',
              'content-length': String(bytes.length),
              ...headers,
            },
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks),
                ms: performance.now() - began,
              }),
            )
          },
        )
        call.setTimeout(GIVE_UP_MS, () => call.destroy(new Error('no answer')))
        call.on('error', reject)
        call.end(bytes)
      })
    },
    complaints() {
      const all = said.map(placeOf)
      said = []
      return died ? [...all, 'the bot died'] : all
    },
    async held() {
      const told = heard<Held>('heap')
      child.kill('SIGUSR2')
      return told
    },
    async tick(now) {
      const told = heard('ticked')
      child.send({ now: now.toISOString() })
      await told
    },
    async close() {
      agent.destroy()
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** A line of the log without what differs each time. */
function placeOf(line: string): string {
  try {
    const { msg, verb, name, status, err } = JSON.parse(line)
    const frames = String(err?.stack ?? '')
      .split('\n')
      .filter((frame) => !frame.includes('node_modules'))
      .slice(0, 4)
      .map((frame) => frame.trim())
    return [msg, verb, name, status, err?.name, ...frames].filter(Boolean).join(' ')
  } catch {
    return line
  }
}
