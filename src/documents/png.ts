import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const FONTS = dirname(createRequire(__filename).resolve('@expo-google-fonts/noto-sans/package.json'))
const FONT_FILES = ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf'].map((file) =>
  join(FONTS, file),
)
/** The only font that pictures are set in: it comes with the product, so they look alike everywhere. */
export const PICTURE_FONT = 'Noto Sans'
export const PNG = 'image/png'

/** An SVG drawn as a PNG, `width` pixels wide. */
export function pngOf(svg: string, width: number): Buffer {
  // Loaded by who asks for a picture.
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: PICTURE_FONT },
  })
  return picture.render().asPng()
}

/** Text as it may stand in SVG. */
export const svgText = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
