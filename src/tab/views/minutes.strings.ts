import { defineStrings } from '../../core/language'

/** Words of minutes and archive. */
export const minutesWords = defineStrings({
  da: {
    title: 'Referater og arkiv',
    none: 'Der er ingen referater endnu.',
    search: 'Søg i alt, rådet har talt om',
    find: 'Søg',
    more: 'Vis flere',
    archive: 'Alle referater',
    waiting: 'Ikke godkendt endnu',
    back: 'Alle referater',
    about: 'Svar på referatet, og se mere',
    pdf: 'Hent som PDF',
    docx: 'Hent som Word',
  },
  en: {
    title: 'Minutes and archive',
    none: 'There are no minutes yet.',
    search: 'Search all that the council has talked about',
    find: 'Search',
    more: 'Show more',
    archive: 'All minutes',
    waiting: 'Not approved yet',
    back: 'All minutes',
    about: 'Answer, and see more',
    pdf: 'Get as PDF',
    docx: 'Get as Word',
  },
})
