import type { Card, Frame } from '../../core/cards'
import type { Council, Member } from '../../core/council'
import { formView } from '../../core/form.views'
import { clockTime, type Language } from '../../core/language'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { agendaWords } from '../agenda'
import type { Meeting } from '../meetings'
import type { Attendant, Room } from './attendance'
import type { Entry } from './entry-store'
import { CHOICES, type Choice, clockOf, expectedEnd, isThere, type Outcome } from './rules'
import type { Floor } from './sitting'
import { itemAfter } from './sitting'
import type { Sitting, SittingItem, Vote } from './sitting-store'
import { minutesWords } from './strings'

/** A card about a council's matter always names the council. */
export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

export const press = (
  title: string,
  verb: string,
  data: Record<string, string>,
  style?: SheetButton['style'],
): SheetButton => ({ title, verb, data, ...(style ? { style } : {}) })

export const titleOf = (item: Pick<SittingItem, 'fixed' | 'title'>, language: Language): string =>
  item.fixed ? agendaWords(language).fixed[item.fixed] : item.title

export const numberedTitle = (sitting: Sitting, id: string, language: Language): string => {
  const index = sitting.items.findIndex((item) => item.id === id)
  const item = sitting.items[index]
  return item ? `${index + 1}. ${titleOf(item, language)}` : ''
}

const timeOf = (at: Date, { council, language }: CouncilFrame): string =>
  clockTime(at, council.timeZone, language)

export type Tally = Vote & { counts: Record<Choice, number>; ballots: { person: string; choice: Choice }[] }

/** All that the cards of a running meeting show. */
export interface Shown {
  meeting: Meeting
  sitting: Sitting
  room: Room
  floor: Floor
  tallies: Tally[]
  entries: Entry[]
}

/** Where the meeting is: the current item, its time, and when the meeting will end. */
function courseLines({ meeting, sitting }: Shown, frame: CouncilFrame): string[] {
  const words = minutesWords(frame.language).desk
  const current = sitting.items.find(({ id }) => id === sitting.current)
  const end = expectedEnd(sitting.items, sitting.course, frame.now)
  const late = Math.ceil((end.getTime() - meeting.end.getTime()) / 60_000)
  const clock = current && clockOf(current, sitting.course, frame.now)
  return [
    current ? words.current(numberedTitle(sitting, current.id, frame.language)) : words.notBegun,
    clock ? words.clock(clock.used, clock.planned, clock.over) : '',
    words.ends(timeOf(end, frame), Math.max(0, late)),
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

export const voteText = ({ counts }: Tally, language: Language): string =>
  minutesWords(language).vote.counts(counts.for, counts.against, counts.abstain)

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

  const forward = next
    ? press(
        current ? words.next : words.first,
        'minutes.goTo',
        { meeting, from: current, to: next.id },
        writes && current ? 'default' : 'positive',
      )
    : press(words.end, 'minutes.endForm', { meeting }, 'positive')
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
      ? [press(words.write, 'minutes.write', { meeting, item: current }, 'positive')]
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
    press(words.attendance, 'minutes.attendance', { meeting }),
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
          rows: sitting.items.map((item) => ({
            title: numberedTitle(sitting, item.id, frame.language),
            about: itemState(item, shown, frame),
            verb: 'minutes.item',
            data: { meeting, item: item.id },
          })),
        },
      ],
      note: words.asOf(timeOf(frame.now, frame)),
      buttons: [...buttons, press(words.refresh, 'minutes.desk', { meeting })].slice(0, 6),
    },
    frame,
  )
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
  const buttons = [
    here
      ? press(words.leave, 'minutes.leave', { meeting })
      : press(words.here, 'minutes.here', { meeting }, 'positive'),
    ...(here && current !== '' && !speaks
      ? [
          waits >= 0
            ? press(all.floor.leave, 'minutes.leaveFloor', { meeting })
            : press(all.floor.ask, 'minutes.ask', { meeting, item: current }),
        ]
      : []),
    ...(votes ? voteButtons(meeting, votes.id, frame.language) : []),
    press(all.desk.refresh, 'minutes.now', { meeting }),
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
    frame,
  )
}

const voteButtons = (meeting: string, vote: string, language: Language): SheetButton[] =>
  CHOICES.map((choice) =>
    press(minutesWords(language).vote.choices[choice], 'minutes.vote', { meeting, vote, choice }),
  )

function voteGroup(sitting: Sitting, vote: Tally, person: string, language: Language) {
  const words = minutesWords(language).vote
  const item = sitting.items.find(({ id }) => id === vote.item)
  const own = vote.ballots.find((ballot) => ballot.person === person)?.choice
  return {
    heading: words.title,
    texts: [
      words.question(numberedTitle(sitting, vote.item, language)),
      ...(item?.recommendation ? [words.recommendation(item.recommendation)] : []),
      words.openly,
      ...(own ? [words.own(words.choices[own])] : []),
    ],
  }
}

/** The vote in a member's own chat. */
export function voteView(
  sitting: Sitting,
  vote: Tally,
  person: string,
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = minutesWords(frame.language).vote
  const { heading, texts } = voteGroup(sitting, vote, person, frame.language)
  const open = sitting.voteOpen === vote.id
  return sheetView(
    {
      title: heading,
      notice,
      lines: open ? texts : [texts[0] as string, voteText(vote, frame.language)],
      buttons: open
        ? voteButtons(sitting.id, vote.id, frame.language)
        : [press(words.dissent, 'minutes.dissentForm', { meeting: sitting.id, item: vote.item })],
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

/** Who is there, and how to enter others. */
export function attendanceView({ sitting, room }: Shown, frame: CouncilFrame, notice = ''): Card {
  const all = minutesWords(frame.language)
  const words = all.attendance
  const away = room.all.filter((one) => one.seat && !one.substitute && !room.present.includes(one))
  const line = ({ name, stays, substitute }: Attendant) =>
    words.line(
      name,
      stays.map(({ from, to }) => words.stay(timeOf(from, frame), to && timeOf(to, frame))),
      substitute,
    )
  const meeting = sitting.id
  return sheetView(
    {
      title: words.title,
      notice,
      lines: [
        all.desk.quorum(room.quorum.present, room.quorum.seats, room.quorum.needed, room.quorum.reached),
      ],
      groups: [
        { heading: words.present, texts: room.present.length > 0 ? room.present.map(line) : [words.nobody] },
        ...(away.length > 0 ? [{ heading: words.away, texts: away.map(line) }] : []),
      ],
      buttons: [
        press(words.tick, 'minutes.tickForm', { meeting }, 'positive'),
        press(words.correct, 'minutes.correctForm', { meeting }),
        press(all.back, 'minutes.desk', { meeting }),
      ],
    },
    frame,
  )
}

const choicesOf = (people: { person: string; name: string }[]) =>
  people.map(({ person, name }) => ({ value: person, title: name }))

/** Ticks those who are there. `shown` goes along, so that only what the form changed is changed. */
export function tickForm({ sitting, room }: Shown, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.attendance
  const present = room.present.map(({ person }) => person).join(',')
  return formView(
    {
      title: words.tickTitle,
      lines: [words.tickText],
      inputs: [
        {
          kind: 'choice',
          id: 'present',
          label: words.present,
          value: present,
          several: true,
          style: 'expanded',
          choices: choicesOf(room.all),
        },
      ],
      send: { title: all.save, verb: 'minutes.tick', data: { meeting: sitting.id, shown: present } },
      cancel: { title: all.back, verb: 'minutes.attendance', data: { meeting: sitting.id } },
      screened: false,
    },
    frame,
  )
}

/** Enters that somebody came or went at another time, or takes their last change back. */
export function correctForm({ sitting, room }: Shown, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.attendance
  return formView(
    {
      title: words.correct,
      lines: [words.correctText],
      inputs: [
        {
          kind: 'choice',
          id: 'person',
          label: words.who,
          required: true,
          error: words.whoError,
          choices: choicesOf(room.all),
        },
        {
          kind: 'choice',
          id: 'what',
          label: words.what,
          value: 'arrived',
          style: 'expanded',
          choices: (['arrived', 'left', 'mistake'] as const).map((value) => ({
            value,
            title: words.whats[value],
          })),
        },
        {
          kind: 'time',
          id: 'time',
          label: words.time,
          value: clockTime(frame.now, frame.council.timeZone, 'en'),
          required: true,
          error: words.timeError,
        },
      ],
      send: { title: all.save, verb: 'minutes.correct', data: { meeting: sitting.id } },
      cancel: { title: all.back, verb: 'minutes.attendance', data: { meeting: sitting.id } },
      screened: false,
    },
    frame,
  )
}

/** Who is disqualified on an item. */
export function disqualifiedForm({ sitting, room }: Shown, item: string, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.disqualified
  const shown = sitting.disqualified.filter((each) => each.item === item).map(({ person }) => person)
  const data = { meeting: sitting.id, item }
  return formView(
    {
      title: words.title,
      lines: [numberedTitle(sitting, item, frame.language), words.text],
      inputs: [
        {
          kind: 'choice',
          id: 'people',
          label: words.who,
          value: shown.join(','),
          several: true,
          style: 'expanded',
          choices: choicesOf(room.all.filter(({ seat }) => seat)),
        },
      ],
      send: { title: all.save, verb: 'minutes.disqualify', data: { ...data, shown: shown.join(',') } },
      cancel: { title: all.back, verb: 'minutes.item', data },
      screened: false,
    },
    frame,
  )
}

/** Votes for a member who has no Teams: openly, and noted as entered by somebody else. */
export function voteForForm(sitting: Sitting, vote: string, voters: Attendant[], frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.vote
  return formView(
    {
      title: words.forOther,
      lines: [words.forOtherText],
      inputs: [
        {
          kind: 'choice',
          id: 'person',
          label: all.attendance.who,
          required: true,
          error: all.attendance.whoError,
          choices: choicesOf(voters),
        },
        {
          kind: 'choice',
          id: 'choice',
          label: words.title,
          required: true,
          error: words.choiceError,
          style: 'expanded',
          choices: CHOICES.map((choice) => ({ value: choice, title: words.choices[choice] })),
        },
      ],
      send: { title: all.save, verb: 'minutes.voteFor', data: { meeting: sitting.id, vote } },
      cancel: { title: all.back, verb: 'minutes.desk', data: { meeting: sitting.id } },
      screened: false,
    },
    frame,
  )
}
