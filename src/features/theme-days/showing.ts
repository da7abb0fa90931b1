import type { Council, Person } from '../../core/council'
import { LEADERS, memberOf } from '../../core/council'
import type { CouncilRequest, LinkTo, Reply } from '../../core/feature'
import { evaluationsFor, expectationsFor, signUpsFor } from './answers-store'
import type { ThemeDay } from './store'
import { type DayReader, dayView } from './views'

/** Numbers that all may see. */
export async function countsOf(day: ThemeDay): Promise<DayReader['counts']> {
  const { tenant, council, id } = day
  const scope = { tenant, council }
  const [signUps, expectations, evaluations] = await Promise.all([
    signUpsFor(scope, day),
    expectationsFor(scope, id),
    evaluationsFor(scope, id),
  ])
  return {
    yes: signUps.filter(({ coming }) => coming).length,
    no: signUps.filter(({ coming }) => !coming).length,
    expected: expectations.length,
    evaluated: evaluations.length,
  }
}

/** What a card about the theme day shows to somebody, or to all where they read it together. */
export async function readerOf(
  day: ThemeDay,
  council: Council,
  person: Person | undefined,
  linkTo: LinkTo | undefined,
): Promise<DayReader> {
  const { tenant, id } = day
  const member = person && memberOf(council, person)
  const counts = await countsOf(day)
  if (!person || !member) return { personal: false, arranges: false, counts }
  const own = (await signUpsFor({ tenant, council: council.id }, day)).find(
    (each) => each.person === person.id,
  )
  return {
    personal: true,
    arranges: LEADERS.includes(member.role),
    own,
    counts,
    word: linkTo?.('theme-days.programme', id),
  }
}

/** The theme day in place of the pressed card. */
export async function shown(request: CouncilRequest, day: ThemeDay, notice = ''): Promise<Reply> {
  const { council, person, place, linkTo } = request
  const alone = place === 'personal'
  const reader = await readerOf(day, council, alone ? person : undefined, linkTo)
  return { replaceCard: dayView(day, reader, request, notice) }
}
