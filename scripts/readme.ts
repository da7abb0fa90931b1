import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { features } from '../src/features'

const README = resolve(__dirname, '../README.md')
const SECTION = /(<!-- commands: [^>]* -->\n)[\s\S]*?(<!-- \/commands -->)/

/** The README with its table of commands made from the registry. */
export function readmeWithCommands(text: string): string {
  const rows = features.flatMap((feature) =>
    (feature.commands ?? []).map(({ key }) => {
      const said = (language: 'da' | 'en') => feature.strings(language).commands?.[key]
      const words = (language: 'da' | 'en') =>
        (said(language)?.words ?? []).map((word) => `/${word}`).join(', ')
      return `| ${words('da')} | ${words('en')} | ${said('en')?.summary} |`
    }),
  )
  return text.replace(SECTION, `$1\n| Danish | English | for |\n|---|---|---|\n${rows.join('\n')}\n\n$2`)
}

if (require.main === module) writeFileSync(README, readmeWithCommands(readFileSync(README, 'utf8')))
