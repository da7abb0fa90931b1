import { addItem } from '../../../src/features/agenda'
import { addMeeting, plannedMeetings } from '../../../src/features/meetings'
import { startWorld, type World } from '../../support/app'
import { acceptsAll, demoScope, opens, proposes, publishes, rowsOf } from './agenda-world'

let world: World
// One world: the tests follow each other, and time passes in the last two only.
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const invoke = (verb: string, data: Record<string, string>) => ({
  action: { type: 'Action.Execute', verb, data },
})

test('rækkefølge og tid sættes i én formular, mødets slut følger med, og for meget giver en advarsel', async () => {
  const { formand } = world.people
  const builder = await acceptsAll(formand)
  expect(builder.seen).toContain('Mødet slutter ca. kl. 18.25.')
  const form = await formand.presses(builder, 'Rækkefølge og tid')
  const ids = [...JSON.stringify(form.card).matchAll(/"id":"place:([0-9a-f-]{36})"/g)].map(([, id]) => id)
  expect(ids).toHaveLength(3)
  const arranged = await formand.presses(form, 'Gem rækkefølgen', {
    [`place:${ids[0]}`]: 6,
    [`place:${ids[1]}`]: 4,
    [`place:${ids[2]}`]: 5,
    [`minutes:${ids[1]}`]: 90,
  })
  expect(arranged.seen).toContain('4 · Gratis sygeplejerske på torvet')
  expect(arranged.seen).toContain('5 · Nyt fra botilbuddet')
  expect(arranged.seen).toContain('6 · Varmestue i vinterferien')
  expect(arranged.seen).toContain('Det er 25 minutter for meget.')

  const card = await opens(formand, 'Varmestue')
  const up = await formand.presses(card, 'Flyt op')
  // The same activity again, and the same button of the old card, move nothing more.
  await world.teams.repeat(up)
  await formand.presses(card, 'Flyt op', {}, { force: true })
  expect(up.seen).toContain('Punktet er nu nummer 5 på dagsordenen.')
  const stale = await formand.presses(
    form,
    'Gem rækkefølgen',
    { [`place:${ids[0]}`]: 4, [`place:${ids[1]}`]: 5, [`place:${ids[2]}`]: 6 },
    { force: true },
  )
  expect(stale.error?.message).toContain('En anden har netop flyttet om.')
  const top = await formand.presses(await formand.presses(up, 'Flyt op'), 'Flyt op')
  expect(top.seen).toContain('Punktet er nu nummer 4 på dagsordenen.')
})

test('et punkt tages af igen, og sekretæren retter i en tekst, så forslagsstilleren får det at vide', async () => {
  const { sekretær, medlem } = world.people
  await acceptsAll(sekretær)
  const form = await sekretær.presses(await opens(sekretær, 'Varmestue'), 'Ret')
  expect(form.seen).toContain('Økonomi')
  expect((await sekretær.presses(form, 'Fortryd')).seen).toContain('Varmestue i vinterferien')
  const saved = await sekretær.presses(
    await sekretær.presses(await opens(sekretær, 'Varmestue'), 'Ret'),
    'Gem',
    {
      title: 'Varmestue hele vinteren',
      summary: 'Kort om varmestuen.',
      minutes: '30',
      noNames: 'true',
    },
  )
  expect(saved.seen).toContain('Kort om varmestuen.')
  // The corrected minutes count, also where others were set with the order; what was not corrected stays.
  const ninety = await sekretær.presses(await opens(sekretær, 'Gratis sygeplejerske'), 'Ret')
  expect((await sekretær.writes('/dagsorden')).seen).toMatch(/sygeplejerske på torvet\n.*90 min/)
  await sekretær.presses(ninety, 'Gem', { minutes: '45', noNames: 'true' })
  const timed = await sekretær.writes('/dagsorden')
  expect(timed.seen).toMatch(/Varmestue hele vinteren\n.*30 min/)
  expect(timed.seen).toMatch(/sygeplejerske på torvet\n.*45 min/)
  await medlem.chat.waitFor(({ seen }) => seen.includes('Formandskabet har rettet i dit punkt'))
  const off = await sekretær.presses(saved, 'Tag af dagsordenen')
  expect(off.seen).toContain('1 forslag venter')
  await medlem.chat.waitFor(({ seen }) => seen.includes('taget af dagsordenen'))
})

test('formanden afviser med en begrundelse, og forslagsstilleren får den at vide én gang', async () => {
  const { formand, medlem } = world.people
  const form = await formand.presses(await opens(formand, 'Varmestue'), 'Afvis')
  expect(form.seen).toContain('Mette Dahl får din begrundelse at se.')
  const refuses = (reason: string, noNames = 'true') =>
    formand.presses(form, 'Afvis punktet', { reason, noNames }, { force: true })
  expect((await refuses('Det gælder 010190-1234.')).error?.message).toContain('CPR-nummer')
  expect((await refuses('Det hører til hos Hanne.', 'false')).error?.message).toContain(
    'nævner nogen med navn',
  )
  const turn = await refuses('Det hører til i udvalget.')
  await world.teams.repeat(turn)
  const told = await medlem.chat.waitFor((message) => message.seen.includes('kom ikke på dagsordenen'))
  expect(told.seen).toContain('Begrundelse: Det hører til i udvalget.')
  await world.app.tick()
  expect(medlem.chat.messages.filter(({ seen }) => seen.includes('kom ikke på'))).toHaveLength(1)
})

test('to punkter lægges sammen, begge får besked, begge navne står, og det kan fortrydes indtil udsendelsen', async () => {
  const { formand, medlem, næstformand } = world.people
  await medlem.installs()
  await næstformand.installs()
  await proposes(medlem, { title: 'Lys i parken' })
  await proposes(næstformand, { title: 'Bænke i parken' })
  const list = await formand.presses(await opens(formand, 'Lys i parken'), 'Læg sammen med et andet punkt')
  const into = rowsOf(list.card).find(({ text }) => text.includes('Bænke i parken'))
  const merged = await formand.invokes('adaptiveCard/action', invoke('agenda.merge', into?.data ?? {}), {
    on: list.on,
  })
  expect(merged.seen).toContain('De to punkter står nu sammen.')
  expect(merged.seen).toContain('Foreslået af Bo Winther og Mette Dahl')
  await medlem.chat.waitFor(({ seen }) => seen.includes('Dit punkt er lagt sammen med et andet'))
  await næstformand.chat.waitFor(({ seen }) => seen.includes('Et andet punkt er lagt sammen med dit'))

  // Undone, and laid together again.
  const part = await formand.presses(merged, 'Se “Lys i parken”')
  const undone = await formand.presses(part, 'Skil ad igen')
  expect(undone.seen).toContain('De to punkter er skilt ad igen.')
  await medlem.chat.waitFor(({ seen }) => seen.includes('står for sig selv igen'))
  await formand.invokes('adaptiveCard/action', invoke('agenda.merge', into?.data ?? {}), { on: list.on })

  // What two have proposed is not ended by one, and both follow what becomes of it.
  const declining = await formand.presses(await opens(formand, 'Bænke i parken'), 'Afvis')
  const declined = await formand.presses(declining, 'Afvis punktet', { reason: 'Nej.', noNames: 'true' })
  expect(declined.error?.message).toContain('Skil dem først ad igen.')
  await acceptsAll(formand)
  const both = await medlem.chat.waitFor(
    ({ seen }) => seen.includes('Dit punkt er på dagsordenen') && seen.includes('Lys i parken'),
  )
  expect(both.seen).toContain('Står nu sammen med “Bænke i parken”')
  const published = await publishes(formand)
  expect(published.seen.match(/Lys i parken/g)).toBeNull()
  const late = await formand.invokes(
    'adaptiveCard/action',
    invoke('agenda.unmerge', { item: into?.data.item ?? '' }),
  )
  expect(late.error?.message).toContain('Derfor kan de ikke skilles ad mere.')
})

test('en sag sendes videre til et udvalg fra rådets liste, og et andet navn bliver afvist', async () => {
  const { sekretær, medlem } = world.people
  await proposes(medlem, { title: 'Ny sti' })
  const form = await sekretær.presses(await opens(sekretær, 'Ny sti'), 'Send videre til et udvalg')
  const wrong = await sekretær.presses(form, 'Send videre', { committee: 'Festudvalget' }, { force: true })
  expect(wrong.error?.message).toContain('Det udvalg står ikke på rådets liste.')
  const done = await sekretær.presses(form, 'Send videre', { committee: 'Social- og Sundhedsudvalget' })
  expect(done.seen).toContain('Sendt videre til Social- og Sundhedsudvalget')
  const told = await medlem.chat.waitFor(({ seen }) => seen.includes('Dit punkt er sendt videre'))
  expect(told.seen).toContain('Social- og Sundhedsudvalget')
})

test('et medlem kan ikke bygge, flytte eller afgøre noget', async () => {
  const { medlem, formand } = world.people
  const item = (await opens(formand, 'Nyt fra')).card
  const id = JSON.stringify(item).match(/"item":"([^"]+)"/)?.[1] ?? ''
  for (const verb of [
    'waiting',
    'accept',
    'decline',
    'takeOff',
    'postpone',
    'passOn',
    'merge',
    'unmerge',
    'up',
    'arrange',
    'publish',
    'journal',
    'takeOffer',
    'build',
    'preview',
  ]) {
    const turn = await medlem.invokes('adaptiveCard/action', invoke(`agenda.${verb}`, { item: id }))
    expect([verb, turn.error?.message]).toEqual([verb, expect.stringContaining('Det kan kun')])
  }
})

test('et punkt gemmes til mødet efter og dukker op der', async () => {
  const { sekretær, medlem } = world.people
  await proposes(medlem, { title: 'Venter lidt' })
  const builder = await sekretær.presses(await opens(sekretær, 'Venter lidt'), 'Gem til mødet efter')
  expect(builder.seen).toContain('“Venter lidt” er gemt til mødet efter.')
  expect(builder.seen).toContain('Ingen forslag venter.')
  await medlem.chat.waitFor(({ seen }) => seen.includes('Dit punkt er gemt til mødet efter'))

  world.time.now = new Date('2027-01-25T09:00:00Z')
  await proposes(medlem, { title: 'Kom for sent' })
  expect((await sekretær.writes('/dagsorden')).seen).toContain('Kom efter fristen')

  // Once that meeting is over, the next one that is planned gets it.
  world.time.now = new Date('2027-02-05T09:00:00Z')
  expect((await medlem.writes('/punkter')).seen).toContain('Venter på svar')
  // While none is planned, nothing can be put on an agenda, but an item can be declined.
  const early = await proposes(sekretær, { title: 'Uden møde' })
  const refused = await sekretær.presses(early, 'Sæt på dagsordenen')
  expect(refused.error?.message).toContain('Der er ikke planlagt et møde endnu.')
  const other = await sekretær.presses(await proposes(sekretær, { title: 'Skal væk' }), 'Afvis')
  const declined = await sekretær.presses(other, 'Afvis punktet', { reason: 'Nej.', noNames: 'true' })
  expect(declined.seen).toContain('Begrundelse: Nej.')
  const scope = await demoScope(world)
  await addMeeting(scope, {
    start: new Date('2027-05-06T15:00:00Z'),
    end: new Date('2027-05-06T17:00:00Z'),
    place: 'Rådhuset',
  })
  const next = await sekretær.writes('/dagsorden')
  for (const title of ['Venter lidt', 'Kom for sent', 'Uden møde']) expect(next.seen).toContain(title)
  expect(next.seen).not.toContain('Kom efter fristen')
  const put = await sekretær.presses(early, 'Sæt på dagsordenen', {}, { force: true })
  expect(put.seen).toContain('På dagsordenen: 1 punkt')
})

test('der er plads til 20 punkter, og det 21. bliver afvist med en forklaring', async () => {
  const { formand } = world.people
  const scope = await demoScope(world)
  const [meeting] = await plannedMeetings(scope, world.time.now)
  for (let count = 0; count < 20; count += 1)
    await addItem(scope, {
      title: `Punkt ${count}`,
      background: '',
      recommendation: '',
      purpose: 'discussion',
      minutes: 5,
      meeting: meeting?.id ?? '',
      proposer: { person: 'p', name: 'Mette Dahl' },
      state: 'accepted',
      late: false,
      form: `form ${count}`,
      proposedAt: world.time.now,
      acceptedAt: world.time.now,
    })
  const open = await formand.presses(await formand.writes('/dagsorden'), 'Se næste forslag')
  const full = await formand.presses(open, 'Sæt på dagsordenen')
  expect(full.error?.message).toContain('Der er plads til 20 punkter.')
})
