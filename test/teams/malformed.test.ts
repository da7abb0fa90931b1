import mongoose from 'mongoose'
import { startWorld, type World } from '../support/app'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** A message as Teams sends it, to be damaged. */
const message = () => {
  const { medlem } = world.people
  return { ...medlem.activity(medlem.chat, 'a1', { type: 'message', text: '/hjælp' }) } as Record<
    string,
    unknown
  >
}

const damaged: [string, (activity: Record<string, unknown>) => unknown][] = [
  ['without from', ({ from: _, ...rest }) => rest],
  ['without conversation', ({ conversation: _, ...rest }) => rest],
  ['without type', ({ type: _, ...rest }) => rest],
  ['without recipient', ({ recipient: _, ...rest }) => rest],
  ['without id', ({ id: _, ...rest }) => rest],
  ['with a from that is text', (activity) => ({ ...activity, from: 'mig' })],
  ['with a conversation that is a list', (activity) => ({ ...activity, conversation: [] })],
  ['with a text that is an object', (activity) => ({ ...activity, text: { $gt: '' } })],
  ['with entities that are text', (activity) => ({ ...activity, entities: 'x' })],
  ['with a service URL of another kind', (activity) => ({ ...activity, serviceUrl: 'file:///etc/passwd' })],
  ['invoke without value', (activity) => ({ ...activity, type: 'invoke', name: 'adaptiveCard/action' })],
  [
    'invoke without action',
    (activity) => ({ ...activity, type: 'invoke', name: 'adaptiveCard/action', value: {} }),
  ],
  [
    'invoke with a verb that is a number',
    (activity) => ({
      ...activity,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 5 } },
    }),
  ],
  ...['task/fetch', 'task/submit', 'composeExtension/submitAction'].flatMap((name) =>
    [undefined, {}, { data: 'x' }, { data: { verb: '' } }, { data: [] }].map(
      (value): (typeof damaged)[number] => [
        `${name} with ${JSON.stringify(value)}`,
        (activity) => ({ ...activity, type: 'invoke', name, value }),
      ],
    ),
  ),
  ...[
    ['query', { commandId: 'search.share', parameters: 'x' }],
    ['query', { commandId: 'search.share', queryOptions: { skip: 'x' } }],
    ['query', {}],
    ['fetchTask', { commandId: 'agenda.quoteForm', messagePayload: { body: { content: 7 } } }],
    ['fetchTask', { messagePayload: {} }],
  ].map(([name, value]): (typeof damaged)[number] => [
    `${name} with ${JSON.stringify(value)}`,
    (activity) => ({ ...activity, type: 'invoke', name: `composeExtension/${name}`, value }),
  ]),
  ['a list', () => []],
  ['text', () => 'hej'],
  ['nothing but a type', () => ({ type: 'message' })],
]

test.each(damaged)('an activity %s is answered with 400 and nothing of our insides', async (_, damage) => {
  const { status, body } = await world.teams.raw(damage(message()))
  expect(status).toBe(400)
  expect(JSON.stringify(body)).not.toMatch(/ at |node_modules|Error:/)
})

test('a conversation that Teams does not know is no fault of ours, and nothing else of what it brings is kept', async () => {
  const strange = { id: 'x', conversationType: 'personal', _bsontype: 'ObjectId', $gt: '' }
  expect((await world.teams.raw({ ...message(), conversation: strange })).status).toBe(200)
  expect(world.log.filter((line) => JSON.parse(line).level >= 40)).toEqual([])
  const kept = await mongoose.connection.db?.collection('conversations').findOne({ conversation: 'x' })
  expect(Object.keys(kept?.reference.conversation).sort()).toEqual([
    'conversationType',
    'id',
    'isGroup',
    'tenantId',
  ])
})

test('a body over 1 MB is answered with 413', async () => {
  const { status } = await world.teams.raw({ ...message(), text: 'x'.repeat(1024 * 1024) })
  expect(status).toBe(413)
})

test('a body nested beyond reason is answered with 400, and brackets in a text are none', async () => {
  const activity = JSON.stringify({ ...message(), extra: 'x', text: '[{'.repeat(500) })
  const deep = activity.replace('"x"', `${'['.repeat(5_000)}${']'.repeat(5_000)}`)
  expect((await world.teams.raw(deep)).status).toBe(400)
  expect((await world.teams.raw(activity)).status).toBe(200)
})

test('broken JSON is answered with 400', async () => {
  const answer = await fetch(`http://127.0.0.1:${world.app.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"type":"message",',
  })
  expect(answer.status).toBe(400)
  expect(await answer.text()).not.toMatch(/ at |node_modules/)
})

test('a page that does not exist is answered with 404, another method with 405', async () => {
  expect((await fetch(`http://127.0.0.1:${world.app.port}/nothing`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${world.app.port}/api/messages`)).status).toBe(405)
})

test('after all of that the bot still answers', async () => {
  expect((await world.people.medlem.writes('hej')).seen).toContain('Hej Mette')
})

test('kinds of activity that we do not use are taken without a word', async () => {
  const { medlem } = world.people
  for (const name of ['composeExtension/queryLink', 'composeExtension/other', 'message/submitAction'])
    expect((await medlem.invokes(name, {})).status).toBe(501)
  for (const type of ['typing', 'messageReaction', 'endOfConversation', 'event']) {
    const { status } = await world.teams.raw(medlem.activity(medlem.chat, 'a2', { type }))
    expect(status).toBe(200)
  }
})
