import type { CouncilScope } from '../../core/council'
import { defineModel, type Stored } from '../../database/model'

interface StoredPayee extends Stored {
  tenant: string
  council: string
  person: string
  /** The number that the municipality's payroll knows somebody by; never a CPR number. */
  number: string
}

const Payees = defineModel<StoredPayee>(
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

export async function setPayeeNumber(scope: CouncilScope, person: string, number: string): Promise<void> {
  await Payees.updateOne({ ...scope, person }, { $set: { number } }, { upsert: true })
}
