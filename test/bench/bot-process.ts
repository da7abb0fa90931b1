import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { resolve } from 'node:path'

/** A bot in a process of its own, and the turns that it is given. */
export interface BotProcess {
  /** Posts an activity and resolves with the answer when the turn is over. */
  turn(activity: object): Promise<{ status: number; body: string }>
  /** Resident memory after a collection, in MB. */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** Starts `test/bench/<script>`; it sends `{ port }` when ready and answers `memory` with its bytes. */
export async function startBot(script: string, environment: NodeJS.ProcessEnv = {}): Promise<BotProcess> {
  const child: ChildProcess = fork(resolve(__dirname, script), [], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'development', ...environment },
  })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${code}`)
  })
  const [{ port }] = (await Promise.race([once(child, 'message'), failed])) as [{ port: number }]
  failed.catch(() => {})
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return {
    turn: (activity) =>
      new Promise((resolved, reject) => {
        const body = JSON.stringify(activity)
        const call = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            path: '/api/messages',
            method: 'POST',
            headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('end', () =>
              resolved({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
            )
          },
        )
        call.on('error', reject)
        call.end(body)
      }),
    async memory() {
      child.send('memory')
      const [bytes] = (await once(child, 'message')) as [number]
      return bytes / 1024 / 1024
    },
    async stop() {
      agent.destroy()
      child.kill()
      await once(child, 'exit')
    },
  }
}
