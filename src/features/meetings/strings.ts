import { clockTime, defineStrings, longDate } from '../../core/language'

interface Times {
  start: Date
  end: Date
}

export const meetingWords = defineStrings({
  da: {
    when: ({ start, end }: Times, zone: string) =>
      `${longDate(start, zone, 'da')} kl. ${clockTime(start, zone, 'da')}–${clockTime(end, zone, 'da')}`,
  },
  en: {
    when: ({ start, end }, zone) =>
      `${longDate(start, zone, 'en')}, ${clockTime(start, zone, 'en')}–${clockTime(end, zone, 'en')}`,
  },
})
