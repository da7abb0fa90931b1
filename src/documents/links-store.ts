import { randomBytes } from 'node:crypto'
import type { CouncilScope } from '../core/council'
import { defineModel, isDuplicate, type Stored } from '../database/model'

interface StoredSecret extends Stored {
  value: string
}

// Made once and kept in the database, so that every instance signs and checks alike.
const Secrets = defineModel<StoredSecret>('secrets', { value: { type: String, required: true } })

/** The installation's signing secret, made at the first call. */
export async function signingSecret(): Promise<Buffer> {
  const find = () =>
    Secrets.findOneAndUpdate(
      { _id: 'links' },
      { $setOnInsert: { value: randomBytes(32).toString('base64') } },
      { upsert: true, returnDocument: 'after' },
    ).lean()
  // Two instances may start at the same moment: the second finds what the first has made.
  const secret = await find().catch((error) => {
    if (isDuplicate(error)) return find()
    throw error
  })
  if (!secret) throw new Error('the signing secret could not be kept')
  return Buffer.from(secret.value, 'base64')
}

interface StoredRevocation extends Stored {
  tenant: string
  council: string
  /** Absent: everybody's links. */
  person?: string
  /** Absent: links to everything. */
  kind?: string
  subject?: string
  /** Links made until then no longer work. */
  until: Date
}

const Revocations = defineModel<StoredRevocation>(
  'revocations',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    person: String,
    kind: String,
    subject: String,
    until: { type: Date, required: true },
  },
  [[{ tenant: 1, council: 1 }]],
)

/** Takes links out of force that were made until `now`: a person's, a file's, or all of a council. */
export async function revokeLinks(
  scope: CouncilScope,
  which: { person?: string; kind?: string; subject?: string },
  now: Date,
): Promise<void> {
  await Revocations.create({ ...scope, ...which, until: now })
}

/** Whether a link that was made at `madeAt` has been taken out of force. */
export async function isRevoked(
  { tenant, council }: CouncilScope,
  link: { person: string; kind: string; subject: string; madeAt: Date },
): Promise<boolean> {
  const { person, kind, subject, madeAt } = link
  const found = await Revocations.exists({
    tenant,
    council,
    until: { $gte: madeAt },
    person: { $in: [person, null] },
    kind: { $in: [kind, null] },
    subject: { $in: [subject, null] },
  })
  return found !== null
}

interface StoredUse extends Stored {
  tenant: string
  expires: Date
}

const Uses = defineModel<StoredUse>(
  'linkuses',
  { tenant: { type: String, required: true }, expires: { type: Date, required: true } },
  [[{ expires: 1 }, { expireAfterSeconds: 0 }]],
)

/** Marks a one-time link as used; false when it was used before. */
export async function useOnce({ tenant }: CouncilScope, link: string, expires: Date): Promise<boolean> {
  try {
    await Uses.create({ _id: link, tenant, expires })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
