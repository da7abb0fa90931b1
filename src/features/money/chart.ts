import { PICTURE_FONT, svgText } from '../../documents/png'
import type { Accounts } from './forecast'

const WIDTH = 640
const BAR = 26
const ROW = 66
const LABELS = 34
// Told apart by how dark they are, not by hue alone.
const SHADES = { used: '#1f4e79', committed: '#8fb4d9', planned: '#e4e9ef' }

/** Names of what the bars show, and of their parts. */
export interface ChartWords {
  category: (category: Accounts['categories'][number]['category']) => string
  used: string
  committed: string
  planned: string
}

/** A bar for each category: used, then committed, on the plan; all to the same scale. */
export function drawBudget({ categories }: Accounts, words: ChartWords): string {
  const shown = categories.filter(({ planned, forecast }) => planned !== 0 || forecast !== 0)
  const most = Math.max(
    1,
    ...shown.map(({ planned, used, committed }) => Math.max(planned, used + committed)),
  )
  const length = (øre: number): number => Math.round((Math.max(0, øre) / most) * (WIDTH - 20))
  const height = LABELS + Math.max(1, shown.length) * ROW
  const bars = shown.map(({ category, planned, used, committed }, at) => {
    const y = LABELS + at * ROW
    const bar = (x: number, width: number, fill: string) =>
      `<rect x="${x}" y="${y + 24}" width="${width}" height="${BAR}" fill="${fill}"/>`
    return [
      `<text x="10" y="${y + 18}" font-size="18" fill="#1b1b1b">${svgText(words.category(category))}</text>`,
      bar(10, length(planned), SHADES.planned),
      bar(10, length(used), SHADES.used),
      bar(10 + length(used), length(committed), SHADES.committed),
    ].join('')
  })
  const legend = (['used', 'committed', 'planned'] as const).map(
    (part, at) =>
      `<rect x="${10 + at * 200}" y="8" width="16" height="16" fill="${SHADES[part]}"/><text x="${32 + at * 200}" y="22" font-size="16" fill="#1b1b1b">${svgText(words[part])}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="${PICTURE_FONT}">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${legend.join('')}
${bars.join('\n')}
</svg>`
}
