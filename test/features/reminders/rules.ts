import type { ChainRules } from '../../../src/features/reminders/chain'

export const ZONE = 'Europe/Copenhagen'
export const RULES: ChainRules = {
  time: '09:00',
  itemsOpenDays: 42,
  lastWeekDays: 7,
  unansweredDays: 7,
  quorumDays: 3,
  dayBeforeDays: 1,
  hourBeforeMinutes: 60,
  minutesDays: 8,
  minutesAgainDays: [3, 7],
}
