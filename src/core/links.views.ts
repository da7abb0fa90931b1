import { z } from 'zod'
import { type Card, defineCard, type Frame } from './cards'

const link = z.object({ title: z.string(), url: z.string() })

const links = z.object({
  title: z.string(),
  text: z.string(),
  first: link,
  links: z.array(link),
  buttons: z.array(z.object({ title: z.string(), verb: z.string(), data: z.record(z.string(), z.string()) })),
})

const linksCard = defineCard('core/links', links.extend({ fallbackText: z.string() }))

/** Files to fetch: the first as a button, others as rows. Links are one reader's own: in personal chat only. */
export const linksView = (about: z.infer<typeof links>, frame: Frame): Card =>
  linksCard({ fallbackText: about.title, ...about }, frame)
