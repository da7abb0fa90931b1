import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startWorld, type World } from '../../support/app'
import { wordFile } from '../../support/word-file'
import { afresh, DETAILS, DOCUMENT, inputIn, NO_NAMES, opened } from './support'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
beforeEach(() => afresh(world))
afterAll(() => world.close())

test('sekretæren opretter en høring af brevets tekst, og kanalen får kortet med dage og svar', async () => {
  const { split, opened: card } = await opened(world, { ...DETAILS, link: 'https://solby.example/brev' })
  expect(split.seen).toContain('Jeg fandt 4 afsnit, 3 temaer og 8 punkter.')
  expect(split.seen).toContain('Forord fra udvalget')
  expect(split.seen).toContain('Rådets egne frister: svar senest fredag 29. januar 2027')
  expect(card.seen).toContain('Høringen er åben. Kanalen har fået besked.')
  expect(card.seen).toContain('Svaret kan godkendes på mødet')

  const post = await world.channel.waitFor(({ seen }) => seen.includes('Solbys Nabopolitik'))
  expect(post.seen).toContain('Byrådet')
  expect(post.seen).toContain('Kommunen vil have en politik om at være gode naboer.')
  expect(JSON.stringify(post.card)).toContain('"maxLines":3')
  expect(post.seen).toContain('fredag 12. februar 2027 (om 32 dage)')
  expect(post.seen).toContain('0 af 10')
  expect(post.seen).toContain('Læs dokumentet: https://solby.example/brev')
  expect(post.seen).not.toContain('Arbejdsbord')
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
  const text = inputIn(second, 'outline')
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
  expect(inputIn(await sekretær.presses(saved, '1. Langt'), 'outline')).toContain('- Et nyt punkt')
})

test('ét stykke på 20.000 tegn kan læses til ende og rettes', async () => {
  const { sekretær, medlem } = world.people
  const sentences = Array.from({ length: 500 }, (_, count) => `Nummer ${count} er en sætning om naboer.`)
  const document = `# 1. Langt\n\n${sentences.join(' ')}`
  const form = await sekretær.writes('/høring opret')
  const split = await sekretær.presses(form, 'Gå videre', { ...DETAILS, document })
  const part = await sekretær.presses(split, '1. Langt')
  expect(part.seen).toContain('Her er del 1 af 3.')
  const saved = await sekretær.presses(part, 'Gem', {
    outline: inputIn(part, 'outline').replace('Nummer 7 er', 'Nummer 7 var'),
  })
  await sekretær.presses(saved, 'Åbn høringen')

  let page = await medlem.presses(
    await medlem.presses(await medlem.writes('/høring'), 'Giv dit svar'),
    '1. Langt',
  )
  let read = page.seen
  while (page.seen.includes('Vis flere')) {
    page = await medlem.presses(page, 'Vis flere')
    read += `\n${page.seen}`
  }
  expect(read).toContain('Nummer 7 var en sætning om naboer.')
  expect(sentences.filter((sentence) => !read.includes(sentence))).toEqual([sentences[7]])
})

test('det, der mangler, siges, og det skrevne bliver stående', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.writes('/høring opret')
  const split = await sekretær.presses(form, 'Gå videre', { title: 'Uden frist', ...NO_NAMES })
  expect(split.seen).toContain('Der mangler en høringsfrist.')
  expect((await sekretær.presses(split, 'Åbn høringen')).error?.message).toContain(
    'Vælg først høringsfristen.',
  )
  const edit = await sekretær.presses(split, 'Ret oplysninger')
  for (const [wrong, said] of [
    [{ deadline: '2026-12-01' }, 'Den frist er allerede gået.'],
    [{ link: 'solby.example' }, 'Linket skal begynde med https://.'],
    [{ document: 'Sagen om 010190-1234' }, 'ligner et CPR-nummer'],
    [{ summary: 'ord '.repeat(5000) }, 'Din tekst står der stadig.'],
  ] as const) {
    const refused = await sekretær.presses(edit, 'Gem', { ...wrong, ...NO_NAMES }, { force: true })
    expect(refused.error?.message).toContain(said)
    expect(refused.card).toBeUndefined()
  }
  const to = { deadline: '2027-02-12', ...NO_NAMES }
  const noSummary = await sekretær.presses(await sekretær.presses(edit, 'Gem', to), 'Åbn høringen')
  expect(noSummary.error?.message).toContain('Skriv først med få ord, hvad det handler om.')
  const own = await sekretær.presses(await sekretær.writes('/initiativ'), 'Gå videre', {
    title: 'Varmestue',
    initiative: 'proposal',
    to: 'Kulturudvalget',
    summary: 'Et sted at sove.',
    ...NO_NAMES,
  })
  const nobody = await sekretær.presses(
    await sekretær.presses(own, 'Ret oplysninger'),
    'Gem',
    { to: '', ...NO_NAMES },
    { force: true },
  )
  expect((await sekretær.presses(nobody, 'Åbn høringen')).error?.message).toContain(
    'Skriv først, hvilket udvalg det skal til.',
  )
  expect((await medlem.writes('/høring opret')).seen).toContain('Det kan kun')
})

describe('filer', () => {
  let server: Server
  const files: Record<string, Buffer> = {}
  const url = (name: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`
  const sends = (name: string) => world.people.sekretær.writes('', { files: [{ name, url: url(name) }] })

  beforeAll(async () => {
    server = createServer((request, response) => {
      const file = files[decodeURIComponent(request.url?.slice(1) ?? '')]
      response.writeHead(file ? 200 : 404)
      response.end(file)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

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

  test.each(['brev.txt', 'brev.md'])('en kladde uden dokument får %s', async (name) => {
    const { sekretær } = world.people
    const form = await sekretær.writes('/høring opret')
    await sekretær.presses(form, 'Gå videre', { ...DETAILS, document: '' })
    files[name] = Buffer.from(name.endsWith('md') ? '# Mål\n\nRo.\n\n# Midler\n\nTid.' : DOCUMENT)
    const read = await sends(name)
    expect(read.seen).toContain('lagt den ind i “Solbys Nabopolitik”')
    expect(read.seen).toContain(name.endsWith('md') ? 'Jeg fandt 2 afsnit' : 'Jeg fandt 4 afsnit')
  })

  test('en fil, der er for stor, ødelagt, en bombe eller af en anden slags, får et klart svar', async () => {
    const bomb = await wordFile([], { 'word/document.xml': Buffer.alloc(17 * 1024 * 1024, ' ') })
    for (const [name, bytes, said] of [
      ['stor.txt', Buffer.alloc(20 * 1024 * 1024, 'a'), 'Filen er for stor.'],
      ['brev.pdf', Buffer.from('%PDF-1.7'), 'Jeg kan ikke dele en PDF op. Åbn den, markér al teksten'],
      ['brev.docx', Buffer.from('PK ødelagt'), 'Filen er gået i stykker.'],
      ['cpr.txt', Buffer.from('Sagen om 010190-1234'), 'ligner et CPR-nummer'],
      ['lyd.mp3', Buffer.from('ID3'), 'Den slags fil kan jeg ikke læse.'],
      ['bombe.docx', bomb, 'Filen er meget større, end den ser ud til'],
    ] as const) {
      files[name] = bytes
      expect((await sends(name)).seen).toContain(said)
    }
    expect((await sends('væk.docx')).seen).toContain('Jeg kunne ikke hente filen.')
    const stranger = await world.people.medlem.writes('', {
      files: [{ name: 'cpr.txt', url: url('cpr.txt') }],
    })
    expect(stranger.seen).toContain('Det kan kun')
    expect((await world.people.sekretær.writes('/høringer')).seen).toContain(
      'Rådet har ingen høringer endnu.',
    )
  })
})
