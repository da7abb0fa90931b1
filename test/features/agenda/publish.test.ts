import { strFromU8, unzipSync } from 'fflate'
import { startWorld, type World } from '../../support/app'
import type { Person } from '../../support/teams/person'
import type { Turn } from '../../support/teams/turn'
import { acceptsAll, opens, PROPOSAL, proposes } from './agenda-world'

let world: World
// One world: the tests follow each other, from the first version of the agenda to the links that die.
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const inChannel = () => world.channel.waitFor(({ seen }) => seen.includes('Varmestue i vinterferien'))

async function fetched(person: Person, card: Turn, title: string) {
  const { url = '' } = await person.presses(card, title)
  const answer = await fetch(url.replace('localhost', '127.0.0.1'))
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()), url }
}

async function textOfDocx(bytes: Buffer): Promise<string> {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array)
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&apos;/g, '’')
}

test('et medlem foreslår et punkt, formanden sætter det på og udsender, og kanalen får den én gang', async () => {
  const { medlem, formand } = world.people
  const form = await medlem.writes('/punkt')
  expect(form.seen).toContain('Til mødet torsdag 4. februar 2027 kl. 17.00–19.00')
  const sent = await medlem.presses(form, 'Send punktet', PROPOSAL)
  expect(sent.seen).toContain('Tak. Dit punkt er sendt til formandskabet.')

  const build = await formand.writes('/dagsorden')
  expect(build.seen).toContain('4 forslag venter')
  let card = build
  for (let count = 0; count < 4; count += 1) {
    card = await formand.presses(card, 'Se næste forslag')
    card = await formand.presses(card, 'Sæt på dagsordenen')
  }
  const preview = await formand.presses(card, 'Vis hvad kanalen får')
  const published = await formand.presses(preview, 'Udsend nu')
  await world.teams.repeat(published)
  await formand.presses(preview, 'Udsend nu', {}, { force: true })
  await world.app.tick()
  expect(published.seen).toContain('Dagsordenen er sendt til kanalen.')

  const post = await world.channel.waitFor((message) => message.seen.includes('Flere bænke'))
  expect(post.seen).toContain('1\nGodkendelse af dagsorden')
  expect(post.seen).not.toContain('udgave')
  expect(world.channel.messages.filter(({ seen }) => seen.includes('Varmestue'))).toHaveLength(1)
  expect(post.edits).toBe(0)
})

test('hvert medlem åbner et punkt og skriver en note, som ingen andre ser', async () => {
  const { medlem, medlem2 } = world.people
  const agenda = await medlem.writes('/dagsorden')
  const fixed = await medlem.presses(agenda, 'Læs om punkt 1')
  expect(fixed.seen).toContain('1 · Godkendelse af dagsorden\nFast punkt')
  expect((await medlem.presses(fixed, 'Vis reglen')).seen).toContain('Faste punkter')
  const details = await medlem.presses(await medlem.writes('/dagsorden'), 'Læs om punkt 4')
  expect(details.seen).toContain('4 · Varmestue i vinterferien')
  expect(details.seen).toContain('Det foreslås, at rådet beder udvalget om at holde varmestuen åben')
  const form = await medlem.presses(details, 'Skriv en note')
  expect(form.seen).toContain('Noten er kun til dig selv.')
  const noted = await medlem.presses(form, 'Gem noten', { note: 'Spørg om nøglen', noNames: 'true' })
  expect(noted.seen).toContain('Spørg om nøglen')
  const cpr = await medlem.presses(
    await medlem.presses(noted, 'Ret min note'),
    'Gem noten',
    { note: '010190-1234', noNames: 'true' },
    { force: true },
  )
  expect(cpr.error?.message).toContain('CPR-nummer')

  const others = await medlem2.presses(await medlem2.writes('/dagsorden'), 'Læs om punkt 4')
  expect(others.seen).not.toContain('nøglen')
  // In the channel the note stays away even for its writer.
  const post = await inChannel()
  const there = await medlem.presses(post, 'Læs om punkt 4')
  expect(there.seen).toContain('4 · Varmestue i vinterferien')
  expect(there.seen).not.toContain('nøglen')
  const next = await medlem.presses(there, 'Næste punkt')
  expect(next.seen).toContain('5 · Gratis sygeplejerske')
  expect(post.seen).not.toContain('holde varmestuen åben')
})

test('i kanalen kommer filerne i den private chat, ikke for alles øjne', async () => {
  const { medlem2 } = world.people
  await medlem2.installs()
  const post = await inChannel()
  const turn = await medlem2.presses(post, 'Hent som fil')
  expect(turn.toast).toContain('Jeg har sendt dig filerne i vores private chat.')
  const sent = await medlem2.chat.waitFor(({ seen }) => seen.includes('Hent dagsordenen'))
  expect(JSON.stringify(sent.card)).toContain('/files/')
  expect(JSON.stringify(world.channel.messages.map(({ card }) => card))).not.toContain('/files/')
})

test('pakken til journalen har pdf, sagsnummer, KLE-kode og datoer, og kun sekretariat og formandskab får den', async () => {
  const { sekretær, medlem } = world.people
  const files = await sekretær.presses(await sekretær.writes('/dagsorden'), 'Hent som fil')
  const form = await sekretær.presses(files, 'Til journalen')
  const wrong = await sekretær.presses(form, 'Lav pakken', { caseNumber: '27/118', kle: 'A1' })
  expect(wrong.error?.message).toContain('En KLE-kode ser sådan ud')
  const cpr = await sekretær.presses(form, 'Lav pakken', { caseNumber: '010190-1234', kle: '00.01.00' })
  expect(cpr.error?.message).toContain('CPR-nummer')
  const made = await sekretær.presses(form, 'Lav pakken', { caseNumber: '27/118', kle: '00.01.00-a00' })
  const { bytes, answer, url } = await fetched(sekretær, made, 'Hent pakken')
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const parts = unzipSync(bytes)
  const data = JSON.parse(strFromU8(parts['journal.json'] as Uint8Array))
  expect(data).toMatchObject({
    caseNumber: '27/118',
    kle: '00.01.00-A00',
    council: 'Udsatterådet i Solby',
    meetingStart: '2027-02-04T16:00:00.000Z',
    version: 1,
  })
  for (const { file } of data.documents) expect(parts[file]?.length).toBeGreaterThan(1000)

  const pressed = await medlem.invokes('adaptiveCard/action', {
    action: {
      type: 'Action.Execute',
      verb: 'agenda.journal',
      data: { meeting: 'x', caseNumber: '1', kle: '00.01.00' },
    },
  })
  expect(pressed.error?.message).toContain('Det kan kun')
  expect(url).toContain('/files/')
})

test('rettelsen står i samme besked med højere udgave, og nyt, ændret og fjernet er mærket', async () => {
  const { formand, medlem, sekretær } = world.people
  const post = await inChannel()

  await proposes(medlem, { title: 'Helt nyt punkt' })
  await acceptsAll(formand)
  const form = await sekretær.presses(await opens(sekretær, 'Gratis syge'), 'Ret')
  await sekretær.presses(form, 'Gem', { title: 'Sygeplejerske på torvet', noNames: 'true' })
  await sekretær.presses(await opens(sekretær, 'Nyt fra bo'), 'Tag af dagsordenen')
  const builder = await sekretær.writes('/dagsorden')
  expect(builder.seen).toContain('Udgave 1 er udsendt. Du har ændret noget siden.')
  const preview = await sekretær.presses(builder, 'Vis hvad kanalen får')
  const sent = await sekretær.presses(preview, 'Udsend rettelsen')
  expect(sent.seen).toContain('Rettelsen er sendt. Den står i samme besked i kanalen.')
  await world.app.tick()
  expect(post.edits).toBe(1)
  expect(post.seen).toContain('udgave 2')
  expect(post.seen).toContain('Nyt\nHelt nyt punkt')
  expect(post.seen).toContain('Ændret\nSygeplejerske på torvet')
  expect(post.seen).toContain('Taget af: Nyt fra botilbuddet')
  // The preview showed exactly what the channel got.
  const rows = (seen: string) => seen.slice(seen.indexOf('1\n'), seen.indexOf('Taget af'))
  expect(rows(preview.seen)).toBe(rows(post.seen))
})

test('er noget ændret, siden man så forhåndsvisningen, skal man se den igen', async () => {
  const { formand, sekretær, medlem } = world.people
  await proposes(medlem, { title: 'Kom først' })
  await acceptsAll(formand)
  const preview = await formand.presses(await formand.writes('/dagsorden'), 'Vis hvad kanalen får')
  await proposes(medlem, { title: 'Kom imellem' })
  await acceptsAll(sekretær)
  const turn = await formand.presses(preview, 'Udsend rettelsen')
  expect(turn.error?.message).toContain('Nogen har ændret noget, siden du så den.')
})

test('dagsordenen hentes som Word og PDF, og den offentlige udgave nævner kun, hvem reglen tillader', async () => {
  const { sekretær, medlem } = world.people
  const files = await medlem.presses(await medlem.writes('/dagsorden'), 'Hent som fil')
  const docx = await fetched(medlem, files, 'Word')
  expect(docx.answer.headers.get('content-disposition')).toContain('dagsorden-2027-02-04.docx')
  const internal = await textOfDocx(docx.bytes)
  for (const part of ['Dagsorden torsdag 4. februar 2027', 'Baggrund', 'Forslag', 'Beslutning', 'Mette Dahl'])
    expect(internal).toContain(part)
  expect(internal).toContain('Rådet rådgiver. Byrådet og udvalgene bestemmer.')
  expect(internal).not.toContain('Bruger')

  const open = await textOfDocx((await fetched(medlem, files, 'Word til alle')).bytes)
  expect(open).not.toContain('Mette Dahl')
  const pdf = await fetched(medlem, files, 'PDF til alle')
  expect(pdf.answer.headers.get('content-type')).toBe('application/pdf')
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')

  const form = await sekretær.presses(await sekretær.writes('/regler navne'), 'Ret reglen')
  await sekretær.presses(form, 'Gem reglen', {
    value: ['proposer', 'attendance', 'seatType'],
    from: '2027-01-11',
  })
  const named = await textOfDocx((await fetched(medlem, files, 'Word til alle')).bytes)
  expect(named).toContain('Foreslået af Mette Dahl')
  expect(named).toContain('Lone Bech (Politisk valgt)')
  expect(named).toContain('Mette Dahl\n')
  // Neither users nor those of the associations: nobody can be told by being left out.
  expect(named).not.toMatch(/Bruger|SIND|Lænken/)
})

test('et link er kun for den ene person, udløber, og dør når personen forlader rådet', async () => {
  const { medlem, medlem2, sekretær } = world.people
  const linkOf = async (person: Person) => {
    const files = await person.presses(await person.writes('/dagsorden'), 'Hent som fil')
    return (await fetched(person, files, 'PDF')).url
  }
  const open = async (address: string) => (await fetch(address.replace('localhost', '127.0.0.1'))).status
  const url = await linkOf(medlem)
  expect(await open(url)).toBe(200)
  const [body = '', signature = ''] = url.split('/files/')[1]?.split('.') ?? []
  const forged = JSON.parse(Buffer.from(body, 'base64url').toString())
  const stranger = Buffer.from(JSON.stringify({ ...forged, person: 'x' })).toString('base64url')
  expect(await open(url.replace(body, stranger))).toBe(410)
  const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  expect(await open(url.replace(signature, other))).toBe(410)

  const theirs = await linkOf(medlem2)
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const form = await sekretær.presses(await sekretær.presses(seats, 'Jonas Krogh'), 'Slut medlemskabet')
  expect(await open(theirs)).toBe(200)
  await sekretær.presses(form, 'Gem', { date: '2027-01-11' })
  expect(await open(theirs)).toBe(410)
  expect(await open(url)).toBe(200)
  // The agenda still names whom it was sent to.
  const files = await medlem.presses(await medlem.writes('/dagsorden'), 'Hent som fil')
  expect(await textOfDocx((await fetched(medlem, files, 'Word')).bytes)).toContain('Jonas Krogh')

  world.time.now = new Date('2027-02-20T09:00:00Z')
  expect(await open(url)).toBe(410)
})
