import { z } from 'zod'
import { buttonData } from '../../core/card-data'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council, Person } from '../../core/council'
import { LANGUAGES } from '../../core/language'
import { noticeCard } from '../../core/router.views'
import { councilWords } from './charter.strings'
import { charterOf } from './charters'
import { make } from './form-views'
import { membershipWords } from './membership.strings'
import { ruleCardWords } from './rule.strings'
import { setupWords } from './setup.strings'
import { roomWords } from './strings'

const councilCard = defineCard(
  'council/council',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    purpose: z.string(),
    limits: z.string(),
    advisory: z.string(),
    sections: z.array(z.object({ title: z.string(), text: z.string() })),
    buttons: z.array(buttonData),
  }),
)

/** What the council is for, its seats and its fields, from the charter. */
export function charterView(council: Council, mayEdit: boolean, frame: Frame, notice = ''): Card {
  const words = councilWords(frame.language)
  const charter = charterOf(council.type)
  const seats = charter.seats.map(({ kind, count }) => words.seatCount(words.seats[kind] as string, count))
  const named = (keys: readonly string[], table: Record<string, string>) =>
    keys.map((key) => table[key] as string).join(' · ')
  return councilCard(
    {
      fallbackText: words.purpose[council.type] as string,
      notice,
      title: words.types[council.type] as string,
      purpose: words.purpose[council.type] as string,
      limits: words.limits[council.type] as string,
      advisory: words.advisory,
      sections: [
        { title: words.targetGroupsTitle, text: named(charter.targetGroups, words.targetGroups) },
        { title: words.focusAreasTitle, text: named(charter.focusAreas, words.focusAreas) },
        { title: words.seatsTitle, text: `${seats.join('\n')}\n${words.seatsNote}` },
      ],
      buttons: [
        make(words.seeMembers, 'core.run', { command: 'members' }),
        make(ruleCardWords(frame.language).all, 'core.run', { command: 'rules' }),
        ...(mayEdit ? [make(setupWords(frame.language).details.edit, 'council.detailsForm')] : []),
      ],
    },
    frame,
  )
}

const membersCard = defineCard(
  'council/members',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    seatsTaken: z.string(),
    members: z.array(z.object({ name: z.string(), role: z.string() })),
    buttons: z.array(buttonData),
  }),
)

/** Who sits in the council. Seat kinds are left out: being a user member is nobody else's business. */
export function membersView(
  council: Council,
  people: Map<string, Person>,
  mayEdit: boolean,
  frame: Frame,
): Card {
  const words = councilWords(frame.language)
  const order = { chair: 0, viceChair: 1, member: 2 }
  const taken = council.seats.filter((seat) => seat.person !== undefined)
  const seated = taken
    .map((seat) => ({ name: people.get(seat.person as string)?.name ?? '', seat }))
    .sort((a, b) => order[a.seat.role] - order[b.seat.role] || a.name.localeCompare(b.name, council.language))
    .map(({ name, seat }) => ({ name, role: seat.role === 'member' ? '' : words.roles[seat.role] }))
  const staff = council.staff.map(({ person, role }) => ({
    name: people.get(person)?.name ?? '',
    role: words.roles[role],
  }))
  const vacancies = council.seats.length - taken.length
  return membersCard(
    {
      fallbackText: words.membersTitle,
      title: words.membersTitle,
      seatsTaken: words.seatsTaken(taken.length, council.seats.length),
      members: [
        ...seated,
        ...Array.from({ length: vacancies }, () => ({ name: words.vacant, role: '' })),
        ...staff,
      ],
      buttons: [
        make(words.seeCouncil, 'core.run', { command: 'council' }),
        ...(mayEdit ? [make(membershipWords(frame.language).edit, 'council.seats')] : []),
      ],
    },
    frame,
  )
}

export function chooseCouncilView(councils: Council[], frame: Frame): Card {
  const words = roomWords(frame.language)
  return noticeCard(
    {
      fallbackText: words.chooseTitle,
      title: words.chooseTitle,
      text: '',
      buttons: councils
        .slice(0, 6)
        .map(({ id, name }) => ({ title: name, verb: 'council.switch', data: { to: id, text: '' } })),
    },
    { language: frame.language },
  )
}

export function councilChosenView(council: Council, text: string, frame: Frame): Card {
  const words = roomWords(frame.language)
  const message = words.chosen(council.name)
  const next = text
    ? { title: words.goOn, verb: 'core.run', data: { command: text } }
    : { title: councilWords(frame.language).back, verb: 'help.show', data: {} as Record<string, string> }
  return noticeCard(
    { fallbackText: message, title: '', text: message, buttons: [next] },
    { ...frame, council },
  )
}

export function chooseLanguageView(frame: Frame): Card {
  const words = roomWords(frame.language)
  return noticeCard(
    {
      fallbackText: words.languageTitle,
      title: words.languageTitle,
      text: '',
      buttons: LANGUAGES.map((language) => ({
        title: words.languageNames[language],
        verb: 'council.language',
        data: { language },
      })),
    },
    frame,
  )
}
