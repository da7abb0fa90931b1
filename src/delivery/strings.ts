import { defineStrings } from '../core/language'

export const deliveryWords = defineStrings({
  da: {
    commands: {
      delivery: {
        words: ['møder levering', 'levering'],
        label: 'Beskeder, der ikke kom frem',
        summary: 'Se beskeder, som jeg ikke kunne sende, og prøv igen',
      },
    },
    errors: { personal: 'Skriv det til mig i vores private chat. Listen er kun for sekretariatet.' },
    title: 'Beskeder, der ikke kom frem',
    none: 'Alle beskeder er kommet frem.',
    intro: 'Tryk på en besked for at prøve igen. Ring eller skriv til dem, det haster for.',
    row: (kind: string, day: string) => `${kind} · ${day}`,
    more: (count: number) => `Og ${count} mere.`,
    channel: 'Kanalen',
    message: 'Besked',
    retryOne: (who: string) => `Prøv igen: ${who}`,
    retryAll: 'Prøv alle igen',
    dismiss: 'Tøm listen',
    retried: (count: number) =>
      count === 1 ? 'Jeg prøver igen nu.' : `Jeg prøver ${count} beskeder igen nu.`,
    dismissed: 'Listen er tømt.',
    why: {
      noConversation: 'Har ikke skrevet til mig endnu. Sendes, så snart de gør.',
      ConversationBlockedByUser: 'Har blokeret mig. Sendes, hvis de skriver til mig igen.',
      BotDisabledByAdmin: 'Kommunens it har slået mig fra. Sendes, når jeg er slået til igen.',
      BotNotInConversationRoster: 'Jeg er fjernet fra samtalen. Sendes, når jeg bliver lagt ind igen.',
      MessageWritesBlocked: 'Teams lader mig ikke skrive her. Sendes, når det er i orden igen.',
    } as Record<string, string>,
    otherwise: (code: string) => `Teams tog ikke imod beskeden (${code}).`,
  },
  en: {
    commands: {
      delivery: {
        words: ['meetings delivery', 'delivery'],
        label: 'Messages that did not arrive',
        summary: 'See messages that I could not send, and try again',
      },
    },
    errors: { personal: 'Write it to me in our private chat. The list is for the secretariat only.' },
    title: 'Messages that did not arrive',
    none: 'All messages have arrived.',
    intro: 'Press a message to try again. Call or write to those for whom it is urgent.',
    row: (kind, day) => `${kind} · ${day}`,
    more: (count) => `And ${count} more.`,
    channel: 'The channel',
    message: 'Message',
    retryOne: (who) => `Try again: ${who}`,
    retryAll: 'Try all again',
    dismiss: 'Clear the list',
    retried: (count) => (count === 1 ? 'I am trying again now.' : `I am trying ${count} messages again now.`),
    dismissed: 'The list has been cleared.',
    why: {
      noConversation: 'Has not written to me yet. Will be sent as soon as they do.',
      ConversationBlockedByUser: 'Has blocked me. Will be sent if they write to me again.',
      BotDisabledByAdmin: 'The municipality’s IT has switched me off. Will be sent when I am on again.',
      BotNotInConversationRoster: 'I have been removed from the conversation. Will be sent when I am back.',
      MessageWritesBlocked: 'Teams does not let me write here. Will be sent when that is mended.',
    },
    otherwise: (code) => `Teams did not take the message (${code}).`,
  },
})
