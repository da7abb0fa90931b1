import type { Json, JsonObject } from '../../src/core/card-json'
import type { Router } from '../../src/core/router'
import { features } from '../../src/features'
import { askedCouncil, routeOf } from '../../src/tab/page-path'
import { answerDialog } from '../../src/teams/dialogs'
import { LONG, LONG_FORMS, lengthOf, opensForm } from '../../src/teams/long-forms'
import { demoScope } from '../features/agenda/agenda-world'
import { startWorld, type World } from '../support/app'
import { partsIn } from '../support/card-forms'
import type { Person } from '../support/teams'
import { makeBusy } from '../trust/busy-council'
import { forges } from '../trust/people'

const TEAMS_APP = '33333333-3333-4333-8333-333333333333'

let world: World
beforeAll(async () => {
  world = await startWorld({ config: { dialogs: true, teamsAppId: TEAMS_APP } })
})
afterAll(() => world.close())

test('en lang formular åbner i en dialog; det, man sendte, står i chatten bagefter', async () => {
  const { medlem } = world.people
  const agenda = await medlem.writes('/dagsorden')
  const form = await medlem.presses(agenda, 'Foreslå et punkt')
  expect(form.replies).toEqual([])
  const sent = await medlem.presses(form, 'Send punktet', { title: 'Flere bænke', noNames: 'true' })
  expect(sent.body).toBe('')
  expect(sent.replies).toHaveLength(1)
  expect(sent.seen).toContain('Flere bænke')
  await world.teams.repeat(sent)
  expect((await medlem.writes('/mine punkter')).seen.split('Flere bænke')).toHaveLength(2)
})

test('går noget i stykker, får dialogen intet svar: så står den åben med det, man skrev', async () => {
  const broken = { refusal: { message: 'Noget gik galt hos os.', card: { content: {} }, fault: true } }
  const router = { answer: async () => broken } as unknown as Router
  const sent = {
    verb: 'agenda.propose',
    opened: { verb: 'agenda.proposeForm', data: {} },
    title: 'Flere bænke',
  }
  await expect(answerDialog(router, {} as never, sent, { closes: true })).rejects.toThrow('the form')
})

test('det, der afvises, bliver stående i dialogen', async () => {
  const { medlem } = world.people
  const form = await medlem.presses(await medlem.writes('/dagsorden'), 'Foreslå et punkt')
  const typed = { title: 'Et par ord', background: 'En lang tekst, som ingen gider skrive to gange.' }
  const refused = await medlem.presses(form, 'Send punktet', { ...typed, noNames: 'false' }, { force: true })
  expect(JSON.stringify(refused.card)).toContain(typed.background)
  expect(refused.replies).toEqual([])
  const sent = await medlem.presses(refused, 'Send punktet', { noNames: 'true' })
  expect(sent.seen).toContain(typed.background)
})

test('i kanalen bliver svaret i dialogen, hvor kun den, der sendte, ser det', async () => {
  const { medlem } = world.people
  const agenda = await medlem.writes('/dagsorden', { in: world.channel })
  const form = await medlem.presses(agenda, 'Foreslå et punkt')
  const before = world.channel.messages.length
  const sent = await medlem.presses(form, 'Send punktet', { title: 'Hemmeligt punkt', noNames: 'true' })
  expect(sent.card).toBeDefined()
  expect(world.channel.messages.slice(before).filter(({ seen }) => seen.includes('Hemmeligt'))).toEqual([])
})

test('en klient uden dialoger sender det som en besked og får formularen som kort', async () => {
  const { medlem } = world.people
  const agenda = await medlem.writes('/dagsorden')
  const submit = partsIn(agenda.card).find(({ title }) => title === 'Foreslå et punkt')
  const { body } = await world.teams.raw(
    medlem.activity(medlem.chat, 'gammel-klient', { type: 'message', value: submit?.data }),
  )
  expect(body).toBe('')
  expect(medlem.chat.last?.seen).toContain('Send punktet')
})

test('en dialog er ingen vej udenom: fremmede og forfalskede kald afvises venligt', async () => {
  const { gæst, medlem } = world.people
  for (const verb of LONG_FORMS.filter((name) => !name.startsWith('/'))) {
    const { status, seen } = await gæst.invokes('task/fetch', { data: { verb } })
    expect([verb, status, seen]).toEqual([verb, 200, expect.stringContaining('Du er ikke med i et råd')])
  }
  const opened = { verb: 'agenda.publish', data: {} }
  const forged = await medlem.invokes('task/submit', { data: { verb: 'agenda.propose', opened } })
  expect(forged.status).toBe(200)
  expect(forged.replies).toEqual([])
  for (const value of [undefined, {}, { data: 7 }, { data: {} }, { data: { verb: 5 } }])
    expect((await medlem.invokes('task/submit', value)).status).toBe(400)
})

test('kort fører til samme sted i fanen', async () => {
  const { medlem, formand } = world.people
  const linkIn = (card: unknown) => {
    const [, context] =
      new RegExp(`l/entity/${TEAMS_APP}/council\\?context=([^)]+)\\)`).exec(JSON.stringify(card)) ?? []
    return context && JSON.parse(decodeURIComponent(context)).subEntityId
  }
  const landsOn = (sub: string) => ({ ...routeOf(sub), council: askedCouncil(sub) })
  const { council } = await demoScope(world)
  const of = async (person: Person, text: string) => linkIn((await person.writes(text)).card)
  expect(await of(formand, '/dagsorden')).toMatch(/^builder\?council=\w+/)
  expect(await of(medlem, '/årshjul')).toMatch(/^wheel\/2027\?council=/)
  expect(await of(medlem, '/budget')).toMatch(/^budget\/2027\?council=/)
  expect(await of(medlem, '/regler')).toMatch(/^rules\?council=/)
  expect(await of(medlem, '/høringer')).toMatch(/^hearings\?council=/)
  expect(await of(medlem, '/hjælp')).toBeUndefined()
  expect(landsOn(await of(medlem, '/årshjul'))).toEqual({ page: 'wheel', id: '2027', council })
  expect(landsOn(await of(medlem, '/regler'))).toEqual({ page: 'rules', id: undefined, council })
})

/** All forms that buttons and commands open, the longest of each. */
async function measured(): Promise<Map<string, number>> {
  const lengths = new Map<string, number>()
  const measure = (name: string, card: unknown) =>
    lengths.set(name, Math.max(lengths.get(name) ?? 0, lengthOf((card ?? null) as Json)))
  const pressed = new Set<string>()
  async function look(person: Person, card: unknown, deep: number): Promise<void> {
    for (const part of partsIn(card)) {
      const { type, title, msteams: _, ...action } = part
      const data = (action.data ?? {}) as JsonObject
      const verb = String(action.verb ?? data.verb)
      const opens = String(type).startsWith('Action.') && verb !== 'core.run'
      // A row only opens something.
      if (!opens || (title !== undefined && !opensForm(verb))) continue
      const key = `${person.name} ${verb} ${title === undefined ? JSON.stringify(data) : ''}`
      if (pressed.has(key)) continue
      pressed.add(key)
      const reply = await forges(person, verb, data)
      if (opensForm(verb)) measure(verb, reply.card)
      if (deep > 0 && reply.card) await look(person, reply.card, deep - 1)
    }
  }
  // Nobody's forms are longer.
  const { sekretær } = world.people
  for (const { commands = [], strings } of features)
    for (const { key } of commands) {
      const { card } = await sekretær.writes(`/${strings('da').commands?.[key]?.words[0]}`)
      measure(`/${key}`, card)
      await look(sekretær, card, 1)
    }
  return lengths
}

test('netop de lange formularer har en dialog', async () => {
  await makeBusy(world)
  const lengths = await measured()
  const long = [...lengths].filter(([, length]) => length >= LONG).map(([name]) => name)
  expect(long.sort()).toEqual([...LONG_FORMS].sort())
})
