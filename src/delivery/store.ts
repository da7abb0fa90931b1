import type { CouncilScope } from '../core/council'
import type { Notification } from '../core/feature'
import { defineModel, isDuplicate, type Plain, plain, type Stored } from '../database/model'
import { hashOf } from './key'

/**
 * waiting: to be sent at `next`. sent, skipped: done. parked: failed for good, until somebody retries it.
 * held: cannot reach the recipient now, and goes out when they are heard from.
 */
export type DeliveryState = 'waiting' | 'sent' | 'skipped' | 'parked' | 'held'

interface StoredDelivery extends Stored {
  tenant: string
  council: string
  kind: string
  subject: string
  /** A person's id, or `channel`. */
  recipient: string
  thread?: string
  due: Date
  expires?: Date
  patient: boolean
  state: DeliveryState
  /** When a worker may claim it: `due`, the end of a lease, or the time of another attempt. */
  next: Date
  attempts: number
  /** Its first failed attempt since it was put here, released or tried again. */
  failingSince?: Date
  /** Stored conversations that have it already, where it goes to several. */
  reached: string[]
  /** Why it was skipped, parked or held: a status with Teams' code, or a reason's name. */
  reason?: string
  /** A held delivery waits for this person or conversation to be heard from. */
  heldFor?: string
  doneAt?: Date
}
export type Delivery = Plain<StoredDelivery>

// The keys of what was sent must outlive whatever could be sent again.
const KEPT_SECONDS = 400 * 24 * 60 * 60

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
    expires: Date,
    patient: { type: Boolean, required: true },
    state: { type: String, required: true },
    next: { type: Date, required: true },
    attempts: { type: Number, required: true },
    failingSince: Date,
    reached: { type: [String], required: true },
    reason: String,
    heldFor: String,
    doneAt: Date,
  },
  [
    [{ state: 1, next: 1 }],
    [{ tenant: 1, council: 1, state: 1 }],
    [{ tenant: 1, heldFor: 1 }, { sparse: true }],
    [{ doneAt: 1 }, { expireAfterSeconds: KEPT_SECONDS }],
  ],
)

/** The unique key of a notification, and the `deliveryKey` that Teams is given. */
const deliveryKey = ({ scope, kind, subject, to, due }: Notification): string =>
  hashOf(
    scope.tenant,
    scope.council,
    kind,
    subject,
    to === 'channel' ? to : to.person,
    due?.toISOString() ?? '',
  )

/** Puts notifications in the outbox. A repeat changes nothing: its key is there already. */
export async function enqueue(notifications: Notification[], now: Date): Promise<void> {
  if (notifications.length === 0) return
  const documents = notifications.map((notification) => {
    const { scope, kind, subject, to, thread, due, expires, patient } = notification
    return {
      _id: deliveryKey(notification),
      tenant: scope.tenant,
      council: scope.council,
      kind,
      subject,
      recipient: to === 'channel' ? to : to.person,
      thread,
      due: due ?? now,
      expires,
      patient: patient ?? false,
      state: 'waiting' as const,
      next: due ?? now,
      attempts: 0,
      reached: [],
    }
  })
  try {
    await Deliveries.insertMany(documents, { ordered: false })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // Unordered, so all others were tried as well: whatever else went wrong is among the write errors.
    const others = (error as { writeErrors?: unknown[] }).writeErrors?.filter((each) => !isDuplicate(each))
    if (others && others.length > 0) throw error
  }
}

/** Claims the next due delivery until `leaseMs` from now; undefined when nothing is due. */
export async function claimDue(now: Date, leaseMs: number): Promise<Delivery | undefined> {
  const claimed = await Deliveries.findOneAndUpdate(
    { state: 'waiting', next: { $lte: now } },
    { $set: { next: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
    { sort: { next: 1 }, returnDocument: 'after' },
  ).lean()
  return claimed ? plain(claimed) : undefined
}

/** When the next waiting delivery may be claimed. */
export async function nextClaim(): Promise<Date | undefined> {
  const found = await Deliveries.findOne({ state: 'waiting' }).sort({ next: 1 }).select({ next: 1 }).lean()
  return found?.next
}

/** How many deliveries of all councils are not done, by state, and since when the oldest waiting is due. */
export async function outboxState(): Promise<{ states: Record<string, number>; oldestDue?: Date }> {
  const states = ['waiting', 'held', 'parked'] as const
  const counts = await Promise.all(states.map((state) => Deliveries.countDocuments({ state })))
  const next = await nextClaim()
  return {
    states: Object.fromEntries(states.map((state, index) => [state, counts[index] ?? 0])),
    oldestDue: next,
  }
}

export async function finish(
  { id }: Delivery,
  outcome: { state: 'sent' | 'skipped' | 'parked' | 'held'; reason?: string; heldFor?: string },
  now: Date,
): Promise<void> {
  await Deliveries.updateOne({ _id: id, state: 'waiting' }, { $set: { ...outcome, doneAt: now } })
}

/** Notes that one of several conversations has it. */
export async function markReached({ id }: Delivery, conversation: string): Promise<void> {
  await Deliveries.updateOne({ _id: id }, { $addToSet: { reached: conversation } })
}

/** Gives a claimed delivery back `until` then; one that was `untried` does not count as an attempt. */
export async function postpone(
  { id, next: lease, failingSince }: Delivery,
  { until, untried }: { until: Date; untried: boolean },
  now: Date,
): Promise<void> {
  // Only while the lease is ours: after it somebody else may be sending.
  await Deliveries.updateOne(
    { _id: id, state: 'waiting', next: lease },
    untried
      ? { $set: { next: until }, $inc: { attempts: -1 } }
      : { $set: { next: until, failingSince: failingSince ?? now } },
  )
}

const tryAfresh = (now: Date) => ({
  $set: { state: 'waiting' as const, next: now, attempts: 0 },
  $unset: { heldFor: 1, reason: 1, doneAt: 1, failingSince: 1 } as const,
})

/** What was held for this person or conversation goes out now. */
export async function releaseHeld(tenant: string, heldFor: string[], now: Date): Promise<number> {
  const result = await Deliveries.updateMany(
    { tenant, heldFor: { $in: heldFor }, state: 'held' },
    tryAfresh(now),
  )
  return result.modifiedCount
}

/** What could not be delivered, the newest first. */
export async function undelivered(scope: CouncilScope, most: number): Promise<Delivery[]> {
  const found = await Deliveries.find({ ...scope, state: { $in: ['parked', 'held'] } })
    .sort({ due: -1 })
    .limit(most)
    .lean()
  return found.map(plain)
}

/** Tries again what failed: one delivery, or all of the council's. */
export async function retryUndelivered(
  scope: CouncilScope,
  id: string | undefined,
  now: Date,
): Promise<number> {
  const result = await Deliveries.updateMany(
    { ...scope, ...(id === undefined ? {} : { _id: id }), state: { $in: ['parked', 'held'] } },
    tryAfresh(now),
  )
  return result.modifiedCount
}

/** Takes what failed off the list for good. */
export async function dismissUndelivered(scope: CouncilScope): Promise<void> {
  await Deliveries.updateMany(
    { ...scope, state: { $in: ['parked', 'held'] } },
    { $set: { state: 'skipped', reason: 'dismissed' }, $unset: { heldFor: 1 } },
  )
}
