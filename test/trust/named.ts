import mongoose from 'mongoose'
import type { World } from '../support/app'
import { cardFixtures } from '../support/card-fixtures'
import { partsIn, sentBy } from '../support/card-forms'

/** Which collections' ids a button's data names, by field. */
const NAMES: Record<string, string[]> = {
  meeting: ['meetings'],
  item: ['items'],
  into: ['items'],
  hearing: ['hearings'],
  contribution: ['contributions'],
  election: ['elections'],
  poll: ['polls'],
  claim: ['claims'],
  goal: ['goals'],
  entry: ['wheelEntries'],
  day: ['themeDays'],
  process: ['processes'],
  contact: ['interestedParties'],
  person: ['people'],
  people: ['people'],
}

export interface Pressed {
  verb: string
  data: Record<string, unknown>
}

/** Every button that a card of the product shows, once, with what it sends. */
export const everyButton = (): Pressed[] =>
  [
    ...new Map(
      cardFixtures().flatMap(({ show }) => {
        const parts = partsIn(show('da').content)
        return parts
          .filter(({ type }) => type === 'Action.Execute')
          .map(
            (button) =>
              [String(button.verb), { verb: String(button.verb), data: sentBy(button, parts) }] as const,
          )
      }),
    ).values(),
  ].filter(({ verb }) => verb !== 'core.run')

/** An id of the busy council in each collection that buttons name. */
export async function namedIn(world: World, council: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const collection of new Set(Object.values(NAMES).flat())) {
    const ofMember = collection === 'people' ? { name: world.people.medlem.name } : { council }
    const found = await mongoose.connection.db?.collection(collection).findOne(ofMember)
    ids[collection] = String(found?._id)
  }
  return ids
}

// A form's day is a date, a button's is a theme day.
const isDate = (value: unknown): boolean => /^\d{4}-\d\d-\d\d$/.test(String(value))

/** The button's data with ids of the busy council in the places of the fixture's. */
export function withIds({ data }: Pressed, ids: Record<string, string>): Record<string, unknown> {
  const { council: _, ...rest } = data
  const swapped = Object.keys(rest).flatMap((field) =>
    isDate(rest[field]) ? [] : (NAMES[field] ?? []).map((name) => [field, ids[name]]),
  )
  return { ...rest, ...(data.seat === undefined ? {} : { seat: 'medlem' }), ...Object.fromEntries(swapped) }
}

export const namesSomething = ({ data }: Pressed): boolean =>
  Object.entries(data).some(([field, value]) => (field in NAMES && !isDate(value)) || field === 'seat')

/** Every button that sends a form, once for each of the form's texts. */
export const everyText = (): (Pressed & { field: string })[] => [
  ...new Map(
    cardFixtures().flatMap(({ show }) => {
      const parts = partsIn(show('da').content)
      const texts = parts.filter(({ type }) => type === 'Input.Text')
      return parts
        .filter(
          ({ type, associatedInputs, title }) =>
            type === 'Action.Execute' && associatedInputs !== 'none' && title,
        )
        .flatMap((button) =>
          texts.map(({ id }) => {
            const [verb, field] = [String(button.verb), String(id)]
            return [`${verb} ${field}`, { verb, field, data: sentBy(button, parts) }] as const
          }),
        )
    }),
  ).values(),
]
