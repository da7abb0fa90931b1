import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '..')
const PORT = '39780'

export interface Step {
  does: string
  what: string
}

/** The Dockerfile's instructions, comments left out. */
export const stepsOf = (text: string): Step[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, does = '', what = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
      return { does, what }
    })

/** What `COPY` takes from this folder: each must be there, and let in by .dockerignore. */
export const copiedFromHere = (steps: Step[]): string[] =>
  steps
    .filter(({ does, what }) => does === 'COPY' && !what.startsWith('--from'))
    .flatMap(({ what }) => what.split(/\s+/).slice(0, -1))

/** Carries out the build steps in folders in place of images, then starts the bot and asks for its health. */
async function main(): Promise<void> {
  const steps = stepsOf(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'))
  const temporary = mkdtempSync(join(tmpdir(), 'raadsbot-image-'))
  const stages = new Map<string, string>()
  let root = ''
  let here = ''
  let command: string[] = []
  let health: string[] = []
  try {
    for (const { does, what } of steps) {
      process.stdout.write(`${does} ${what.slice(0, 90)}\n`)
      if (does === 'FROM') {
        root = join(temporary, String(stages.size))
        stages.set(/ AS (\w+)/.exec(what)?.[1] ?? '', root)
      } else if (does === 'WORKDIR') {
        here = join(root, what)
        mkdirSync(here, { recursive: true })
      } else if (does === 'COPY') copy(what)
      else if (does === 'RUN') run(what)
      else if (does === 'HEALTHCHECK') health = JSON.parse(what.slice(what.indexOf('[')))
      else if (does === 'CMD') command = JSON.parse(what)
    }
    await start()
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }

  function copy(what: string): void {
    const [, from] = /^--from=(\w+)\s/.exec(what) ?? []
    const paths = what.replace(/^--\S+\s+/, '').split(/\s+/)
    const target = resolve(here, paths.at(-1) ?? '.')
    for (const path of paths.slice(0, -1)) {
      const source = from ? join(stages.get(from) ?? '', path) : join(ROOT, path)
      const into = what.endsWith('/') ? join(target, basename(path)) : target
      cpSync(source, into, { recursive: true })
    }
  }

  function run(what: string): void {
    const { NODE_ENV: _, ...env } = process.env
    const { status } = spawnSync('sh', ['-c', what], {
      cwd: here,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (status !== 0) throw new Error(`failed: ${what}`)
  }

  async function start(): Promise<void> {
    // As the workflow runs it: in production the bot asks for the Teams settings.
    const env = { PATH: process.env.PATH, PORT, NODE_ENV: 'development' }
    const [program = '', ...rest] = command
    const bot = spawn(program, rest, { cwd: here, env, stdio: ['ignore', 'inherit', 'inherit'] })
    const ended = once(bot, 'exit')
    try {
      for (let attempt = 0; ; attempt += 1) {
        const [probe = '', ...code] = health
        if (spawnSync(probe, code, { env }).status === 0) break
        if (attempt >= 60 || bot.exitCode !== null) throw new Error('the bot does not become healthy')
        await new Promise((resume) => setTimeout(resume, 500))
      }
      process.stdout.write('healthy\n')
    } finally {
      bot.kill('SIGTERM')
      await ended
    }
    if (existsSync(join(here, 'node_modules/typescript'))) throw new Error('the image holds the build tools')
  }
}

if (require.main === module)
  main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
