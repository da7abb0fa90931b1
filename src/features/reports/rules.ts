import type { Touch } from '../../core/feature'

export const TAGS = ['targetGroups', 'focusAreas'] as const
/** targetGroups = målgrupper, focusAreas = indsatsområder. */
export type Tag = (typeof TAGS)[number]

/** How often one of the charter's keys was touched, by what touched it. */
export interface Covered {
  key: string
  item: number
  hearing: number
  themeDay: number
}

export const sumOf = ({ item, hearing, themeDay }: Covered): number => item + hearing + themeDay

/** The charter's keys in its order; what the charter does not name is left out. */
export function coverageOf(touches: readonly Touch[], tag: Tag, keys: readonly string[]): Covered[] {
  const count = (key: string, kind: Touch['kind']) =>
    touches.filter((touch) => touch.kind === kind && touch[tag].includes(key)).length
  return keys.map((key) => ({
    key,
    item: count(key, 'item'),
    hearing: count(key, 'hearing'),
    themeDay: count(key, 'themeDay'),
  }))
}
