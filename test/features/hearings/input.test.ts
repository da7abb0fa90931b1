import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startWorld, type World } from '../../support/app'
import type { Turn } from '../../support/teams'
import { wordFile } from '../../support/word-file'
import { choiceValue, DETAILS, DOCUMENT, opened } from './support'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const openHearing = (details?: Record<string, string | string[]>) => opened(world, details)
const inChannel = (text: string) => world.channel.waitFor((message) => message.seen.includes(text))

test('sekretæren opretter en høring af brevets tekst, og kanalen får kortet med dage og svar', async () => {
  const { split, opened } = await openHearing()
  expect(split.seen).toContain('Jeg fandt 4 afsnit, 3 temaer og 8 punkter.')
  expect(split.seen).toContain('Forord fra udvalget')
  expect(split.seen).toContain('Rådets egne frister: svar senest fredag 29. januar 2027')
  expect(opened.seen).toContain('Høringen er åben. Kanalen har fået besked.')
  expect(opened.seen).toContain('Svaret kan godkendes på mødet')

  const post = await inChannel('Solbys Nabopolitik')
  expect(post.seen).toContain('Kommunen vil have en politik om at være gode naboer.')
  expect(post.seen).toContain('fredag 12. februar 2027 (om 32 dage)')
  expect(post.seen).toContain('0 af 10')
  expect(post.seen).not.toContain('Arbejdsbord')
})

test('et medlem svarer fra kanalen i sin private chat, retter, trækker tilbage, og kanalen tæller med', async () => {
  await openHearing()
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
    text: 'Skriv også om søndagen. *Så* er der [åbent](http://x.dk).',
    targetGroups: ['homeless', 'addiction'],
    noNames: 'true',
  })
  expect(sent.seen).toContain('Tak. Dit svar er gemt.')
  expect(sent.seen).toContain('Om: Vi åbner fælleshuset hver dag')
  expect(sent.seen).toContain('Handler om: Hjemløse, Mennesker med misbrug')
  const counted = () => world.channel.messages.some(({ seen }) => seen.includes('1 af 10'))
  await world.channel.waitFor(counted)
  expect(world.channel.messages.filter(({ seen }) => seen.includes('Nabopolitik'))).toHaveLength(1)
  expect(world.channel.messages.every(({ seen }) => !seen.includes('søndagen'))).toBe(true)

  const edit = await medlem.presses(sent, 'Ret')
  const saved = await medlem.presses(edit, 'Gem', { text: 'Hold åbent om søndagen.', noNames: 'true' })
  expect(saved.seen).toContain('Hold åbent om søndagen.')
  const mine = await medlem.writes('/mine svar')
  expect(mine.seen).toContain('Hold åbent om søndagen.')
  const back = await medlem.presses(await medlem.presses(mine, 'Hold åbent om søndagen.'), 'Træk tilbage')
  expect(back.seen).toContain('Svaret er trukket tilbage.')
  await world.channel.waitFor(({ seen }) => seen.includes('0 af 10'))
  expect((await medlem.presses(back, 'Fortryd')).seen).toContain('Svaret gælder igen.')
  await world.channel.waitFor(counted)
})

test('det samme svar sendt to gange er ét svar', async () => {
  const { opened } = await openHearing()
  const { sekretær } = world.people
  const choose = await sekretær.presses(opened, 'Giv dit svar')
  const form = await sekretær.presses(choose, 'Det hele')
  const sent = await sekretær.presses(form, 'Send', { stance: 'support', noNames: 'true' })
  await world.teams.repeat(sent)
  const mine = await sekretær.writes('/mine svar')
  expect(mine.seen.match(/Støtte · Det hele/g)).toHaveLength(1)
})

test('sekretæren skriver ind for et medlem uden Teams og for mødet', async () => {
  const { opened } = await openHearing()
  const { sekretær } = world.people
  for (const author of ['Mette Dahl', 'Mødet']) {
    const choose = await sekretær.presses(opened, 'Svar for en anden')
    const form = await sekretær.presses(choose, 'Det hele')
    const value = choiceValue(form, 'author', author)
    const sent = await sekretær.presses(form, 'Send', {
      author: value,
      stance: 'concern',
      text: 'Det er svært at læse.',
      noNames: 'true',
    })
    expect(sent.seen).toContain(`Skrevet ind af Anne Vester for ${author}`)
  }
  await world.channel.waitFor(({ seen }) => seen.includes('1 af 10'))
})

test('efter fristen kan et medlem ikke svare mere, men sekretæren kan for mødet', async () => {
  await openHearing()
  const { medlem, sekretær } = world.people
  const card = await medlem.writes('/høring')
  const form = await medlem.presses(await medlem.presses(card, 'Giv dit svar'), 'Det hele')
  world.time.now = new Date('2027-01-30T09:00:00Z')
  const late = await medlem.presses(form, 'Send', { stance: 'support', noNames: 'true' })
  expect(late.error?.message).toContain('Fristen for svar er gået.')
  expect((await medlem.writes('/høring')).seen).toContain('Svaret bliver skrevet')
  const own = await sekretær.writes('/høring')
  const other = await sekretær.presses(await sekretær.presses(own, 'Svar for en anden'), 'Det hele')
  const sent = await sekretær.presses(other, 'Send', {
    author: 'meeting',
    stance: 'concern',
    text: 'Sagt på mødet.',
    noNames: 'true',
  })
  expect(sent.seen).toContain('Svaret er gemt.')
})

test('kun den, der mangler at svare, bliver mindet om det, og ikke når fristen er flyttet', async () => {
  const { medlem, medlem2, politiker } = world.people
  for (const person of [medlem, medlem2, politiker]) await person.installs()
  await openHearing()
  const card = await medlem.writes('/høring')
  const form = await medlem.presses(await medlem.presses(card, 'Giv dit svar'), 'Det hele')
  await medlem.presses(form, 'Send', { stance: 'support', noNames: 'true' })
  world.time.now = new Date('2027-01-27T07:30:00Z')
  await world.app.tick()
  const reminded = (chat: { messages: { seen: string }[] }) =>
    chat.messages.filter(({ seen }) => seen.includes('Du mangler at svare')).length
  expect(reminded(medlem.chat)).toBe(0)
  expect(reminded(medlem2.chat)).toBe(1)
  await world.app.tick()
  expect(reminded(medlem2.chat)).toBe(1)

  const { sekretær } = world.people
  const edit = await sekretær.presses(await sekretær.writes('/høring'), 'Ret oplysninger')
  await sekretær.presses(edit, 'Gem', { deadline: '2027-02-03', noNames: 'true' })
  world.time.now = new Date('2027-01-30T09:30:00Z')
  await world.app.tick()
  expect(sekretær.chat.messages.every(({ seen }) => !seen.includes('Nu er tiden til svar gået'))).toBe(true)
  world.time.now = new Date('2027-01-28T07:30:00Z')
  await world.app.tick()
  expect(reminded(medlem2.chat)).toBe(2)
  await sekretær.writes('hej')
  world.time.now = new Date('2027-02-01T09:30:00Z')
  await world.app.tick()
  await sekretær.chat.waitFor(({ seen }) => seen.includes('fik 1 svar'))
})

test('er næste møde efter fristen, siger botten det med det samme og nævner reglen', async () => {
  const { opened } = await openHearing({ ...DETAILS, deadline: '2027-01-20' })
  expect(opened.seen).toContain('Næste møde er torsdag 4. februar 2027')
  expect(opened.seen).toContain('Derfor godkender I svaret på skrift senest tirsdag 19. januar 2027')
  expect(opened.seen).toContain('Reglen: 1 dag før fristen.')
})

test('sekretæren retter inddelingen, og rettelsen gælder', async () => {
  const { sekretær } = world.people
  const form = await sekretær.writes('/høring opret')
  const split = await sekretær.presses(form, 'Gå videre', DETAILS)
  const correct = await sekretær.presses(split, '2. Baggrund')
  const saved = await sekretær.presses(correct, 'Gem', {
    outline: '# 2. Baggrund\n\nNy tekst.\n\n# 5. Nyt afsnit\n\n## Et tema\n\n- et punkt',
  })
  expect(saved.seen).toContain('Jeg fandt 5 afsnit, 3 temaer og 6 punkter.')
  const gone = await sekretær.presses(await sekretær.presses(saved, '3. Drømmen'), 'Gem', { outline: '' })
  expect(gone.seen).not.toContain('Drømmen')
  const back = await sekretær.presses(await sekretær.presses(gone, '1. Forord fra udvalget'), 'Fortryd')
  await sekretær.presses(back, 'Åbn høringen')
  const late = await sekretær.presses(correct, 'Gem', { outline: 'x' })
  expect(late.error?.message).toContain('Høringen er allerede åben.')
})

test('et langt afsnit rettes del for del, og ingen retter oven i en anden', async () => {
  const { sekretær, formand } = world.people
  const paragraph = (count: number) => `Stykke ${count}. ${'Vi er gode naboer. '.repeat(20).trim()}`
  const long = [
    '# 1. Langt',
    ...Array.from({ length: 60 }, (_, count) => paragraph(count)),
    '# 2. Kort',
    'Slut.',
  ]
  const form = await sekretær.writes('/høring opret')
  const split = await sekretær.presses(form, 'Gå videre', { ...DETAILS, document: long.join('\n\n') })
  const first = await sekretær.presses(split, '1. Langt')
  expect(first.seen).toContain('Her er del 1 af 3.')
  const second = await sekretær.presses(first, 'Næste del')
  const text = outlineIn(second)
  expect(text.length).toBeLessThanOrEqual(8000)
  expect(text.startsWith('Stykke ')).toBe(true)
  const others = await formand.presses(
    await formand.presses(
      await formand.presses(await formand.writes('/høringer'), 'Solbys Nabopolitik'),
      '1. Langt',
    ),
    'Næste del',
  )
  const saved = await sekretær.presses(second, 'Gem', { outline: `- Et nyt punkt\n\n${text}` })
  expect(saved.seen).toContain('Jeg fandt 2 afsnit, 0 temaer og 1 punkt.')
  expect((await world.teams.repeat(saved)).seen).toBe(saved.seen)
  const clash = await formand.presses(others, 'Gem', { outline: 'Noget helt andet.' })
  expect(clash.error?.message).toContain('En anden har rettet teksten imens.')
  expect(outlineIn(await sekretær.presses(saved, '1. Langt'))).toContain('- Et nyt punkt')
})

/** The text in the form for correcting a section. */
function outlineIn({ card }: Turn): string {
  let found = ''
  JSON.stringify(card, (_, value) => {
    if (value?.id === 'outline') found = value.value
    return value
  })
  return found
}

test('det, der mangler eller er for langt, siges, og teksten bliver stående', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.writes('/høring opret')
  const split = await sekretær.presses(form, 'Gå videre', { title: 'Uden frist', noNames: 'true' })
  expect(split.seen).toContain('Der mangler en høringsfrist.')
  expect((await sekretær.presses(split, 'Åbn høringen')).error?.message).toContain(
    'Vælg først høringsfristen.',
  )
  const past = await sekretær.presses(await sekretær.presses(split, 'Ret oplysninger'), 'Gem', {
    deadline: '2026-12-01',
    noNames: 'true',
  })
  expect(past.error?.message).toContain('Den frist er allerede gået.')
  expect((await medlem.writes('/høring opret')).seen).toContain('Det kan kun')

  const { opened } = await openHearing()
  const answer = await sekretær.presses(await sekretær.presses(opened, 'Giv dit svar'), 'Det hele')
  const words = Array.from({ length: 5000 }, () => 'ord').join(' ')
  const long = await sekretær.presses(
    answer,
    'Send',
    { stance: 'concern', text: words, noNames: 'true' },
    { force: true },
  )
  expect(long.error?.message).toContain('Din tekst står der stadig.')
  expect(long.card).toBeUndefined()
  const cpr = await sekretær.presses(answer, 'Send', {
    stance: 'concern',
    text: 'Han er 010190-1234',
    noNames: 'true',
  })
  expect(cpr.error?.message).toContain('ligner et CPR-nummer')
  expect(
    (await sekretær.presses(answer, 'Send', { stance: 'concern', noNames: 'true' })).error?.message,
  ).toContain('Skriv, hvad du mener.')
})

describe('filer', () => {
  let server: Server
  let files: Record<string, Buffer>
  const url = (name: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`
  const sends = (name: string) => world.people.sekretær.writes('', { files: [{ name, url: url(name) }] })

  beforeEach(async () => {
    files = {}
    server = createServer((request, response) => {
      const file = files[decodeURIComponent(request.url?.slice(1) ?? '')]
      response.writeHead(file ? 200 : 404)
      response.end(file)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  test('en Word-fil bliver en kladde med sine afsnit, og sendt igen er det den samme', async () => {
    files['brev.docx'] = await wordFile([
      'Høring om bænke',
      '# 1. Mål',
      'Vi vil sidde.',
      '## Hvor',
      '- Ved stationen',
      '- I parken',
    ])
    const read = await sends('brev.docx')
    expect(read.seen).toContain('Jeg har læst filen.')
    expect(read.seen).toContain('Klar til at åbne: Høring om bænke')
    expect(read.seen).toContain('Jeg fandt 1 afsnit, 1 tema og 2 punkter.')
    await world.teams.repeat(read)
    expect((await world.people.sekretær.writes('/høringer')).seen.match(/Høring om bænke/g)).toHaveLength(1)
  })

  test('en kladde uden dokument får filen', async () => {
    const { sekretær } = world.people
    const form = await sekretær.writes('/høring opret')
    await sekretær.presses(form, 'Gå videre', { ...DETAILS, document: '' })
    files['brev.txt'] = Buffer.from(DOCUMENT)
    expect((await sends('brev.txt')).seen).toContain('lagt den ind i “Solbys Nabopolitik”')
  })

  test.each([
    ['stor.txt', () => Buffer.alloc(20 * 1024 * 1024, 'a'), 'Filen er for stor.'],
    ['brev.pdf', () => Buffer.from('%PDF-1.7'), 'Jeg kan ikke dele en PDF op.'],
    ['brev.docx', () => Buffer.from('PK ødelagt'), 'Filen er gået i stykker.'],
    ['cpr.txt', () => Buffer.from('Sagen om 010190-1234'), 'ligner et CPR-nummer'],
    ['lyd.mp3', () => Buffer.from('ID3'), 'Den slags fil kan jeg ikke læse.'],
  ])('%s får et klart svar', async (name, bytes, answer) => {
    files[name] = bytes()
    expect((await sends(name)).seen).toContain(answer)
  })

  test('en bombe, en fil der er væk, og en fil fra et medlem får et klart svar', async () => {
    files['bombe.docx'] = await wordFile([], { 'word/document.xml': Buffer.alloc(17 * 1024 * 1024, ' ') })
    expect((await sends('bombe.docx')).seen).toContain('Filen er meget større, end den ser ud til')
    expect((await sends('væk.docx')).seen).toContain('Jeg kunne ikke hente filen.')
    files['brev.txt'] = Buffer.from('Hej')
    const stranger = await world.people.medlem.writes('', {
      files: [{ name: 'brev.txt', url: url('brev.txt') }],
    })
    expect(stranger.seen).toContain('Det kan kun')
  })
})
