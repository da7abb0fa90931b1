import { defineStrings } from '../../core/language'

/** Words of the year's money. */
export const budgetWords = defineStrings({
  da: {
    year: (year: number) => `Se ${year}`,
    sums: 'Hvor vi står',
    help: 'Tryk på en linje for at se, hvad den dækker.',
    open: 'Se mere og ret',
  },
  en: {
    year: (year) => `See ${year}`,
    sums: 'Where we stand',
    help: 'Press a line to see what is behind it.',
    open: 'See more and change',
  },
})
