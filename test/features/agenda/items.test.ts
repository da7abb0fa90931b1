import { startWorld, type World } from '../../support/app'
import type { Person } from '../../support/teams/person'
import { opens, PROPOSAL, proposes, rowsOf } from './agenda-world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('et punkt kan have emne, målgruppe og link, og de står på punktet', async () => {
  const { medlem, formand } = world.people
  const sent = await proposes(medlem, {
    title: 'Gratis tandlæge',
    recommendation: 'at rådet beder udvalget om en tandlæge på varmestuen',
    focusAreas: ['health', 'poverty'],
    targetGroups: ['homeless'],
    link: 'https://example.dk/tandlaege',
  })
  expect(sent.seen).toContain('Det foreslås, at rådet beder udvalget om en tandlæge')
  expect(sent.seen).toContain('Fattigdom')
  expect(sent.seen).toContain('Hjemløse')
  const seen = await opens(formand, 'Gratis tandlæge')
  expect(seen.seen).toContain('Åbn linket')
})

test.each([
  ['uden titel', { title: ' ' }, 'Skriv først, hvad punktet handler om.'],
  ['med for lang titel', { title: 'Å'.repeat(121) }, 'Der er plads til 120 tegn.'],
  ['med for lang baggrund', { background: 'a'.repeat(2001) }, 'Der er plads til 2000 tegn.'],
  ['med en tid, der ikke findes', { minutes: '0' }, 'Vælg, hvor lang tid'],
  ['med et link, der ikke er et', { link: 'javascript:alert(1)' }, 'Linket skal begynde med https://'],
  ['med et CPR-nummer', { background: 'Hun hedder 010190-1234' }, 'CPR-nummer'],
  ['uden kryds ved navne', { noNames: 'false' }, 'Sæt først kryds'],
])('et punkt %s bliver afvist, og intet bliver gemt', async (_, inputs, refusal) => {
  const { medlem2 } = world.people
  const form = await medlem2.writes('/punkt')
  const turn = await medlem2.presses(form, 'Send punktet', { ...PROPOSAL, ...inputs }, { force: true })
  expect(turn.error?.message).toContain(refusal)
  expect((await medlem2.writes('/punkter')).seen).toContain('Du har ikke foreslået noget endnu.')
})

test('samme formular to gange giver ét punkt', async () => {
  const { politiker } = world.people
  const form = await politiker.writes('/punkt')
  const turn = await politiker.presses(form, 'Send punktet', { ...PROPOSAL, title: 'Kun én gang' })
  await world.teams.repeat(turn)
  await politiker
    .presses(form, 'Send punktet', { ...PROPOSAL, title: 'Kun én gang' }, { force: true })
    .catch(() => {})
  expect((await politiker.writes('/punkter')).seen.match(/Kun én gang/g)).toHaveLength(1)
})

test('et punkt, der sendes i kanalen, bliver takket for, men ikke vist', async () => {
  const { medlem, formand } = world.people
  const form = await medlem.writes('punkt', { in: world.channel })
  const sent = await medlem.presses(form, 'Send punktet', { ...PROPOSAL, title: 'Sagt i kanalen' })
  expect(sent.seen).toContain('Tak. Dit punkt er sendt til formandskabet.')
  // An older client gets the answer as a message that everybody reads.
  const old = await medlem.presses(
    await medlem.writes('punkt', { in: world.channel }),
    'Send punktet',
    { ...PROPOSAL, title: 'Fra en gammel telefon' },
    { fallback: true },
  )
  for (const { seen } of [sent, old, ...world.channel.messages])
    expect(seen).not.toMatch(/Sagt i kanalen|Fra en gammel telefon/)
  const builder = await formand.writes('/dagsorden')
  const all = await formand.presses(builder, 'Se alle 7 forslag')
  expect(all.seen).toContain('Sagt i kanalen')
  expect(all.seen).toContain('Fra en gammel telefon')
})

test('skrevet i kanalen viser /punkter intet, og et forslag kan ikke åbnes der', async () => {
  const { medlem, formand } = world.people
  const asked = await medlem.writes('punkter', { in: world.channel })
  expect(asked.seen).toContain('Skriv det til mig i vores private chat')
  expect(asked.seen).not.toContain('Sagt i kanalen')
  const id = rowsOf((await medlem.writes('/punkter')).card).find(({ text }) =>
    text.includes('Sagt i kanalen'),
  )
  const opened = (person: Person) =>
    person.invokes(
      'adaptiveCard/action',
      { action: { type: 'Action.Execute', verb: 'agenda.open', data: id?.data } },
      { in: world.channel },
    )
  expect((await opened(medlem)).seen).toContain('Skriv det til mig i vores private chat')
  expect((await opened(formand)).seen).not.toContain('Sagt i kanalen')
})

test('kun forslagsstilleren kan rette og trække sit punkt tilbage', async () => {
  const { medarbejder2, medlem } = world.people
  const sent = await proposes(medarbejder2, { title: 'Mit eget' })
  const edited = await medarbejder2.presses(await medarbejder2.presses(sent, 'Ret'), 'Gem', {
    title: 'Mit eget, rettet',
    noNames: 'true',
  })
  expect(edited.seen).toContain('Mit eget, rettet')
  const withdrawn = await medarbejder2.presses(edited, 'Træk tilbage')
  expect(withdrawn.seen).toContain('Trukket tilbage')
  const back = await medarbejder2.presses(withdrawn, 'Fortryd')
  expect(back.seen).toContain('Venter på svar')

  const id = JSON.stringify(back.card).match(/"item":"([^"]+)"/)?.[1]
  const stolen = await medlem.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'agenda.withdraw', data: { item: id } },
  })
  expect(stolen.error?.message).toContain('Du kan kun ændre dine egne punkter.')
  const read = await medlem.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'agenda.open', data: { item: id } },
  })
  expect(read.error?.message).toContain('Det punkt findes ikke mere.')
})

test('efter fristen venter punktet på formanden, og reglen står ved', async () => {
  world.time.now = new Date('2027-01-25T09:00:00Z')
  const { centerchef, formand } = world.people
  const form = await centerchef.writes('/punkt')
  expect(form.seen).toContain('Fristen var torsdag 21. januar 2027.')
  const sent = await centerchef.presses(form, 'Send punktet', { ...PROPOSAL, title: 'Sent punkt' })
  expect(sent.seen).toContain('Fristen er gået, så formanden afgør, om punktet kan nås.')
  const rule = await centerchef.presses(sent, 'Se reglen for sene punkter')
  expect(rule.seen).toContain('Kommer et punkt efter fristen, så afgør formanden, om det kan nås.')
  const builder = await formand.writes('/dagsorden')
  expect(builder.seen).toContain('Kom efter fristen')
})

test('siger reglen det, går et sent punkt til mødet efter', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.presses(await sekretær.writes('/regler punkter efter'), 'Ret reglen')
  await sekretær.presses(form, 'Gem reglen', { value: 'nextMeeting', from: '2027-01-25' })
  const sent = await proposes(medlem, { title: 'Til mødet efter' })
  expect(sent.seen).toContain('så dit punkt kommer med på mødet efter')
  expect((await sekretær.writes('/dagsorden')).seen).not.toContain('Til mødet efter')
})

test('en gæst uden for rådet får ingen formular og ingen oversigt', async () => {
  const { gæst } = world.people
  expect((await gæst.writes('/punkt')).seen).toContain('Du er ikke med i et råd her endnu.')
  const pressed = await gæst.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'agenda.build', data: {} },
  })
  expect(pressed.error?.message).toContain('Du er ikke med i et råd')
})

test('en observatør læser dagsordenen, men ser ingen forslag og kan ikke foreslå', async () => {
  const { sekretær, medlem, gæst } = world.people
  await world.channel.add(gæst)
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const form = await sekretær.presses(seats, 'Ny sekretær eller observatør')
  await sekretær.presses(form, 'Gem', { account: gæst.aadObjectId, role: 'observer' })

  const sent = await proposes(medlem, { title: 'Endnu kun et forslag' })
  expect((await gæst.writes('/punkt')).seen).toContain('Det kan kun')
  const agenda = await gæst.writes('/dagsorden')
  expect(agenda.seen).toContain('Dagsordenen er ikke sendt ud endnu.')
  expect(agenda.seen).not.toContain('Endnu kun et forslag')
  const id = JSON.stringify(sent.card).match(/"item":"([^"]+)"/)?.[1]
  for (const [verb, refusal] of [
    ['open', 'Det punkt findes ikke mere.'],
    ['build', 'Det kan kun'],
    ['waiting', 'Det kan kun'],
    ['preview', 'Det kan kun'],
  ]) {
    const turn = await gæst.invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', verb: `agenda.${verb}`, data: { item: id } },
    })
    expect([verb, turn.error?.message]).toEqual([verb, expect.stringContaining(refusal as string)])
    expect(JSON.stringify(turn.body)).not.toContain('Endnu kun et forslag')
  }
})
