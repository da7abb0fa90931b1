import { startWorld, type World } from '../support/app'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const sentSince = (at: number) => world.teams.requests.slice(at).filter(({ kind }) => kind === 'send')

test('a slash command in the channel is answered for its sender alone', async () => {
  const before = world.teams.requests.length
  const { medlem } = world.people
  const turn = await medlem.writes('hjælp', { in: world.channel, slash: true })
  expect(turn.card).toBeDefined()
  const [answer] = sentSince(before)
  expect(answer?.query.get('isTargetedActivity')).toBe('true')
  expect(answer?.body).toMatchObject({
    recipient: { id: medlem.id },
    entities: [{ type: 'targetedMessageInfo', messageId: turn.activities[0]?.id }],
  })
})

test('a command with a mention is answered for all, also when it speaks of targeted messages', async () => {
  const before = world.teams.requests.length
  await world.people.medlem.writes('targetedMessageInfo', { in: world.channel })
  const [answer] = sentSince(before)
  expect(answer).toBeDefined()
  expect(answer?.query.has('isTargetedActivity')).toBe(false)
})

test('pressing a card that the bot showed for all keeps its answer for all', async () => {
  const help = await world.people.medlem.writes('hjælp', { in: world.channel })
  const before = world.teams.requests.length
  await world.people.medlem.presses(help, 'Se dagsordenen')
  for (const { query } of sentSince(before)) expect(query.has('isTargetedActivity')).toBe(false)
})
