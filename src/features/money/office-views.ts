import { DateTime } from 'luxon'
import type { Card } from '../../core/cards'
import type { LinkTo } from '../../core/feature'
import { routerWords } from '../../core/router.strings'
import { sheetView } from '../../core/sheet.views'
import { type Meeting, meetingWords } from '../meetings'
import { dayText, money } from './amount.strings'
import type { Claim } from './claim-store'
import { dayOf } from './recipients'
import type { Exclusion } from './rules'
import { moneyWords } from './strings'
import { type MoneyFrame, roomForm, rowOf } from './views'

const MOST_ROWS = 10
/** Meetings that somebody may still be missing from. */
const MOST_SETTLED = 2

export interface Office {
  waiting: Claim[]
  /** Offers that members have not answered. */
  offered: Claim[]
  approved: Claim[]
  /** Held meetings for which nobody has been asked about per diems. */
  meetings: Meeting[]
  /** Held meetings for which they have. */
  settled: Meeting[]
  payouts: { id: string; at: Date; claims: number }[]
  names: Map<string, string>
}

const sum = (claims: readonly Claim[]): number => claims.reduce((all, { amount }) => all + amount, 0)
const toOffice = ({ language }: MoneyFrame) => ({
  title: moneyWords(language).office.list,
  verb: 'money.list',
  data: {},
})

const meetingRows = (
  heading: string,
  about: string,
  meetings: Meeting[],
  { language, council }: MoneyFrame,
) =>
  meetings.length === 0
    ? []
    : [
        {
          heading,
          rows: meetings.map((meeting) => ({
            title: meetingWords(language).when(meeting, council.timeZone),
            about,
            verb: 'money.attendForm',
            data: { meeting: meeting.id },
          })),
        },
      ]

/** What the secretariat has to do about claims. */
export function officeView(office: Office, frame: MoneyFrame, notice = ''): Card {
  const { language, council } = frame
  const all = moneyWords(language)
  const words = all.office
  const { waiting, offered, approved, meetings, payouts, names } = office
  const more = waiting.length - MOST_ROWS
  const rows = (claims: Claim[], about: (claim: Claim) => string) =>
    claims
      .slice(0, MOST_ROWS)
      .map((claim) => rowOf(claim, about(claim), frame, names.get(claim.person) ?? ''))
  return sheetView(
    {
      title: words.title,
      notice,
      noticeColor: 'Good',
      groups: [
        {
          heading: words.waiting(waiting.length),
          rows: rows(waiting, ({ text }) => text),
        },
        ...(more > 0 ? [{ texts: [words.more(more)] }] : []),
        ...meetingRows(words.meetings, words.meeting, meetings.slice(0, MOST_ROWS), frame),
        ...(payouts.length > 0
          ? [
              {
                heading: words.payouts,
                rows: payouts.slice(0, MOST_ROWS).map(({ id, at, claims }) => ({
                  title: words.payout(dayText(dayOf(at, council), language), claims),
                  about: '',
                  verb: 'money.payout',
                  data: { payout: id },
                })),
              },
            ]
          : []),
        ...meetingRows(words.settled, words.addSomebody, office.settled.slice(0, MOST_SETTLED), frame),
        ...(offered.length > 0
          ? [{ heading: words.offered(offered.length), rows: rows(offered, () => words.answerFor) }]
          : []),
        { texts: [words.toPay(approved.length, money(sum(approved), language))] },
      ],
      buttons: [
        ...(approved.length > 0
          ? [
              {
                title: words.pay,
                verb: 'money.makePayout',
                data: { form: crypto.randomUUID() },
                style: 'positive' as const,
              },
            ]
          : []),
        { title: words.payees, verb: 'money.payees', data: {} },
        { title: words.budget, verb: 'money.budget', data: {} },
      ],
    },
    frame,
  )
}

const clock = (instant: Date, { council }: MoneyFrame): string =>
  DateTime.fromJSDate(instant, { zone: council.timeZone }).toFormat('HH:mm')

/** Asks who was at a held meeting, and how long it took. */
export function attendForm(
  meeting: Meeting,
  able: { person: string; name: string }[],
  chosen: { people: string[]; from?: 'attendance' | 'replies' },
  excluded: Record<Exclusion, string[]>,
  frame: MoneyFrame,
): Card {
  const all = moneyWords(frame.language)
  const words = all.attendForm
  const { list } = routerWords(frame.language)
  const error = all.correctForm.timeError
  return roomForm(
    {
      title: words.title,
      lines: [
        meetingWords(frame.language).when(meeting, frame.council.timeZone),
        ...(['byraad', 'staff'] as const)
          .filter((why) => excluded[why].length > 0)
          .map((why) => words.excluded[why](list(excluded[why]))),
        ...(chosen.from ? [words.chosen[chosen.from]] : []),
      ],
      inputs: [
        {
          kind: 'choice',
          id: 'people',
          label: words.people,
          value: chosen.people.join(','),
          several: true,
          style: 'expanded',
          required: true,
          error: all.errors.noPeople,
          choices: able.map(({ person, name }) => ({ value: person, title: name })),
        },
        {
          kind: 'time',
          id: 'from',
          label: words.from,
          value: clock(meeting.start, frame),
          required: true,
          error,
        },
        { kind: 'time', id: 'to', label: words.to, value: clock(meeting.end, frame), required: true, error },
      ],
      send: { title: words.send, verb: 'money.offer', data: { meeting: meeting.id } },
      screened: false,
    },
    frame,
  )
}

/** A payout: its files, and the word that the money is out. */
export function payoutView(
  payout: { id: string; at: Date; claims: Claim[]; missing: string[] },
  linkTo: LinkTo | undefined,
  frame: MoneyFrame,
  notice = '',
): Card {
  const { language, council } = frame
  const words = moneyWords(language).payout
  const { claims, missing } = payout
  const open = claims.some(({ state }) => state === 'approved')
  return sheetView(
    {
      title: words.title(dayText(dayOf(payout.at, council), language)),
      notice,
      noticeColor: 'Good',
      lines: [
        words.sum(claims.length, money(sum(claims), language)),
        open ? '' : words.isPaid,
        missing.length > 0 ? words.missing(routerWords(language).list(missing)) : '',
      ],
      buttons: [
        ...(open
          ? [
              {
                title: words.paid,
                verb: 'money.payOut',
                data: { payout: payout.id },
                style: 'positive' as const,
              },
            ]
          : []),
        toOffice(frame),
      ],
      links: linkTo
        ? [
            { title: words.xlsx, url: linkTo('money.payrollXlsx', payout.id) },
            { title: words.csv, url: linkTo('money.payrollCsv', payout.id) },
          ]
        : [],
    },
    frame,
  )
}

export function payeesView(
  people: { person: string; name: string; number?: string }[],
  frame: MoneyFrame,
  notice = '',
): Card {
  const words = moneyWords(frame.language).payees
  return sheetView(
    {
      title: words.title,
      notice,
      noticeColor: 'Good',
      lines: [words.line],
      groups: [
        {
          rows: people.map(({ person, name, number }) => ({
            title: name,
            about: number ?? words.none,
            verb: 'money.payeeForm',
            data: { person },
          })),
        },
      ],
      buttons: [toOffice(frame)],
    },
    frame,
  )
}

export function payeeForm(person: string, name: string, number: string, frame: MoneyFrame): Card {
  const { payees, errors } = moneyWords(frame.language)
  return roomForm(
    {
      title: payees.title,
      lines: [payees.line],
      inputs: [
        {
          kind: 'text',
          id: 'number',
          label: payees.label(name),
          value: number,
          most: 20,
          required: true,
          error: errors.payeeNumber,
        },
      ],
      send: { title: payees.save, verb: 'money.setPayee', data: { person } },
      screened: false,
    },
    frame,
  )
}

/** Why a claim is not paid, or taken back. */
export function reasonForm(claim: Claim, what: 'reject' | 'reverse', frame: MoneyFrame): Card {
  const words = moneyWords(frame.language)
  return roomForm(
    {
      title: words.rejectForm[what],
      inputs: [
        {
          kind: 'text',
          id: 'why',
          label: words.rejectForm.reason,
          multiline: true,
          most: 500,
          required: true,
          error: words.rejectForm.error,
        },
      ],
      send: {
        title: words.claim[what],
        verb: `money.${what}`,
        data: { claim: claim.id },
        style: 'destructive',
      },
      cancel: { title: words.correctForm.cancel, verb: 'money.claim', data: { claim: claim.id } },
      screened: true,
    },
    frame,
  )
}
