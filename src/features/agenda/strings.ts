import { defineStrings, shortDate } from '../../core/language'
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
    },
    deliveries: { published: 'Dagsorden', fate: 'Svar på et punkt' },
    rules: {
      itemDeadlineDays: {
        title: 'Frist for punkter',
        effect: (days: number) => `Punkter skal være sendt senest ${days} dage før mødet.`,
      },
      fixedItems: {
        title: 'Faste punkter',
        effect: ({ first, last }: FixedItems) =>
          `Først: ${named(first, FIXED_DA)}. Til sidst: ${named(last, FIXED_DA)}.`,
        fields: { first: 'Først på dagsordenen', last: 'Sidst på dagsordenen' },
        options: FIXED_DA,
      },
    },
    errors: {
      noMeeting: 'Der er ikke planlagt et møde endnu. Sekretariatet melder datoen ud.',
      titleMissing: 'Skriv først, hvad punktet handler om. Et par ord er nok.',
      tooLong: ({ most }: { most: number }) =>
        `Teksten er for lang. Der er plads til ${most} tegn. Gem resten til mødet, eller giv sekretariatet et bilag.`,
      minutes: 'Vælg, hvor lang tid punktet skal have.',
      itemGone: 'Det punkt findes ikke mere.',
      notYours: 'Du kan kun ændre dine egne punkter.',
      alreadyDecided:
        'Punktet er allerede behandlet, så det kan ikke ændres. Skriv /punkter for at se svaret.',
      reasonMissing: 'Skriv kort hvorfor. Den, der foreslog punktet, får svaret at se.',
      published: 'En anden har netop udsendt dagsordenen. Her er den nye.',
      nothingAccepted: 'Sæt først mindst ét punkt på dagsordenen.',
    },
    purposes: { information: 'Orientering', discussion: 'Drøftelse', decision: 'Beslutning' },
    fixed: FIXED_DA,
    title: 'Dagsorden',
    about: (purpose: string, minutes: number) => `${purpose} · ${minutes} min.`,
    version: (version: number, at: Date, zone: string) =>
      version === 1 ? '' : `Rettet ${shortDate(at, zone, 'da')} · udgave ${version}`,
    notPublished: 'Dagsordenen er ikke sendt ud endnu.',
    deadline: (day: string, days: number) => `Send punkter senest ${day} (${days} dage før mødet).`,
    deadlinePassed: (day: string) =>
      `Fristen var ${day}. Du kan stadig foreslå et punkt. Så afgør formanden, om det kan nås.`,
    propose: 'Foreslå et punkt',
    form: {
      newTitle: 'Foreslå et punkt',
      editTitle: 'Ret dit punkt',
      meeting: (when: string) => `Til mødet ${when}`,
      title: 'Hvad handler det om?',
      titleError: 'Skriv et par ord.',
      background: 'Fortæl lidt mere (hvis du vil)',
      recommendation: 'Hvad foreslår du, at rådet gør? (hvis du vil)',
      purpose: 'Hvad skal rådet?',
      purposeChoices: {
        information: 'Høre om det',
        discussion: 'Tale om det',
        decision: 'Tage stilling',
      },
      minutes: 'Hvor lang tid?',
      minutesError: 'Vælg en tid.',
      minutesChoice: (minutes: number) => `${minutes} minutter`,
      send: 'Send punktet',
      save: 'Gem',
    },
    item: {
      background: 'Baggrund',
      recommendation: 'Forslag',
      proposedBy: (name: string) => `Foreslået af ${name}`,
      states: {
        proposed: 'Venter på svar',
        accepted: 'På dagsordenen',
        declined: 'Kom ikke på',
        withdrawn: 'Trukket tilbage',
      },
      late: 'Kom efter fristen',
      declined: (reason: string) => `Begrundelse: ${reason}`,
      cprException: (reason: string) => `Afsenderen oplyser om et tal: ${reason}`,
      edit: 'Ret',
      withdraw: 'Træk tilbage',
      restore: 'Fortryd',
      accept: 'Sæt på dagsordenen',
      decline: 'Afvis',
      back: 'Til oversigten',
    },
    thanks: 'Tak. Dit punkt er sendt til formandskabet. Du får besked, når de har set på det.',
    saved: 'Dit punkt er gemt.',
    withdrawn: 'Punktet er trukket tilbage.',
    declineForm: {
      title: 'Afvis punktet',
      reason: 'Hvorfor?',
      reasonError: 'Skriv kort hvorfor.',
      explain: (name: string) => `${name} får din begrundelse at se.`,
      send: 'Afvis punktet',
      cancel: 'Fortryd',
    },
    fate: {
      accepted: 'Dit punkt er på dagsordenen',
      declined: 'Dit punkt kom ikke på dagsordenen',
      read: 'Se punktet',
    },
    build: {
      title: 'Byg dagsordenen',
      waiting: (count: number) => (count === 1 ? '1 forslag venter' : `${count} forslag venter`),
      noneWaiting: 'Ingen forslag venter.',
      chosen: (count: number, minutes: number) =>
        count === 0
          ? 'Ingen punkter på dagsordenen endnu.'
          : `På dagsordenen: ${count === 1 ? '1 punkt' : `${count} punkter`}, ${minutes} min.`,
      row: (name: string, purpose: string, minutes: number) => `${name} · ${purpose} · ${minutes} min.`,
      published: (version: number) => `Udgave ${version} er udsendt.`,
      change: (version: number) => `Udgave ${version} er udsendt. Du har ændret noget siden.`,
      see: 'Vis hvad kanalen får',
      next: 'Se næste forslag',
    },
    preview: {
      title: 'Sådan ser kanalen dagsordenen',
      publish: 'Udsend nu',
      republish: 'Udsend rettelsen',
      back: 'Tilbage',
    },
    publishedNow: 'Dagsordenen er sendt til kanalen.',
    republishedNow: 'Rettelsen er sendt. Den står i samme besked i kanalen.',
    noChannel: 'Rådet har ingen kanal endnu, så dagsordenen kan kun læses her hos mig.',
    mine: {
      title: 'Mine punkter',
      none: 'Du har ikke foreslået noget til det næste møde endnu.',
    },
  },
  en: {
    commands: {
      agenda: { words: ['agenda'], label: 'See the agenda', summary: 'The agenda of the next meeting' },
      item: {
        words: ['item', 'new item', 'propose'],
        label: 'Propose an item',
        summary: 'Propose something for the council to talk about',
      },
      myItems: { words: ['my items', 'items'], label: 'My items', summary: 'See what became of your items' },
    },
    deliveries: { published: 'Agenda', fate: 'Answer to an item' },
    rules: {
      itemDeadlineDays: {
        title: 'Deadline for items',
        effect: (days) => `Items must be sent ${days} days before the meeting at the latest.`,
      },
      fixedItems: {
        title: 'Fixed items',
        effect: ({ first, last }) => `First: ${named(first, FIXED_EN)}. Last: ${named(last, FIXED_EN)}.`,
        fields: { first: 'First on the agenda', last: 'Last on the agenda' },
        options: FIXED_EN,
      },
    },
    errors: {
      noMeeting: 'No meeting is planned yet. The secretariat will announce the date.',
      titleMissing: 'First write what the item is about. A few words will do.',
      tooLong: ({ most }) =>
        `The text is too long. There is room for ${most} characters. Keep the rest for the meeting, or give the secretariat an attachment.`,
      minutes: 'Choose how much time the item needs.',
      itemGone: 'That item no longer exists.',
      notYours: 'You can only change your own items.',
      alreadyDecided:
        'The item has been dealt with, so it cannot be changed. Write /items to see the answer.',
      reasonMissing: 'Write briefly why. Whoever proposed the item will see the answer.',
      published: 'Somebody else has just published the agenda. Here is the new one.',
      nothingAccepted: 'First put at least one item on the agenda.',
    },
    purposes: { information: 'Information', discussion: 'Discussion', decision: 'Decision' },
    fixed: FIXED_EN,
    title: 'Agenda',
    about: (purpose, minutes) => `${purpose} · ${minutes} min`,
    version: (version, at, zone) =>
      version === 1 ? '' : `Corrected ${shortDate(at, zone, 'en')} · version ${version}`,
    notPublished: 'The agenda has not been sent out yet.',
    deadline: (day, days) => `Send items by ${day} (${days} days before the meeting).`,
    deadlinePassed: (day) =>
      `The deadline was ${day}. You can still propose an item. The chair will then decide whether there is time.`,
    propose: 'Propose an item',
    form: {
      newTitle: 'Propose an item',
      editTitle: 'Change your item',
      meeting: (when) => `For the meeting on ${when}`,
      title: 'What is it about?',
      titleError: 'Write a few words.',
      background: 'Tell a little more (if you like)',
      recommendation: 'What do you propose that the council does? (if you like)',
      purpose: 'What shall the council do?',
      purposeChoices: {
        information: 'Hear about it',
        discussion: 'Talk about it',
        decision: 'Take a position',
      },
      minutes: 'How long?',
      minutesError: 'Choose a time.',
      minutesChoice: (minutes) => `${minutes} minutes`,
      send: 'Send the item',
      save: 'Save',
    },
    item: {
      background: 'Background',
      recommendation: 'Proposal',
      proposedBy: (name) => `Proposed by ${name}`,
      states: {
        proposed: 'Waiting for an answer',
        accepted: 'On the agenda',
        declined: 'Not taken up',
        withdrawn: 'Withdrawn',
      },
      late: 'Came after the deadline',
      declined: (reason) => `Reason: ${reason}`,
      cprException: (reason) => `The sender says of a number: ${reason}`,
      edit: 'Change',
      withdraw: 'Withdraw',
      restore: 'Undo',
      accept: 'Put on the agenda',
      decline: 'Decline',
      back: 'To the overview',
    },
    thanks: 'Thank you. Your item has been sent to the chairs. You will hear when they have looked at it.',
    saved: 'Your item has been saved.',
    withdrawn: 'The item has been withdrawn.',
    declineForm: {
      title: 'Decline the item',
      reason: 'Why?',
      reasonError: 'Write briefly why.',
      explain: (name) => `${name} will see your reason.`,
      send: 'Decline the item',
      cancel: 'Undo',
    },
    fate: {
      accepted: 'Your item is on the agenda',
      declined: 'Your item was not taken up',
      read: 'See the item',
    },
    build: {
      title: 'Build the agenda',
      waiting: (count) => (count === 1 ? '1 proposal is waiting' : `${count} proposals are waiting`),
      noneWaiting: 'No proposals are waiting.',
      chosen: (count, minutes) =>
        count === 0
          ? 'No items on the agenda yet.'
          : `On the agenda: ${count === 1 ? '1 item' : `${count} items`}, ${minutes} min`,
      row: (name, purpose, minutes) => `${name} · ${purpose} · ${minutes} min`,
      published: (version) => `Version ${version} has been published.`,
      change: (version) => `Version ${version} has been published. You have changed something since.`,
      see: 'Show what the channel gets',
      next: 'See the next proposal',
    },
    preview: {
      title: 'This is how the channel sees the agenda',
      publish: 'Publish now',
      republish: 'Publish the correction',
      back: 'Back',
    },
    publishedNow: 'The agenda has been sent to the channel.',
    republishedNow: 'The correction has been sent. It stands in the same message in the channel.',
    noChannel: 'The council has no channel yet, so the agenda can only be read here with me.',
    mine: { title: 'My items', none: 'You have not proposed anything for the next meeting yet.' },
  },
})
