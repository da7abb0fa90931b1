import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { reliabilityWithTable } from '../../scripts/reliability'
import { startWorld, type World } from '../support/app'
import { type Fault, faults } from './faults'

const ROOT = resolve(__dirname, '../..')
const MINUTE = 60_000

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const minutes = async (count: number): Promise<void> => {
  world.time.now = new Date(world.time.now.getTime() + count * MINUTE)
  await world.app.tick()
}

const named = (wanted: (fault: Fault) => unknown) =>
  faults.filter(wanted).map((fault) => [`${fault.kind}, as ${fault.when}`, fault] as const)

describe('Teams', () => {
  const DAYS = new Map(faults.map((fault, index) => [fault, `2027-04-${String(index + 10)}`]))
  /** Invites all to a meeting of its own; its day tells the messages apart. */
  async function invites(day: string): Promise<() => number> {
    const { sekretær, medlem } = world.people
    const form = await sekretær.writes('/nyt møde')
    await sekretær.presses(form, 'Indkald nu', { date: day, from: '17:00', to: '19:00', otherPlace: 'Her' })
    const date = `${Number(day.slice(8))}. april`
    return () =>
      medlem.chat.messages.filter(({ seen }) => seen.includes('Du er indkaldt') && seen.includes(date)).length
  }

  test.each(named(({ teams }) => teams))('%s', async (_, fault) => {
    const { medlem, sekretær } = world.people
    await medlem.writes('hej')
    const { with: how, arrives } = fault.teams as NonNullable<Fault['teams']>
    const failing = world.teams.fail({
      where: ({ kind, conversation }) => kind === 'send' && conversation === medlem.chat,
      with: how,
      times: 1,
    })
    const arrived = await invites(DAYS.get(fault) ?? '')
    await world.app.tick()
    expect(failing.used()).toBe(1)
    if (arrives === 'parked') {
      expect(arrived()).toBe(0)
      await sekretær.presses(await sekretær.writes('/møder levering'), 'Prøv alle igen')
    }
    for (let time = 0; time < 3; time += 1) await minutes(3)
    expect(arrived()).toBe(arrives === 'onceOrTwice' ? 2 : 1)
  })
})

describe('the table', () => {
  test('each row is driven here or shown by a test that there is', () => {
    const missing = faults.filter(({ teams, shown }) => {
      if (teams) return false
      const path = join(ROOT, shown?.file ?? 'none')
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(shown?.test ?? 'none')
    })
    expect(missing).toEqual([])
  })

  test('docs/reliability.md shows it as it is (npm run readme)', () => {
    const text = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8')
    expect(reliabilityWithTable(text)).toBe(text)
  })
})
