import { DateTime } from 'luxon'
import type { Card } from '../../core/cards'
import type { CouncilRequest } from '../../core/feature'
import { formView, type Input } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { routerWords } from '../../core/router.strings'
import { sheetView } from '../../core/sheet.views'
import { dateWarnings } from './holidays'
import { planWords } from './plan.strings'
import type { PlannedSlot, YearPlan } from './plan-store'
import { meetingsPerYear } from './rules'
import { MEETING_KINDS, type Meeting } from './store'
import { meetingWords } from './strings'
import { type MeetingFrame, placeOf } from './views'

// Custom: "after working hours" is not defined by the charter; earlier warns and never blocks.
const AFTER_WORK = '16:30'

const inZone = (instant: Date, { council }: MeetingFrame): DateTime =>
  DateTime.fromJSDate(instant, { zone: council.timeZone })

/** What speaks against a time, in words. */
function warningsOf(start: Date, frame: MeetingFrame): string[] {
  const words = planWords(frame.language)
  const local = inZone(start, frame)
  const early = local.weekday <= 5 && local.toFormat('HH:mm') < AFTER_WORK ? [words.early] : []
  return [...dateWarnings(local).map((warning) => words.warnings[warning]), ...early]
}

/** The draft of a year; each meeting is a row that opens its form. */
export function planView({ year, slots, version }: YearPlan, count: number, frame: MeetingFrame): Card {
  const words = planWords(frame.language)
  const { when } = meetingWords(frame.language)
  return sheetView(
    {
      title: words.title(year),
      lines: [words.intro],
      groups: [
        {
          rows: slots.slice(0, 12).map((slot) => ({
            title: when(slot, frame.council.timeZone),
            about: [placeOf(slot, frame) || words.noPlaceYet, ...warningsOf(slot.start, frame)].join(' · '),
            verb: 'meetings.slotForm',
            data: { year: String(year), slot: slot.key },
          })),
        },
      ],
      note: words.rule(count),
      buttons: [
        {
          title: words.confirm,
          verb: 'meetings.confirm',
          data: { year: String(year), version: String(version) },
          style: 'positive',
        },
        { title: words.add, verb: 'meetings.slotForm', data: { year: String(year), slot: '' } },
        {
          title: routerWords(frame.language).showRule,
          verb: 'council.showRule',
          data: { rule: meetingsPerYear.key },
        },
      ],
    },
    frame,
  )
}

interface Filled {
  start?: Date
  end?: Date
  place?: string
  link?: string
}

function whenWhereInputs(
  { start, end, place = '', link = '' }: Filled,
  places: string[],
  frame: MeetingFrame,
): Input[] {
  const words = planWords(frame.language)
  const show = (instant: Date | undefined, format: string) =>
    instant ? inZone(instant, frame).toFormat(format) : ''
  const known = [...new Set([...(place ? [place] : []), ...places])]
  return [
    {
      kind: 'date',
      id: 'date',
      label: words.date,
      value: show(start, 'yyyy-MM-dd'),
      required: true,
      error: words.dateError,
    },
    {
      kind: 'time',
      id: 'from',
      label: words.from,
      value: show(start, 'HH:mm'),
      required: true,
      error: words.timeError,
    },
    {
      kind: 'time',
      id: 'to',
      label: words.to,
      value: show(end, 'HH:mm'),
      required: true,
      error: words.timeError,
    },
    ...(known.length > 0
      ? [
          {
            kind: 'choice' as const,
            id: 'place',
            label: words.place,
            value: place,
            choices: known.map((each) => ({ title: each, value: each })),
          },
        ]
      : []),
    { kind: 'text', id: 'otherPlace', label: known.length > 0 ? words.otherPlace : words.place, most: 120 },
    { kind: 'text', id: 'link', label: words.link, value: link, most: 300 },
  ]
}

/** The form of one meeting of the draft, or of one that is added to it. */
export function slotForm(
  plan: YearPlan,
  slot: PlannedSlot | undefined,
  places: string[],
  frame: MeetingFrame,
): Card {
  const words = planWords(frame.language)
  const data = { year: String(plan.year), version: String(plan.version), slot: slot?.key ?? '' }
  return formView(
    {
      title: slot ? words.slotTitle : words.add,
      lines: slot ? warningsOf(slot.start, frame) : [],
      inputs: whenWhereInputs(slot ?? { place: places[0] }, places, frame),
      send: { title: words.save, verb: 'meetings.slot', data },
      cancel: slot
        ? { title: words.remove, verb: 'meetings.removeSlot', data }
        : { title: words.back, verb: 'meetings.plan', data: { year: String(plan.year) } },
      screened: false,
    },
    frame,
  )
}

/** `made` is the day and the origin of a meeting that stands on the year wheel. */
export function newMeetingForm(
  places: string[],
  frame: MeetingFrame,
  made?: { start: Date; end: Date; form: string },
): Card {
  const words = planWords(frame.language)
  const { kinds } = meetingWords(frame.language)
  return formView(
    {
      title: words.newTitle,
      inputs: [
        {
          kind: 'choice',
          id: 'kind',
          label: words.kind,
          value: 'ordinary',
          style: 'expanded',
          choices: MEETING_KINDS.map((kind) => ({ title: kinds[kind], value: kind })),
        },
        ...whenWhereInputs({ ...made, place: places[0] }, places, frame),
      ],
      send: { title: words.send, verb: 'meetings.add', data: { form: made?.form ?? newForm() } },
      screened: false,
    },
    frame,
  )
}

const reasonInput = (frame: MeetingFrame): Input => {
  const words = planWords(frame.language)
  return {
    kind: 'text',
    id: 'reason',
    label: words.reason,
    multiline: true,
    most: 300,
    required: true,
    error: words.reasonError,
  }
}

export function moveForm(meeting: Meeting, places: string[], frame: MeetingFrame): Card {
  const words = planWords(frame.language)
  return formView(
    {
      title: words.moveTitle,
      lines: [meetingWords(frame.language).when(meeting, frame.council.timeZone)],
      inputs: [...whenWhereInputs(meeting, places, frame), reasonInput(frame)],
      send: {
        title: words.moveSend,
        verb: 'meetings.move',
        data: { meeting: meeting.id, sequence: String(meeting.sequence) },
      },
      cancel: { title: words.back, verb: 'meetings.open', data: { meeting: meeting.id } },
      screened: true,
    },
    frame,
  )
}

export function cancelForm(meeting: Meeting, frame: MeetingFrame): Card {
  const words = planWords(frame.language)
  return formView(
    {
      title: words.cancelTitle,
      lines: [meetingWords(frame.language).when(meeting, frame.council.timeZone)],
      inputs: [reasonInput(frame)],
      send: {
        title: words.cancelSend,
        verb: 'meetings.cancel',
        data: { meeting: meeting.id, sequence: String(meeting.sequence) },
        style: 'destructive',
      },
      cancel: { title: words.back, verb: 'meetings.open', data: { meeting: meeting.id } },
      screened: true,
    },
    frame,
  )
}

/** What stands on the answer to a form that called a meeting: its bad sides, if any. */
export const noticeWith = (sentence: string, meeting: Meeting, request: CouncilRequest): string =>
  [sentence, ...warningsOf(meeting.start, request)].join('\n')
