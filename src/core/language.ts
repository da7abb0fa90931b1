import { DateTime } from 'luxon'

/** The languages that the bot speaks; Danish is the default. */
export const LANGUAGES = ['da', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The nearest language we speak to a client's locale, for example `da-DK` or `en-US`. */
export const languageOf = (locale: string | undefined): Language =>
  locale === undefined || !/^en\b/i.test(locale) ? 'da' : 'en'

/** Words take their language from the member: `strings('da').title`. */
export type Strings<Words> = (language: Language) => Words

// A literal string in the Danish table only fixes that there is a string, not which.
type Wide<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : T extends readonly (infer E)[]
      ? readonly Wide<E>[]
      : { [K in keyof T]: Wide<T[K]> }

/** A room's words. English is typed against Danish: a missing translation does not compile. */
export function defineStrings<const Words>(tables: {
  da: Words
  en: NoInfer<Wide<Words>>
}): Strings<Wide<Words>> {
  const byLanguage = tables as unknown as Record<Language, Wide<Words>>
  return (language) => byLanguage[language]
}

/** What a council's wall clock shows: all dates are instants in the database and wall time for people. */
export const wallTime = (instant: Date, timeZone: string, language: Language): DateTime =>
  DateTime.fromJSDate(instant, { zone: timeZone }).setLocale(language === 'da' ? 'da-DK' : 'en-GB')

/** The day on a council's wall clock as forms take it, `2027-02-04`. */
export const dayIn = (instant: Date, timeZone: string): string =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() ?? ''

// A turn writes the same few dates that the turn before wrote, and each costs several look-ups of the zone's offset.
const MOST_WRITTEN = 2_000
const written = new Map<string, string>()

function dateText(
  instant: Date,
  timeZone: string,
  language: Language,
  format: Record<Language, string>,
): string {
  const key = `${instant.getTime()} ${timeZone} ${language} ${format[language]}`
  const found = written.get(key)
  if (found !== undefined) return found
  const text = wallTime(instant, timeZone, language).toFormat(format[language])
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(key, text)
  return text
}

/** `torsdag 4. februar 2027` */
export const longDate = (instant: Date, timeZone: string, language: Language): string =>
  dateText(instant, timeZone, language, { da: 'cccc d. LLLL yyyy', en: 'cccc d LLLL yyyy' })

/** `4. feb.` */
export const shortDate = (instant: Date, timeZone: string, language: Language): string =>
  dateText(instant, timeZone, language, { da: 'd. LLL', en: 'd LLL' })

/** `16.30` in Danish, `16:30` in English */
export const clockTime = (instant: Date, timeZone: string, language: Language): string =>
  dateText(instant, timeZone, language, { da: 'HH.mm', en: 'HH:mm' })
