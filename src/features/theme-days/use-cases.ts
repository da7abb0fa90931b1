import { auditEntry } from '../../core/audit'
import { type Council, everybodyIn, LEADERS, SECRETARIAT, scopeOf } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { holds } from '../../core/holds'
import { dayIn } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import {
  dateSignUps,
  type EvaluationText,
  type ExpectationText,
  expectationsFor,
  keepEvaluation,
  keepExpectation,
  keepSignUp,
  type Needs,
  type SignUp,
  signUpsFor,
} from './answers-store'
import {
  endOf,
  forgetDays,
  reminderDays,
  reminderDue,
  type Slot,
  type Span,
  signUpDays,
  startOf,
  type ThemeDayKind,
  takesSignUps,
  tellingOf,
} from './rules'
import { addThemeDay, changeThemeDay, type ThemeDay, type ThemeDayText, themeDayById } from './store'

export const todayIn = ({ timeZone }: Council, now: Date): string => dayIn(now, timeZone)

/** Who arranges theme days, in their own chat. */
export const arranges = ({ member, place }: Pick<CouncilRequest, 'member' | 'place'>): boolean =>
  place === 'personal' && LEADERS.includes(member.role)

export const isOver = (day: ThemeDay, { timeZone }: Council, now: Date): boolean =>
  now >= endOf(day, timeZone).toJSDate()

/** From the morning of the day on, expectations lie open. */
export const hasCome = (day: ThemeDay, council: Council, now: Date): boolean =>
  todayIn(council, now) >= day.day

/** A theme day that this person may see. */
export async function readThemeDay(request: CouncilRequest, id: string): Promise<ThemeDay> {
  const day = await themeDayById(request.scope, id)
  if (!day || (day.state === 'draft' && !LEADERS.includes(request.member.role)))
    throw new UserError('theme-days.gone')
  return day
}

/** Writes a theme day, new or over the version that was read. */
export async function saveThemeDay(
  request: CouncilRequest,
  text: ThemeDayText,
  about: { id: string; version: number; form: string; kind: ThemeDayKind; programme: Slot[] },
): Promise<{ day: ThemeDay; notifications: Notification[] }> {
  const { scope, council, now } = request
  if (text.to <= text.from) throw new UserError('theme-days.times')
  if (about.id === '') {
    if (text.day < todayIn(council, now)) throw new UserError('theme-days.past')
    const { kind, programme, form } = about
    const audit = auditEntry(request, 'theme-days.added', form)
    const day = await addThemeDay(scope, { ...text, kind, programme, form, madeAt: now }, audit)
    // The same form, or the wheel's entry, has made one before: other words are not told as saved.
    if (!holds(day, text)) throw new UserError('theme-days.changed')
    return { day, notifications: [] }
  }
  const before = await readThemeDay(request, about.id)
  const forget = before.state === 'open' ? { forget: forgetOn(text, council, now) } : {}
  const another = before.day !== text.day
  if (another) await dateSignUps(scope, before)
  const told = another ? { told: toldBy(text, council, now) } : {}
  const day = await change(request, before, about.version, { ...text, ...forget, ...told })
  const moved = before.day !== day.day || before.from !== day.from || before.place !== day.place
  return { day, notifications: day.state === 'open' && moved ? invitations(council, day, false) : [] }
}

async function change(
  request: CouncilRequest,
  { id }: ThemeDay,
  version: number,
  to: Parameters<typeof changeThemeDay>[3],
): Promise<ThemeDay> {
  const audit = auditEntry(request, 'theme-days.changed', id)
  const changed = await changeThemeDay(request.scope, id, version, to, audit)
  if (changed) return changed
  const current = await readThemeDay(request, id)
  // The same press again finds its own words.
  if (!holds(current, to)) throw new UserError('theme-days.changed')
  return current
}

export const saveProgramme = (
  request: CouncilRequest,
  day: ThemeDay,
  version: number,
  programme: Slot[],
): Promise<ThemeDay> => change(request, day, version, { programme })

export const saveAgreements = (
  request: CouncilRequest,
  day: ThemeDay,
  version: number,
  agreements: string[],
): Promise<ThemeDay> => change(request, day, version, { agreements })

const forgetOn = (day: Pick<ThemeDay, 'day' | 'from' | 'to'>, council: Council, now: Date): Date =>
  endOf(day, council.timeZone)
    .plus({ days: ruleValue(forgetDays, council, now) })
    .toJSDate()

/** Whoever is invited now need not hear at once that they have not answered. */
function toldBy(span: Span, council: Council, now: Date): string[] {
  const due = reminderDue(span, ruleValue(reminderDays, council, now), council.timeZone)
  return now >= due.toJSDate() ? [tellingOf('remind', span)] : []
}

const notice = (council: Council, day: ThemeDay, kind: string, person: string): Notification => ({
  kind: `theme-days.${kind}`,
  scope: scopeOf(council),
  subject: `${day.id}:${day.version}`,
  to: { person },
  expires: endOf(day, council.timeZone).toJSDate(),
  patient: true,
})

function invitations(council: Council, day: ThemeDay, channel = true): Notification[] {
  const personal = everybodyIn(council).map((person) => notice(council, day, 'invitation', person))
  const posted: Notification = { ...notice(council, day, 'invitation', ''), to: 'channel', patient: false }
  return [...personal, ...(channel && council.channel ? [posted] : [])]
}

/** Invites everybody in the council. Again, it changes nothing. */
export async function openThemeDay(
  request: CouncilRequest,
  id: string,
  version: number,
): Promise<{ day: ThemeDay; notifications: Notification[] }> {
  const { council, now } = request
  const day = await readThemeDay(request, id)
  if (day.state === 'open') return { day, notifications: [] }
  if (day.programme.length === 0) throw new UserError('theme-days.noProgramme')
  if (isOver(day, council, now)) throw new UserError('theme-days.past')
  const opened = await change(request, day, version, {
    state: 'open',
    forget: forgetOn(day, council, now),
    told: toldBy(day, council, now),
  })
  return { day: opened, notifications: invitations(council, opened) }
}

/** Calls a theme day off. Those who were invited are told. */
export async function cancelThemeDay(
  request: CouncilRequest,
  id: string,
  version: number,
): Promise<{ day: ThemeDay; notifications: Notification[] }> {
  const { council, now } = request
  const day = await readThemeDay(request, id)
  if (day.state === 'cancelled') return { day, notifications: [] }
  if (isOver(day, council, now)) throw new UserError('theme-days.over')
  const cancelled = await change(request, day, version, { state: 'cancelled' })
  const told = day.state === 'open' ? everybodyIn(council) : []
  return {
    day: cancelled,
    notifications: told.map((person) => notice(council, cancelled, 'cancelled', person)),
  }
}

export const signUpIsOver = ({ day }: Pick<ThemeDay, 'day'>, council: Council, now: Date): boolean =>
  !takesSignUps(day, ruleValue(signUpDays, council, now), todayIn(council, now))

/** After the last day one changes only what one needs; the secretariat signs up whom it likes. */
export async function checkInTime(request: CouncilRequest, day: ThemeDay): Promise<void> {
  const { council, now, member } = request
  if (!signUpIsOver(day, council, now) || SECRETARIAT.includes(member.role)) return
  if (!(await ownSignUp(request, day))?.coming) throw new UserError('theme-days.late', {}, signUpDays.key)
}

/** Signs somebody up or off for the `date` that they were shown. */
export async function signUp(
  request: CouncilRequest,
  id: string,
  { date, person, coming, ...needs }: { date?: string; person: string; coming: boolean } & Needs,
): Promise<ThemeDay> {
  const { scope, council, now } = request
  const day = await readThemeDay(request, id)
  if (day.state === 'cancelled') throw new UserError('theme-days.gone')
  if (isOver(day, council, now)) throw new UserError('theme-days.over')
  if (!everybodyIn(council).includes(person)) throw new UserError('theme-days.notInCouncil')
  if (date && date !== day.day) throw new UserError('theme-days.moved')
  // Whoever cannot come after all can always say so.
  if (coming) await checkInTime(request, day)
  const assistedBy = person === request.person.id ? undefined : request.person.id
  await keepSignUp(scope, { themeDay: id, person }, { ...needs, day: day.day, coming, at: now, assistedBy })
  return day
}

export async function ownSignUp(
  { scope, person }: CouncilRequest,
  day: ThemeDay,
): Promise<SignUp | undefined> {
  return (await signUpsFor(scope, day)).find((each) => each.person === person.id)
}

/** What one expects, until the day comes. */
export async function expect(request: CouncilRequest, id: string, text: ExpectationText): Promise<ThemeDay> {
  const { scope, council, now, person } = request
  const day = await readThemeDay(request, id)
  if (hasCome(day, council, now)) throw new UserError('theme-days.onDay')
  if (Object.values(text).every((each) => each === '')) throw new UserError('theme-days.expectEmpty')
  await keepExpectation(scope, { themeDay: id, person: person.id }, { ...text, at: now })
  return day
}

/** All expectations, from the day on. */
export async function readExpectations(request: CouncilRequest, day: ThemeDay): Promise<ExpectationText[]> {
  if (!hasCome(day, request.council, request.now)) throw new UserError('theme-days.notYet')
  return expectationsFor(request.scope, day.id)
}

export async function evaluate(request: CouncilRequest, id: string, text: EvaluationText): Promise<ThemeDay> {
  const { scope, council, now, person } = request
  const day = await readThemeDay(request, id)
  if (!isOver(day, council, now)) throw new UserError('theme-days.notOver')
  await keepEvaluation(scope, { themeDay: id, person: person.id }, { ...text, at: now })
  return day
}

/** When it begins, as an instant. */
export const beginning = (day: ThemeDay, { timeZone }: Council): Date => startOf(day, timeZone).toJSDate()
