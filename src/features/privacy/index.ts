import { DateTime } from 'luxon'
import { COUNCIL, type Council, SECRETARIAT, scopeOf, secretariatOf } from '../../core/council'
import type { CouncilRequest, Feature, Notification } from '../../core/feature'
import type { Rule } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { allCouncils } from '../council'
import { ownDataFile, ownDataOf } from './own-data'
import { dueForErasure, erase, KINDS, keptFor } from './retention'
import { privacyWords } from './strings'
import { dueView, ownDataView, sureView } from './views'

const FILE = 'privacy.own'

/** What the bot keeps of people: each sees their own, and the secretariat deletes what has become old. */
export const privacy: Feature = {
  name: 'privacy',
  strings: privacyWords,
  rules: KINDS.map((kind) => keptFor[kind] as Rule<unknown>),
  commands: [
    {
      key: 'own',
      access: COUNCIL,
      places: ['personal'],
      async handle(request) {
        alone(request)
        const data = await ownDataOf(request.scope, request.person, request.language)
        const link = request.linkTo(FILE, request.person.id, { days: 1 })
        return { card: ownDataView(data, link, request) }
      },
    },
    {
      key: 'erasure',
      access: SECRETARIAT,
      places: ['personal'],
      async handle(request) {
        alone(request)
        return { card: dueView(await dueForErasure(request), request) }
      },
    },
  ],
  actions: [
    {
      verb: 'privacy.due',
      access: SECRETARIAT,
      handle: async (request) => ({ replaceCard: dueView(await dueForErasure(request), request) }),
    },
    {
      verb: 'privacy.sure',
      access: SECRETARIAT,
      handle: async (request) => ({ replaceCard: sureView(await dueForErasure(request), request) }),
    },
    {
      verb: 'privacy.erase',
      access: SECRETARIAT,
      async handle(request) {
        const { due } = privacyWords(request.language)
        const notice = due.erased(await erase(request))
        return { replaceCard: dueView(await dueForErasure(request), request, notice) }
      },
    },
  ],
  deliveries: {
    'privacy.due': async ({ scope, council, now }, { language }) => {
      const due = await dueForErasure({ scope, council, now })
      return due.length > 0 ? { card: dueView(due, { council, language }) } : undefined
    },
  },
  downloads: { [FILE]: ownDataFile },
  jobs: [
    {
      // Deletes nothing: it shows what could be deleted, once a month.
      name: 'privacy.due',
      async run(now) {
        const month = now.toISOString().slice(0, 7)
        if (month === shownIn) return []
        const told = (await allCouncils()).flatMap((council) => remindersFor(council, month, now))
        shownIn = month
        return told
      },
    },
  ],
}

/** Spares looking again in the same month; the outbox itself takes each reminder once. */
let shownIn = ''

const remindersFor = (council: Council, month: string, now: Date): Notification[] =>
  secretariatOf(council).map((person) => ({
    kind: 'privacy.due',
    scope: scopeOf(council),
    subject: month,
    to: { person },
    due: DateTime.fromISO(month, { zone: council.timeZone }).toJSDate(),
    expires: DateTime.fromJSDate(now, { zone: council.timeZone }).endOf('month').toJSDate(),
    patient: true,
  }))

function alone({ place }: CouncilRequest): void {
  if (place !== 'personal') throw new UserError('privacy.inPrivate')
}
