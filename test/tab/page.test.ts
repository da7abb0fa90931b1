import { request } from 'node:http'
import { CAST } from '../../src/local/demo'
import { startWorld, type World } from '../support/app'
import { forgetTab, SCRIPT, smallTab } from '../support/small-tab'

let world: World
beforeAll(async () => {
  world = await startWorld({ tabFolder: smallTab() })
})
afterAll(async () => {
  await world.close()
  forgetTab()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${world.app.port}${path}`, { headers })

/** As `fetch`, but with a Host header of one's own. */
const demoAs = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ port: world.app.port, host: '127.0.0.1', path: '/api/demo', headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })

test('the page takes scripts from its own host only, and styles that carry the page’s own number', async () => {
  const [first, second] = await Promise.all([get('/tab'), get('/tab')])
  const policy = first?.headers.get('content-security-policy') ?? ''
  const [, nonce] = /style-src 'self' 'nonce-([^']+)'/.exec(policy) ?? []
  expect(await first?.text()).toContain(`content="${nonce}"`)
  expect(second?.headers.get('content-security-policy')).not.toContain(nonce)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe')
  expect(first?.headers.get('cache-control')).toBe('no-cache')
})

test('its parts are kept for good and come small to whoever takes them so', async () => {
  const plain = await get('/tab/assets/index-abc.js', { 'accept-encoding': 'identity' })
  expect(plain.headers.get('cache-control')).toContain('immutable')
  expect(plain.headers.get('content-type')).toContain('text/javascript')
  expect(await plain.text()).toBe(SCRIPT)
  const small = await get('/tab/assets/index-abc.js', { 'accept-encoding': 'br' })
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(Number(small.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 5)
  expect(await small.text()).toBe(SCRIPT)
})

test('nothing but the built files can be fetched', async () => {
  for (const path of [
    '/tab/assets/none.js',
    '/tab/assets/..%2findex.html',
    '/tab/assets/%2e%2e%2findex.html',
  ])
    expect((await get(path)).status).toBe(404)
})

test('one’s own machine lets one be a demo member, and nobody else', async () => {
  const people = await (await get('/api/demo')).json()
  expect(people).toMatchObject({ people: expect.arrayContaining([CAST.formand]) })
  const be = (person: string) =>
    fetch(`http://127.0.0.1:${world.app.port}/api/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    })
  const { token } = (await (await be(CAST.formand.aadObjectId)).json()) as { token: string }
  const me = await get('/api/me', { authorization: `Bearer ${token}` })
  expect(await me.json()).toMatchObject({ name: CAST.formand.name })
  expect((await be('00000000-0000-4000-8000-000000000abc')).status).toBe(400)
  const [head, body, signature] = token.split('.') as [string, string, string]
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
  const other = Buffer.from(
    JSON.stringify({ sub: CAST.sekretær.aadObjectId, aud: 'demo', exp: 9_999_999_999 }),
  )
  for (const forged of [none, `${head}.${other.toString('base64url')}.${signature}`])
    expect((await get('/api/me', { authorization: `Bearer ${forged}` })).status).toBe(401)
})

test('a page elsewhere that makes its name lead here gets no sign-in', async () => {
  expect(await demoAs('localhost:3978')).toBe(200)
  expect(await demoAs('evil.example')).toBe(403)
  expect(await demoAs('localhost.evil.example')).toBe(403)
})
