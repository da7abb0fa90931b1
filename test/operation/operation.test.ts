import { connect } from 'node:net'
import { startWorld, type World } from '../support/app'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${world.app.port}${path}`, { headers })

const figures = async (): Promise<string> => (await get('/metrics')).text()

test('it lives, and it is ready while its database answers', async () => {
  expect((await get('/healthz')).status).toBe(200)
  const ready = await get('/readyz')
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
})

test('it keeps an idle connection for longer than Azure does', async () => {
  const seconds = /timeout=(\d+)/.exec((await get('/healthz')).headers.get('keep-alive') ?? '')?.[1]
  expect(Number(seconds)).toBeGreaterThan(240)
})

test('who has sent half a request holds up the end for ten seconds, not for ever', async () => {
  const socket = connect(world.app.port, '127.0.0.1')
  const hungUp = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => {})
  socket.write('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{')
  await get('/healthz')
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance', 'Date'] })
  const ended = world.app.close()
  jest.advanceTimersByTime(10_000)
  jest.useRealTimers()
  await ended
  await hungUp
})

test('turns are counted by what handled them and how they ended', async () => {
  const { medlem, gæst } = world.people
  await medlem.writes('/hjælp')
  await medlem.writes('/hjælp')
  await gæst.writes('/dagsorden')
  await medlem.writes('sludder og vrøvl i lange baner')
  const text = await figures()
  expect(text).toContain('raadsbot_turns_total{handler="/help",ending="answered"} 2')
  expect(text).toContain('raadsbot_turns_total{handler="/agenda",ending="refused"} 1')
  expect(text).toContain('raadsbot_turns_total{handler="none",ending="answered"} 1')
  expect(text).toMatch(/raadsbot_request_seconds_count\{type="message",status="200"\} 4/)
})

test('the figures show the outbox and the database, and no text or name of anybody', async () => {
  const { medlem, formand } = world.people
  const form = await medlem.writes('/punkt')
  await medlem.presses(form, 'Send punktet', { title: 'Hemmelig overskrift', noNames: 'true' })
  await formand.writes('Noget ganske privat')
  await world.app.tick()
  const text = await figures()
  expect(text).toContain('raadsbot_database_up 1')
  expect(text).toMatch(/raadsbot_outbox_deliveries\{state="waiting"\} \d/)
  expect(text).toMatch(/raadsbot_outbox_overdue_seconds \d/)
  expect(text).not.toMatch(/Hemmelig|privat|Mette|Karen/)
  expect(world.log.join('')).not.toMatch(/Hemmelig|privat|Mette|Karen/)
})
