import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, type Database } from '../../src/database/connection'
import { startEmbedded } from '../../src/database/embedded'
import { SEATED, withOpenBallot } from '../features/elections/election'
import { startWorld } from '../support/app'
import { forkBot } from '../support/bots'
import { type Fault, faults } from './faults'
import { beginsWork, findings, notOnce, type OpenForm, openForms, pressUntilDone, WRITES } from './writes'

/** `npm run crash -- trust` asks for more. */
const KILLS = Number(process.env.CRASH_KILLS ?? 1)

// One election, in which each votes once. Where the database is in the bot, nothing can be put into it beside the
// front door while the bot runs.
const writesAt = (at: number, atTheDoor: boolean) =>
  WRITES.filter(
    ({ room }) => (room !== 'elections' || at < SEATED.length) && (room !== 'privacy' || !atTheDoor),
  ).map((write) => (atTheDoor ? { ...write, prepare: undefined } : write))

// What a later press takes the place of is not there at the end.
const replaced = (form: OpenForm) => form.write.room === 'reminders'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const rows = faults.filter(({ killed }) => killed).map((fault): [string, Fault] => [fault.kind, fault])

test.each(rows)(
  '%s at any moment, while every room writes: nothing that was answered is lost, and nothing is doubled',
  async (_, { killed }) => {
    const folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
    closing.push(() => rm(folder, { recursive: true, force: true }))
    const beside = killed === 'beside' ? await startEmbedded({ folder }) : undefined
    closing.push(() => beside?.close())
    const place = { uri: beside?.uri, folder }
    const world = await startWorld({ config: { database: place } })
    closing.push(() => world.teams.close())
    await beginsWork(world)
    if (!beside) await withOpenBallot(world)
    await world.app.close()
    let database: Database | undefined = beside && (await connect(place))
    closing.push(() => database?.close())

    async function startBot() {
      const bot = await forkBot(beside?.uri ?? '', { environment: { DATABASE_FOLDER: folder } })
      world.teams.connectBot(`http://127.0.0.1:${bot.port}/api/messages`)
      bot.child.send({ now: world.time.now.toISOString() })
      return bot
    }
    let bot = await startBot()
    closing.push(() => bot.child.kill('SIGKILL'))
    let untold = 0
    let all: OpenForm[] = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      // What came last stands first in the lists.
      world.time.now = new Date(world.time.now.getTime() + 60_000)
      bot.child.send({ now: world.time.now.toISOString() })
      const forms = await openForms(world, kill, writesAt(kill, !beside))
      untold += await pressUntilDone(forms, async () => {
        await pause(Math.random() * 250)
        bot.child.kill('SIGKILL')
        await bot.exited
        bot = await startBot()
      })
      if (beside) expect(await notOnce(world, forms)).toEqual([])
      all = [...all.filter((form) => !replaced(form)), ...forms]
    }
    bot.child.kill('SIGKILL')
    await bot.exited

    database ??= await connect(place)
    if (KILLS >= 50)
      process.stdout.write(`${killed}: ${KILLS} kills, ${all.length} writes, ${untold} pressed again\n`)
    expect(untold).toBeGreaterThan(0)
    expect(await notOnce(world, all)).toEqual([])
    expect(await findings(world.time.now)).toEqual([])
  },
  120_000 + KILLS * 20_000,
)
