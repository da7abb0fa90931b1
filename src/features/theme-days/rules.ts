import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Rule } from '../../core/rules'

/** Days before a theme day (temadag) until which one can sign up. */
export const signUpDays: Rule<number> = {
  key: 'theme-days.signUpDays',
  schema: z.number().int().min(0).max(60),
  standard: 7,
}

/** Days before a theme day when those are reminded who have not answered. */
export const reminderDays: Rule<number> = {
  key: 'theme-days.reminderDays',
  schema: z.number().int().min(1).max(60),
  standard: 9,
}

/** Days after a theme day when what people need (access, food, transport) is forgotten. */
export const forgetDays: Rule<number> = {
  key: 'theme-days.forgetDays',
  schema: z.number().int().min(1).max(365),
  standard: 30,
}

export const KINDS = ['ordinary', 'startUp'] as const
/** startUp = opstartstemadag, where the council agrees on how it works. */
export type ThemeDayKind = (typeof KINDS)[number]

export const GRADES = ['great', 'good', 'fair', 'poor'] as const
export type Grade = (typeof GRADES)[number]

/** A line of the programme. */
export interface Slot {
  /** `HH:mm` */
  time: string
  title: string
  speaker: string
}

/** What it takes to know when a theme day is: wall time of the council. */
export interface Span {
  /** `yyyy-MM-dd` */
  day: string
  /** `HH:mm` */
  from: string
  to: string
}

export const startOf = ({ day, from }: Span, zone: string): DateTime =>
  DateTime.fromISO(`${day}T${from}`, { zone })

export const endOf = ({ day, to }: Span, zone: string): DateTime => DateTime.fromISO(`${day}T${to}`, { zone })

const MORNING = 9

/** When those are reminded who have not answered, `days` before. */
export const reminderDue = (span: Span, days: number, zone: string): DateTime =>
  startOf(span, zone).minus({ days }).set({ hour: MORNING, minute: 0 })

/** What has been told of a theme day's present date; a moved one is told anew. */
export const tellingOf = (kind: 'remind' | 'evaluate', { day }: Pick<Span, 'day'>): string => `${kind}:${day}`

/** Whether that has been told; without a date it was of the present one. */
export const hasTold = (kind: 'remind' | 'evaluate', of: Span & { told: string[] }): boolean =>
  of.told.includes(kind) || of.told.includes(tellingOf(kind, of))

/** The last day `yyyy-MM-dd` to sign up. */
export const lastSignUp = (day: string, days: number): string =>
  DateTime.fromISO(day).minus({ days }).toISODate() ?? day

/** Whether somebody can still sign up, by the end of the last day. */
export const takesSignUps = (day: string, days: number, today: string): boolean =>
  today <= lastSignUp(day, days)

const LINE = /^(\d{1,2})[.:](\d{2})\s(.+)$/

/** A programme as it is typed: `09.30 Velkomst / Ulla Holm` on each line. Throws the number of a bad line. */
export function programmeFrom(text: string): Slot[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at) => {
      const [, hour = '', minute = '', rest = ''] = LINE.exec(line) ?? []
      if (rest === '' || Number(hour) > 23 || Number(minute) > 59) throw new BadLine(at + 1)
      const [title = '', ...speaker] = rest.split(' / ')
      return {
        time: `${hour.padStart(2, '0')}:${minute}`,
        title: title.trim(),
        speaker: speaker.join(' / ').trim(),
      }
    })
    .sort((a, b) => a.time.localeCompare(b.time))
}

export class BadLine extends Error {
  constructor(readonly line: number) {
    super('not a line of a programme')
  }
}

/** The same programme as it would be typed. */
export const programmeText = (slots: readonly Slot[]): string =>
  slots
    .map(
      ({ time, title, speaker }) =>
        `${time.replace(':', '.')} ${[title, speaker].filter(Boolean).join(' / ')}`,
    )
    .join('\n')

/** Lines of a text, without bullets and empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•*]\s*/, '').trim())
    .filter((line) => line !== '')
