import { scopeOf } from '../../src/core/council'
import { councilsOf, personByAccount } from '../../src/features/council'
import { planMeeting } from '../../src/features/meetings'
import { CAST, DEMO_TENANT } from '../../src/local/demo'
import { type Machine, startMachine } from '../support/bots'

/** `npm run crash -- delivery` asks for 50 kills and a month. */
const KILLS = Number(process.env.DELIVERY_KILLS ?? 3)
const DAYS = Number(process.env.DELIVERY_DAYS ?? 1)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Everybody in the demo council is invited. */
const INVITED = 11
const HANDS = 8

const start = new Date('2027-01-11T09:00:00Z')
let machine: Machine
beforeEach(async () => {
  machine = await startMachine(start)
}, 120_000)
afterEach(() => machine.close(), 30_000)

async function planMeetings(count: number, firstDay: number, now: Date): Promise<void> {
  const secretary = await personByAccount({ tenant: DEMO_TENANT }, CAST.sekretær.aadObjectId)
  const [council] = await councilsOf({ tenant: DEMO_TENANT }, secretary?.id ?? '')
  if (!council) throw new Error('no demo council')
  for (let index = 0; index < count; index += 1) {
    const begins = new Date(start.getTime() + (firstDay + index) * DAY + 7 * 60 * MINUTE)
    const ends = new Date(begins.getTime() + 120 * MINUTE)
    const details = { kind: 'ordinary' as const, start: begins, end: ends, place: 'Kulturhuset' }
    await planMeeting(scopeOf(council), details, `test:${firstDay + index}`, now)
  }
}

test('kill -9 at any moment loses no message, and doubles only what was just being sent', async () => {
  let now = start
  let planned = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    await planMeetings(6, 60 + planned, now)
    planned += 6
    const bot = await machine.startBot()
    const ticking = bot.tick(now)
    // From before the first claim to amid the sends.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 350))
    await bot.kill()
    await ticking
    // Longer than a lease: what was claimed may be sent again.
    now = new Date(now.getTime() + 3 * MINUTE)
  }
  const bot = await machine.startBot()
  for (let tick = 0; tick < 3; tick += 1) {
    expect(await bot.tick(now)).toBe(true)
    now = new Date(now.getTime() + 3 * MINUTE)
  }
  const counts = [...machine.sent().values()]
  expect(counts).toHaveLength(planned * INVITED)
  const doubled = counts.filter((count) => count > 1)
  expect(doubled.length).toBeLessThanOrEqual(KILLS * HANDS)
  expect(Math.max(...counts)).toBeLessThanOrEqual(2)
}, 600_000)

test('two bots on one database that tick at once send every reminder exactly once', async () => {
  await planMeetings(8, 2, start)
  const bots = [await machine.startBot(), await machine.startBot()]
  for (let now = start.getTime(); now <= start.getTime() + DAYS * DAY; now += 30 * MINUTE) {
    const ticked = await Promise.all(bots.map((bot) => bot.tick(new Date(now))))
    expect(ticked).toEqual([true, true])
  }
  const counts = [...machine.sent().values()]
  expect(counts.length).toBeGreaterThan(8 * INVITED)
  expect(counts.filter((count) => count !== 1)).toEqual([])
}, 900_000)

test('a database that goes away and comes back costs no message', async () => {
  await planMeetings(4, 60, start)
  const bot = await machine.startBot()
  const ticking = bot.tick(start)
  await new Promise((resolve) => setTimeout(resolve, 60))
  await machine.stopDatabase()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await machine.startDatabase()
  await ticking
  for (let minutes = 3; minutes < 15; minutes += 3)
    await bot.tick(new Date(start.getTime() + minutes * MINUTE))
  const counts = [...machine.sent().values()]
  expect(counts).toHaveLength(4 * INVITED)
  expect(counts.filter((count) => count > 1).length).toBeLessThanOrEqual(HANDS)
}, 120_000)
