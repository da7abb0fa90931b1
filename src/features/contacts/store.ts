import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, unlessThere } from '../../database/model'
import type { ContactAnswer, ContactKind } from './rules'

export interface ContactText {
  /** An organisation, an office or a group. */
  name: string
  kind: ContactKind
  email: string
  phone: string
}

interface StoredContact extends Stored, ContactText {
  tenant: string
  council: string
  /** The form that it was made by, so that it is made once. */
  form: string
  removed?: boolean
}
/** An interested party (interessent) outside the council. */
export type Contact = Plain<StoredContact>

const Contacts = defineModel<StoredContact>(
  'interestedParties',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    name: { type: String, required: true },
    kind: { type: String, required: true },
    email: { type: String, default: '' },
    phone: { type: String, default: '' },
    form: { type: String, required: true },
    removed: Boolean,
  },
  [[{ tenant: 1, council: 1, form: 1 }, { unique: true }]],
)

interface StoredInvitation extends Stored {
  tenant: string
  council: string
  /** What they are invited to: `<room>:<id>`. */
  source: string
  contact: string
  at: Date
  answer?: ContactAnswer
}
export type Invitation = Plain<StoredInvitation>

const Invitations = defineModel<StoredInvitation>(
  'partyInvitations',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    source: { type: String, required: true },
    contact: { type: String, required: true },
    at: { type: Date, required: true },
    answer: String,
  },
  [[{ tenant: 1, council: 1, source: 1, contact: 1 }, { unique: true }]],
)

/** How many a council's list takes. */
export const MOST = 200

// Æ, Ø and Å come last, and small letters stand among the large.
const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'da')

/** The list by name. */
export async function contactsOf(scope: CouncilScope): Promise<Contact[]> {
  const found = await Contacts.find({ ...scope, removed: { $ne: true } })
    .sort({ name: 1 })
    .limit(MOST)
    .lean()
  return found.map(plain).sort(byName)
}

export async function contactById(scope: CouncilScope, id: string): Promise<Contact | undefined> {
  const found = await Contacts.findOne({ ...scope, _id: id, removed: { $ne: true } }).lean()
  return found ? plain(found) : undefined
}

/** Adds a contact, the same form again none; false where the list is full. */
export async function addContact(scope: CouncilScope, text: ContactText, form: string): Promise<boolean> {
  const others = { ...scope, form: { $ne: form }, removed: { $ne: true } }
  if ((await Contacts.countDocuments(others)) >= MOST) return false
  await unlessThere(() => Contacts.create({ ...scope, ...text, form }))
  return true
}

export async function changeContact(scope: CouncilScope, id: string, text: ContactText): Promise<boolean> {
  const changed = await Contacts.updateOne({ ...scope, _id: id, removed: { $ne: true } }, { $set: text })
  return changed.matchedCount === 1
}

/** Takes a contact off the list. What they were invited to stays. */
export async function removeContact(scope: CouncilScope, id: string): Promise<void> {
  await Contacts.updateOne({ ...scope, _id: id }, { $set: { removed: true, email: '', phone: '' } })
}

/** Notes that contacts are invited; those who are already stay as they are. */
export async function addInvitations(
  scope: CouncilScope,
  source: string,
  contacts: string[],
  at: Date,
): Promise<void> {
  for (const contact of contacts) {
    await unlessThere(() => Invitations.create({ ...scope, source, contact, at }))
  }
}

/** Who is invited to something, by name. */
export async function invitedTo(
  scope: CouncilScope,
  source: string,
): Promise<(Invitation & { name: string; email: string; phone: string })[]> {
  const invitations = await Invitations.find({ ...scope, source })
    .sort({ at: 1 })
    .limit(MOST)
    .lean()
  const contacts = await Contacts.find({
    ...scope,
    _id: { $in: invitations.map(({ contact }) => contact) },
  }).lean()
  const byId = new Map(contacts.map((contact) => [contact._id, contact]))
  return invitations
    .map((invitation) => {
      const { name = '', email = '', phone = '' } = byId.get(invitation.contact) ?? {}
      return { ...plain(invitation), name, email, phone }
    })
    .sort(byName)
}

/** Notes what an invited contact has answered. */
export async function setAnswer(
  scope: CouncilScope,
  id: string,
  source: string,
  answer: ContactAnswer,
): Promise<void> {
  await Invitations.updateOne({ ...scope, _id: id, source }, { $set: { answer } })
}
