import { DateTime } from 'luxon'

/** Wall times `HH:mm` between which somebody may be disturbed; `to` before `from` passes midnight. */
export interface WakingHours {
  from: string
  to: string
}

/** The first instant from `now` on that lies in the waking hours of the time zone. */
export function awakeAt({ from, to }: WakingHours, timeZone: string, now: Date): Date {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const clock = local.toFormat('HH:mm')
  const awake = from <= to ? clock >= from && clock < to : clock >= from || clock < to
  if (awake || from === to) return now
  const [hour, minute] = from.split(':').map(Number) as [number, number]
  const today = local.set({ hour, minute, second: 0, millisecond: 0 })
  // An hour that daylight saving skips begins when the clock has jumped: luxon gives that instant.
  return (today > local ? today : today.plus({ days: 1 })).toJSDate()
}

/** The hours in which both may be disturbed, or the second's own where they have none in common. */
export function commonHours(council: WakingHours, own: WakingHours | undefined): WakingHours {
  if (!own) return council
  const [, from = own.from] = [council.from, own.from].sort()
  const [to = own.to] = [council.to, own.to].sort()
  return from < to ? { from, to } : own
}
