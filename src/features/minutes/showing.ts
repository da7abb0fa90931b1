import { z } from 'zod'
import type { Card } from '../../core/cards'
import { leads } from '../../core/council'
import type { CouncilRequest, Feature, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { meetingById } from '../meetings'
import { roomAt } from './attendance'
import { deskView, memberView } from './desk-views'
import { dissentsAt } from './dissent-store'
import { entriesOf } from './entry-store'
import { followUpsFrom } from './follow-up-store'
import { minutesOf } from './minutes-store'
import { minutesView, type Reader } from './minutes-views'
import { readMinutes } from './reading'
import { floorOf, talliesOf } from './sitting'
import type { Sitting } from './sitting-store'
import type { Shown } from './views'
import { itemView } from './writing-views'

type About = Pick<CouncilRequest, 'scope' | 'council' | 'now'>

/** All that a meeting's cards show, as it is now. */
export async function shownOf(request: About, sitting: Sitting): Promise<Shown> {
  const { scope, council, now } = request
  const [meeting, room, floor, entries] = await Promise.all([
    meetingById(scope, sitting.id),
    roomAt(council, sitting.id, sitting.endedAt ?? now),
    floorOf(request, sitting),
    entriesOf(scope, sitting.id),
  ])
  if (!meeting) throw new UserError('minutes.notRunning')
  return { meeting, sitting, room, floor, tallies: talliesOf(sitting, council), entries }
}

/** What one person's chat shows must not be read by others. */
export function mustBePersonal({ place }: CouncilRequest): void {
  if (place !== 'personal') throw new UserError('minutes.personal')
}

const FromDesk = z.object({ desk: z.literal('yes') })

/**
 * Shows a card in place of the pressed one. The leaders' own card stays: it is renewed each minute, and
 * would take along what somebody is typing in its place.
 */
export const opened = ({ data }: Pick<CouncilRequest, 'data'>, card: Card): Reply =>
  FromDesk.safeParse(data).success ? { card } : { replaceCard: card }

/** The leaders' card of the running meeting; the secretary's has the minutes on it. */
export async function desk(request: CouncilRequest, sitting: Sitting, notice = ''): Promise<Card> {
  return deskView(await shownOf(request, sitting), request.member.role === 'secretariat', request, notice)
}

/** Everybody's own card of the running meeting. */
export const ownCard = async (request: CouncilRequest, sitting: Sitting, notice = ''): Promise<Card> =>
  memberView(await shownOf(request, sitting), request.member, request, notice)

export async function itemCard(
  request: CouncilRequest,
  sitting: Sitting,
  item: string,
  notice = '',
): Promise<Card> {
  const { scope } = request
  const [shown, followUps, dissents, minutes] = await Promise.all([
    shownOf(request, sitting),
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
      entry: leader ? shown.entries.find((entry) => entry.item === item) : undefined,
      followUps: followUps.filter((each) => each.item === item),
      dissents: leader ? dissents.filter((each) => each.item === item) : [],
      leads: leader,
      writable: minutes?.state !== 'review',
    },
    request,
    notice,
  )
}

export const readerOf = (request: CouncilRequest): Reader => ({
  leads: leads(request),
  personal: request.place === 'personal',
  seated: request.member.seat !== undefined,
  person: request.person.id,
})

/** A meeting's minutes for whoever asks. In a channel only what is approved. */
export async function minutesCard(rooms: Feature[], request: CouncilRequest, meeting: string, notice = '') {
  const reader = readerOf(request)
  const reading = await readMinutes(rooms, request, meeting, reader.leads && reader.personal)
  if (!reading || (reading.minutes.state !== 'approved' && !reader.personal))
    throw new UserError('minutes.noMinutes')
  return minutesView(reading, reader, request, notice)
}
