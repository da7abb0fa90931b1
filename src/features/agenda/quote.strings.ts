import { defineStrings } from '../../core/language'

/** Of the message extension's command that makes an item of a message. */
export const quoteWords = defineStrings({
  da: {
    quoteForm: {
      title: 'Foreslå som punkt',
      description: 'Gør beskeden til et punkt, som rådet skal tale om',
    },
  },
  en: {
    quoteForm: {
      title: 'Propose as an item',
      description: 'Make the message an item for the council to talk about',
    },
  },
})
