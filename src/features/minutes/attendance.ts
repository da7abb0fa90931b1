import { type Council, type CouncilScope, scopeOf } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { quorum, seatsNeeded } from '../meetings'
import { addChange, type Change, changesAt, removeChange } from './attendance-store'
import {
  comes,
  isThere,
  minutesThere,
  momentOf,
  type Quorum,
  quorumOf,
  type Stay,
  staysOf,
  staysUntil,
} from './rules'
import { type Named, runningSitting, type Sitting, sittingOf } from './sitting-store'

/** Somebody with a place in the council, and whether they are at the meeting. */
export interface Attendant {
  person: string
  name: string
  /** Their own seat, or the one that they substitute in. */
  seat?: string
  substitute: boolean
  stays: Stay[]
}

/** Who is, was or could be at a meeting. */
export interface Room {
  all: Attendant[]
  present: Attendant[]
  quorum: Quorum
}

/**
 * The meeting's attendance at an instant. A substitute counts while the seat's own member is away. Those in
 * `names` are called so, whatever they are called today.
 */
export async function roomAt(
  council: Council,
  meeting: string,
  at: Date,
  names: Named[] = [],
): Promise<Room> {
  const scope = scopeOf(council)
  const changes = await changesAt(scope, meeting)
  const stays = staysOf(changes)
  const places = [
    ...council.seats.flatMap(({ id, person }) => (person ? [{ person, seat: id, substitute: false }] : [])),
    ...council.seats.flatMap(({ id, substitute }) =>
      substitute ? [{ person: substitute, seat: id, substitute: true }] : [],
    ),
    ...council.staff.map(({ person }) => ({ person, seat: undefined, substitute: false })),
  ]
  const known = new Set(places.map(({ person }) => person))
  // Who left the council since is still in its minutes.
  const gone = [...stays.keys()].filter((person) => !known.has(person))
  const people = await peopleById(scope, [...known, ...gone])
  const called = new Map(names.map(({ person, name }) => [person, name]))
  const all = [...places, ...gone.map((person) => ({ person, seat: undefined, substitute: false }))]
    .filter(({ person }, index, list) => list.findIndex((other) => other.person === person) === index)
    .map((place) => ({
      ...place,
      name: called.get(place.person) ?? people.get(place.person)?.name ?? '',
      stays: staysUntil(stays.get(place.person) ?? [], at),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
  const present = all.filter((one) => isThere(one.stays, at))
  const filled = council.seats.filter(({ person }) => person)
  const taken = new Set(present.flatMap(({ seat }) => seat ?? []))
  const needed = seatsNeeded(filled.length, ruleValue(quorum, council, at))
  return { all, present, quorum: quorumOf(taken.size, filled.length, needed) }
}

/** Person ids of those who were at a meeting at an instant. */
async function presentAt(scope: CouncilScope, meeting: string, at: Date): Promise<string[]> {
  const stays = staysOf(await changesAt(scope, meeting))
  return [...stays].filter(([, own]) => isThere(own, at)).map(([person]) => person)
}

/** The meeting that is being held and the person ids of those who are at it; undefined when none is. */
export async function meetingNow(
  scope: CouncilScope,
  now: Date,
): Promise<{ meeting: string; present: string[] } | undefined> {
  const sitting = await runningSitting(scope)
  return sitting && { meeting: sitting.id, present: await presentAt(scope, sitting.id, now) }
}

/** How many whole minutes of a meeting each was there; none for a meeting that was never held. */
export async function attendanceOf(
  scope: CouncilScope,
  meeting: string,
): Promise<{ person: string; minutes: number; stays: Stay[] }[]> {
  const sitting = await sittingOf(scope, meeting)
  if (!sitting) return []
  const changes = await changesAt(scope, meeting)
  const to = sitting.endedAt ?? changes.at(-1)?.at ?? sitting.startedAt
  return [...staysOf(changes)].map(([person, stays]) => ({
    person,
    stays,
    minutes: minutesThere(stays, { from: sitting.startedAt, to }),
  }))
}

const lastOf = (changes: Change[], person: string): Change | undefined =>
  changes
    .filter((change) => change.person === person)
    .sort((a, b) => a.number - b.number)
    .at(-1)

/** Notes who came or went; who is there (or away) already stays so. */
export async function enter(
  request: CouncilRequest,
  sitting: Sitting,
  people: { person: string; arrives: boolean }[],
  at = momentOf(sitting, request.now),
): Promise<void> {
  const { scope, now } = request
  const changes = await changesAt(scope, sitting.id)
  for (const { person, arrives } of people) {
    const last = lastOf(changes, person)
    if ((last !== undefined && comes(last)) === arrives) continue
    if (at > now || (last && at < last.at)) throw new UserError('minutes.badTime')
    await addChange(scope, {
      meeting: sitting.id,
      person,
      number: (last?.number ?? 0) + 1,
      at,
      ...(person === request.person.id ? {} : { assistedBy: request.person.id }),
    })
  }
}

/** Takes back somebody's last change, where it was a mistake. */
export async function takeBack({ scope }: CouncilRequest, meeting: string, person: string): Promise<void> {
  const last = lastOf(await changesAt(scope, meeting), person)
  if (last) await removeChange(scope, meeting, person, last.number)
}
