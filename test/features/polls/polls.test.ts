import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { optionsOf } from '../elections/election'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

async function asks(person: Person, inputs: Record<string, string> = {}): Promise<Turn> {
  const form = await person.presses(await person.writes('/afstemning'), 'Spørg om noget')
  return person.presses(form, 'Spørg nu', {
    question: 'Hvor skal temadagen være?',
    options: 'Biblioteket\nKulturhuset\nRådhuset',
    noNames: 'true',
    ...inputs,
  })
}

async function answers(person: Person, ...titles: string[]): Promise<Turn> {
  const list = await person.writes('/stem')
  const card = await person.presses(list, 'Hvor skal temadagen være?')
  const chosen = optionsOf(card, 'options').filter(({ title }) => titles.includes(title))
  return person.presses(card, 'Send svar', { options: chosen.map(({ value }) => value) })
}

test('et medlem spørger, de andre svarer, kanalen ser svarene, og spørgeren lukker', async () => {
  const { medlem, politiker, formand } = world.people
  const asked = await asks(medlem)
  expect(asked.seen).toContain('Spørgsmålet er sendt ud.')
  await world.channel.waitFor((message) => message.seen.includes('0 af 10 har svaret.'))

  expect((await answers(politiker, 'Kulturhuset')).seen).toContain('Dit svar er gemt.')
  const shown = await answers(formand, 'Kulturhuset')
  expect(shown.seen).toContain('2 svar')
  expect(shown.seen).toMatch(/Karen Holm og Lone Bech|Lone Bech og Karen Holm/)
  // A named answer can be changed, and the list no longer asks.
  const changed = await politiker.presses(
    await politiker.presses(
      shown.card && (await politiker.writes('/afstemning')),
      'Hvor skal temadagen være?',
    ),
    'Ændr mit svar',
  )
  await politiker.presses(changed, 'Send svar', { options: '0' })
  expect((await politiker.writes('/stem')).seen).toContain('Der er ikke noget, der venter på dig.')
  await world.channel.waitFor((message) => message.seen.includes('Biblioteket\nLone Bech\n1 svar'))

  const closed = await medlem.presses(asked, 'Luk')
  expect(closed.seen).toContain('Afstemningen er lukket.')
  expect((await world.teams.repeat(closed)).seen).toContain('Afstemningen er lukket.')
  const late = await politiker.presses(changed, 'Send svar', { options: '2' })
  expect(late.error?.message).toBe('Afstemningen er lukket.')
})

test('en anonym afstemning med skjulte svar viser ingen navne og først svarene, når tiden er gået', async () => {
  const { medlem, politiker, formand } = world.people
  await asks(medlem, { anonymous: 'true', hidden: 'true', multiple: 'true', minutes: '60' })
  const answered = await answers(politiker, 'Biblioteket', 'Rådhuset')
  expect(answered.seen).toContain('Svarene vises, når der er lukket.')
  expect(answered.seen).toContain('1 af 10 har svaret.')
  expect(answered.seen).not.toContain('1 svar\n')
  // Pressed twice it is one answer, and another card of theirs cannot add to it.
  await world.teams.repeat(answered)
  await answers(formand, 'Rådhuset')
  expect((await politiker.writes('/stem')).seen).toContain('Der er ikke noget')

  world.time.now = new Date('2027-01-11T10:01:00Z')
  await world.app.tick()
  const list = await politiker.writes('/afstemning')
  const closed = await politiker.presses(list, 'Hvor skal temadagen være?')
  expect(closed.seen).toContain('2 af 10 har svaret.')
  expect(closed.seen).toContain('Biblioteket\n1 svar')
  expect(closed.seen).toContain('Kulturhuset\n0 svar')
  expect(closed.seen).toContain('Rådhuset\n2 svar')
  expect(closed.seen).not.toContain('Lone Bech')
})

test('et spørgsmål skal have svar at vælge imellem, og sekretariatet svarer ikke', async () => {
  const { medlem, sekretær, gæst } = world.people
  expect((await asks(medlem, { options: 'Ja\nJa' })).error?.message).toContain('mindst to')
  const asked = await asks(sekretær)
  const [id] = /"poll":"([^"]+)"/.exec(JSON.stringify(asked.card))?.slice(1) ?? []
  const press = (person: Person, verb: string, data: object) =>
    person.invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', verb, data: { poll: id, ...data } },
    })
  for (const person of [sekretær, gæst]) {
    expect((await press(person, 'polls.open', {})).error).toBeDefined()
    expect((await press(person, 'polls.answer', { token: 'A'.repeat(22), options: '0' })).error).toBeDefined()
  }
  expect(
    (await press(medlem, 'polls.answer', { token: 'A'.repeat(22), options: '0,1' })).error?.message,
  ).toBe('Vælg et svar.')
  expect((await press(medlem, 'polls.answer', { token: 'A'.repeat(22), options: '7' })).error).toBeDefined()
})
