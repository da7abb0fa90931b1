import { defineStrings } from '../../core/language'

/** What a voter sees and holds: the ballot paper, the receipt, the ballot on the web. */
export const ballotWords = defineStrings({
  da: {
    ballotCall: {
      title: (title: string) => `${title}: nu kan du stemme`,
      text: 'Åbn din stemmeseddel, når du sidder for dig selv. Den er din alene.',
      open: 'Åbn min stemmeseddel',
    },
    ballot: {
      title: 'Din stemmeseddel',
      label: 'Hvem stemmer du på?',
      error: 'Vælg en, eller stem blankt.',
      option: (name: string, words: string) => (words ? `${name}: “${words}”` : name),
      next: 'Gå videre',
      secret: 'Hemmeligt: hverken rådet, formandskabet eller sekretariatet kan se, hvad du stemmer.',
      seen: 'Alle kan se, hvor mange der har stemt. De, der leder valget, kan se, at du har stemt.',
      limits:
        'Din stemme går gennem Microsoft Teams til kommunens server. Databasens sikkerhedskopier kan i en kort tid vise, hvad der blev gemt sammen. Stem på papir, hvis du vil være helt sikker.',
    },
    review: {
      title: 'Er det rigtigt?',
      choice: (name: string) => `Du stemmer på: ${name}`,
      blank: 'Du stemmer blankt.',
      cast: 'Afgiv min stemme',
      back: 'Vælg om',
    },
    receipt: {
      counted: 'Din stemme er talt med',
      changed: 'Din stemme er ændret',
      text: (code: string) =>
        `Din kode er ${code}. Den viser, at stemmen er talt med, men ikke hvad du stemte. Skriv den ned, hvis du vil tjekke bagefter.`,
      change: 'Du kan ændre din stemme her på kortet, til der lukkes.',
      changeButton: 'Ændr min stemme',
      check: 'Er min stemme talt med?',
    },
    checked: {
      yes: (code: string) => `Ja. Koden ${code} er blandt de talte stemmer.`,
      notYet: 'Stemmerne er ikke talt endnu. Prøv igen, når der er lukket.',
      no: (code: string) => `Koden ${code} er ikke blandt de talte stemmer. Sig det til sekretariatet.`,
    },
    web: {
      limits:
        'Din stemme går over nettet til kommunens server. Databasens sikkerhedskopier kan i en kort tid vise, hvad der blev gemt sammen. Den, der har dit link, kan stemme for dig. Stem på papir, hvis du vil være helt sikker.',
      change: 'Du kan ændre din stemme her på siden, til der lukkes.',
      keepOpen: 'Lad siden stå åben, hvis du vil bruge knapperne senere. Den kan ikke hentes igen.',
      over: 'Den stemmeseddel gælder ikke mere. Skal der stemmes igen, får du et nyt link.',
    },
    blankChoice: 'Stem blankt',
  },
  en: {
    ballotCall: {
      title: (title) => `${title}: you can vote now`,
      text: 'Open your ballot paper when you sit by yourself. It is yours alone.',
      open: 'Open my ballot paper',
    },
    ballot: {
      title: 'Your ballot paper',
      label: 'Whom do you vote for?',
      error: 'Choose somebody, or vote blank.',
      option: (name, words) => (words ? `${name}: “${words}”` : name),
      next: 'Go on',
      secret: 'Secret: neither council, chair nor secretariat can see what you vote.',
      seen: 'All can see how many have voted. Those who conduct the election can see that you have voted.',
      limits:
        'Your vote goes through Microsoft Teams to the municipality’s server. For a short time the database’s backups can show what was saved together. Vote on paper if you want to be quite sure.',
    },
    review: {
      title: 'Is this right?',
      choice: (name) => `You vote for: ${name}`,
      blank: 'You vote blank.',
      cast: 'Cast my vote',
      back: 'Choose again',
    },
    receipt: {
      counted: 'Your vote is counted',
      changed: 'Your vote is changed',
      text: (code) =>
        `Your code is ${code}. It shows that the vote is counted, not what you voted. Write it down if you want to check afterwards.`,
      change: 'You can change your vote on this card until closing.',
      changeButton: 'Change my vote',
      check: 'Is my vote counted?',
    },
    checked: {
      yes: (code) => `Yes. The code ${code} is among the counted votes.`,
      notYet: 'The votes are not counted yet. Try again after closing.',
      no: (code) => `The code ${code} is not among the counted votes. Tell the secretariat.`,
    },
    web: {
      limits:
        'Your vote goes over the web to the municipality’s server. For a short time the database’s backups can show what was saved together. Whoever has your link can vote for you. Vote on paper if you want to be quite sure.',
      change: 'You can change your vote on this page until closing.',
      keepOpen: 'Leave the page open if you want to use the buttons later. It cannot be fetched again.',
      over: 'That ballot paper is no longer valid. If there is another ballot you will get a new link.',
    },
    blankChoice: 'Vote blank',
  },
})
