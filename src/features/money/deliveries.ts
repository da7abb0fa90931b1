import type { Delivery } from '../../core/feature'
import { sheetView } from '../../core/sheet.views'
import { claimById, claimsOf } from './claim-store'
import { moneyWords } from './strings'
import { claimView, mineView } from './views'

const MOST_OWN = 30

export const deliveries: Record<string, Delivery> = {
  'money.claim': async ({ scope, subject, council, now }, { language, person, linkTo }) => {
    const [id = '', version] = subject.split(':')
    const claim = await claimById(scope, id)
    // What has changed since has its own delivery, or the member changed it.
    if (!claim || claim.person !== person?.id || String(claim.version) !== version) return undefined
    return { card: claimView(claim, { own: true, linkTo }, { language, council, now }) }
  },
  'money.mine': async ({ scope, council, now }, { language, person }) => {
    if (!person) return undefined
    if (council.staff.some((each) => each.person === person.id)) {
      const { mine, office } = moneyWords(language)
      return {
        card: sheetView(
          { title: office.title, buttons: [{ title: mine.open, verb: 'money.list', data: {} }] },
          { language, council },
        ),
      }
    }
    return { card: mineView(await claimsOf(scope, person.id, MOST_OWN), { language, council, now }) }
  },
}
