import { pollsOf } from '../../../src/features/polls/store'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { demoCouncil, optionsOf, votes, withOpenBallot } from '../elections/election'
import { invoke } from '../elections/voters'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

async function asks(person: Person, inputs: Record<string, string> = {}): Promise<Turn> {
  const form = await person.presses(await person.writes('/afstemning'), 'Spørg om noget')
  return person.presses(form, 'Spørg nu', {
    question: 'Hvor skal temadagen være?',
    options: 'Biblioteket\nKulturhuset\nRådhuset',
    noNames: 'true',
    ...inputs,
  })
}

async function answers(person: Person, question: string, ...titles: string[]): Promise<Turn> {
  const list = await person.writes('/stem')
  const card = await person.presses(list, question)
  const chosen = optionsOf(card, 'options').filter(({ title }) => titles.includes(title))
  return person.presses(card, 'Send svar', { options: chosen.map(({ value }) => value) })
}

test('et medlem spørger, de andre svarer, kanalen ser svarene, og spørgeren lukker', async () => {
  const { medlem, politiker, formand } = world.people
  const asked = await asks(medlem)
  expect(asked.seen).toContain('Spørgsmålet er sendt ud.')
  await world.channel.waitFor((message) => message.seen.includes('0 af 10 har svaret.'))

  expect((await answers(politiker, 'Hvor skal temadagen være?', 'Kulturhuset')).seen).toContain(
    'Dit svar er gemt.',
  )
  const shown = await answers(formand, 'Hvor skal temadagen være?', 'Kulturhuset')
  expect(shown.seen).toContain('2 svar')
  expect(shown.seen).toMatch(/Karen Holm og Lone Bech|Lone Bech og Karen Holm/)
  // A named answer can be changed, also from the channel's card, and the list no longer asks.
  const inChannel = await world.channel.waitFor((message) => message.seen.includes('2 af 10 har svaret.'))
  const before = politiker.chat.messages.length
  await politiker.presses(inChannel, 'Svar')
  const later = () => politiker.chat.messages.slice(before)
  await politiker.chat.waitFor(() => later().some(({ seen }) => seen.includes('Ændr mit svar')))
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
  // Anonymous answers are never shown one by one, also when nobody asked for it.
  const question = 'Hvor skal næste temadag være?'
  await asks(medlem, { question, anonymous: 'true', multiple: 'true', minutes: '60' })
  const first = await answers(politiker, question, 'Kulturhuset')
  // The card that it was answered on can change it, also after another look; no other can.
  const own = await politiker.presses(await politiker.presses(first, 'Opdater'), 'Ændr mit svar')
  const answered = await politiker.presses(own, 'Send svar', { options: '0,2' })
  expect((await invoke(politiker, 'polls.open', dataOf(answered))).error).toBeUndefined()
  expect((await invoke(politiker, 'polls.open', { poll: dataOf(answered).poll })).error?.message).toContain(
    'kun ændres på det kort, du svarede på',
  )
  const forged = { ...dataOf(answered), token: 'A'.repeat(22), options: '1' }
  expect((await invoke(politiker, 'polls.answer', forged)).error).toBeDefined()
  expect(answered.seen).toContain('Svarene vises, når der er lukket.')
  expect(answered.seen).toContain('1 af 10 har svaret.')
  expect(answered.seen).not.toContain('1 svar\n')
  // Pressed twice it is one answer, and another card of theirs cannot add to it.
  await world.teams.repeat(answered)
  await answers(formand, question, 'Rådhuset')
  expect((await politiker.writes('/stem')).seen).toContain('Der er ikke noget')

  world.time.now = new Date('2027-01-11T10:01:00Z')
  await world.app.tick()
  const list = await politiker.writes('/afstemning')
  const closed = await politiker.presses(list, question)
  expect(closed.seen).toContain('2 af 10 har svaret.')
  expect(closed.seen).toContain('Biblioteket\n1 svar')
  expect(closed.seen).toContain('Kulturhuset\n0 svar')
  expect(closed.seen).toContain('Rådhuset\n2 svar')
  expect(closed.seen).not.toContain('Lone Bech')
  expect(closed.seen).toContain('Kun 2 stemte. Med så få stemmer kan man måske regne ud')
})

/** What a card's button hands on. */
const dataOf = ({ card }: Turn): Record<string, string> => {
  const [poll, token] = ['poll', 'token'].map(
    (name) => new RegExp(`"${name}":"([^"]+)"`).exec(JSON.stringify(card))?.[1] ?? '',
  )
  return { poll: poll ?? '', token: token ?? '' }
}

test('to, der lukker på samme tid, ser begge, at der er lukket, og et åbent spørgsmål står foran de lukkede', async () => {
  const { medlem, formand } = world.people
  const old = await asks(medlem, { question: 'Hvornår skal vi til Odense?' })
  for (let count = 0; count < 2; count += 1) {
    const { poll } = dataOf(await asks(medlem, { question: `Skal vi mødes ${count}?` }))
    const closed = await Promise.all([medlem, formand].map((each) => invoke(each, 'polls.close', { poll })))
    for (const { seen } of closed) expect(seen).toContain('Afstemningen er lukket.')
  }
  const [first] = await pollsOf((await demoCouncil(world)).scope, 1)
  expect(first?.question).toBe('Hvornår skal vi til Odense?')
  await medlem.presses(old, 'Luk')
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
  await sekretær.presses(asked, 'Luk')
})

test('en afstemning med ét svar viser først svarene bagefter, når der er bedt om det, og siger, når alle er enige', async () => {
  const { medlem, politiker, formand } = world.people
  const question = { question: 'Skal vi have kaffe?', options: 'Ja\nNej', hidden: 'true' }
  const named = await asks(medlem, question)
  const choice = await politiker.presses(await politiker.writes('/stem'), 'Skal vi have kaffe?')
  const saved = await politiker.presses(choice, 'Send svar', { options: '0' })
  expect(saved.seen).toContain('Svarene vises, når der er lukket.')
  expect(saved.seen).not.toContain('Lone Bech')
  expect((await formand.presses(named, 'Luk', {}, { force: true })).seen).toContain('Ja\nLone Bech\n1 svar')

  const secret = await asks(medlem, { ...question, question: 'Skal vi have te?', anonymous: 'true' })
  for (const person of [politiker, formand]) {
    const card = await person.presses(await person.writes('/stem'), 'Skal vi have te?')
    await person.presses(card, 'Send svar', { options: '1' })
  }
  const closed = await medlem.presses(secret, 'Luk')
  expect(closed.seen).toContain('Nej\n2 svar')
  expect(closed.seen).toContain('Alle stemte ens, så alle kan se, hvad hver enkelt stemte.')
})

test('ét sted står alt det, der mangler min stemme: valg, spørgsmål og datoer', async () => {
  const { medlem, medlem2, formand, politiker } = world.people
  await asks(medlem, { question: 'Hvad skal vi spise?' })
  await asks(medlem, { question: 'Er du glad?', anonymous: 'true' })
  await formand.presses(await formand.writes('/find en dato'), 'Spørg medlemmerne', {
    date0: '2027-05-03',
    time0: '17:00',
    date1: '2027-05-04',
    time1: '17:00',
  })
  await withOpenBallot(world)
  const all = ['Hvad skal vi spise?', 'Er du glad?', 'Hvilke datoer passer dig?', 'Valg af formand']
  const list = await politiker.writes('/stem')
  for (const title of all) expect(list.seen).toContain(title)
  for (const title of all) expect((await politiker.presses(list, title)).error).toBeUndefined()

  const date = await politiker.presses(list, 'Hvilke datoer passer dig?')
  await politiker.presses(date, 'Send mine svar', { wish0: 'yes', wish1: 'no' })
  for (const title of all.slice(0, 2)) {
    const card = await politiker.presses(list, title)
    await politiker.presses(card, 'Send svar', { options: '0' })
  }
  await votes(politiker, 'Stem blankt', await politiker.presses(list, 'Valg af formand'))
  expect((await politiker.writes('/stem')).seen).toContain('Der er ikke noget, der venter på dig.')
  for (const title of all) expect((await medlem2.writes('/stem')).seen).toContain(title)
  expect((await medlem2.writes('/stem', { in: world.channel })).seen).not.toContain('Valg af formand')
})
