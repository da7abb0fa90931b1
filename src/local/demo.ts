import { DateTime } from 'luxon'
import type { Council, Person } from '../core/council'
import { addItem } from '../features/agenda'
import { addCouncil, addPerson, councilsOf, personByAccount } from '../features/council'
import { addMeeting } from '../features/meetings'
import { quietHours } from '../features/reminders'
import type { Demo } from '../teams/demo-sign-in'
import { demoItems } from './demo.strings'

/** The tenant of the demo council; the Playground's people belong to it. */
export const DEMO_TENANT = '00000000-0000-4000-8000-00000000d000'
export const DEMO_CHANNEL = { id: '19:raadet@thread.tacv2', name: 'Udsatterådet' }

const SEAT_OF = {
  formand: { name: 'Karen Holm', seat: 'sind', role: 'chair' },
  næstformand: { name: 'Bo Winther', seat: 'laenken', role: 'viceChair' },
  medlem: { name: 'Mette Dahl', seat: 'user', role: 'member' },
  medlem2: { name: 'Jonas Krogh', seat: 'user', role: 'member' },
  politiker: { name: 'Lone Bech', seat: 'political', role: 'member' },
  politiker2: { name: 'Erik Toft', seat: 'political', role: 'member' },
  medarbejder: { name: 'Signe Lund', seat: 'housingStaff', role: 'member' },
  medarbejder2: { name: 'Amir Nazari', seat: 'psychiatryStaff', role: 'member' },
  medarbejder3: { name: 'Pia Friis', seat: 'healthStaff', role: 'member' },
  centerchef: { name: 'Hanne Juhl', seat: 'centreManager', role: 'member' },
} as const

const NAMES = {
  ...(Object.fromEntries(Object.entries(SEAT_OF).map(([key, { name }]) => [key, name])) as Record<
    keyof typeof SEAT_OF,
    string
  >),
  sekretær: 'Anne Vester',
  gæst: 'Ole Brandt',
}
export type Part = keyof typeof NAMES

/** Whom one can be in the Playground, by the name that `--as` takes. */
export const CAST = Object.fromEntries(
  Object.entries(NAMES).map(([part, name], index) => [
    part,
    { name, aadObjectId: `00000000-0000-4000-8000-0000000000${10 + index}` },
  ]),
) as Record<Part, { name: string; aadObjectId: string }>

/** Whom one can be in the tab on one's own machine. */
export const DEMO: Demo = { tenant: DEMO_TENANT, people: Object.values(CAST) }

/**
 * Creates the demo council, an Udsatteråd with the ten seats of the charter and made-up members, with
 * the next meeting and some proposed items; does nothing when it is there already. With `invites` everybody
 * gets the summons, at whatever hour the demo is tried.
 */
export async function createDemo(now: Date, channel = DEMO_CHANNEL, { invites = false } = {}): Promise<void> {
  const scope = { tenant: DEMO_TENANT }
  const secretary = CAST.sekretær
  const known = await personByAccount(scope, secretary.aadObjectId)
  if (known && (await councilsOf(scope, known.id)).length > 0) return

  const people: Record<string, Person> = {}
  for (const [key, { name, aadObjectId }] of Object.entries(CAST))
    if (key !== 'gæst')
      people[key] =
        (await personByAccount(scope, aadObjectId)) ??
        (await addPerson({ tenant: DEMO_TENANT, name, aadObjectId }))

  const council = await addCouncil({
    tenant: DEMO_TENANT,
    type: 'udsatteraad',
    name: 'Udsatterådet i Solby',
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70123456',
    channel: { conversation: channel.id, name: channel.name },
    seats: Object.entries(SEAT_OF).map(([key, { seat, role }]) => ({
      id: key,
      kind: seat,
      role,
      person: people[key]?.id,
    })),
    staff: [{ person: (people.sekretær as Person).id, role: 'secretariat' }],
    rules: invites ? [{ ...AT_ANY_HOUR, from: now, decidedAt: now, by: secretary.name }] : [],
  })
  await addNextMeeting(council, people, now, !invites)
}

const AT_ANY_HOUR = { rule: quietHours.key, value: { from: '00:00', to: '23:59' } }

async function addNextMeeting(
  council: Council,
  people: Record<string, Person>,
  now: Date,
  silent: boolean,
): Promise<void> {
  const soon = DateTime.fromJSDate(now, { zone: council.timeZone }).plus({ days: 24 })
  const thursday = soon
    .plus({ days: (4 - soon.weekday + 7) % 7 })
    .set({ hour: 17, minute: 0, second: 0, millisecond: 0 })
  const scope = { tenant: council.tenant, council: council.id }
  const when = { start: thursday.toJSDate(), end: thursday.plus({ hours: 2 }).toJSDate() }
  const place = 'Mødelokale 2, Solby Rådhus'
  const meeting = await addMeeting(scope, { ...when, place }, silent ? {} : { now, silent })
  for (const [key, text] of Object.entries(demoItems)) {
    const { id, name } = people[key] as Person
    await addItem(scope, {
      ...text,
      meeting: meeting.id,
      proposer: { person: id, name },
      form: `demo:${key}`,
      late: false,
      proposedAt: now,
    })
  }
}
