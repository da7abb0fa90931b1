import { defineStrings } from '../../core/language'
import { counted } from './counted'

/** What is said on its own as the deadlines come. */
export const reminderWords = defineStrings({
  da: {
    remind: {
      title: 'Du mangler at svare',
      text: (title: string, day: string) =>
        `Høringen “${title}” venter på dig. Du kan svare til og med ${day}.`,
      answer: 'Giv dit svar',
    },
    inputOver: {
      title: 'Nu er tiden til svar gået',
      text: (title: string, count: number, draft: string) =>
        `Høringen “${title}” fik ${counted(count, 'svar', 'svar')}. Udkastet skal være klar ${draft}.`,
      open: 'Gå til arbejdsbordet',
    },
    draftDue: {
      title: 'Udkastet skal være klar i dag',
      text: (title: string, untreated: number) =>
        untreated === 0
          ? `Høringen “${title}”: alle svar er behandlet. Send udkastet til godkendelse.`
          : `Høringen “${title}”: ${counted(untreated, 'svar mangler', 'svar mangler')} at blive behandlet.`,
    },
    sendDue: {
      title: 'Høringsfristen er i dag',
      text: (title: string) => `Høringssvaret til “${title}” er ikke sendt endnu.`,
      open: 'Åbn høringen',
    },
  },
  en: {
    remind: {
      title: 'Your answer is missing',
      text: (title, day) =>
        `The hearing “${title}” is waiting for you. You can answer until the end of ${day}.`,
      answer: 'Give your answer',
    },
    inputOver: {
      title: 'The time for answers is over',
      text: (title, count, draft) =>
        `The hearing “${title}” got ${counted(count, 'answer', 'answers')}. The draft must be ready on ${draft}.`,
      open: 'Go to the workbench',
    },
    draftDue: {
      title: 'The draft must be ready today',
      text: (title, untreated) =>
        untreated === 0
          ? `The hearing “${title}”: all answers have been dealt with. Send the draft for approval.`
          : `The hearing “${title}”: ${counted(untreated, 'answer has', 'answers have')} not been dealt with.`,
    },
    sendDue: {
      title: 'The deadline is today',
      text: (title) => `The response to “${title}” has not been sent yet.`,
      open: 'Open the hearing',
    },
  },
})
