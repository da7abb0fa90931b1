import { defineStrings } from '../../core/language'

/** Words of the council's rules. */
export const rulesWords = defineStrings({
  da: {
    title: 'Rådets regler',
    text: 'Her står, hvad der gælder, og hvor det kommer fra.',
    open: 'Åbn reglen',
    openLabel: (title: string) => `Åbn reglen: ${title}`,
  },
  en: {
    title: 'The council’s rules',
    text: 'Here is what holds, and where it comes from.',
    open: 'Open the rule',
    openLabel: (title) => `Open the rule: ${title}`,
  },
})
