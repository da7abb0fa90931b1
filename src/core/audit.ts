import { randomUUID } from 'node:crypto'
import type { CouncilScope, Person } from './council'

/**
 * Who did what, when. A store writes it into the changed document in the same update (`$push` to
 * `pendingAudit`); a worker appends it to the council's chain. Never free text, never a vote.
 */
export interface AuditEntry {
  id: string
  council: string
  at: Date
  /** Person id */
  by: string
  /** `<room>.<name>` of what was done, for example `council.ruleDecided`. */
  what: string
  /** Ids and keys of what it was done to. */
  subject: string[]
}

export const auditEntry = (
  { scope, person, now }: { scope: CouncilScope; person: Pick<Person, 'id'>; now: Date },
  what: string,
  ...subject: string[]
): AuditEntry => ({ id: randomUUID(), council: scope.council, at: now, by: person.id, what, subject })

/** Who does what a rule or the hour does. */
export const NOBODY: Pick<Person, 'id'> = { id: '' }
