import { defineStrings } from '../../core/language'
import { counted } from './counted'

/** The workbench, and the draft that is written there. */
export const synthesisWords = defineStrings({
  da: {
    workbench: {
      title: 'Arbejdsbord',
      progress: (total: number, untreated: number) =>
        total === 0
          ? 'Der er ikke kommet svar endnu.'
          : untreated === 0
            ? `${counted(total, 'svar', 'svar')}. Alle er behandlet.`
            : `${counted(total, 'svar', 'svar')}. ${untreated} venter på at blive behandlet.`,
      groups: 'Svarene, afsnit for afsnit',
      row: (total: number, untreated: number) =>
        untreated === 0
          ? `${counted(total, 'svar', 'svar')} · alle behandlet`
          : `${counted(total, 'svar', 'svar')} · ${untreated} venter`,
      next: 'Behandl næste svar',
      draft: (version: number) => (version === 0 ? 'Skriv udkast' : `Udkast (udgave ${version})`),
      approve: 'Send til godkendelse',
      hearing: 'Om høringen',
      back: 'Arbejdsbord',
      none: 'Alle svar er behandlet.',
    },
    treat: {
      title: 'Hvad gør vi med svaret?',
      rewritten: 'Svaret er rettet, siden du åbnede kortet. Her er det, som det er nu.',
      by: (author: string, stance: string) => `${author} · ${stance}`,
      now: (treatment: string) => `Nu: ${treatment}`,
      declined: (reason: string) => `Begrundelse: ${reason}`,
      number: (reason: string) => `Afsenderen oplyser om et tal: ${reason}`,
      how: 'Svaret er',
      hows: { used: 'Brugt i udkastet', merged: 'Lagt sammen med andre svar' },
      where: 'Hvor i udkastet?',
      fresh: 'Skriv et nyt stykke',
      send: 'Gem og vis næste',
      decline: 'Tag ikke med',
      skip: 'Spring over',
    },
    decline: {
      title: 'Tag ikke svaret med',
      explain: (author: string) => `${author} får din begrundelse at se.`,
      reason: 'Hvorfor kommer det ikke med?',
      send: 'Gem og vis næste',
      cancel: 'Fortryd',
    },
    draft: {
      title: 'Udkast til høringssvar',
      version: (version: number, day: string, by: string) => `Udgave ${version} · ${day} · ${by}`,
      none: 'Der står ikke noget endnu. Skriv det første stykke, eller behandl et svar.',
      rests: (count: number) =>
        count === 0 ? 'Bygger ikke på noget svar' : `Bygger på ${counted(count, 'svar', 'svar')}`,
      fresh: 'Skriv et stykke',
      versions: 'Udgaver',
      word: 'Hent som Word',
      back: 'Til udkastet',
    },
    about: {
      overall: 'Overordnede bemærkninger',
      minority: 'Mindretal',
      other: 'Andet',
    },
    paragraph: {
      new: 'Nyt stykke i udkastet',
      edit: 'Ret stykket',
      about: 'Hvor hører det til?',
      text: 'Tekst',
      textError: 'Skriv teksten.',
      minority: 'Et mindretal får altid sit eget stykke.',
      save: 'Gem',
      cancel: 'Fortryd',
      change: 'Ret',
      delete: 'Slet',
      restsOn: 'Bygger på',
      nothing: 'Ingen svar endnu.',
    },
    savedAs: (version: number) => `Gemt som udgave ${version}.`,
    versions: {
      title: 'Udgaver af udkastet',
      explain: 'Tryk på en udgave for at se, hvad der blev ændret.',
    },
    compare: {
      title: (before: number, after: number) =>
        before === 0 ? `Udgave ${after}` : `Fra udgave ${before} til udgave ${after}`,
      legend: 'Det understregede er nyt. Det overstregede er væk.',
      same: 'Der er ingen forskel.',
      changes: { added: 'Nyt', removed: 'Slettet', changed: 'Rettet' },
      heading: (change: string, about: string) => `${change}: ${about}`,
    },
  },
  en: {
    workbench: {
      title: 'Workbench',
      progress: (total, untreated) =>
        total === 0
          ? 'No answers have come yet.'
          : untreated === 0
            ? `${counted(total, 'answer', 'answers')}. All have been dealt with.`
            : `${counted(total, 'answer', 'answers')}. ${untreated} waiting to be dealt with.`,
      groups: 'The answers, section by section',
      row: (total, untreated) =>
        untreated === 0
          ? `${counted(total, 'answer', 'answers')} · all dealt with`
          : `${counted(total, 'answer', 'answers')} · ${untreated} waiting`,
      next: 'Deal with the next',
      draft: (version) => (version === 0 ? 'Write a draft' : `Draft (version ${version})`),
      approve: 'Send for approval',
      hearing: 'About the hearing',
      back: 'Workbench',
      none: 'All answers have been dealt with.',
    },
    treat: {
      title: 'What do we do with the answer?',
      rewritten: 'The answer has been changed since you opened the card. Here it is as it is now.',
      by: (author, stance) => `${author} · ${stance}`,
      now: (treatment) => `Now: ${treatment}`,
      declined: (reason) => `Reason: ${reason}`,
      number: (reason) => `The sender says of a number: ${reason}`,
      how: 'The answer is',
      hows: { used: 'Used in the draft', merged: 'Merged with other answers' },
      where: 'Where in the draft?',
      fresh: 'Write a new paragraph',
      send: 'Save and show next',
      decline: 'Leave it out',
      skip: 'Skip',
    },
    decline: {
      title: 'Leave the answer out',
      explain: (author) => `${author} will see your reason.`,
      reason: 'Why is it left out?',
      send: 'Save and show next',
      cancel: 'Undo',
    },
    draft: {
      title: 'Draft response',
      version: (version, day, by) => `Version ${version} · ${day} · ${by}`,
      none: 'Nothing is written yet. Write the first paragraph, or deal with an answer.',
      rests: (count) =>
        count === 0 ? 'Rests on no answer' : `Rests on ${counted(count, 'answer', 'answers')}`,
      fresh: 'Write a paragraph',
      versions: 'Versions',
      word: 'Get it as Word',
      back: 'To the draft',
    },
    about: { overall: 'Overall remarks', minority: 'Minority', other: 'Other' },
    paragraph: {
      new: 'New paragraph in the draft',
      edit: 'Change the paragraph',
      about: 'Where does it belong?',
      text: 'Text',
      textError: 'Write the text.',
      minority: 'A minority always gets its own paragraph.',
      save: 'Save',
      cancel: 'Undo',
      change: 'Change',
      delete: 'Delete',
      restsOn: 'Rests on',
      nothing: 'No answers yet.',
    },
    savedAs: (version) => `Saved as version ${version}.`,
    versions: {
      title: 'Versions of the draft',
      explain: 'Press a version to see what was changed.',
    },
    compare: {
      title: (before, after) =>
        before === 0 ? `Version ${after}` : `From version ${before} to version ${after}`,
      legend: 'What is underlined is new. What is struck through is gone.',
      same: 'There is no difference.',
      changes: { added: 'New', removed: 'Deleted', changed: 'Changed' },
      heading: (change, about) => `${change}: ${about}`,
    },
  },
})
