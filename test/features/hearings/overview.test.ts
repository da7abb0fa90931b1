import { startWorld, type World } from '../../support/app'
import { DETAILS, opened, pressable } from './support'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('et eget initiativ går samme vej uden brev, til et udvalg med navn', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.writes('/initiativ')
  const split = await sekretær.presses(form, 'Gå videre', {
    title: 'Natvarmestue i Solby',
    initiative: 'recommendation',
    to: 'Social- og Sundhedsudvalget',
    summary: 'Vi vil have et sted at sove, når det fryser.',
    focusAreas: ['homelessness'],
    noNames: 'true',
  })
  const open = await sekretær.presses(split, 'Åbn høringen')
  expect(open.seen).toContain('Anbefaling fra rådet')
  expect(open.seen).toContain('Social- og Sundhedsudvalget')
  const choose = await medlem.presses(await medlem.writes('/høring'), 'Giv dit svar')
  const sent = await medlem.presses(await medlem.presses(choose, 'Det hele'), 'Send', {
    stance: 'support',
    targetGroups: ['homeless'],
    noNames: 'true',
  })
  expect(sent.seen).toContain('Tak. Dit svar er gemt.')

  const bench = await sekretær.presses(await sekretær.writes('/høringssvar'), 'Behandl næste svar')
  const paragraph = await sekretær.presses(bench, 'Gem og vis næste', { treatment: 'used', paragraph: 'new' })
  const done = await sekretær.presses(paragraph, 'Gem', {
    text: 'Rådet anbefaler en varmestue.',
    noNames: 'true',
  })
  const begun = await sekretær.presses(
    await sekretær.presses(done, 'Send til godkendelse'),
    'Godkend på skrift',
  )
  expect(begun.seen).toContain('Frist: lørdag 16. januar 2027.')
  // The majority is there when the sixth approves.
  const other = await sekretær.presses(begun, 'Svar for en anden')
  const choices = JSON.stringify(other.card).match(/"value":"[0-9a-f-]{36}"/g) ?? []
  let last = other
  for (const choice of choices.slice(0, 6))
    last = await sekretær.presses(other, 'Gem', {
      person: choice.slice(9, -1),
      verdict: 'approve',
      noNames: 'true',
    })
  const response = await sekretær.presses(last, 'Læs høringssvaret')
  expect(response.seen).toContain('Rådet anbefaler en varmestue.')
  expect(response.seen).toContain('Karen Holm')
  const sentOut = await sekretær.presses(
    await sekretær.presses(await sekretær.presses(response, 'Om høringen'), 'Svaret er sendt'),
    'Gem',
  )
  expect(sentOut.seen).toContain('mandag 11. januar 2027 til Social- og Sundhedsudvalget')
})

test('oversigten viser høringer efter, hvor de er, og søgning finder dem', async () => {
  await opened(world)
  const { medlem, sekretær } = world.people
  await sekretær.presses(await sekretær.writes('/høring opret'), 'Gå videre', {
    ...DETAILS,
    title: 'En kladde',
  })
  const all = await medlem.writes('/høringer')
  expect(all.seen).toMatch(/Åbne for svar\n.*Solbys Nabopolitik[\s\S]*Sendt\n.*Natvarmestue/)
  expect(all.seen).not.toContain('En kladde')
  expect((await sekretær.writes('/høringer')).seen).toContain('En kladde')
  expect((await sekretær.writes('/høringer', { in: world.channel })).seen).not.toContain('En kladde')

  const found = await medlem.presses(await medlem.presses(all, 'Søg'), 'Søg', {
    words: 'nabo byråd'.split(' ')[0] ?? '',
  })
  expect(found.seen).toContain('1 høring om “nabo”.')
  expect((await medlem.writes('/høringer varmestue fryser')).seen).not.toContain('Nabopolitik')
  expect((await medlem.writes('/høringer .*')).seen).toContain('Jeg fandt intet om')
  expect((await medlem.writes(`/høringer ${'å'.repeat(40_000)}`)).seen).toContain('Jeg fandt intet om')

  const sent = await sekretær.presses(await sekretær.writes('/høringer'), 'Natvarmestue i Solby')
  await sekretær.presses(await sekretær.presses(sent, 'Hvad gjorde kommunen?'), 'Gem', {
    result: 'followed',
    text: 'Udvalget gav penge til en stue i Kirkegade.',
    noNames: 'true',
  })
  expect((await medlem.writes('/høringer')).seen).toMatch(/Med resultat\n.*Natvarmestue/)
  expect((await medlem.writes('/høringer kirkegade')).seen).toContain('1 høring om “kirkegade”.')
})

test('årets tal siger, hvem og hvad der ikke blev nævnt', async () => {
  const { medlem } = world.people
  const figures = await medlem.writes('/høringstal')
  expect(figures.seen).toContain('Høringer i 2027')
  expect(figures.seen).toContain('1 høring og 1 eget initiativ')
  expect(figures.seen).toContain('1 af 1 sendt svar kom i tide.')
  expect(figures.seen).toContain('Hjemløse: 1 høring, 1 svar')
  expect(figures.seen).toContain('Hjemløshed: 1 høring, 1 svar')
  expect(figures.seen).toMatch(/Ikke nævnt i år\n[\s\S]*Voldsramte/)
  expect((await medlem.presses(figures, 'Se 2026')).seen).toContain('Rådet fik ingen høringer det år.')
})

test('med åbenhed som regel kan alle læse de andres svar, ellers ingen', async () => {
  const { medlem, medlem2, formand } = world.people
  const card = await medlem.presses(await medlem.writes('/høringer'), 'Solbys Nabopolitik')
  const form = await medlem.presses(await medlem.presses(card, 'Giv dit svar'), 'Det hele')
  await medlem.presses(form, 'Send', { stance: 'concern', text: 'Der mangler lys.', noNames: 'true' })
  const show = async () => medlem2.presses(await medlem2.writes('/høringer'), 'Solbys Nabopolitik')
  const closed = await show()
  expect(closed.seen).not.toContain('Læs de andres svar')

  const rule = await formand.presses(await formand.writes('/regler hvem ser svarene'), 'Ret reglen')
  await formand.presses(rule, 'Gem reglen', { value: 'contributions', from: '2027-01-11' })
  const open = await show()
  expect(open.seen).toContain('Har svaret: Mette Dahl.')
  expect((await medlem2.presses(open, 'Læs de andres svar')).seen).toContain('Der mangler lys.')
})

test('en høring kan lukkes uden svar med en grund, og så kan ingen svare', async () => {
  const { medlem, sekretær } = world.people
  const choose = await medlem.presses(
    await medlem.presses(await medlem.writes('/høringer'), 'Solbys Nabopolitik'),
    'Giv dit svar',
  )
  const form = await medlem.presses(choose, 'Det hele')
  world.time.now = new Date('2027-01-30T09:00:00Z')
  const list = await sekretær.writes('/høringer')
  expect(list.seen).toMatch(/Bliver skrevet eller godkendt\n.*Solbys Nabopolitik/)
  const next = await sekretær.presses(await sekretær.writes('/høringssvar'), 'Behandl næste svar')
  const draft = await sekretær.presses(next, 'Gem og vis næste', { treatment: 'used', paragraph: 'new' })
  await sekretær.presses(draft, 'Gem', { text: 'Et udkast.', noNames: 'true' })
  const card = await sekretær.presses(list, 'Solbys Nabopolitik')
  const closed = await sekretær.presses(await sekretær.presses(card, 'Luk uden svar'), 'Luk høringen', {
    text: 'Kommunen trak den tilbage.',
    noNames: 'true',
  })
  expect(closed.seen).toContain('Begrundelse: Kommunen trak den tilbage.')
  const late = await medlem.presses(form, 'Send', { stance: 'support', noNames: 'true' })
  expect(late.error?.message).toContain('Høringen er lukket uden svar.')
  expect((await medlem.writes('/høringer')).seen).toMatch(/Lukket uden svar\n.*Solbys Nabopolitik/)

  // A draft that the council was never asked about is read by nobody else, in no chat.
  const [, data] = pressable(card).find(([verb]) => verb === 'hearings.dropForm') ?? []
  const action = { type: 'Action.Execute', verb: 'hearings.response', data }
  for (const where of [{}, { in: world.channel }]) {
    const read = await medlem.invokes('adaptiveCard/action', { action, trigger: 'manual' }, where)
    expect(read.error?.message).toContain('Der er ikke noget høringssvar at læse endnu.')
  }
})

test('et godkendt svar er underskrevet af dem, der var formandskab dengang', async () => {
  const { medlem, sekretær } = world.people
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const role = await sekretær.presses(await sekretær.presses(seats, 'Lone Bech'), 'Ret rolle')
  await sekretær.presses(role, 'Gem', { role: 'chair' })
  const card = await medlem.presses(await medlem.writes('/høringer'), 'Natvarmestue i Solby')
  const { seen } = await medlem.presses(card, 'Læs høringssvaret')
  expect(seen).toContain('Karen Holm')
  expect(seen).not.toContain('Lone Bech')
})
