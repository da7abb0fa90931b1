import { defineStrings } from '../../core/language'
import type { ReminderName } from './chain'

const NAMES_DA: Record<ReminderName, string> = {
  itemsOpen: 'Du kan foreslå punkter',
  itemsLastWeek: 'Sidste frist for punkter',
  itemsClosed: 'Fristen for punkter er slut',
  agendaDue: 'Dagsordenen skal sendes',
  agendaPublished: 'Dagsordenen er sendt ud',
  unanswered: 'Du mangler at svare',
  quorum: 'For få kommer',
  dayBefore: 'Der er snart møde',
  hourBefore: 'Mødet begynder om lidt',
  minutesDue: 'Referatet skal sendes',
  minutesAgain: 'Referatet mangler',
  minutesLast: 'Referatet mangler stadig',
}
const NAMES_EN: Record<ReminderName, string> = {
  itemsOpen: 'You can propose items',
  itemsLastWeek: 'Last week for items',
  itemsClosed: 'The deadline for items has passed',
  agendaDue: 'The agenda must be sent',
  agendaPublished: 'The agenda has been sent',
  unanswered: 'Your reply is missing',
  quorum: 'Too few are coming',
  dayBefore: 'The meeting is soon',
  hourBefore: 'The meeting begins soon',
  minutesDue: 'The minutes must be sent',
  minutesAgain: 'The minutes are missing',
  minutesLast: 'The minutes are still missing',
}

const SEAT_DA = 'Du får den her besked, fordi du sidder i rådet.'
const CHAIR_DA = 'Du får den her besked, fordi du forbereder møderne.'
const SECRETARIAT_DA = 'Du får den her besked, fordi du er sekretær.'
const OFF_DA = ' Tryk på “Vælg påmindelser” for at slå den fra.'
const SEAT_EN = 'You get this message because you sit in the council.'
const CHAIR_EN = 'You get this message because you prepare the meetings.'
const SECRETARIAT_EN = 'You get this message because you are the secretary.'
const OFF_EN = ' Press “Choose reminders” to turn it off.'

const why = (
  seat: string,
  chair: string,
  secretariat: string,
  off: string,
): Record<ReminderName, string> => ({
  itemsOpen: seat + off,
  itemsLastWeek: seat + off,
  itemsClosed: chair + off,
  agendaDue: chair + off,
  agendaPublished: seat + off,
  unanswered: seat + off,
  quorum: chair,
  dayBefore: seat + off,
  hourBefore: seat + off,
  minutesDue: secretariat + off,
  minutesAgain: secretariat + off,
  minutesLast: secretariat + off,
})

const daysBefore = (days: number) => (days === 1 ? '1 dag' : `${days} dage`)
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)

export const reminderWords = defineStrings({
  da: {
    commands: {
      preferences: {
        words: ['påmindelser', 'beskeder'],
        label: 'Vælg påmindelser',
        summary: 'Vælg, hvad jeg skal minde dig om, og hvornår jeg må skrive',
      },
    },
    deliveries: NAMES_DA,
    errors: {
      personal: 'Skriv det til mig i vores private chat. Valget gælder kun dig.',
      badHours: 'Vælg to forskellige klokkeslæt.',
    },
    rules: {
      quietHours: {
        title: 'Hvornår jeg må skrive',
        effect: ({ from, to }: { from: string; to: string }) =>
          `Jeg skriver kun af mig selv mellem kl. ${from.replace(':', '.')} og ${to.replace(':', '.')}.`,
        fields: { from: 'Fra (tt:mm)', to: 'Til (tt:mm)' },
      },
      itemsOpenDays: {
        title: 'Kald på punkter',
        effect: (count: number) => `Medlemmerne bliver bedt om punkter ${daysBefore(count)} før mødet.`,
      },
      lastWeekDays: {
        title: 'Påmindelse om fristen for punkter',
        effect: (count: number) =>
          `Medlemmerne bliver mindet om det ${daysBefore(count)} før fristen for punkter.`,
      },
      unansweredDays: {
        title: 'Påmindelse om at svare',
        effect: (count: number) =>
          `Den, der ikke har svaret, bliver mindet om det ${daysBefore(count)} før mødet.`,
      },
      quorumDays: {
        title: 'Advarsel om for få deltagere',
        effect: (count: number) =>
          `Formandskabet og sekretariatet får besked ${daysBefore(count)} før mødet, hvis for få har sagt ja.`,
      },
      dayBeforeDays: {
        title: 'Påmindelse om mødet',
        effect: (count: number) => `Alle bliver mindet om mødet ${daysBefore(count)} før.`,
      },
      hourBeforeMinutes: {
        title: 'Påmindelse lige før mødet',
        effect: (minutes: number) =>
          minutes === 0
            ? 'Der kommer ingen besked lige før mødet.'
            : `Alle får en besked ${minutes} minutter før mødet.`,
      },
      minutesDays: {
        title: 'Frist for referatet',
        effect: (count: number) => `Referatet skal være sendt ${daysBefore(count)} efter mødet.`,
      },
      minutesAgainDays: {
        title: 'Påmindelse om referatet',
        effect: ({ first, second }: { first: number; second: number }) =>
          `Sekretariatet bliver mindet om det ${first} og ${second} dage efter fristen.`,
        fields: { first: 'Første gang, dage efter', second: 'Anden gang, dage efter' },
      },
      time: {
        title: 'Tidspunkt for påmindelser',
        effect: (time: string) => `Påmindelser bliver sendt kl. ${time.replace(':', '.')}.`,
      },
    },
    titles: NAMES_DA,
    choices: NAMES_DA,
    texts: {
      itemsOpen: (deadline: string) => `Er der noget, rådet skal tale om? Send det senest ${deadline}.`,
      itemsLastWeek: (deadline: string) => `Du kan foreslå punkter til og med ${deadline}.`,
      itemsClosed: () => 'Nu kan dagsordenen bygges.',
      agendaDue: () => 'Dagsordenen er ikke sendt ud endnu.',
      agendaPublished: () => 'Nu kan du læse, hvad rådet skal tale om.',
      unanswered: () => 'Kommer du til mødet?',
      quorum: () => '',
      dayBefore: () => '',
      hourBefore: () => '',
      minutesDue: () => 'Referatet er ikke sendt ud endnu.',
      minutesAgain: () => 'Referatet er ikke sendt ud endnu.',
      minutesLast: () => 'Referatet er ikke sendt ud endnu.',
    } as Record<ReminderName, (deadline: string) => string>,
    why: why(SEAT_DA, CHAIR_DA, SECRETARIAT_DA, OFF_DA),
    notAnswered: 'Du har ikke svaret endnu.',
    propose: 'Foreslå et punkt',
    build: 'Byg dagsordenen',
    read: 'Se dagsordenen',
    minutes: 'Skriv referatet',
    choose: 'Vælg påmindelser',
    preferences: {
      title: 'Hvad skal jeg minde dig om?',
      explain: 'Valget gælder kun dig. Indkaldelser og aflysninger får du altid.',
      wanted: 'Mind mig om',
      from: 'Skriv ikke til mig før kl.',
      to: 'Skriv ikke til mig efter kl.',
      save: 'Gem',
      saved: 'Dit valg er gemt.',
      hours: (from: string, to: string) =>
        `Jeg skriver kun til dig mellem kl. ${from.replace(':', '.')} og ${to.replace(':', '.')}. Er et møde lige om lidt, får du det at vide.`,
    },
  },
  en: {
    commands: {
      preferences: {
        words: ['reminders', 'notifications'],
        label: 'Choose reminders',
        summary: 'Choose what I remind you of, and when I may write',
      },
    },
    deliveries: NAMES_EN,
    errors: {
      personal: 'Write it to me in our private chat. The choice is yours only.',
      badHours: 'Choose two different times.',
    },
    rules: {
      quietHours: {
        title: 'When I may write',
        effect: ({ from, to }) => `I write on my own only between ${from} and ${to}.`,
        fields: { from: 'From (hh:mm)', to: 'To (hh:mm)' },
      },
      itemsOpenDays: {
        title: 'Call for items',
        effect: (count) => `Members are asked for items ${days(count)} before the meeting.`,
      },
      lastWeekDays: {
        title: 'Reminder of the deadline for items',
        effect: (count) => `Members are reminded ${days(count)} before the deadline for items.`,
      },
      unansweredDays: {
        title: 'Reminder to reply',
        effect: (count) => `Who has not replied is reminded ${days(count)} before the meeting.`,
      },
      quorumDays: {
        title: 'Warning of too few people',
        effect: (count) =>
          `The chairs and the secretariat are told ${days(count)} before the meeting if too few have said yes.`,
      },
      dayBeforeDays: {
        title: 'Reminder of the meeting',
        effect: (count) => `Everybody is reminded of the meeting ${days(count)} before.`,
      },
      hourBeforeMinutes: {
        title: 'Reminder just before the meeting',
        effect: (minutes) =>
          minutes === 0
            ? 'No message comes just before the meeting.'
            : `Everybody gets a message ${minutes} minutes before the meeting.`,
      },
      minutesDays: {
        title: 'Deadline for the minutes',
        effect: (count) => `The minutes must be sent ${days(count)} after the meeting.`,
      },
      minutesAgainDays: {
        title: 'Reminder of the minutes',
        effect: ({ first, second }) =>
          `The secretariat is reminded ${first} and ${second} days after the deadline.`,
        fields: { first: 'First time, days after', second: 'Second time, days after' },
      },
      time: { title: 'Time of reminders', effect: (time) => `Reminders are sent at ${time}.` },
    },
    titles: NAMES_EN,
    choices: NAMES_EN,
    texts: {
      itemsOpen: (deadline) =>
        `Is there something that the council should talk about? Send it by ${deadline}.`,
      itemsLastWeek: (deadline) => `You can propose items up to and including ${deadline}.`,
      itemsClosed: () => 'Now the agenda can be built.',
      agendaDue: () => 'The agenda has not been sent yet.',
      agendaPublished: () => 'Now you can read what the council will talk about.',
      unanswered: () => 'Are you coming to the meeting?',
      quorum: () => '',
      dayBefore: () => '',
      hourBefore: () => '',
      minutesDue: () => 'The minutes have not been sent yet.',
      minutesAgain: () => 'The minutes have not been sent yet.',
      minutesLast: () => 'The minutes have not been sent yet.',
    },
    why: why(SEAT_EN, CHAIR_EN, SECRETARIAT_EN, OFF_EN),
    notAnswered: 'You have not replied yet.',
    propose: 'Propose an item',
    build: 'Build the agenda',
    read: 'See the agenda',
    minutes: 'Write the minutes',
    choose: 'Choose reminders',
    preferences: {
      title: 'What shall I remind you of?',
      explain: 'The choice is yours only. You always get invitations and cancellations.',
      wanted: 'Remind me of',
      from: 'Do not write to me before',
      to: 'Do not write to me after',
      save: 'Save',
      saved: 'Your choice has been saved.',
      hours: (from, to) =>
        `I write to you only between ${from} and ${to}. When a meeting is just ahead, you are told.`,
    },
  },
})
