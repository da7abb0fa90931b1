import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Fault, faults } from '../test/trust/faults'

const PAGE = resolve(__dirname, '../docs/reliability.md')
const SECTION = /(<!-- faults: [^>]* -->\n)[\s\S]*?(<!-- \/faults -->)/
const HERE = 'test/trust/faults.test.ts'

const rowOf = ({ where, kind, when, outcome, shown }: Fault): string =>
  `| ${where} | ${kind} | ${when} | ${outcome} | \`${(shown?.file ?? HERE).replace(/^test\//, '').replace(/\.test\.ts$/, '')}\` |`

/** docs/reliability.md with its table of faults made from `test/trust/faults.ts`. */
export function reliabilityWithTable(text: string): string {
  const head = '| where | what | when | what comes of it | shown by |\n|---|---|---|---|---|'
  return text.replace(SECTION, `$1\n${head}\n${faults.map(rowOf).join('\n')}\n\n$2`)
}

if (require.main === module) writeFileSync(PAGE, reliabilityWithTable(readFileSync(PAGE, 'utf8')))
