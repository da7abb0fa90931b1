import { defineStrings } from '../../core/language'

const sheets = (count: number): string => (count === 1 ? '1 papirseddel' : `${count} papirsedler`)

/** Holding a ballot: opening it, paper, links, and what comes after closing. */
export const conductWords = defineStrings({
  da: {
    openForm: {
      title: 'Åbn afstemningen',
      who: (count: number) => `${count} får en stemmeseddel i deres private chat.`,
      candidates: (names: string) => `På stemmesedlen: ${names}.`,
      onlyOne: 'Der er kun én kandidat. Du kan også trykke Fredsvalg på valgkortet.',
      frozen: 'Listen over, hvem der kan stemme, ligger fast fra nu af.',
      closes: 'Hvornår lukker den?',
      error: 'Vælg, hvornår der lukkes.',
      choices: {
        '0': 'Når jeg lukker den',
        '10': 'Om 10 minutter',
        '30': 'Om en halv time',
        '1440': 'Om et døgn',
        '4320': 'Om tre døgn',
        '10080': 'Om en uge',
      } as Record<string, string>,
      send: 'Åbn nu',
    },
    openedNow: 'Afstemningen er åben. Alle på listen har fået en stemmeseddel.',
    webForm: {
      title: 'Stemmeseddel på nettet',
      explain:
        'Er der nogen, jeg ikke kan skrive til? Så kan de stemme med et link. Det er til én person og én stemme.',
      who: 'Hvem skal have et link?',
      error: 'Vælg en.',
      nobody: 'Alle, der mangler at stemme, får mine beskeder. Ingen har brug for et link.',
      send: 'Lav et link',
      made: (name: string) => `Stemmeseddel til ${name}`,
      give: (name: string) =>
        `Giv linket til ${name} og ingen anden. Åbn det ikke selv: den, der har linket, kan stemme for ${name}.`,
      link: 'Linket, som du kan kopiere',
      until: 'Linket virker, til der er stemt, eller afstemningen lukker.',
    },
    paperForm: {
      title: 'Stemmer på papir',
      explain: 'Sæt kryds ved dem, der får en papirseddel. De kan så ikke stemme her.',
      label: 'Hvem stemmer på papir?',
      nobody: 'Alle på listen har stemt her.',
      send: 'Gem krydserne',
      tooMany: (count: number) => `Kun de første ${count} navne er vist.`,
    },
    paperSaved: (count: number) => `${count} er skrevet op til papir.`,
    totalsForm: {
      title: 'Papirstemmerne',
      explain: (ticks: number) => `Der er ${sheets(ticks)}. En anden skal bekræfte tallene bagefter.`,
      blank: 'Blanke og ugyldige',
      error: 'Skriv et tal.',
      send: 'Gem tallene',
    },
    totalsSaved: 'Tallene er gemt. En anden skal bekræfte dem.',
    confirmTotals: {
      title: 'Bekræft papirstemmerne',
      text: (by: string, ticks: number, lines: string) => `${by} har talt ${sheets(ticks)}:\n${lines}`,
      line: (name: string, votes: number) => `${name}: ${votes}`,
      send: 'Tallene passer',
      wrong: 'Tæl om',
    },
    handForm: {
      title: 'Lod trukket i hånden',
      explain: (places: number) =>
        places === 1 ? 'Hvem faldt lodden på?' : `Hvilke ${places} faldt lodden på?`,
      chosen: 'Navnet på lodden',
      witness: 'Hvem så det ske?',
      error: 'Vælg et navn.',
      send: 'Gem',
    },
    castingForm: { title: 'Formandens stemme', chosen: 'Hvem vælger du?' },
    certifyForm: {
      title: 'Godkend resultatet',
      text: (name: string, office: string) => `${name} bliver ${office}.`,
      from: 'Fra hvilken dag?',
      send: 'Godkend',
    },
    certifiedNow: 'Resultatet er godkendt.',
    cancelForm: {
      title: 'Aflys valget?',
      text: 'Det kan ikke fortrydes. Stemmer, der er talt, gælder ikke mere.',
      send: 'Ja, aflys',
    },
  },
  en: {
    openForm: {
      title: 'Open the ballot',
      who: (count) => `${count} get a ballot paper in their private chat.`,
      candidates: (names) => `On the ballot paper: ${names}.`,
      onlyOne: 'There is one candidate only. You can also press Unopposed on the election card.',
      frozen: 'The roll of voters is fixed from now on.',
      closes: 'When does it close?',
      error: 'Choose when it closes.',
      choices: {
        '0': 'When I close it',
        '10': 'In 10 minutes',
        '30': 'In half an hour',
        '1440': 'In a day',
        '4320': 'In three days',
        '10080': 'In a week',
      },
      send: 'Open now',
    },
    openedNow: 'The ballot is open. All on the roll got a ballot paper.',
    webForm: {
      title: 'Ballot paper on the web',
      explain:
        'Is there anybody I cannot write to? They can vote by a link. It is for one person and one vote.',
      who: 'Who should get a link?',
      error: 'Choose somebody.',
      nobody: 'Everybody who still has to vote gets my messages. Nobody needs a link.',
      send: 'Make a link',
      made: (name) => `Ballot paper for ${name}`,
      give: (name) =>
        `Give the link to ${name} and nobody else. Do not open it yourself: whoever has the link can vote for ${name}.`,
      link: 'The link, for you to copy',
      until: 'The link works until they have voted or the ballot closes.',
    },
    paperForm: {
      title: 'Votes on paper',
      explain: 'Tick those who get a paper ballot. They cannot vote here then.',
      label: 'Who votes on paper?',
      nobody: 'All on the roll have voted here.',
      send: 'Save the ticks',
      tooMany: (count) => `Only the first ${count} names are shown.`,
    },
    paperSaved: (count) => `${count} are noted down for paper.`,
    totalsForm: {
      title: 'The paper votes',
      explain: (ticks) => `Paper ballots: ${ticks}. Another person must confirm the figures.`,
      blank: 'Blank and invalid',
      error: 'Write a number.',
      send: 'Save the figures',
    },
    totalsSaved: 'The figures are saved. Another person must confirm them.',
    confirmTotals: {
      title: 'Confirm the paper votes',
      text: (by, ticks, lines) => `${by} counted the paper ballots (${ticks}):\n${lines}`,
      line: (name, votes) => `${name}: ${votes}`,
      send: 'The figures are right',
      wrong: 'Count again',
    },
    handForm: {
      title: 'Lot drawn by hand',
      explain: (places) =>
        places === 1 ? 'On whom did the lot fall?' : `On which ${places} did the lot fall?`,
      chosen: 'The name on the lot',
      witness: 'Who saw it happen?',
      error: 'Choose a name.',
      send: 'Save',
    },
    castingForm: { title: 'The chair’s casting vote', chosen: 'Whom do you choose?' },
    certifyForm: {
      title: 'Certify the result',
      text: (name, office) => `${name} becomes ${office}.`,
      from: 'From which day?',
      send: 'Certify',
    },
    certifiedNow: 'The result is certified.',
    cancelForm: {
      title: 'Call the election off?',
      text: 'That cannot be undone. Votes that were counted no longer hold.',
      send: 'Yes, call it off',
    },
  },
})
