import { auditEntry } from '../../core/audit'
import type { CouncilRequest, Notification, OfferedItem } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import type { Meeting } from '../meetings'
import { agendaOf, type Plan, planOf, setPlan } from './agenda-store'
import { currentMeeting, fateOf, isToCome, meetingAfter, readItem, refuse } from './items'
import { draftAgenda } from './publish'
import { committees, MOST_ITEMS, orderFrom } from './rules'
import { type Change, type Item, itemById, itemsOf, mergedInto, moveItem, proposeItem } from './store'

export interface Moved {
  item: Item
  notifications: Notification[]
}

/** One conditional update. Pressed twice, the second answer is the same as the first. */
async function move(
  request: CouncilRequest,
  id: string,
  from: { state: Item['state'][]; meeting?: string; mergedInto?: string },
  to: Change,
): Promise<Moved> {
  const audit = auditEntry(request, `agenda.item.${to.move ?? to.state}`, id)
  const moved = await moveItem(request.scope, id, from, to, audit)
  const item = moved ?? (await itemById(request.scope, id))
  if (!item || item.move !== to.move || (to.state && item.state !== to.state)) return refuse(request, id)
  return { item, notifications: [...fateOf(item, request), ...(await sharedFate(request, item))] }
}

/** Those whose items were laid together with this one follow its fate. */
async function sharedFate({ scope }: CouncilRequest, item: Item): Promise<Notification[]> {
  const parts = await mergedInto(scope, [item.id])
  return parts
    .filter(({ proposer }) => proposer.person !== '' && proposer.person !== item.proposer.person)
    .map(({ id, proposer }) => ({
      kind: 'agenda.fate',
      scope,
      subject: `${item.id}:${item.moves ?? 0}:${id}`,
      to: { person: proposer.person },
    }))
}

/** What ends an item must not carry others off with it unseen. */
async function mustStandAlone({ scope }: CouncilRequest, id: string): Promise<void> {
  if ((await mergedInto(scope, [id])).length > 0) throw new UserError('agenda.mergedFirst')
}

async function makeSureOfRoom({ scope }: CouncilRequest, meeting: string): Promise<void> {
  const taken = (await itemsOf(scope, meeting)).filter(({ state }) => state === 'accepted')
  if (taken.length >= MOST_ITEMS) throw new UserError('agenda.full', { most: MOST_ITEMS })
}

/** Puts what another room offers on the meeting's agenda, once. */
export async function takeOffer(request: CouncilRequest, meeting: string, offer: OfferedItem): Promise<void> {
  const { scope, council, now } = request
  await makeSureOfRoom(request, meeting)
  await proposeItem(scope, {
    ...offer,
    meeting,
    // No person: it comes from the council's own work.
    proposer: { person: '', name: council.name },
    state: 'accepted',
    late: false,
    form: offer.source,
    proposedAt: now,
    acceptedAt: now,
  })
}

/** Puts an item on the agenda of the meeting that it was proposed for, or of the next where that is over. */
export async function accept(request: CouncilRequest, id: string): Promise<Moved> {
  await currentMeeting(request)
  const { state, meeting } = await readItem(request, id)
  if (state === 'proposed' && !(await isToCome(request, meeting))) throw new UserError('agenda.keptBack')
  if (state !== 'accepted') await makeSureOfRoom(request, meeting)
  return move(
    request,
    id,
    { state: ['proposed'], meeting },
    { state: 'accepted', move: 'accepted', acceptedAt: request.now },
  )
}

/** Takes an item off again; it waits as before. */
export const takeOff = (request: CouncilRequest, id: string): Promise<Moved> =>
  move(request, id, { state: ['accepted'] }, { state: 'proposed', move: 'takenOff' })

export async function decline(request: CouncilRequest, id: string, reason: string): Promise<Moved> {
  if (reason === '') throw new UserError('agenda.reasonMissing')
  await mustStandAlone(request, id)
  return move(
    request,
    id,
    { state: ['proposed'] },
    { state: 'declined', move: 'declined', declineReason: reason },
  )
}

/** Leaves an item for the meeting after `meeting`, or for whichever comes when none is planned. */
export async function postpone(request: CouncilRequest, id: string, meeting: string): Promise<Moved> {
  const next = (await meetingAfter(request, meeting))?.id ?? ''
  return move(
    request,
    id,
    { state: ['proposed', 'accepted'], meeting },
    { state: 'proposed', move: 'postponed', meeting: next, notFor: meeting, late: false },
  )
}

/** Passes a matter on to a committee of the byråd: it leaves the council's agenda. */
export async function passOn(request: CouncilRequest, id: string, committee: string): Promise<Moved> {
  if (!ruleValue(committees, request.council, request.now).includes(committee))
    throw new UserError('agenda.committee', {}, committees.key)
  await mustStandAlone(request, id)
  return move(
    request,
    id,
    { state: ['proposed'] },
    { state: 'passedOn', move: 'passedOn', committeeName: committee },
  )
}

/** Lays an item together with another of the same meeting: both proposers stay named, and both are told. */
export async function merge(request: CouncilRequest, id: string, into: string): Promise<Moved> {
  const [item, target] = await Promise.all([readItem(request, id), readItem(request, into)])
  if (item.mergedInto === into) return { item, notifications: toldBoth(item, target, request) }
  const live = (one: Item) => one.state === 'proposed' || one.state === 'accepted'
  if (id === into || !live(item) || !live(target) || item.meeting !== target.meeting)
    throw new UserError('agenda.cannotMerge')
  await mustStandAlone(request, id)
  const { item: merged } = await move(
    request,
    id,
    { state: [item.state] },
    { state: 'merged', move: 'merged', mergedInto: into, before: item.state },
  )
  return { item: merged, notifications: toldBoth(merged, target, request) }
}

const toldBoth = (item: Item, target: Item, request: CouncilRequest): Notification[] => [
  ...fateOf(item, request),
  ...(target.proposer.person === ''
    ? []
    : [
        {
          kind: 'agenda.joined',
          scope: request.scope,
          subject: `${item.id}:${item.moves ?? 0}`,
          to: { person: target.proposer.person },
        },
      ]),
]

/** Takes a merger back, as long as it has not been published. */
export async function unmerge(request: CouncilRequest, id: string): Promise<Moved> {
  const item = await readItem(request, id)
  if (item.move === 'unmerged') return { item, notifications: fateOf(item, request) }
  const { mergedInto: into, before = 'proposed' } = item
  if (item.state !== 'merged' || !into) return refuse(request, id)
  // The other may have gone to a later meeting meanwhile, and this one with it.
  const meeting = (await itemById(request.scope, into))?.meeting ?? item.meeting
  const published = await agendaOf(request.scope, meeting)
  if (published?.items.some(({ merged }) => merged.some((part) => part.id === id)))
    throw new UserError('agenda.mergePublished')
  // Where that meeting is over, or none is planned, it waits for the next one.
  const state = before === 'accepted' && !(await isToCome(request, meeting)) ? 'proposed' : before
  if (state === 'accepted') await makeSureOfRoom(request, meeting)
  return move(
    request,
    id,
    { state: ['merged'], mergedInto: into },
    { state, move: 'unmerged', mergedInto: undefined, before: undefined, meeting },
  )
}

/** Sets order and minutes as entered in a form that was made from version `from` of the plan. */
export async function arrange(
  request: CouncilRequest,
  meeting: Meeting,
  from: number,
  rows: { item: string; place: number; minutes: number }[],
): Promise<void> {
  const minutes = new Map(rows.map((row) => [row.item, row.minutes]))
  for (const value of minutes.values())
    if (!Number.isInteger(value) || value < 0 || value > 240) throw new UserError('agenda.minutes')
  const [draft, before] = await Promise.all([
    draftAgenda(request, meeting),
    planOf(request.scope, meeting.id),
  ])
  const changed = new Map(
    draft.flatMap(({ id, minutes: old }) => {
      const wanted = minutes.get(id)
      return wanted === undefined || wanted === old ? [] : [[id, wanted]]
    }),
  )
  const plan = orderFrom(rows).map((item) => plannedAs(item, before.plan, changed.get(item)))
  if (await setPlan(request.scope, meeting.id, from, plan)) return
  const now = await planOf(request.scope, meeting.id)
  if (JSON.stringify(now.plan) !== JSON.stringify(plan)) throw new UserError('agenda.planChanged')
}

/** An item's place in the plan with the minutes that were set for it, now or before; else it keeps its own. */
function plannedAs(item: string, before: Plan['plan'], set?: number): Plan['plan'][number] {
  const minutes = set ?? before.find((entry) => entry.item === item)?.minutes
  return minutes === undefined ? { item } : { item, minutes }
}

/**
 * Moves one item a place up or down among the members' items, from version `from` of the plan. At the
 * edge it stays, and so it does where the plan has changed since: the same press again moves nothing.
 */
export async function shift(
  request: CouncilRequest,
  meeting: Meeting,
  id: string,
  by: -1 | 1,
  from: number,
): Promise<void> {
  const [draft, before] = await Promise.all([
    draftAgenda(request, meeting),
    planOf(request.scope, meeting.id),
  ])
  const own = draft.filter(({ fixed }) => !fixed)
  const at = own.findIndex((item) => item.id === id)
  const other = own[at + by]
  if (at < 0 || !other) return
  const order = draft.map((item) => {
    if (item.id === id) return other
    return item.id === other.id ? (own[at] as (typeof own)[number]) : item
  })
  const plan = order.map(({ id }) => plannedAs(id, before.plan))
  await setPlan(request.scope, meeting.id, from, plan)
}
