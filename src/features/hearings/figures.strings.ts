import { defineStrings } from '../../core/language'
import { counted } from './counted'

/** The year's hearings in figures. */
export const figureWords = defineStrings({
  da: {
    figures: {
      title: (year: number) => `Høringer i ${year}`,
      none: 'Rådet fik ingen høringer det år.',
      hearings: (count: number, own: number) =>
        own === 0
          ? counted(count, 'høring', 'høringer')
          : `${counted(count, 'høring', 'høringer')} og ${counted(own, 'eget initiativ', 'egne initiativer')}`,
      inTime: (inTime: number, sent: number) =>
        sent === 0
          ? 'Ingen svar er sendt endnu.'
          : `${inTime} af ${counted(sent, 'sendt svar', 'sendte svar')} kom i tide.`,
      late: (count: number) => `${counted(count, 'høring', 'høringer')} gik over fristen uden svar.`,
      contributions: (count: number) => `Medlemmerne gav ${counted(count, 'svar', 'svar')}.`,
      groups: 'Målgrupper',
      areas: 'Områder',
      row: (name: string, hearings: number, count: number) =>
        `${name}: ${counted(hearings, 'høring', 'høringer')}, ${counted(count, 'svar', 'svar')}`,
      never: 'Ikke nævnt i år',
      earlier: (year: number) => `Se ${year}`,
      list: 'Alle høringer',
    },
  },
  en: {
    figures: {
      title: (year) => `Hearings in ${year}`,
      none: 'The council had no hearings that year.',
      hearings: (count, own) =>
        own === 0
          ? counted(count, 'hearing', 'hearings')
          : `${counted(count, 'hearing', 'hearings')} and ${counted(own, 'own initiative', 'own initiatives')}`,
      inTime: (inTime, sent) =>
        sent === 0
          ? 'No responses have been sent yet.'
          : `${inTime} of ${counted(sent, 'response', 'responses')} came in time.`,
      late: (count) => `${counted(count, 'hearing', 'hearings')} passed the deadline without a response.`,
      contributions: (count) => `Members gave ${counted(count, 'answer', 'answers')}.`,
      groups: 'Target groups',
      areas: 'Areas',
      row: (name, hearings, count) =>
        `${name}: ${counted(hearings, 'hearing', 'hearings')}, ${counted(count, 'answer', 'answers')}`,
      never: 'Not mentioned this year',
      earlier: (year) => `See ${year}`,
      list: 'All hearings',
    },
  },
})
