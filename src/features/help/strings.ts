import { defineStrings } from '../../core/language'

export const helpWords = defineStrings({
  da: {
    commands: {
      help: {
        words: ['hjælp', 'hej', 'goddag', 'start', 'menu'],
        label: 'Hjælp',
        summary: 'Se, hvad jeg kan hjælpe med',
      },
    },
    hello: (name: string) => (name ? `Hej ${name}` : 'Hej'),
    welcome: (name: string) => `Velkommen, ${name}`,
    intro: 'Jeg er Rådsbot. Jeg hjælper med rådets møder. Hvad vil du?',
    welcomeText:
      'Jeg er Rådsbot. Jeg sender dagsordenen, og jeg tager imod dine forslag. Tryk på en knap, eller skriv til mig.',
    stranger: 'Jeg er Rådsbot og hjælper kommunens råd med deres møder. Du er ikke med i et råd her endnu.',
    howToJoin:
      'Sidder du i et råd? Så bed rådets sekretariat om at give din konto en plads. Når det er gjort, så skriv hej til mig igen.',
    more: 'Mere',
    allTitle: 'Alt det, jeg kan',
    write: (word: string) => `/${word}`,
  },
  en: {
    commands: {
      help: { words: ['help', 'hello', 'hi'], label: 'Help', summary: 'See what I can help with' },
    },
    hello: (name) => (name ? `Hello ${name}` : 'Hello'),
    welcome: (name) => `Welcome, ${name}`,
    intro: 'I am Rådsbot. I help with the council’s meetings. What would you like?',
    welcomeText:
      'I am Rådsbot. I send the agenda, and I take your proposals. Press a button, or write to me.',
    stranger:
      'I am Rådsbot and help the municipality’s councils with their meetings. You are not in a council here yet.',
    howToJoin:
      'Do you sit in a council? Then ask its secretariat to give your account a seat. When that is done, write hello to me again.',
    more: 'More',
    allTitle: 'All that I can do',
    write: (word) => `/${word}`,
  },
})
