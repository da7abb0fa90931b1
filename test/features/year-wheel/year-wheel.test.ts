import { DateTime } from 'luxon'
import { drawWheel } from '../../../src/features/year-wheel/drawing'
import { startWorld, type World } from '../../support/app'
import { inputIn, opened } from '../hearings/support'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const at = async (iso: string): Promise<void> => {
  world.time.now = DateTime.fromISO(iso, { zone: 'Europe/Copenhagen' }).toJSDate()
  await world.app.tick()
}
const ENTRY = {
  title: 'Besøg fra naboens råd',
  kind: 'other',
  day: '2027-05-11',
  remind: '7',
  noNames: 'true',
}

test('årshjulet viser møder og de frister, der følger af reglerne, som billede og som liste', async () => {
  const { medlem } = world.people
  const wheel = await medlem.writes('/årshjul')
  expect(wheel.seen).toContain('Årshjul 2027')
  expect(wheel.seen).toContain('1. 21. jan.: Frist for punkter')
  expect(wheel.seen).toMatch(/\d\. 4. feb.: Møde/)
  const url = /"url":"([^"]+)"/.exec(JSON.stringify(wheel.card))?.[1] as string
  const picture = await fetch(url)
  expect(picture.headers.get('content-type')).toBe('image/png')
  const bytes = Buffer.from(await picture.arrayBuffer())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')

  const list = await medlem.presses(wheel, 'Vis som liste')
  expect(list.seen).toContain('Januar\n1\\. 21. jan.: Frist for punkter')
  expect(list.seen).not.toContain('Tilføj')
  const inChannel = await medlem.writes('årshjul', { in: world.channel })
  expect(inChannel.seen).toContain('Februar')
  expect(JSON.stringify(inChannel.card)).not.toContain('/files/')
})

test('rådets eget står i hjulet, minder om sig selv og følger med til næste år på samme ugedag', async () => {
  const { formand, sekretær, medlem } = world.people
  const form = await formand.presses(await formand.writes('/årshjul'), 'Tilføj')
  const saved = await formand.presses(form, 'Gem', ENTRY)
  await formand.presses(form, 'Gem', ENTRY)
  await world.teams.repeat(saved)
  expect(saved.seen).toContain('11. maj: Besøg fra naboens råd')
  expect((await medlem.writes('/årshjul 2027')).seen.match(/Besøg fra naboens råd/g)).toHaveLength(2)

  const next = await formand.presses(saved, 'Lav 2028 ud fra i år')
  await formand.presses(saved, 'Lav 2028 ud fra i år')
  // Tuesday 11 May 2027, and Tuesday 9 May 2028.
  expect(next.seen).toContain('9. maj: Besøg fra naboens råd')
  expect((await formand.writes('/årshjul 2028')).seen.match(/Besøg fra naboens råd/g)).toHaveLength(2)
  // The meeting of Thursday 4 February 2027 is a draft, on a Thursday again.
  expect(next.seen).toContain('Sekretariatet ser dem med /møder planlæg 2028')
  const draft = await sekretær.writes('/møder planlæg 2028')
  expect(draft.seen.match(/2028 kl\./g)).toHaveLength(1)
  expect(draft.seen).toContain('torsdag 3. februar 2028 kl. 17.00–19.00')

  await at('2027-05-04T09:00')
  await at('2027-05-04T09:01')
  const told = (who: 'sekretær' | 'medlem') =>
    world.people[who].chat.messages.filter((message) => message.seen.includes('Årshjulet siger'))
  expect(told('sekretær')).toHaveLength(1)
  expect(told('medlem')).toHaveLength(0)
  expect(sekretær.chat.messages.length).toBeGreaterThan(0)

  // Reminded of this year, it is so next year and in the copies of copies, at nine by the clock there.
  const edit = async (title: string) => {
    const list = await formand.presses(await formand.writes('/årshjul 2028'), 'Vis som liste')
    return formand.presses(await formand.presses(list, title), 'Ret i årshjulet')
  }
  const [first, second] = [await edit(ENTRY.title), await edit(ENTRY.title)]
  expect(inputIn(first, 'remind')).toBe('7')
  await formand.presses(first, 'Gem', { ...ENTRY, day: '2028-10-31' })
  const late = await formand.presses(second, 'Gem', { ...ENTRY, day: '2028-10-31', remind: 'none' })
  expect(late.error?.message).toContain('En anden har rettet det imens.')
  await at('2028-10-24T08:59')
  expect(told('sekretær')).toHaveLength(1)
  await at('2028-10-24T09:00')
  expect(told('sekretær')).toHaveLength(2)
  expect((await formand.writes('/log')).seen).toContain('Rettede i årshjulet')
  await formand
    .presses(await formand.writes('/årshjul 2028'), 'Vis som liste')
    .then((list) => formand.presses(list, 'Lav 2029 ud fra i år'))
  await at('2029-10-23T09:00')
  expect(told('sekretær')).toHaveLength(3)
})

test('et møde, der står i hjulet, bliver til et rigtigt møde, kun én gang', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.presses(await sekretær.writes('/årshjul'), 'Tilføj')
  const saved = await sekretær.presses(form, 'Gem', {
    ...ENTRY,
    title: 'Junimødet',
    kind: 'meeting',
    day: '2027-06-02',
  })
  const entry = await sekretær.presses(saved, 'Junimødet')
  const call = await sekretær.presses(entry, 'Indkald til mødet')
  expect(call.seen).toContain('Indkald til et møde')
  const called = await sekretær.presses(call, 'Indkald nu', { otherPlace: 'Kulturhuset' })
  expect(called.seen).toContain('onsdag 2. juni 2027 kl. 16.30–18.30')
  await sekretær.presses(await sekretær.presses(entry, 'Indkald til mødet'), 'Indkald nu', {
    otherPlace: 'Kulturhuset',
  })
  await world.app.tick()
  expect((await medlem.writes('/møder')).seen.match(/2\. juni/g)).toHaveLength(1)
  // The entry has become the meeting.
  const list = await sekretær.presses(await sekretær.writes('/årshjul'), 'Vis som liste')
  expect(list.seen.match(/2\. jun/g)).toHaveLength(1)
})

test('en temadag, der står i hjulet, bliver til en temadag med den dato, kun én gang', async () => {
  const { sekretær } = world.people
  const form = await sekretær.presses(await sekretær.writes('/årshjul'), 'Tilføj')
  const kept = { ...ENTRY, title: 'Dag om varme rum', kind: 'themeDay', day: '2027-06-02' }
  const saved = await sekretær.presses(form, 'Gem', kept)
  const entry = await sekretær.presses(saved, 'Dag om varme rum')
  for (let time = 0; time < 2; time += 1) {
    const details = { title: 'Dag om varme rum', place: 'Medborgerhuset', noNames: 'true' }
    const made = await sekretær.presses(await sekretær.presses(entry, 'Planlæg temadagen'), 'Gem', details)
    expect(made.seen).toContain('onsdag 2. juni 2027')
  }
  expect((await sekretær.writes('/temadag')).seen.match(/Dag om varme rum/g)).toHaveLength(1)
})

test('høringsfrister og valgperioder står i hjulet af sig selv', async () => {
  const { sekretær, medlem } = world.people
  await opened(world)
  const seats = await sekretær.presses(await sekretær.writes('/medlemmer'), 'Ret pladser')
  const seat = await sekretær.presses(seats, 'Mette Dahl')
  await sekretær.presses(await sekretær.presses(seat, 'Ret periode'), 'Gem', { date: '2027-12-31' })
  const wheel = await medlem.writes('/årshjul')
  expect(wheel.seen).toContain('31. dec.: Perioden slutter for 1 medlem')
  expect(wheel.seen).not.toContain('Mette')
  expect(wheel.seen).toContain('12. feb.: Høringsfrist: Solbys Nabopolitik')
  expect(wheel.seen).toContain('Sidste dag for svar: Solbys Nabopolitik')
})

test('andre kan ikke skrive i hjulet, og CPR-numre og forkerte datoer bliver afvist', async () => {
  const { formand, medlem, gæst } = world.people
  const form = await formand.presses(await formand.writes('/årshjul'), 'Tilføj')
  const cpr = await formand.presses(form, 'Gem', { ...ENTRY, title: 'Mød 010180-1234' })
  expect(cpr.error?.message).toContain('ligner et CPR-nummer')
  const day = await formand.presses(form, 'Gem', { ...ENTRY, day: '2027-02-30' })
  expect(day.error?.message).toContain('Vælg en dato')
  const { activities } = day
  const [stolen] = activities
  const asMember = await medlem.invokes('adaptiveCard/action', stolen?.value)
  expect(asMember.error?.message).toContain('Det kan kun')
  expect((await gæst.writes('/årshjul')).seen).toContain('Du er ikke med i et råd')
  expect((await medlem.writes('/årshjul i går')).seen).toContain('Skriv et årstal')
})

test('tal på samme dag ligger ikke oven i hinanden', () => {
  const marks = Array.from({ length: 9 }, (_, index) => ({
    number: index + 1,
    at: new Date('2027-02-04T12:00:00Z'),
    kind: 'meeting',
  }))
  const svg = drawWheel(
    2027,
    Array.from({ length: 12 }, () => 'M'),
    marks,
    'Europe/Copenhagen',
  )
  const spots = [...svg.matchAll(/circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }))
  expect(spots).toHaveLength(9)
  for (const a of spots)
    for (const b of spots) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40)
})
