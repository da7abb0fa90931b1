import type { Council, CouncilScope } from '../../core/council'
import type { Chapter } from '../../core/feature'
import { type Language, longDate } from '../../core/language'
import { agendaOf } from '../agenda'
import { meetingsBetween } from '../meetings'
import { attendanceOf } from './attendance'
import { sittingOf } from './sitting-store'
import { minutesWords } from './strings'

/** The meetings held between two instants: how many came, and what was talked about. */
export async function chapters(
  scope: CouncilScope,
  about: { council: Council; from: Date; to: Date; now: Date; language: Language },
): Promise<Chapter[]> {
  const { council, from, to, now, language } = about
  const words = minutesWords(language).chapter
  const past = (await meetingsBetween(scope, from, to)).filter(({ end }) => end <= now)
  const sittings = await Promise.all(past.map(({ id }) => sittingOf(scope, id)))
  const held = past.flatMap((meeting, index) => {
    const sitting = sittings[index]
    return sitting ? [{ ...meeting, seats: sitting.places?.seats ?? council.seats }] : []
  })
  if (held.length === 0) return []
  const items = await Promise.all(
    held.map(async ({ id, start, seats }) => {
      const [agenda, attendance] = await Promise.all([agendaOf(scope, id), attendanceOf(scope, id)])
      const seated = new Set(seats.flatMap(({ person, substitute }) => [person, substitute]))
      const there = attendance.filter(({ person, minutes }) => minutes > 0 && seated.has(person)).length
      const titles = (agenda?.items ?? []).filter(({ fixed }) => !fixed).map(({ title }) => title)
      return words.meeting(longDate(start, council.timeZone, language), there, titles.join('; '))
    }),
  )
  return [{ part: 'meetings', title: words.title, texts: [words.count(held.length)], items }]
}
