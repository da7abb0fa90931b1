import type { Card } from '../../core/cards'
import type { Member } from '../../core/council'
import { longDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import type { Meeting } from '../meetings'
import { clockOf, expectedEnd, isThere, type Outcome } from './rules'
import { itemAfter } from './sitting'
import type { Sitting, SittingItem } from './sitting-store'
import { minutesWords } from './strings'
import {
  type CouncilFrame,
  MOST_ROWS,
  numberedTitle,
  press,
  type Shown,
  short,
  timeOf,
  voteText,
} from './views'
import { voteButtons, voteGroup } from './vote-views'

/** Where the meeting is: the current item, its time, and when the meeting will end. */
function courseLines({ meeting, sitting }: Shown, frame: CouncilFrame): string[] {
  const words = minutesWords(frame.language).desk
  const current = sitting.items.find(({ id }) => id === sitting.current)
  const end = expectedEnd(sitting.items, sitting.course, frame.now)
  const late = Math.ceil((end.getTime() - meeting.end.getTime()) / 60_000)
  const clock = current && clockOf(current, sitting.course, frame.now)
  return [
    current ? words.current(numberedTitle(sitting, current.id, frame.language)) : words.notBegun,
    clock && !sitting.afterwards ? words.clock(clock.used, clock.planned, clock.over) : '',
    sitting.afterwards ? '' : words.ends(timeOf(end, frame), Math.max(0, late)),
  ]
}

function floorTexts({ floor, sitting }: Shown, frame: CouncilFrame): string[] {
  const words = minutesWords(frame.language).floor
  return [
    ...(floor.speaking ? [words.speaking(floor.speaking.name)] : []),
    ...floor.waiting.map(({ name, person }, index) =>
      words.waits(index + 1, name, floor.fresh.has(person) && floor.fresh.size < floor.waiting.length),
    ),
    ...(sitting.floorClosed ? [words.closed] : []),
  ]
}

/** The moderator's card (formandskab) and, with `writes`, the secretary's. */
export function deskView(shown: Shown, writes: boolean, frame: CouncilFrame, notice = ''): Card {
  const { sitting, room, floor, tallies } = shown
  const { id: meeting, current } = sitting
  const all = minutesWords(frame.language)
  const words = all.desk
  const open = tallies.find(({ id }) => id === sitting.voteOpen)
  const next = itemAfter(sitting)
  const out = sitting.disqualified.filter(({ item }) => item === current).map(({ person }) => person)
  const nameOf = (person: string) => room.all.find((one) => one.person === person)?.name ?? ''
  const floorLines = floorTexts(shown, frame)
  const here = { meeting, desk: 'yes' }

  const forward = next
    ? press(
        current ? words.next : words.first,
        'minutes.goTo',
        { meeting, from: current, to: next.id },
        writes && current ? 'default' : 'positive',
      )
    : press(words.end, 'minutes.endForm', here, writes ? 'default' : 'positive')
  const voting = open
    ? press(all.vote.stop, 'minutes.stopVote', { meeting, vote: open.id })
    : press(all.vote.start, 'minutes.startVote', {
        meeting,
        item: current,
        number: String(sitting.votes.length + 1),
      })
  const speaker = press(all.floor.next, 'minutes.nextSpeaker', {
    meeting,
    speaking: floor.speaking?.id ?? '',
  })
  const buttons = [
    ...(writes && current
      ? [press(words.write, 'minutes.write', { ...here, item: current }, 'positive')]
      : []),
    forward,
    ...(floor.waiting.length > 0 || floor.speaking ? [speaker] : []),
    ...(current ? [voting] : []),
    ...(current && !writes
      ? [
          press(sitting.floorClosed ? all.floor.open : all.floor.close, 'minutes.setFloor', {
            meeting,
            item: current,
            closed: String(!sitting.floorClosed),
          }),
        ]
      : []),
    press(words.attendance, 'minutes.attendance', here),
  ]

  return sheetView(
    {
      title: words.title,
      notice,
      lines: [
        words.quorum(room.quorum.present, room.quorum.seats, room.quorum.needed, room.quorum.reached),
        ...courseLines(shown, frame),
        ...(out.length > 0 ? [words.disqualified(out.map(nameOf))] : []),
      ],
      groups: [
        ...(floorLines.length > 0 ? [{ heading: all.floor.title, texts: floorLines }] : []),
        ...(open
          ? [
              {
                heading: all.vote.title,
                texts: [voteText(open, frame.language)],
              },
            ]
          : []),
        {
          heading: words.items,
          rows: itemsAround(sitting).map((item) => ({
            title: short(numberedTitle(sitting, item.id, frame.language)),
            about: itemState(item, shown, frame),
            verb: 'minutes.item',
            data: { ...here, item: item.id },
          })),
        },
        // Who leads is mostly a member too.
        { rows: [{ title: words.own, about: words.ownAbout, verb: 'minutes.now', data: here }] },
      ],
      note: words.asOf(timeOf(frame.now, frame)),
      buttons: [...buttons, press(words.refresh, 'minutes.desk', { meeting })].slice(0, 6),
    },
    { ...frame, tab: { page: 'meeting' } },
  )
}

/** The items that the card has room for, the current one among them. */
function itemsAround({ items, current }: Sitting): SittingItem[] {
  const last = Math.max(0, items.length - MOST_ROWS)
  const from = Math.min(last, Math.max(0, items.findIndex(({ id }) => id === current) - 3))
  return items.slice(from, from + MOST_ROWS)
}

function itemState(item: SittingItem, { sitting, entries }: Shown, frame: CouncilFrame): string {
  const all = minutesWords(frame.language)
  const outcome = entries.find((entry) => entry.item === item.id)?.outcome?.text
  if (outcome) return all.outcomes[outcome as Outcome]
  if (item.id === sitting.current) return all.desk.now
  const { used, planned } = clockOf(item, sitting.course, frame.now)
  return sitting.course.some((step) => step.item === item.id)
    ? all.desk.treated(used)
    : all.desk.planned(planned)
}

/** What a member sees and can do. */
export function memberView(shown: Shown, member: Member, frame: CouncilFrame, notice = ''): Card {
  const { sitting, room, floor, tallies } = shown
  const { id: meeting, current } = sitting
  const all = minutesWords(frame.language)
  const words = all.member
  const own = room.all.find(({ person }) => person === member.person)
  const here = isThere(own?.stays, frame.now)
  const since = own?.stays.at(-1)?.from
  const waits = floor.waiting.findIndex(({ person }) => person === member.person)
  const speaks = floor.speaking?.person === member.person
  const out = sitting.disqualified.some(({ item, person }) => item === current && person === member.person)
  const open = tallies.find(({ id }) => id === sitting.voteOpen)
  const votes = open && here && own?.seat && !out ? open : undefined
  const floorButton =
    waits >= 0
      ? press(all.floor.leave, 'minutes.leaveFloor', { meeting })
      : press(all.floor.ask, 'minutes.ask', { meeting, item: current }, votes ? 'default' : 'positive')
  const buttons = [
    ...(here ? [] : [press(words.here, 'minutes.here', { meeting }, 'positive')]),
    ...(votes ? voteButtons(meeting, votes.id, frame.language) : []),
    ...(here && current !== '' && !speaks ? [floorButton] : []),
    ...(here && own?.seat && current !== '' && !votes
      ? [press(all.vote.dissent, 'minutes.dissentForm', { meeting, item: current })]
      : []),
    press(all.desk.refresh, 'minutes.now', { meeting }),
    ...(here ? [press(words.leave, 'minutes.leave', { meeting })] : []),
  ]
  return sheetView(
    {
      title: all.desk.title,
      notice,
      lines: [
        ...courseLines(shown, frame),
        here && since ? words.present(timeOf(since, frame)) : words.absent,
        speaks ? words.speaks : waits >= 0 ? words.waits(waits + 1) : '',
        out ? words.out : '',
      ],
      groups: votes ? [voteGroup(sitting, votes, member.person, frame.language)] : [],
      buttons,
    },
    { ...frame, tab: { page: 'meeting' } },
  )
}

/** A meeting that nobody started is over: its minutes can be written still. */
export function forgottenView(meeting: Meeting, frame: CouncilFrame): Card {
  const words = minutesWords(frame.language).forgotten
  return sheetView(
    {
      title: words.title,
      lines: [words.text(longDate(meeting.start, frame.council.timeZone, frame.language)), words.how],
      buttons: [press(words.start, 'minutes.startAfterwards', { meeting: meeting.id }, 'positive')],
    },
    frame,
  )
}

/** What the channel sees when the meeting begins. */
export function startedView(meeting: Meeting, sitting: Sitting, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  return sheetView(
    {
      title: all.started.title,
      lines: [all.started.text(meeting.place), all.started.how],
      buttons: [
        press(all.member.here, 'minutes.here', { meeting: sitting.id }, 'positive'),
        press(all.started.open, 'minutes.now', { meeting: sitting.id }),
      ],
    },
    frame,
  )
}
