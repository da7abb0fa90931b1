import { DateTime } from 'luxon'
import mongoose from 'mongoose'
import { startWorld, type World } from '../../support/app'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const at = async (iso: string): Promise<void> => {
  world.time.now = DateTime.fromISO(iso, { zone: 'Europe/Copenhagen' }).toJSDate()
  await world.app.tick()
}
const got = (who: keyof World['people'], text: string) =>
  world.people[who].chat.messages.filter((message) =>
    message.seen.startsWith(`Udsatterådet i Solby\n${text}`),
  )

/** A meeting on Wednesday 2 June 2027 at 17.00, called in January. */
async function calls(): Promise<void> {
  const { sekretær } = world.people
  const form = await sekretær.writes('/nyt møde')
  await sekretær.presses(form, 'Indkald nu', {
    date: '2027-06-02',
    from: '17:00',
    to: '19:00',
    otherPlace: 'Kulturhuset',
  })
  await at('2027-01-11T10:05')
}

test('kæden af påmindelser kommer én gang hver, på de rigtige dage og til de rigtige', async () => {
  await calls()
  await at('2027-04-21T08:59')
  expect(got('medlem', 'Du kan foreslå punkter')).toHaveLength(0)
  await at('2027-04-21T09:00')
  const [open] = got('medlem', 'Du kan foreslå punkter')
  expect(open?.seen).toContain('Send det senest onsdag 19. maj 2027.')
  expect(open?.seen).toContain('fordi du sidder i rådet')
  expect(open?.seen).toContain('Vælg påmindelser')
  expect(got('sekretær', 'Du kan foreslå punkter')).toHaveLength(0)
  await at('2027-05-12T09:00')
  expect(got('medlem', 'Sidste frist for punkter')).toHaveLength(1)

  // The deadline ends at midnight: told in the morning.
  await at('2027-05-20T00:01')
  expect(got('formand', 'Fristen for punkter er slut')).toHaveLength(0)
  await at('2027-05-20T08:00')
  expect(got('formand', 'Fristen for punkter er slut')).toHaveLength(1)
  expect(got('medlem', 'Fristen for punkter er slut')).toHaveLength(0)
  await at('2027-05-25T09:00')
  expect(got('sekretær', 'Dagsordenen skal sendes')).toHaveLength(1)

  const reply = got('medlem2', 'Du er indkaldt')[0]
  await world.people.medlem2.presses(reply, 'Jeg kommer')
  const no = await world.people.medarbejder.presses(got('medarbejder', 'Du er indkaldt')[0], 'Afbud')
  await world.people.medarbejder.presses(no, 'Send afbud', { noNames: 'true' })
  await at('2027-05-26T09:00')
  expect(got('medlem', 'Du mangler at svare')).toHaveLength(1)
  expect(got('medlem2', 'Du mangler at svare')).toHaveLength(0)

  await at('2027-06-01T09:00')
  await at('2027-06-02T16:00')
  await at('2027-06-02T16:00')
  for (const title of ['Der er snart møde', 'Mødet begynder om lidt']) {
    expect(got('medlem', title)).toHaveLength(1)
    expect(got('medarbejder', title)).toHaveLength(0)
  }
  expect(got('formand', 'Der kommer måske for få')).toHaveLength(1)
})

test('efter en lang pause kommer kun det, der stadig giver mening', async () => {
  await calls()
  await at('2027-06-01T21:00')
  for (const title of ['Du kan foreslå', 'Sidste frist', 'Du mangler', 'Der er snart']) {
    expect(got('medlem', title)).toHaveLength(0)
  }
  await at('2027-06-02T08:00')
  expect(got('medlem', 'Du kan foreslå')).toHaveLength(0)
  expect(got('medlem', 'Sidste frist')).toHaveLength(0)
  expect(got('medlem', 'Du mangler')).toHaveLength(1)
  expect(got('medlem', 'Der er snart')).toHaveLength(1)
  // What was skipped is noted, with the reason.
  const skipped = await mongoose.connection.collection('deliveries').find({ state: 'skipped' }).toArray()
  const reasons = new Set(skipped.map(({ kind, reason }) => `${kind} ${reason}`))
  expect(reasons).toContain('reminders.itemsOpen late')
  expect(reasons).toContain('reminders.itemsLastWeek late')
})

test('et medlem vælger sine påmindelser og sine egne timer', async () => {
  await calls()
  const { medlem } = world.people
  const form = await medlem.writes('/påmindelser')
  // Only what comes to a member at all.
  expect(form.seen).toContain('Du mangler at svare')
  expect(form.seen).not.toContain('Referatet')
  const saved = await medlem.presses(form, 'Gem', {
    wanted: ['itemsLastWeek', 'hourBefore'],
    from: '10:00',
    to: '18:00',
  })
  expect(saved.seen).toContain('mellem kl. 10.00 og 18.00')
  await at('2027-04-21T09:00')
  await at('2027-05-12T09:00')
  expect(got('medlem', 'Du kan foreslå')).toHaveLength(0)
  expect(got('medlem', 'Sidste frist')).toHaveLength(0)
  expect(got('medlem2', 'Sidste frist')).toHaveLength(1)
  await at('2027-05-12T10:00')
  expect(got('medlem', 'Sidste frist')).toHaveLength(1)
  await at('2027-06-02T16:00')
  expect(got('medlem', 'Mødet begynder om lidt')).toHaveLength(1)
  expect(
    (await medlem.presses(form, 'Gem', { wanted: [], from: '10:00', to: '10:00' })).error?.message,
  ).toContain('to forskellige klokkeslæt')
  expect((await world.people.gæst.writes('påmindelser')).seen).toContain('Du er ikke med i et råd')
})

test('en påmindelse, der er blevet forkert, mens den ventede på morgenen, bliver ikke sendt', async () => {
  await calls()
  await at('2027-05-20T00:01')
  const { sekretær } = world.people
  const list = await sekretær.writes('/møder')
  const meeting = await sekretær.presses(list, 'onsdag 2. juni 2027 kl. 17.00–19.00')
  const form = await sekretær.presses(meeting, 'Aflys mødet')
  await sekretær.presses(form, 'Aflys, og giv alle besked', { reason: 'Sygdom', noNames: 'true' })
  await at('2027-05-20T08:00')
  expect(got('formand', 'Fristen for punkter')).toHaveLength(0)
  expect(got('formand', 'Mødet er aflyst')).toHaveLength(1)
  await at('2027-06-02T16:00')
  expect(got('medlem', 'Mødet begynder')).toHaveLength(0)
})
