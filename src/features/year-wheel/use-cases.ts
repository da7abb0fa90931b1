import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import { leadersOf, scopeOf } from '../../core/council'
import type { CouncilRequest, Job, Notification } from '../../core/feature'
import { holds } from '../../core/holds'
import { UserError } from '../../core/user-error'
import { councilById } from '../council'
import { beginLike, meetingsBetween, sameDayNextYear } from '../meetings'
import { remindDaysOf, reminderOf } from './rules'
import {
  addEntry,
  changeEntry,
  dueEntries,
  type Entry,
  type EntryContent,
  entriesBetween,
  entryById,
  reminded,
  removeEntry,
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

export interface EntryInputs {
  title: string
  kind: Entry['kind']
  day: string
  /** Days before, or `none`. */
  remind: string
  cprException?: string
}

/** Writes an entry, new or over the one with `id` as it was at `version`. The same form again changes nothing. */
export async function saveEntry(
  request: CouncilRequest,
  { id, version, form }: { id: string; version: number; form: string },
  { title, kind, day, remind, cprException }: EntryInputs,
): Promise<DateTime> {
  const { scope, council, now } = request
  if (title === '') throw new UserError('year-wheel.titleMissing')
  if (title.length > 80) throw new UserError('year-wheel.tooLong')
  const date = DateTime.fromISO(day, { zone: council.timeZone })
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !date.isValid) throw new UserError('year-wheel.badDay')
  const remindDays = /^\d+$/.test(remind) ? Number(remind) : undefined
  const remindAt = reminderOf(date, remindDays, now)
  const content = { title, kind, at: date.toJSDate(), remindDays, remindAt, cprException }
  if (id === '') await putOnWheel(request, content, form)
  else {
    const audit = auditEntry(request, 'year-wheel.changed', id)
    if (!(await changeEntry(scope, id, version, content, audit)))
      sameAs(await readEntry(request, id), content, council.timeZone)
  }
  return date
}

/** The same press again finds its own words; another's are not told as saved. */
function sameAs(entry: Entry, { kind, title, at, remindDays }: EntryContent, zone: string): void {
  if (!holds(entry, { kind, title, at }) || remindDaysOf(entry, zone) !== remindDays)
    throw new UserError('year-wheel.changed')
}

/** Puts an entry on the wheel. The same form again changes nothing. */
export async function putOnWheel(
  request: CouncilRequest,
  content: EntryContent,
  form: string,
): Promise<void> {
  const entry = await addEntry(request.scope, content, form, auditEntry(request, 'year-wheel.added', form))
  if (entry.removed) throw new UserError('year-wheel.gone')
  sameAs(entry, content, request.council.timeZone)
}

/** Takes an entry off the wheel that is as it was at `version`. */
export async function takeOff(request: CouncilRequest, { id }: Entry, version: number): Promise<void> {
  const audit = auditEntry(request, 'year-wheel.removed', id)
  if (!(await removeEntry(request.scope, id, version, audit))) throw new UserError('year-wheel.changed')
}

/**
 * Next year's wheel begins as a copy on the same weekdays: what the council entered, and its ordinary
 * meetings as a draft that the secretariat looks through. Gives whether there is such a draft.
 */
export async function copyYear(request: CouncilRequest, year: number): Promise<boolean> {
  const { scope, council, now } = request
  const { from, to } = yearSpan(year, council)
  const zone = council.timeZone
  for (const entry of await entriesBetween(scope, from, to)) {
    const { id, kind, title, cprException } = entry
    const at = sameDayNextYear(entry.at, zone)
    const remindDays = remindDaysOf(entry, zone)
    const remindAt = reminderOf(DateTime.fromJSDate(at, { zone }), remindDays, now)
    const audit = auditEntry(request, 'year-wheel.added', id)
    const copy = { kind, title, at, remindDays, remindAt, cprException }
    await addEntry(scope, copy, `copy:${id}:${year + 1}`, audit)
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
