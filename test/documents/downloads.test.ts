import { startWorld, type World } from '../support/app'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${world.app.port}${path}`, init)

test.each([
  ['/files/hej'],
  ['/files/a.b'],
  ['/files/a.b.c'],
  [`/files/${Buffer.from('{}').toString('base64url')}.AAAA`],
])('et link, som botten ikke har lavet, giver en venlig side og ingen fil: %.30s', async (path) => {
  const answer = await get(path)
  expect(answer.status).toBe(410)
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(await answer.text()).toContain('Linket virker ikke mere.')
})
