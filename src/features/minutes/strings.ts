import { defineStrings, type Language } from '../../core/language'
import { routerWords } from '../../core/router.strings'
import { easyReadWords } from './easy-read.strings'
import { followUpWords } from './follow-up.strings'
import { meetingWords } from './meeting.strings'
import { paperWords } from './paper.strings'
import { refusalWords } from './refusal.strings'
import { writingWords } from './writing.strings'

const ownWords = defineStrings({
  da: {
    commands: {
      start: {
        words: ['møde start', 'start møde', 'start mødet'],
        label: 'Start mødet',
        summary: 'Begynd mødet, når folk er kommet',
      },
      now: {
        words: ['møde nu', 'mødet nu', 'jeg er her'],
        label: 'Mødet lige nu',
        summary: 'Skriv dig ind, bed om ordet, og stem',
      },
      end: {
        words: ['møde slut', 'slut møde', 'slut mødet'],
        label: 'Slut mødet',
        summary: 'Afslut mødet, og få et udkast til referat',
      },
      minutes: {
        words: ['referat', 'referatet'],
        label: 'Læs referatet',
        summary: 'Referatet fra det seneste møde',
      },
      archive: {
        words: ['referater', 'arkiv'],
        label: 'Ældre referater',
        summary: 'Referater fra tidligere møder',
      },
      easyRead: {
        words: ['letlæst', 'let at læse'],
        label: 'Letlæst referat',
        summary: 'Referatet i korte sætninger',
      },
      actions: {
        words: ['opfølgning', 'opgaver'],
        label: 'Opfølgning',
        summary: 'Det, vi har aftalt at gøre efter møderne',
      },
    },
    deliveries: {
      postDue: 'Påmindelse om en plakat',
      desk: 'Mødekort',
      own: 'Dit mødekort',
      vote: 'Afstemning på mødet',
      started: 'Mødet er i gang',
      draft: 'Udkast til referat',
      review: 'Referat til godkendelse',
      overdue: 'Fristen for referatet er gået',
      published: 'Referat',
      files: 'Referat som fil',
      followUpDue: 'Påmindelse om opfølgning',
    },
    rules: {
      firstTimeFirst: {
        title: 'Talerlisten',
        effect: (first: boolean) =>
          first
            ? 'De, der ikke har talt til punktet, får ordet først.'
            : 'Alle får ordet i den rækkefølge, de bad om det.',
      },
      approvalDays: {
        title: 'Frist for at godkende referatet',
        effect: (days: number) =>
          `Medlemmerne har ${days} dage til at godkende referatet eller skrive en bemærkning.`,
      },
      glossary: {
        title: 'Ordliste til letlæst',
        effect: (entries: string[]) => `Listen har ${entries.length} svære ord med et lettere ord til hvert.`,
      },
      noticePlaces: {
        title: 'Steder til opslag',
        effect: (places: string[]) =>
          places.length === 0
            ? 'Referatet hænges ikke op.'
            : `Referatet hænges op her: ${places.join(', ')}.`,
      },
      followUpDays: {
        title: 'Påmindelse om opfølgning',
        effect: (days: number) => `Du får en påmindelse ${days} dage før, du skal være færdig.`,
      },
    },
    chapter: {
      title: 'Møder',
      count: (count: number) => `Rådet har holdt ${count} ${count === 1 ? 'møde' : 'møder'}.`,
      meeting: (day: string, there: number, items: string) =>
        [day, there > 0 ? `${there} var med` : '', items].filter(Boolean).join('. '),
    },
    back: 'Tilbage',
    save: 'Gem',
    saved: 'Det er gemt.',
    outcomes: {
      approved: 'Godkendt',
      endorsed: 'Tiltrådt',
      discussed: 'Drøftet',
      noted: 'Taget til efterretning',
      postponed: 'Udsat',
      rejected: 'Afvist',
    },
    document: {
      title: (day: string) => `Referat af mødet ${day}`,
      extract: (day: string) => `Udskrift af referatet ${day}`,
      when: 'Tid',
      span: (from: string, to: string) => `kl. ${from}–${to}`,
      place: 'Sted',
      state: 'Status',
      draft: 'Udkast',
      review: (version: number) => `Til godkendelse, version ${version}`,
      approved: (version: number, day: string) => `Godkendt ${day}, version ${version}`,
      attendance: 'Fremmøde',
      count: (present: number, seats: number) => `${present} af ${seats} medlemmer deltog.`,
      present: 'Til stede',
      others: 'Desuden deltog',
      absent: 'Fraværende',
      substituteFor: (name: string) => `suppleant for ${name}`,
      untreated: 'Punktet blev ikke behandlet.',
      noRemarks: 'Ingen bemærkninger.',
      arrived: (name: string, at: string) => `${name} kom kl. ${at}.`,
      left: (name: string, at: string) => `${name} gik kl. ${at}.`,
      disqualified: (names: string[]) =>
        `${routerWords('da').list(names)} var ${names.length === 1 ? 'inhabil' : 'inhabile'} og deltog ikke i punktet.`,
      disqualifiedCount: (count: number) =>
        count === 1
          ? 'Ét medlem var inhabilt og deltog ikke i punktet.'
          : `${count} medlemmer var inhabile og deltog ikke i punktet.`,
      recommendation: 'Indstilling',
      that: (text: string) => (/^at /i.test(text) ? text : `at ${text}`),
      discussion: 'Drøftelse',
      decision: 'Rådets svar',
      votes: 'Afstemning',
      dissent: 'Afvigende mening',
      somebody: (text: string) => `Et medlem: ${text}`,
      followUps: 'Opfølgning',
      openFollowUp: (what: string, day: string) => `${what} (senest ${day})`,
      records: 'Valg og høringer',
      file: 'referat',
      publicFile: 'offentlig',
      bundleFile: 'referat-journal',
    },
  },
  en: {
    commands: {
      start: {
        words: ['meeting start', 'start meeting'],
        label: 'Start the meeting',
        summary: 'Begin the meeting when people have come',
      },
      now: {
        words: ['meeting now', 'i am here'],
        label: 'The meeting now',
        summary: 'Check in, ask for the floor, and vote',
      },
      end: {
        words: ['meeting end', 'end meeting'],
        label: 'End the meeting',
        summary: 'Close the meeting and get draft minutes',
      },
      minutes: {
        words: ['minutes'],
        label: 'Read the minutes',
        summary: 'The minutes of the last meeting',
      },
      archive: { words: ['archive'], label: 'Earlier minutes', summary: 'Minutes of earlier meetings' },
      easyRead: {
        words: ['easyread', 'easy-read', 'easy read'],
        label: 'Easy-read minutes',
        summary: 'The minutes in short sentences',
      },
      actions: {
        words: ['actions', 'follow-up', 'followup'],
        label: 'Follow-up',
        summary: 'What we agreed to do after the meetings',
      },
    },
    deliveries: {
      postDue: 'Reminder of a poster',
      desk: 'Meeting card',
      own: 'Your meeting card',
      vote: 'Vote at the meeting',
      started: 'The meeting has begun',
      draft: 'Draft minutes',
      review: 'Minutes for approval',
      overdue: 'The deadline for the minutes is over',
      published: 'Minutes',
      files: 'Minutes as a file',
      followUpDue: 'Reminder of a follow-up',
    },
    rules: {
      firstTimeFirst: {
        title: 'The speaker list',
        effect: (first) =>
          first
            ? 'Those who have not spoken to the item get the floor first.'
            : 'All get the floor in the order in which they asked.',
      },
      approvalDays: {
        title: 'Time to approve the minutes',
        effect: (days) => `Members have ${days} days to approve the minutes or send a remark.`,
      },
      glossary: {
        title: 'Word list for easy-read',
        effect: (entries) => `The list has ${entries.length} hard words with an easier one for each.`,
      },
      noticePlaces: {
        title: 'Notice boards',
        effect: (places) =>
          places.length === 0
            ? 'The minutes are not put up.'
            : `The minutes are put up here: ${places.join(', ')}.`,
      },
      followUpDays: {
        title: 'Reminder of a follow-up',
        effect: (days) => `You get a reminder ${days} days before you should be done.`,
      },
    },
    chapter: {
      title: 'Meetings',
      count: (count) => `The council has held ${count} ${count === 1 ? 'meeting' : 'meetings'}.`,
      meeting: (day, there, items) =>
        [day, there > 0 ? `${there} took part` : '', items].filter(Boolean).join('. '),
    },
    back: 'Back',
    save: 'Save',
    saved: 'It is saved.',
    outcomes: {
      approved: 'Approved',
      endorsed: 'Endorsed',
      discussed: 'Discussed',
      noted: 'Noted',
      postponed: 'Postponed',
      rejected: 'Rejected',
    },
    document: {
      title: (day) => `Minutes of the meeting on ${day}`,
      extract: (day) => `Extract from the minutes of ${day}`,
      when: 'Time',
      span: (from, to) => `${from}–${to}`,
      place: 'Place',
      state: 'Status',
      draft: 'Draft',
      review: (version) => `For approval, version ${version}`,
      approved: (version, day) => `Approved on ${day}, version ${version}`,
      attendance: 'Attendance',
      count: (present, seats) => `${present} of ${seats} members took part.`,
      present: 'Present',
      others: 'Also took part',
      absent: 'Absent',
      substituteFor: (name) => `substitute for ${name}`,
      untreated: 'The item was not treated.',
      noRemarks: 'No remarks.',
      arrived: (name, at) => `${name} arrived at ${at}.`,
      left: (name, at) => `${name} left at ${at}.`,
      disqualified: (names) => `${routerWords('en').list(names)} did not take part, being disqualified.`,
      disqualifiedCount: (count) =>
        count === 1
          ? 'One member did not take part, being disqualified.'
          : `${count} members did not take part, being disqualified.`,
      recommendation: 'Recommendation',
      that: (text) => (/^(that|at) /i.test(text) ? text : `that ${text}`),
      discussion: 'Discussion',
      decision: 'The council’s answer',
      votes: 'Vote',
      dissent: 'Dissenting opinion',
      somebody: (text) => `A member: ${text}`,
      followUps: 'Follow-up',
      openFollowUp: (what, day) => `${what} (by ${day})`,
      records: 'Elections and hearings',
      file: 'minutes',
      publicFile: 'public',
      bundleFile: 'minutes-filing',
    },
  },
})

const wordsIn = (language: Language) => ({
  ...ownWords(language),
  errors: refusalWords(language),
  ...meetingWords(language),
  ...writingWords(language),
  ...followUpWords(language),
  ...paperWords(language),
  easyRead: easyReadWords(language),
})

const words = { da: wordsIn('da'), en: wordsIn('en') }

/** All words of the room; those of a topic stand beside it. */
export const minutesWords = (language: Language) => words[language]
