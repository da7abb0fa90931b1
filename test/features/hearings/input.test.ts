import { plainText } from '../../../src/core/markdown'
import { startWorld, type World } from '../../support/app'
import { choiceOf } from '../minutes/held'
import { afresh, answerForm, answers, DETAILS, inputIn, NO_NAMES, opened } from './support'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
beforeEach(() => afresh(world))
afterAll(() => world.close())

const inChannel = (text: string) => world.channel.waitFor((message) => message.seen.includes(text))

test('et medlem svarer fra kanalen i sin private chat, retter, trækker tilbage, og kanalen tæller med', async () => {
  await opened(world)
  const { medlem } = world.people
  await medlem.installs()
  const post = await inChannel('Giv dit svar')
  const pressed = await medlem.presses(post, 'Giv dit svar')
  expect(pressed.toast).toBe('Jeg har skrevet til dig i vores private chat.')
  const choose = await medlem.chat.waitFor((message) =>
    message.seen.includes('Tryk på det, du vil svare på.'),
  )
  expect(world.channel.messages.every(({ seen }) => !seen.includes('Tryk på det'))).toBe(true)

  const section = await medlem.presses(choose, '4. Temaer - tryghed og fællesskab')
  expect(section.seen).toContain('For at nå drømmen arbejder vi med to temaer;')
  const form = await medlem.presses(section, '• Vi åbner fælleshuset hver dag')
  const sent = await medlem.presses(form, 'Send', {
    stance: 'change',
    text: 'Skriv også om søndagen.',
    targetGroups: ['homeless', 'addiction'],
    ...NO_NAMES,
  })
  expect(sent.seen).toContain('Tak. Dit svar er gemt.')
  expect(sent.seen).toContain('Om: Vi åbner fælleshuset hver dag')
  expect(sent.seen).toContain('Handler om: Hjemløse, Mennesker med misbrug')
  const counted = () => world.channel.messages.some(({ seen }) => seen.includes('1 af 10'))
  await world.channel.waitFor(counted)
  expect(world.channel.messages.filter(({ seen }) => seen.includes('Nabopolitik'))).toHaveLength(1)
  expect(world.channel.messages.every(({ seen }) => !seen.includes('søndagen'))).toBe(true)

  const edit = await medlem.presses(sent, 'Ret')
  const saved = await medlem.presses(edit, 'Gem', { text: 'Hold åbent om søndagen.', ...NO_NAMES })
  expect(saved.seen).toContain('Hold åbent om søndagen.')
  const mine = await medlem.writes('/mine svar')
  expect(mine.seen).toContain('Hold åbent om søndagen.')
  const back = await medlem.presses(await medlem.presses(mine, 'Hold åbent om søndagen.'), 'Træk tilbage')
  expect(back.seen).toContain('Svaret er trukket tilbage.')
  await inChannel('0 af 10')
  expect((await medlem.presses(back, 'Fortryd')).seen).toContain('Svaret gælder igen.')
  await world.channel.waitFor(counted)
})

test('man kan svare på det hele, et afsnit, et tema og et punkt, og alt står samlet', async () => {
  await opened(world)
  const { medlem } = world.people
  const section = '4. Temaer - tryghed og fællesskab'
  await answers(medlem, 'Jeg støtter det hele.', ['Det hele'], 'support')
  await answers(medlem, 'Afsnittet er langt.', [section, 'Svar på hele afsnittet'])
  await answers(medlem, 'Hvad er tryghed?', [section, 'Tryghed begynder på trappen'], 'question')
  await answers(medlem, 'Også om søndagen.', [section, '• Vi åbner fælleshuset hver dag'], 'change')
  const { seen } = await medlem.writes('/mine svar')
  for (const line of [
    'Støtte · Det hele · Ikke behandlet',
    `Bekymring · ${section} · Ikke behandlet`,
    'Spørgsmål · Tryghed begynder på trappen · Ikke behandlet',
    'Forslag til ændring · Vi åbner fælleshuset hver dag · Ikke behandlet',
  ])
    expect(seen).toContain(line)
})

test('det samme svar sendt to gange er ét svar', async () => {
  const { opened: card } = await opened(world)
  const { sekretær } = world.people
  const choose = await sekretær.presses(card, 'Giv dit svar')
  const form = await sekretær.presses(choose, 'Det hele')
  const sent = await sekretær.presses(form, 'Send', { stance: 'support', ...NO_NAMES })
  await world.teams.repeat(sent)
  const mine = await sekretær.writes('/mine svar')
  expect(mine.seen.match(/Støtte · Det hele/g)).toHaveLength(1)
})

test('sekretæren skriver ind for et medlem uden Teams og for mødet', async () => {
  const { opened: card } = await opened(world)
  const { sekretær } = world.people
  for (const author of ['Mette Dahl', 'Mødet']) {
    const choose = await sekretær.presses(card, 'Svar for en anden')
    const form = await sekretær.presses(choose, 'Det hele')
    const sent = await sekretær.presses(form, 'Send', {
      author: choiceOf(form, 'author', author),
      stance: 'concern',
      text: 'Det er svært at læse.',
      ...NO_NAMES,
    })
    expect(sent.seen).toContain(`Skrevet ind af Anne Vester for ${author}`)
  }
  await inChannel('1 af 10')
})

test('efter fristen kan et medlem ikke svare eller rette mere, men sekretæren kan skrive ind for mødet', async () => {
  await opened(world)
  const { medlem, sekretær } = world.people
  const sent = await answers(medlem, 'Der mangler lys.')
  const edit = await medlem.presses(sent, 'Ret')
  const form = await answerForm(medlem)
  world.time.now = new Date('2027-01-30T09:00:00Z')
  for (const late of [
    await medlem.presses(form, 'Send', { stance: 'support', ...NO_NAMES }),
    await medlem.presses(edit, 'Gem', { text: 'Der er mørkt.', ...NO_NAMES }),
    await medlem.presses(sent, 'Træk tilbage'),
  ])
    expect(late.error?.message).toContain('Fristen for svar er gået.')
  const mine = await medlem.presses(await medlem.writes('/mine svar'), 'Der mangler lys.')
  expect(mine.seen).not.toContain('Træk tilbage')
  expect((await medlem.writes('/høring')).seen).toContain('Svaret bliver skrevet')
  const own = await sekretær.writes('/høring')
  const other = await sekretær.presses(await sekretær.presses(own, 'Svar for en anden'), 'Det hele')
  const spoken = await sekretær.presses(other, 'Send', {
    author: 'meeting',
    stance: 'concern',
    text: 'Sagt på mødet.',
    ...NO_NAMES,
  })
  expect(spoken.seen).toContain('Svaret er gemt.')
})

test('kun den, der mangler at svare, bliver mindet om det, og ikke når fristen er flyttet', async () => {
  const { medlem, medlem2, politiker, formand, sekretær } = world.people
  const ida = world.teams.person({ name: 'Ida Lind' })
  await world.channel.add(ida)
  for (const person of [medlem, medlem2, politiker, formand, ida]) await person.installs()
  await opened(world)
  await answers(medlem, '', ['Det hele'], 'support')
  // The council changes while the hearing is open.
  const seat = async (name: string) =>
    sekretær.presses(await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser'), name)
  const ends = await sekretær.presses(await seat('Lone Bech'), 'Slut medlemskabet')
  const left = await sekretær.presses(ends, 'Gem', { date: '2027-01-11' })
  await sekretær.presses(await sekretær.presses(left, 'Sæt en person ind'), 'Gem', {
    account: ida.aadObjectId,
  })
  world.time.now = new Date('2027-01-20T09:00:00Z')
  await world.app.tick()
  world.time.now = new Date('2027-01-27T07:30:00Z')
  await world.app.tick()
  const reminded = (chat: { messages: { seen: string }[] }) =>
    chat.messages.filter(({ seen }) => seen.includes('Du mangler at svare')).length
  expect(reminded(medlem.chat)).toBe(0)
  expect(reminded(medlem2.chat)).toBe(1)
  await world.app.tick()
  expect(reminded(medlem2.chat)).toBe(1)
  expect(reminded(ida.chat)).toBe(1)
  expect(reminded(politiker.chat)).toBe(0)

  const edit = await sekretær.presses(await sekretær.writes('/høring'), 'Ret oplysninger')
  await sekretær.presses(edit, 'Gem', { deadline: '2027-02-03', ...NO_NAMES })
  world.time.now = new Date('2027-01-30T09:30:00Z')
  await world.app.tick()
  expect(sekretær.chat.messages.every(({ seen }) => !seen.includes('Nu er tiden til svar gået'))).toBe(true)
  world.time.now = new Date('2027-01-28T07:30:00Z')
  await world.app.tick()
  expect(reminded(medlem2.chat)).toBe(2)
  const role = await sekretær.presses(await seat('Ida Lind'), 'Ret rolle')
  await sekretær.presses(role, 'Gem', { role: 'chair' })
  await sekretær.writes('hej')
  world.time.now = new Date('2027-02-01T09:30:00Z')
  await world.app.tick()
  await sekretær.chat.waitFor(({ seen }) => seen.includes('fik 1 svar'))
  world.time.now = new Date('2027-02-03T09:30:00Z')
  await world.app.tick()
  const draft = await sekretær.chat.waitFor(({ seen }) => seen.includes('Udkastet skal være klar i dag'))
  expect(draft.seen).toContain('1 svar mangler at blive behandlet.')
  const send = await sekretær.chat.waitFor(({ seen }) => seen.includes('Høringsfristen er i dag'))
  expect(send.seen).toContain('Høringssvaret til “Solbys Nabopolitik” er ikke sendt endnu.')
  await ida.chat.waitFor(({ seen }) => seen.includes('Høringsfristen er i dag'))
  expect(formand.chat.messages.every(({ seen }) => !seen.includes('Høringsfristen er i dag'))).toBe(true)

  // One that runs late is corrected, too, and nobody overwrites what another has changed meanwhile.
  world.time.now = new Date('2027-02-05T09:00:00Z')
  const form = await sekretær.presses(await sekretær.writes('/høring'), 'Ret oplysninger')
  const saved = await sekretær.presses(form, 'Gem', { journal: '00.00.00-P22-1-18', ...NO_NAMES })
  expect(saved.seen).toContain('00.00.00-P22-1-18')
  expect((await world.teams.repeat(saved)).seen).toBe(saved.seen)
  const late = await sekretær.presses(form, 'Gem', { deadline: '2027-03-01', ...NO_NAMES })
  expect(late.error?.message).toContain('En anden har rettet høringen imens.')
  expect((await sekretær.writes('/log')).seen).toContain('Rettede en hørings oplysninger')
})

test('er næste møde efter fristen, siger botten det med det samme og nævner reglen', async () => {
  const { opened: card } = await opened(world, { ...DETAILS, deadline: '2027-01-20' })
  expect(card.seen).toContain('Næste møde er torsdag 4. februar 2027')
  expect(card.seen).toContain('Derfor godkender I svaret på skrift senest tirsdag 19. januar 2027')
  expect(card.seen).toContain('Reglen: 1 dag før fristen.')
})

const CODE = `**fed** [klik](https://ond.example) <at>Alle</at> {{DATE(2027-01-01,SHORT)}} \${$root.title} {"type":"Action.OpenUrl","url":"https://ond.example"}`

test('Markdown og kort-kode bliver vist, som det er skrevet, alle steder', async () => {
  const { medlem, sekretær } = world.people
  await opened(world, { ...DETAILS, title: `Titel ${CODE}`.slice(0, 150), senderName: CODE.slice(0, 150) })
  const shown = plainText(CODE)
  expect(shown).toContain('\\[klik\\](https')
  const post = await inChannel('0 af 10')
  expect(post.seen).toContain(plainText(CODE.slice(0, 150)))
  expect(post.seen).not.toContain('[klik](')
  expect(JSON.stringify(post.card)).not.toContain('"type":"Action.OpenUrl"')

  const sent = await answers(medlem, CODE)
  const edit = await medlem.presses(sent, 'Ret')
  expect(inputIn(edit, 'text')).toBe(CODE)
  const bench = await sekretær.writes('/høringssvar')
  const treat = await sekretær.presses(bench, 'Behandl næste svar')
  for (const { seen } of [sent, treat]) expect(seen).toContain(shown)
})

test('det, der mangler eller er for langt, siges, og det skrevne bliver stående', async () => {
  await opened(world)
  const { medlem } = world.people
  const answer = await answerForm(medlem)
  const sends = (text: string, stance = 'concern') =>
    medlem.presses(answer, 'Send', { stance, text, ...NO_NAMES }, { force: true })
  const words = Array.from({ length: 5000 }, () => 'ord').join(' ')
  for (const [text, said] of [
    [words, 'Din tekst står der stadig.'],
    ['Han er 010190-1234', 'ligner et CPR-nummer'],
    ['', 'Skriv, hvad du mener.'],
  ] as const) {
    const refused = await sends(text)
    expect(refused.error?.message).toContain(said)
    // The form stays as it is in the client: nothing takes its place.
    expect(refused.card).toBeUndefined()
  }
  expect((await sends(words.slice(0, 5000))).seen).toContain('Tak. Dit svar er gemt.')
})
