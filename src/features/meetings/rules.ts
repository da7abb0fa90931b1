import { z } from 'zod'
import type { Rule } from '../../core/rules'
import type { WakingHours } from './quiet-hours'

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When the bot may disturb people on its own. Custom: nothing at night unless the meeting itself is then. */
export const quietHours: Rule<WakingHours> = {
  key: 'meetings.quietHours',
  schema: z.object({ from: wallTime, to: wallTime }),
  standard: { from: '08:00', to: '20:00' },
}
