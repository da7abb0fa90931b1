import type { Card } from '../core/cards'
import type { Clock } from '../core/clock'
import type { Council, Person } from '../core/council'
import type { Feature, LinkTo, Notification } from '../core/feature'
import { LANGUAGES, type Language } from '../core/language'
import type { Log } from '../core/log'
import type { SignLink } from '../core/router'
import {
  type Conversation,
  claimDue,
  conversationsOf,
  type Delivery,
  enqueue,
  finish,
  keepMessage,
  messageOf,
  postpone,
} from './store'

/** Sends a card, or updates the message `activity`; gives the message's id. Throws `SendError`. */
export type Send = (
  conversation: Conversation,
  message: { card: Card; deliveryKey: string; activity?: string },
) => Promise<string>

/** A send that the channel refused or lost. `status` is HTTP's, 0 for a lost connection. */
export class SendError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterMs?: number,
  ) {
    super(`send failed: ${status} ${code}`)
    this.name = 'SendError'
  }
}

/** What the worker must know of councils and people. */
export interface Directory {
  council(scope: { tenant: string; council: string }): Promise<Council | undefined>
  person(tenant: string, id: string): Promise<Person | undefined>
}

export interface Outbox {
  add(notifications: Notification[]): Promise<void>
  /** Sends what is due now; resolves when nothing more is. */
  drain(): Promise<void>
}

const LEASE_MS = 60_000
const MOST_ATTEMPTS = 8
const RETRIED = new Set([0, 412, 429, 502, 503, 504])

export function createOutbox({
  features,
  directory,
  send,
  sign,
  clock,
  log,
}: {
  features: Feature[]
  directory: Directory
  send: Send
  sign: SignLink
  clock: Clock
  log: Log
}): Outbox {
  const renderers = new Map(features.flatMap((feature) => Object.entries(feature.deliveries ?? {})))
  let draining: Promise<void> | undefined

  async function deliver(delivery: Delivery): Promise<void> {
    const scope = { tenant: delivery.tenant, council: delivery.council }
    const council = await directory.council(scope)
    const render = renderers.get(delivery.kind)
    if (!council || !render) return finish(delivery, { state: 'skipped', reason: 'gone' }, clock())

    const toChannel = delivery.recipient === 'channel'
    const person = toChannel ? undefined : await directory.person(delivery.tenant, delivery.recipient)
    const conversations = toChannel
      ? council.channel
        ? await conversationsOf(scope, { conversation: council.channel.conversation })
        : []
      : await conversationsOf(scope, { person: delivery.recipient })
    if (conversations.length === 0)
      return finish(delivery, { state: 'parked', reason: 'noConversation' }, clock())

    const language: Language = person?.language ?? council.language ?? LANGUAGES[0]
    const now = clock()
    const linkTo: LinkTo | undefined =
      person &&
      ((kind, subject, options) => sign({ ...scope, person: person.id, kind, subject }, now, options))
    const message = await render(
      { scope, subject: delivery.subject, council, now },
      { language, person, linkTo },
    )
    if (!message) return finish(delivery, { state: 'skipped', reason: 'stale' }, clock())
    for (const conversation of conversations) await sendTo(conversation, message.card, delivery)
    await finish(delivery, { state: 'sent' }, clock())
  }

  async function sendTo(conversation: Conversation, card: Card, delivery: Delivery): Promise<void> {
    const scope = { tenant: delivery.tenant, council: delivery.council }
    const { thread } = delivery
    const activity = thread ? await messageOf(scope, thread, conversation.id) : undefined
    const sent = await send(conversation, { card, deliveryKey: delivery.id, activity })
    if (thread && sent !== activity) await keepMessage(scope, thread, conversation.id, sent)
  }

  async function failed(delivery: Delivery, error: unknown): Promise<void> {
    const { status, code, retryAfterMs } =
      error instanceof SendError ? error : { status: -1, code: 'fault', retryAfterMs: undefined }
    log.warn({ delivery: delivery.id, kind: delivery.kind, status, code }, 'delivery failed')
    if (RETRIED.has(status) && delivery.attempts < MOST_ATTEMPTS) {
      const backoff = Math.min(2 ** delivery.attempts, 300) * 1000 * (0.5 + Math.random())
      return postpone(delivery, new Date(clock().getTime() + (retryAfterMs ?? backoff)))
    }
    await finish(delivery, { state: 'parked', reason: status === -1 ? code : `${status} ${code}` }, clock())
  }

  async function drainAll(): Promise<void> {
    for (;;) {
      const delivery = await claimDue(clock(), LEASE_MS)
      if (!delivery) return
      try {
        await deliver(delivery)
      } catch (error) {
        await failed(delivery, error)
      }
    }
  }

  return {
    async add(notifications) {
      for (const notification of notifications) await enqueue(notification, clock())
    },
    async drain() {
      // One drain at a time; a call during it starts another, since it may have come too late to be seen.
      const before = draining
      const mine = (async () => {
        await before?.catch(() => {})
        await drainAll()
      })()
      draining = mine
      try {
        await mine
      } finally {
        if (draining === mine) draining = undefined
      }
    },
  }
}
