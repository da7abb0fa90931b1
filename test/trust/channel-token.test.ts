import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readConfig } from '../../src/config'
import { CAST, DEMO_TENANT } from '../../src/local/demo'
import { startWorld, type World } from '../support/app'

const APP_ID = '3f0c2a52-6c55-4b31-8d3f-0f4f6a1f9a11'
const ISSUER = 'https://api.botframework.com'

const signer = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const published = (kid: string, key: KeyObject, endorsements: string[]) => ({
  ...key.export({ format: 'jwk' }),
  kid,
  use: 'sig',
  endorsements,
})

let keys: Server
let keysAre: 'cut off' | 'broken' | 'there' = 'cut off'
let world: World

beforeAll(async () => {
  keys = createServer((request, response) => {
    const { port } = keys.address() as AddressInfo
    if (keysAre === 'cut off') {
      request.socket.destroy()
      return
    }
    response.writeHead(keysAre === 'broken' ? 500 : 200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        request.url === '/keys'
          ? {
              keys: [
                published('teams', signer.publicKey, ['msteams']),
                published('other-channel', signer.publicKey, ['webchat']),
              ],
            }
          : { issuer: ISSUER, jwks_uri: `http://127.0.0.1:${port}/keys` },
      ),
    )
  })
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve))
  const { port } = keys.address() as AddressInfo
  const { bot, servesTenant } = readConfig({
    NODE_ENV: 'production',
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_TYPE: 'SingleTenant',
    MICROSOFT_APP_PASSWORD: 'not used: every answer goes back with the request',
    MICROSOFT_APP_TENANT_ID: DEMO_TENANT,
    PUBLIC_URL: 'https://raadsbot.example',
  })
  world = await startWorld({
    config: {
      bot,
      servesTenant,
      cloud: {
        ToBotFromChannelTokenIssuer: ISSUER,
        ToBotFromChannelOpenIdMetadataUrl: `http://127.0.0.1:${port}/openid`,
      },
    },
  })
  // The SDK writes each refused token's reason to the console.
  jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(async () => {
  await world.close()
  await new Promise((resolve) => keys.close(resolve))
  jest.restoreAllMocks()
})

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = (minutes: number): number => Math.floor(Date.now() / 1000) + minutes * 60

interface Forgery {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  key?: KeyObject
}

/** A token as Teams sends it, or one that differs in what is given. */
function token({ claims, header, key = signer.privateKey }: Forgery = {}): string {
  const body = `${part({ typ: 'JWT', alg: 'RS256', kid: 'teams', ...header })}.${part({
    iss: ISSUER,
    aud: APP_ID,
    serviceurl: world.teams.serviceUrl,
    nbf: seconds(-5),
    exp: seconds(60),
    ...claims,
  })}`
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`
}

/** A press whose answer goes back with the request. */
const press = (changes: object = {}) => {
  const { formand } = world.people
  return {
    ...formand.activity(formand.chat, 'press-1', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'nothing.here', data: {} } },
    }),
    ...changes,
  }
}
const send = (authorization: string | undefined, activity: object = press()) =>
  world.teams.raw(activity, authorization === undefined ? {} : { authorization })

const ANSWERED = /Den knap virker ikke mere/

test('while Microsoft’s keys cannot be read nobody gets in, and Teams is asked to try again', async () => {
  for (const fault of ['cut off', 'broken'] as const) {
    keysAre = fault
    expect((await send(`Bearer ${token()}`)).status).toBe(503)
  }
  expect(world.log.filter((line) => line.includes('keys not read'))).toHaveLength(2)
  keysAre = 'there'
})

test('med Teams’ egen nøgle bliver der svaret, også når den samme besked kommer igen', async () => {
  for (let time = 0; time < 2; time++) {
    const answer = await send(`Bearer ${token()}`)
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).toMatch(ANSWERED)
  }
})

/** As the public key is known to all, it can be misused as the secret of another algorithm. */
function signedWithThePublicKey(): string {
  const [, claims] = token().split('.')
  const body = `${part({ typ: 'JWT', alg: 'HS256', kid: 'teams' })}.${claims}`
  const secret = signer.publicKey.export({ type: 'pkcs1', format: 'pem' })
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}
const unsigned = (): string => `${part({ typ: 'JWT', alg: 'none', kid: 'teams' })}.${token().split('.')[1]}.`
const changedAfterSigning = (): string => {
  const [header, , signature] = token().split('.')
  return `${header}.${token({ claims: { jti: 'another' } }).split('.')[1]}.${signature}`
}

const forgeries: [string, () => string | undefined][] = [
  ['no token', () => undefined],
  ['an empty header', () => ' '],
  ['a token of no kind', () => 'Bearer'],
  ['a word instead of a token', () => 'Bearer hej'],
  ['basic authentication', () => `Basic ${token()}`],
  ['an expired token', () => `Bearer ${token({ claims: { exp: seconds(-6) } })}`],
  ['a token from the future', () => `Bearer ${token({ claims: { nbf: seconds(10) } })}`],
  ['another issuer', () => `Bearer ${token({ claims: { iss: 'https://sts.example' } })}`],
  [
    'the emulator’s issuer',
    () =>
      `Bearer ${token({ claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: APP_ID } })}`,
  ],
  ['another bot’s token', () => `Bearer ${token({ claims: { aud: DEMO_TENANT } })}`],
  ['a token for nobody', () => `Bearer ${token({ claims: { aud: undefined } })}`],
  ['a key that is not Microsoft’s', () => `Bearer ${token({ key: stranger.privateKey })}`],
  ['a key that nobody published', () => `Bearer ${token({ header: { kid: 'unknown' } })}`],
  ['a key of another channel', () => `Bearer ${token({ header: { kid: 'other-channel' } })}`],
  ['the algorithm none', () => `Bearer ${unsigned()}`],
  ['the public key used as a secret', () => `Bearer ${signedWithThePublicKey()}`],
  ['claims changed after signing', () => `Bearer ${changedAfterSigning()}`],
  ['another service URL', () => `Bearer ${token({ claims: { serviceurl: 'https://evil.example/' } })}`],
  ['no service URL', () => `Bearer ${token({ claims: { serviceurl: undefined } })}`],
]

test.each(forgeries)('with %s nobody gets in', async (_, forge) => {
  const answer = await send(forge())
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({ code: 'Unauthorized' })
})

test('a stolen token is no use with another service URL, to which the answers would go', async () => {
  const answer = await send(`Bearer ${token()}`, press({ serviceUrl: 'http://127.0.0.1:9/emea/' }))
  expect(answer.status).toBe(401)
})

test('Web Chat and Direct Line, where callers name themselves, are refused with a right token', async () => {
  for (const channelId of ['webchat', 'directline', 'emulator', 'AseChannel'])
    expect([channelId, (await send(`Bearer ${token()}`, press({ channelId }))).status]).toEqual([
      channelId,
      400,
    ])
})

test('en organisation, som ikke er med, får besked, og intet om den bliver gemt', async () => {
  const elsewhere = world.teams.person({
    ...CAST.formand,
    tenantId: '99999999-9999-4999-8999-999999999999',
  })
  const activity = elsewhere.activity(elsewhere.chat, 'press-2', {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'help.welcome', data: {} } },
  })
  const answer = await send(`Bearer ${token()}`, activity)
  expect(JSON.stringify(answer.body)).toContain('ikke sat op for din organisation')
})
