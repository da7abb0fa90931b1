import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { startWorld, type World } from '../support/app'
import type { Turn } from '../support/teams'
import { median, printRows, type Row, rounded } from './rows'

const ITEMS = 60
const CHANGES = 200
const TIMES = 20
const MINUTE_MS = 60_000

/** A held meeting with so many items, all written about, and so many arrivals and departures. */
async function heldMeeting(items: number, changes: number): Promise<World> {
  const world = await startWorld()
  const db = mongoose.connection
  const council = await db.collection('councils').findOne({})
  const meeting = await db.collection('meetings').findOne({})
  if (!council || !meeting) throw new Error('no council')
  const scope = { tenant: council.tenant, council: String(council._id) }
  const id = String(meeting._id)
  const start = meeting.start as Date
  const after = (minutes: number) => new Date(start.getTime() + minutes * MINUTE_MS)
  const people = council.seats.map(({ person }: { person: string }) => person)
  await db.collection('sittings').insertOne({
    ...scope,
    _id: id as never,
    state: 'ended',
    startedAt: start,
    startedBy: people[0],
    endedAt: after(items * 4),
    endedBy: people[0],
    items: Array.from({ length: items }, (_, n) => ({
      id: `i${n}`,
      title: `Punkt ${n} om noget i byen`,
      background: '',
      recommendation: 'at rådet taler om det',
      minutes: 5,
    })),
    current: `i${items - 1}`,
    course: Array.from({ length: items }, (_, n) => ({ item: `i${n}`, at: after(n * 4) })),
    floorClosed: false,
    disqualified: [],
    votes: [],
    voteOpen: '',
  })
  await db.collection('minutes').insertOne({
    ...scope,
    _id: id as never,
    state: 'draft',
    version: 0,
    meetingStart: start,
  })
  await db.collection('attendance').insertMany(
    Array.from({ length: changes }, (_, n) => ({
      ...scope,
      _id: randomUUID() as never,
      meeting: id,
      person: people[n % people.length],
      number: Math.floor(n / people.length) + 1,
      at: after((n * items * 4) / changes),
    })),
  )
  const text = (words: string) => ({ text: words, version: 1, by: 'Anne Vester', at: start })
  await db.collection('minutesEntries').insertMany(
    Array.from({ length: items }, (_, n) => ({
      ...scope,
      _id: randomUUID() as never,
      meeting: id,
      item: `i${n}`,
      discussion: text('Der blev sagt en hel del om det, og de fleste var enige. '.repeat(6)),
      decision: text('Rådet foreslår, at kommunen ser på det.'),
      outcome: text('endorsed'),
    })),
  )
  world.time.now = after(items * 4 + 60)
  return world
}

async function measured(items: number, changes: number) {
  const world = await heldMeeting(items, changes)
  const { sekretær } = world.people
  const open = async () => {
    const turn = await sekretær.writes('/referat')
    if (!turn.seen.includes('Det er et udkast.')) throw new Error('no draft')
    return turn
  }
  const files = await sekretær.presses(await open(), 'Få det som fil')
  const get = async (turn: Turn, title: string) => {
    const { url } = await sekretær.presses(turn, title)
    const answer = await fetch(url ?? '')
    if (answer.status !== 200) throw new Error(`${title}: ${answer.status}`)
    await answer.arrayBuffer()
  }
  const timed = async (work: () => Promise<unknown>) => {
    const times: number[] = []
    for (let run = 0; run < TIMES + 3; run += 1) {
      const began = performance.now()
      await work()
      if (run >= 3) times.push(performance.now() - began)
    }
    return median(times)
  }
  const result = {
    draft: await timed(open),
    docx: await timed(() => get(files, 'Word')),
    pdf: await timed(() => get(files, 'PDF')),
  }
  await world.close()
  return result
}

export async function bench(): Promise<Row[]> {
  const few = await measured(ITEMS / 10, CHANGES / 10)
  const many = await measured(ITEMS, CHANGES)
  const names = { draft: 'draft as a card', docx: 'as Word', pdf: 'as PDF' }
  return (['draft', 'docx', 'pdf'] as const).map((what) => ({
    name: `minutes of ${ITEMS} items and ${CHANGES} attendance changes: ${names[what]}`,
    value: rounded(many[what]),
    unit: 'ms',
    yardstick: `${ITEMS / 10} items, ${CHANGES / 10} changes: ${rounded(few[what])} ms`,
    ratio: rounded(many[what] / few[what]),
  }))
}

if (require.main === module) printRows(bench())
