import type { Council } from '../../core/council'
import type { Feature } from '../../core/feature'
import { meetingById } from '../meetings'
import { type Attendant, roomAt } from './attendance'
import type { ItemMinutes, MinutesContent } from './content'
import { dissentsAt } from './dissent-store'
import { entriesOf } from './entry-store'
import { followUpsFrom } from './follow-up-store'
import { type Outcome, timeUsed } from './rules'
import { talliesOf } from './sitting'
import type { Sitting, SittingItem } from './sitting-store'

/** A meeting's minutes as they can be made now, from all that was noted at it and after. */
export async function composeMinutes(
  rooms: Feature[],
  today: Council,
  sitting: Sitting,
  now: Date,
): Promise<MinutesContent | undefined> {
  const council = { ...today, ...sitting.places }
  const scope = { tenant: council.tenant, council: council.id }
  const { id } = sitting
  const end = sitting.endedAt ?? now
  const [meeting, room, entries, dissents, followUps, records] = await Promise.all([
    meetingById(scope, id),
    roomAt(council, id, end, sitting.names),
    entriesOf(scope, id),
    dissentsAt(scope, id),
    followUpsFrom(scope, id),
    Promise.all(
      rooms.map(
        (each) => each.recordsOf?.(scope, { council, meeting: id, from: sitting.startedAt, to: end }) ?? [],
      ),
    ),
  ])
  if (!meeting) return undefined
  const used = timeUsed(sitting.course, end)
  const nameOf = (person: string) => room.all.find((one) => one.person === person)?.name ?? ''

  const itemMinutes = (item: SittingItem): ItemMinutes => {
    const entry = entries.find((each) => each.item === item.id)
    const outcome = entry?.outcome?.text
    return {
      id: item.id,
      fixed: item.fixed,
      title: item.title,
      recommendation: item.recommendation,
      from: sitting.course.find((step) => step.item === item.id)?.at,
      used: Math.round((used.get(item.id) ?? 0) / 60_000),
      discussion: entry?.discussion?.text ?? '',
      decision: entry?.decision?.text ?? '',
      outcome: outcome ? (outcome as Outcome) : undefined,
      changes: changesDuring(item.id, sitting, room.all, end),
      disqualified: sitting.disqualified
        .filter((each) => each.item === item.id)
        .map(({ person }) => nameOf(person)),
      votes: talliesOf(sitting, council)
        .filter((vote) => vote.item === item.id && vote.closedAt)
        .map(({ counts }) => counts),
      dissents: dissents.filter((each) => each.item === item.id).map(({ name, text }) => ({ name, text })),
      followUps: followUps
        .filter((each) => each.item === item.id)
        .map(({ what, name, due, agreed = due }) => ({ what, name, due: agreed })),
    }
  }

  const attended = room.all.filter(({ stays }) => stays.length > 0)
  const represented = new Set(attended.flatMap(({ seat }) => seat ?? []))
  return {
    start: sitting.startedAt,
    end,
    place: meeting.place,
    attenders: attended.map((one) => ({
      person: one.person,
      name: one.name,
      ...placeOf(one, council, nameOf),
      stays: one.stays,
    })),
    absent: room.all
      .filter(({ seat, substitute, stays }) => seat && !substitute && stays.length === 0)
      .filter(({ seat }) => !represented.has(seat as string))
      .map(({ name }) => name),
    seats: council.seats.filter(({ person }) => person).length,
    items: sitting.items.map(itemMinutes),
    records: records.flat(),
  }
}

function placeOf({ person, seat, substitute }: Attendant, council: Council, nameOf: (id: string) => string) {
  const own = council.seats.find(({ id }) => id === seat)
  if (own && substitute) return { role: 'substitute', substituteFor: nameOf(own.person ?? '') }
  if (own) return { role: own.role === 'member' ? '' : own.role, seat: own.id }
  return { role: council.staff.find((entry) => entry.person === person)?.role ?? 'observer' }
}

/** Who came and went while an item was treated; who was there from the start is no change. */
function changesDuring(item: string, { course, startedAt }: Sitting, all: Attendant[], end: Date) {
  const first = course[0]?.at ?? end
  const spans = course.flatMap((step, index) =>
    step.item === item ? [{ from: step.at, to: course[index + 1]?.at ?? end }] : [],
  )
  const within = (at: Date) => spans.some(({ from, to }) => from <= at && at < to)
  return all
    .flatMap(({ name, stays }) =>
      stays.flatMap(({ from, to }) => [
        ...(from >= startedAt && from > first ? [{ name, comes: true, at: from }] : []),
        ...(to ? [{ name, comes: false, at: to }] : []),
      ]),
    )
    .filter(({ at }) => within(at))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.name.localeCompare(b.name, 'da'))
}
