import { DateTime } from 'luxon'
import { PICTURE_FONT, svgText } from '../../documents/png'

/** Something on the wheel: its number in the list, its day and its kind. */
export interface Mark {
  number: number
  at: Date
  kind: string
}

const SIZE = 800
const CENTRE = SIZE / 2
const OUTER = 396
const INNER = 190
// Read on a phone the picture is a third as wide: numbers and months must still be legible.
const MARK = 31
const RADII = [360, 294, 228]

/** The wheel in units: a square's side, the ring's radii, a mark's radius. */
export const SHAPE = { size: SIZE, outer: OUTER, inner: INNER, mark: MARK }

// Dark enough for white numbers; the number, not the colour, says which entry it is.
const COLOURS: Record<string, string> = {
  meeting: '#1f4e79',
  deadline: '#8a3b12',
  hearing: '#5b2a86',
  themeDay: '#1d6b3a',
  election: '#9b1c4a',
  budget: '#5f5a00',
  other: '#444444',
}
const MONTH_FILLS = ['#eaf1f8', '#f7f4ea']

/**
 * The year as a wheel: January on top, clockwise, a number at the day of each entry. Numbers that would
 * lie on each other move inwards.
 */
export function drawWheel(year: number, months: string[], marks: Mark[], zone: string): string {
  const ring = months.map((name, month) => monthOf(year, month, name)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" font-family="${PICTURE_FONT}">
<rect width="${SIZE}" height="${SIZE}" fill="#ffffff"/>
${ring}
<text x="${CENTRE}" y="${CENTRE + 22}" font-size="64" font-weight="700" fill="#1b1b1b" text-anchor="middle">${year}</text>
${placed(marks, year, zone).map(markOf).join('')}
</svg>`
}

function monthOf(year: number, month: number, name: string): string {
  const start = angleOf(DateTime.utc(year, month + 1, 1))
  const end = month === 11 ? 360 : angleOf(DateTime.utc(year, month + 2, 1))
  const [a, b] = [pointAt(start, OUTER), pointAt(end, OUTER)]
  const [c, d] = [pointAt(end, INNER), pointAt(start, INNER)]
  const label = pointAt((start + end) / 2, INNER - 40)
  const path = `M${a}A${OUTER},${OUTER} 0 0 1 ${b}L${c}A${INNER},${INNER} 0 0 0 ${d}Z`
  const [x, y] = label.split(',')
  return `<path d="${path}" fill="${MONTH_FILLS[month % 2]}" stroke="#ffffff" stroke-width="3"/>
<text x="${x}" y="${Number(y) + 12}" font-size="34" fill="#1b1b1b" text-anchor="middle">${svgText(name)}</text>
`
}

export type Placed<M extends Mark> = M & {
  x: number
  y: number
}

/** Each mark at its day, in the picture's units; marks that would lie on each other move inwards. */
export function placed<M extends Mark>(marks: M[], year: number, zone: string): Placed<M>[] {
  const done: Placed<M>[] = []
  for (const mark of marks) {
    const local = DateTime.fromJSDate(mark.at, { zone })
    const angle = angleOf(DateTime.utc(year, local.month, local.day))
    const spots = [0, 5, -5, 10, -10, 15, -15, 20, -20, 25, -25].flatMap((turn) =>
      RADII.map((radius) => spotAt(angle + turn, radius)),
    )
    const free = spots.find((spot) =>
      done.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > 2 * MARK),
    )
    done.push({ ...mark, ...(free ?? spotAt(angle, RADII[0] as number)) })
  }
  return done
}

const markOf = ({ number, kind, x, y }: Placed<Mark>): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${MARK}" fill="${COLOURS[kind] ?? COLOURS.other}" stroke="#ffffff" stroke-width="2"/>
<text x="${x.toFixed(1)}" y="${(y + 13).toFixed(1)}" font-size="37" font-weight="700" fill="#ffffff" text-anchor="middle">${number}</text>
`

const angleOf = (date: DateTime): number => ((date.ordinal - 1) / date.daysInYear) * 360

function spotAt(angle: number, radius: number): { x: number; y: number } {
  const radians = ((angle - 90) * Math.PI) / 180
  return { x: CENTRE + radius * Math.cos(radians), y: CENTRE + radius * Math.sin(radians) }
}
const pointAt = (angle: number, radius: number): string => {
  const { x, y } = spotAt(angle, radius)
  return `${x.toFixed(1)},${y.toFixed(1)}`
}
