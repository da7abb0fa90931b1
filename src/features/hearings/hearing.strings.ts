import { defineStrings } from '../../core/language'
import { counted } from './counted'

const left = (days: number): string =>
  days < 0 ? 'overskredet' : days === 0 ? 'i dag' : days === 1 ? 'i morgen' : `om ${days} dage`
const leftEnglish = (days: number): string =>
  days < 0 ? 'passed' : days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`

/** A hearing's own card, and the lists of hearings. */
export const cardWords = defineStrings({
  da: {
    record: { treated: 'Rådet har talt om sit svar.', approved: 'Rådets svar er godkendt.' },
    kinds: { hearing: 'Høring', initiative: 'Rådets eget initiativ' },
    wheel: {
      deadline: (title: string) => `Høringsfrist: ${title}`,
      input: (title: string) => `Sidste dag for svar: ${title}`,
    },
    senders: {
      byraad: 'Byrådet',
      committee: 'Et udvalg',
      administration: 'Forvaltningen',
    },
    initiatives: {
      proposal: 'Forslag fra rådet',
      analysis: 'Analyse fra rådet',
      recommendation: 'Anbefaling fra rådet',
    },
    results: {
      followed: 'Kommunen fulgte rådet',
      partly: 'Kommunen fulgte rådet et stykke af vejen',
      notFollowed: 'Kommunen fulgte ikke rådet',
    },
    whole: 'Det hele',
    opening: 'Det, der står først',
    section: (number: number, title: string) => `${number}. ${title}`,
    themeIn: (theme: string, section: number) => `${theme} (afsnit ${section})`,
    more: 'Vis flere',
    saved: 'Det er gemt.',
    card: {
      fallback: (kind: string, title: string) => `${kind}: ${title}`,
      states: {
        preparing: 'Kladde',
        input: 'Åben for svar',
        drafting: 'Svaret bliver skrevet',
        approving: 'Svaret er til godkendelse',
        approved: 'Svaret er godkendt',
        sent: 'Svaret er sendt',
        outcome: 'Afsluttet',
        dropped: 'Lukket uden svar',
      },
      from: 'Fra',
      to: 'Til',
      deadline: 'Høringsfrist',
      wish: 'Skal sendes',
      answerBy: 'Svar senest',
      dayAndLeft: (day: string, days: number) => `${day} (${left(days)})`,
      leftUntil: (day: string, days: number) => `frist ${day} (${left(days)})`,
      answers: 'Har svaret',
      answered: (count: number, of: number) => `${count} af ${of}`,
      names: (names: string[]) => `Har svaret: ${names.join(', ')}.`,
      sent: 'Sendt',
      sentTo: (day: string, to: string) => `${day} til ${to}`,
      result: 'Resultat',
      journal: 'Journalnummer',
      link: (link: string) => `Læs dokumentet: ${link}`,
      inWriting: (meeting: string | undefined, day: string, rule: number, days: number) =>
        `${
          meeting
            ? `Næste møde er ${meeting}. Det er efter høringsfristen.`
            : 'Der er intet møde før høringsfristen.'
        } Derfor godkender I svaret på skrift senest ${day}. ${
          rule === days
            ? `Reglen: ${counted(rule, 'dag', 'dage')} før fristen.`
            : `Reglen er ${counted(rule, 'dag', 'dage')} før fristen, men tiden er kort.`
        }`,
      atMeeting: (meeting: string) => `Svaret kan godkendes på mødet ${meeting}.`,
      dropped: (reason: string) => `Begrundelse: ${reason}`,
      partOf: (title: string) => `Del af: ${title}`,
      privately: 'Du skriver dit svar i din private chat med mig.',
      answer: 'Giv dit svar',
      giveVerdict: 'Læs og godkend',
      workbench: 'Arbejdsbord',
      workbenchWith: (count: number) => `Arbejdsbord (${count} venter)`,
      forOther: 'Svar for en anden',
      approval: 'Se godkendelsen',
      markSent: 'Svaret er sendt',
      recordOutcome: 'Hvad gjorde kommunen?',
      others: 'Læs de andres svar',
      readResponse: 'Læs høringssvaret',
      edit: 'Ret oplysninger',
      drop: 'Luk uden svar',
    },
    dropForm: {
      title: 'Luk høringen uden svar',
      explain: 'Ingen kan svare mere. Det, I har skrevet, bliver gemt.',
      reason: 'Hvorfor?',
      send: 'Luk høringen',
      cancel: 'Fortryd',
    },
    list: {
      title: 'Høringer',
      none: 'Rådet har ingen høringer endnu.',
      preparing: 'Kladder',
      open: 'Åbne for svar',
      waiting: 'Bliver skrevet eller godkendt',
      sent: 'Sendt',
      outcome: 'Med resultat',
      dropped: 'Lukket uden svar',
      create: 'Opret en høring',
      search: 'Søg',
      statistics: 'Årets tal',
      found: (words: string, count: number) =>
        count === 0
          ? `Jeg fandt intet om “${words}”.`
          : `${counted(count, 'høring', 'høringer')} om “${words}”.`,
      newest: (count: number) => `Her er de ${count} nyeste. Søg for at finde ældre.`,
      all: 'Alle høringer',
    },
    search: {
      title: 'Søg i høringer',
      words: 'Hvad leder du efter?',
      send: 'Søg',
      cancel: 'Fortryd',
      error: 'Skriv et ord.',
    },
    noneOpen: 'Der er ingen høring at svare på lige nu. Jeg siger til, når der kommer en.',
  },
  en: {
    record: { treated: 'The council talked about its response.', approved: 'The response is approved.' },
    kinds: { hearing: 'Hearing', initiative: 'The council’s own initiative' },
    wheel: {
      deadline: (title) => `Hearing deadline: ${title}`,
      input: (title) => `Last day for input: ${title}`,
    },
    senders: { byraad: 'The city council', committee: 'A committee', administration: 'The administration' },
    initiatives: {
      proposal: 'Proposal from the council',
      analysis: 'Analysis from the council',
      recommendation: 'Recommendation from the council',
    },
    results: {
      followed: 'The municipality followed the council',
      partly: 'The municipality followed the council part of the way',
      notFollowed: 'The municipality did not follow the council',
    },
    whole: 'All of it',
    opening: 'What stands first',
    section: (number, title) => `${number}. ${title}`,
    themeIn: (theme, section) => `${theme} (section ${section})`,
    more: 'Show more',
    saved: 'It has been saved.',
    card: {
      fallback: (kind, title) => `${kind}: ${title}`,
      states: {
        preparing: 'In preparation',
        input: 'Open for answers',
        drafting: 'The response is being written',
        approving: 'The response is up for approval',
        approved: 'The response is approved',
        sent: 'The response has been sent',
        outcome: 'Finished',
        dropped: 'Closed without a response',
      },
      from: 'From',
      to: 'To',
      deadline: 'Deadline',
      wish: 'To be sent',
      answerBy: 'Answer by',
      dayAndLeft: (day, days) => `${day} (${leftEnglish(days)})`,
      leftUntil: (day, days) => `deadline ${day} (${leftEnglish(days)})`,
      answers: 'Have answered',
      answered: (count, of) => `${count} of ${of}`,
      names: (names) => `Have answered: ${names.join(', ')}.`,
      sent: 'Sent',
      sentTo: (day, to) => `${day} to ${to}`,
      result: 'Result',
      journal: 'Journal number',
      link: (link) => `Read the document: ${link}`,
      inWriting: (meeting, day, rule, days) =>
        `${
          meeting
            ? `The next meeting is on ${meeting}. That is after the deadline.`
            : 'There is no meeting before the deadline.'
        } So you approve the response in writing by ${day}. ${
          rule === days
            ? `The rule: ${counted(rule, 'day', 'days')} before the deadline.`
            : `The rule is ${counted(rule, 'day', 'days')} before the deadline, but time is short.`
        }`,
      atMeeting: (meeting) => `The response can be approved at the meeting on ${meeting}.`,
      dropped: (reason) => `Reason: ${reason}`,
      partOf: (title) => `Part of: ${title}`,
      privately: 'You write your answer in your private chat with me.',
      answer: 'Give your answer',
      giveVerdict: 'Read and approve',
      workbench: 'Workbench',
      workbenchWith: (count) => `Workbench (${count} waiting)`,
      forOther: 'Answer for somebody',
      approval: 'See the approval',
      markSent: 'The response is sent',
      recordOutcome: 'What did they do?',
      others: 'Read others’ answers',
      readResponse: 'Read the response',
      edit: 'Change details',
      drop: 'Close without response',
    },
    dropForm: {
      title: 'Close the hearing without a response',
      explain: 'Nobody can answer any more. What you have written is kept.',
      reason: 'Why?',
      send: 'Close the hearing',
      cancel: 'Undo',
    },
    list: {
      title: 'Hearings',
      none: 'The council has no hearings yet.',
      preparing: 'In preparation',
      open: 'Open for answers',
      waiting: 'Being written or approved',
      sent: 'Sent',
      outcome: 'With a result',
      dropped: 'Closed without a response',
      create: 'Create a hearing',
      search: 'Search',
      statistics: 'The year in figures',
      found: (words, count) =>
        count === 0
          ? `I found nothing about “${words}”.`
          : `${counted(count, 'hearing', 'hearings')} about “${words}”.`,
      newest: (count) => `Here are the ${count} newest. Search to find older ones.`,
      all: 'All hearings',
    },
    search: {
      title: 'Search hearings',
      words: 'What are you looking for?',
      send: 'Search',
      cancel: 'Undo',
      error: 'Write a word.',
    },
    noneOpen: 'There is no hearing to answer right now. I will tell you when one comes.',
  },
})
