import { DateTime } from 'luxon'
import { leadersOf, scopeOf } from '../../core/council'
import type { CouncilRequest, Job, Notification } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { councilById } from '../council'
import { beginLike, meetingsBetween, sameDayNextYear } from '../meetings'
import {
  addEntry,
  changeEntry,
  dueEntries,
  type Entry,
  type EntryContent,
  entriesBetween,
  entryById,
  reminded,
} from './store'
import { yearSpan } from './wheel'

export async function readEntry({ scope }: CouncilRequest, id: string): Promise<Entry> {
  const entry = await entryById(scope, id)
  if (!entry) throw new UserError('year-wheel.gone')
  return entry
}

export function yearAsked(args: string, { council, now }: CouncilRequest): number {
  const local = DateTime.fromJSDate(now, { zone: council.timeZone })
  if (args === '') return local.year
  if (!/^20\d\d$/.test(args)) throw new UserError('year-wheel.badYear')
  return Number(args)
}

/** Wall time of reminders from the wheel. */
const REMINDER_HOUR = 9

export interface EntryInputs {
  title: string
  kind: Entry['kind']
  day: string
  /** Days before, or `none`. */
  remind: string
  cprException?: string
}

/** Writes an entry, new or over the one with `id`. The same form again changes nothing. */
export async function saveEntry(
  { scope, council, now }: CouncilRequest,
  id: string,
  form: string,
  { title, kind, day, remind, cprException }: EntryInputs,
): Promise<DateTime> {
  if (title === '') throw new UserError('year-wheel.titleMissing')
  if (title.length > 80) throw new UserError('year-wheel.tooLong')
  const date = DateTime.fromISO(day, { zone: council.timeZone })
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !date.isValid) throw new UserError('year-wheel.badDay')
  const due = /^\d+$/.test(remind)
    ? date.minus({ days: Number(remind) }).set({ hour: REMINDER_HOUR })
    : undefined
  const content: EntryContent = {
    title,
    kind,
    at: date.toJSDate(),
    // What lies behind needs no reminder.
    remindAt: due && due.toJSDate() > now ? due.toJSDate() : undefined,
    cprException,
  }
  if (id === '') await addEntry(scope, content, form)
  else if (!(await changeEntry(scope, id, content))) throw new UserError('year-wheel.gone')
  return date
}

/**
 * Next year's wheel begins as a copy on the same weekdays: what the council entered, and its ordinary
 * meetings as a draft that the secretariat looks through. Gives whether there is such a draft.
 */
export async function copyYear(request: CouncilRequest, year: number): Promise<boolean> {
  const { scope, council } = request
  const { from, to } = yearSpan(year, council)
  for (const { id, kind, title, at, remindAt } of await entriesBetween(scope, from, to)) {
    const next = sameDayNextYear(at, council.timeZone)
    const ahead = remindAt && at.getTime() - remindAt.getTime()
    const content = {
      kind,
      title,
      at: next,
      remindAt: ahead === undefined ? undefined : new Date(next.getTime() - ahead),
    }
    await addEntry(scope, content, `copy:${id}:${year + 1}`)
  }
  return beginLike(request, year + 1, await meetingsBetween(scope, from, to))
}

/** Reminds formandskab and secretariat of the entries whose time has come. */
export const remindJob: Job = {
  name: 'year-wheel.remind',
  async run(now, add) {
    for (const entry of await dueEntries(now)) {
      const council = await councilById(entry)
      await add(
        (council ? leadersOf(council) : []).map(
          (person): Notification => ({
            kind: 'year-wheel.reminder',
            scope: council ? scopeOf(council) : entry,
            subject: `${entry.id}:${entry.remindAt?.toISOString()}`,
            to: { person },
            patient: true,
            expires: new Date(entry.at.getTime() + 86_400_000),
          }),
        ),
      )
      await reminded(entry)
    }
    return []
  },
}
