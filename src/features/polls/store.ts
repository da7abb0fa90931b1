import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'

interface StoredPoll extends Audited {
  council: string
  /** Made with the form: the same form sent twice makes one poll. */
  form: string
  question: string
  options: string[]
  multiple: boolean
  anonymous: boolean
  /** Results are shown only when it is closed. */
  hidden: boolean
  closesAt?: Date
  state: 'open' | 'closing' | 'closed'
  askedBy: { person: string; name: string }
  askedAt: Date
  /** Who may answer. */
  roll: string[]
  /** Of a named poll: positions of the chosen options, by person id. */
  answers: Record<string, string[]>
  /** Of a closed anonymous poll: how often each option's position was chosen, and how many answered. */
  counts?: Record<string, number>
  answered?: number
}
export type Poll = Plain<StoredPoll>

const Polls = defineAuditedModel<StoredPoll>(
  'polls',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    form: { type: String, required: true },
    question: { type: String, required: true },
    options: [String],
    multiple: { type: Boolean, required: true },
    anonymous: { type: Boolean, required: true },
    hidden: { type: Boolean, required: true },
    closesAt: Date,
    state: { type: String, required: true },
    askedBy: { type: { person: String, name: String }, _id: false, required: true },
    askedAt: { type: Date, required: true },
    roll: [String],
    answers: { type: Object, default: {} },
    counts: Object,
    answered: Number,
  },
  [
    [{ tenant: 1, council: 1, form: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, state: -1, askedAt: -1 }],
    [{ state: 1 }],
  ],
)

/** Asks. The same form again gives the poll that is there. */
export async function addPoll(
  scope: CouncilScope,
  poll: Omit<Poll, 'id' | 'tenant' | 'council' | 'state' | 'answers' | 'counts' | 'answered'>,
  audit: AuditEntry,
): Promise<Poll> {
  const asked = { ...scope, ...poll, state: 'open' as const, answers: {}, pendingAudit: [audit] }
  return (await addOnce(Polls, asked, { ...scope, form: poll.form })).document
}

export async function pollById(scope: CouncilScope, id: string): Promise<Poll | undefined> {
  const found = await Polls.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Open polls first, then closed ones, the newest first. The states' names happen to sort like that. */
export async function pollsOf(scope: CouncilScope, most: number): Promise<Poll[]> {
  const found = await Polls.find(scope).sort({ state: -1, askedAt: -1 }).limit(most).lean()
  return found.map(plain)
}

/** Polls of all councils in these states, for the job. */
export async function pollsIn(states: Poll['state'][]): Promise<Poll[]> {
  return (await Polls.find({ state: { $in: states } }).lean()).map(plain)
}

/** Keeps a named answer while the poll is open; undefined when it is not, or they may not answer. */
export async function keepAnswer(
  scope: CouncilScope,
  id: string,
  person: string,
  chosen: string[],
  now: Date,
): Promise<Poll | undefined> {
  const kept = await Polls.findOneAndUpdate(
    {
      ...scope,
      _id: id,
      state: 'open',
      anonymous: false,
      roll: person,
      $or: [{ closesAt: { $exists: false } }, { closesAt: { $gt: now } }],
    },
    { $set: { [`answers.${person}`]: chosen } },
    { returnDocument: 'after' },
  ).lean()
  return kept ? plain(kept) : undefined
}

/** Moves a poll on from `from`; undefined when it is not there any more. */
export async function movePoll(
  scope: CouncilScope,
  id: string,
  from: Poll['state'],
  to: Partial<Pick<Poll, 'state' | 'counts' | 'answered'>>,
  audit?: AuditEntry,
): Promise<Poll | undefined> {
  const moved = await Polls.findOneAndUpdate(
    { ...scope, _id: id, state: from },
    { $set: to, ...(audit ? { $push: { pendingAudit: audit } } : {}) },
    { returnDocument: 'after' },
  ).lean()
  return moved ? plain(moved) : undefined
}
