import { DateTime } from 'luxon'
import { defineStrings, type Language } from '../../core/language'
import type { GoalKind, Status } from './rules'

/** `4. februar 2027` */
export const dayText = (day: string, language: Language): string =>
  DateTime.fromISO(day)
    .setLocale(language === 'da' ? 'da-DK' : 'en-GB')
    .toFormat(language === 'da' ? 'd. LLLL yyyy' : 'd LLLL yyyy')

export const planWords = defineStrings({
  da: {
    commands: {
      plan: {
        words: ['handlingsplan', 'handlingsplanen', 'mål'],
        label: 'Rådets handlingsplan',
        summary: 'Se rådets mål, hvem der gør hvad, og hvornår',
      },
    },
    rules: {
      planMonths: {
        title: 'Hvor langt planen rækker',
        effect: (months: number) => `Handlingsplanen rækker højst ${months} måneder frem.`,
      },
    },
    errors: {
      goalGone: 'Det mål kan jeg ikke finde. Skriv /handlingsplan for at se planen.',
      tooFar: ({ months }: { months: number }) =>
        `Vælg en dag inden for de næste ${months} måneder. Så langt rækker planen.`,
      changed: 'En anden har rettet målet imens. Åbn det igen, og prøv så.',
      personal: 'Ret planen i vores egen samtale. Skriv /handlingsplan til mig der.',
    },
    kinds: { goal: 'Mål', initiative: 'Initiativ', theme: 'Tema' } satisfies Record<GoalKind, string>,
    statuses: {
      planned: 'Ikke begyndt',
      running: 'I gang',
      done: 'Nået',
      dropped: 'Opgivet',
    } satisfies Record<Status, string>,
    plan: {
      title: 'Rådets handlingsplan',
      none: 'Planen er tom endnu.',
      progress: (done: number, all: number) => `${done} af ${all} er nået.`,
      overdue: 'Over tiden',
      row: (who: string, due: string) => [who, `senest ${due}`].filter(Boolean).join(' · '),
      next: 'Vis de næste',
      earlier: 'Vis de forrige',
      new: 'Skriv et nyt mål',
      word: 'Hent som Word',
      back: 'Tilbage til planen',
      saved: 'Planen er gemt.',
    },
    goal: {
      late: 'Dagen er gået. Tal om det på næste møde.',
      who: (who: string) => `Hvem: ${who}`,
      due: (day: string) => `Senest: ${day}`,
      focus: (areas: string) => `Handler om: ${areas}`,
      together: (text: string) => `Sammen med kommunen: ${text}`,
      edit: 'Ret',
      to: {
        planned: 'Ikke begyndt alligevel',
        running: 'Vi er i gang',
        done: 'Det er nået',
        dropped: 'Vi opgiver det',
      } satisfies Record<Status, string>,
    },
    form: {
      new: 'Et nyt mål',
      edit: 'Ret målet',
      kind: 'Hvad er det?',
      title: 'Kort navn',
      titleError: 'Skriv et kort navn.',
      what: 'Hvad vil rådet gøre?',
      who: 'Hvem sørger for det? Skriv en rolle, for eksempel formandskabet',
      due: 'Hvornår skal det være nået?',
      dueError: 'Vælg en dag.',
      focus: 'Hvad handler det om?',
      together: 'Hvordan passer det med det, kommunen ellers laver?',
      save: 'Gem',
      cancel: 'Fortryd',
    },
    review: {
      title: 'Status på handlingsplanen',
      background: (open: string, late: string) =>
        late === '' ? `I planen står: ${open}.` : `I planen står: ${open}. Over tiden er: ${late}.`,
      recommendation: 'rådet taler om, hvor langt målene er, og om noget skal ændres',
    },
    chapter: {
      title: 'Handlingsplanen',
      count: (done: number, all: number) => `${done} af ${all} mål i planen er nået.`,
      item: (title: string, status: string) => `${title}: ${status}`,
    },
    wheel: (title: string, late: boolean) => (late ? `Over tiden: ${title}` : `Mål: ${title}`),
    file: {
      name: 'handlingsplan',
      head: ['Mål', 'Hvad', 'Hvem', 'Senest', 'Status'],
      asOf: (day: string) => `Sådan ser planen ud ${day}.`,
      advisory: 'Planen er rådets egen. Byrådet og udvalgene bestemmer, hvad kommunen gør.',
    },
  },
  en: {
    commands: {
      plan: {
        words: ['plan', 'action plan'],
        label: 'The council’s action plan',
        summary: 'See the council’s goals, who does what, and when',
      },
    },
    rules: {
      planMonths: {
        title: 'How far the plan reaches',
        effect: (months) => `The action plan reaches at most ${months} months ahead.`,
      },
    },
    errors: {
      goalGone: 'I cannot find that goal. Write /plan to see the plan.',
      tooFar: ({ months }) => `Choose a day within the next ${months} months. The plan reaches no further.`,
      changed: 'Somebody else has changed the goal. Open it again and try then.',
      personal: 'Change the plan in our own chat. Write /plan to me there.',
    },
    kinds: { goal: 'Goal', initiative: 'Initiative', theme: 'Theme' },
    statuses: { planned: 'Not begun', running: 'Under way', done: 'Reached', dropped: 'Given up' },
    plan: {
      title: 'The council’s action plan',
      none: 'The plan is empty yet.',
      progress: (done, all) => `${done} of ${all} reached.`,
      overdue: 'Overdue',
      row: (who, due) => [who, `by ${due}`].filter(Boolean).join(' · '),
      next: 'Show the next',
      earlier: 'Show those before',
      new: 'Write a new goal',
      word: 'Get as Word',
      back: 'Back to the plan',
      saved: 'The plan is saved.',
    },
    goal: {
      late: 'Its day has passed. Talk about it at the next meeting.',
      who: (who) => `Who: ${who}`,
      due: (day) => `By: ${day}`,
      focus: (areas) => `About: ${areas}`,
      together: (text) => `Together with the municipality: ${text}`,
      edit: 'Change',
      to: {
        planned: 'Not begun after all',
        running: 'We are under way',
        done: 'It is reached',
        dropped: 'We give it up',
      },
    },
    form: {
      new: 'A new goal',
      edit: 'Change the goal',
      kind: 'What is it?',
      title: 'Short name',
      titleError: 'Write a short name.',
      what: 'What will the council do?',
      who: 'Who sees to it? Write a role, for example the chair',
      due: 'By when is it to be reached?',
      dueError: 'Choose a day.',
      focus: 'What is it about?',
      together: 'How does it fit what the municipality does besides?',
      save: 'Save',
      cancel: 'Cancel',
    },
    review: {
      title: 'Status of the action plan',
      background: (open, late) =>
        late === '' ? `The plan holds: ${open}.` : `The plan holds: ${open}. Overdue: ${late}.`,
      recommendation: 'the council talks about how far the goals are, and whether to change any',
    },
    chapter: {
      title: 'The action plan',
      count: (done, all) => `${done} of ${all} goals of the plan are reached.`,
      item: (title, status) => `${title}: ${status}`,
    },
    wheel: (title, late) => (late ? `Overdue: ${title}` : `Goal: ${title}`),
    file: {
      name: 'action-plan',
      head: ['Goal', 'What', 'Who', 'By', 'Status'],
      asOf: (day) => `The plan as of ${day}.`,
      advisory: 'The plan is the council’s own. The municipality’s bodies decide what the municipality does.',
    },
  },
})
