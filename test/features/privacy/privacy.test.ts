import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import mongoose from 'mongoose'
import { migrations } from '../../../src/database/migrations'
import { readDocument } from '../../../src/documents/read-document'
import { KINDS, keptFor } from '../../../src/features/privacy/retention'
import { privacyWords } from '../../../src/features/privacy/strings'
import { CAST } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Turn } from '../../support/teams'
import { MARK, makeBusy } from '../../trust/busy-council'
import { addStaffedCouncil } from '../../trust/people'
import { fetched } from '../minutes/held'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await makeBusy(world)
})
afterAll(() => world.close())

const idOf = async (name: string): Promise<string> =>
  String((await mongoose.connection.db?.collection('people').findOne({ name }))?._id)

/** The two files that somebody's link gives: the words to read, and every field. */
async function filesOf(turn: Turn): Promise<{ text: string; fields: Record<string, object[]> }> {
  const files = unzipSync(await fetched(turn, 'Hent mine data'))
  const [word = '', json = ''] = Object.keys(files).sort()
  const blocks = await readDocument(word, Buffer.from(files[word] as Uint8Array))
  return { text: JSON.stringify(blocks), fields: JSON.parse(strFromU8(files[json] as Uint8Array)) }
}

test('et medlem henter alt om sig selv, som ord at læse og som alle felter', async () => {
  const mine = await world.people.medlem.writes('/minedata')
  expect(mine.seen).toContain('Dine punkter: 2')
  expect(mine.seen).toContain('Dine svar på høringer: 1')
  expect(mine.seen).toContain('Hvad du har stemt til et hemmeligt valg, kan ingen se.')
  const { text, fields } = await filesOf(mine)
  expect(text).toContain(`${MARK} er en god idé`)
  expect(text).toContain(`${MARK} og retur`)
  expect(Object.keys(fields)).toEqual(
    expect.arrayContaining([
      'people',
      'councils',
      'items',
      'contributions',
      'claims',
      'attendance',
      'elections',
    ]),
  )
  expect(fields.people).toEqual([expect.objectContaining({ name: 'Mette Dahl' })])
  expect(fields.councils).toEqual([
    expect.objectContaining({ seats: [expect.objectContaining({ id: 'medlem' })] }),
  ])
})

test('intet sted, hvor medlemmets id står i databasen, mangler i filen', async () => {
  const id = await idOf('Mette Dahl')
  const { fields } = await filesOf(await world.people.medlem.writes('/minedata'))
  for (const { name } of (await mongoose.connection.db?.listCollections().toArray()) ?? []) {
    const documents = (await mongoose.connection.db?.collection(name).find().toArray()) ?? []
    const naming = documents.filter((document) =>
      JSON.stringify({ ...document, pendingAudit: 0 }).includes(`"${id}"`),
    )
    // Its own link and message are written while it is made.
    if (!['linkuses', 'conversations', 'deliveries'].includes(name))
      expect([name, fields[name]?.length ?? 0]).toEqual([name, naming.length])
  }
})

test('alt, der kan stå om nogen, har sine egne ord, og intet falder under andet', async () => {
  const bookkeeping = /^(conversations|threads|deliveries|audit|linkuses|revocations|paces)$/
  const named = /(^|\.)(person|people|by|\w+By|author|proposer|owner|member|responsible|voters?)(\.|$)/i
  const about = Object.values(mongoose.models).filter(({ modelName, schema }) =>
    Object.keys(schema.paths).some((path) => named.test(path) && !bookkeeping.test(modelName)),
  )
  expect(about.length).toBeGreaterThan(25)
  const { kinds } = privacyWords('da')
  expect(about.map(({ modelName }) => modelName).filter((name) => !(name in kinds))).toEqual([])
  for (const person of [world.people.medlem, world.people.formand, world.people.sekretær])
    expect((await filesOf(await person.writes('/minedata'))).text).not.toMatch(/Andet \(\d/)
})

test('i filen står ingen andres navne, konti eller svar', async () => {
  const { fields } = await filesOf(await world.people.medlem2.writes('/minedata'))
  const all = JSON.stringify(fields)
  expect(all).toContain('Jonas Krogh')
  for (const part of ['medlem', 'formand', 'politiker'] as const) {
    expect(all).not.toContain(CAST[part].name)
    expect(all).not.toContain(CAST[part].aadObjectId)
  }
  expect(all).not.toContain(`${MARK} er en god idé`)
})

test('af en åben afstemning står kun ens egen stemme i filen', async () => {
  const { formand, medlem } = world.people
  const item = await formand.presses(await formand.writes('/møde nu'), 'Start første punkt')
  await formand.presses(item, 'Start afstemning')
  for (const [person, choice] of [
    [formand, 'Imod'],
    [medlem, 'For'],
  ] as const)
    await person.presses(await person.chat.waitFor(({ seen }) => seen.includes('Vi stemmer om')), choice)
  const { fields } = await filesOf(await medlem.writes('/minedata'))
  const own = { [await idOf('Mette Dahl')]: 'for' }
  expect(fields.sittings).toEqual([
    expect.objectContaining({ votes: [expect.objectContaining({ ballots: own })] }),
  ])
})

test('linket virker i ét døgn, og i kanalen bliver intet vist', async () => {
  const mine = await world.people.medlem.writes('/minedata')
  await fetched(mine, 'Hent mine data')
  const then = world.time.now
  world.time.now = new Date(then.getTime() + 25 * 60 * 60 * 1000)
  await expect(fetched(mine, 'Hent mine data')).rejects.toThrow('answers 410')
  world.time.now = then
  const inChannel = await world.people.medlem.writes('/minedata', { in: world.channel })
  expect(inChannel.seen).toContain('Det er privat.')
})

test('sekretariatet får at se, hvad der er gammelt, før noget bliver slettet', async () => {
  const { sekretær, medlem } = world.people
  expect((await sekretær.writes('/sletning')).seen).toContain('Der er ikke noget, der er gammelt nok')
  await medlem.writes('/afbud')
  await world.app.tick()

  world.time.now = new Date('2034-02-01T10:00:00Z')
  await world.app.tick()
  const told = await sekretær.chat.waitFor((message) => message.seen.includes('er ældre end'))
  expect(told.seen).toContain('Krav og kvitteringer: 1 er ældre end 6 år')
  expect(told.seen).toContain('Svar om temadage: 2 er ældre end 2 år')
  expect(told.seen).toContain('Dagsordener, referater, høringssvar og regnskab bliver stående.')
  expect(told.seen).toContain('journalpligt')

  const sure = await sekretær.presses(told, 'Slet det gamle')
  expect(sure.seen).toContain('Det kan ikke fortrydes.')
  expect(await mongoose.connection.db?.collection('claims').countDocuments()).toBe(1)
  const erased = await sekretær.presses(sure, 'Ja, slet det')
  expect(erased.seen).toMatch(/\d+ er slettet\./)
  expect(erased.seen).toContain('Der er ikke noget, der er gammelt nok')
  expect(await mongoose.connection.db?.collection('claims').countDocuments()).toBe(0)
  expect(await mongoose.connection.db?.collection('themeDaySignUps').countDocuments()).toBe(0)
  expect(await mongoose.connection.db?.collection('agendas').countDocuments()).toBe(1)
  expect((await sekretær.presses(sure, 'Ja, slet det')).seen).toContain('Det er slettet.')
  await world.app.tick()
  const noted = await mongoose.connection.db?.collection('audit').find({ what: 'privacy.erased' }).toArray()
  expect(noted).toHaveLength(1)
})

test('de navne, som ældre udgaver gemte ved samtalerne, fjernes ved opstart', async () => {
  const chats = mongoose.connection.collection('conversations')
  const reference = { serviceUrl: 'https://teams', bot: { id: '28:b' }, conversation: { id: 'a:1' } }
  const user = { id: '29:1', name: 'Mette Dahl', aadObjectId: 'x' }
  const conversation = { ...reference.conversation, name: 'Mette Dahl', aadObjectId: 'x' }
  await chats.insertOne({ tenant: 't', reference: { ...reference, user, conversation } })
  for (const { run } of migrations) await run(mongoose.connection.db as mongoose.mongo.Db)
  expect((await chats.findOneAndDelete({ tenant: 't' }))?.reference).toEqual(reference)
})

test('databladet i docs/install.md siger de samme frister som reglerne', () => {
  const sheet = readFileSync(resolve(__dirname, '../../../docs/install.md'), 'utf8')
  for (const kind of KINDS) {
    const { key, standard } = keptFor[kind]
    expect(sheet).toContain(`${standard} months (\`${key}\`)`)
  }
})

test('et tidligere medlem mister navn og konto, og dagsordenen er hel', async () => {
  const { sekretær, formand } = world.people
  const id = await idOf('Mette Dahl')
  const council = mongoose.connection.db?.collection('councils')
  await council?.updateOne(
    { name: 'Udsatterådet i Solby' },
    { $push: { former: { person: id, kind: 'user', until: new Date('2030-01-01') } } as never },
  )
  expect((await sekretær.writes('/sletning')).seen).not.toContain('Navne på tidligere medlemmer')
  await council?.updateOne({ name: 'Udsatterådet i Solby', 'seats.id': 'medlem' }, {
    $unset: { 'seats.$.person': 1 },
  } as never)
  // The last leaving counts, in whichever of the municipality's councils it was.
  const { council: forum } = await addStaffedCouncil(world, 'Forum Nord')
  const left = (until: string) =>
    council?.updateOne({ _id: forum.id as never }, {
      $set: { former: [{ person: id, kind: 'citizen', until: new Date(until) }] },
    } as never)
  await left('2033-06-01')
  expect((await sekretær.writes('/sletning')).seen).not.toContain('Navne på tidligere medlemmer')
  await left('2031-06-01')
  const due = await sekretær.writes('/sletning')
  expect(due.seen).toContain('Navne på tidligere medlemmer: 1 er ældre end 2 år')
  const chats = mongoose.connection.collection('conversations')
  expect(await chats.countDocuments({ person: id })).toBe(1)
  await sekretær.presses(await sekretær.presses(due, 'Slet det gamle'), 'Ja, slet det')
  const person = await mongoose.connection.db?.collection('people').findOne({ _id: id as never })
  expect(person).toMatchObject({ name: 'Tidligere medlem' })
  expect(person?.aadObjectId).toBeUndefined()
  expect(await chats.countDocuments({ person: id })).toBe(0)
  expect((await formand.writes('/dagsorden')).seen).not.toContain('gik galt')
})

test('en observatørs navn er også gammelt to år efter den sidste dag', async () => {
  const { sekretær } = world.people
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const form = await sekretær.presses(seats, 'Ny sekretær eller observatør')
  const added = await sekretær.presses(form, 'Gem', { name: 'Per Toft', role: 'observer' })
  await sekretær.presses(await sekretær.presses(added, 'Per Toft'), 'Slut')
  expect((await sekretær.writes('/sletning')).seen).not.toContain('Navne på tidligere medlemmer')
  world.time.now = new Date('2036-02-03T10:00:00Z')
  const due = await sekretær.writes('/sletning')
  expect(due.seen).toContain('Navne på tidligere medlemmer: 1 er ældre end 2 år')
})
