import type { Clock } from '../core/clock'
import type { Feature, Notification } from '../core/feature'
import { inTime } from '../core/in-time'
import { type Log, withoutText } from '../core/log'
import { linksFor, type SignLink } from '../core/sign-link'
import {
  type Conversation,
  forgetConversation,
  forgetMessage,
  keepMessage,
  messageOf,
  stopConversation,
} from './conversation-store'
import type { Limits } from './limits'
import { type PlaceFinder, placesFor } from './places'
import { type Directory, RETRIED, SEND_TIMEOUT_MS, type Send, SendError, timed } from './send'
import {
  claimDue,
  type Delivery,
  type DeliveryState,
  enqueue,
  finish,
  markReached,
  nextClaim,
  postpone,
} from './store'

export interface Outbox {
  add(notifications: Notification[]): Promise<void>
  /** Sends what is due now; resolves when nothing more is. */
  drain(): Promise<void>
  /** Begins to send what is due now; what goes wrong is logged. */
  wake(): void
  /** Ends what is being sent and claims no more. */
  stop(): Promise<void>
}

/**
 * How long a claimed delivery is nobody else's. A worker that dies between sending and noting it cannot be
 * told from one that dies before sending, so this is also the wait before such a message goes out again.
 */
const LEASE_MS = 120_000
/** After this long without success a delivery is parked. */
const GIVE_UP_MS = 24 * 60 * 60 * 1000
// A chat that is opened anew and forgotten again and again is not to be had.
const MOST_FORGOTTEN = 3
const LONGEST_BACKOFF_MS = 10 * 60 * 1000
const LONGEST_RETRY_AFTER_MS = 60 * 60 * 1000
/** Deliveries in hand at a time: sends mostly wait for Teams. */
const HANDS = 8

export interface OutboxParts extends PlaceFinder {
  features: Feature[]
  directory: Directory
  /** Nothing is said to the people of another tenant. */
  servesTenant(tenant: string): boolean
  send: Send
  sign: SignLink
  limits: Limits
  clock: Clock
  log: Log
  /** Told how each attempt ended, for whoever counts. */
  watch?: (ending: DeliveryState | 'again') => void
}

/** Done in some way, or to be tried again; a wait for a place or for the morning is no failed attempt. */
type Ending = Parameters<typeof finish>[1] | { until: Date; untried: boolean }

export function createOutbox(parts: OutboxParts): Outbox {
  const { features, directory, limits, clock, log } = parts
  const renderers = new Map(features.flatMap((feature) => Object.entries(feature.deliveries ?? {})))
  const hands = new Set<Promise<void>>()
  let failure: unknown
  let again = false
  let stopped = false
  let alarm: NodeJS.Timeout | undefined

  async function deliver(delivery: Delivery): Promise<Ending> {
    if (!parts.servesTenant(delivery.tenant)) return { state: 'skipped', reason: 'notServed' }
    const scope = { tenant: delivery.tenant, council: delivery.council }
    const council = await directory.council(scope)
    const render = renderers.get(delivery.kind)
    if (!council || !render) return { state: 'skipped', reason: 'gone' }
    const late = (): boolean => delivery.expires !== undefined && delivery.expires <= clock()
    if (late()) return { state: 'skipped', reason: 'late' }

    const toChannel = delivery.recipient === 'channel'
    const person = toChannel ? undefined : await directory.person(delivery.tenant, delivery.recipient)
    if (!toChannel && !person) return { state: 'skipped', reason: 'gone' }
    if (delivery.patient) {
      const awake = await directory.awake(council, person, clock())
      if (awake > clock()) return { until: awake, untried: true }
    }
    const now = clock()
    const linkTo = person && linksFor(parts.sign, scope, person.id, now)
    const message = await render(
      { scope, subject: delivery.subject, council, now },
      { language: person?.language ?? council.language, person, linkTo },
    )
    if (!message) return { state: 'skipped', reason: 'stale' }

    const places = await placesFor(council, person, parts)
    // People without a Microsoft account never come to a chat: the secretariat reaches them on paper.
    if ('reason' in places && person && !person.aadObjectId) return { state: 'skipped', reason: 'noAccount' }
    if ('reason' in places) return { state: 'held', ...places }
    for (const conversation of places.conversations) {
      if (delivery.reached.includes(conversation.id)) continue
      const free = await limits.wait(delivery.tenant, conversation.conversation, clock())
      if (free) return { until: free, untried: true }
      await pause(await limits.book(delivery.tenant, clock()))
      // The wait may have been long; what another may have claimed meanwhile is no longer ours.
      if (clock().getTime() > delivery.next.getTime() - SEND_TIMEOUT_MS)
        return { until: clock(), untried: true }
      try {
        await sendTo(conversation, message, delivery)
      } catch (error) {
        return await refused(conversation, error, delivery.attempts)
      }
      if (places.conversations.length > 1) await markReached(delivery, conversation.id)
    }
    return { state: 'sent' }
  }

  async function sendTo(
    conversation: Conversation,
    { card }: { card: Parameters<Send>[1]['card'] },
    delivery: Delivery,
  ) {
    const { tenant, council, thread, id: deliveryKey } = delivery
    if (!thread) return void (await timed(parts.send(conversation, { card, deliveryKey })))
    const place = { tenant, council, thread, conversation: conversation.id }
    const activity = await messageOf(place)
    const sent = await timed(parts.send(conversation, { card, deliveryKey, activity })).catch(
      async (error) => {
        if (!activity || !(error instanceof SendError) || error.status !== 404) throw error
        await forgetMessage(place)
        return timed(parts.send(conversation, { card, deliveryKey }))
      },
    )
    if (sent !== activity) await keepMessage(place, sent)
  }

  /** What follows from a refusal by its status. */
  async function refused(conversation: Conversation, error: unknown, attempts: number): Promise<Ending> {
    if (!(error instanceof SendError)) throw error
    const { tenant, person } = conversation
    if (error.status === 403) {
      await stopConversation({ tenant }, conversation.conversation, error.code)
      return { state: 'held', reason: error.code, heldFor: person ?? conversation.conversation }
    }
    // A closed local client, or a conversation that Teams has forgotten.
    if (
      (error.status === 404 && attempts <= MOST_FORGOTTEN) ||
      (parts.perServiceUrl && error.code === 'ECONNREFUSED')
    ) {
      await forgetConversation({ tenant }, conversation.id)
      // At once: others may be left, or it is opened anew; else it is held until somebody is heard from.
      return { until: clock(), untried: false }
    }
    if (error.status === 429 && error.retryAfterMs)
      await limits.hold(tenant, conversation.conversation, after(error.retryAfterMs))
    throw error
  }

  function failed(delivery: Delivery, error: unknown): Ending {
    const { status, code, retryAfterMs } =
      error instanceof SendError
        ? error
        : { status: -1, code: (error as Error).name, retryAfterMs: undefined }
    log.warn({ delivery: delivery.id, kind: delivery.kind, status, code }, 'delivery failed')
    const failing = clock().getTime() - (delivery.failingSince ?? clock()).getTime()
    if (!RETRIED.has(status) || failing > GIVE_UP_MS)
      return { state: 'parked', reason: status === -1 ? 'fault' : `${status} ${code}` }
    const backoff = Math.min(1000 * 2 ** delivery.attempts, LONGEST_BACKOFF_MS) * (0.5 + Math.random())
    return {
      until: after(Math.max(backoff, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS))),
      untried: false,
    }
  }

  const after = (ms: number): Date => new Date(clock().getTime() + ms)

  async function handle(delivery: Delivery): Promise<void> {
    const ending = await deliver(delivery).catch((error) => failed(delivery, error))
    parts.watch?.('until' in ending ? 'again' : ending.state)
    // What Teams has taken must be noted, also when the database is away for a moment.
    await insist(
      () => ('until' in ending ? postpone(delivery, ending, clock()) : finish(delivery, ending, clock())),
      delivery.next,
    )
  }

  async function insist(write: () => Promise<void>, until: Date): Promise<void> {
    for (;;) {
      try {
        return await write()
      } catch (error) {
        if (stopped || clock() >= until) throw error
        log.warn({ name: (error as Error).name }, 'could not note a delivery')
        await pause(1_000)
      }
    }
  }

  async function work(): Promise<void> {
    while (!stopped) {
      const delivery = await inTime(claimDue(clock(), LEASE_MS), LEASE_MS)
      if (delivery) {
        takeHand()
        await inTime(handle(delivery), LEASE_MS)
      } else if (again) again = false
      else return
    }
  }

  function takeHand(): void {
    if (stopped || hands.size >= HANDS) return
    // One that fails while another is waited for must not end the process.
    const hand: Promise<void> = work()
      .catch((error) => {
        failure = error
      })
      .finally(() => hands.delete(hand))
    hands.add(hand)
  }

  /** What is due before the next tick is sent when it is due. */
  async function setAlarm(): Promise<void> {
    const next = await nextClaim()
    const wait = next && next.getTime() - clock().getTime()
    clearTimeout(alarm)
    if (wait === undefined || wait > 60_000) return
    alarm = setTimeout(wake, Math.max(wait, 50))
    alarm.unref()
  }

  async function drain(): Promise<void> {
    // Hands that have just found nothing may have looked too early.
    again = true
    takeHand()
    while (hands.size > 0) await Promise.all(hands)
    const found = failure
    failure = undefined
    if (found) throw found
    if (!stopped) await setAlarm()
  }

  const wake = () => void drain().catch((error) => log.error({ err: withoutText(error) }, 'delivery failed'))

  return {
    add: (notifications) => enqueue(notifications, clock()),
    drain,
    wake,
    async stop() {
      stopped = true
      clearTimeout(alarm)
      await Promise.all(hands)
    },
  }
}

const pause = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve()
