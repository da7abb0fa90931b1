import { stringify } from 'csv-stringify/sync'
import { DateTime } from 'luxon'
import type { Claim } from './claim-store'

export const CSV = 'text/csv; charset=utf-8'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One claim as payroll takes it. */
export interface PayrollLine {
  payee: string
  name: string
  claim: Claim
  kind: string
  /** How the amount came about, in words. */
  how: string
}

export interface PayrollHead {
  payee: string
  name: string
  day: string
  kind: string
  count: string
  rate: string
  amount: string
  how: string
  reference: string
}

const kroner = (øre: number): string =>
  `${øre < 0 ? '-' : ''}${Math.floor(Math.abs(øre) / 100)},${String(Math.abs(øre) % 100).padStart(2, '0')}`

// Units, kilometres, or one outlay.
const countOf = ({ kind, units = 0, tenths = 0 }: Claim): number =>
  kind === 'perDiem' ? units : kind === 'mileage' ? tenths / 10 : 1

const rateOf = ({ rates, amount }: Claim): number => rates[0] ?? amount

const headOf = (head: PayrollHead): string[] => [
  head.payee,
  head.name,
  head.day,
  head.kind,
  head.count,
  head.rate,
  head.amount,
  head.how,
  head.reference,
]

/** As Danish Excel and payroll read it: UTF-8 with a mark, semicolons, decimal commas, dates dd-mm-yyyy. */
export function payrollCsv(lines: PayrollLine[], head: PayrollHead): Buffer {
  const rows = lines.map(({ payee, name, claim, kind, how }) => [
    payee,
    name,
    DateTime.fromISO(claim.day).toFormat('dd-MM-yyyy'),
    kind,
    String(countOf(claim)).replace('.', ','),
    kroner(rateOf(claim)),
    kroner(claim.amount),
    how,
    claim.id,
  ])
  const text = stringify([headOf(head), ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    // A name must not become a formula when the file is opened.
    escape_formulas: true,
  })
  return Buffer.from(text)
}

const MONEY = '#,##0.00'

/** The same lines as a sheet: numbers are numbers and days are days, shown the Danish way by a Danish Excel. */
export async function payrollXlsx(lines: PayrollLine[], head: PayrollHead, title: string): Promise<Buffer> {
  const text = (value: string) => ({ type: String, value })
  const number = (value: number, format?: string) => ({ type: Number, value, format })
  const rows = lines.map(({ payee, name, claim, kind, how }) => [
    text(payee),
    text(name),
    { type: Date, value: new Date(`${claim.day}T00:00:00Z`), format: 'dd-mm-yyyy' },
    text(kind),
    number(countOf(claim)),
    number(rateOf(claim) / 100, MONEY),
    number(claim.amount / 100, MONEY),
    text(how),
    text(claim.id),
  ])
  const heading = headOf(head).map((value) => ({ type: String, value, fontWeight: 'bold' as const }))
  // Loaded by who asks for a sheet.
  const { default: writeXlsx } = require('write-excel-file/node') as typeof import('write-excel-file/node')
  return writeXlsx([heading, ...rows], {
    columns: [12, 24, 12, 12, 10, 12, 12, 60, 38].map((width) => ({ width })),
    sheet: title,
    stickyRowsCount: 1,
  }).toBuffer()
}
