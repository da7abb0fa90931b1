import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { printRows, type Row } from './rows'

/** Runs the benches named on the command line, or every file here that exports `bench`. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.ts') && name !== 'run.ts')) {
    if (wanted.length > 0 && !wanted.includes(basename(file, '.ts'))) continue
    const { bench } = (await import(join(__dirname, file))) as { bench?: () => Promise<Row[]> }
    if (bench) await printRows(bench())
  }
}
main()
