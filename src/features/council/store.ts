import type { AuditEntry } from '../../core/audit'
import type { Council, CouncilScope, Person, RuleDecision, TenantScope } from '../../core/council'
import type { Language } from '../../core/language'
import {
  type Audited,
  defineAuditedModel,
  defineModel,
  type Plain,
  plain,
  type Stored,
} from '../../database/model'

type StoredPerson = Stored &
  Omit<Person, 'id' | 'administrator'> & {
    /** Since then the name is one for all, and the account is gone. */
    forgotten?: Date
  }
type StoredCouncil = Audited & Omit<Council, 'id'>

export const People = defineModel<StoredPerson>(
  'people',
  {
    tenant: { type: String, required: true },
    name: { type: String, required: true },
    aadObjectId: String,
    language: String,
    currentCouncil: String,
    teamsId: String,
    guest: Boolean,
    reach: String,
    forgotten: Date,
  },
  [
    [
      { tenant: 1, aadObjectId: 1 },
      { unique: true, partialFilterExpression: { aadObjectId: { $type: 'string' } } },
    ],
  ],
)

export const Councils = defineAuditedModel<StoredCouncil>(
  'councils',
  {
    tenant: { type: String, required: true },
    type: { type: String, required: true },
    name: { type: String, required: true },
    language: { type: String, required: true },
    timeZone: { type: String, required: true },
    phone: { type: String, default: '' },
    channel: { type: { conversation: String, name: String }, _id: false, default: undefined },
    seats: [
      {
        _id: false,
        id: String,
        kind: String,
        person: String,
        substitute: String,
        role: String,
        since: Date,
        until: Date,
        leaves: Date,
      },
    ],
    staff: [{ _id: false, person: String, role: String, until: Date }],
    former: {
      type: [{ _id: false, person: String, kind: String, role: String, since: Date, until: Date }],
      default: undefined,
    },
    formerStaff: { type: [{ _id: false, person: String, until: Date }], default: undefined },
    rules: [{ _id: false, rule: String, value: {}, from: Date, decidedAt: Date, by: String, form: String }],
  },
  [
    [{ tenant: 1, 'seats.person': 1 }],
    [{ tenant: 1, 'seats.substitute': 1 }, { sparse: true }],
    [{ tenant: 1, 'staff.person': 1 }],
    // One council works in a channel.
    [
      { tenant: 1, 'channel.conversation': 1 },
      { unique: true, partialFilterExpression: { 'channel.conversation': { $type: 'string' } } },
    ],
    [{ 'seats.leaves': 1 }, { sparse: true }],
    [{ 'staff.until': 1 }, { sparse: true }],
  ],
)

export async function personByAccount(
  { tenant }: TenantScope,
  aadObjectId: string,
): Promise<Person | undefined> {
  const found = await People.findOne({ tenant, aadObjectId }).lean()
  return found ? plain(found) : undefined
}

export async function personById({ tenant }: TenantScope, id: string): Promise<Person | undefined> {
  const found = await People.findOne({ tenant, _id: id }).lean()
  return found ? plain(found) : undefined
}

export async function peopleById({ tenant }: TenantScope, ids: string[]): Promise<Map<string, Person>> {
  const found = await People.find({ tenant, _id: { $in: ids } }).lean()
  return new Map(found.map((person) => [person._id, plain(person)]))
}

export async function councilsOf({ tenant }: TenantScope, person: string): Promise<Council[]> {
  const found = await Councils.find({
    tenant,
    $or: [{ 'seats.person': person }, { 'seats.substitute': person }, { 'staff.person': person }],
  })
    .sort({ name: 1 })
    .lean()
  return found.map(plain)
}

/** Of all tenants, for the jobs. */
export async function allCouncils(): Promise<Council[]> {
  return (await Councils.find().lean()).map(plain)
}

/** Councils of all tenants that somebody has left since `since`, for the jobs. */
export async function councilsLeftSince(since: Date): Promise<Council[]> {
  return (await Councils.find({ 'former.until': { $gte: since } }).lean()).map(plain)
}

/** All councils of a tenant by name. */
export async function councilsIn({ tenant }: TenantScope): Promise<Council[]> {
  return (await Councils.find({ tenant }).sort({ name: 1 }).lean()).map(plain)
}

export async function councilById({ tenant, council }: CouncilScope): Promise<Council | undefined> {
  const found = await Councils.findOne({ tenant, _id: council }).lean()
  return found ? plain(found) : undefined
}

export async function addPerson(person: Omit<Plain<StoredPerson>, 'id'>): Promise<Person> {
  const added = await People.create(person)
  return plain(added.toObject())
}

export async function addCouncil(council: Omit<Plain<StoredCouncil>, 'id'>): Promise<Council> {
  const added = await Councils.create(council)
  return plain(added.toObject())
}

export async function setCurrentCouncil({ tenant, council }: CouncilScope, person: string): Promise<void> {
  await People.updateOne({ tenant, _id: person }, { $set: { currentCouncil: council } })
}

export async function setLanguage(
  { tenant }: TenantScope,
  person: string,
  language: Language,
): Promise<void> {
  await People.updateOne({ tenant, _id: person }, { $set: { language } })
}

/**
 * Gives an office to the seat that `person` holds, and takes it from whoever had it. Again, it changes nothing.
 * False where they hold no seat, or would leave the chair to become vice-chair.
 */
export async function assignOffice(
  { tenant, council }: CouncilScope,
  office: 'chair' | 'viceChair',
  person: string,
): Promise<boolean> {
  const free = office === 'viceChair' ? { role: { $ne: 'chair' } } : {}
  const { matchedCount } = await Councils.updateOne(
    { tenant, _id: council, seats: { $elemMatch: { person, ...free } } },
    { $set: { 'seats.$[before].role': 'member', 'seats.$[after].role': office } },
    {
      arrayFilters: [{ 'before.role': office, 'before.person': { $ne: person } }, { 'after.person': person }],
    },
  )
  return matchedCount === 1
}

/** Adds what the council has decided about a rule; the same form again changes nothing. */
export async function decideRule(
  { tenant, council }: CouncilScope,
  decision: RuleDecision,
  audit: AuditEntry,
): Promise<Council> {
  await Councils.updateOne(
    { tenant, _id: council, 'rules.form': { $ne: decision.form } },
    { $push: { rules: decision, pendingAudit: audit } },
  )
  return (await councilById({ tenant, council })) as Council
}

/** Writes into the council's chain what leaves no other trace in the council's document. */
export async function noteAudit({ tenant, council }: CouncilScope, audit: AuditEntry): Promise<void> {
  await Councils.updateOne({ _id: council, tenant }, { $push: { pendingAudit: audit } })
}
