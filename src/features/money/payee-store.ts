import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, defineAuditedModel, upserted } from '../../database/model'

interface StoredPayee extends Audited {
  council: string
  person: string
  /** The number that the municipality's payroll knows somebody by; never a CPR number. */
  number: string
}

const Payees = defineAuditedModel<StoredPayee>(
  'payees',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    person: { type: String, required: true },
    number: { type: String, required: true },
  },
  [[{ tenant: 1, council: 1, person: 1 }, { unique: true }]],
)

/** Payee numbers by person id. */
export async function payeeNumbers(scope: CouncilScope): Promise<Map<string, string>> {
  const found = await Payees.find(scope).lean()
  return new Map(found.map(({ person, number }) => [person, number]))
}

/** The same number again changes nothing. */
export async function setPayeeNumber(
  scope: CouncilScope,
  person: string,
  number: string,
  audit: AuditEntry,
): Promise<void> {
  if ((await payeeNumbers(scope)).get(person) === number) return
  await upserted(() =>
    Payees.updateOne(
      { ...scope, person },
      { $set: { number }, $push: { pendingAudit: audit } },
      { upsert: true },
    ),
  )
}
