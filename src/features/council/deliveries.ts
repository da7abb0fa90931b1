import type { Delivery } from '../../core/feature'
import { noticeCard } from '../../core/router.views'
import { councilWords } from './charter.strings'
import { make } from './form-views'
import { membershipWords } from './membership.strings'
import { ruleCardWords } from './rule.strings'
import { setupWords } from './setup.strings'

export const deliveries: Record<string, Delivery> = {
  'council.opened': async ({ council }, { language }) => {
    const words = setupWords(language).create
    const title = words.done(council.name)
    return {
      card: noticeCard(
        {
          fallbackText: title,
          title,
          text: words.seatThem,
          buttons: [
            make(membershipWords(language).title, 'council.seats'),
            make(ruleCardWords(language).all, 'council.rules'),
          ],
        },
        { language, council },
      ),
    }
  },
  'council.seated': async ({ council }, { language }) => {
    const words = membershipWords(language)
    const { seeCouncil, back } = councilWords(language)
    const title = words.welcome(council.name)
    return {
      card: noticeCard(
        {
          fallbackText: title,
          title,
          text: words.welcomeText,
          buttons: [make(seeCouncil, 'core.run', { command: 'council' }), make(back, 'help.show')],
        },
        { language, council },
      ),
    }
  },
  'council.left': async ({ council }, { language }) => {
    const words = membershipWords(language)
    const title = words.goodbye(council.name)
    return {
      card: noticeCard(
        { fallbackText: title, title, text: words.goodbyeText, buttons: [] },
        { language, council },
      ),
    }
  },
}
