import mongoose from 'mongoose'
import { startWorld, type World } from '../../support/app'
import { acceptsAll, publishes } from '../agenda/agenda-world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('loggen viser hvem, hvad og hvornår, uden det, folk har skrevet', async () => {
  const { formand, sekretær } = world.people
  await acceptsAll(formand)
  await publishes(formand)
  const form = await sekretær.presses(await sekretær.writes('/regler frist for punkter'), 'Ret reglen')
  await sekretær.presses(form, 'Gem reglen', { value: 10, from: '2027-01-15' })
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const end = await sekretær.presses(await sekretær.presses(seats, 'Jonas Krogh'), 'Slut medlemskabet')
  await sekretær.presses(end, 'Gem', { date: '2027-01-11' })
  await world.app.tick()

  const log = await formand.writes('/log')
  expect(log.seen).toContain('Udsendte dagsordenen\nKaren Holm · 11. jan. 2027 kl. 10.00')
  expect(log.seen).toContain('Skrev en regel ind: Frist for punkter\nAnne Vester')
  expect(log.seen).toContain('Sluttede et medlemskab: Jonas Krogh\nAnne Vester')
  expect(log.seen).toContain('Satte et punkt på dagsordenen')
  expect(log.seen).not.toMatch(/Varmestue|sygeplejerske/)
})

test('loggen er kun for dem, der leder, og kun i den private chat', async () => {
  const { formand, medlem, gæst } = world.people
  expect((await medlem.writes('/log')).seen).toContain(
    'Det kan kun formanden, næstformanden og sekretariatet',
  )
  expect((await gæst.writes('/log')).seen).toContain('Du er ikke med i et råd')
  expect((await formand.writes('/log', { in: world.channel })).seen).toContain('Skriv /log til mig')
})

test('mange sider læses én ad gangen, og en ændring i databasen bliver opdaget', async () => {
  const { sekretær, formand } = world.people
  for (let days = 5; days < 29; days += 1) {
    const form = await sekretær.presses(await sekretær.writes('/regler tid til faste'), 'Ret reglen')
    await sekretær.presses(form, 'Gem reglen', { value: days, from: '2027-02-01' })
  }
  await world.app.tick()
  const log = await formand.writes('/log')
  expect(log.seen).not.toContain('Udsendte dagsordenen')
  const older = await formand.presses(log, 'Ældre')
  expect(older.seen).toContain('Udsendte dagsordenen')
  expect((await formand.presses(older, 'De nyeste')).seen).not.toContain('Udsendte dagsordenen')
  expect((await formand.presses(older, 'Er loggen hel?')).seen).toContain('Loggen er hel.')

  await mongoose.connection.db?.collection('audit').updateOne({ number: 3 }, { $set: { by: 'en anden' } })
  expect((await formand.presses(older, 'Er loggen hel?')).seen).toContain('Loggen er brudt ved nummer 3.')
})
