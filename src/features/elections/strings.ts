import { defineStrings, type Language } from '../../core/language'
import { ballotWords } from './ballot.strings'
import { callWords } from './call.strings'
import { conductWords } from './conduct.strings'
import { errorsWords } from './errors.strings'
import { resultWords } from './result.strings'
import { rulesWords } from './rules.strings'

const commonWords = defineStrings({
  da: {
    commands: {
      election: {
        words: ['valg', 'valget'],
        label: 'Valg af formand',
        summary: 'Se eller start et valg af formand eller næstformand',
      },
      nominate: {
        words: ['opstil', 'stil op'],
        label: 'Stil op',
        summary: 'Stil op til et valg, eller foreslå en anden',
      },
    },
    deliveries: {
      channel: 'Valgkortet i kanalen',
      card: 'Et valg',
      asked: 'Spørgsmål om at stille op',
      ballot: 'Stemmeseddel',
      totals: 'Papirstemmer, der skal bekræftes',
      certified: 'Valgets resultat',
      termEnds: 'Påmindelse om et valg',
      vacant: 'Besked om en ledig post',
    },
    offices: { chair: 'formand', viceChair: 'næstformand' },
    title: (office: string, by: boolean) => (by ? `Suppleringsvalg af ${office}` : `Valg af ${office}`),
    list: (names: string[]) => new Intl.ListFormat('da', { type: 'conjunction' }).format(names),
    buttons: {
      nominate: 'Stil op eller foreslå',
      here: 'Jeg er her',
      presence: 'Hvem er her?',
      open: 'Åbn afstemningen',
      openNext: 'Åbn næste afstemning',
      unopposed: 'Fredsvalg',
      vote: 'Stem',
      refresh: 'Opdater',
      paper: 'Stemmer på papir',
      web: 'Stem på nettet',
      close: 'Luk afstemningen',
      totals: 'Skriv papirstemmerne',
      confirm: 'Se og bekræft',
      draw: 'Træk lod',
      hand: 'Lod trukket i hånden',
      castingVote: 'Afgør det',
      certify: 'Godkend resultatet',
      cancel: 'Aflys valget',
      check: 'Tjek selv',
      start: 'Start et valg',
      startVice: 'Vælg næstformand',
      back: 'Tilbage',
    },
    sentToYou: 'Jeg har skrevet til dig i vores private chat.',
    none: {
      title: 'Valg',
      text: 'Der er ikke noget valg i gang.',
      last: (name: string, office: string, until: string) => `${name} er valgt som ${office} til ${until}.`,
    },
    termEnds: {
      title: (office: string) => `Valgperioden slutter for rådets ${office}`,
      text: (name: string, until: string) => `${name} er valgt til ${until}. Det er tid til et nyt valg.`,
    },
    vacant: {
      title: (office: string) => `Posten som ${office} er ledig`,
      text: 'Rådet kan vælge en ny for resten af perioden.',
      start: 'Start suppleringsvalg',
    },
  },
  en: {
    commands: {
      election: {
        words: ['election', 'elections'],
        label: 'Election of a chair',
        summary: 'See or start an election of chair or vice-chair',
      },
      nominate: {
        words: ['nominate', 'stand'],
        label: 'Stand',
        summary: 'Stand in an election, or propose another',
      },
    },
    deliveries: {
      channel: 'The election card in the channel',
      card: 'An election',
      asked: 'A question whether to stand',
      ballot: 'A ballot paper',
      totals: 'Paper votes to be confirmed',
      certified: 'The result of an election',
      termEnds: 'A reminder of an election',
      vacant: 'A notice of a vacant office',
    },
    offices: { chair: 'chair', viceChair: 'vice-chair' },
    title: (office, by) => (by ? `By-election of the ${office}` : `Election of the ${office}`),
    list: (names) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names),
    buttons: {
      nominate: 'Stand or propose',
      here: 'I am here',
      presence: 'Who is here?',
      open: 'Open the ballot',
      openNext: 'Open the next ballot',
      unopposed: 'Unopposed',
      vote: 'Vote',
      refresh: 'Refresh',
      paper: 'Votes on paper',
      web: 'Vote on the web',
      close: 'Close the ballot',
      totals: 'Enter the paper votes',
      confirm: 'See and confirm',
      draw: 'Draw lots',
      hand: 'Lot drawn by hand',
      castingVote: 'Decide it',
      certify: 'Certify the result',
      cancel: 'Call it off',
      check: 'Check it yourself',
      start: 'Start an election',
      startVice: 'Elect a vice-chair',
      back: 'Back',
    },
    sentToYou: 'I have written to you in our private chat.',
    none: {
      title: 'Elections',
      text: 'No election is running.',
      last: (name, office, until) => `${name} is elected ${office} until ${until}.`,
    },
    termEnds: {
      title: (office) => `The term of the council’s ${office} ends`,
      text: (name, until) => `${name} is elected until ${until}. It is time for a new election.`,
    },
    vacant: {
      title: (office) => `The office of ${office} is vacant`,
      text: 'The council can elect somebody for the rest of the term.',
      start: 'Start a by-election',
    },
  },
})

const inLanguage = (language: Language) => ({
  ...commonWords(language),
  ...rulesWords(language),
  ...errorsWords(language),
  ...callWords(language),
  ...ballotWords(language),
  ...conductWords(language),
  ...resultWords(language),
})
const byLanguage = { da: inLanguage('da'), en: inLanguage('en') }

/** All that the room says; the words of a topic stand in a file of their own. */
export const electionWords = (language: Language) => byLanguage[language]
