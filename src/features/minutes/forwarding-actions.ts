import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Feature } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { committees } from '../agenda'
import { addForwarding, forwardingsOf } from './forwarding-store'
import { forwardForm, forwardingsView, WHOLE } from './forwarding-views'
import { type Reading, readMinutes } from './reading'
import { mustBePersonal } from './showing'
import { minutesWords } from './strings'

const OfMeeting = z.object({ meeting: z.string() })
const Forward = OfMeeting.extend({
  version: z.coerce.number().int().min(1),
  item: z.string().default(WHOLE),
  committee: z.string(),
  form: z.uuid(),
})

/** Sending approved minutes, or one item of them, on to a committee: the bot gives the file and keeps the log. */
export function forwardingActions(rooms: Feature[]): Action[] {
  async function approved(request: CouncilRequest, meeting: string): Promise<Reading> {
    mustBePersonal(request)
    const reading = await readMinutes(rooms, request, meeting, false)
    if (reading?.minutes.state !== 'approved') throw new UserError('minutes.noMinutes')
    return reading
  }

  return [
    {
      verb: 'minutes.forwardings',
      access: LEADERS,
      async handle(request) {
        const reading = await approved(request, OfMeeting.parse(request.data).meeting)
        const sent = await forwardingsOf(request.scope, reading.minutes.id)
        return { replaceCard: forwardingsView(reading, sent, request) }
      },
    },
    {
      verb: 'minutes.forwardForm',
      access: LEADERS,
      async handle(request) {
        const reading = await approved(request, OfMeeting.parse(request.data).meeting)
        return { replaceCard: forwardForm(reading, request) }
      },
    },
    {
      verb: 'minutes.forward',
      access: LEADERS,
      async handle(request) {
        const { scope, person, council, now, linkTo } = request
        const { meeting, version, item: chosen, committee, form } = Forward.parse(request.data)
        const reading = await approved(request, meeting)
        if (reading.minutes.version !== version) throw new UserError('minutes.changed')
        if (!ruleValue(committees, council, now).includes(committee))
          throw new UserError('minutes.noCommittee', {}, committees.key)
        const item = chosen === WHOLE ? '' : chosen
        if (item !== '' && !reading.content.items.some(({ id }) => id === item))
          throw new UserError('minutes.itemGone')
        await addForwarding(
          scope,
          { meeting, version, item, committee, by: person.name, at: now, form },
          auditEntry(request, 'minutes.forwarded', meeting, item, committee),
        )
        const words = minutesWords(request.language).forwarding
        const file = {
          title: words.file,
          // Whoever is not in the council reads the public version.
          url: linkTo('minutes.file', `${meeting}:pdf:public${item === '' ? '' : `:${item}`}`),
        }
        const sent = await forwardingsOf(scope, meeting)
        return { replaceCard: forwardingsView(reading, sent, request, words.noted, file) }
      },
    },
  ]
}
