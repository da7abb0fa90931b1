import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const ROOT = resolve(__dirname, '..')
const PAGE = resolve(ROOT, 'docs/licences.md')

/** Packages that carry their licence's text but do not name it in package.json; read there. */
const READ_BY_US: Record<string, string> = {
  'escape-regexp-component': 'MIT',
  jspath: 'MIT',
  'png-js': 'MIT',
}

interface Lock {
  packages: Record<string, { version?: string; license?: string; dev?: boolean }>
}

/** What is shipped with the bot: name, version and licence, from the lockfile. */
export function shipped(): { name: string; version: string; licence: string }[] {
  const { packages } = JSON.parse(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8')) as Lock
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version = '', license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return { name, version, licence: license ?? READ_BY_US[name] ?? 'unknown' }
    })
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
}

/** The page that lists them by licence. */
export function licencesPage(): string {
  const byLicence = new Map<string, Set<string>>()
  for (const { name, version, licence } of shipped())
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(`${name} ${version}`))
  const sections = [...byLicence]
    .sort(([, a], [, b]) => b.size - a.size)
    .map(([licence, names]) => `## ${licence} (${names.size})\n\n${[...names].join(', ')}\n`)
  return `# Licences

Every package that is shipped with Rådsbot, by its licence; made from the lockfile by \`npm run readme\`. None asks
more of whoever runs the bot than to keep the notices. \`npm run --silent sbom\` prints the same as a CycloneDX bill
of materials.

${sections.join('\n')}`
}

if (require.main === module) writeFileSync(PAGE, licencesPage())
