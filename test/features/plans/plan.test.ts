import { auditEntry } from '../../../src/core/audit'
import { type Council, type Person, scopeOf } from '../../../src/core/council'
import { readDocument } from '../../../src/documents/read-document'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { addGoal } from '../../../src/features/plans/store'
import { CAST, DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Person as Member, Turn } from '../../support/teams'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const GOAL = {
  kind: 'goal',
  title: 'Varm mad hver dag',
  what: 'Vi besøger værestederne.',
  who: 'Formandskabet',
  due: '2027-03-15',
  focusAreas: ['poverty'],
  together: 'Kommunens værestedsplan',
  noNames: 'true',
}

async function writes(by: Member, goal: object = {}): Promise<Turn> {
  const form = await by.presses(await by.writes('/handlingsplan'), 'Skriv et nyt mål')
  return by.presses(form, 'Gem', { ...GOAL, ...goal })
}

test('formanden skriver et mål, alle kan læse det, og det samme tryk igen laver ikke et til', async () => {
  const { formand, medlem } = world.people
  const saved = await writes(formand)
  expect(saved.seen).toContain('Handler om: Fattigdom')
  await world.teams.repeat(saved)
  const plan = await medlem.writes('/handlingsplan')
  expect(plan.seen.match(/Varm mad hver dag/g)).toHaveLength(1)
  expect(plan.seen).toContain('0 af 1 er nået.')
  expect(plan.seen).not.toContain('Skriv et nyt mål')
  expect((await medlem.presses(plan, 'Varm mad hver dag')).seen).not.toContain('Vi er i gang')
})

test('en dag ud over to år bliver afvist med reglens navn', async () => {
  const far = await writes(world.people.sekretær, { due: '2029-02-01' })
  expect(far.seen).toContain('Vælg en dag inden for de næste 24 måneder.')
  expect(far.seen).toContain('Hvor langt planen rækker')
})

test('et mål går fra ikke begyndt til nået, og et gammelt kort ødelægger intet', async () => {
  const { formand } = world.people
  const goal = await formand.presses(await formand.writes('/handlingsplan'), 'Varm mad hver dag')
  const running = await formand.presses(goal, 'Vi er i gang')
  expect(running.seen).toContain('Mål · I gang')
  expect((await formand.presses(goal, 'Vi opgiver det')).seen).toContain('En anden har rettet målet imens.')
  expect((await formand.presses(goal, 'Vi er i gang')).seen).toContain('Mål · I gang')

  const first = await formand.presses(running, 'Ret')
  const second = await formand.presses(running, 'Ret')
  const saved = await formand.presses(first, 'Gem', { ...GOAL, who: 'Næstformanden' })
  expect(saved.seen).toContain('Planen er gemt.')
  expect((await world.teams.repeat(saved)).seen).toContain('Planen er gemt.')
  const lost = await formand.presses(second, 'Gem', { ...GOAL, together: 'Sundhedspolitikken' })
  expect(lost.seen).toContain('En anden har rettet målet imens.')
})

test('planen kommer på dagsordenen med ét tryk, og et mål over tiden står i årshjulet', async () => {
  const { formand, medlem } = world.people
  const build = await formand.writes('/dagsorden')
  const taken = await formand.presses(build, 'Status på handlingsplanen')
  await world.teams.repeat(taken)
  const preview = await formand.presses(taken, 'Vis hvad kanalen får')
  expect(preview.seen.match(/Status på handlingsplanen/g)).toHaveLength(1)
  expect(preview.seen).toContain('15 min')
  await formand.presses(preview, 'Udsend nu')
  expect((await medlem.writes('/dagsorden')).seen).toContain('Status på handlingsplanen')
  world.time.now = new Date('2027-03-20T09:00:00Z')
  const plan = await medlem.writes('/handlingsplan')
  expect(plan.seen).toContain('Over tiden\nVarm mad hver dag')
  expect((await medlem.writes('/årshjul 2027')).seen).toContain('Over tiden: Varm mad hver dag')
})

test('hele planen kan hentes som Word', async () => {
  const { medlem } = world.people
  const { url = '' } = await medlem.presses(await medlem.writes('/handlingsplan'), 'Hent som Word')
  const file = await fetch(`http://127.0.0.1:${world.app.port}${new URL(url).pathname}`)
  const text = await readDocument('plan.docx', Buffer.from(await file.arrayBuffer()))
  for (const words of [
    'Rådets handlingsplan',
    'Varm mad hver dag',
    'Handler om: Fattigdom',
    'Sammen med kommunen: Kommunens værestedsplan',
    'Næstformanden',
    '15. marts 2027',
  ])
    expect(text).toContain(words)
})

test('en plan med mange mål kommer i sider, og det sidste er også til at åbne', async () => {
  const { formand } = world.people
  const { now } = world.time
  const person = (await personByAccount({ tenant: DEMO_TENANT }, CAST.formand.aadObjectId)) as Person
  const [council] = (await councilsOf({ tenant: DEMO_TENANT }, person.id)) as [Council]
  const scope = scopeOf(council)
  const { noNames, ...words } = GOAL
  for (let at = 1; at <= 25; at += 1) {
    const due = `2027-06-${String(at).padStart(2, '0')}`
    const theme = { ...words, kind: 'theme' as const, title: `Tema ${at}`, due }
    await addGoal(scope, theme, `form-${at}`, now, auditEntry({ scope, person, now }, 'plans.goal.added'))
  }
  const plan = await formand.writes('/handlingsplan')
  expect(plan.seen).not.toContain('Tema 25')
  const rest = await formand.presses(plan, 'Vis de næste')
  expect((await formand.presses(rest, 'Tema 25')).seen).toContain('Tema · Ikke begyndt')
  expect((await formand.presses(rest, 'Vis de forrige')).seen).toContain('Over tiden\nVarm mad hver dag')
})

test('årsberetningen siger, hvordan målet stod, da året sluttede, og nævner ikke det, der var nået før', async () => {
  const { formand, medlem } = world.people
  world.time.now = new Date('2028-01-20T09:00:00Z')
  const goal = await formand.presses(await formand.writes('/handlingsplan'), 'Varm mad hver dag')
  await formand.presses(goal, 'Det er nået')
  world.time.now = new Date('2029-02-01T09:00:00Z')
  expect((await medlem.writes('/årsberetning 2027')).seen).toContain('Varm mad hver dag: I gang')
  expect((await medlem.writes('/årsberetning 2028')).seen).toContain('Varm mad hver dag: Nået')
  const later = await medlem.writes('/årsberetning 2029')
  expect(later.seen).toContain('0 af 25 mål i planen er nået.')
  expect(later.seen).not.toContain('Varm mad')
})
