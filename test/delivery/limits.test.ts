import { startWorld, type World } from '../support/app'

let world: World
beforeAll(async () => {
  world = await startWorld({ rateLimits: 'on' })
})
afterAll(() => world.close())

const COUNT = 10
const invitations = () =>
  world.people.medlem.chat.messages.filter((message) => message.seen.includes('Du er indkaldt')).length
const seconds = async (count: number) => {
  world.time.now = new Date(world.time.now.getTime() + count * 1000)
  await world.app.tick()
}

test('med Teams’ grænser slået til kommer mange beskeder til én person lidt efter lidt, og alle én gang', async () => {
  const { sekretær } = world.people
  for (let index = 0; index < COUNT; index += 1) {
    const form = await sekretær.writes('/nyt møde')
    await sekretær.presses(form, 'Indkald nu', {
      date: `2027-03-${String(index + 10)}`,
      from: '17:00',
      to: '19:00',
      otherPlace: 'Kulturhuset',
    })
  }
  await world.app.tick()
  // Teams takes 7 in a second and 8 in two.
  expect(invitations()).toBe(6)
  await seconds(1)
  expect(invitations()).toBeLessThanOrEqual(7)
  await seconds(1)
  expect(invitations()).toBeLessThanOrEqual(8)
  await seconds(3)
  expect(invitations()).toBe(8)
  for (let minute = 0; minute < 2; minute += 1) await seconds(60)
  expect(invitations()).toBe(COUNT)
  await seconds(60)
  expect(invitations()).toBe(COUNT)
  for (const person of Object.values(world.people).filter(({ name }) => name !== 'Ole Brandt'))
    expect(person.chat.messages.filter(({ seen }) => seen.includes('Du er indkaldt'))).toHaveLength(COUNT)
  expect((await sekretær.writes('levering')).seen).toContain('Alle beskeder er kommet frem.')
})

test('beder Teams om en pause i én samtale, venter kun den', async () => {
  const { sekretær, medlem, medlem2 } = world.people
  world.teams.fail({
    where: ({ kind, conversation }) => kind === 'send' && conversation === medlem.chat,
    with: { status: 429, headers: { 'retry-after': '120' }, body: { error: { code: 'TooMany' } } },
    times: 1,
  })
  const form = await sekretær.writes('/nyt møde')
  await sekretær.presses(form, 'Indkald nu', {
    date: '2027-04-20',
    from: '17:00',
    to: '19:00',
    otherPlace: 'Kulturhuset',
  })
  await world.app.tick()
  const got = (who: typeof medlem) =>
    who.chat.messages.filter(({ seen }) => seen.includes('20. april')).length
  expect([got(medlem), got(medlem2)]).toEqual([0, 1])
  await seconds(110)
  expect(got(medlem)).toBe(0)
  await seconds(15)
  expect(got(medlem)).toBe(1)
})
