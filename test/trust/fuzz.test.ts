import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { audit } from '../../src/audit'
import { type Embedded, startEmbedded } from '../../src/database/embedded'
import { demoScope } from '../features/agenda/agenda-world'
import { startWorld, type World } from '../support/app'
import { partsIn } from '../support/card-forms'
import { makeBusy } from './busy-council'
import { type Asked, type WatchedBot, watchBot } from './fuzz-bot'
import { type Case, cases } from './fuzz-cases'
import { fuzzTurns } from './fuzz-turns'
import { namedIn } from './named'

/** `npm run fuzz` asks for more, with FUZZ_SEED for another walk. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 250)
const SEED = Number(process.env.FUZZ_SEED ?? 1)
const LONG = RUNS > 1_000
/** So long nothing may compute. What takes longer by the clock is asked again: this machine has other work too. */
const HANG_MS = 1_000
/** So long nothing may take, whatever it waits for. */
const WAIT_MS = 15_000
const EACH_TICK = 100
const MB = 1024 * 1024
/** What a bot may hold more after a long run than after its first quarter. */
const MOST_GROWTH = 24 * MB
const MINUTE = 60_000

let folder: string
let embedded: Embedded
let world: World
let bot: WatchedBot
let turns: Awaited<ReturnType<typeof fuzzTurns>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  embedded = await startEmbedded({ folder })
  const { uri } = embedded
  world = await startWorld({ config: { database: { uri, folder } } })
  await makeBusy(world)
  await world.app.tick()
  const { council } = await demoScope(world)
  bot = await watchBot(uri)
  await bot.tick(world.time.now)
  turns = await fuzzTurns(world, council, await namedIn(world, council))
  await turns.signIn(bot.ask)
}, 300_000)
afterAll(async () => {
  turns?.close()
  await bot?.close()
  await world?.close()
  await embedded?.close()
  await rm(folder, { recursive: true, force: true })
})

/** What somebody could smuggle into a card by what they write: addresses, pictures, links, reckoned values. */
function smuggledInto(card: unknown): string[] {
  return partsIn(card).flatMap((part) => {
    const found: string[] = []
    if (/evil\.example/.test(String(part.url))) found.push(`an address in ${part.type}`)
    if (part.type === 'TextBlock' && /(?<!\\)\]\(https:\/\/evil/.test(String(part.text))) found.push('a link')
    if (part.type === 'TextBlock' && /42000126/.test(String(part.text))) found.push('a reckoned value')
    return found
  })
}

interface Finding {
  what: string
  asked: string
}

/** Sends one case and tells all that is wrong with how it was taken. */
async function problemsWith(asked: Asked): Promise<string[]> {
  const problems: string[] = []
  const ask = async () => {
    const { status, body, ms } = await bot.ask(asked)
    // 501 is how a bot says that it knows no such invoke.
    if (status >= 500 && status !== 501) problems.push(`status ${status}`)
    const answer = body.length < 200_000 ? parsed(body.toString()) : undefined
    const { value, card } = (answer ?? {}) as { value?: unknown; card?: unknown }
    turns.learn(value ?? card)
    problems.push(...smuggledInto(value ?? card))
    return ms
  }
  try {
    if ((await ask()) > HANG_MS) {
      const before = await bot.held()
      const ms = await ask()
      const computed = (await bot.held()).cpuMs - before.cpuMs
      if (computed > HANG_MS) problems.push(`computes for ${Math.round(computed)} ms`)
      if (ms > WAIT_MS) problems.push(`takes ${Math.round(ms)} ms`)
    }
  } catch (error) {
    problems.push(`broken off: ${(error as Error).message}`)
  }
  for (const { body } of world.teams.requests) {
    const { attachments = [] } = (body ?? {}) as { attachments?: { content?: unknown }[] }
    for (const { content } of attachments) {
      turns.learn(content)
      problems.push(...smuggledInto(content))
    }
  }
  world.teams.requests.length = 0
  return [...problems, ...bot.complaints()]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

test(
  `${RUNS} things that nobody should send: no 5xx, no crash, no hang, no growth, nothing smuggled, nothing broken`,
  async () => {
    const findings = new Map<string, Finding>()
    const walk: Case[] = fc.sample(cases, { numRuns: RUNS, seed: SEED })
    const heaps: number[] = []
    let now = world.time.now
    for (const [at, one] of walk.entries()) {
      const asked = await turns.requestFor(one)
      if (!asked) continue
      for (const what of await problemsWith(asked))
        if (!findings.has(what.replace(/\d+ ms/, 'ms')))
          findings.set(what.replace(/\d+ ms/, 'ms'), {
            what,
            asked: `${at} ${one.kind} ${asked.method} ${asked.path.slice(0, 200)} ${(asked.body ?? '').slice(-500)}`,
          })
      if (findings.size > 20) break
      if (at % EACH_TICK === EACH_TICK - 1) {
        now = new Date(now.getTime() + MINUTE)
        await bot.tick(now)
        heaps.push((await bot.held()).heap)
      }
    }
    const all = [...findings.values()]
    if (LONG)
      process.stdout.write(
        `seed ${SEED}, ${RUNS} cases, MB held: ${heaps.map((heap) => (heap / MB).toFixed(0)).join(' ')}\n`,
      )
    expect(all).toEqual([])
    expect((await bot.held()).polluted).toEqual([])
    for await (const { collection, what } of audit(now))
      expect(`${collection}: ${what}`).toBe('nothing wrong')
    if (LONG) {
      const warm = heaps[Math.floor(heaps.length / 4)] ?? 0
      expect((heaps.at(-1) ?? 0) - warm).toBeLessThan(MOST_GROWTH)
    }
  },
  60_000 + RUNS * 1_000,
)
