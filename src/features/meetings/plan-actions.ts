import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SECRETARIAT } from '../../core/council'
import type { Action } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { list, meetingCard, mustBePersonal } from './commands'
import { planWords } from './plan.strings'
import {
  alterMeeting,
  callAll,
  callMeeting,
  editPlan,
  mustBeAhead,
  readWhenWhere,
  WhenWhere,
  yearlyCount,
  yearPlan,
} from './plan-use-cases'
import { cancelForm, moveForm, newMeetingForm, noticeWith, planView, slotForm } from './plan-views'
import { instantOf } from './planning'
import { meetingTime } from './rules'
import { MEETING_KINDS, placesUsed } from './store'
import { readMeeting } from './use-cases'

const year = z.coerce.number().int()
const OfPlan = z.object({ year })
const Versioned = OfPlan.extend({ version: z.coerce.number().int() })
// Not `key`: the Playground's cards cannot be pressed with it in their data.
const OfSlot = Versioned.extend({ slot: z.string() })
const Slot = OfSlot.extend(WhenWhere.shape)
const SlotForm = OfPlan.extend({ slot: z.string() })
const Add = WhenWhere.extend({ form: z.uuid(), kind: z.enum(MEETING_KINDS) })
const NewForm = z.object({ date: z.iso.date(), form: z.uuid() })
const OfMeeting = z.object({ meeting: z.string() })
const Altered = screenInputs.extend({
  meeting: z.string(),
  sequence: z.coerce.number().int(),
  reason: z.string().trim().max(300).default(''),
})
const Move = Altered.extend(WhenWhere.shape)

/** The reason is for everybody in the council to read. */
function reasonOf({ reason, ...inputs }: z.infer<typeof Altered>): string {
  if (reason === '') throw new UserError('meetings.reasonMissing')
  screen([reason], inputs)
  return reason
}

export const planActions: Action[] = [
  {
    verb: 'meetings.plan',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const plan = await yearPlan(request, OfPlan.parse(request.data).year)
      return { replaceCard: planView(plan, yearlyCount(request), request) }
    },
  },
  {
    verb: 'meetings.slotForm',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const wanted = SlotForm.parse(request.data)
      const plan = await yearPlan(request, wanted.year)
      const slot = plan.slots.find(({ key }) => key === wanted.slot)
      return { replaceCard: slotForm(plan, slot, await placesUsed(request.scope), request) }
    },
  },
  {
    verb: 'meetings.slot',
    access: SECRETARIAT,
    async handle(request) {
      const { year, version, slot: key, ...inputs } = Slot.parse(request.data)
      const slot = { key: key || randomUUID(), ...readWhenWhere(inputs, request) }
      const plan = await editPlan(request, year, version, (slots) => [
        ...slots.filter((each) => each.key !== key),
        slot,
      ])
      return { replaceCard: planView(plan, yearlyCount(request), request) }
    },
  },
  {
    verb: 'meetings.removeSlot',
    access: SECRETARIAT,
    async handle(request) {
      const { year, version, slot: key } = OfSlot.parse(request.data)
      const plan = await editPlan(request, year, version, (slots) => slots.filter((each) => each.key !== key))
      return { replaceCard: planView(plan, yearlyCount(request), request) }
    },
  },
  {
    verb: 'meetings.confirm',
    access: SECRETARIAT,
    async handle(request) {
      const { year, version } = Versioned.parse(request.data)
      const { meetings, notifications } = await callAll(request, year, version)
      const { card } = await list(request)
      const text = planWords(request.language).confirmed(meetings.length)
      return { replaceCard: card, text, notifications }
    },
  },
  {
    verb: 'meetings.newForm',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const { date, form } = NewForm.parse(request.data)
      const { earliest, minutes } = ruleValue(meetingTime, request.council, request.now)
      const start = instantOf(date, earliest, request.council.timeZone)
      if (!start) throw new UserError('meetings.badTime')
      const made = { start, end: new Date(start.getTime() + minutes * 60_000), form }
      return { card: newMeetingForm(await placesUsed(request.scope), request, made) }
    },
  },
  {
    verb: 'meetings.add',
    access: SECRETARIAT,
    async handle(request) {
      const { form, kind, ...inputs } = Add.parse(request.data)
      const { meeting, notifications } = await callMeeting(
        request,
        kind,
        readWhenWhere(inputs, request),
        form,
      )
      const notice = noticeWith(planWords(request.language).sent, meeting, request)
      return { replaceCard: await meetingCard(request, meeting, notice), notifications }
    },
  },
  {
    verb: 'meetings.moveForm',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const meeting = await readMeeting(request.scope, OfMeeting.parse(request.data).meeting)
      mustBeAhead(meeting, request.now)
      return { replaceCard: moveForm(meeting, await placesUsed(request.scope), request) }
    },
  },
  {
    verb: 'meetings.move',
    access: SECRETARIAT,
    async handle(request) {
      const inputs = Move.parse(request.data)
      const change = { ...readWhenWhere(inputs, request), reason: reasonOf(inputs) }
      const { meeting, notifications } = await alterMeeting(request, inputs.meeting, inputs.sequence, change)
      const notice = noticeWith(planWords(request.language).moved, meeting, request)
      return { replaceCard: await meetingCard(request, meeting, notice), notifications }
    },
  },
  {
    verb: 'meetings.cancelForm',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const meeting = await readMeeting(request.scope, OfMeeting.parse(request.data).meeting)
      mustBeAhead(meeting, request.now)
      return { replaceCard: cancelForm(meeting, request) }
    },
  },
  {
    verb: 'meetings.cancel',
    access: SECRETARIAT,
    async handle(request) {
      const inputs = Altered.parse(request.data)
      const change = { reason: reasonOf(inputs), state: 'cancelled' as const }
      const { meeting, notifications } = await alterMeeting(request, inputs.meeting, inputs.sequence, change)
      const notice = planWords(request.language).cancelled
      return { replaceCard: await meetingCard(request, meeting, notice), notifications }
    },
  },
]
