import type { Download } from '../../core/feature'
import { fileName } from '../../documents/document'
import { PNG, pngOf } from '../../documents/png'
import { peopleById } from '../council'
import { accountsFor } from './budget'
import { drawBudget } from './chart'
import { payoutOf } from './office'
import { payeeNumbers } from './payee-store'
import { CSV, type PayrollLine, payrollCsv, payrollXlsx, XLSX } from './payroll'
import { receiptById } from './receipt-store'
import { dayOf } from './recipients'
import { moneyWords } from './strings'
import { howOf } from './views'

type Asked = Parameters<Download>[0]

// What was sent stays as it was: whom it pays stands in the claim. Files for payroll are in the council's language, whoever fetches them.
async function linesOf({ scope, subject, council, member }: Asked) {
  const payout = await payoutOf(scope, subject)
  if (!payout || member.role !== 'secretariat') return undefined
  const words = moneyWords(council.language)
  const people = await peopleById(
    scope,
    payout.claims.map(({ person }) => person),
  )
  const numbers = await payeeNumbers(scope)
  const lines = payout.claims.map(
    (claim): PayrollLine => ({
      payee: claim.payee?.number ?? numbers.get(claim.person) ?? '',
      name: claim.payee?.name ?? people.get(claim.person)?.name ?? '',
      claim,
      kind: words.kinds[claim.kind],
      how: howOf(claim, { language: council.language }),
    }),
  )
  const name = [words.file.name, dayOf(payout.at, council)]
  return { lines, head: words.file.head, name }
}

const CHART_WIDTH = 640

export const downloads: Record<string, Download> = {
  'money.payrollCsv': async (asked) => {
    const file = await linesOf(asked)
    if (!file) return undefined
    return { name: fileName(file.name, 'csv'), type: CSV, bytes: payrollCsv(file.lines, file.head) }
  },
  'money.payrollXlsx': async (asked) => {
    const file = await linesOf(asked)
    if (!file) return undefined
    const bytes = await payrollXlsx(file.lines, file.head, moneyWords(asked.council.language).file.name)
    return { name: fileName(file.name, 'xlsx'), type: XLSX, bytes }
  },
  'money.chart': async ({ scope, subject, council, language, now }) => {
    const year = Number(subject)
    const { budget, categories } = moneyWords(language)
    const { used, committed, planned } = budget
    const words = { used, committed, planned, category: (key: keyof typeof categories) => categories[key] }
    const svg = drawBudget(await accountsFor(scope, council, year, now), words)
    return { name: `budget-${year}.png`, type: PNG, bytes: pngOf(svg, CHART_WIDTH) }
  },
  'money.receipt': async ({ scope, subject, person, member }) => {
    const receipt = await receiptById(scope, subject)
    if (!receipt || (receipt.owner !== person.id && member.role !== 'secretariat')) return undefined
    return { name: receipt.name, type: receipt.type, bytes: receipt.bytes }
  },
}
