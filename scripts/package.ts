import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { Resvg } from '@resvg/resvg-js'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { zipSync } from 'fflate'
import { FOLDER } from './manifest'

const ROOT = resolve(__dirname, '..')
const LANGUAGE_FILES = ['en.json']
const ICONS = [
  { name: 'color.png', source: 'color.svg', size: 192 },
  { name: 'outline.png', source: 'outline.svg', size: 32 },
]

type Variables = Record<string, string | undefined>

/** What stands between the app package and use, one line each. */
export class PackageError extends Error {
  constructor(problems: string[]) {
    super(problems.map((problem) => `  ${problem}`).join('\n'))
    this.name = 'PackageError'
  }
}

/** The text with `${{NAME}}` replaced. Throws `PackageError` that names each variable without a value. */
export function fill(text: string, variables: Variables): string {
  const names = new Set([...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name))
  const missing = [...names].filter((name) => !variables[name]?.trim())
  if (missing.length > 0)
    throw new PackageError(missing.map((name) => `${name} is not set (env/.env.example)`))
  // Inside a JSON string.
  const quoted = (value = '') => JSON.stringify(value.trim()).slice(1, -1)
  return text.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => quoted(variables[name]))
}

/** What Microsoft's schema of the manifest's version says against it; nothing when it is right. */
export function problemsOf(name: string, text: string): string[] {
  const { $schema } = JSON.parse(text) as { $schema: string }
  const [, version, kind] = /teams\/(v[\d.]+)\/(MicrosoftTeams[\w.]*)\.schema\.json$/.exec($schema) ?? []
  const schemas = dirname(createRequire(__filename).resolve('@microsoft/app-manifest/package.json'))
  const file = resolve(schemas, `build/json-schemas/teams/${version}/${kind}.schema.json`)
  if (!existsSync(file)) return [`${name}: there is no schema ${$schema}`]
  // Microsoft's patterns are none in the Unicode sense.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
  addFormats(ajv)
  const valid = ajv.compile(JSON.parse(readFileSync(file, 'utf8')))
  if (valid(JSON.parse(text))) return []
  return (valid.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
}

/** What follows from the settings: where the tab is, and which registration it signs in with. */
function derivedFrom({
  PUBLIC_URL = '',
  TAB_APP_ID,
  MICROSOFT_APP_ID,
  MICROSOFT_APP_TYPE,
}: Variables): Variables {
  const url = URL.canParse(PUBLIC_URL.trim()) ? new URL(PUBLIC_URL.trim()) : undefined
  if (url?.protocol !== 'https:' || url.pathname !== '/')
    throw new PackageError(['PUBLIC_URL must be set to an address like https://raadsbot.kommune.example'])
  if (MICROSOFT_APP_TYPE?.trim() === 'UserAssignedMSI' && !TAB_APP_ID?.trim())
    throw new PackageError(['TAB_APP_ID must be set: a managed identity cannot sign people in to the tab'])
  return {
    PUBLIC_URL: url.origin,
    PUBLIC_HOST: url.host,
    TAB_APP_ID: TAB_APP_ID?.trim() || MICROSOFT_APP_ID,
  }
}

const pngOf = (svg: string, size: number): Uint8Array =>
  new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()

/** The app package as Teams takes it. Throws `PackageError`. */
export function packageApp(variables: Variables): Uint8Array {
  const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))
  const read = (name: string) => readFileSync(resolve(FOLDER, name), 'utf8')
  const texts = Object.fromEntries(
    ['manifest.json', ...LANGUAGE_FILES].map((name) => [
      name,
      fill(read(name), { APP_VERSION: version, ...variables, ...derivedFrom(variables) }),
    ]),
  )
  const problems = Object.entries(texts).flatMap(([name, text]) => problemsOf(name, text))
  if (problems.length > 0) throw new PackageError(problems)
  const icons = ICONS.map(({ name, source, size }) => [name, pngOf(read(source), size)])
  return zipSync({
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)])),
    ...Object.fromEntries(icons),
  })
}

/** `npm run package [-- <name>]`: with the settings of `env/.env.<name>`, and the environment over them. */
function main(): void {
  const name = process.argv[2] ?? 'production'
  const file = resolve(ROOT, `env/.env.${name}`)
  const kept = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const zip = packageApp({ ...kept, ...process.env })
  const target = resolve(ROOT, `build/raadsbot-${name}.zip`)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, zip)
  process.stdout.write(`${target}\n`)
}

if (require.main === module)
  try {
    main()
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    process.stderr.write(`The app package was not made:\n${error.message}\n`)
    process.exitCode = 1
  }
