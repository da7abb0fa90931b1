import type { Delivery } from '../../core/feature'
import { noticeCard } from '../../core/router.views'
import { make } from './form-views'
import { councilWords } from './strings'

export const deliveries: Record<string, Delivery> = {
  'council.opened': async ({ council }, { language }) => {
    const words = councilWords(language)
    const title = words.create.done(council.name)
    return {
      card: noticeCard(
        {
          fallbackText: title,
          title,
          text: words.create.seatThem,
          buttons: [make(words.membership.title, 'council.seats'), make(words.rule.all, 'council.rules')],
        },
        { language, council },
      ),
    }
  },
  'council.seated': async ({ council }, { language }) => {
    const words = councilWords(language)
    const title = words.membership.welcome(council.name)
    return {
      card: noticeCard(
        {
          fallbackText: title,
          title,
          text: words.membership.welcomeText,
          buttons: [
            make(words.seeCouncil, 'core.run', { command: 'council' }),
            make(words.back, 'help.show'),
          ],
        },
        { language, council },
      ),
    }
  },
  'council.left': async ({ council }, { language }) => {
    const words = councilWords(language).membership
    const title = words.goodbye(council.name)
    return {
      card: noticeCard(
        { fallbackText: title, title, text: words.goodbyeText, buttons: [] },
        { language, council },
      ),
    }
  },
}
