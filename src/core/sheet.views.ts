import { z } from 'zod'
import { linkData, target } from './card-data'
import { type Card, defineCard, type Frame } from './cards'

/** The data of the layout part `cards/parts/groups.json`. */
export const sheetGroup = z.object({
  heading: z.string(),
  texts: z.array(z.string()),
  rows: z.array(z.object({ title: z.string(), about: z.string(), ...target })),
})

const sheet = z.object({
  fallbackText: z.string(),
  notice: z.string(),
  noticeColor: z.enum(['Good', 'Attention', 'Accent']),
  title: z.string(),
  lines: z.array(z.string()),
  groups: z.array(sheetGroup),
  note: z.string(),
  buttons: z.array(
    z.object({ title: z.string(), style: z.enum(['default', 'positive', 'destructive']), ...target }),
  ),
  firstLinks: z.array(linkData.extend({ style: z.enum(['default', 'positive']) })),
  links: z.array(linkData),
})
type Data = z.infer<typeof sheet>

const sheetCard = defineCard('core/sheet', sheet)

export type SheetButton = Omit<Data['buttons'][number], 'style'> & {
  style?: Data['buttons'][number]['style']
}

/** A card to read: a heading, lines, groups with rows that open something, and buttons. */
export interface Sheet {
  title: string
  notice?: string
  noticeColor?: Data['noticeColor']
  lines?: string[]
  groups?: { heading?: string; texts?: string[]; rows?: Data['groups'][number]['rows'] }[]
  /** Small print at the end. */
  note?: string
  buttons?: SheetButton[]
  /** Web addresses that are for this reader only. */
  links?: Data['links']
  /** They are the next step, and stand before the buttons. */
  linksFirst?: boolean
}

export function sheetView(
  {
    title,
    notice = '',
    noticeColor = 'Accent',
    lines = [],
    groups = [],
    note = '',
    buttons = [],
    links = [],
    linksFirst = false,
  }: Sheet,
  frame: Frame,
): Card {
  return sheetCard(
    {
      fallbackText: title,
      notice,
      noticeColor,
      title,
      lines: lines.filter((line) => line !== ''),
      groups: groups.map(({ heading = '', texts = [], rows = [] }) => ({ heading, texts, rows })),
      note,
      buttons: buttons.map((button) => ({ ...button, style: button.style ?? 'default' })),
      firstLinks: linksFirst
        ? links.map((one, index) => ({ ...one, style: index === 0 ? 'positive' : 'default' }))
        : [],
      links: linksFirst ? [] : links,
    },
    frame,
  )
}
