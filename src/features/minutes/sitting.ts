import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import { type Council, leadersOf } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { longDate } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { agendaOf, draftAgenda, type PublishedItem } from '../agenda'
import { type Meeting, meetingById, meetingsBetween, nextMeeting } from '../meetings'
import { roomAt } from './attendance'
import { askForFloor, giveFloor, leaveFloor, type Speaker, speakersOn, stopSpeaking } from './floor-store'
import { countVotes, disqualifiedOn, firstTimeFirst, floorOrder, momentOf, relieved } from './rules'
import {
  closeFloor,
  runningSitting,
  type Sitting,
  setDisqualified,
  sittingOf,
  startSitting,
  takeUp,
} from './sitting-store'

/** A meeting can be opened so long before its start: people come early. */
const EARLY_HOURS = 3
/** A meeting that was held without the bot can be entered for so long. */
const AFTERWARDS_DAYS = 90

const itemOf = ({ id, fixed, title, background, recommendation, minutes }: PublishedItem) => ({
  id,
  fixed,
  title,
  background,
  recommendation,
  minutes,
})

/** What the start finds: a meeting that runs now, one that was never ended, or one that was never started. */
export type Begun = { meeting: Meeting; sitting: Sitting } | { unfinished: Sitting } | { forgotten: Meeting }

/** Begins the meeting that is next, on the published agenda or, without one, on what stands on it now. */
export async function begin(request: CouncilRequest): Promise<Begun> {
  const { scope, council, now, language } = request
  const next = await nextMeeting(scope, now)
  const opens = next && DateTime.fromJSDate(next.start).minus({ hours: EARLY_HOURS }).toJSDate()
  const isTime = opens !== undefined && opens <= now
  const running = await runningSitting(scope)
  const meeting = running && (await meetingById(scope, running.id))
  // A meeting may last longer than planned, until the next one can begin.
  if (meeting)
    return isTime && next?.id !== meeting.id ? { unfinished: running } : { meeting, sitting: running }
  const forgotten = isTime ? undefined : await neverStarted(request)
  if (forgotten) return { forgotten }
  if (!next) throw new UserError('minutes.noMeeting')
  if (!isTime)
    throw new UserError('minutes.tooEarly', { day: longDate(next.start, council.timeZone, language) })
  const held = await sittingOf(scope, next.id)
  if (held?.state === 'ended') throw new UserError('minutes.alreadyHeld')
  return { meeting: next, sitting: await sitDown(request, next, { startedAt: now }) }
}

/** Begins a meeting that was held without the bot, so that its minutes can be written. */
export async function beginAfterwards(request: CouncilRequest, id: string): Promise<Sitting> {
  const [now, meeting] = [await runningSitting(request.scope), await neverStarted(request)]
  if (now?.id === id) return now
  if (now) throw new UserError('minutes.endFirst')
  if (meeting?.id !== id) throw new UserError('minutes.alreadyHeld')
  return sitDown(request, meeting, { startedAt: meeting.start, afterwards: true })
}

/** The last meeting that is over by its plan, if it was never started. */
async function neverStarted({ scope, now }: CouncilRequest): Promise<Meeting | undefined> {
  const from = DateTime.fromJSDate(now).minus({ days: AFTERWARDS_DAYS }).toJSDate()
  const last = (await meetingsBetween(scope, from, now)).filter(({ end }) => end < now).at(-1)
  return last && !(await sittingOf(scope, last.id)) ? last : undefined
}

async function sitDown(
  request: CouncilRequest,
  meeting: Meeting,
  begun: Pick<Sitting, 'startedAt' | 'afterwards'>,
): Promise<Sitting> {
  const { scope, person } = request
  const items = (await agendaOf(scope, meeting.id))?.items ?? (await draftAgenda(request, meeting))
  return startSitting(
    scope,
    meeting.id,
    { ...begun, startedBy: person.id, items: items.map(itemOf) },
    auditEntry(request, 'minutes.meetingStarted', meeting.id),
  )
}

/** The meeting that runs; a card of another meeting is out of date. */
export async function running(request: CouncilRequest, id?: string): Promise<Sitting> {
  const sitting = await runningSitting(request.scope)
  if (!sitting || (id !== undefined && sitting.id !== id)) throw new UserError('minutes.notRunning')
  return sitting
}

/** A meeting that runs or is over: its minutes can be written. */
export async function held(request: CouncilRequest, id: string): Promise<Sitting> {
  const sitting = await sittingOf(request.scope, id)
  if (!sitting) throw new UserError('minutes.notRunning')
  return sitting
}

export function itemIn(sitting: Sitting, id: string) {
  const item = sitting.items.find((each) => each.id === id)
  if (!item) throw new UserError('minutes.itemGone')
  return item
}

/** The item after the current one. */
export function itemAfter({ items, current }: Sitting) {
  return items[items.findIndex(({ id }) => id === current) + 1]
}

/** Takes up an item, from the one that the card showed. Whoever presses late is shown where the meeting is. */
export async function goTo(request: CouncilRequest, id: string, from: string, to: string): Promise<Sitting> {
  const { scope, now } = request
  const sitting = await running(request, id)
  itemIn(sitting, to)
  if (sitting.current === to) return sitting
  const moved = await takeUp(scope, id, from, to, momentOf(sitting, now))
  if (!moved) {
    const latest = await running(request, id)
    if (latest.current === to) return latest
    throw new UserError(latest.voteOpen ? 'minutes.voteOpen' : 'minutes.movedOn')
  }
  await stopSpeaking(scope, id)
  return moved
}

export interface Floor {
  speaking?: Speaker
  waiting: Speaker[]
  /** Those who have not spoken to the item before, where they come first. */
  fresh: Set<string>
}

export async function floorOf(request: Pick<CouncilRequest, 'scope' | 'council' | 'now'>, sitting: Sitting) {
  const all = await speakersOn(request.scope, sitting.id, sitting.current)
  const spoken = new Set(all.flatMap(({ state, person }) => (state === 'waiting' ? [] : [person])))
  const newFirst = ruleValue(firstTimeFirst, request.council, request.now)
  const waiting = floorOrder(
    all.filter(({ state }) => state === 'waiting'),
    spoken,
    newFirst,
  )
  const fresh = new Set(waiting.flatMap(({ person }) => (newFirst && !spoken.has(person) ? [person] : [])))
  return { speaking: all.find(({ state }) => state === 'speaking'), waiting, fresh }
}

/** Asks for the floor on the current item, or takes it back. */
export async function askOrLeave(request: CouncilRequest, id: string, asks: boolean): Promise<Sitting> {
  const { scope, person, now, council } = request
  const sitting = await running(request, id)
  const on = { meeting: id, item: sitting.current, person: person.id, name: person.name }
  if (!asks) {
    await leaveFloor(scope, id, sitting.current, person.id)
    return sitting
  }
  if (sitting.current === '') throw new UserError('minutes.noItemYet')
  if (sitting.floorClosed) throw new UserError('minutes.floorClosed')
  const { present } = await roomAt(council, id, now)
  if (!present.some((one) => one.person === person.id)) throw new UserError('minutes.notHere')
  await askForFloor(scope, { ...on, askedAt: now })
  return sitting
}

/** The next on the list gets the floor. `speaking` is who had it when the card was shown. */
export async function nextSpeaker(request: CouncilRequest, id: string, speaking: string): Promise<Sitting> {
  const sitting = await running(request, id)
  const floor = await floorOf(request, sitting)
  if ((floor.speaking?.id ?? '') !== speaking) return sitting
  await stopSpeaking(request.scope, id)
  const [next] = floor.waiting
  if (next) await giveFloor(request.scope, next.id)
  return sitting
}

export async function setFloor(
  request: CouncilRequest,
  id: string,
  item: string,
  closed: boolean,
): Promise<Sitting> {
  return (await closeFloor(request.scope, id, item, closed)) ?? running(request, id)
}

/** Notes who is disqualified on an item; only those that the form changed. */
export async function disqualify(
  request: CouncilRequest,
  id: string,
  item: string,
  shown: string[],
  chosen: string[],
): Promise<Sitting> {
  let sitting = await held(request, id)
  itemIn(sitting, item)
  for (const person of new Set([...shown, ...chosen])) {
    const is = chosen.includes(person)
    if (is === shown.includes(person)) continue
    const audit = auditEntry(request, is ? 'minutes.disqualified' : 'minutes.qualified', id, item, person)
    sitting = (await setDisqualified(request.scope, id, item, person, is, audit)) ?? sitting
  }
  return sitting
}

/** The meeting's votes as they stand, with those who had the seats when it ended, else those of `council`. */
export const talliesOf = (sitting: Sitting, council: Pick<Council, 'seats'>) =>
  sitting.votes.map((vote) => {
    const { ballots = {} } = vote
    const out = disqualifiedOn(sitting, vote.item)
    const others = relieved(ballots, sitting.places?.seats ?? council.seats, out)
    return { ...vote, counts: countVotes(ballots, new Set([...out, ...others])) }
  })

/** The leaders' cards come anew, over the ones that they have. `stamp` tells one time from another. */
export function deskNotices(
  { scope, council }: Pick<CouncilRequest, 'scope' | 'council'>,
  meeting: string,
  stamp: string,
): Notification[] {
  return leadersOf(council).map((person) => ({
    kind: 'minutes.desk',
    scope,
    subject: `${meeting}:${stamp}`,
    to: { person },
    thread: `minutes.desk:${meeting}`,
  }))
}
