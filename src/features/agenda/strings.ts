import { clockTime, defineStrings, shortDate } from '../../core/language'
import { routerWords } from '../../core/router.strings'
import { errorWords } from './errors.strings'
import { quoteWords } from './quote.strings'
import type { FixedItem } from './rules'

interface FixedItems {
  first: FixedItem[]
  last: FixedItem[]
}

const FIXED_DA: Record<FixedItem, string> = {
  approveAgenda: 'Godkendelse af dagsorden',
  approveMinutes: 'Godkendelse af referat',
  chairReports: 'Orientering fra formanden',
  announcements: 'Meddelelser',
  anyOther: 'Eventuelt',
}
const FIXED_EN: Record<FixedItem, string> = {
  approveAgenda: 'Approval of the agenda',
  approveMinutes: 'Approval of the minutes',
  chairReports: 'Report from the chair',
  announcements: 'Announcements',
  anyOther: 'Any other business',
}

const named = (items: FixedItem[], words: Record<FixedItem, string>): string =>
  items.map((item) => words[item]).join(', ') || '–'

export const agendaWords = defineStrings({
  da: {
    ...errorWords('da'),
    extension: quoteWords('da'),
    commands: {
      agenda: {
        words: ['dagsorden', 'dagsordenen'],
        label: 'Se dagsordenen',
        summary: 'Dagsordenen for det næste møde',
      },
      item: {
        words: ['punkt', 'nyt punkt', 'forslag'],
        label: 'Foreslå et punkt',
        summary: 'Foreslå noget, som rådet skal tale om',
      },
      myItems: {
        words: ['mine punkter', 'punkter'],
        label: 'Mine punkter',
        summary: 'Se, hvad der er sket med dine punkter',
      },
      attach: {
        words: ['bilag', 'vedhæft'],
        label: 'Send et bilag',
        summary: 'Læg en fil til et punkt',
      },
    },
    deliveries: {
      published: 'Dagsorden',
      fate: 'Svar på et punkt',
      joined: 'To punkter er lagt sammen',
      files: 'Dagsorden som fil',
    },
    rules: {
      itemDeadlineDays: {
        title: 'Frist for punkter',
        effect: (days: number) => `Punkter skal være sendt senest ${days} dage før mødet.`,
      },
      lateItems: {
        title: 'Punkter efter fristen',
        effect: (value: 'askChair' | 'nextMeeting') =>
          value === 'askChair'
            ? 'Kommer et punkt efter fristen, så afgør formanden, om det kan nås.'
            : 'Kommer et punkt efter fristen, så kommer det med på mødet efter.',
        options: { askChair: 'Formanden afgør det', nextMeeting: 'Det venter til mødet efter' },
      },
      publishDays: {
        title: 'Dagsordenen sendes ud',
        effect: (days: number) => `Dagsordenen skal være sendt ud senest ${days} dage før mødet.`,
      },
      fixedItems: {
        title: 'Faste punkter',
        effect: ({ first, last }: FixedItems) =>
          `Først: ${named(first, FIXED_DA)}. Til sidst: ${named(last, FIXED_DA)}.`,
        fields: { first: 'Først på dagsordenen', last: 'Sidst på dagsordenen' },
        options: FIXED_DA,
      },
      fixedItemMinutes: {
        title: 'Tid til faste punkter',
        effect: (minutes: number) => `Et fast punkt får ${minutes} minutter, når intet andet er aftalt.`,
      },
      committeeQuestion: {
        title: 'Hører sagen til i et udvalg?',
        effect: (asked: boolean) =>
          asked
            ? 'Når du foreslår et punkt, spørger jeg, om sagen hører til i et udvalg.'
            : 'Jeg spørger ikke, om et punkt hører til i et udvalg.',
      },
      committees: {
        title: 'Udvalg, vi kan sende videre til',
        effect: (names: string[]) =>
          names.length === 0 ? 'Der er ingen udvalg på listen.' : `Listen er: ${names.join(', ')}.`,
      },
    },
    list: (names: string[]) => routerWords('da').list(names),
    purposes: { information: 'Orientering', discussion: 'Drøftelse', decision: 'Beslutning' },
    fixed: FIXED_DA,
    title: 'Dagsorden',
    about: (purpose: string, minutes: number) => `${purpose} · ${minutes} min.`,
    open: (number: number) => `Læs om punkt ${number}`,
    marks: { new: 'Nyt', changed: 'Ændret' },
    removed: (titles: string[]) => `Taget af: ${titles.join(', ')}`,
    version: (version: number, at: Date, zone: string) =>
      version === 1
        ? ''
        : `Rettet ${shortDate(at, zone, 'da')} kl. ${clockTime(at, zone, 'da')} · udgave ${version}`,
    notPublished: 'Dagsordenen er ikke sendt ud endnu.',
    deadline: (day: string, days: number) => `Send punkter senest ${day} (${days} dage før mødet).`,
    deadlinePassed: (day: string) =>
      `Fristen var ${day}. Du kan stadig foreslå et punkt. Så ser vi, om det kan nås.`,
    propose: 'Foreslå et punkt',
    others: 'Hvem får ikke besked?',
    othersNow: (names: string) => `Får den på anden måde: ${names}.`,
    noChannel: 'Rådet har ingen kanal endnu, så dagsordenen kan kun læses her hos mig.',
    details: {
      fixed: 'Fast punkt',
      next: 'Næste punkt',
      previous: 'Forrige punkt',
      back: 'Hele dagsordenen',
      note: 'Min note',
      writeNote: 'Skriv en note',
      editNote: 'Ret min note',
      noteLabel: 'Hvad vil du huske?',
      noteExplain: 'Noten er kun til dig selv. Ingen andre kan se den.',
      saveNote: 'Gem noten',
      cancel: 'Fortryd',
    },
  },
  en: {
    ...errorWords('en'),
    extension: quoteWords('en'),
    commands: {
      agenda: { words: ['agenda'], label: 'See the agenda', summary: 'The agenda of the next meeting' },
      item: {
        words: ['item', 'new item', 'propose'],
        label: 'Propose an item',
        summary: 'Propose something for the council to talk about',
      },
      myItems: { words: ['my items', 'items'], label: 'My items', summary: 'See what became of your items' },
      attach: {
        words: ['attach', 'attachment'],
        label: 'Send an attachment',
        summary: 'Add a file to an item',
      },
    },
    deliveries: {
      published: 'Agenda',
      fate: 'Answer to an item',
      joined: 'Two items were laid together',
      files: 'Agenda as a file',
    },
    rules: {
      itemDeadlineDays: {
        title: 'Deadline for items',
        effect: (days) => `Items must be sent ${days} days before the meeting at the latest.`,
      },
      lateItems: {
        title: 'Items after the deadline',
        effect: (value) =>
          value === 'askChair'
            ? 'If an item comes after the deadline, the chair decides whether there is time.'
            : 'If an item comes after the deadline, it goes to the meeting after.',
        options: { askChair: 'The chair decides', nextMeeting: 'It waits for the meeting after' },
      },
      publishDays: {
        title: 'Sending out the agenda',
        effect: (days) => `The agenda must be sent out ${days} days before the meeting at the latest.`,
      },
      fixedItems: {
        title: 'Fixed items',
        effect: ({ first, last }) => `First: ${named(first, FIXED_EN)}. Last: ${named(last, FIXED_EN)}.`,
        fields: { first: 'First on the agenda', last: 'Last on the agenda' },
        options: FIXED_EN,
      },
      fixedItemMinutes: {
        title: 'Time for fixed items',
        effect: (minutes) => `A fixed item gets ${minutes} minutes unless something else is agreed.`,
      },
      committeeQuestion: {
        title: 'Does the matter belong to a committee?',
        effect: (asked) =>
          asked
            ? 'When you propose an item, I ask whether the matter belongs to a committee.'
            : 'I do not ask whether an item belongs to a committee.',
      },
      committees: {
        title: 'Committees to pass matters on to',
        effect: (names) =>
          names.length === 0 ? 'There are no committees on the list.' : `The list is: ${names.join(', ')}.`,
      },
    },
    list: (names) => routerWords('en').list(names),
    purposes: { information: 'Information', discussion: 'Discussion', decision: 'Decision' },
    fixed: FIXED_EN,
    title: 'Agenda',
    about: (purpose, minutes) => `${purpose} · ${minutes} min`,
    open: (number) => `Read about item ${number}`,
    marks: { new: 'New', changed: 'Changed' },
    removed: (titles) => `Taken off: ${titles.join(', ')}`,
    version: (version, at, zone) =>
      version === 1
        ? ''
        : `Corrected ${shortDate(at, zone, 'en')}, ${clockTime(at, zone, 'en')} · version ${version}`,
    notPublished: 'The agenda has not been sent out yet.',
    deadline: (day, days) => `Send items by ${day} (${days} days before the meeting).`,
    deadlinePassed: (day) =>
      `The deadline was ${day}. You can still propose an item. Then we will see whether there is time.`,
    propose: 'Propose an item',
    others: 'Who gets no messages?',
    othersNow: (names) => `Get it in another way: ${names}.`,
    noChannel: 'The council has no channel yet, so the agenda can only be read here with me.',
    details: {
      fixed: 'Fixed item',
      next: 'Next item',
      previous: 'Previous item',
      back: 'The whole agenda',
      note: 'My note',
      writeNote: 'Write a note',
      editNote: 'Change my note',
      noteLabel: 'What would you like to remember?',
      noteExplain: 'The note is for yourself only. Nobody else can see it.',
      saveNote: 'Save the note',
      cancel: 'Undo',
    },
  },
})
