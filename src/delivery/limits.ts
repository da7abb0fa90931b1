import { bookPlace, holdPlaces, type Pace, takePlace } from './limits-store'

/**
 * Teams' limits for a bot: in one conversation 7 messages in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an
 * hour; in a tenant 30 a second. A bucket lets through at most `burst + window / everyMs` in a window.
 */
export const CONVERSATION_PACE: Pace = { burst: 6, everyMs: 2_050 }
export const TENANT_PACE: Pace = { burst: 5, everyMs: 40 }

export interface Limits {
  /** When the conversation takes another message; undefined when now, and then the place is taken. */
  wait(tenant: string, conversation: string, now: Date): Promise<Date | undefined>
  /** The next place among all messages to the tenant: milliseconds from now. */
  book(tenant: string, now: Date): Promise<number>
  /** Teams asked to be left alone in the conversation until then. */
  hold(tenant: string, conversation: string, until: Date): Promise<void>
}

const conversationKey = (tenant: string, conversation: string): string => `${tenant}/${conversation}`

export const teamsLimits: Limits = {
  wait: (tenant, conversation, now) =>
    takePlace(conversationKey(tenant, conversation), CONVERSATION_PACE, now),
  book: async (tenant, now) => (await bookPlace(tenant, TENANT_PACE, now)).getTime() - now.getTime(),
  hold: (tenant, conversation, until) =>
    holdPlaces(conversationKey(tenant, conversation), CONVERSATION_PACE, until),
}

/** For measuring and for simulated months, where Teams' real seconds mean nothing. */
export const noLimits: Limits = {
  wait: async () => undefined,
  book: async () => 0,
  hold: async () => {},
}
