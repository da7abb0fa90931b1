import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { readConfig } from '../../src/config'
import type { Council, Person } from '../../src/core/council'
import type { Feature, Notification } from '../../src/core/feature'
import { noticeCard } from '../../src/core/router.views'
import { connect } from '../../src/database/connection'
import { rememberConversation } from '../../src/delivery/conversation-store'
import { CONVERSATION_PACE, type Limits, noLimits, TENANT_PACE, teamsLimits } from '../../src/delivery/limits'
import type { Pace } from '../../src/delivery/limits-store'
import { enqueue } from '../../src/delivery/store'
import { createOutbox } from '../../src/delivery/worker'
import { features } from '../../src/features'
import { addCouncil, addPerson } from '../../src/features/council'
import { createAdapter } from '../../src/teams/adapter'
import { createSend } from '../../src/teams/notify'
import { startConnector } from './connector'
import { median, type Row, rounded } from './rows'

const NOW = new Date('2027-01-11T09:00:00Z')
const DAY = 24 * 60 * 60 * 1000
const { DUE, MANY, SENT } = process.env.BENCH_FULL
  ? { DUE: 1_000, MANY: 100_000, SENT: 10_000 }
  : { DUE: 250, MANY: 20_000, SENT: 2_000 }
const PACED = 250
const log = { info() {}, warn() {}, error() {} }
const job = features.flatMap((room) => room.jobs ?? []).find(({ name }) => name === 'reminders')

/** `count` meetings far ahead, and among them those whose reminders are due now. */
async function fillMeetings(council: Council, count: number, due: number): Promise<void> {
  const Meetings = mongoose.models.meetings
  if (!Meetings) throw new Error('no meetings')
  await Meetings.deleteMany({})
  for (let begin = 0; begin < count; begin += 5_000) {
    const documents = Array.from({ length: Math.min(5_000, count - begin) }, (_, index) => {
      const number = begin + index
      const isDue = number < due
      const start = new Date(NOW.getTime() + (isDue ? 42 : 300) * DAY + 8 * 60 * 60 * 1000)
      return {
        _id: `m${count}-${number}`,
        tenant: council.tenant,
        council: council.id,
        kind: 'ordinary',
        start,
        end: new Date(start.getTime() + 7_200_000),
        place: 'Kulturhuset',
        state: 'planned',
        sequence: 0,
        since: new Date(NOW.getTime() - 100 * DAY),
        madeBy: `bench:${count}:${number}`,
        told: ['notices'],
        wake: isDue ? NOW : new Date(start.getTime() - 181 * DAY),
      }
    })
    await Meetings.collection.insertMany(documents as never[])
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Milliseconds of a tick of the reminders: all that is due goes to the outbox. */
async function tick(council: Council, count: number, due: number): Promise<number> {
  await fillMeetings(council, count, due)
  let enqueued = 0
  const took = await timed(async () => {
    await job?.run(NOW, async (notifications) => {
      enqueued += notifications.length
      await enqueue(notifications, NOW)
    })
  })
  if (enqueued !== due) throw new Error(`${enqueued} reminders of ${due}`)
  return took
}

const room: Feature = {
  name: 'bench',
  strings: () => ({}),
  deliveries: {
    'bench.note': async () => ({
      card: noticeCard({ fallbackText: 'x', title: 'x', text: 'x', buttons: [] }, { language: 'da' }),
    }),
  },
}

/** Milliseconds for putting messages to as many people in the outbox, and for sending them over HTTP. */
async function throughput(
  council: Council,
  person: Person,
  count: number,
  limits: Limits,
): Promise<{ enqueue: number; send: number }> {
  const connector = await startConnector()
  const clock = () => new Date()
  const outbox = createOutbox({
    features: [room],
    directory: {
      council: async () => council,
      person: async (_tenant, id) => ({ ...person, id }),
      awake: async (_council, _person, now) => now,
    },
    servesTenant: () => true,
    send: createSend(createAdapter(readConfig({ NODE_ENV: 'test' })), '', ({ content }) => content),
    sign: () => '',
    limits,
    clock,
    log,
    perServiceUrl: false,
  })
  const run = randomUUID()
  const { serviceUrl } = connector
  const people = Array.from({ length: Math.min(count, 1_000) }, (_, index) => `${run}-${index}`)
  for (const id of people) {
    const conversation = { id: `a:${id}`, isGroup: false, conversationType: 'personal', name: '' }
    const reference = { serviceUrl, conversation, channelId: 'msteams', bot: { id: '28:b', name: '' } }
    await rememberConversation(
      council,
      { conversation: conversation.id, person: id, serviceUrl, reference },
      false,
    )
  }
  const scope = { tenant: council.tenant, council: council.id }
  const notes = Array.from({ length: count }, (_, index): Notification => {
    const to = { person: people[index % people.length] as string }
    return { kind: 'bench.note', scope, subject: `${run}-${index}`, to }
  })
  const enqueued = await timed(async () => {
    for (let begin = 0; begin < count; begin += 100) await outbox.add(notes.slice(begin, begin + 100))
  })
  const send = await timed(() => outbox.drain())
  await outbox.stop()
  connector.close()
  if (connector.taken() !== count) throw new Error(`${connector.taken()} messages sent of ${count}`)
  return { enqueue: enqueued, send }
}

export async function bench(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const database = await connect({ uri: process.env.MONGODB_URI, folder })
  const person = await addPerson({ tenant: 'bench', name: 'Bo Winther', aadObjectId: 'a1' })
  const council = await addCouncil({
    tenant: 'bench',
    type: 'udsatteraad',
    name: 'Udsatterådet i Solby',
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70123456',
    seats: [{ id: 's1', kind: 'user', role: 'member', person: person.id }],
    staff: [],
    rules: [],
  })
  // Warm, so that the first figure is like the second.
  await tick(council, DUE, DUE)
  const few = await tick(council, DUE, DUE)
  const many = await tick(council, MANY, DUE)
  const idle: number[] = []
  for (let run = 0; run < 20; run += 1)
    idle.push(await timed(() => job?.run(NOW, async () => {}) as Promise<unknown>))
  const { enqueue: put, send } = await throughput(council, person, SENT, noLimits)
  const { send: paced } = await throughput(council, person, PACED, teamsLimits)
  await database.close()
  rmSync(folder, { recursive: true, force: true })
  const perSecond = (ms: number) => rounded((SENT / ms) * 1000)
  /** Seconds that Teams' limits ask for. */
  const allowed = (count: number, { burst, everyMs }: Pace) => rounded(((count - burst) * everyMs) / 1000)
  return [
    { name: `tick, ${DUE} due among ${DUE} meetings`, value: rounded(few), unit: 'ms' },
    {
      name: `tick, ${DUE} due among ${MANY} meetings`,
      value: rounded(many),
      unit: 'ms',
      yardstick: `tick, ${DUE} due among ${DUE} meetings`,
      ratio: rounded(many / few),
    },
    { name: `idle tick among ${MANY} meetings`, value: rounded(median(idle)), unit: 'ms' },
    { name: `enqueue of ${SENT} reminders`, value: perSecond(put), unit: 'messages/s' },
    { name: `send of ${SENT} reminders, limits off`, value: perSecond(send), unit: 'messages/s' },
    {
      name: `send of ${PACED} reminders, limits on`,
      value: rounded(paced / 1000),
      unit: 's',
      yardstick: `time that the limits ask for ${PACED} reminders in a tenant`,
      ratio: rounded(paced / 1000 / allowed(PACED, TENANT_PACE)),
    },
    {
      name: `time that the limits ask for ${SENT} reminders in a tenant`,
      value: allowed(SENT, TENANT_PACE),
      unit: 's',
    },
    {
      name: 'time that the limits ask for 60 messages in a conversation',
      value: allowed(60, CONVERSATION_PACE),
      unit: 's',
    },
  ]
}
