import type { Touch } from '../../core/feature'
import { defineStrings } from '../../core/language'
import type { Tag } from './rules'

const counted = (count: number, one: string, more: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : more}`

export const reportWords = defineStrings({
  da: {
    commands: {
      coverage: {
        words: ['dækning', 'årets dækning'],
        label: 'Hvem og hvad rådet har talt om',
        summary: 'Se hvilke grupper og emner året har rørt ved, og hvilke der mangler',
      },
      report: {
        words: ['årsberetning', 'årsberetningen'],
        label: 'Rådets årsberetning',
        summary: 'Få et udkast til byrådet om rådets år',
      },
    },
    errors: { badYear: 'Skriv året med fire tal, for eksempel /årsberetning 2027.' },
    coverage: {
      title: (year: number) => `Det har rådet talt om i ${year}`,
      none: 'Der er ikke noget endnu.',
      line: 'Punkter på dagsordenen, høringer og temadage tæller med.',
      never: {
        targetGroups: 'Ikke talt om endnu: grupper',
        focusAreas: 'Ikke talt om endnu: emner',
      } satisfies Record<Tag, string>,
      all: { targetGroups: 'Alle grupper er med.', focusAreas: 'Alle emner er med.' } satisfies Record<
        Tag,
        string
      >,
      heading: { targetGroups: 'Grupper', focusAreas: 'Emner' } satisfies Record<Tag, string>,
      counts: (items: number, hearings: number, themeDays: number) =>
        [
          counted(items, 'punkt', 'punkter'),
          counted(hearings, 'høring', 'høringer'),
          counted(themeDays, 'temadag', 'temadage'),
        ]
          .filter(Boolean)
          .join(', '),
      matters: (name: string, year: number) => `${name} i ${year}`,
      kinds: { item: 'Punkt', hearing: 'Høring', themeDay: 'Temadag' } satisfies Record<
        Touch['kind'],
        string
      >,
      matter: (kind: string, day: string, title: string) => `${kind} ${day}: ${title}`,
      more: (count: number) => `Og ${count} til.`,
      untagged: (count: number) =>
        count === 1
          ? '1 sag har hverken gruppe eller emne.'
          : `${count} sager har hverken gruppe eller emne.`,
      other: (year: number) => `Se ${year}`,
      report: 'Se årsberetningen',
      back: 'Tilbage',
    },
    report: {
      title: (year: number) => `Årsberetning ${year}`,
      draft: 'Det er et udkast ud fra det, jeg ved. Hent det som Word, og ret det til.',
      running: 'Året er ikke slut endnu.',
      none: 'Der er ikke noget at skrive om endnu.',
      coverage: 'Se hvem og hvad året rørte ved',
      word: 'Hent som Word',
      other: (year: number) => `Se ${year}`,
      more: (count: number) => `Og ${count} til i dokumentet.`,
    },
    file: {
      name: 'årsberetning',
      foreword: 'Forord',
      forewordLine: 'Her kan formandskabet skrive et forord.',
      about: 'Om rådet',
      seats: (filled: number, all: number) => `${filled} af ${all} pladser er besat.`,
      chair: (name: string) => `Formand: ${name}`,
      viceChair: (name: string) => `Næstformand: ${name}`,
      coverage: 'Hvem og hvad rådet har talt om',
      head: ['', 'Punkter', 'Høringer', 'Temadage'],
      never: (names: string) => `Rådet har ikke talt om: ${names}.`,
      sign: 'På rådets vegne',
      asOf: (day: string) => `Udkast fra ${day}.`,
    },
  },
  en: {
    commands: {
      coverage: {
        words: ['coverage'],
        label: 'Whom and what the council has talked about',
        summary: 'See which groups and topics the year has touched, and which are missing',
      },
      report: {
        words: ['annual report', 'report'],
        label: 'The council’s annual report',
        summary: 'Get a draft for the byråd about the council’s year',
      },
    },
    errors: { badYear: 'Write the year in four digits, for example /report 2027.' },
    coverage: {
      title: (year) => `What the council has talked about in ${year}`,
      none: 'There is nothing yet.',
      line: 'Items on the agenda, hearings and theme days count.',
      never: { targetGroups: 'Not talked about yet: groups', focusAreas: 'Not talked about yet: topics' },
      all: { targetGroups: 'All groups are in it.', focusAreas: 'All topics are in it.' },
      heading: { targetGroups: 'Groups', focusAreas: 'Topics' },
      counts: (items, hearings, themeDays) =>
        [
          counted(items, 'item', 'items'),
          counted(hearings, 'hearing', 'hearings'),
          counted(themeDays, 'theme day', 'theme days'),
        ]
          .filter(Boolean)
          .join(', '),
      matters: (name, year) => `${name} in ${year}`,
      kinds: { item: 'Item', hearing: 'Hearing', themeDay: 'Theme day' },
      matter: (kind, day, title) => `${kind} ${day}: ${title}`,
      more: (count) => `And ${count} more.`,
      untagged: (count) =>
        count === 1 ? '1 matter has no group and no topic.' : `${count} matters have no group and no topic.`,
      other: (year) => `See ${year}`,
      report: 'See the annual report',
      back: 'Back',
    },
    report: {
      title: (year) => `Annual report ${year}`,
      draft: 'This is a draft from what I know. Get it as Word and make it yours.',
      running: 'The year is not over yet.',
      none: 'There is nothing to write about yet.',
      coverage: 'See whom and what the year touched',
      word: 'Get as Word',
      other: (year) => `See ${year}`,
      more: (count) => `And ${count} more in the document.`,
    },
    file: {
      name: 'annual-report',
      foreword: 'Foreword',
      forewordLine: 'Chair and vice-chair can write a foreword here.',
      about: 'About the council',
      seats: (filled, all) => `${filled} of ${all} seats are taken.`,
      chair: (name) => `Chair: ${name}`,
      viceChair: (name) => `Vice-chair: ${name}`,
      coverage: 'Whom and what the council has talked about',
      head: ['', 'Items', 'Hearings', 'Theme days'],
      never: (names) => `The council has not talked about: ${names}.`,
      sign: 'On behalf of the council',
      asOf: (day) => `Draft of ${day}.`,
    },
  },
})
