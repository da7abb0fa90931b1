import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { unzipSync } from 'fflate'
import { derivedFiles, deriveManifest, FOLDER, menuFor } from '../scripts/manifest'
import { fill, PackageError, packageApp, problemsOf } from '../scripts/package'
import { type Feature, PLACES } from '../src/core/feature'
import { features } from '../src/features'

const SETTINGS = {
  TEAMS_APP_ID: '33333333-3333-4333-8333-333333333333',
  MICROSOFT_APP_ID: '11111111-1111-4111-8111-111111111111',
  PUBLIC_URL: 'https://raadsbot.solby.example/',
  DEVELOPER_NAME: 'Solby "By" & Land',
  DEVELOPER_WEBSITE_URL: 'https://solby.example',
  DEVELOPER_PRIVACY_URL: 'https://solby.example/privat',
  DEVELOPER_TERMS_URL: 'https://solby.example/vilkaar',
}

const source = (name: string): string => readFileSync(resolve(FOLDER, name), 'utf8')

test('the command lists in manifest/ say what the registry says (npm run readme)', () => {
  for (const { text, derived } of derivedFiles()) expect(derived).toBe(text)
})

test('a new command changes the derived lists', () => {
  const words = { words: ['prøve'], label: 'Prøve', summary: 'Prøv det' }
  const room: Feature = {
    name: 'trial',
    strings: () => ({ commands: { trial: words } }),
    commands: [{ key: 'trial', access: 'anyone', rank: 1, handle: () => ({}) }],
  }
  const lists = JSON.parse(deriveManifest(source('manifest.json'), [room, ...features])).bots[0].commandLists
  for (const list of lists) expect(list.commands[0]).toEqual({ title: 'prøve', description: 'Prøv det' })
})

test('each place has a list of its own, of twelve at most, with help and only what every member may use', () => {
  for (const place of PLACES) {
    const menu = menuFor(place, features)
    expect(menu.length).toBeLessThanOrEqual(12)
    expect(menu.map(({ command }) => command.key)).toContain('help')
    for (const { command } of menu)
      expect(command.access === 'anyone' || command.access.includes('member')).toBe(true)
  }
  const keys = (place: (typeof PLACES)[number]) => menuFor(place, features).map(({ command }) => command.key)
  expect(keys('personal')).toContain('myItems')
  expect(keys('channel')).not.toContain('myItems')
})

test('the message extension has the commands that rooms declare, each with an action and words in both languages', () => {
  const [{ commands }] = JSON.parse(source('manifest.json')).composeExtensions
  expect(commands.map(({ id, type }: { id: string; type: string }) => [id, type])).toEqual(
    expect.arrayContaining([
      ['search.share', 'query'],
      ['agenda.quoteForm', 'action'],
    ]),
  )
  const verbs = features.flatMap(({ actions = [] }) => actions.map(({ verb }) => verb))
  const english = JSON.parse(source('en.json'))
  for (const [index, { id, title }] of commands.entries()) {
    expect(verbs).toContain(id)
    const other = english[`composeExtensions[0].commands[${index}].title`]
    expect(other).toBeTruthy()
    expect(other).not.toBe(title)
  }
  const more: Feature = {
    name: 'trial',
    strings: () => ({ extension: { form: { title: 'Prøve', description: 'Prøv det' } } }),
    extension: [{ kind: 'message', verb: 'trial.form' }],
  }
  const derived = JSON.parse(deriveManifest(source('manifest.json'), [...features, more]))
  expect(derived.composeExtensions[0].commands.at(-1)).toMatchObject({ id: 'trial.form', fetchTask: true })
})

test('every word of a list is a word that the bot understands, in both languages', () => {
  const { commandLists } = JSON.parse(source('manifest.json')).bots[0]
  const english = JSON.parse(source('en.json'))
  for (const [list, { commands }] of commandLists.entries())
    for (const [index, { title }] of commands.entries()) {
      const other = english[`bots[0].commandLists[${list}].commands[${index}].title`]
      const found = features.find(({ commands: all = [], strings }) =>
        all.some(({ key }) => strings('da').commands?.[key]?.words.includes(title)),
      )
      const key = found?.commands?.find(({ key }) =>
        found.strings('da').commands?.[key]?.words.includes(title),
      )?.key
      expect(found?.strings('en').commands?.[key ?? '']?.words).toContain(other)
    }
})

test('the package holds a manifest that Microsoft’s schema takes, both languages and both icons', () => {
  const files = unzipSync(packageApp(SETTINGS))
  expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png'])
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] as Uint8Array).toString())
  expect(manifest.bots[0].botId).toBe(SETTINGS.MICROSOFT_APP_ID)
  expect(manifest.developer.name).toBe(SETTINGS.DEVELOPER_NAME)
  expect(JSON.stringify(manifest)).not.toContain('${{')
  const sizes = ['color.png', 'outline.png'].map((name) => {
    const png = Buffer.from(files[name] as Uint8Array)
    return [png.readUInt32BE(16), png.readUInt32BE(20)]
  })
  expect(sizes).toEqual([
    [192, 192],
    [32, 32],
  ])
})

test('the tab stands at the bot’s own address and signs in with its registration', () => {
  const packed = (changes: object) => {
    const files = unzipSync(packageApp({ ...SETTINGS, ...changes }))
    return JSON.parse(Buffer.from(files['manifest.json'] as Uint8Array).toString())
  }
  const manifest = packed({})
  expect(manifest.staticTabs[0]).toMatchObject({
    name: 'Rådet',
    contentUrl: 'https://raadsbot.solby.example/tab',
  })
  expect(manifest.configurableTabs[0].configurationUrl).toBe('https://raadsbot.solby.example/tab')
  expect(manifest.validDomains).toEqual(['raadsbot.solby.example'])
  expect(manifest.webApplicationInfo).toEqual({
    id: SETTINGS.MICROSOFT_APP_ID,
    resource: `api://raadsbot.solby.example/${SETTINGS.MICROSOFT_APP_ID}`,
  })
  expect(packed({ TAB_APP_ID: SETTINGS.TEAMS_APP_ID }).webApplicationInfo.id).toBe(SETTINGS.TEAMS_APP_ID)
  expect(() => packed({ MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).toThrow(/TAB_APP_ID must be set/)
  for (const PUBLIC_URL of ['', 'http://raadsbot.solby.example', 'https://solby.example/raad'])
    expect(() => packed({ PUBLIC_URL })).toThrow(/PUBLIC_URL must be set/)
})

test('a setting that is missing or wrong is named, and no package is made', () => {
  expect(() => packageApp({ ...SETTINGS, TEAMS_APP_ID: ' ' })).toThrow(/TEAMS_APP_ID is not set/)
  expect(() => packageApp({ ...SETTINGS, TEAMS_APP_ID: 'x' })).toThrow(/manifest\.json\/id /)
  expect(() => packageApp({ ...SETTINGS, DEVELOPER_NAME: 'Solby Kommunes Digitaliseringsafdeling' })).toThrow(
    PackageError,
  )
})

test('the schema is the real one: a field that it does not know is refused', () => {
  const manifest = JSON.parse(
    fill(source('manifest.json'), {
      APP_VERSION: '1.0.0',
      ...SETTINGS,
      PUBLIC_URL: 'https://raadsbot.solby.example',
      PUBLIC_HOST: 'raadsbot.solby.example',
      TAB_APP_ID: SETTINGS.MICROSOFT_APP_ID,
    }),
  )
  expect(problemsOf('manifest.json', JSON.stringify(manifest))).toEqual([])
  expect(problemsOf('manifest.json', JSON.stringify({ ...manifest, colour: 'blue' }))).toHaveLength(1)
  manifest.$schema = manifest.$schema.replace('v1.29', 'v9.9')
  expect(problemsOf('manifest.json', JSON.stringify(manifest))[0]).toMatch(/no schema/)
})

test('the outline icon is white on nothing, as Teams asks', () => {
  const { pixels } = new Resvg(source('outline.svg')).render()
  let drawn = 0
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue, alpha] = pixels.slice(at, at + 4) as unknown as number[]
    if (alpha === 255) expect([red, green, blue]).toEqual([255, 255, 255])
    if (alpha) drawn += 1
  }
  expect(drawn).toBeGreaterThan(50)
  expect(drawn).toBeLessThan(700)
})
