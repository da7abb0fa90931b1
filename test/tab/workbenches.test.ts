import { randomUUID } from 'node:crypto'
import { auditOf } from '../../src/database/audit-store'
import type { SeatsShown } from '../../src/features/council/seats-api'
import type { GroupShown, Treated, WorkbenchShown } from '../../src/features/hearings/workbench-api'
import { CAST } from '../../src/local/demo'
import { demoScope } from '../features/agenda/agenda-world'
import { opened } from '../features/hearings/support'
import { startWorld, type World } from '../support/app'
import { forgetTab, smallTab } from '../support/small-tab'
import { type Calls, callsAs } from '../support/tab-calls'

interface Refused {
  message: string
}

let world: World
let secretary: Calls
let chair: Calls
beforeAll(async () => {
  world = await startWorld({ tabFolder: smallTab() })
  secretary = await callsAs(world.app.port, 'sekretær')
  chair = await callsAs(world.app.port, 'formand')
})
afterAll(async () => {
  await world.close()
  forgetTab()
})

describe('arbejdsbordet for et høringssvar', () => {
  let hearing: string
  const bench = async () => (await secretary.get<WorkbenchShown>('hearings/workbench', { hearing })).body
  const group = async (id: string) =>
    (await secretary.get<GroupShown>('hearings/group', { hearing, group: id })).body
  const write = (data: object) => ({
    hearing,
    form: randomUUID(),
    about: 'overall',
    text: 'Rådet er glad for politikken.',
    contributions: [],
    noNames: 'true',
    ...data,
  })

  /** Three members give an answer in the tab; gives the answers' ids. */
  beforeAll(async () => {
    await opened(world)
    const { body } = await secretary.get<{ hearings: { id: string }[] }>('hearings/list')
    hearing = body.hearings[0]?.id ?? ''
    for (const [part, passage, text] of [
      ['medlem', 's4-t2-b1', 'Hold åbent om søndagen.'],
      ['medlem2', 's4-t2-b1', 'Hvem har nøglen?'],
      ['politiker', 'whole', 'Jeg er imod det hele.'],
    ] as const) {
      const calls = await callsAs(world.app.port, part)
      const { body: shown } = await calls.get<{ passages: { id: string }[] }>('hearings/one', { hearing })
      expect(['whole', ...shown.passages.map(({ id }) => id)]).toContain(passage)
      const given = { hearing, passage, form: randomUUID(), stance: 'concern', text, noNames: 'true' }
      expect((await calls.post('hearings/contribute', given)).status).toBe(200)
    }
  })

  test('svarene står ved deres sted i dokumentet, og det ses, hvad der venter', async () => {
    const { chapters, progress, untreated, ready } = await bench()
    expect({ progress, untreated, ready }).toEqual({
      progress: '3 svar. 3 venter på at blive behandlet.',
      untreated: 3,
      ready: false,
    })
    expect(chapters.map(({ title, total }) => [title, total])).toEqual([
      ['Overordnede bemærkninger', 1],
      ['Fællesskab er for alle (afsnit 4)', 2],
      ['Mindretal', 0],
    ])
    const { passages, contributions } = await group('s4-t2')
    expect(passages.find(({ id }) => id === 's4-t2-b1')?.text).toContain('fælleshuset')
    expect(contributions.map(({ passage, by, text }) => [passage, by, text])).toEqual([
      ['s4-t2-b1', 'Mette Dahl · Bekymring', 'Hold åbent om søndagen.'],
      ['s4-t2-b1', 'Jonas Krogh · Bekymring', 'Hvem har nøglen?'],
    ])
    const member = await callsAs(world.app.port, 'medlem')
    for (const path of ['workbench', 'group', 'candidates'])
      expect(
        (await member.get(`hearings/${path}`, { hearing, group: 's4-t2', about: 'overall' })).status,
      ).toBe(403)
  })

  test('et stykke bygger på de svar, man vælger, gemmes én gang, og slipper dem igen', async () => {
    const { contributions } = await group('s4-t2')
    const [first = '', second = ''] = contributions.map(({ id }) => id)
    const inNothing = await secretary.post<Refused>('hearings/treat', {
      contribution: first,
      treatment: 'used',
    })
    expect(inNothing).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('Vælg, hvor i udkastet svaret er brugt.') },
    })
    const both = write({ from: 0, about: 's4-t2', contributions: [first, second] })
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await secretary.post<Treated>('hearings/save-paragraph', both)
      expect([status, body.bench.version, body.bench.untreated]).toEqual([200, 1, 1])
    }
    const [paragraph] = (await bench()).chapters[1]?.paragraphs ?? []
    expect(paragraph).toMatchObject({ text: both.text, rests: 2, restsText: 'Bygger på 2 svar' })
    expect((await group('s4-t2')).contributions.map(({ treatment }) => treatment)).toEqual([
      'merged',
      'merged',
    ])

    const one = write({
      ...both,
      from: 1,
      form: randomUUID(),
      paragraph: paragraph?.id,
      contributions: [first],
    })
    const { body } = await secretary.post<Treated>('hearings/save-paragraph', one)
    // The words are the same: no new version.
    expect([body.bench.version, body.bench.untreated]).toEqual([1, 2])
    expect(body.contributions.map(({ id, treatment }) => [id, treatment])).toEqual([[second, 'untreated']])

    const remove = { hearing, from: 1, form: randomUUID(), paragraph: paragraph?.id }
    expect((await secretary.post<Refused>('hearings/delete-paragraph', remove)).body.message).toContain(
      'Der er svar, som bygger på det her stykke.',
    )
  })

  test('to kan ikke skrive oven i hinanden, og et svar, der er trukket tilbage, kan ikke bruges', async () => {
    const minority = write({ from: 1, about: 'minority', text: 'Et mindretal er imod politikken.' })
    expect((await chair.post<Treated>('hearings/save-paragraph', minority)).body.bench.version).toBe(2)
    const late = write({ from: 1, text: 'Overskrevet.' })
    expect(await secretary.post<Refused>('hearings/save-paragraph', late)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('En anden har rettet udkastet imens.') },
    })
    const member = await callsAs(world.app.port, 'medlem2')
    const own = (await member.get<{ own: { id: string }[] }>('hearings/one', { hearing })).body.own[0]?.id
    await member.post('hearings/move', { contribution: own, state: 'withdrawn' })
    const gone = write({ from: 2, contributions: [own] })
    expect((await secretary.post<Refused>('hearings/save-paragraph', gone)).body.message).toContain(
      'Det svar findes ikke mere.',
    )
    expect((await bench()).version).toBe(2)
    await member.post('hearings/move', { contribution: own, state: 'given' })
  })

  test('et svar lægges sammen, tages ikke med, eller venter igen, med samme regler som i chatten', async () => {
    const { contributions } = await group('s4-t2')
    const waiting = contributions.find(({ treatment }) => treatment === 'untreated')
    const [paragraph] = (await bench()).chapters[1]?.paragraphs ?? []
    const merge = { contribution: waiting?.id, treatment: 'merged', paragraph: paragraph?.id }
    expect((await secretary.post<Treated>('hearings/treat', merge)).body.bench.untreated).toBe(1)
    const [whole] = (await group('whole')).contributions
    const reason = 'Det går imod rådets formål.'
    const decline = { contribution: whole?.id, text: reason, noNames: 'true' }
    const refusals = [
      [{ ...decline, noNames: 'false' }, 'Sæt først kryds ved, at du ikke nævner nogen med navn.'],
      [{ ...decline, text: 'Ring til 010190-1234.' }, 'CPR-nummer'],
      [{ ...decline, text: '' }, 'Skriv hvorfor svaret ikke kommer med.'],
    ] as const
    for (const [body, words] of refusals) {
      const { status, body: refused } = await secretary.post<Refused>('hearings/decline', body)
      expect([status, refused.message]).toEqual([400, expect.stringContaining(words)])
    }
    const { body } = await secretary.post<Treated>('hearings/decline', decline)
    expect(body.bench).toMatchObject({ progress: '3 svar. Alle er behandlet.', ready: true })
    expect(body.contributions[0]).toMatchObject({ treatment: 'declined', reason })
    expect((await world.people.sekretær.writes('/høringssvar')).seen).toContain('Alle er behandlet.')
    const again = { contribution: whole?.id, treatment: 'untreated' }
    expect((await secretary.post<Treated>('hearings/treat', again)).body.bench.ready).toBe(false)
  })
})

describe('pladserne', () => {
  const seats = async () => (await secretary.get<SeatsShown>('council/seats')).body
  const seatOf = async (name: string) => {
    const found = (await seats()).seats.find(({ holder }) => holder?.name === name)
    if (!found) throw new Error(`${name} has no seat`)
    return found
  }
  const change = <Body = SeatsShown>(seat: string, what: string, data: object, held = '') =>
    secretary.post<Body>('council/change-seat', { seat, what, held, form: randomUUID(), ...data })

  test('kun sekretariatet kan se og ændre dem', async () => {
    for (const [method, path] of [
      ['get', 'seats'],
      ['post', 'change-seat'],
      ['post', 'add-seat'],
      ['post', 'remove-seat'],
      ['post', 'reach'],
    ] as const)
      expect((await chair[method](`council/${path}`, {})).status).toBe(403)
  })

  test('et medlem slutter, en uden Teams sættes ind ved navn, og det vælges, hvad hun får i stedet', async () => {
    const { id, holder } = await seatOf('Jonas Krogh')
    const end = { date: '2027-01-11' }
    const ended = await change(id, 'end', end, holder?.person)
    expect(ended.body).toMatchObject({ notice: 'Pladsen er ledig nu.' })
    expect((await change<Refused>(id, 'end', end, holder?.person)).body.message).toContain(
      'Nogen har netop ændret det.',
    )
    expect((await change<Refused>(id, 'take', { name: 'Inger 010190-1234' })).body.message).toContain('CPR')

    const form = randomUUID()
    const take = { seat: id, what: 'take', held: '', form, name: 'Inger Borg' }
    const { body } = await secretary.post<SeatsShown>('council/change-seat', take)
    expect(body.notice).toContain('Inger Borg er ikke i Teams.')
    const inger = ({ unreached }: SeatsShown) => unreached.find(({ name }) => name === 'Inger Borg')
    expect(inger(body)).toMatchObject({
      why: 'Er ikke i Teams.',
      instead: 'Der er ikke valgt noget.',
      choices: [{ value: 'link' }, { value: 'paper' }],
    })
    expect((await secretary.post<SeatsShown>('council/change-seat', take)).body.seats).toEqual(body.seats)
    const person = inger(body)?.person
    const after = await secretary.post<SeatsShown>('council/reach', { person, reach: 'paper' })
    expect(inger(after.body)?.instead).toBe('Får besked: på papir.')

    const press = async (verb: string, data: object) =>
      JSON.stringify((await secretary.post('turn', { verb, data })).body)
    const shown = await press('council.reachCard', { person })
    const [, letter] = /"kind":"meetings.letter","subject":"(.+?)"/.exec(shown) ?? []
    expect(await press('council.handout', { person, kind: 'meetings.letter', subject: letter })).toContain(
      '/files/',
    )
    const forged = await press('council.handout', { person, kind: 'privacy.own', subject: person })
    expect(forged).toContain('Det papir kan jeg ikke give nu.')
    expect(forged).not.toContain('/files/')
  })

  test('en fra kanalen får en ny plads, en rolle, en periode og en suppleant, og det står i loggen', async () => {
    const { kinds } = await seats()
    const form = randomUUID()
    const added = await secretary.post<SeatsShown>('council/add-seat', { kind: kinds[0]?.value, form })
    expect(added.body.seats).toHaveLength(11)
    await world.channel.add(world.people.gæst)
    const { aadObjectId, name } = CAST.gæst
    expect((await seats()).free).toContainEqual({ account: aadObjectId, name, guest: true })
    const { body } = await change(form, 'take', { account: aadObjectId })
    expect(body.free.map((one) => one.name)).not.toContain(name)
    const seat = await seatOf(name)
    const held = seat.holder?.person
    await change(form, 'role', { role: 'viceChair' }, held)
    await change(form, 'term', { date: '2029-12-31' }, held)
    await change(form, 'substitute', { name: 'Per Toft' }, held)
    expect(await seatOf(name)).toMatchObject({
      role: 'viceChair',
      until: '2029-12-31',
      substitute: 'Per Toft',
      about: expect.stringContaining('Næstformand · Til'),
    })
    expect((await seats()).seats.filter(({ role }) => role === 'viceChair')).toHaveLength(1)
    expect((await secretary.post<Refused>('council/remove-seat', { seat: form })).body.message).toContain(
      'Nogen har netop ændret det.',
    )
    await change(form, 'end', { date: '2027-01-11' }, held)
    expect((await secretary.post<SeatsShown>('council/remove-seat', { seat: form })).body.seats).toHaveLength(
      10,
    )
    await world.app.tick()
    const said = (await auditOf(await demoScope(world), 50)).map(({ what }) => what)
    expect(said).toEqual(
      expect.arrayContaining([
        'council.seatAdded',
        'council.seated',
        'council.office',
        'council.seatRemoved',
      ]),
    )
  })
})
