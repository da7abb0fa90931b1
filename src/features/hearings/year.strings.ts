import { defineStrings } from '../../core/language'

/** What the annual report says of the year's hearings. */
export const yearWords = defineStrings({
  da: {
    title: 'Høringer og egne initiativer',
    counts: (hearings: number, own: number, sent: number) =>
      `Rådet fik ${hearings} ${hearings === 1 ? 'høring' : 'høringer'} og tog selv ${own} ${own === 1 ? 'sag' : 'sager'} op. Rådet sendte ${sent} svar.`,
    from: (title: string, sender: string) => `${title} (fra ${sender})`,
    own: (title: string, to: string) =>
      to === '' ? `${title} (eget initiativ)` : `${title} (eget initiativ til ${to})`,
    sent: (day: string) => `Svaret blev sendt ${day}.`,
    notSent: 'Der er ikke sendt et svar.',
    outcome: (text: string) => `Det skete: ${text}`,
  },
  en: {
    title: 'Hearings and own initiatives',
    counts: (hearings, own, sent) =>
      `The council got ${hearings} ${hearings === 1 ? 'hearing' : 'hearings'} and took up ${own} ${own === 1 ? 'matter' : 'matters'} itself. It sent ${sent} responses.`,
    from: (title, sender) => `${title} (from ${sender})`,
    own: (title, to) => (to === '' ? `${title} (own initiative)` : `${title} (own initiative to ${to})`),
    sent: (day) => `The response was sent ${day}.`,
    notSent: 'No response was sent.',
    outcome: (text) => `What happened: ${text}`,
  },
})
