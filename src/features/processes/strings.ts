import { DateTime } from 'luxon'
import { defineStrings, type Language } from '../../core/language'
import { milestoneWords } from './milestone.strings'
import { planWords } from './plan.strings'

/** `4. februar 2027` */
export const dayText = (day: string, language: Language): string =>
  DateTime.fromISO(day)
    .setLocale(language === 'da' ? 'da-DK' : 'en-GB')
    .toFormat(language === 'da' ? 'd. LLLL yyyy' : 'd LLLL yyyy')

/** All words of the room; each topic's stand beside it. */
export const processWords = defineStrings({
  da: {
    ...planWords('da'),
    ...milestoneWords('da'),
    commands: {
      process: {
        words: ['proces', 'processer', 'politikproces'],
        label: 'Processer om en politik',
        summary: 'Se hvor langt arbejdet er, og hvem der gør hvad nu',
      },
    },
    deliveries: { due: 'Næste skridt i en proces' },
    rules: {
      reminderDays: {
        title: 'Hvornår jeg minder om en milepæl',
        effect: (days: number) => `${days} dage før en milepæl siger jeg, hvem der skal gøre hvad.`,
      },
    },
    errors: {
      gone: 'Den proces kan jeg ikke finde. Skriv /proces for at se dem alle.',
      milestoneGone: 'Den milepæl er der ikke mere. Åbn processen igen.',
      changed: 'En anden har rettet processen imens. Åbn den igen, og prøv så.',
      personal: 'Ret processen i vores egen samtale. Skriv /proces til mig der.',
      stopped: 'Processen er slut. Der kan ikke rettes i den mere.',
      tooMany: 'En proces kan have højst 20 milepæle.',
      last: 'En proces skal have mindst én milepæl.',
      hearingThere: 'Milepælen har en høring allerede. Åbn milepælen igen for at se den.',
      reached: 'Den milepæl er nået. Den kan ikke flyttes.',
      result: 'Skriv hvad der kom ud af det, så de næste kan bygge på det.',
      ahead: 'Den dag er ikke kommet endnu.',
    },
    list: {
      title: 'Processer',
      none: 'Der er ikke nogen i gang.',
      running: 'I gang',
      over: 'Afsluttet',
      row: (done: number, all: number, next: string) =>
        [`${done} af ${all} er nået`, next].filter(Boolean).join('. '),
      new: 'Ny proces',
    },
    process: {
      progress: (done: number, all: number) => `${done} af ${all} milepæle er nået`,
      now: 'Det sker nu',
      by: (title: string, day: string) => `${title}, senest ${day}`,
      who: (party: string) => `${party} sørger for det.`,
      late: 'Dagen er gået. Flyt den, eller skriv at den er nået.',
      finished: 'Alle milepæle er nået.',
      stopped: 'Processen er stoppet.',
      done: (day: string) => `✓ Nået ${day}`,
      due: (day: string, party: string) => `Senest ${day} · ${party}`,
      overdue: (day: string, party: string) => `Over tiden: ${day} · ${party}`,
      bodies: 'Hvem er med?',
      add: 'Ny milepæl',
      stop: 'Stop processen',
      stopTitle: 'Vil du stoppe processen?',
      stopLine: 'Den bliver stående på listen, men jeg minder ikke om den mere.',
      stopYes: 'Ja, stop den',
      back: 'Til processen',
      all: 'Alle processer',
      word: 'Hent status som Word',
      saved: 'Det er gemt.',
    },
    bodies: {
      title: 'Hvem er med?',
      none: 'Ikke skrevet ind endnu',
      edit: 'Ret hvem der er med',
      line: 'Skriv én på hver linje med navn og arbejdssted.',
    },
    form: {
      new: 'En ny proces',
      title: 'Hvad hedder den?',
      titleError: 'Skriv et navn.',
      purpose: 'Hvad skal den føre til?',
      template: 'Hvordan begynder vi?',
      day: 'Hvornår er den første milepæl?',
      dayError: 'Vælg en dag.',
      save: 'Gem',
      cancel: 'Fortryd',
    },
    item: {
      title: (title: string) => `Status: ${title}`,
      background: (done: number, all: number, next: string) =>
        `${done} af ${all} milepæle er nået. Det næste er: ${next}`,
      recommendation: 'rådet taler om, hvor langt arbejdet er, og hvad der skal ske nu',
    },
    wheel: (title: string, process: string) => `${title} (${process})`,
    chapter: {
      title: 'Processer',
      item: (title: string, done: number, all: number) => `${title}: ${done} af ${all} milepæle er nået.`,
      result: (title: string, result: string) => `${title}: ${result}`,
    },
    file: {
      name: 'proces',
      head: ['Milepæl', 'Hvem', 'Senest', 'Nået', 'Resultat'],
      asOf: (day: string) => `Status ${day}`,
      themes: 'Det sagde høringerne',
    },
  },
  en: {
    ...planWords('en'),
    ...milestoneWords('en'),
    commands: {
      process: {
        words: ['process', 'processes'],
        label: 'Policy processes',
        summary: 'See how far the work is, and who must do what now',
      },
    },
    deliveries: { due: 'Next step of a process' },
    rules: {
      reminderDays: {
        title: 'When I remind of a milestone',
        effect: (days) => `${days} days before a milestone I say who must do what.`,
      },
    },
    errors: {
      gone: 'I cannot find that process. Write /process to see them all.',
      milestoneGone: 'That milestone is gone. Open the process again.',
      changed: 'Somebody else has changed the process. Open it again and try then.',
      personal: 'Change the process in our own chat. Write /process to me there.',
      stopped: 'The process is over. It cannot be changed any more.',
      tooMany: 'A process can have at most 20 milestones.',
      last: 'A process must have at least one milestone.',
      hearingThere: 'The milestone has a hearing already. Open the milestone again to see it.',
      reached: 'That milestone is reached. It cannot be moved.',
      result: 'Write what came of it, so that the next ones can build on it.',
      ahead: 'That day has not come yet.',
    },
    list: {
      title: 'Processes',
      none: 'None is under way.',
      running: 'Under way',
      over: 'Over',
      row: (done, all, next) => [`${done} of ${all} reached`, next].filter(Boolean).join('. '),
      new: 'New process',
    },
    process: {
      progress: (done, all) => `${done} of ${all} milestones reached`,
      now: 'What happens now',
      by: (title, day) => `${title}, by ${day}`,
      who: (party) => `${party} sees to it.`,
      late: 'The day has passed. Move it, or write that it is reached.',
      finished: 'All milestones are reached.',
      stopped: 'The process is stopped.',
      done: (day) => `✓ Reached ${day}`,
      due: (day, party) => `By ${day} · ${party}`,
      overdue: (day, party) => `Overdue: ${day} · ${party}`,
      bodies: 'Who is in it?',
      add: 'New milestone',
      stop: 'Stop the process',
      stopTitle: 'Stop the process?',
      stopLine: 'It stays on the list, but I remind of it no more.',
      stopYes: 'Yes, stop it',
      back: 'To the process',
      all: 'All processes',
      word: 'Get the status as Word',
      saved: 'Saved.',
    },
    bodies: {
      title: 'Who is in it?',
      none: 'Not entered yet',
      edit: 'Change who is in it',
      line: 'One on each line, with name and workplace.',
    },
    form: {
      new: 'A new process',
      title: 'What is it called?',
      titleError: 'Write a name.',
      purpose: 'What is it to lead to?',
      template: 'How do we begin?',
      day: 'When is the first milestone?',
      dayError: 'Choose a day.',
      save: 'Save',
      cancel: 'Cancel',
    },
    item: {
      title: (title) => `Status: ${title}`,
      background: (done, all, next) => `${done} of ${all} milestones are reached. The next is: ${next}`,
      recommendation: 'the council talks about how far the work is, and what is to happen now',
    },
    wheel: (title, process) => `${title} (${process})`,
    chapter: {
      title: 'Processes',
      item: (title, done, all) => `${title}: ${done} of ${all} milestones reached.`,
      result: (title, result) => `${title}: ${result}`,
    },
    file: {
      name: 'process',
      head: ['Milestone', 'Who', 'By', 'Reached', 'Result'],
      asOf: (day) => `Status of ${day}`,
      themes: 'What the hearings said',
    },
  },
})
