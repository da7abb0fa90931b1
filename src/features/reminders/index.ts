import { z } from 'zod'
import { COUNCIL, LEADERS, type Member, type Role } from '../../core/council'
import type { CouncilRequest, Feature } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { REMINDERS, type ReminderName } from './chain'
import { deliveriesFor } from './deliveries'
import { remindersJob } from './job'
import { preferencesOf, savePreferences } from './preferences-store'
import { minutesDays, minutesDeadline, quietHours, reminderRules } from './rules'
import { reminderWords } from './strings'
import { preferencesForm, preferencesSaved } from './views'

const Save = z.object({
  wanted: z.string().default(''),
  from: z.string().default(''),
  to: z.string().default(''),
})

const CHAIRS: readonly Role[] = ['chair', 'viceChair']
const MEETING_DAYS: readonly ReminderName[] = ['agendaPublished', 'dayBefore', 'hourBefore']
const MINUTES: readonly ReminderName[] = ['minutesDue', 'minutesAgain', 'minutesLast']

/** The reminders that come to somebody at all. The warning of too few is not to be turned off. */
function choosableBy({ role, seat }: Member): ReminderName[] {
  const mine = new Set<ReminderName>([
    ...MEETING_DAYS,
    ...(seat ? (['itemsOpen', 'itemsLastWeek', 'unanswered'] as const) : []),
    ...(CHAIRS.includes(role) ? (['itemsClosed'] as const) : []),
    ...(LEADERS.includes(role) ? (['agendaDue'] as const) : []),
    ...(role === 'secretariat' ? MINUTES : []),
  ])
  return REMINDERS.filter((name) => mine.has(name))
}

async function form(request: CouncilRequest) {
  if (request.place !== 'personal') throw new UserError('reminders.personal')
  const preferences = await preferencesOf(request.scope, request.person.id)
  const standard = ruleValue(quietHours, request.council, request.now)
  return preferencesForm(preferences, choosableBy(request.member), standard, request)
}

/** Reminders about meetings, made from what the rooms know of them. */
export function remindersFor(rooms: Feature[]): Feature {
  return {
    name: 'reminders',
    strings: reminderWords,
    commands: [
      { key: 'preferences', access: COUNCIL, handle: async (request) => ({ card: await form(request) }) },
    ],
    actions: [
      {
        verb: 'reminders.preferences',
        access: COUNCIL,
        handle: async (request) => ({ card: await form(request) }),
      },
      {
        verb: 'reminders.save',
        access: COUNCIL,
        async handle(request) {
          const { wanted, from, to } = Save.parse(request.data)
          const standard = ruleValue(quietHours, request.council, request.now)
          const read = quietHours.schema.safeParse({ from, to })
          if (!read.success || from === to) throw new UserError('reminders.badHours')
          const chosen = wanted.split(',')
          const choosable: readonly string[] = choosableBy(request.member)
          const before = await preferencesOf(request.scope, request.person.id)
          const off = REMINDERS.filter((name) =>
            choosable.includes(name) ? !chosen.includes(name) : before.off.includes(name),
          )
          const own = from !== standard.from || to !== standard.to
          await savePreferences(request.scope, request.person.id, { off, hours: own ? read.data : undefined })
          return { replaceCard: preferencesSaved(read.data, request) }
        },
      },
    ],
    deliveries: deliveriesFor(rooms),
    jobs: [remindersJob(rooms)],
    meetingFacts: {
      knows: [],
      deadlines: ({ end }, council, now) => [
        { name: 'minutes', at: minutesDeadline(end, council, now), rule: minutesDays.key },
      ],
      done: async () => [],
    },
    rules: reminderRules,
  }
}

export { awakeFrom } from './awake'
export { chainRules, quietHours } from './rules'
