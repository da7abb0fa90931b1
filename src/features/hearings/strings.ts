import { defineStrings } from '../../core/language'
import { counted } from './counted'
import { errorWords } from './errors.strings'
import { cardWords } from './hearing.strings'
import { inputWords } from './input.strings'
import { preparationWords } from './preparation.strings'
import { reminderWords } from './reminders.strings'

/** All words of the room; each topic's stand beside it. */
export const hearingWords = defineStrings({
  da: {
    ...errorWords('da'),
    ...cardWords('da'),
    ...preparationWords('da'),
    ...inputWords('da'),
    ...reminderWords('da'),
    commands: {
      hearing: {
        words: ['høring', 'svar på høring'],
        label: 'Svar på en høring',
        summary: 'Se den høring, der er i gang, og giv dit svar',
      },
      hearings: {
        words: ['høringer'],
        label: 'Alle høringer',
        summary: 'Se alle høringer og søg i dem',
      },
      createHearing: {
        words: ['høring opret', 'opret høring', 'ny høring'],
        label: 'Opret en høring',
        summary: 'Opret en høring ud fra kommunens brev',
      },
      createInitiative: {
        words: ['initiativ opret', 'opret initiativ', 'initiativ', 'nyt initiativ'],
        label: 'Tag noget op selv',
        summary: 'Lav et forslag, en analyse eller en anbefaling til et udvalg',
      },
      myInput: {
        words: ['mine svar', 'mine bidrag'],
        label: 'Mine svar',
        summary: 'Se, ret eller træk dine svar på høringer tilbage',
      },
      response: {
        words: ['høringssvar'],
        label: 'Høringssvar',
        summary: 'Skriv høringssvaret sammen, og send det',
      },
      statistics: {
        words: ['høringer tal', 'høringer statistik', 'høringstal'],
        label: 'Årets høringer i tal',
        summary: 'Se, hvad rådet har svaret på i år, og hvem det handlede om',
      },
    },
    deliveries: {
      channel: 'Høring i kanalen',
      opened: 'Ny høring',
      choose: 'Svar på høring',
      remind: 'Påmindelse om høring',
      inputOver: 'Tiden til svar er gået',
      draftDue: 'Udkast skal være klar',
      sendDue: 'Høringsfrist',
      approve: 'Høringssvar til godkendelse',
      approveRemind: 'Påmindelse om godkendelse',
      settled: 'Godkendelsen er slut',
      response: 'Høringssvar',
      sent: 'Høringssvaret er sendt',
      outcome: 'Hvad kommunen gjorde',
    },
    rules: {
      inputDays: {
        title: 'Svarfrist i høringer',
        effect: (days: number) => `Medlemmerne svarer senest ${days} dage før høringsfristen.`,
      },
      draftDays: {
        title: 'Udkast til høringssvar',
        effect: (days: number) => `Udkastet er klar senest ${days} dage før høringsfristen.`,
      },
      approvalDays: {
        title: 'Godkendelse af høringssvar',
        effect: (days: number) =>
          `Høringssvaret er godkendt senest ${days} dage før høringsfristen. Er næste møde for sent, godkender rådet på skrift.`,
      },
      remindDays: {
        title: 'Påmindelse om høringer',
        effect: (days: number) => `Den, der mangler at svare, bliver mindet om det ${days} dage før fristen.`,
      },
      openness: {
        title: 'Hvem ser svarene?',
        effect: (value: string) =>
          value === 'count'
            ? 'Alle ser, hvor mange der har svaret. Kun formandskab og sekretariat ser svarene.'
            : value === 'names'
              ? 'Alle ser, hvem der har svaret. Kun formandskab og sekretariat ser svarene.'
              : 'Alle i rådet kan læse, hvad de andre har svaret.',
        options: {
          count: 'Vis, hvor mange der har svaret',
          names: 'Vis, hvem der har svaret',
          contributions: 'Vis, hvad de har svaret',
        },
      },
      writtenMajority: {
        title: 'Flertal ved skriftlig godkendelse',
        effect: (value: string) =>
          value === 'seats'
            ? 'Mere end halvdelen af medlemmerne skal godkende.'
            : 'Mere end halvdelen af dem, der svarer, skal godkende.',
        options: { seats: 'Flertal af alle medlemmer', answers: 'Flertal af dem, der svarer' },
      },
      writtenDays: {
        title: 'Tid til skriftlig godkendelse',
        effect: (days: number) =>
          `Er der ingen frist at holde, har medlemmerne ${counted(days, 'dag', 'dage')} til at godkende på skrift.`,
      },
      meetingDemands: {
        title: 'Krav om møde',
        effect: (count: number) =>
          `Beder ${counted(count, 'medlem', 'medlemmer')} om et møde, stopper den skriftlige godkendelse.`,
      },
    },
  },
  en: {
    ...errorWords('en'),
    ...cardWords('en'),
    ...preparationWords('en'),
    ...inputWords('en'),
    ...reminderWords('en'),
    commands: {
      hearing: {
        words: ['hearing'],
        label: 'Answer a hearing',
        summary: 'See the hearing that is open, and give your answer',
      },
      hearings: { words: ['hearings'], label: 'All hearings', summary: 'See all hearings and search them' },
      createHearing: {
        words: ['hearing create', 'create hearing', 'new hearing'],
        label: 'Create a hearing',
        summary: 'Create a hearing from the municipality’s letter',
      },
      createInitiative: {
        words: ['initiative create', 'create initiative', 'initiative', 'new initiative'],
        label: 'Take something up',
        summary: 'Make a proposal, an analysis or a recommendation to a committee',
      },
      myInput: {
        words: ['my answers', 'my input'],
        label: 'My answers',
        summary: 'See, change or withdraw your answers to hearings',
      },
      response: { words: ['response'], label: 'Response', summary: 'Put the response together and send it' },
      statistics: {
        words: ['hearings figures', 'hearings statistics', 'hearing figures'],
        label: 'The year’s hearings in figures',
        summary: 'See what the council has answered this year, and whom it was about',
      },
    },
    deliveries: {
      channel: 'Hearing in the channel',
      opened: 'New hearing',
      choose: 'Answer a hearing',
      remind: 'Reminder about a hearing',
      inputOver: 'The time for answers is over',
      draftDue: 'Draft is due',
      sendDue: 'Deadline of a hearing',
      approve: 'Response for approval',
      approveRemind: 'Reminder about approval',
      settled: 'The approval is over',
      response: 'Response',
      sent: 'The response has been sent',
      outcome: 'What the municipality did',
    },
    rules: {
      inputDays: {
        title: 'Answers to hearings',
        effect: (days) => `Members answer ${days} days before the hearing’s deadline at the latest.`,
      },
      draftDays: {
        title: 'Draft of a response',
        effect: (days) => `The draft is ready ${days} days before the hearing’s deadline at the latest.`,
      },
      approvalDays: {
        title: 'Approval of a response',
        effect: (days) =>
          `The response is approved ${days} days before the hearing’s deadline at the latest. If the next meeting is too late, the council approves in writing.`,
      },
      remindDays: {
        title: 'Reminder about hearings',
        effect: (days) => `Those who have not answered are reminded ${days} days before the deadline.`,
      },
      openness: {
        title: 'Who sees the answers?',
        effect: (value) =>
          value === 'count'
            ? 'Everybody sees how many have answered. Only the chairs and the secretariat see the answers.'
            : value === 'names'
              ? 'Everybody sees who has answered. Only the chairs and the secretariat see the answers.'
              : 'Everybody in the council can read what the others have answered.',
        options: {
          count: 'Show how many have answered',
          names: 'Show who has answered',
          contributions: 'Show what they have answered',
        },
      },
      writtenMajority: {
        title: 'Majority in written approval',
        effect: (value) =>
          value === 'seats'
            ? 'More than half of the members must approve.'
            : 'More than half of those who answer must approve.',
        options: { seats: 'Majority of all members', answers: 'Majority of those who answer' },
      },
      writtenDays: {
        title: 'Time for written approval',
        effect: (days) =>
          `Where there is no deadline to keep, members have ${counted(days, 'day', 'days')} to approve in writing.`,
      },
      meetingDemands: {
        title: 'Demand for a meeting',
        effect: (count) =>
          `If ${counted(count, 'member asks', 'members ask')} for a meeting, the written approval stops.`,
      },
    },
  },
})
