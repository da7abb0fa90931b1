import { addCouncil, addPerson } from '../../src/features/council'
import { DEMO_TENANT } from '../../src/local/demo'
import { acceptsAll, proposes, publishes, rowsOf } from '../features/agenda/agenda-world'
import { opened } from '../features/hearings/support'
import { startWorld, type World } from '../support/app'

const FIND = 'search.share'
const PROPOSE = 'agenda.quoteForm'

let world: World
beforeAll(async () => {
  world = await startWorld({ linksToTab: true })
  const { medlem, formand } = world.people
  await proposes(medlem, { title: 'Løse fliser på Søndergade', background: 'Mange snubler.' })
  await acceptsAll(formand)
  await publishes(formand)
  await proposes(medlem, { title: 'Kun et forslag om fliser' })
  const agenda = await medlem.writes('/dagsorden')
  const number = rowsOf(agenda.card).findIndex(({ text }) => text.includes('Løse fliser')) + 1
  const details = await medlem.presses(agenda, `Læs om punkt ${number}`)
  const note = await medlem.presses(details, 'Skriv en note')
  await medlem.presses(note, 'Gem noten', { note: 'Fliser er min egen note', noNames: 'true' })
  await opened(world)
  await world.app.tick()
})
afterAll(() => world.close())

test('et medlem finder et punkt og får et kort, som alle må læse: uden forslagsstiller, note og knapper', async () => {
  const { medlem } = world.people
  const search = await medlem.searches(FIND, 'flise')
  expect(search.found?.map(({ title }) => title)).toEqual(['Løse fliser på Søndergade'])
  expect(search.found?.[0]?.about).toBe('Dagsorden · torsdag 4. februar 2027')
  const card = JSON.stringify(search.found?.[0]?.card)
  expect(card).toContain('Mange snubler.')
  expect(card).toContain('Dagsorden torsdag 4. februar 2027')
  expect(card).not.toMatch(/Mette|note|Action\./)
  expect(card).toMatch(/\/tab\?council=[^#]+#\/overview/)
})

test('kortet kan også sættes ind i chatten med botten: den svarer ikke på sit eget kort, men på ordene ved det', async () => {
  const { medlem } = world.people
  const [{ card } = { card: undefined }] = (await medlem.searches(FIND, 'flise')).found ?? []
  const span =
    '\n<span itemtype="http://schema.skype.com/InputExtension"><span itemprop="cardId"></span></span>\n'
  const sends = async (id: string, text: string) => {
    const before = medlem.chat.messages.length
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }]
    await world.teams.raw(medlem.activity(medlem.chat, id, { type: 'message', text, attachments }))
    return medlem.chat.messages.slice(before).map(({ seen }) => seen)
  }
  expect(await sends('kort', span)).toEqual([])
  expect(await sends('kort-og-ord', `/punkt${span}`)).toEqual([expect.stringContaining('Foreslå et punkt')])
})

test('uden ord kommer det nyeste; en høring er med, når den er åbnet, og forslag er der aldrig', async () => {
  const { medlem, formand } = world.people
  const newest = await medlem.searches(FIND, '')
  expect(newest.found?.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Solbys Nabopolitik', 'Varmestue i vinterferien']),
  )
  const [hearing] = (await medlem.searches(FIND, 'nabopol')).found ?? []
  expect(JSON.stringify(hearing?.card)).toMatch(/gode naboer.*#\/hearings\//)
  for (const person of [medlem, formand]) {
    const nothing = await person.searches(FIND, 'forslag')
    expect(nothing.found).toBeUndefined()
    expect(nothing.toast).toContain('Jeg fandt ikke noget')
  }
})

test('fra en samtale, som botten ikke er i, kan man søge, og samtalen bliver ikke husket', async () => {
  const { medlem, gæst } = world.people
  const elsewhere = world.teams.groupChat({ members: [medlem, gæst], name: 'Frokost' })
  expect((await medlem.searches(FIND, 'fliser', { in: elsewhere })).found).toHaveLength(1)
  const stranger = await gæst.searches(FIND, 'fliser', { in: elsewhere })
  expect(stranger.status).toBe(200)
  expect(stranger.toast).toContain('Du er ikke med i et råd her endnu.')
  expect(elsewhere.messages).toHaveLength(0)
  expect(world.teams.requests.filter(({ path }) => path.includes(elsewhere.id))).toEqual([])
})

test('den, der er i to råd, finder i begge og vælger råd til sit punkt; i en kanal gælder kanalens råd', async () => {
  const both = world.teams.person({ name: 'Bo Begge' })
  const { name, aadObjectId } = both
  const { id: person } = await addPerson({ tenant: DEMO_TENANT, name, aadObjectId })
  const council = (called: string, conversation?: string) =>
    addCouncil({
      tenant: DEMO_TENANT,
      type: 'medborgerforum',
      name: called,
      language: 'da',
      timeZone: 'Europe/Copenhagen',
      phone: '70654321',
      channel: conversation ? { conversation, name: called } : undefined,
      seats: [{ id: 's1', kind: 'citizen', person, role: 'member' }],
      staff: [],
      rules: [],
    })
  const channel = world.teams.channel({ team: 'Nord', members: [both] })
  await Promise.all([council('Forum Nord', channel.id), council('Forum Syd')])
  expect((await both.searches(FIND, 'fliser')).toast).toContain('Jeg fandt ikke noget')
  const choice = await both.takesUp(PROPOSE, '<p>Bussen kører ikke</p>')
  expect(choice.seen).toContain('Forum Nord')
  const form = await both.presses(choice, 'Forum Syd')
  expect(form.seen).toContain('Forum Syd')
  expect(JSON.stringify(form.card)).toContain('Bussen kører ikke')
  expect((await both.takesUp(PROPOSE, 'Hej', { in: channel })).seen).toContain('Forum Nord')
})

test('en besked bliver til tekst i formularen, og formularen til ét punkt, også når den sendes igen', async () => {
  const { medlem } = world.people
  const html =
    '<div><p>Bussen &amp; toget</p><ul><li>kører <b>ikke</b><emoji id="sad" alt="🙁"></emoji></li></ul></div>'
  const form = await medlem.takesUp(PROPOSE, html, { in: world.channel, subject: 'Transport' })
  const inputs = JSON.stringify(form.card)
  expect(inputs).toContain('Bussen & toget\\n- kører ikke🙁')
  expect(inputs).toContain('"Transport"')
  const sent = await medlem.presses(form, 'Send punktet', { title: 'Bussen om aftenen', noNames: 'true' })
  expect(sent.seen).toContain('Bussen om aftenen')
  await world.teams.repeat(sent)
  const mine = await medlem.writes('/mine punkter')
  expect(mine.seen.split('Bussen om aftenen')).toHaveLength(2)
  expect(world.channel.messages.filter(({ seen }) => seen.includes('Bussen'))).toEqual([])
})

test('det, der afvises, står endnu i dialogen med grunden over, og kan så sendes', async () => {
  const { medlem } = world.people
  const form = await medlem.takesUp(PROPOSE, 'Ring til 010203-1234')
  const typed = { title: 'Om at ringe', minutes: '30', noNames: 'true' }
  const refused = await medlem.presses(form, 'Send punktet', typed)
  expect(refused.seen).toContain('CPR')
  const again = JSON.stringify(refused.card)
  for (const kept of ['Ring til 010203-1234', 'Om at ringe', '"30"']) expect(again).toContain(kept)
  expect((await medlem.writes('/mine punkter')).seen).not.toContain('Om at ringe')
  const sent = await medlem.presses(refused, 'Send punktet', { background: 'Ring til borgerservice' })
  expect(sent.seen).toContain('Borgerservice'.toLowerCase())
  const onward = await medlem.presses(sent, 'Ret')
  expect(JSON.stringify(onward.card)).toContain('Om at ringe')
})

test('en lang besked bliver skåret til, og en tom giver en tom formular', async () => {
  const { medlem } = world.people
  const long = await medlem.takesUp(PROPOSE, `<p>${'ord '.repeat(2000)}</p>`)
  expect(JSON.stringify(long.card)).toContain('ord…')
  expect((await medlem.takesUp(PROPOSE, '')).card).toBeDefined()
})

test('et ukendt kald og et CPR-nummer afvises venligt', async () => {
  const { medlem } = world.people
  expect((await medlem.searches(FIND, '010203-1234')).toast).toContain('CPR')
  // Neither another room's action, nor the other kind of command.
  for (const id of ['council.members', PROPOSE, 'findes.ikke']) {
    const { status, toast } = await medlem.searches(id, 'x')
    expect([status, toast]).toEqual([200, expect.stringContaining('knap')])
  }
})

test('hvor dialoger ikke kendes, er knapperne som de altid var, og fanen er på samme maskine', async () => {
  const card = JSON.stringify((await world.people.medlem.writes('/dagsorden')).card)
  expect(card).not.toMatch(/task\/fetch|l\/entity/)
  expect(card).toMatch(/\(http:\/\/localhost:\d+\/tab\?council=[\w-]+#\/overview\)/)
})
