import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  type Access,
  COUNCIL,
  type Council,
  LEADERS,
  type Role,
  SEATED,
  SECRETARIAT,
  WORKING,
} from '../../src/core/council'
import type { ExtensionCommand } from '../../src/core/feature'
import { routerWords } from '../../src/core/router.strings'
import { deliveryRoom } from '../../src/delivery/room'
import { featuresWith } from '../../src/features'
import { startWorld, type World } from '../support/app'
import type { Person, Turn } from '../support/teams'
import { addStaffedCouncil, forges } from './people'

const GROUPS: Record<string, Access> = {
  everyone: 'anyone',
  council: COUNCIL,
  working: WORKING,
  seated: SEATED,
  leaders: LEADERS,
  secretariat: SECRETARIAT,
}

/** docs/access.md: what may be used, and by which group. */
const table = readFileSync(resolve(__dirname, '../../docs/access.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name = '', group = ''] = /^\| (\S*[./]\S*) \| (\w+) \|$/.exec(line) ?? []
    return name ? [{ name, group }] : []
  })

const features = featuresWith((rooms) => deliveryRoom(rooms, {} as never, () => {}))
const OTHER_TENANT = '99999999-9999-4999-8999-999999999999'
const { errors, roles } = routerWords('da')

let world: World
let council: Council
let people: Record<Role, Person>
let outsiders: Person[]
beforeAll(async () => {
  world = await startWorld()
  const ours = await addStaffedCouncil(world, 'Forum Nord')
  council = ours.council
  people = ours.people
  const neighbours = await addStaffedCouncil(world, 'Forum Syd')
  const strangers = await addStaffedCouncil(world, 'Forum Vest', OTHER_TENANT)
  outsiders = [
    world.people.gæst,
    neighbours.people.secretariat,
    neighbours.people.chair,
    strangers.people.secretariat,
    world.teams.person({
      name: 'Dobbeltgænger',
      aadObjectId: people.chair.aadObjectId,
      tenantId: OTHER_TENANT,
    }),
  ]
})
afterAll(() => world.close())

const commandsOf = new Map<string, string>(
  features.flatMap(({ name, commands = [], strings }) =>
    commands.map(({ key }) => [`/${name}.${key}`, strings('da').commands?.[key]?.words[0] ?? ''] as const),
  ),
)

/** A command is written, a button pressed with nothing but the council's id. */
function uses(person: Person, name: string): Promise<Turn> {
  const words = commandsOf.get(name)
  return words === undefined
    ? forges(person, name, { council: council.id })
    : forges(person, 'core.run', { command: `/${words}`, council: council.id })
}

test('hver kommando og hver knap har en række i docs/access.md, og ingen række er til overs', () => {
  const actions = features.flatMap(({ actions: all = [] }) => all.map(({ verb }) => verb))
  const rows = table.map(({ name }) => name)
  const missing = [...commandsOf.keys(), ...actions].filter((name) => !rows.includes(name))
  const spare = rows.filter((name) => !commandsOf.has(name) && !actions.includes(name))
  expect({ missing, spare, unknown: table.filter(({ group }) => !GROUPS[group]) }).toEqual({
    missing: [],
    spare: [],
    unknown: [],
  })
  expect(new Set(rows).size).toBe(rows.length)
})

test('i rådet kan hver rolle det, som tabellen giver den, og andet ikke', async () => {
  const wrong: string[] = []
  for (const { name, group } of table) {
    const access = GROUPS[group] as Access
    const listed = access === 'anyone' ? [] : access.map((role) => roles[role])
    const refusal = errors.notYourRole({ roles: new Intl.ListFormat('da').format(listed) })
    await Promise.all(
      Object.entries(people).map(async ([role, person]) => {
        const { seen, error } = await uses(person, name)
        const refused = `${error?.message} ${seen}`.includes(refusal)
        const may = access === 'anyone' || access.includes(role as Role)
        if (refused === may) wrong.push(`${name}: ${role} ${may ? 'is kept out' : 'gets in'}`)
      }),
    )
  }
  expect(wrong).toEqual([])
})

const extension = features.flatMap(({ extension: all = [] }) => all)
/** Through the message extension: a search, or a form made of a message. */
const takesUp = (person: Person, { kind, verb }: ExtensionCommand): Promise<Turn> =>
  kind === 'search' ? person.searches(verb, '') : person.takesUp(verb, 'Hej')
const told = ({ seen, error }: Turn): string => `${error?.message} ${seen}`

test('beskedudvidelsen lukker de samme ind som knappen', async () => {
  const wrong: string[] = []
  expect(extension.map(({ verb }) => verb)).toEqual(
    expect.arrayContaining(['search.share', 'agenda.quoteForm']),
  )
  for (const command of extension) {
    const access = GROUPS[table.find(({ name }) => name === command.verb)?.group ?? ''] as readonly Role[]
    const refusal = errors.notYourRole({
      roles: new Intl.ListFormat('da').format(access.map((role) => roles[role])),
    })
    for (const [role, person] of Object.entries(people))
      if (told(await takesUp(person, command)).includes(refusal) === access.includes(role as Role))
        wrong.push(`${command.verb}: ${role}`)
    const [guest, ...others] = outsiders as [Person, ...Person[]]
    for (const person of [guest, others.at(-1) as Person])
      if (!told(await takesUp(person, command)).includes(errors.notInCouncil))
        wrong.push(`${command.verb}: ${person.name}`)
  }
  expect(wrong).toEqual([])
})

test('en dialog lukker ingen ind udefra, hvilket råd der så står i den', async () => {
  const wrong: string[] = []
  for (const name of ['task/fetch', 'task/submit', 'composeExtension/submitAction'])
    for (const verb of [
      ...extension.map((command) => command.verb),
      'agenda.proposeForm',
      'hearings.createForm',
    ])
      for (const person of outsiders) {
        const turn = await person.invokes(name, { data: { verb, council: council.id } })
        if (turn.status !== 200 || !told(turn).includes(errors.notInCouncil))
          wrong.push(`${name} ${verb}: ${person.name}`)
      }
  expect(wrong).toEqual([])
})

test('hvem der ikke er med i rådet, kommer ingen steder: gæst, naborådets folk, en anden kommune', async () => {
  const wrong: string[] = []
  for (const { name } of table.filter(({ group }) => group !== 'everyone'))
    await Promise.all(
      outsiders.map(async (person) => {
        const { seen, error } = await uses(person, name)
        if (!`${error?.message} ${seen}`.includes(errors.notInCouncil)) wrong.push(`${name}: ${person.name}`)
      }),
    )
  expect(wrong).toEqual([])
})
