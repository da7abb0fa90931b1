import { type Council, LEADERS } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { convener, seated } from './rules'

/** Since when somebody has held a seat without a break, by what the council knows; undefined when unknown. */
function inOffice({ former = [] }: Council, person: string, since: Date | undefined): Date | undefined {
  const before = former.find((seat) => seat.person === person && since && seat.until >= since)
  if (!before) return since
  const rest = former.filter((seat) => seat !== before)
  return inOffice({ former: rest } as Council, person, before.since) ?? since
}

/**
 * The member longest in office, who conducts where there is no chair: by the real dates as far as they are
 * known, and among equals by the seats' order. Undefined in a council without members.
 */
export function longestInOffice(council: Council): string | undefined {
  const from = ({ person, since }: { person: string; since?: Date }): number =>
    inOffice(council, person, since)?.getTime() ?? Number.POSITIVE_INFINITY
  const [first] = seated(council)
    .map((seat) => ({ person: seat.person, from: from(seat) }))
    .sort((a, b) => (a.from === b.from ? 0 : a.from - b.from))
  return first?.person
}

/** Who conducts elections: formandskab and secretariat, and by rule the member longest in office while there is no chair. */
export function mayConduct({
  member,
  council,
  now,
}: Pick<CouncilRequest, 'member' | 'council' | 'now'>): boolean {
  if (LEADERS.includes(member.role)) return true
  if (seated(council).some(({ role }) => role === 'chair')) return false
  return ruleValue(convener, council, now) === 'longestInOffice' && longestInOffice(council) === member.person
}

export function mustConduct(request: CouncilRequest): void {
  if (!mayConduct(request)) throw new UserError('elections.notYours', {}, convener.key)
}
