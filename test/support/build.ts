import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const root = resolve(__dirname, '../..')

/**
 * A folder with `src` compiled to JavaScript and the tab built, for tests that need real processes or browsers. Built once for a state of the
 * sources and shared by all test files; it lies beside `dist`, so that relative paths to other folders hold.
 */
export async function builtFolder(): Promise<string> {
  const folder = join(root, `.built-${stateOfSources()}`)
  const lock = `${folder}.lock`
  // One builds, the others wait for it; a lock that nobody clears any more is passed over after a minute.
  for (let waited = 0; !existsSync(folder) && !taken(lock) && waited < 600; waited++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  if (existsSync(folder)) return folder
  const own = `${folder}.${process.pid}`
  mkdirSync(own, { recursive: true })
  try {
    const compiler = require.resolve('typescript/package.json').replace('package.json', 'bin/tsc')
    execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', own], {
      cwd: root,
      stdio: 'pipe',
    })
    const bundler = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js')
    execFileSync(process.execPath, [bundler, 'build', '--outDir', join(own, 'tab')], {
      cwd: root,
      stdio: 'pipe',
      // As it is shipped: under jest's own it would be React for developers.
      env: { ...process.env, NODE_ENV: 'production' },
    })
    renameSync(own, folder)
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    // Another test file may have been first.
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
  forgetOthers(folder)
  return folder
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

function stateOfSources(): string {
  const state = createHash('sha256')
  for (const file of (readdirSync(join(root, 'src'), { recursive: true }) as string[]).sort()) {
    const { mtimeMs, size } = statSync(join(root, 'src', file))
    state.update(`${file} ${mtimeMs} ${size}\n`)
  }
  return state.digest('hex').slice(0, 12)
}

const anHour = 3_600_000

function forgetOthers(folder: string): void {
  for (const name of readdirSync(root)) {
    const other = join(root, name)
    if (!name.startsWith('.built-') || other === folder) continue
    // Another process may be renaming its own folder at this moment.
    const { mtimeMs } = statSync(other, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > anHour) rmSync(other, { recursive: true, force: true })
  }
}
