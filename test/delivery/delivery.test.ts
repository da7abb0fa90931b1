import mongoose from 'mongoose'
import { CAST } from '../../src/local/demo'
import { startWorld, type World } from '../support/app'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const PROPOSAL = { title: 'Flere bænke', purpose: 'decision', minutes: '20', noNames: 'true' }
const FATE = 'Dit punkt er på dagsordenen'
const minutes = (count: number) => {
  world.time.now = new Date(world.time.now.getTime() + count * 60_000)
}

/** Mette proposes an item in the channel's council, and the chair accepts it: Mette is told in private. */
async function acceptsAnItem(title = PROPOSAL.title): Promise<void> {
  const { medlem, formand } = world.people
  const form = await medlem.presses(await medlem.writes('/punkt'), 'Send punktet', { ...PROPOSAL, title })
  expect(form.seen).toContain('Tak.')
  const build = await formand.writes('/dagsorden')
  const item = await formand.presses(build, title)
  await formand.presses(item, 'Sæt på dagsordenen')
}
const told = () => world.people.medlem.chat.messages.filter((message) => message.seen.includes(FATE))
const sends = () =>
  world.teams.requests.filter(
    ({ kind, conversation }) => kind === 'send' && conversation === world.people.medlem.chat,
  )

test('en besked kommer frem én gang, også når intet går galt to gange', async () => {
  await acceptsAnItem()
  await world.app.tick()
  await world.app.tick()
  expect(told()).toHaveLength(1)
})

test.each([429, 412, 502, 503, 504])('svarer Teams %i, prøver botten igen lidt senere', async (status) => {
  const before = sends().length
  const fault = world.teams.fail({
    where: ({ body }) => JSON.stringify(body).includes(FATE),
    with: { status, headers: { 'retry-after': '90' }, body: { error: { code: 'Later' } } },
    times: 1,
  })
  await acceptsAnItem()
  await world.app.tick()
  expect(fault.used()).toBe(1)
  expect(told()).toHaveLength(0)
  minutes(1)
  await world.app.tick()
  // Retry-After said 90 seconds.
  expect(told()).toHaveLength(0)
  minutes(1)
  await world.app.tick()
  expect(told()).toHaveLength(1)
  // One card in the conversation, then the refused and the taken message: the client itself tried only once.
  expect(sends().length - before).toBe(3)
})

test('lukker Teams forbindelsen, kommer beskeden frem bagefter', async () => {
  world.teams.fail({ where: ({ body }) => JSON.stringify(body).includes(FATE), with: 'reset', times: 1 })
  await acceptsAnItem()
  await world.app.tick()
  expect(told()).toHaveLength(0)
  minutes(2)
  await world.app.tick()
  expect(told()).toHaveLength(1)
})

test('hænger Teams, venter botten ikke med alle andre', async () => {
  const hang = world.teams.fail({ where: ({ body }) => JSON.stringify(body).includes(FATE), with: 'hang' })
  await acceptsAnItem()
  const { formand } = world.people
  const preview = await formand.presses(await formand.writes('/dagsorden'), 'Vis hvad kanalen får')
  await formand.presses(preview, 'Udsend nu')
  await world.channel.waitFor((message) => message.seen.includes('Flere bænke'))
  expect(hang.used()).toBe(1)
  hang.stop()
  // The hung send ends by itself and is tried again.
  await world.app.tick()
  minutes(2)
  await world.app.tick()
  expect(told()).toHaveLength(1)
})

test('blokerer et medlem botten, får sekretariatet det at se, og beskeden kommer, når medlemmet skriver igen', async () => {
  const { medlem, sekretær } = world.people
  await acceptsAnItem()
  await world.app.tick()
  medlem.blocks()
  const { formand } = world.people
  await formand.presses(
    await formand.presses(await formand.writes('/dagsorden'), 'Gratis sygeplejerske på torvet'),
    'Sæt på dagsordenen',
  )
  await formand.presses(
    await formand.presses(await formand.writes('/dagsorden'), 'Varmestue i vinterferien'),
    'Sæt på dagsordenen',
  )
  await world.app.tick()
  const before = sends().length
  minutes(3 * 24 * 60)
  await world.app.tick()
  expect(sends().length).toBe(before)
  const list = await sekretær.writes('/møder levering')
  expect(list.seen).toContain('Mette Dahl')
  expect(list.seen).toContain('Har blokeret mig')

  medlem.unblocks()
  // The days in which nothing was tried are none without success.
  world.teams.fail({
    where: ({ body }) => JSON.stringify(body).includes(FATE),
    with: { status: 503 },
    times: 1,
  })
  await medlem.writes('hej')
  await world.app.tick()
  expect(told()).toHaveLength(1)
  minutes(2)
  await world.app.tick()
  expect(told()).toHaveLength(2)
  expect((await sekretær.writes('/møder levering')).seen).toContain('Alle beskeder er kommet frem.')
})

test('har Teams glemt samtalen, åbner botten den igen', async () => {
  const gone = world.teams.fail({
    where: ({ body, kind }) => kind === 'send' && JSON.stringify(body).includes(FATE),
    with: { status: 404, body: { error: { code: 'ConversationNotFound' } } },
    times: 1,
  })
  await acceptsAnItem()
  await world.app.tick()
  expect(gone.used()).toBe(1)
  expect(world.teams.requests.filter(({ kind }) => kind === 'create')).toHaveLength(1)
  expect(told()).toHaveLength(1)
})

const FORGOTTEN = { status: 404, body: { error: { code: 'ConversationNotFound' } } }

test('har Teams glemt kanalen eller en chat for godt, kommer beskeden, når nogen igen skriver der', async () => {
  const { medlem, formand, sekretær } = world.people
  const { channel } = world
  const gone = world.teams.fail({
    where: ({ kind, conversation, body }) =>
      kind === 'send' && (conversation === channel || JSON.stringify(body).includes(FATE)),
    with: FORGOTTEN,
  })
  const unopened = world.teams.fail({
    where: ({ kind }) => kind === 'create',
    with: { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } },
  })
  await acceptsAnItem()
  const preview = await formand.presses(await formand.writes('/dagsorden'), 'Vis hvad kanalen får')
  await formand.presses(preview, 'Udsend nu')
  await world.app.tick()
  const list = await sekretær.writes('levering')
  expect(list.seen).toMatch(/Kanalen[\s\S]*Har ikke skrevet til mig endnu/)
  expect(list.seen).toContain('Mette Dahl')

  gone.stop()
  unopened.stop()
  await medlem.writes('hej')
  await formand.writes('hej', { in: channel })
  await world.app.tick()
  expect(told()).toHaveLength(1)
  await channel.waitFor((message) => message.seen.includes(PROPOSAL.title))
  expect((await sekretær.writes('levering')).seen).toContain('Alle beskeder er kommet frem.')
})

test('fjernes en kommune fra listen, kommer der intet mere fra botten, heller ikke gennem gamle links', async () => {
  let served = true
  await world.close()
  world = await startWorld({ config: { servesTenant: () => served } })
  const { medlem } = world.people
  const [link = ''] = /http[^"]*\/files\/[^"]*/.exec(
    JSON.stringify((await medlem.writes('/minedata')).card),
  ) as string[]
  const opened = async () => (await fetch(link)).status
  expect(await opened()).toBe(200)
  world.teams.fail({
    where: ({ body }) => JSON.stringify(body).includes(FATE),
    with: { status: 503 },
    times: 1,
  })
  await acceptsAnItem()
  await world.app.tick()
  served = false
  const before = world.teams.requests.length
  minutes(2)
  await world.app.tick()
  expect(world.teams.requests.length).toBe(before)
  expect(await opened()).toBe(410)
})

test('fjerner et medlem botten, er chattens adresse væk, og den er der igen, når botten lægges ind', async () => {
  const { medlem } = world.people
  const conversation = medlem.chat.id
  const kept = () => mongoose.connection.collection('conversations').find({ conversation }).toArray()
  await medlem.writes('hej')
  await medlem.writes('hej', { in: world.channel })
  // Nor does any address say who wrote there.
  const all = JSON.stringify(await mongoose.connection.collection('conversations').find().toArray())
  expect(all).not.toMatch(new RegExp(`Mette|${CAST.medlem.aadObjectId}`))
  expect(await kept()).toHaveLength(1)
  await medlem.uninstalls()
  expect(await kept()).toHaveLength(0)
  await medlem.installs()
  expect(await kept()).toHaveLength(1)
})

test('et medlem, der aldrig har skrevet til botten, får alligevel sin besked', async () => {
  const { formand, næstformand } = world.people
  const build = await formand.writes('/dagsorden')
  await formand.presses(await formand.presses(build, 'Gratis sygeplejerske på torvet'), 'Sæt på dagsordenen')
  await world.app.tick()
  expect(næstformand.chat.last?.seen).toContain(FATE)
})

test('må botten ikke skrive først, ligger beskeden hos sekretariatet, til medlemmet siger hej', async () => {
  const { formand, næstformand, sekretær } = world.people
  world.teams.fail({
    where: ({ kind }) => kind === 'create',
    with: { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } },
  })
  const build = await formand.writes('/dagsorden')
  await formand.presses(await formand.presses(build, 'Gratis sygeplejerske på torvet'), 'Sæt på dagsordenen')
  await world.app.tick()
  const list = await sekretær.writes('levering')
  expect(list.seen).toContain('Bo Winther')
  expect(list.seen).toContain('Svar på et punkt')
  await næstformand.writes('hej')
  await world.app.tick()
  expect(næstformand.chat.messages.filter((message) => message.seen.includes(FATE))).toHaveLength(1)
})

test('en besked, som Teams ikke vil have, kan sekretariatet sende igen med et tryk', async () => {
  const { sekretær } = world.people
  world.teams.fail({
    where: ({ body }) => JSON.stringify(body).includes(FATE),
    with: { status: 400, body: { error: { code: 'BadSyntax' } } },
    times: 1,
  })
  await acceptsAnItem()
  await world.app.tick()
  const list = await sekretær.writes('/møder levering')
  expect(list.seen).toContain('Teams tog ikke imod beskeden (400 BadSyntax).')
  const again = await sekretær.presses(list, 'Prøv alle igen')
  expect(again.seen).toContain('Jeg prøver igen nu.')
  await world.app.tick()
  expect(told()).toHaveLength(1)
  // The old card's button, pressed again, finds nothing to do.
  await sekretær.presses(list, 'Prøv alle igen')
  await world.app.tick()
  expect(told()).toHaveLength(1)
})

test('listen over det, der ikke kom frem, er kun for sekretariatet og aldrig i kanalen', async () => {
  const { medlem, sekretær, gæst } = world.people
  expect((await medlem.writes('levering')).seen).toContain('Det kan kun sekretariatet gøre.')
  expect((await gæst.writes('levering')).seen).toContain('Du er ikke med i et råd')
  expect((await sekretær.writes('levering', { in: world.channel })).seen).toContain('private chat')
})

test('slettes dagsordenen i kanalen, kommer rettelsen som en ny besked', async () => {
  const { formand } = world.people
  await acceptsAnItem()
  const publish = async (button: string) => {
    const preview = await formand.presses(await formand.writes('/dagsorden'), 'Vis hvad kanalen får')
    await formand.presses(preview, button)
    await world.app.tick()
  }
  await publish('Udsend nu')
  const first = await world.channel.waitFor((message) => message.seen.includes('Flere bænke'))
  first.deleted = true
  await acceptsAnItem('Lys ved stien')
  await publish('Udsend rettelsen')
  const second = await world.channel.waitFor((message) => message.seen.includes('Lys ved stien'))
  expect(second.id).not.toBe(first.id)
})
