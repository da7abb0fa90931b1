import { readFileSync } from 'node:fs'
import { type ConfigError, readConfig } from '../src/config'

const CREDENTIALS = {
  MICROSOFT_APP_ID: '11111111-1111-4111-8111-111111111111',
  MICROSOFT_APP_PASSWORD: 'secret',
  MICROSOFT_APP_TYPE: 'SingleTenant',
  MICROSOFT_APP_TENANT_ID: '22222222-2222-4222-8222-222222222222',
  PUBLIC_URL: 'https://raadsbot.solby.example/',
}

const problemsOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return (error as ConfigError).message
  }
}

test('with nothing set the bot is a local one with the embedded database', () => {
  const config = readConfig({})
  expect(config.bot).toBeUndefined()
  expect(config.port).toBe(3978)
  expect(config.database.uri).toBeUndefined()
})

test('in production it refuses to start without an app id, and says what to set', () => {
  expect(problemsOf({ NODE_ENV: 'production' })).toMatch(/MICROSOFT_APP_ID: must be set in production/)
})

test('a misspelt app type is refused, not taken for another', () => {
  expect(problemsOf({ ...CREDENTIALS, MICROSOFT_APP_TYPE: 'singletenant' })).toMatch(
    /MICROSOFT_APP_TYPE: .*SingleTenant/,
  )
  expect(problemsOf({ ...CREDENTIALS, MICROSOFT_APP_TYPE: 'MultiTenant' })).toMatch(/MICROSOFT_APP_TYPE/)
})

test('an app id alone is not enough: type, tenant and password are asked for by name, all at once', () => {
  const problems = problemsOf({ MICROSOFT_APP_ID: CREDENTIALS.MICROSOFT_APP_ID })
  expect(problems).toMatch(/MICROSOFT_APP_TYPE/)
  expect(problems).toMatch(/MICROSOFT_APP_TENANT_ID/)
  expect(problemsOf({ ...CREDENTIALS, MICROSOFT_APP_PASSWORD: ' ' })).toMatch(/MICROSOFT_APP_PASSWORD/)
})

test('a managed identity needs no password', () => {
  const { bot } = readConfig({
    ...CREDENTIALS,
    MICROSOFT_APP_PASSWORD: undefined,
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
    NODE_ENV: 'production',
  })
  expect(bot?.type).toBe('UserAssignedMSI')
})

test('a port that is none and a database address of another kind are refused', () => {
  expect(problemsOf({ PORT: 'abc' })).toMatch(/PORT/)
  expect(problemsOf({ MONGODB_URI: 'postgres://x' })).toMatch(/MONGODB_URI: must begin with mongodb:\/\//)
})

test('an empty setting counts as absent, whichever it is', () => {
  const names = [...readFileSync('env/.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  )
  const empty = readConfig(Object.fromEntries(names.map((name) => [name, ' '])))
  expect(JSON.stringify(empty)).toBe(JSON.stringify(readConfig({})))
  expect(readConfig({ HTTPS_PROXY: '', https_proxy: 'http://proxy:8080' }).proxy).toBe('http://proxy:8080')
})

test('a bot for Teams needs its public address: people could open no link to this machine', () => {
  expect(problemsOf({ ...CREDENTIALS, PUBLIC_URL: '' })).toMatch(/PUBLIC_URL: must be set/)
})

test('a list with something else than ids is refused by name, and capitals are the same ids', () => {
  const id = 'ABCDEFAB-abcd-4abc-8abc-abcdefabcdef'
  expect(readConfig({ ADMINISTRATORS: ` ${id}, ` }).administrators).toEqual([id.toLowerCase()])
  expect(problemsOf({ ADMINISTRATORS: `${id}, mette@solby.dk` })).toMatch(/ADMINISTRATORS: must be ids/)
  expect(problemsOf({ ALLOWED_TENANTS: `${id} ${id.slice(1)}` })).toMatch(/ALLOWED_TENANTS: must be ids/)
})

test('a secret never stands in the message', () => {
  expect(problemsOf({ ...CREDENTIALS, MICROSOFT_APP_TYPE: 'x' })).not.toContain('secret')
})

test('only the bot’s own tenant is served, unless others are named', () => {
  const OTHER = '7d1f4b3e-8a52-4f0c-9b66-2c1f5e8d9a01'
  const own = CREDENTIALS.MICROSOFT_APP_TENANT_ID
  expect(readConfig(CREDENTIALS).servesTenant(own)).toBe(true)
  expect(readConfig(CREDENTIALS).servesTenant(OTHER)).toBe(false)
  const both = readConfig({ ...CREDENTIALS, ALLOWED_TENANTS: `${own}, ${OTHER.toUpperCase()}` })
  expect([own, OTHER, ''].map(both.servesTenant)).toEqual([true, true, false])
})

test('people sign in to the tab with the bot’s registration unless another is named, and over https only', () => {
  const other = '33333333-3333-4333-8333-333333333333'
  expect(readConfig({}).tabAppId).toBeUndefined()
  expect(readConfig(CREDENTIALS).tabAppId).toBe(CREDENTIALS.MICROSOFT_APP_ID)
  expect(readConfig({ ...CREDENTIALS, TAB_APP_ID: other }).tabAppId).toBe(other)
  expect(readConfig({}).authority).toBe('https://login.microsoftonline.com')
  expect(problemsOf({ ENTRA_AUTHORITY: 'http://login.example' })).toMatch(/ENTRA_AUTHORITY/)
})
