import { z } from 'zod'
import { LEADERS, SECRETARIAT } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { countsOf } from './showing'
import type { ThemeDay } from './store'
import { deskView } from './views'

export const OfDay = z.object({ day: z.string() })
export const Versioned = OfDay.extend({ version: z.coerce.number().int().min(0) })
export const text = (most: number) => z.string().trim().max(most).default('')

export const personally = (request: CouncilRequest): void => {
  if (request.place !== 'personal') throw new UserError('theme-days.personal')
}

export const arranging = (verb: string, handle: (request: CouncilRequest) => Promise<Reply>): Action => ({
  verb: `theme-days.${verb}`,
  access: LEADERS,
  handle(request) {
    personally(request)
    return handle(request)
  },
})

/** What its organisers can do, in place of the pressed card. */
export async function desk(request: CouncilRequest, day: ThemeDay, notice = ''): Promise<Reply> {
  const secretariat = SECRETARIAT.includes(request.member.role)
  const counts = await countsOf(day)
  const { language } = request
  const budget =
    day.budget > 0
      ? new Intl.NumberFormat(language, {
          style: 'currency',
          currency: 'DKK',
          maximumFractionDigits: 0,
        }).format(day.budget / 100)
      : ''
  return { replaceCard: deskView(day, { secretariat, counts, budget }, request, notice) }
}
