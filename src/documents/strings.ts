import { defineStrings } from '../core/language'

export const documentWords = defineStrings({
  da: {
    page: (page: number, pages: number) => `Side ${page} af ${pages}`,
    link: {
      title: 'Rådsbot',
      gone: 'Linket virker ikke mere. Skriv til Rådsbot i Teams, eller ring til sekretariatet. Så får du et nyt.',
      once: 'Linket kan bruges én gang. Tryk på knappen, når du er klar til at læse.',
      open: 'Åbn',
    },
  },
  en: {
    page: (page, pages) => `Page ${page} of ${pages}`,
    link: {
      title: 'Rådsbot',
      gone: 'The link no longer works. Write to Rådsbot in Teams, or call the secretariat. Then you will get a new one.',
      once: 'The link can be used once. Press the button when you are ready to read.',
      open: 'Open',
    },
  },
})
