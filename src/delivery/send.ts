import type { Card } from '../core/cards'
import type { Council, Person } from '../core/council'
import { inTime } from '../core/in-time'
import type { Conversation, Place } from './conversation-store'

/** Sends a card, or updates the message `activity`; gives the message's id. Throws `SendError`. */
export type Send = (
  conversation: Conversation,
  message: { card: Card; deliveryKey: string; activity?: string },
) => Promise<string>

/** Opens the personal chat with somebody by their Entra object id. Throws `SendError`. */
export type OpenChat = (serviceUrl: string, tenant: string, aadObjectId: string) => Promise<Place>

/** A send that the channel refused or lost. `status` is HTTP's, 0 for a lost connection or no answer. */
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
  /** The first instant from `now` on at which a person, or the channel, may be disturbed. */
  awake(council: Council, person: Person | undefined, now: Date): Promise<Date>
}

/** Statuses after which a send is tried again. */
export const RETRIED = new Set([0, 412, 429, 502, 503, 504])

/** Far below a claim's lease: what is still being sent is never sent again by another. */
export const SEND_TIMEOUT_MS = 20_000

/** A hung connector must not hang the worker, whatever the client does about it. */
export const timed = <T>(sending: Promise<T>): Promise<T> =>
  inTime(sending, SEND_TIMEOUT_MS, () => new SendError(0, 'timeout'))
