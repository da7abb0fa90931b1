import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Council, Person } from '../../src/core/council'
import type { Feature, Notification } from '../../src/core/feature'
import { noticeCard } from '../../src/core/router.views'
import { connect } from '../../src/database/connection'
import { rememberConversation } from '../../src/delivery/conversation-store'
import { CONVERSATION_PACE, noLimits, TENANT_PACE } from '../../src/delivery/limits'
import { enqueue } from '../../src/delivery/store'
import { createOutbox } from '../../src/delivery/worker'
import { features } from '../../src/features'
import { addCouncil, addPerson } from '../../src/features/council'
import { median, type Row, rounded } from './rows'

const NOW = new Date('2027-01-11T09:00:00Z')
const DAY = 24 * 60 * 60 * 1000
const DUE = 1_000
const MANY = Number(process.env.BENCH_MEETINGS ?? 100_000)
const SENT = 10_000
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

/** Milliseconds for putting 10,000 messages in the outbox, and for sending them. */
async function throughput(council: Council, person: Person): Promise<{ enqueue: number; send: number }> {
  let sent = 0
  const room: Feature = {
    name: 'bench',
    strings: () => ({}),
    deliveries: {
      'bench.note': async () => ({
        card: noticeCard({ fallbackText: 'x', title: 'x', text: 'x', buttons: [] }, { language: 'da' }),
      }),
    },
  }
  const outbox = createOutbox({
    features: [room],
    directory: {
      council: async () => council,
      person: async () => person,
      awake: async (_c, _p, now) => now,
    },
    send: async () => {
      sent += 1
      return String(sent)
    },
    sign: () => '',
    limits: noLimits,
    clock: () => NOW,
    log,
    perServiceUrl: false,
  })
  const place = { conversation: 'a:1', person: person.id, serviceUrl: 'http://127.0.0.1/', reference: {} }
  await rememberConversation(council, place, false)
  const scope = { tenant: council.tenant, council: council.id }
  const notes = Array.from(
    { length: SENT },
    (_, index): Notification => ({
      kind: 'bench.note',
      scope,
      subject: String(index),
      to: { person: person.id },
    }),
  )
  const enqueued = await timed(async () => {
    for (let begin = 0; begin < SENT; begin += 100) await outbox.add(notes.slice(begin, begin + 100))
  })
  const send = await timed(() => outbox.drain())
  if (sent !== SENT) throw new Error(`${sent} messages sent`)
  await outbox.stop()
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
  await tick(council, 200, 200)
  const few = await tick(council, DUE, DUE)
  const many = await tick(council, MANY, DUE)
  const idle: number[] = []
  for (let run = 0; run < 20; run += 1)
    idle.push(await timed(() => job?.run(NOW, async () => {}) as Promise<unknown>))
  const { enqueue: put, send } = await throughput(council, person)
  await database.close()
  rmSync(folder, { recursive: true, force: true })
  const perMinute = (ms: number) => rounded((SENT / ms) * 1000)
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
    { name: `enqueue of ${SENT} reminders`, value: perMinute(put), unit: 'messages/s' },
    { name: `send of ${SENT} reminders, limits off`, value: perMinute(send), unit: 'messages/s' },
    {
      name: `time that the limits ask for ${SENT} reminders in a tenant`,
      value: rounded(((SENT - TENANT_PACE.burst) * TENANT_PACE.everyMs) / 1000),
      unit: 's',
    },
    {
      name: 'time that the limits ask for 60 messages in a conversation',
      value: rounded(((60 - CONVERSATION_PACE.burst) * CONVERSATION_PACE.everyMs) / 1000),
      unit: 's',
    },
  ]
}
