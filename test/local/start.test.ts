import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtFolder } from '../support/build'

interface Started {
  child: ChildProcess
  out: () => string
  err: () => string
  /** Resolves when it has said so on standard output. */
  says(pattern: RegExp): Promise<void>
  /** Ctrl-C; gives the exit code. */
  interrupt(): Promise<number | null>
}

let folder: string
let port: number
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  port = await freePort()
})
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port: free } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return free
}

/** What `npm start -- <args>` runs once it has built. */
async function start(...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, [join(await builtFolder(), 'local/start.js'), ...args], {
    env: { PATH: process.env.PATH, PORT: String(port), DATABASE_FOLDER: folder },
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  return {
    child,
    out: () => out,
    err: () => err,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(out) && resolve()
        child.stdout.on('data', look)
        child.once('exit', (code) => reject(new Error(`it ended with ${code} and said: ${out}${err}`)))
        look()
      }),
    async interrupt() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      return (await ended)[0]
    },
  }
}

const urlIn = (out: string): string => /http:\/\/localhost:\d+/.exec(out)?.[0] as string
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

test('npm start prints where to chat and what to write, a second one adds a person, and Ctrl-C ends each cleanly', async () => {
  const first = await start()
  await first.says(/Write first: hej\n/)
  expect(first.out().trim().split('\n')).toHaveLength(2)
  expect(first.out()).toContain('Chat as Mette Dahl (medlem): http://localhost:')

  const second = await start('--as', 'sekretaer')
  await second.says(/Write first: hej\n/)
  expect(second.out()).toContain('Chat as Anne Vester (sekretær)')
  expect(urlIn(second.out())).not.toBe(urlIn(first.out()))
  expect([first.err(), second.err()]).toEqual(['', ''])

  expect(await second.interrupt()).toBe(0)
  expect(await answers(urlIn(second.out()))).toBe(false)
  expect(await answers(`http://127.0.0.1:${port}/`)).toBe(true)

  expect(await first.interrupt()).toBe(0)
  expect(await answers(urlIn(first.out()))).toBe(false)
  expect(await answers(`http://127.0.0.1:${port}/`)).toBe(false)
}, 240_000)

test('somebody who is not in the cast is asked to choose among those who are', async () => {
  const asked = await start('--as', 'kongen')
  const [code] = await once(asked.child, 'exit')
  expect(code).toBe(1)
  expect(asked.err()).toContain('--as kongen: choose among formand, næstformand')
}, 60_000)

test('a port that another program holds is named, with the way on', async () => {
  const other = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const refused = await start()
  const [code] = await once(refused.child, 'exit')
  await new Promise((resolve) => other.close(resolve))
  expect(code).toBe(1)
  expect(refused.err()).toContain('Choose one with PORT=')
}, 60_000)
