import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import type { Council } from '../../core/council'
import type { Shared } from '../../core/feature'

const sharedCard = defineCard(
  'search/shared',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    about: z.string(),
    paragraphs: z.array(
      z.object({
        text: z.string(),
        weight: z.enum(['Default', 'Bolder']),
        spacing: z.enum(['Small', 'Medium']),
      }),
    ),
  }),
)

/** Letters of a text in a conversation; the whole of it stands in the tab. */
const MOST_TEXT = 3000

/** A card for any conversation: nothing to press, since the bot need not be there. */
export function sharedView(kind: string, { title, about, paragraphs, tab }: Shared, council: Council): Card {
  return sharedCard(
    {
      fallbackText: `${kind}: ${title}`,
      title,
      about,
      paragraphs: shortened(paragraphs).map(({ text, heading }) => ({
        text,
        weight: heading ? ('Bolder' as const) : ('Default' as const),
        spacing: heading ? ('Medium' as const) : ('Small' as const),
      })),
    },
    { language: council.language, council, tab },
  )
}

function shortened(paragraphs: Shared['paragraphs']): Shared['paragraphs'] {
  let left = MOST_TEXT
  return paragraphs.flatMap((paragraph) => {
    if (left <= 0) return []
    const { text } = paragraph
    const shown = text.length <= left ? text : `${text.slice(0, left)}…`
    left -= text.length
    return [{ ...paragraph, text: shown }]
  })
}
