import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { reliabilityWithTable } from '../../scripts/reliability'
import { type Embedded, startEmbedded } from '../../src/database/embedded'
import { PROPOSAL } from '../features/agenda/agenda-world'
import { startWorld, type World } from '../support/app'
import { partsIn } from '../support/card-forms'
import { type Fault, faults } from './faults'
import { type FaultyLine, faultyLine } from './faulty-line'
import { beginsWork, findings, grown, notOnce, openForms, pressUntilDone, tally, WRITES } from './writes'

const ROOT = resolve(__dirname, '../..')
const MINUTE = 60_000

let folder: string
let embedded: Embedded
let line: FaultyLine
let world: World
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
  embedded = await startEmbedded({ folder })
  line = await faultyLine(embedded.uri)
  world = await startWorld({ config: { database: { uri: line.uri, folder } } })
}, 60_000)
afterAll(async () => {
  await world.close()
  await line.close()
  await embedded.close()
  await rm(folder, { recursive: true, force: true })
})

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

describe('the database', () => {
  let batch = -1
  let asEver: Record<string, number>

  /** All write while `during` goes on, and press again until it is done. Gives how many had to, and what it left. */
  async function allWrite(during: () => Promise<void>) {
    batch += 1
    const forms = await openForms(world, batch)
    await minutes(1)
    const before = await tally()
    const untold = await pressUntilDone(forms, during)
    await minutes(1)
    expect(await notOnce(world, forms)).toEqual([])
    return { untold, left: grown(before, await tally()) }
  }

  beforeAll(async () => {
    await beginsWork(world)
    // Some things are made the first time only.
    for (let time = 0; time < 2; time += 1) {
      const { untold, left } = await allWrite(async () => {})
      expect(untold).toBe(0)
      asEver = left
    }
  }, 60_000)

  afterEach(() => line.fail())

  test.each(named(({ line: fault }) => fault))('%s', async (_, fault) => {
    let hit = 0
    const { untold, left } = await allWrite(async () => {
      line.fail(fault.line)
      await pause(700)
      hit = line.met()
      line.fail()
    })
    if (fault.line !== 'refused') expect(hit).toBeGreaterThan(0)
    if (fault.line === 'slow') expect(untold).toBe(0)
    // As many documents, audit entries and messages to others as of the same presses without a fault. Only what
    // deletes is noted each time that it is tried.
    const erased = 'audit privacy.erased'
    expect(left[erased]).toBeGreaterThanOrEqual(1)
    expect({ ...left, [erased]: 1 }).toEqual(asEver)
  })

  test('a database whose connections all break at once is found again', async () => {
    for (let time = 0; time < 5; time += 1) {
      const { medlem, medlem2, formand } = world.people
      const reading = Promise.all([medlem, medlem2, formand].map((person) => person.writes('/punkt')))
      await pause(time * 3)
      line.fail('refused')
      line.fail()
      await reading
      expect((await medlem.writes('/punkt')).seen).toContain('Send punktet')
    }
  })

  test('a member waits 8 seconds at most for a database that hangs, and keeps what they wrote', async () => {
    const { medlem } = world.people
    const form = await medlem.writes('/punkt')
    line.fail('hung')
    const send = () => medlem.presses(form, 'Send punktet', { title: 'Lys på stien', noNames: 'true' })
    const button = partsIn(form.card).find(({ verb }) => verb === 'agenda.propose')
    const data = { ...(button?.data as object), ...PROPOSAL, title: 'Lys på torvet', verb: 'agenda.propose' }
    const inDialog = () => medlem.invokes('task/submit', { data })
    const [sent, asked, dialog] = await Promise.all([send(), medlem.writes('/dagsorden'), inDialog()])
    // It gets no answer, so that it stays open as it is.
    expect([dialog.status, dialog.body]).toEqual([500, { code: 'InternalError' }])
    for (const { seen } of [sent, asked])
      expect(seen).toMatch(/Noget gik galt hos os\. Det, du skrev, står der stadig\..*koden \w{8}\./)
  }, 20_000)

  test('afterwards the auditor finds nothing', async () => {
    expect(await findings(world.time.now)).toEqual([])
  })
})

describe('the table', () => {
  test('each row is driven here or shown by a test that there is', () => {
    const missing = faults.filter(({ teams, line: fault, killed, shown }) => {
      if (teams || fault || killed) return false
      const path = join(ROOT, shown?.file ?? 'none')
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(shown?.test ?? 'none')
    })
    expect(missing).toEqual([])
  })

  test('each room that keeps something of its own has a write that is tried', async () => {
    const rooms = join(ROOT, 'src/features')
    // What is found again is made anew from what the other rooms keep.
    const tried = new Set([...WRITES.map(({ room }) => room), 'search'])
    const untried: string[] = []
    for (const room of await readdir(rooms)) {
      if (room.endsWith('.ts') || tried.has(room)) continue
      if ((await readdir(join(rooms, room))).some((file) => file.endsWith('store.ts'))) untried.push(room)
    }
    expect(untried).toEqual([])
  })

  test('docs/reliability.md shows it as it is (npm run readme)', () => {
    const text = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8')
    expect(reliabilityWithTable(text)).toBe(text)
  })
})
