import { createHash } from 'node:crypto'
import type { Conversation, Message, Team } from './conversation'
import type { Person } from './person'
import type { BotLine } from './turn'

/** What somebody wrote into a text of a form and sent. */
export interface Typed {
  verb: string
  field: string
  text: string
}

/** What the simulated Teams knows. */
export interface World {
  serviceUrl: string
  bot: { id: string; name: string }
  /** Where people are unless they say otherwise. */
  tenantId: string
  line: BotLine
  now(): Date
  /** As in Teams, messages are numbered by the millisecond; each number is used once. */
  nextId(): string
  people: Map<string, Person>
  conversations: Map<string, Conversation>
  teams: Map<string, Team>
  /** Messages by the delivery key with which the bot sent them. */
  deliveries: Map<string, Message[]>
  /** All that people wrote: into forms, and as messages (those have no verb and no field). */
  typed: Typed[]
}

/** Ids follow from names, so that a second simulator in the same test knows the same people and places. */
export function idFrom(shape: 'uuid' | 'long', ...parts: string[]): string {
  const hash = createHash('sha256').update(parts.join('\n'))
  if (shape === 'long') return hash.digest('base64url')
  const hex = hash.digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
