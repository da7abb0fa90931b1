import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { strFromU8, unzipSync } from 'fflate'
import { startWorld, type World } from '../../support/app'
import type { Person } from '../../support/teams/person'
import { wordFile } from '../../support/word-file'
import { acceptsAll, opens, proposes, publishes } from './agenda-world'

let world: World
let server: Server
const files: Record<string, Buffer> = {
  'kort.pdf': Buffer.from('%PDF-1.4 et kort'),
  'spil.exe': Buffer.from('MZ'),
}
beforeAll(async () => {
  world = await startWorld()
  files['navne.docx'] = await wordFile(['Hun hedder 010190-1234'])
  server = createServer((request, response) => {
    const file = files[decodeURIComponent(request.url?.slice(1) ?? '')]
    response.writeHead(file ? 200 : 404)
    response.end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await world.close()
})

const sends = (person: Person, name: string) =>
  person.writes('/bilag', {
    files: [{ name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}` }],
  })
const fetched = (url = '') => fetch(url.replace('localhost', '127.0.0.1'))

test('den, der intet punkt har, og den, der ingen fil sætter på, får at vide hvad de skal gøre', async () => {
  const { medlem, politiker2, gæst } = world.people
  expect((await sends(politiker2, 'kort.pdf')).seen).toContain('Du har intet punkt, som venter.')
  expect((await medlem.writes('/bilag')).seen).toContain('Send filen i samme besked')
  expect((await sends(gæst, 'kort.pdf')).seen).toContain('Du er ikke med i et råd her endnu.')
  expect((await sends(medlem, 'spil.exe')).seen).toContain('Den slags fil kan jeg ikke tage imod.')
  expect((await sends(medlem, 'navne.docx')).seen).toContain('I filen står et tal, som ligner et CPR-nummer.')
  expect((await sends(medlem, 'væk.pdf')).seen).toContain('Jeg kunne ikke hente filen.')
})

test('et bilag kommer med punktet til formanden, på dagsordenen og i pakken til journalen', async () => {
  const { medlem, medlem2, formand, sekretær } = world.people
  // The newest item stands first among those that a file can be put to.
  world.time.now = new Date('2027-01-11T09:05:00Z')
  const item = await proposes(medlem, { title: 'Bænke med kort' })
  const how = await medlem.presses(item, 'Læg en fil til')
  expect(how.seen).toContain('Skriv /bilag her i chatten.')
  const form = await sends(medlem, 'kort.pdf')
  expect(form.seen).toContain('kort.pdf')
  const unticked = await medlem.presses(form, 'Læg filen til punktet', {}, { force: true })
  expect(unticked.error?.message).toContain('Sæt først kryds')
  const put = await medlem.presses(form, 'Læg filen til punktet', { noNames: 'true' })
  await world.teams.repeat(put)
  expect(put.seen).toContain('Filen ligger nu ved punktet.')
  const { url } = await medlem.presses(put, 'Bilag: kort.pdf')
  expect((await (await fetched(url)).text()).startsWith('%PDF-1.4 et kort')).toBe(true)

  // A copied button does not put the file to somebody else's item, nor open it for others before its time.
  const id = JSON.stringify(put.card).match(/"file":"([^"]+)"/)?.[1]
  const other = JSON.stringify((await opens(formand, 'sygeplejerske')).card).match(/"item":"([^"]+)"/)?.[1]
  const stolen = await medlem2.invokes('adaptiveCard/action', {
    action: {
      type: 'Action.Execute',
      verb: 'agenda.attach',
      data: { file: id, item: other, noNames: 'true' },
    },
  })
  expect(stolen.error?.message).toContain('Du kan kun ændre dine egne punkter.')

  expect((await opens(formand, 'Bænke med kort')).seen).toContain('Bilag: kort.pdf')
  await acceptsAll(formand)
  await publishes(formand)
  const details = await medlem2.presses(await medlem2.writes('/dagsorden'), 'Læs om punkt 7')
  expect(details.seen).toContain('7 · Bænke med kort')
  const theirs = await medlem2.presses(details, 'Bilag: kort.pdf')
  expect((await fetched(theirs.url)).headers.get('content-type')).toBe('application/pdf')

  const list = await sekretær.presses(await sekretær.writes('/dagsorden'), 'Hent som fil')
  const journal = await sekretær.presses(list, 'Til journalen')
  const made = await sekretær.presses(journal, 'Lav pakken', { caseNumber: '27/118', kle: '00.01.00' })
  const bundle = await sekretær.presses(made, 'Hent pakken')
  const parts = unzipSync(new Uint8Array(await (await fetched(bundle.url)).arrayBuffer()))
  const data = JSON.parse(strFromU8(parts['journal.json'] as Uint8Array))
  const kept = data.documents.find(({ title }: { title: string }) => title === 'kort.pdf')
  expect(kept).toMatchObject({ type: 'application/pdf', item: 7 })
  expect(strFromU8(parts[kept.file] as Uint8Array)).toContain('et kort')
  expect(data.documents.map(({ audience }: { audience: string }) => audience)).toContain('public')

  // What was sent out stays with the agenda, whatever becomes of item and file, until it is sent out without.
  const status = async () => (await fetched(theirs.url)).status
  const waiting = await formand.presses(await opens(formand, 'Bænke med kort'), 'Tag af dagsordenen')
  expect(waiting.seen).toContain('1 forslag venter')
  expect(await status()).toBe(200)
  const off = await formand.presses(await opens(formand, 'Bænke med kort'), 'Tag bilaget af: kort.pdf')
  await world.teams.repeat(off)
  expect(off.seen).toContain('Den ligger ved den udsendte dagsorden, til I udsender en ny udgave.')
  expect(await status()).toBe(200)
  await publishes(formand, 'Udsend rettelsen')
  expect(await status()).not.toBe(200)
})

test('en fil, som ikke bliver lagt til et punkt, er væk efter et døgn', async () => {
  const { medlem } = world.people
  const form = await sends(medlem, 'kort.pdf')
  const later = await sends(medlem, 'kort.pdf')
  world.time.now = new Date('2027-01-12T09:30:00Z')
  await world.app.tick()
  const gone = await medlem.presses(form, 'Læg filen til punktet', { noNames: 'true' })
  expect(gone.error?.message).toContain('Den fil har jeg ikke mere.')
  expect((await medlem.presses(later, 'Læg filen til punktet', { noNames: 'true' })).error).toBeDefined()
})

test('et bilag tages af igen og er slettet, og dets link virker ikke mere', async () => {
  const { medlem, medlem2 } = world.people
  world.time.now = new Date('2027-01-12T10:00:00Z')
  await proposes(medlem, { title: 'Et fejlgreb' })
  const put = await medlem.presses(await sends(medlem, 'kort.pdf'), 'Læg filen til punktet', {
    noNames: 'true',
  })
  const { url } = await medlem.presses(put, 'Bilag: kort.pdf')
  const data = {
    item: JSON.stringify(put.card).match(/"item":"([^"]+)"/)?.[1],
    file: JSON.stringify(put.card).match(/"file":"([^"]+)"/)?.[1],
  }
  const stolen = await medlem2.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'agenda.removeFile', data },
  })
  expect(stolen.error?.message).toContain('Du kan kun ændre dine egne punkter.')
  const off = await medlem.presses(put, 'Tag bilaget af: kort.pdf')
  await world.teams.repeat(off)
  expect(off.seen).toContain('Filen er taget af og slettet.')
  expect(off.seen).not.toContain('Bilag: kort.pdf')
  expect((await fetched(url)).status).not.toBe(200)
})
