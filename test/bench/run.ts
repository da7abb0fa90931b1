import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { printRows, type Row } from './rows'

/** Longer than any bench takes on a busy machine; what hangs must not keep the others from being seen. */
const MOST_MS = process.env.BENCH_FULL ? 1_800_000 : 240_000

type Bench = { bench?: () => Promise<Row[]> }
const load = (name: string) => import(join(__dirname, `${name}.ts`)) as Promise<Bench>

/** Runs a bench in a process of its own, so that none warms, fills or ends another; gives whether it ended well. */
function run(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    // A group of its own: the bots that it has started end with it, however it ends.
    const child = spawn(process.execPath, [...process.execArgv, __filename, '--here', name], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    const endAll = () => {
      try {
        process.kill(-(child.pid as number), 'SIGKILL')
      } catch {
        // All of them have ended.
      }
    }
    createInterface({ input: child.stdout }).on('line', (line) => {
      // Benches of whole bots let their logs through.
      if (line.startsWith('{"name":')) process.stdout.write(`${line}\n`)
      else process.stderr.write(`${line}\n`)
    })
    const stopped = () => {
      endAll()
      process.exit(130)
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped)
    const timer = setTimeout(endAll, MOST_MS)
    const began = performance.now()
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stopped)
      endAll()
      const seconds = Math.round((performance.now() - began) / 1000)
      if (code !== 0) process.stderr.write(`bench ${name} ended with ${signal ?? code} after ${seconds} s\n`)
    })
    child.on('close', (code) => resolve(code === 0))
  })
}

/** Runs the benches named on the command line, or every file here that exports `bench`, one after another. */
async function main(): Promise<void> {
  const [first, ...names] = process.argv.slice(2)
  if (first === '--here') {
    const { bench } = await load(names[0] as string)
    if (bench) await printRows(bench())
    // A bench that leaves something open has still said all that it had to say.
    return process.exit(0)
  }
  const all = readdirSync(__dirname)
    .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
    .map((file) => basename(file, '.ts'))
  const wanted = first === undefined ? all : [first, ...names]
  let failed = false
  for (const name of wanted) {
    if (first === undefined && !(await load(name)).bench) continue
    if (!(await run(name))) failed = true
  }
  process.exitCode = failed ? 1 : 0
}
main()
