import { z } from 'zod'
import { buttonData } from '../core/card-data'
import { type Card, defineCard, type Frame } from '../core/cards'
import type { Council } from '../core/council'
import { shortDate } from '../core/language'
import { deliveryWords } from './strings'

const listCard = defineCard(
  'delivery/list',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    intro: z.string(),
    rows: z.array(
      z.object({
        delivery: z.string(),
        who: z.string(),
        what: z.string(),
        why: z.string(),
        tooltip: z.string(),
      }),
    ),
    more: z.string(),
    buttons: z.array(buttonData),
  }),
)

/** Rows that the card shows. */
export const SHOWN = 15

export interface Undelivered {
  id: string
  /** A name; undefined for the channel. */
  who: string | undefined
  /** The words of the delivery's kind. */
  what: string | undefined
  due: Date
  reason: string
}

/** What could not be delivered, each line a button that tries again, and how many `more` there are. */
export function undeliveredView(
  list: Undelivered[],
  more: number,
  frame: Frame & { council: Council },
  notice = '',
): Card {
  const words = deliveryWords(frame.language)
  const intro = list.length === 0 ? words.none : words.intro
  return listCard(
    {
      fallbackText: words.title,
      title: words.title,
      intro: notice ? `${notice}\n${intro}` : intro,
      rows: list.map(({ id, who, what, due, reason }) => {
        const name = who ?? words.channel
        const day = shortDate(due, frame.council.timeZone, frame.language)
        return {
          delivery: id,
          who: name,
          what: words.row(what ?? words.message, day),
          why: words.why[reason] ?? words.otherwise(reason),
          tooltip: words.retryOne(name),
        }
      }),
      more: more > 0 ? words.more(more) : '',
      buttons:
        list.length === 0
          ? []
          : [
              { title: words.retryAll, verb: 'delivery.retry', data: {} },
              { title: words.dismiss, verb: 'delivery.dismiss', data: {} },
            ],
    },
    frame,
  )
}
