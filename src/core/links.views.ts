import { z } from 'zod'
import { buttonData, linkData } from './card-data'
import { type Card, defineCard, type Frame } from './cards'

const links = z.object({
  title: z.string(),
  text: z.string(),
  first: linkData,
  links: z.array(linkData),
  buttons: z.array(buttonData),
})

const linksCard = defineCard('core/links', links.extend({ fallbackText: z.string() }))

/** Files to fetch: the first as a button, others as rows. Links are one reader's own: in personal chat only. */
export const linksView = (about: z.infer<typeof links>, frame: Frame): Card =>
  linksCard({ fallbackText: about.title, ...about }, frame)
