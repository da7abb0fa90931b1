import { addItem } from '../../src/features/agenda'
import { addCouncil, addPerson } from '../../src/features/council'
import { addMeeting } from '../../src/features/meetings'
import { quietHours } from '../../src/features/reminders'
import type { Sender } from '../bench/activities'
import { atATime } from '../features/elections/voters'

/** A council of ten members, a chair and a secretary in a tenant of its own, as in most municipalities. */
export interface Municipality {
  tenant: string
  council: string
  meeting: string
  start: Date
  /** Entra object ids: the chair's first, the secretary's last. */
  accounts: string[]
}

export const PEOPLE = 12
const ITEMS = 5
const AT_ONCE = 100

const id = (municipality: number, person: number): string =>
  `00000000-0000-4000-8${String(person).padStart(3, '0')}-${String(municipality).padStart(12, '0')}`

async function addMunicipality(number: number, start: Date, silent: boolean): Promise<Municipality> {
  const tenant = id(number, 999)
  const accounts = Array.from({ length: PEOPLE }, (_, person) => id(number, person))
  const people = await Promise.all(
    accounts.map((aadObjectId, at) => addPerson({ tenant, name: `Borger ${at}`, aadObjectId })),
  )
  const secretary = people.at(-1)?.id ?? ''
  const { id: council } = await addCouncil({
    tenant,
    type: 'udsatteraad',
    name: `Udsatterådet ${number}`,
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70123456',
    seats: people.slice(0, -1).map((person, at) => ({
      id: `s${at}`,
      kind: 'user',
      role: at === 0 ? 'chair' : 'member',
      person: person.id,
    })),
    staff: [{ person: secretary, role: 'secretariat' }],
    rules: [
      {
        rule: quietHours.key,
        value: { from: '00:00', to: '23:59' },
        from: new Date(0),
        decidedAt: new Date(0),
        by: 'Borger 0',
      },
    ],
  })
  const scope = { tenant, council }
  const end = new Date(start.getTime() + 7_200_000)
  const meeting = await addMeeting(scope, { start, end, place: 'Kulturhuset' }, { now: new Date(), silent })
  for (let at = 0; at < ITEMS; at += 1)
    await addItem(scope, {
      title: `Punkt ${at}`,
      background: 'Vi mangler varme rum om vinteren.',
      recommendation: 'at rådet taler om det',
      purpose: 'discussion',
      minutes: 15,
      meeting: meeting.id,
      proposer: { person: people[at]?.id ?? '', name: people[at]?.name ?? '' },
      form: `load:${at}`,
      late: false,
      proposedAt: new Date(),
    })
  return { tenant, council, meeting: meeting.id, start, accounts }
}

/**
 * Adds `count` municipalities to the connected database, each with a meeting at `start` and its proposed items;
 * unless it is `silent` everybody is summoned to it.
 */
export const addMunicipalities = (
  count: number,
  start: Date,
  { silent = true } = {},
): Promise<Municipality[]> =>
  atATime(
    AT_ONCE,
    Array.from({ length: count }, (_, number) => () => addMunicipality(number, start, silent)),
  )

/** Somebody of a municipality. */
export const by = ({ tenant }: Municipality, account: string, serviceUrl: string): Sender => ({
  tenant,
  account,
  serviceUrl,
})
