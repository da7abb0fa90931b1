import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { COUNCIL, LEADERS, leads } from '../../core/council'
import type { Action } from '../../core/feature'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { meetingById } from '../meetings'
import { OfMeeting } from './action-data'
import { agendaOf, planOf, setJournal } from './agenda-store'
import { fileWords } from './files.strings'
import { bundleView, filesView, journalForm } from './views'

const Journal = OfMeeting.extend({
  caseNumber: z.string().trim().min(1).max(60),
  kle: z.string().trim().toUpperCase(),
})
// KLE: group of tasks and, optionally, facet, for example 00.01.00-A00.
const KLE = /^\d{2}\.\d{2}\.\d{2}(-[A-ZÆØÅ]\d{2})?$/

/** The agenda as files, and the bundle for the municipality’s filing system. */
export const fileActions: Action[] = [
  {
    verb: 'agenda.files',
    access: COUNCIL,
    handle: async (request) => {
      const { scope, person, place, linkTo, activityId } = request
      const meeting = await meetingById(scope, OfMeeting.parse(request.data).meeting)
      if (!meeting || !(await agendaOf(scope, meeting.id))) throw new UserError('agenda.notPublished')
      if (place === 'personal')
        return { card: filesView(meeting, (form) => linkTo('agenda.file', form), leads(request), request) }
      return {
        toast: fileWords(request.language).files.sent,
        notifications: [
          {
            kind: 'agenda.files',
            scope,
            subject: `${meeting.id}:${activityId}`,
            to: { person: person.id },
          },
        ],
      }
    },
  },
  {
    verb: 'agenda.journalForm',
    access: LEADERS,
    handle: async (request) => {
      const meeting = await meetingById(request.scope, OfMeeting.parse(request.data).meeting)
      if (!meeting) throw new UserError('agenda.noMeeting')
      const { journal } = await planOf(request.scope, meeting.id)
      return { replaceCard: journalForm(meeting, journal, request) }
    },
  },
  {
    verb: 'agenda.journal',
    access: LEADERS,
    handle: async (request) => {
      const { meeting, caseNumber, kle } = Journal.parse(request.data)
      if (holdsCpr(caseNumber)) throw new UserError('core.cpr')
      if (!KLE.test(kle)) throw new UserError('agenda.kle')
      if (!(await agendaOf(request.scope, meeting))) throw new UserError('agenda.notPublished')
      const audit = auditEntry(request, 'agenda.journalled', meeting)
      await setJournal(request.scope, meeting, { caseNumber, kle }, audit)
      return {
        replaceCard: bundleView(meeting, request.linkTo('agenda.bundle', meeting, { days: 7 }), request),
      }
    },
  },
]
