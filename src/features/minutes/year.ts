import type { Council, CouncilScope } from '../../core/council'
import type { Chapter } from '../../core/feature'
import { type Language, longDate } from '../../core/language'
import { agendaOf } from '../agenda'
import { meetingsBetween } from '../meetings'
import { attendanceOf } from './attendance'
import { minutesWords } from './strings'

/** The meetings held between two instants: how many came, and what was talked about. */
export async function chapters(
  scope: CouncilScope,
  about: { council: Council; from: Date; to: Date; now: Date; language: Language },
): Promise<Chapter[]> {
  const { council, from, to, now, language } = about
  const words = minutesWords(language).chapter
  const held = (await meetingsBetween(scope, from, to)).filter(({ end }) => end <= now)
  if (held.length === 0) return []
  const seated = new Set(council.seats.flatMap(({ person, substitute }) => [person, substitute]))
  const items = await Promise.all(
    held.map(async ({ id, start }) => {
      const [agenda, attendance] = await Promise.all([agendaOf(scope, id), attendanceOf(scope, id)])
      const there = attendance.filter(({ person, minutes }) => minutes > 0 && seated.has(person)).length
      const titles = (agenda?.items ?? []).filter(({ fixed }) => !fixed).map(({ title }) => title)
      return words.meeting(longDate(start, council.timeZone, language), there, titles.join('; '))
    }),
  )
  return [{ part: 'meetings', title: words.title, texts: [words.count(held.length)], items }]
}
