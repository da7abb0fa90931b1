import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { parseFileSync } from '@swc/core'
import { check } from 'recheck'

const SOURCES = resolve(__dirname, '../src')
const VERDICTS = resolve(__dirname, '../test/trust/patterns.json')
const PATIENCE_MS = 60_000

/** Every regular expression that the sources write out, as `/…/flags`. */
export function patternsInSources(): string[] {
  const found = new Set<string>()
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    const { type, pattern, flags } = node as { type?: string; pattern?: string; flags?: string }
    if (type === 'RegExpLiteral') found.add(`/${pattern}/${flags}`)
    for (const part of Object.values(node)) walk(part)
  }
  for (const file of readdirSync(SOURCES, { recursive: true }) as string[])
    if (/\.tsx?$/.test(file))
      walk(parseFileSync(join(SOURCES, file), { syntax: 'typescript', tsx: file.endsWith('x') }))
  return [...found].sort()
}

/** What was found of each: `safe`, or how its time grows with the text. */
export const verdicts = (): Record<string, string> => JSON.parse(readFileSync(VERDICTS, 'utf8'))

/** Looks at the patterns that are not known to be safe, and forgets those that are gone. */
async function main(): Promise<void> {
  const known = verdicts()
  const all: Record<string, string> = {}
  for (const written of patternsInSources()) {
    const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(written) ?? []
    all[written] = known[written] === 'safe' ? 'safe' : await verdictOn(pattern, flags)
    if (all[written] !== 'safe') process.stdout.write(`${all[written]}: ${written}\n`)
  }
  writeFileSync(VERDICTS, `${JSON.stringify(all, undefined, 2)}\n`)
}

async function verdictOn(pattern: string, flags: string): Promise<string> {
  const found = await check(pattern, flags, { timeout: PATIENCE_MS })
  if (found.status === 'safe') return 'safe'
  if (found.status === 'unknown') return 'undecided'
  // recheck's model looks back at every step; the engine that we run on may not.
  return (await endsInTime(pattern, flags, found.attack.string))
    ? 'safe'
    : `${found.complexity.summary}: ${found.attack.pattern}`
}

const LONG = 100_000
const IN_TIME_MS = 2_000

/** Whether the engine gets through a text of the kind that is said to hold it up. */
async function endsInTime(pattern: string, flags: string, text: string): Promise<boolean> {
  const worker = new Worker(
    `const { pattern, flags, text } = require('worker_threads').workerData
     text.replace(new RegExp(pattern, flags), '')`,
    { eval: true, workerData: { pattern, flags, text: stretched(text) } },
  )
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, IN_TIME_MS, false))
  const ended = once(worker, 'exit').then(() => true)
  return Promise.race([ended, late]).finally(() => worker.terminate())
}

/** The text with its repeated middle repeated further. */
function stretched(text: string): string {
  const middle = Math.floor(text.length / 2)
  const unit = text.slice(middle, middle + 2)
  return text.slice(0, middle) + unit.repeat(Math.max(0, LONG - text.length) / 2) + text.slice(middle)
}

if (require.main === module) void main()
