import { COUNCIL, LEADERS, leads } from '../../core/council'
import type { Command, Feature, Notification } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { forgottenView } from './desk-views'
import { actionsCard } from './follow-up-actions'
import { minutesIn } from './minutes-store'
import { archiveView } from './minutes-views'
import { newestFor } from './reading'
import { desk, minutesCard, mustBePersonal, ownCard } from './showing'
import { begin, deskNotices, running } from './sitting'
import { minutesWords } from './strings'
import { endCard } from './writing-actions'

const MOST_LISTED = 20

export const commandsFor = (rooms: Feature[]): Command[] => [
  {
    key: 'start',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const begun = await begin(request)
      if ('unfinished' in begun)
        return { card: await endCard(request, minutesWords(request.language).errors.endFirst) }
      if ('forgotten' in begun) return { card: forgottenView(begun.forgotten, request) }
      const { meeting, sitting } = begun
      const post: Notification[] = request.council.channel
        ? [{ kind: 'minutes.started', scope: request.scope, subject: meeting.id, to: 'channel' }]
        : []
      // The card comes by itself, so that it can be brought up to date.
      return {
        text: minutesWords(request.language).started.begun,
        notifications: [...post, ...deskNotices(request, sitting.id, `start:${request.activityId}`)],
      }
    },
  },
  {
    key: 'now',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      return { card: await (leads(request) ? desk : ownCard)(request, await running(request)) }
    },
  },
  {
    key: 'end',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      return { card: await endCard(request) }
    },
  },
  {
    key: 'minutes',
    access: COUNCIL,
    async handle(request) {
      const personal = request.place === 'personal'
      const newest = await newestFor(
        request.scope,
        personal ? (leads(request) ? ['draft', 'review', 'approved'] : ['review', 'approved']) : ['approved'],
      )
      if (!newest) throw new UserError('minutes.noMinutes')
      return { card: await minutesCard(rooms, request, newest.id) }
    },
  },
  {
    key: 'archive',
    access: COUNCIL,
    handle: async (request) => ({
      card: archiveView(await minutesIn(request.scope, ['approved'], MOST_LISTED), request),
    }),
  },
  { key: 'actions', access: COUNCIL, handle: async (request) => ({ card: await actionsCard(request) }) },
]
