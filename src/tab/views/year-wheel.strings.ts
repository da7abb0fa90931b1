import { defineStrings } from '../../core/language'

/** Words of the year wheel. */
export const wheelWords = defineStrings({
  da: {
    earlier: (year: number) => `Se ${year}`,
    help: 'Vælg et tal for at se, hvad det er. Brug piletasterne for at gå rundt.',
    list: 'Året som liste',
    chosen: 'Valgt',
    write: 'Skriv i årshjulet',
  },
  en: {
    earlier: (year) => `See ${year}`,
    help: 'Choose a number to see what it is. Use the arrow keys to go round.',
    list: 'The year as a list',
    chosen: 'Chosen',
    write: 'Write on the year wheel',
  },
})
