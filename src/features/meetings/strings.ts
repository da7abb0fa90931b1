import { clockTime, defineStrings, longDate } from '../../core/language'
import { errorWords } from './errors.strings'
import type { MeetingKind } from './store'

interface Times {
  start: Date
  end: Date
}

const DAYS_DA: Record<string, string> = {
  monday: 'mandag',
  tuesday: 'tirsdag',
  wednesday: 'onsdag',
  thursday: 'torsdag',
  friday: 'fredag',
}
const DAYS_EN: Record<string, string> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
}

/** Words of commands, deliveries and rules, and of a meeting's own card; each topic's others stand beside it. */
export const meetingWords = defineStrings({
  da: {
    ...errorWords('da'),
    commands: {
      meetings: {
        words: ['møder', 'møde', 'mødeplan'],
        label: 'Se møderne',
        summary: 'Datoer for rådets møder og dine svar',
      },
      attend: {
        words: ['deltager', 'jeg kommer'],
        label: 'Jeg kommer',
        summary: 'Sig ja til det næste møde',
      },
      decline: {
        words: ['afbud', 'meld afbud'],
        label: 'Meld afbud',
        summary: 'Sig, at du ikke kan komme til det næste møde',
      },
      attendance: {
        words: ['hvem kommer', 'tilmelding', 'tilmeldinger'],
        label: 'Hvem kommer?',
        summary: 'Svarene til det næste møde',
      },
      plan: {
        words: ['møder planlæg', 'planlæg møder'],
        label: 'Planlæg årets møder',
        summary: 'Få forslag til årets møder, ret dem, og indkald til dem. Skriv gerne årstallet bagefter',
      },
      newMeeting: {
        words: ['nyt møde', 'møde nyt'],
        label: 'Indkald til et møde',
        summary: 'Et ekstra møde, et konstituerende eller et ekstraordinært',
      },
      datePoll: {
        words: ['find en dato', 'datoafstemning'],
        label: 'Find en dato',
        summary: 'Spørg medlemmerne, hvilke datoer der passer dem',
      },
      calendar: {
        words: ['kalender'],
        label: 'Møderne i din kalender',
        summary: 'Få alle rådets møder ind i din egen kalender',
      },
    },
    deliveries: {
      invitation: 'Mødeindkaldelse',
      cancelled: 'Aflysning',
      callSubstitute: 'Besked til suppleant',
      quorum: 'Advarsel om for få deltagere',
      poll: 'Spørgsmål om datoer',
    },
    rules: {
      meetingsPerYear: {
        title: 'Møder om året',
        effect: (count: number) => `Rådet holder ${count} møder om året.`,
      },
      meetingTime: {
        title: 'Mødetid',
        effect: ({ earliest, minutes }: { earliest: string; minutes: number }) =>
          `Møder begynder tidligst kl. ${earliest.replace(':', '.')} og varer ${minutes} minutter.`,
        fields: { earliest: 'Tidligste klokkeslæt (tt:mm)', minutes: 'Varighed i minutter' },
      },
      meetingDays: {
        title: 'Mødedage',
        effect: (days: readonly string[]) => `Møder holdes ${days.map((day) => DAYS_DA[day]).join(', ')}.`,
        options: DAYS_DA,
      },
      quorum: {
        title: 'Nok til at holde møde',
        effect: (percent: number) =>
          `Mindst ${percent} procent af de besatte pladser skal være til stede, for at rådet kan tage stilling.`,
      },
      substitutes: {
        title: 'Suppleanter',
        effect: (called: boolean) =>
          called
            ? 'Suppleanten bliver spurgt, når et medlem melder afbud.'
            : 'Rådet indkalder ikke suppleanter.',
      },
    },
    kinds: {
      ordinary: 'Møde',
      constituting: 'Konstituerende møde',
      extraordinary: 'Ekstraordinært møde',
    } as Record<MeetingKind, string>,
    when: ({ start, end }: Times, zone: string) =>
      `${longDate(start, zone, 'da')} kl. ${clockTime(start, zone, 'da')}–${clockTime(end, zone, 'da')}`,
    online: 'Onlinemøde',
    join: 'Åbn onlinemødet',
    listTitle: 'Rådets møder',
    listNone: 'Der er ingen møder planlagt.',
    listHelp: 'Tryk på et møde for at svare.',
    entryTitle: (kind: string, council: string) => `${kind} i ${council}`,
    entryText: 'Svar og se dagsordenen hos Rådsbot i Teams.',
    calendarName: (council: string) => `Møder i ${council}`,
    calendarFile: 'moede.ics',
    invited: 'Du er indkaldt til et møde',
    movedTo: 'Mødet er flyttet. Svar igen for den nye tid.',
    changedTo: 'Der er ændret noget ved mødet.',
    cancelledTitle: 'Mødet er aflyst',
    reason: (text: string) => `Hvorfor: ${text}`,
    was: (when: string) => `Det var ${when}`,
    mine: { yes: 'Du kommer', no: 'Du har meldt afbud', waiting: 'Du har ikke svaret endnu' },
    answered: {
      yes: 'Tak. Vi ses til mødet.',
      no: 'Tak for besked. Du kan ændre dit svar, indtil mødet begynder.',
    },
    attend: 'Jeg kommer',
    decline: 'Afbud',
    who: 'Hvem kommer?',
    toCalendar: 'Læg i min kalender',
    removeFromCalendar: 'Fjern fra min kalender',
    move: 'Ret eller flyt',
    cancel: 'Aflys mødet',
    undo: 'Fortryd',
    declineForm: {
      title: 'Meld afbud',
      explain: 'Du behøver ikke at skrive hvorfor. Kun sekretariatet kan læse det.',
      reason: 'Hvorfor? (hvis du vil)',
      send: 'Send afbud',
    },
    feed: {
      title: 'Møderne i din kalender',
      text: 'Åbn linket i din kalender som et abonnement. Så følger møderne med, når de bliver flyttet eller aflyst.',
      secret: 'Linket er kun til dig. Del det ikke.',
      open: 'Åbn kalenderen',
      revoke: 'Lav et nyt link',
      revoked: 'Det gamle link virker ikke mere. Her er det nye.',
    },
  },
  en: {
    ...errorWords('en'),
    commands: {
      meetings: {
        words: ['meetings', 'meeting'],
        label: 'See the meetings',
        summary: 'Dates of the council’s meetings and your replies',
      },
      attend: { words: ['attend'], label: 'I am coming', summary: 'Say yes to the next meeting' },
      decline: {
        words: ['decline'],
        label: 'I cannot come',
        summary: 'Say that you cannot come to the next meeting',
      },
      attendance: {
        words: ['who is coming'],
        label: 'Who is coming?',
        summary: 'The replies to the next meeting',
      },
      plan: {
        words: ['meetings plan', 'plan meetings'],
        label: 'Plan the year’s meetings',
        summary: 'Get proposals for the year’s meetings, change them, and invite to them. Add the year',
      },
      newMeeting: {
        words: ['new meeting', 'meeting new'],
        label: 'Call a meeting',
        summary: 'One more meeting, a constituting or an extraordinary one',
      },
      datePoll: {
        words: ['date poll', 'find a date'],
        label: 'Find a date',
        summary: 'Ask the members which dates suit them',
      },
      calendar: {
        words: ['calendar'],
        label: 'The meetings in your calendar',
        summary: 'Get all the council’s meetings into your own calendar',
      },
    },
    deliveries: {
      invitation: 'Invitation to a meeting',
      cancelled: 'Cancelled meeting',
      callSubstitute: 'Message to a substitute',
      quorum: 'Warning of too few people',
      poll: 'Question about dates',
    },
    rules: {
      meetingsPerYear: {
        title: 'Meetings a year',
        effect: (count) => `The council holds ${count} meetings a year.`,
      },
      meetingTime: {
        title: 'Time of meetings',
        effect: ({ earliest, minutes }) =>
          `Meetings begin at ${earliest} at the earliest and last ${minutes} minutes.`,
        fields: { earliest: 'Earliest time (hh:mm)', minutes: 'Length in minutes' },
      },
      meetingDays: {
        title: 'Days of meetings',
        effect: (days) => `Meetings are held on ${days.map((day) => DAYS_EN[day]).join(', ')}.`,
        options: DAYS_EN,
      },
      quorum: {
        title: 'Enough to hold a meeting',
        effect: (percent) =>
          `At least ${percent} per cent of the filled seats must be there for the council to take a position.`,
      },
      substitutes: {
        title: 'Substitutes',
        effect: (called) =>
          called
            ? 'The substitute is asked when a member cannot come.'
            : 'The council does not call substitutes.',
      },
    },
    kinds: {
      ordinary: 'Meeting',
      constituting: 'Constituting meeting',
      extraordinary: 'Extraordinary meeting',
    },
    when: ({ start, end }, zone) =>
      `${longDate(start, zone, 'en')}, ${clockTime(start, zone, 'en')}–${clockTime(end, zone, 'en')}`,
    online: 'Online meeting',
    join: 'Open the online meeting',
    listTitle: 'The council’s meetings',
    listNone: 'No meetings are planned.',
    listHelp: 'Press a meeting to reply.',
    entryTitle: (kind, council) => `${kind}, ${council}`,
    entryText: 'Reply and see the agenda with Rådsbot in Teams.',
    calendarName: (council) => `Meetings of ${council}`,
    calendarFile: 'meeting.ics',
    invited: 'You are invited to a meeting',
    movedTo: 'The meeting has been moved. Please reply again for the new time.',
    changedTo: 'Something about the meeting has changed.',
    cancelledTitle: 'The meeting has been cancelled',
    reason: (text) => `Why: ${text}`,
    was: (when) => `It was ${when}`,
    mine: { yes: 'You are coming', no: 'You have declined', waiting: 'You have not replied yet' },
    answered: {
      yes: 'Thank you. See you at the meeting.',
      no: 'Thank you for telling us. You can change your reply until the meeting begins.',
    },
    attend: 'I am coming',
    decline: 'I cannot come',
    who: 'Who is coming?',
    toCalendar: 'Put in my calendar',
    removeFromCalendar: 'Remove from my calendar',
    move: 'Change or move',
    cancel: 'Cancel the meeting',
    undo: 'Undo',
    declineForm: {
      title: 'I cannot come',
      explain: 'You need not say why. Only the secretariat can read it.',
      reason: 'Why? (if you like)',
      send: 'Send',
    },
    feed: {
      title: 'The meetings in your calendar',
      text: 'Open the link in your calendar as a subscription. Then the meetings follow when they are moved or cancelled.',
      secret: 'The link is for you only. Do not share it.',
      open: 'Open the calendar',
      revoke: 'Make a new link',
      revoked: 'The old link no longer works. Here is the new one.',
    },
  },
})
