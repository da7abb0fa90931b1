import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { type Council, scopeOf } from '../../src/core/council'
import { features } from '../../src/features'
import { councilsOf, personByAccount } from '../../src/features/council'
import { type Meeting, planMeeting } from '../../src/features/meetings'
import { awakeFrom, chainRules } from '../../src/features/reminders'
import { type Audience, chainOf } from '../../src/features/reminders/chain'
import { factsOf } from '../../src/features/reminders/job'
import { CAST, DEMO_TENANT } from '../../src/local/demo'
import { type Machine, startMachine } from '../support/bots'
import { builtFolder } from '../support/build'

/** `npm run test:delivery` asks for 50 kills, a month, and a minute without a database. */
const KILLS = Number(process.env.DELIVERY_KILLS ?? 3)
const DAYS = Number(process.env.DELIVERY_DAYS ?? 1)
const OUTAGE_MS = Number(process.env.DELIVERY_OUTAGE_MS ?? 1_500)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Everybody in the demo council is invited. */
const INVITED = 11
const HANDS = 8
const SIZE: Record<Audience, number> = {
  members: 10,
  everybody: 11,
  chairs: 2,
  leaders: 3,
  secretariat: 1,
  unanswered: 10,
  expected: 11,
}

const start = new Date('2027-01-11T09:00:00Z')
let machine: Machine
beforeEach(async () => {
  machine = await startMachine(start)
}, 120_000)
afterEach(() => machine.close(), 30_000)

async function demoCouncil(): Promise<Council> {
  const secretary = await personByAccount({ tenant: DEMO_TENANT }, CAST.sekretær.aadObjectId)
  const [council] = await councilsOf({ tenant: DEMO_TENANT }, secretary?.id ?? '')
  if (!council) throw new Error('no demo council')
  return council
}

async function planMeetings(count: number, firstDay: number, now: Date): Promise<Meeting[]> {
  const council = await demoCouncil()
  const meetings: Meeting[] = []
  for (let index = 0; index < count; index += 1) {
    const begins = new Date(start.getTime() + (firstDay + index) * DAY + 7 * 60 * MINUTE)
    const ends = new Date(begins.getTime() + 120 * MINUTE)
    const details = { kind: 'ordinary' as const, start: begins, end: ends, place: 'Kulturhuset' }
    meetings.push(await planMeeting(scopeOf(council), details, `test:${firstDay + index}`, now))
  }
  return meetings
}

// The bots' outbox, read as it lies: this process has none of its own.
const deliveries = () => mongoose.connection.collection('deliveries')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** At some time in a tick, or as the connector has taken a message that the bot has not noted yet. */
function aMoment(kill: number): Promise<unknown> {
  if (kill % 3 > 0) return pause(Math.random() * 350)
  const wanted = machine.sent().size + 1 + Math.floor(Math.random() * 40)
  return machine.whenSent(wanted)
}

/** Deliveries that a dead bot had in hand: claimed and not sent, and sent and not noted. */
async function inHand(now: Date): Promise<{ claimed: number; sent: number }> {
  // What its socket still held is read first.
  await pause(50)
  const found = await deliveries()
    .find({ state: 'waiting', next: { $gt: now } })
    .toArray()
  const keys = found.map(({ _id }) => String(_id))
  const sent = machine.sent()
  const taken = keys.filter((key) => sent.has(key)).length
  return { claimed: keys.length - taken, sent: taken }
}

test(
  'kill -9 at any moment loses no message, and doubles only what was just being sent',
  async () => {
    let now = start
    let planned = 0
    const caught = { claimed: 0, sent: 0 }
    for (let kill = 0; kill < KILLS; kill += 1) {
      await planMeetings(6, 60 + planned, now)
      planned += 6
      const bot = await machine.startBot()
      const ticking = bot.tick(now)
      await aMoment(kill)
      await bot.kill()
      await ticking
      const { claimed, sent } = await inHand(now)
      caught.claimed += claimed
      caught.sent += sent
      // Longer than a lease: what was claimed may be sent again.
      now = new Date(now.getTime() + 3 * MINUTE)
    }
    const bot = await machine.startBot()
    for (let tick = 0; tick < 3; tick += 1) {
      expect(await bot.tick(now)).toBe(true)
      now = new Date(now.getTime() + 3 * MINUTE)
    }
    const counts = [...machine.sent().values()]
    const doubled = counts.filter((count) => count > 1)
    if (KILLS >= 50) {
      // The kills have met both windows, or they show nothing.
      process.stdout.write(`${KILLS} kills: ${JSON.stringify(caught)}, ${doubled.length} sent twice\n`)
      expect(caught.claimed).toBeGreaterThan(0)
      expect(caught.sent).toBeGreaterThan(0)
    }
    expect(counts).toHaveLength(planned * INVITED)
    // Once more only where the crash fell between send and mark.
    expect(doubled.length).toBeLessThanOrEqual(caught.sent)
    expect(Math.max(...counts)).toBeLessThanOrEqual(2)
  },
  120_000 + KILLS * 30_000,
)

/** What must have been sent of the meetings' reminders by `end`, with nobody replying. */
async function expected(meetings: Meeting[], end: Date): Promise<Record<string, number>> {
  const council = await demoCouncil()
  const counts: Record<string, number> = { 'meetings.invitation': meetings.length * INVITED }
  for (const meeting of meetings) {
    const facts = await factsOf(features, meeting, council, start)
    for (const step of chainOf(meeting, chainRules(council, start), facts, council.timeZone)) {
      const at = step.patient ? await awakeFrom(council, undefined, step.at) : step.at
      const kind = step.name === 'quorum' ? 'meetings.quorum' : `reminders.${step.name}`
      if (at <= end && at < step.expires) counts[kind] = (counts[kind] ?? 0) + SIZE[step.to]
    }
  }
  return counts
}

test(
  'two bots on one database that tick at once send every reminder exactly once',
  async () => {
    const meetings = await planMeetings(8, 2, start)
    const end = new Date(start.getTime() + DAYS * DAY)
    const bots = [await machine.startBot(), await machine.startBot()]
    for (let now = start.getTime(); now <= end.getTime(); now += 30 * MINUTE) {
      const ticked = await Promise.all(bots.map((bot) => bot.tick(new Date(now))))
      expect(ticked).toEqual([true, true])
    }
    const sent = machine.sent()
    expect([...sent.values()].filter((count) => count !== 1)).toEqual([])
    const ids = meetings.map(({ id }) => id)
    const kinds: Record<string, number> = {}
    for (const { _id, kind, subject } of await deliveries().find().toArray())
      if (ids.includes(subject.split(':')[0]) && sent.has(String(_id))) kinds[kind] = (kinds[kind] ?? 0) + 1
    expect(kinds).toEqual(expect.objectContaining(await expected(meetings, end)))
  },
  120_000 + DAYS * 60_000,
)

test(
  'a database that goes away and comes back costs no message',
  async () => {
    await planMeetings(4, 60, start)
    const bot = await machine.startBot()
    const ticking = bot.tick(start)
    await pause(60)
    await machine.stopDatabase()
    await pause(OUTAGE_MS)
    await machine.startDatabase()
    await ticking
    for (let minutes = 3; minutes < 15; minutes += 3)
      await bot.tick(new Date(start.getTime() + minutes * MINUTE))
    const counts = [...machine.sent().values()]
    expect(counts).toHaveLength(4 * INVITED)
    expect(counts.filter((count) => count > 1).length).toBeLessThanOrEqual(HANDS)
  },
  // A job or a worker that hangs is given up after two minutes.
  240_000 + OUTAGE_MS,
)

test('a clock that is told the time is refused in production', async () => {
  const child = spawn(process.execPath, [join(await builtFolder(), 'local/simulated.js')], {
    env: {
      NODE_ENV: 'production',
      MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000001',
      MICROSOFT_APP_PASSWORD: 'x',
      MICROSOFT_APP_TYPE: 'SingleTenant',
      MICROSOFT_APP_TENANT_ID: '00000000-0000-4000-8000-000000000002',
      PUBLIC_URL: 'https://raadsbot.example',
    },
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'exit')
  expect([code, said]).toEqual([1, expect.stringContaining('refused in production')])
})
