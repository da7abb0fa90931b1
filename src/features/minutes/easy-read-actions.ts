import { z } from 'zod'
import { COUNCIL, everybodyIn, LEADERS, leads, memberOf, WORKING } from '../../core/council'
import type { Action, Command, CouncilRequest, Delivery, Download } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { longDate } from '../../core/language'
import { UserError } from '../../core/user-error'
import { DOCX, fileName, PDF } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { pdfOf } from '../../documents/pdf'
import { peopleById } from '../council'
import { nextMeeting } from '../meetings'
import { approveEasy, fitsPoster, isApproved, namesIn, post, posterDocument, writeEasy } from './easy-read'
import { easyReadWords } from './easy-read.strings'
import { easyReadOf } from './easy-read-store'
import { easyReadForm, easyReadView, placesView, placeView } from './easy-read-views'
import { minutesIn, minutesOf } from './minutes-store'
import { postingsOf } from './posting-store'
import { mustBePersonal } from './showing'

const OfMeeting = z.object({ meeting: z.string() })
const OfVersion = OfMeeting.extend({ version: z.coerce.number().int().min(0) })
const Write = screenInputs.extend({ ...OfVersion.shape, text: z.string().trim().default('') })
const OfPlace = OfMeeting.extend({ place: z.string() })
const Posted = OfPlace.extend({ state: z.enum(['promised', 'up', 'down']) })

async function card(request: CouncilRequest, meeting: string, notice = '') {
  const { scope, place, council, linkTo } = request
  const [minutes, text] = await Promise.all([minutesOf(scope, meeting), easyReadOf(scope, meeting)])
  if (minutes?.state !== 'approved') throw new UserError('minutes.easyTooEarly')
  const personal = place === 'personal'
  const link = personal ? (form: string) => linkTo('minutes.poster', `${meeting}:${form}`) : undefined
  const people = await peopleById(scope, everybodyIn(council))
  const named = namesIn(
    text?.text ?? '',
    [...people.values()].map(({ name }) => name),
  )
  return easyReadView(minutes, text, named, leads(request) && personal, link, request, notice)
}

async function places(request: CouncilRequest, meeting: string) {
  return placesView(meeting, await postingsOf(request.scope, meeting), request)
}

export const easyReadCommand: Command = {
  key: 'easyRead',
  access: COUNCIL,
  async handle(request) {
    const [newest] = await minutesIn(request.scope, ['approved'], 1)
    if (!newest) throw new UserError('minutes.easyTooEarly')
    return { card: await card(request, newest.id) }
  },
}

export const easyReadActions: Action[] = [
  {
    verb: 'minutes.easy',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: await card(request, OfMeeting.parse(request.data).meeting) }),
  },
  {
    verb: 'minutes.easyForm',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting } = OfMeeting.parse(request.data)
      const minutes = await minutesOf(request.scope, meeting)
      if (minutes?.state !== 'approved') throw new UserError('minutes.easyTooEarly')
      return { replaceCard: easyReadForm(minutes, await easyReadOf(request.scope, meeting), request) }
    },
  },
  {
    verb: 'minutes.easyWrite',
    access: LEADERS,
    async handle(request) {
      const { meeting, version, text, ...inputs } = Write.parse(request.data)
      screen([text], inputs)
      await writeEasy(request, meeting, version, text)
      return { replaceCard: await card(request, meeting, easyReadWords(request.language).saved) }
    },
  },
  {
    verb: 'minutes.easyApprove',
    access: LEADERS,
    async handle(request) {
      const { meeting, version } = OfVersion.parse(request.data)
      await approveEasy(request, meeting, version)
      return { replaceCard: await card(request, meeting, easyReadWords(request.language).thanks) }
    },
  },
  {
    verb: 'minutes.places',
    access: COUNCIL,
    handle: async (request) => ({
      replaceCard: await places(request, OfMeeting.parse(request.data).meeting),
    }),
  },
  {
    verb: 'minutes.place',
    access: COUNCIL,
    async handle(request) {
      const { meeting, place } = OfPlace.parse(request.data)
      const posting = (await postingsOf(request.scope, meeting)).find((each) => each.place === place)
      return { replaceCard: placeView(meeting, place, posting, request) }
    },
  },
  {
    verb: 'minutes.posted',
    access: WORKING,
    async handle(request) {
      const { meeting, place, state } = Posted.parse(request.data)
      const notifications = await post(request, meeting, place, state)
      return { replaceCard: await places(request, meeting), notifications }
    },
  },
]

/** Subject: `<meeting>:<place>`. */
export const postDue: Delivery = async ({ scope, subject, council, now }, { language, person }) => {
  const meeting = subject.slice(0, subject.indexOf(':'))
  const place = subject.slice(meeting.length + 1)
  const posting = (await postingsOf(scope, meeting)).find((each) => each.place === place)
  if (posting?.state !== 'promised' || posting.person !== person?.id) return undefined
  if (!memberOf(council, person)) return undefined
  const notice = easyReadWords(language).remember
  return { card: placeView(meeting, place, posting, { language, council, now }, notice) }
}

/** Subject: `<meeting>:<docx|pdf>`. Only an approved text that fits on one page is put up. */
export const poster: Download = async ({ scope, subject, council, now }) => {
  const [meeting = '', form] = subject.split(':')
  const [minutes, text, next] = await Promise.all([
    minutesOf(scope, meeting),
    easyReadOf(scope, meeting),
    nextMeeting(scope, now),
  ])
  if (!minutes || !isApproved(text) || !fitsPoster(text.text)) return undefined
  const day = longDate(minutes.meetingStart, council.timeZone, council.language)
  const document = posterDocument(text, day, next, council)
  const stem = [easyReadWords(council.language).file, day]
  return form === 'docx'
    ? { name: fileName(stem, 'docx'), type: DOCX, bytes: await docxOf(document) }
    : { name: fileName(stem, 'pdf'), type: PDF, bytes: await pdfOf(document) }
}
