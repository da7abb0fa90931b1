import type { Council, Person } from '../../core/council'
import type { DatePoll, PollOption, Wish, Wishes } from './poll-store'

/** How a date stands: who can, who could, and who would be missing. */
export interface RankedOption {
  option: PollOption
  yes: number
  ifNeedBe: number
  missing: string[]
}

/** The dates, best first: most who can at all, then most who like it, then the earliest. */
export function rankOptions(
  poll: Pick<DatePoll, 'options'>,
  wishes: Pick<Wishes, 'seat' | 'wishes'>[],
  council: Council,
  people: Map<string, Person>,
): RankedOption[] {
  const seated = council.seats.filter(({ person }) => person !== undefined)
  const said = (option: PollOption, wanted: Wish) =>
    seated.filter(({ id }) => wishes.find(({ seat }) => seat === id)?.wishes[option.key] === wanted)
  return poll.options
    .map((option) => ({
      option,
      yes: said(option, 'yes').length,
      ifNeedBe: said(option, 'ifNeedBe').length,
      missing: said(option, 'no')
        .map(({ person }) => people.get(person as string)?.name ?? '')
        .sort((a, b) => a.localeCompare(b, council.language)),
    }))
    .sort(
      (a, b) =>
        b.yes + b.ifNeedBe - (a.yes + a.ifNeedBe) ||
        b.yes - a.yes ||
        a.option.start.getTime() - b.option.start.getTime(),
    )
}
