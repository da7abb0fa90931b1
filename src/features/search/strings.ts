import { defineStrings } from '../../core/language'

/** Danish and English words that stand in every text: nobody means them when they search. */
export const COMMON: ReadonlySet<string> = new Set(
  [
    'af at da de den der det dig du eller en er et for fra har hvad i ikke jeg kan man med mig når og om os på',
    'så som til var vi vil være a and are by for in is it of on or that the to was we with',
  ].flatMap((line) => line.split(' ')),
)

export const searchWords = defineStrings({
  da: {
    commands: {
      search: {
        words: ['søg', 'find'],
        label: 'Søg',
        summary: 'Find dagsordener, referater, beslutninger, høringer og planer',
      },
    },
    extension: {
      share: {
        title: 'Søg i rådets arbejde',
        description: 'Find et punkt, et referat eller en høring, og sæt det ind i samtalen',
        field: 'Hvad leder du efter?',
      },
    },
    title: 'Søg',
    how: 'Skriv et eller flere ord. Jeg finder det, rådet har talt om.',
    found: (words: string) => `Det her handler om: ${words}`,
    newest: 'Det nyeste står først.',
    nothing: 'Jeg fandt ikke noget. Prøv et andet ord eller alle år.',
    nothingToShare: 'Jeg fandt ikke noget, som kan sættes ind her. Prøv et andet ord.',
    about: (kind: string, day: string) => `${kind} · ${day}`,
    kinds: {
      agenda: 'Dagsorden',
      minutes: 'Referat',
      decision: 'Rådets svar',
      easyRead: 'Letlæst',
      hearing: 'Høring',
      election: 'Valg',
      plan: 'Handlingsplan',
    },
    words: 'Hvad leder du efter?',
    year: 'Hvilket år?',
    allYears: 'Alle år',
    area: 'Hvilket emne?',
    allAreas: 'Alle emner',
    search: 'Søg',
    more: 'Vis flere',
  },
  en: {
    commands: {
      search: {
        words: ['search', 'find'],
        label: 'Search',
        summary: 'Find agendas, minutes, decisions, hearings and plans',
      },
    },
    extension: {
      share: {
        title: 'Search the council’s work',
        description: 'Find an item, minutes or a hearing, and put it into the conversation',
        field: 'What are you looking for?',
      },
    },
    title: 'Search',
    how: 'Write one or more words. I find what the council has talked about.',
    found: (words) => `This is about: ${words}`,
    newest: 'The newest comes first.',
    nothing: 'I found nothing. Try another word, or all years.',
    nothingToShare: 'I found nothing that can be put in here. Try another word.',
    about: (kind, day) => `${kind} · ${day}`,
    kinds: {
      agenda: 'Agenda',
      minutes: 'Minutes',
      decision: 'The council’s answer',
      easyRead: 'Easy-read',
      hearing: 'Hearing',
      election: 'Election',
      plan: 'Action plan',
    },
    words: 'What are you looking for?',
    year: 'Which year?',
    allYears: 'All years',
    area: 'Which topic?',
    allAreas: 'All topics',
    search: 'Search',
    more: 'Show more',
  },
})
