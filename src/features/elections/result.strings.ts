import { clockTime, defineStrings, longDate, shortDate } from '../../core/language'

/** How an election stands and what came out of it. */
export const resultWords = defineStrings({
  da: {
    states: {
      nominating: 'Hvem vil stille op?',
      open: 'Afstemningen er åben',
      closing: 'Stemmerne tælles',
      paper: 'Papirstemmerne mangler',
      again: 'Der skal stemmes igen',
      tied: 'To eller flere står lige',
      decided: 'Afgjort, men ikke godkendt endnu',
      certified: 'Godkendt',
      cancelled: 'Valget er aflyst',
    },
    stage: (kind: 'free' | 'runOff', number: number) =>
      kind === 'free' ? `${number}. frie valg` : 'Bundet valg',
    stageOnly: 'Én afstemning',
    turnout: (voted: number, all: number) => `${voted} af ${all} har stemt.`,
    closesAt: (at: Date, zone: string) =>
      `Lukker ${shortDate(at, zone, 'da')} kl. ${clockTime(at, zone, 'da')}.`,
    votes: (count: number) => (count === 1 ? '1 stemme' : `${count} stemmer`),
    blank: 'Blankt',
    paperPart: (count: number) => `Heraf på papir: ${count}.`,
    elected: (name: string, office: string) => `${name} er valgt som ${office}.`,
    how: {
      majority: 'Over halvdelen stemte for.',
      mostVotes: 'Fik flest stemmer.',
      lot: 'Stod lige med en anden og vandt lodtrækningen.',
      castingVote: 'Stod lige med en anden. Formanden afgjorde det.',
      unopposed: 'Fredsvalg: der var kun én, der stillede op.',
    },
    again: {
      free: 'Ingen fik over halvdelen. Alle kan vælges igen i næste afstemning.',
      runOff: 'Ingen fik over halvdelen. Næste afstemning er bundet valg mellem de to med flest stemmer.',
    },
    byRule: (rule: string) => `Regel: ${rule}.`,
    nobody: 'Ingen fik stemmer nok, så ingen er valgt.',
    noQuorum: (needed: number) => `For få stemte. Der skulle være mindst ${needed}. Der stemmes igen.`,
    tie: {
      office: (names: string) => `${names} fik lige mange stemmer.`,
      runOff: (names: string) => `${names} fik lige mange stemmer og kæmper om en plads i det bundne valg.`,
    },
    lotResult: {
      draw: (names: string) => `Lodtrækningen faldt på ${names}.`,
      hand: (names: string, witness: string) =>
        `Lodtrækningen i hånden faldt på ${names}. Vidne: ${witness}.`,
      castingVote: (names: string) => `Formanden afgjorde, at det blev ${names}.`,
    },
    round: (stage: string, result: string) => `${stage}: ${result}`,
    reveals: {
      few: (votes: number) =>
        `Kun ${votes} stemte. Med så få stemmer kan man måske regne ud, hvem der stemte hvad.`,
      unanimous: 'Alle stemte ens, så alle kan se, hvad hver enkelt stemte.',
    },
    certifiedNote: (office: string, from: Date, until: Date | undefined, zone: string) =>
      `Gælder som ${office} fra ${longDate(from, zone, 'da')}${until ? ` til ${longDate(until, zone, 'da')}` : ''}.`,
    byraadAppoints: 'Byrådet udpeger efter rådets valg.',
    waitsForCertificate: 'Sekretariatet skal godkende resultatet. Så skifter posten.',
    commitment: (hash: string) => `Segl på en mulig lodtrækning: ${hash}`,
    record: {
      ballot: (votes: string, result: string) => `${votes}. ${result}`,
      votes: (name: string, votes: string) => `${name} ${votes}`,
      blank: (count: number) =>
        count === 0 ? 'ingen blanke stemmer' : count === 1 ? '1 blank stemme' : `${count} blanke stemmer`,
      decided: 'Valget er afgjort.',
    },
    check: {
      title: 'Tjek valget selv',
      text: 'Her er det, der er offentligt. Ingen kode viser, hvad nogen stemte.',
      commitment: 'Segl, som blev vist ved åbningen',
      seed: 'Tallet bag seglet',
      codes: (count: number) => `${count} talte koder i rækkefølge:`,
      tooMany: 'Der er for mange koder til et kort. Hent dem som fil.',
      file: 'Hent koderne',
      howSeal: 'Seglet passer, når SHA-256 af tallet giver seglet.',
      howDraw:
        'Lodtrækningen er SHA-256 af tallet og alle koderne lige efter hinanden. Del resultatet som et tal med antallet af navne. Resten peger på navnet, og det første navn er nummer 0.',
      among: (names: string) => `Lodtrækning mellem ${names}`,
      fileName: 'koder',
    },
  },
  en: {
    states: {
      nominating: 'Who will stand?',
      open: 'The ballot is open',
      closing: 'The votes are being counted',
      paper: 'The paper votes are missing',
      again: 'Another ballot is needed',
      tied: 'Two or more are tied',
      decided: 'Decided, not yet certified',
      certified: 'Certified',
      cancelled: 'The election is called off',
    },
    stage: (kind, number) => (kind === 'free' ? `Free ballot ${number}` : 'Run-off'),
    stageOnly: 'One ballot',
    turnout: (voted, all) => `${voted} of ${all} have voted.`,
    closesAt: (at, zone) => `Closes ${shortDate(at, zone, 'en')} at ${clockTime(at, zone, 'en')}.`,
    votes: (count) => (count === 1 ? '1 vote' : `${count} votes`),
    blank: 'Blank',
    paperPart: (count) => `On paper: ${count}.`,
    elected: (name, office) => `${name} is elected ${office}.`,
    how: {
      majority: 'More than half voted for them.',
      mostVotes: 'Got most votes.',
      lot: 'Was tied with another and won the lot.',
      castingVote: 'Was tied with another. The chair decided.',
      unopposed: 'Elected unopposed: only one stood.',
    },
    again: {
      free: 'Nobody got more than half. All can be elected in the next ballot.',
      runOff: 'Nobody got more than half. The next ballot is a run-off between the two with most votes.',
    },
    byRule: (rule) => `Rule: ${rule}.`,
    nobody: 'Nobody got enough votes, so nobody is elected.',
    noQuorum: (needed) => `Too few voted. At least ${needed} were needed. The ballot is held again.`,
    tie: {
      office: (names) => `${names} got equally many votes.`,
      runOff: (names) => `${names} got equally many votes and compete for a place in the run-off.`,
    },
    lotResult: {
      draw: (names) => `The lot fell on ${names}.`,
      hand: (names, witness) => `The lot drawn by hand fell on ${names}. Witness: ${witness}.`,
      castingVote: (names) => `The chair decided for ${names}.`,
    },
    round: (stage, result) => `${stage}: ${result}`,
    reveals: {
      few: (votes) => `Only ${votes} voted. With so few votes one may work out who voted what.`,
      unanimous: 'All voted the same, so everybody can see what each of them voted.',
    },
    certifiedNote: (office, from, until, zone) =>
      `Holds office as ${office} from ${longDate(from, zone, 'en')}${until ? ` until ${longDate(until, zone, 'en')}` : ''}.`,
    byraadAppoints: 'The city council appoints after the council’s election.',
    waitsForCertificate: 'The secretariat must certify the result. Then the office changes hands.',
    commitment: (hash) => `Seal on a possible lot: ${hash}`,
    record: {
      ballot: (votes, result) => `${votes}. ${result}`,
      votes: (name, votes) => `${name} ${votes}`,
      blank: (count) =>
        count === 0 ? 'no blank votes' : count === 1 ? '1 blank vote' : `${count} blank votes`,
      decided: 'The election is decided.',
    },
    check: {
      title: 'Check the election yourself',
      text: 'Here is what is public. No code shows what anybody voted.',
      commitment: 'Seal that was shown at opening',
      seed: 'The number behind the seal',
      codes: (count) => `${count} counted codes in order:`,
      tooMany: 'There are too many codes for a card. Get them as a file.',
      file: 'Get the codes',
      howSeal: 'The seal is right when SHA-256 of the number gives the seal.',
      howDraw:
        'The draw is SHA-256 of the number and all codes end to end. Divide the result as a number by the count of names. The remainder points at the name, and the first name is number 0.',
      among: (names) => `Lot between ${names}`,
      fileName: 'codes',
    },
  },
})
