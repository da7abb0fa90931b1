import type { ItemText } from '../features/agenda'

/** Proposed items of the demo council, by who proposed them. Made up. */
export const demoItems: Record<string, ItemText> = {
  medlem: {
    title: 'Varmestue i vinterferien',
    background: 'Varmestuen holder lukket i uge 7. Så er der ikke noget sted at gå hen, når det er koldest.',
    recommendation: 'at rådet beder udvalget om at holde varmestuen åben hele vinteren',
    purpose: 'decision',
    minutes: 20,
  },
  næstformand: {
    title: 'Gratis sygeplejerske på torvet',
    background: 'I nabobyen kommer en sygeplejerske på torvet om torsdagen. Det virker godt.',
    recommendation: 'at rådet taler om, hvordan vi kan få det samme her',
    purpose: 'discussion',
    minutes: 30,
  },
  medarbejder: {
    title: 'Nyt fra botilbuddet',
    background: '',
    recommendation: '',
    purpose: 'information',
    minutes: 10,
  },
}
