import { defineStrings } from '../../core/language'

/** What is refused, and why. */
export const errorsWords = defineStrings({
  da: {
    errors: {
      gone: 'Det valg findes ikke mere.',
      notYours: 'Valget ledes af formandskabet eller sekretariatet.',
      chairFirst: 'Gør først valget af formand færdigt. Så er det næstformandens tur.',
      alreadyRunning: 'Der er allerede gang i et valg til den post. Skriv /valg for at se det.',
      noSeat: 'Kun rådets medlemmer kan stemme, og du har ikke en plads i rådet.',
      meetingRuns: 'Mødet er i gang, og mødets liste gælder. Skriv “jeg er her” til mig, så står du på den.',
      rollIsFrozen: 'Afstemningen er begyndt. Nu kan listen over, hvem der er her, ikke ændres.',
      noQuorum: ({ there, needed }: { there: number; needed: number }) =>
        `Der er ${there} på listen, og der skal være mindst ${needed}. Få flere til at trykke “Jeg er her”.`,
      noCandidates: 'Ingen har sagt ja til at stille op endnu.',
      nobodyLeft: 'Der er ingen tilbage i valget, som kan få posten. Aflys valget, og start et nyt.',
      tooManyCandidates: ({ most }: { most: number }) => `Der er kun plads til ${most} på stemmesedlen.`,
      notNow: 'Det kan ikke gøres nu. Skriv /valg for at se, hvor langt valget er.',
      notUnopposed: 'Fredsvalg kræver, at kun én stiller op.',
      stillAsked: 'Nogen er spurgt og har ikke svaret endnu. Vent på svaret.',
      notEligible: 'Den plads kan ikke få posten efter rådets regler.',
      hasDeclined: ({ name }: { name: string }) => `${name} har sagt nej tak.`,
      nominationsClosed: 'Det er for sent nu. Opstillingen er lukket.',
      notAsked: 'Du er ikke foreslået til dette valg. Skriv /opstil, hvis du vil stille op.',
      wordsTooLong: ({ most }: { most: number }) =>
        `Der er plads til ${most} tegn. Gør teksten lidt kortere.`,
      ballotClosed: 'Den stemmeseddel gælder ikke mere. Skriv /stem for at se, om du mangler at stemme.',
      closedAndCounted:
        'Afstemningen er lukket. Stemmen fra dit kort er talt, som den var, da der blev lukket.',
      notOnRoll: 'Du står ikke på listen over dem, der kan stemme i dette valg.',
      votedAlready: 'Du har stemt, og din stemme ligger trygt. Du kan kun stemme én gang.',
      noLinks:
        'Den, der selv stiller op, laver ikke links til andres stemmesedler. Bed en anden i sekretariatet.',
      needsNoLink: 'Vælg en, der mangler at stemme, og som jeg ikke kan skrive til.',
      onPaper: 'Du er skrevet op til at stemme på papir.',
      voteIsFixed: 'Din første stemme er talt. Den kan ikke ændres.',
      totalsDiffer: ({ sum, ticks }: { sum: number; ticks: number }) =>
        `Du har skrevet ${sum} stemmer, men ${ticks} er skrevet op til papir. Tæl en gang til.`,
      notYoursToConfirm: 'Tallene skal bekræftes af en anden, som ikke selv stiller op.',
      totalsChanged: 'Tallene er ændret, siden du så dem. Åbn kortet igen.',
      witness: 'Vælg et vidne blandt rådets folk. Det kan ikke være dig selv.',
      wrongWay: 'Reglerne siger noget andet om, hvordan det her afgøres.',
      chairDecides: 'Formanden afgør det, når to har lige mange stemmer.',
      lotPlaces: ({ places }: { places: number }) => `Vælg ${places} af navnene.`,
      date: 'Vælg en dag.',
      noElection: 'Der er ikke noget valg i gang, som man kan stille op til.',
    },
  },
  en: {
    errors: {
      gone: 'That election no longer exists.',
      notYours: 'The chair, vice-chair or secretariat conducts the election.',
      chairFirst: 'First finish the election of the chair. Then it is the vice-chair’s turn.',
      alreadyRunning: 'An election for that office is running already. Write /election to see it.',
      noSeat: 'Only the council’s members can vote, and you hold no seat.',
      meetingRuns: 'The meeting is running, and its own list counts. Write “I am here” to me to be on it.',
      rollIsFrozen: 'The ballot has begun. The list of who is here can no longer change.',
      noQuorum: ({ there, needed }) =>
        `There are ${there} on the roll, and at least ${needed} are needed. Ask more to press “I am here”.`,
      noCandidates: 'Nobody has agreed to stand yet.',
      nobodyLeft: 'Nobody is left in this election who can hold the office. Call it off and start a new one.',
      tooManyCandidates: ({ most }) => `The ballot paper has room for ${most} only.`,
      notNow: 'That cannot be done now. Write /election to see how far the election is.',
      notUnopposed: 'Being elected unopposed takes one candidate only.',
      stillAsked: 'Somebody was asked and has not answered yet. Wait for the answer.',
      notEligible: 'That seat cannot hold the office by the council’s rules.',
      hasDeclined: ({ name }) => `${name} has said no.`,
      nominationsClosed: 'It is too late now. Nominations are closed.',
      notAsked: 'You are not proposed in this election. Write /nominate if you want to stand.',
      wordsTooLong: ({ most }) => `There is room for ${most} characters. Make the text a little shorter.`,
      ballotClosed:
        'That ballot paper is no longer valid. Write /vote to see whether you still have to vote.',
      closedAndCounted: 'The ballot is closed. The vote from your card is counted as it was at closing.',
      notOnRoll: 'You are not on the roll of voters of this election.',
      votedAlready: 'You have voted, and your vote is safe. You can vote once only.',
      noLinks:
        'Who stands in the election makes no links to others’ ballot papers. Ask somebody else in the secretariat.',
      needsNoLink: 'Choose somebody who still has to vote and whom I cannot write to.',
      onPaper: 'You are noted down to vote on paper.',
      voteIsFixed: 'Your first vote is counted. It cannot be changed.',
      totalsDiffer: ({ sum, ticks }) =>
        `You wrote ${sum} votes, but ${ticks} are noted down for paper. Count again.`,
      notYoursToConfirm: 'Another person who is no candidate must confirm the figures.',
      totalsChanged: 'The figures have changed since you saw them. Open the card again.',
      witness: 'Choose a witness among the council’s people. It cannot be yourself.',
      wrongWay: 'The rules settle this in another way.',
      chairDecides: 'The chair decides a tie.',
      lotPlaces: ({ places }) => `Choose ${places} of the names.`,
      date: 'Choose a day.',
      noElection: 'There is no election running that one can stand in.',
    },
  },
})
