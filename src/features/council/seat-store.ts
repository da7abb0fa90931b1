import { createHash } from 'node:crypto'
import type { AuditEntry } from '../../core/audit'
import type { Council, CouncilScope, Person, Reach, Seat, Staff, TenantScope } from '../../core/council'
import type { RosterEntry } from '../../core/feature'
import { defineModel, plain, type Stored, unlessThere } from '../../database/model'
import { Councils, councilById, People, personByAccount } from './store'

type Changed = Promise<Council | undefined>

async function change(
  { tenant, council }: CouncilScope,
  filter: object,
  update: object,
  options = {},
): Changed {
  const changed = await Councils.findOneAndUpdate({ tenant, _id: council, ...filter }, update, {
    returnDocument: 'after',
    ...options,
  }).lean()
  return changed ? plain(changed) : undefined
}

const held = (seat: string, person: string) => ({ seats: { $elemMatch: { id: seat, person } } })
const theSeat = (id: string) => ({ arrayFilters: [{ 'seat.id': id }] })

/** Gives a vacant seat to somebody who holds none; undefined when either is no longer so. */
export const takeSeat = (
  scope: CouncilScope,
  seat: string,
  person: string,
  now: Date,
  audit: AuditEntry,
): Changed =>
  change(
    scope,
    {
      seats: { $elemMatch: { id: seat, person: { $exists: false } } },
      'seats.person': { $ne: person },
    },
    {
      $set: { 'seats.$[seat].person': person, 'seats.$[seat].since': now },
      $push: { pendingAudit: audit },
    },
    theSeat(seat),
  )

/** Ends a membership: the seat is vacant, an office goes with it. */
export const leaveSeat = (
  scope: CouncilScope,
  { id, person = '', kind, role, since, substitute }: Seat,
  now: Date,
  audit: AuditEntry,
): Changed =>
  change(
    scope,
    held(id, person),
    {
      $set: { 'seats.$[seat].role': 'member' },
      $unset: {
        'seats.$[seat].person': 1,
        'seats.$[seat].since': 1,
        'seats.$[seat].until': 1,
        'seats.$[seat].leaves': 1,
        'seats.$[seat].substitute': 1,
      },
      $push: {
        former: { person, kind, role, since, until: now },
        ...(substitute ? { formerStaff: { person: substitute, until: now } } : {}),
        pendingAudit: audit,
      },
    },
    theSeat(id),
  )

/** Sets term, last day or substitute of a taken seat; `undefined` takes it away. */
export function setSeat(
  scope: CouncilScope,
  { id, person = '', substitute }: Seat,
  to: Partial<Pick<Seat, 'until' | 'leaves' | 'substitute'>>,
  audit: AuditEntry,
): Changed {
  const entries = Object.entries(to).map(([key, value]) => [`seats.$[seat].${key}`, value] as const)
  const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  const gone = Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([key]) => [key, 1]))
  return change(
    scope,
    held(id, person),
    {
      ...(Object.keys(set).length > 0 ? { $set: set } : {}),
      ...(Object.keys(gone).length > 0 ? { $unset: gone } : {}),
      $push: {
        ...('substitute' in to && substitute ? { formerStaff: { person: substitute, until: audit.at } } : {}),
        pendingAudit: audit,
      },
    },
    theSeat(id),
  )
}

/** Gives an office to the seat and takes it from whoever had it; `member` takes the seat's own office. */
export const setOffice = (
  scope: CouncilScope,
  { id, person = '' }: Seat,
  role: Seat['role'],
  audit: AuditEntry,
): Changed =>
  change(
    scope,
    held(id, person),
    {
      $set: {
        'seats.$[after].role': role,
        ...(role === 'member' ? {} : { 'seats.$[before].role': 'member' }),
      },
      $push: { pendingAudit: audit },
    },
    {
      arrayFilters: [
        { 'after.id': id },
        ...(role === 'member' ? [] : [{ 'before.role': role, 'before.id': { $ne: id } }]),
      ],
    },
  )

/** Adds a vacant seat; the same id again changes nothing. */
export const addSeat = (scope: CouncilScope, id: string, kind: string, audit: AuditEntry): Changed =>
  change(
    scope,
    { 'seats.id': { $ne: id } },
    { $push: { seats: { id, kind, role: 'member' }, pendingAudit: audit } },
  )

/** Takes a vacant seat away. */
export const removeSeat = (scope: CouncilScope, id: string, audit: AuditEntry): Changed =>
  change(
    scope,
    { seats: { $elemMatch: { id, person: { $exists: false } } } },
    { $pull: { seats: { id } }, $push: { pendingAudit: audit } },
  )

/** Adds somebody to secretariat or observers; undefined when they are there already. */
export const addStaff = (scope: CouncilScope, staff: Staff, audit: AuditEntry): Changed =>
  change(scope, { 'staff.person': { $ne: staff.person } }, { $push: { staff, pendingAudit: audit } })

/** Takes somebody out; the last of the secretariat stays. */
export const removeStaff = (scope: CouncilScope, { person, role }: Staff, audit: AuditEntry): Changed =>
  change(
    scope,
    {
      'staff.person': person,
      ...(role === 'secretariat'
        ? { staff: { $elemMatch: { role: 'secretariat', person: { $ne: person } } } }
        : {}),
    },
    {
      $pull: { staff: { person } },
      $push: { formerStaff: { person, until: audit.at }, pendingAudit: audit },
    },
  )

/** Councils in which a membership or a stand-in ends by itself. */
export async function councilsWithLeavers(now: Date): Promise<Council[]> {
  const found = await Promise.all([
    Councils.find({ 'seats.leaves': { $lte: now } }).lean(),
    Councils.find({ 'staff.until': { $lte: now } }).lean(),
  ])
  return [...new Map(found.flat().map((council) => [council._id, plain(council)])).values()]
}

/** Somebody from a roster as a person of the tenant, made when they are new. */
export async function personFrom({ tenant }: TenantScope, entry: RosterEntry): Promise<Person> {
  const { aadObjectId, name, teamsId, guest } = entry
  // Two can be made at once: then the other is there now.
  const person = await unlessThere(() =>
    People.findOneAndUpdate(
      { tenant, aadObjectId },
      { $set: { teamsId, guest }, $setOnInsert: { name } },
      { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
    ).lean(),
  )
  if (person) return plain(person)
  return (await personByAccount({ tenant }, aadObjectId)) as Person
}

/** Somebody without an account, by name; the same form again gives the same person. */
export async function personNamed({ tenant }: TenantScope, name: string, form: string): Promise<Person> {
  const _id = createHash('sha256').update(`${tenant}\n${form}\n${name}`).digest('hex').slice(0, 32)
  const person = await People.findOneAndUpdate(
    { _id, tenant },
    { $setOnInsert: { name } },
    { upsert: true, returnDocument: 'after' },
  ).lean()
  return plain(person as NonNullable<typeof person>)
}

/** Gives a person another account; false when it is somebody else's. */
export async function setAccount(
  { tenant }: TenantScope,
  person: string,
  { aadObjectId, teamsId, guest }: RosterEntry,
): Promise<boolean> {
  const result = await unlessThere(() =>
    People.updateOne({ tenant, _id: person }, { $set: { aadObjectId, teamsId, guest } }),
  )
  return result?.matchedCount === 1
}

export async function setReach(
  { tenant }: TenantScope,
  person: string,
  reach: Reach | undefined,
): Promise<void> {
  await People.updateOne({ tenant, _id: person }, reach ? { $set: { reach } } : { $unset: { reach: 1 } })
}

/** Changes what stands on every card, or the channel; undefined when another council has that channel. */
export async function changeDetails(
  scope: CouncilScope,
  details: Partial<Pick<Council, 'name' | 'phone' | 'language' | 'timeZone' | 'channel'>>,
  audit: AuditEntry,
): Changed {
  return unlessThere(() => change(scope, {}, { $set: details, $push: { pendingAudit: audit } }))
}

/** Makes a council under an id of the maker's; false when the channel already has one. */
export async function openCouncil(council: Omit<Council, 'rules'>, audit: AuditEntry): Promise<boolean> {
  const { id, ...rest } = council
  const added = await unlessThere(() =>
    Councils.create({ _id: id, ...rest, rules: [], pendingAudit: [audit] }),
  )
  return added !== undefined || (await councilById({ tenant: council.tenant, council: id })) !== undefined
}

export async function councilInChannel(
  { tenant }: TenantScope,
  conversation: string,
): Promise<Council | undefined> {
  const found = await Councils.findOne({ tenant, 'channel.conversation': conversation }).lean()
  return found ? plain(found) : undefined
}

interface StoredCode extends Stored {
  tenant: string
  expires: Date
  /** The council that it was used for. */
  used?: string
}

const Codes = defineModel<StoredCode>(
  'setupcodes',
  {
    tenant: { type: String, required: true },
    expires: { type: Date, required: true },
    used: String,
  },
  [[{ expires: 1 }, { expireAfterSeconds: 0 }]],
)

// The code itself is kept nowhere.
const codeId = (tenant: string, code: string): string =>
  createHash('sha256').update(`${tenant}\n${code.toUpperCase()}`).digest('hex')

export async function keepCode({ tenant }: TenantScope, code: string, expires: Date): Promise<void> {
  await Codes.create({ _id: codeId(tenant, code), tenant, expires })
}

export async function codeWorks({ tenant }: TenantScope, code: string, now: Date): Promise<boolean> {
  const found = await Codes.findOne({ _id: codeId(tenant, code), tenant, expires: { $gt: now } }).lean()
  return found !== null && found.used === undefined
}

/** Uses a code for a council; true again for the same council. */
export async function useCode(
  { tenant }: TenantScope,
  code: string,
  council: string,
  now: Date,
): Promise<boolean> {
  const result = await Codes.updateOne(
    { _id: codeId(tenant, code), tenant, expires: { $gt: now }, used: { $in: [null, council] } },
    { $set: { used: council } },
  )
  return result.matchedCount === 1
}
