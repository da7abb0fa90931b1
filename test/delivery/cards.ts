import { SHOWN, undeliveredView } from '../../src/delivery/views'
import { type CardFixture, frame } from '../support/card-fixtures'

const REASONS = ['noConversation', 'ConversationBlockedByUser', '413 MessageSizeTooBig']
const list = Array.from({ length: SHOWN + 3 }, (_, index) => ({
  id: `d${index}`,
  who: index === 1 ? undefined : 'Jonas Krogh',
  what: index === 2 ? undefined : 'Dagsorden',
  due: new Date('2027-01-20T10:00:00Z'),
  reason: REASONS[index % REASONS.length] as string,
}))

export const deliveryCards: CardFixture[] = [
  {
    title: 'what was not delivered',
    show: (language) => undeliveredView(list.slice(0, SHOWN), list.length - SHOWN, frame(language), 'Hej'),
  },
  { title: 'nothing undelivered', show: (language) => undeliveredView([], 0, frame(language)) },
]
