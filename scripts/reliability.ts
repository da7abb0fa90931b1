import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Fault, faults } from '../test/trust/faults'

const PAGE = resolve(__dirname, '../docs/reliability.md')
const SECTION = /(<!-- faults: [^>]* -->\n)[\s\S]*?(<!-- \/faults -->)/

function rowOf({ where, kind, when, outcome, killed, shown }: Fault): string {
  const file = shown?.file ?? (killed ? 'test/trust/crash.test.ts' : 'test/trust/faults.test.ts')
  return `| ${where} | ${kind} | ${when} | ${outcome} | \`${file.slice('test/'.length, -'.test.ts'.length)}\` |`
}

/** docs/reliability.md with its table of faults made from `test/trust/faults.ts`. */
export function reliabilityWithTable(text: string): string {
  const head = '| where | what | when | what comes of it | shown by |\n|---|---|---|---|---|'
  return text.replace(SECTION, `$1\n${head}\n${faults.map(rowOf).join('\n')}\n\n$2`)
}

if (require.main === module) writeFileSync(PAGE, reliabilityWithTable(readFileSync(PAGE, 'utf8')))
