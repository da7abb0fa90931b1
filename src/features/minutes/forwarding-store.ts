import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, type Plain, plain, unlessThere } from '../../database/model'

interface StoredForwarding extends Audited {
  council: string
  meeting: string
  /** Of the minutes, as they were sent. */
  version: number
  /** Empty for the whole of the minutes. */
  item: string
  committee: string
  by: string
  at: Date
  /** Made with the form: the same form sent twice makes one. */
  form: string
}
/** Approved minutes, or one item of them, that were sent on (sendt videre) to a committee. */
export type Forwarding = Plain<StoredForwarding>

const Forwardings = defineAuditedModel<StoredForwarding>(
  'forwardings',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    version: { type: Number, required: true },
    item: { type: String, default: '' },
    committee: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    form: { type: String, required: true },
  },
  [[{ tenant: 1, council: 1, form: 1 }, { unique: true }], [{ tenant: 1, council: 1, meeting: 1, at: 1 }]],
)

export async function forwardingsOf(scope: CouncilScope, meeting: string): Promise<Forwarding[]> {
  return (
    await Forwardings.find({ ...scope, meeting })
      .sort({ at: 1 })
      .lean()
  ).map(plain)
}

/** Logs one; the same form again changes nothing. */
export async function addForwarding(
  scope: CouncilScope,
  forwarding: Omit<Forwarding, 'id' | 'tenant' | 'council'>,
  audit: AuditEntry,
): Promise<void> {
  await unlessThere(() => Forwardings.create({ ...scope, ...forwarding, pendingAudit: [audit] }))
}
