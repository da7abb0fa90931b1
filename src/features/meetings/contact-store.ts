import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, type Plain, plain } from '../../database/model'

interface StoredContact extends Audited {
  council: string
  person: string
  /** Absent, both, once erased. */
  phone?: string
  address?: string
  /** When to look whether it is still needed; absent once erased. */
  check?: Date
}
/** How the secretariat reaches somebody whom no message reaches. For its eyes only. */
export type Contact = Plain<StoredContact>

const Contacts = defineAuditedModel<StoredContact>(
  'contacts',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    person: { type: String, required: true },
    phone: String,
    address: String,
    check: Date,
  },
  [
    [{ tenant: 1, council: 1, person: 1 }, { unique: true }],
    [{ check: 1 }, { sparse: true }],
  ],
)

const DAY_MS = 24 * 60 * 60 * 1000

export async function contactsOf(
  { tenant, council }: CouncilScope,
  people: string[],
): Promise<Map<string, Contact>> {
  const found = await Contacts.find({ tenant, council, person: { $in: people } }).lean()
  return new Map(found.map((contact) => [contact.person, plain(contact)]))
}

export async function saveContact(
  { tenant, council }: CouncilScope,
  person: string,
  { phone, address }: { phone: string; address: string },
  now: Date,
  audit: AuditEntry,
): Promise<void> {
  const check = new Date(now.getTime() + DAY_MS)
  await Contacts.updateOne(
    { tenant, council, person },
    { $set: { phone, address, check }, $push: { pendingAudit: audit } },
    { upsert: true },
  )
}

/** Takes telephone and address away; again, it changes nothing. */
export async function eraseContact(
  { tenant, council }: CouncilScope,
  person: string,
  audit: AuditEntry,
): Promise<void> {
  await Contacts.updateOne(
    { tenant, council, person, check: { $exists: true } },
    { $unset: { phone: 1, address: 1, check: 1 }, $push: { pendingAudit: audit } },
  )
}

/** Contacts of all councils of which it must be asked by now whether they are still needed. */
export async function contactsToCheck(now: Date): Promise<Contact[]> {
  const found = await Contacts.find({ check: { $lte: now } })
    .limit(200)
    .lean()
  return found.map(plain)
}

export async function keepContact({ tenant, council }: CouncilScope, person: string, now: Date) {
  const check = new Date(now.getTime() + DAY_MS)
  await Contacts.updateOne({ tenant, council, person, check: { $lte: now } }, { $set: { check } })
}
