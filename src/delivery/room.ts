import { z } from 'zod'
import { SECRETARIAT } from '../core/council'
import type { CouncilRequest, Feature, Reply } from '../core/feature'
import { UserError } from '../core/user-error'
import type { Directory } from './send'
import { type Delivery, dismissUndelivered, retryUndelivered, undelivered } from './store'
import { deliveryWords } from './strings'
import { SHOWN, type Undelivered, undeliveredView } from './views'

const Retry = z.object({ delivery: z.string().optional() })
const MOST_COUNTED = SHOWN * 10

/** What could not be delivered, where the secretariat sees it and tries again. */
export function deliveryRoom(rooms: Feature[], directory: Directory, wake: () => void): Feature {
  async function described(delivery: Delivery, { language }: CouncilRequest): Promise<Undelivered> {
    const { id, tenant, kind, recipient, due, reason = '' } = delivery
    const [room, name] = kind.split('.') as [string, string]
    const feature = rooms.find((candidate) => candidate.name === room)
    const person = recipient === 'channel' ? undefined : await directory.person(tenant, recipient)
    return { id, who: person?.name, what: feature?.strings(language).deliveries?.[name], due, reason }
  }

  async function list(request: CouncilRequest, notice = ''): Promise<Reply> {
    const found = await undelivered(request.scope, MOST_COUNTED)
    const rows = await Promise.all(found.slice(0, SHOWN).map((delivery) => described(delivery, request)))
    return { replaceCard: undeliveredView(rows, found.length - rows.length, request, notice) }
  }

  return {
    name: 'delivery',
    strings: deliveryWords,
    commands: [{ key: 'delivery', access: SECRETARIAT, handle: personally }],
    actions: [
      {
        verb: 'delivery.retry',
        access: SECRETARIAT,
        async handle(request) {
          const { delivery } = Retry.parse(request.data)
          const count = await retryUndelivered(request.scope, delivery, request.now)
          wake()
          return list(request, count === 0 ? '' : deliveryWords(request.language).retried(count))
        },
      },
      {
        verb: 'delivery.dismiss',
        access: SECRETARIAT,
        async handle(request) {
          await dismissUndelivered(request.scope)
          return list(request, deliveryWords(request.language).dismissed)
        },
      },
    ],
  }

  /** Who cannot be reached is not for a channel to read. */
  async function personally(request: CouncilRequest): Promise<Reply> {
    if (request.place !== 'personal') throw new UserError('delivery.personal')
    const { replaceCard } = await list(request)
    return { card: replaceCard }
  }
}
