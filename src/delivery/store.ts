import { createHash } from 'node:crypto'
import type { CouncilScope, TenantScope } from '../core/council'
import type { Notification } from '../core/feature'
import { defineModel, isDuplicate, type Plain, plain, type Stored } from '../database/model'

/** Where a conversation can be written to; opaque to all but the edge. */
export type ConversationReference = object

interface StoredConversation extends Stored {
  tenant: string
  /** Teams' id of the conversation, without a thread. */
  conversation: string
  /** Whose personal chat it is. */
  person?: string
  serviceUrl: string
  reference: ConversationReference
  welcomed?: Date
}
export type Conversation = Plain<StoredConversation>

const Conversations = defineModel<StoredConversation>(
  'conversations',
  {
    tenant: { type: String, required: true },
    conversation: { type: String, required: true },
    person: String,
    serviceUrl: { type: String, required: true },
    reference: { type: Object, required: true },
    welcomed: Date,
  },
  [[{ tenant: 1, conversation: 1 }], [{ tenant: 1, person: 1 }, { sparse: true }]],
)

/**
 * Keeps where a conversation can be written to, always with the newest service URL. With `perServiceUrl`
 * (several local clients that share a channel) each service URL is a conversation of its own.
 */
export async function rememberConversation(
  { tenant }: TenantScope,
  found: Pick<Conversation, 'conversation' | 'person' | 'serviceUrl' | 'reference'>,
  perServiceUrl: boolean,
): Promise<void> {
  const id = hash(tenant, found.conversation, perServiceUrl ? found.serviceUrl : '')
  await Conversations.updateOne({ _id: id }, { $set: { tenant, ...found } }, { upsert: true })
}

/** Marks the personal chat as welcomed; true for the first call only. */
export async function welcomeOnce(
  { tenant }: TenantScope,
  conversation: string,
  now: Date,
): Promise<boolean> {
  const result = await Conversations.updateOne(
    { tenant, conversation, welcomed: { $exists: false } },
    { $set: { welcomed: now } },
  )
  return result.modifiedCount === 1
}

export async function conversationsOf(
  { tenant }: TenantScope,
  to: { person: string } | { conversation: string },
): Promise<Conversation[]> {
  return (await Conversations.find({ tenant, ...to }).lean()).map(plain)
}

interface StoredDelivery extends Stored {
  tenant: string
  council: string
  kind: string
  subject: string
  /** A person's id, or `channel`. */
  recipient: string
  thread?: string
  due: Date
  state: 'waiting' | 'sent' | 'skipped' | 'parked'
  attempts: number
  /** Claimed by a worker until then. */
  leasedUntil: Date
  /** Why it was skipped or parked: a status or a reason's name. */
  reason?: string
  doneAt?: Date
}
export type Delivery = Plain<StoredDelivery>

const Deliveries = defineModel<StoredDelivery>(
  'deliveries',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    subject: { type: String, required: true },
    recipient: { type: String, required: true },
    thread: String,
    due: { type: Date, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    leasedUntil: { type: Date, required: true },
    reason: String,
    doneAt: Date,
  },
  [[{ state: 1, due: 1 }], [{ tenant: 1, council: 1, state: 1 }]],
)

/** Puts a notification in the outbox. Its id is its unique key: a repeat changes nothing. */
export async function enqueue(notification: Notification, now: Date): Promise<void> {
  const { scope, kind, subject, to, thread, due } = notification
  const recipient = to === 'channel' ? to : to.person
  try {
    await Deliveries.create({
      _id: hash(scope.tenant, scope.council, kind, subject, recipient, due?.toISOString() ?? ''),
      ...scope,
      kind,
      subject,
      recipient,
      thread,
      due: due ?? now,
      state: 'waiting',
      attempts: 0,
      leasedUntil: new Date(0),
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** Claims the next due delivery for `leaseMs`; undefined when nothing is due. */
export async function claimDue(now: Date, leaseMs: number): Promise<Delivery | undefined> {
  const claimed = await Deliveries.findOneAndUpdate(
    { state: 'waiting', due: { $lte: now }, leasedUntil: { $lte: now } },
    { $set: { leasedUntil: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
    { sort: { due: 1 }, returnDocument: 'after' },
  ).lean()
  return claimed ? plain(claimed) : undefined
}

export async function finish(
  { id }: Delivery,
  outcome: { state: 'sent' | 'skipped' | 'parked'; reason?: string },
  now: Date,
): Promise<void> {
  await Deliveries.updateOne({ _id: id }, { $set: { ...outcome, doneAt: now } })
}

/** Gives a claimed delivery back, to be tried again from `due`. */
export async function postpone({ id }: Delivery, due: Date): Promise<void> {
  await Deliveries.updateOne({ _id: id }, { $set: { due, leasedUntil: new Date(0) } })
}

/** What could not be delivered, the newest first. */
export async function parkedDeliveries(scope: CouncilScope): Promise<Delivery[]> {
  return (
    await Deliveries.find({ ...scope, state: 'parked' })
      .sort({ due: -1 })
      .lean()
  ).map(plain)
}

interface StoredThread extends Stored {
  tenant: string
  activity: string
}

// The message that a thread's later deliveries update.
const Threads = defineModel<StoredThread>('threads', {
  tenant: { type: String, required: true },
  activity: { type: String, required: true },
})

export async function messageOf(
  scope: CouncilScope,
  thread: string,
  conversation: string,
): Promise<string | undefined> {
  const found = await Threads.findById(hash(scope.tenant, scope.council, thread, conversation)).lean()
  return found?.activity
}

export async function keepMessage(
  scope: CouncilScope,
  thread: string,
  conversation: string,
  activity: string,
): Promise<void> {
  await Threads.updateOne(
    { _id: hash(scope.tenant, scope.council, thread, conversation) },
    { $set: { tenant: scope.tenant, activity } },
    { upsert: true },
  )
}

const hash = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32)
