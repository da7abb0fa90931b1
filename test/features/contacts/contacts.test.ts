import mongoose from 'mongoose'
import { addContact } from '../../../src/features/contacts/store'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { CAST, DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

async function adds(by: Person, name: string, more: object = {}): Promise<Turn> {
  const form = await by.presses(await by.writes('/kontakter'), 'Skriv en ny på')
  return by.presses(form, 'Gem', { name, ...more })
}

test('formandskabet og sekretariatet skriver den samme liste, i alfabetisk orden', async () => {
  const { formand, sekretær } = world.people
  expect((await sekretær.writes('/kontakter')).seen).toContain('Listen er tom.')
  await adds(sekretær, 'Åens Venner', { phone: '70 11 22 33' })
  await adds(formand, 'cafeen på torvet')
  const list = await adds(sekretær, 'Natteravnene', { email: 'post@natteravne.example' })
  expect(list.seen).toMatch(/cafeen på torvet.*Natteravnene.*Åens Venner/s)
  expect((await adds(formand, 'Se 010190-1234')).seen).toContain('CPR-nummer')
  expect((await adds(formand, 'Kirken', { phone: 'ring' })).seen).toContain('Skriv telefonnummeret med tal')
})

test('en kontakt kan rettes, og den bliver først fjernet, når man har sagt ja til det', async () => {
  const { sekretær } = world.people
  const list = await sekretær.writes('/kontakter')
  const contact = await sekretær.presses(list, 'Natteravnene')
  expect(contact.seen).toContain('Forening\npost@natteravne.example')
  const form = await sekretær.presses(contact, 'Ret')
  const changed = await sekretær.presses(form, 'Gem', { name: 'Solby Natteravne' })
  expect(changed.seen).toContain('Solby Natteravne')
  const ask = await sekretær.presses(contact, 'Fjern fra listen')
  expect(ask.seen).toContain('Fjern Solby Natteravne fra listen?')
  expect((await sekretær.presses(ask, 'Fortryd')).seen).toContain('Solby Natteravne')
  const removed = await sekretær.presses(ask, 'Ja, fjern')
  await world.teams.repeat(removed)
  expect(removed.seen).toContain('Kontakten er fjernet.')
  expect(removed.seen).not.toContain('Natteravne')
  expect((await sekretær.presses(contact, 'Ret')).seen).toContain('Den kontakt kan jeg ikke finde.')
})

test('listen er ikke for andre i rådet og vises ikke, hvor andre ser med', async () => {
  const { medlem, sekretær } = world.people
  expect((await medlem.writes('/kontakter')).seen).toContain('Det kan kun')
  const posted = await sekretær.writes('/kontakter', { in: world.channel })
  expect(posted.seen).not.toContain('Åens Venner')
})

test('en lang liste kommer i sider, så den sidste også er til at få fat i', async () => {
  const { sekretær } = world.people
  const scope = { tenant: DEMO_TENANT }
  const person = await personByAccount(scope, CAST.formand.aadObjectId)
  const [council] = await councilsOf(scope, person?.id ?? '')
  const contact = { kind: 'association' as const, email: '', phone: '' }
  for (let at = 10; at < 30; at += 1)
    await addContact(
      { ...scope, council: council?.id ?? '' },
      { ...contact, name: `Forening ${at}` },
      `${at}`,
    )
  const first = await sekretær.writes('/kontakter')
  expect(first.seen).not.toContain('Åens Venner')
  const second = await sekretær.presses(first, 'Vis de næste')
  expect((await sekretær.presses(second, 'Åens Venner')).seen).toContain('70 11 22 33')
  expect((await sekretær.presses(second, 'Vis de forrige')).seen).toContain('cafeen på torvet')

  const listed = mongoose.connection.db?.collection('interestedParties')
  const rest = 200 - ((await listed?.countDocuments({ removed: { $ne: true } })) ?? 0)
  const more = Array.from({ length: rest }, (_, at) => ({ name: `Klub ${at}`, form: `k${at}` }))
  const of = { ...contact, ...scope, council: council?.id ?? '' }
  await listed?.insertMany(more.map((one) => ({ ...of, ...one, _id: one.form as never })))
  expect((await adds(sekretær, 'Nummer 201')).error?.message).toContain('Listen har plads til 200.')
})
