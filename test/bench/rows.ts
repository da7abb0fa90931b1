/** One figure of the bench. `ratio` is `value` over the yardstick's value in the same run. */
export interface Row {
  name: string
  value: number
  unit: string
  yardstick?: string
  ratio?: number
}

export const rounded = (value: number): number => Number(value.toPrecision(4))

export const median = (values: number[]): number => quantile(values, 0.5)

export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

/** Prints each row as a line of JSON. */
export async function printRows(rows: Promise<Row[]>): Promise<void> {
  for (const row of await rows) process.stdout.write(`${JSON.stringify(row)}\n`)
}
