import type { Card } from '../../core/cards'

import type { CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { meetingById } from '../meetings'
import { roomAt } from './attendance'
import { dissentsAt } from './ballot-store'
import { entriesOf, entryOf } from './entry-store'
import { followUpsFrom } from './follow-up-store'
import { minutesOf } from './minutes-store'
import { floorOf, leads, running, talliesOf } from './sitting'
import type { Sitting } from './sitting-store'
import { deskView, memberView, type Shown } from './views'
import { itemView } from './writing-views'

type About = Pick<CouncilRequest, 'scope' | 'council' | 'now'>

/** All that a meeting's cards show, as it is now. */
export async function shownOf(request: About, sitting: Sitting): Promise<Shown> {
  const { scope, council, now } = request
  const [meeting, room, floor, tallies, entries] = await Promise.all([
    meetingById(scope, sitting.id),
    roomAt(council, sitting.id, sitting.endedAt ?? now),
    floorOf(request, sitting),
    talliesOf(request, sitting),
    entriesOf(scope, sitting.id),
  ])
  if (!meeting) throw new UserError('minutes.notRunning')
  return { meeting, sitting, room, floor, tallies, entries }
}

/** What one person's chat shows must not be read by others. */
export function mustBePersonal({ place }: CouncilRequest): void {
  if (place !== 'personal') throw new UserError('minutes.personal')
}

/** The leaders' card of the running meeting; the secretary's has the minutes on it. */
export async function desk(request: CouncilRequest, sitting: Sitting, notice = ''): Promise<Card> {
  return deskView(await shownOf(request, sitting), request.member.role === 'secretariat', request, notice)
}

/** Everybody's own card of the running meeting. */
export async function ownCard(request: CouncilRequest, id?: string, notice = ''): Promise<Card> {
  const sitting = await running(request, id)
  return memberView(await shownOf(request, sitting), request.member, request, notice)
}

/** Leaders go back to their card, everybody else to theirs. */
export async function whereIAm(request: CouncilRequest, sitting: Sitting, notice = ''): Promise<Reply> {
  return {
    replaceCard: leads(request)
      ? await desk(request, sitting, notice)
      : await ownCard(request, sitting.id, notice),
  }
}

export async function itemCard(
  request: CouncilRequest,
  sitting: Sitting,
  item: string,
  notice = '',
): Promise<Card> {
  const { scope } = request
  const [shown, entry, followUps, dissents, minutes] = await Promise.all([
    shownOf(request, sitting),
    entryOf(scope, sitting.id, item),
    followUpsFrom(scope, sitting.id),
    dissentsAt(scope, sitting.id),
    minutesOf(scope, sitting.id),
  ])
  const leader = leads(request)
  return itemView(
    shown,
    item,
    {
      // What is being written is the leaders' until it is sent out.
      entry: leader ? entry : undefined,
      followUps: followUps.filter((each) => each.item === item),
      dissents: leader ? dissents.filter((each) => each.item === item) : [],
      leads: leader,
      writable: minutes?.state !== 'review',
    },
    request,
    notice,
  )
}
