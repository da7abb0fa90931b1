import { defineStrings } from '../../core/language'

const years = (months: number): number => months / 12

export const privacyWords = defineStrings({
  da: {
    commands: {
      own: {
        words: ['minedata', 'mine data', 'mine oplysninger'],
        label: 'Mine data',
        summary: 'Se og hent alt det, jeg har gemt om dig',
      },
      erasure: {
        words: ['sletning', 'slet gamle data'],
        label: 'Slet det gamle',
        summary: 'Se, hvad der er blevet for gammelt, og slet det',
      },
    },
    deliveries: { due: 'Gamle oplysninger, som kan slettes' },
    errors: {
      inPrivate: 'Det er privat. Skriv det til mig i vores egen chat.',
    },
    rules: {
      replies: {
        title: 'Hvor længe svar og afbud gemmes',
        effect: (months: number) => `Svar på indkaldelser kan slettes ${span(months)} efter mødet.`,
      },
      speakers: {
        title: 'Hvor længe talerlister gemmes',
        effect: (months: number) => `Talerlister kan slettes efter ${span(months)}.`,
      },
      remarks: {
        title: 'Hvor længe bemærkninger til referater gemmes',
        effect: (months: number) =>
          `Medlemmernes bemærkninger til et referat kan slettes efter ${span(months)}.`,
      },
      themeDays: {
        title: 'Hvor længe svar om temadage gemmes',
        effect: (months: number) => `Svar om en temadag kan slettes efter ${span(months)}.`,
      },
      messages: {
        title: 'Hvor længe sendte beskeder gemmes',
        effect: (months: number) => `Listen over sendte beskeder kan slettes efter ${span(months)}.`,
      },
      claims: {
        title: 'Hvor længe diæter og bilag gemmes',
        effect: (months: number) =>
          `Krav og kvitteringer kan slettes efter ${span(months)}. Kommunens regnskab skal gemmes i fem år.`,
      },
      former: {
        title: 'Hvor længe navnet på tidligere medlemmer gemmes',
        effect: (months: number) =>
          `Når et medlem har været ude af rådet i ${span(months)}, kan navnet slettes. Referater bliver stående.`,
      },
    },
    formerName: 'Tidligere medlem',
    title: 'Det, jeg har gemt om dig',
    bookkeeping: 'Beskeder og kladder, som botten selv fører',
    other: 'Andet',
    kinds: {
      people: 'Dit navn og din konto',
      councils: 'Din plads i rådet',
      contacts: 'Din telefon og adresse',
      meetings: 'Møder',
      meetingPlans: 'Mødeplaner',
      replies: 'Dine svar på indkaldelser',
      datePolls: 'Datoafstemninger',
      datePollWishes: 'Dine ønsker til datoer',
      agendas: 'Dagsordener',
      attachments: 'Dine bilag',
      items: 'Dine punkter',
      agendanotes: 'Dine egne noter',
      elections: 'Valg, du er med i',
      ballotBoxes: 'At du har stemt',
      contributions: 'Dine svar på høringer',
      responses: 'Høringssvar, du har skrevet på',
      'response-verdicts': 'Din godkendelse af høringssvar',
      hearings: 'Høringer, du har oprettet',
      attendance: 'Møder, du har været til',
      sittings: 'Møder, mens du var med i rådet',
      dissents: 'Dine mindretalsudtalelser',
      forwardings: 'Det, du har sendt videre til et udvalg',
      minutesEntries: 'Referat, du har skrevet',
      followUps: 'Dine opgaver',
      speakers: 'Når du har bedt om ordet',
      minutes: 'Referater, du har godkendt',
      minutesVersions: 'Dit navn i referater',
      minutesAnswers: 'Dine bemærkninger til referater',
      easyReads: 'Letlæste referater, du har skrevet',
      postings: 'Opslag, du har hængt op',
      claims: 'Dine krav om diæt, kørsel og udlæg',
      ledger: 'Posteringer, du har lavet',
      budgets: 'Budgetter',
      payees: 'Dit lønnummer',
      receipts: 'Dine kvitteringer',
      goals: 'Mål i handlingsplanen',
      themeDaySignUps: 'Dine tilmeldinger til temadage',
      themeDayExpectations: 'Det, du har skrevet, at du forventer',
      themeDayEvaluations: 'Dine svar om temadage',
      polls: 'Afstemninger, du er med i',
      reminderPreferences: 'Dine valg af påmindelser',
      wheelEntries: 'Årshjulet',
    },
    hint: 'I filen står alt. Linket virker i ét døgn.',
    download: 'Hent mine data',
    elsewhereTitle: 'Det, der ligger andre steder',
    elsewhere: [
      'Vores chat ligger i Teams. Den kan du selv slette.',
      'Dagsordener og referater ligger også i kommunens arkiv.',
      'Diæter ligger også i kommunens lønsystem.',
      'Hvad du har stemt til et hemmeligt valg, kan ingen se.',
      'Er noget forkert, eller skal det slettes, så ring til sekretariatet.',
    ],
    file: {
      name: 'mine-data',
      title: (name: string) => `Det, Rådsbot har gemt om ${name}`,
      made: (day: string) => `Hentet ${day}. Alle felter står i den anden fil.`,
      bookkeeping: 'Hvornår botten har skrevet til dig, og hvilke chats den kender. Se den anden fil.',
      noText: 'Uden tekst',
    },
    due: {
      title: 'Det her er blevet gammelt',
      none: 'Der er ikke noget, der er gammelt nok til at blive slettet.',
      kept: 'Dagsordener, referater, høringssvar og regnskab bliver stående. De hører til kommunens arkiv (journalpligt).',
      kinds: {
        replies: 'Svar og afbud',
        speakers: 'Talerlister',
        remarks: 'Bemærkninger til referater',
        themeDays: 'Svar om temadage',
        messages: 'Sendte beskeder',
        claims: 'Krav og kvitteringer',
        former: 'Navne på tidligere medlemmer',
      },
      about: (count: number, months: number) => `${count} er ældre end ${span(months)}`,
      see: 'Slet det gamle',
      sure: 'Det kan ikke fortrydes. Har kommunens arkiv fået det, den skal have?',
      erase: 'Ja, slet det',
      back: 'Nej, gå tilbage',
      erased: (count: number) => (count === 0 ? 'Det er slettet.' : `${count} er slettet.`),
    },
  },
  en: {
    commands: {
      own: {
        words: ['mydata', 'my data', 'my information'],
        label: 'My data',
        summary: 'See and fetch all that I keep about you',
      },
      erasure: {
        words: ['erasure', 'delete old data'],
        label: 'Delete what is old',
        summary: 'See what has become too old, and delete it',
      },
    },
    deliveries: { due: 'Old information that can be deleted' },
    errors: {
      inPrivate: 'That is private. Write it to me in our own chat.',
    },
    rules: {
      replies: {
        title: 'How long replies are kept',
        effect: (months) =>
          `Replies to invitations can be deleted ${spanInEnglish(months)} after the meeting.`,
      },
      speakers: {
        title: 'How long speaker lists are kept',
        effect: (months) => `Speaker lists can be deleted after ${spanInEnglish(months)}.`,
      },
      remarks: {
        title: 'How long remarks on minutes are kept',
        effect: (months) => `Members’ remarks on minutes can be deleted after ${spanInEnglish(months)}.`,
      },
      themeDays: {
        title: 'How long answers about theme days are kept',
        effect: (months) => `Answers about a theme day can be deleted after ${spanInEnglish(months)}.`,
      },
      messages: {
        title: 'How long sent messages are kept',
        effect: (months) => `The list of sent messages can be deleted after ${spanInEnglish(months)}.`,
      },
      claims: {
        title: 'How long claims and receipts are kept',
        effect: (months) =>
          `Claims and receipts can be deleted after ${spanInEnglish(months)}. Accounts must be kept for five years.`,
      },
      former: {
        title: 'How long former members’ names are kept',
        effect: (months) =>
          `When a member has been out of the council for ${spanInEnglish(months)}, the name can be deleted. Minutes stay.`,
      },
    },
    formerName: 'Former member',
    title: 'What I keep about you',
    bookkeeping: 'Messages and notes that the bot keeps for itself',
    other: 'Other',
    kinds: {
      people: 'Your name and account',
      councils: 'Your seat in the council',
      contacts: 'Your telephone and address',
      meetings: 'Meetings',
      meetingPlans: 'Plans of meetings',
      replies: 'Your replies to invitations',
      datePolls: 'Date polls',
      datePollWishes: 'Your wishes for dates',
      agendas: 'Agendas',
      attachments: 'Your attachments',
      items: 'Your items',
      agendanotes: 'Your own notes',
      elections: 'Elections that you are part of',
      ballotBoxes: 'That you have voted',
      contributions: 'Your answers to hearings',
      responses: 'Responses that you wrote on',
      'response-verdicts': 'Your approval of responses',
      hearings: 'Hearings that you created',
      attendance: 'Meetings that you attended',
      sittings: 'Meetings while you were in the council',
      dissents: 'Your dissenting opinions',
      forwardings: 'What you have passed on to a committee',
      minutesEntries: 'Minutes that you wrote',
      followUps: 'Your tasks',
      speakers: 'When you asked for the floor',
      minutes: 'Minutes that you approved',
      minutesVersions: 'Your name in minutes',
      minutesAnswers: 'Your remarks on minutes',
      easyReads: 'Easy-read minutes that you wrote',
      postings: 'Posters that you put up',
      claims: 'Your claims for per diem, mileage and outlays',
      ledger: 'Entries that you made',
      budgets: 'Budgets',
      payees: 'Your payee number',
      receipts: 'Your receipts',
      goals: 'Goals in the action plan',
      themeDaySignUps: 'Your sign-ups for theme days',
      themeDayExpectations: 'What you have written that you expect',
      themeDayEvaluations: 'Your answers about theme days',
      polls: 'Polls that you are part of',
      reminderPreferences: 'Your choice of reminders',
      wheelEntries: 'Year wheel',
    },
    hint: 'The file holds everything. The link works for a day.',
    download: 'Fetch my data',
    elsewhereTitle: 'What is kept elsewhere',
    elsewhere: [
      'Our chat is kept in Teams. You can delete it yourself.',
      'Agendas and minutes are also in the municipality’s archive.',
      'Per diems are also in the municipality’s payroll.',
      'Nobody can see how you voted in a secret election.',
      'If something is wrong or should be deleted, call the secretariat.',
    ],
    file: {
      name: 'my-data',
      title: (name) => `What Rådsbot keeps about ${name}`,
      made: (day) => `Fetched ${day}. Every field stands in the other file.`,
      bookkeeping: 'When the bot wrote to you, and which chats it knows. See the other file.',
      noText: 'Without text',
    },
    due: {
      title: 'This has become old',
      none: 'Nothing is old enough to be deleted.',
      kept: 'Agendas, minutes, responses and accounts stay. They belong to the municipality’s archive (duty to keep records).',
      kinds: {
        replies: 'Replies to invitations',
        speakers: 'Speaker lists',
        remarks: 'Remarks on minutes',
        themeDays: 'Answers about theme days',
        messages: 'Sent messages',
        claims: 'Claims and receipts',
        former: 'Names of former members',
      },
      about: (count, months) => `${count} are older than ${spanInEnglish(months)}`,
      see: 'Delete what is old',
      sure: 'This cannot be undone. Does the municipality’s archive have what it must have?',
      erase: 'Yes, delete it',
      back: 'No, go back',
      erased: (count) => (count === 0 ? 'It is deleted.' : `${count} are deleted.`),
    },
  },
})

function span(months: number): string {
  if (months % 12 !== 0) return `${months} måneder`
  return `${years(months)} år`
}

function spanInEnglish(months: number): string {
  if (months % 12 !== 0) return `${months} months`
  return years(months) === 1 ? '1 year' : `${years(months)} years`
}
