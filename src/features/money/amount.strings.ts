import { DateTime } from 'luxon'
import type { Language } from '../../core/language'

const LOCALE: Record<Language, string> = { da: 'da-DK', en: 'en-GB' }

/** `1.760 kr.`, `49,25 kr.`; whole kroner without decimals. */
export function money(øre: number, language: Language): string {
  const decimals = øre % 100 === 0 ? 0 : 2
  const number = new Intl.NumberFormat(LOCALE[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(øre / 100)
  return language === 'da' ? `${number} kr.` : `DKK ${number}`
}

/** `1.234,5` */
export const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALE[language]).format(value)

/** `4. februar 2027` */
export const dayText = (day: string, language: Language): string =>
  DateTime.fromISO(day)
    .setLocale(LOCALE[language])
    .toFormat(language === 'da' ? 'd. LLLL yyyy' : 'd LLLL yyyy')

/** `2 timer og 30 minutter` */
export function duration(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const [hour, part, and] =
    language === 'da'
      ? [hours === 1 ? 'time' : 'timer', 'minutter', 'og']
      : [hours === 1 ? 'hour' : 'hours', 'minutes', 'and']
  if (rest === 0) return `${hours} ${hour}`
  return hours === 0 ? `${rest} ${part}` : `${hours} ${hour} ${and} ${rest} ${part}`
}
