import { defineStrings } from '../../core/language'
import { answerWords } from './answers.strings'
import { dayWords } from './day.strings'
import { deskWords } from './desk.strings'

/** All words of the room; each topic's stand beside it. */
export const themeDayWords = defineStrings({
  da: {
    ...dayWords('da'),
    ...deskWords('da'),
    ...answerWords('da'),
    commands: {
      themeDay: {
        words: ['temadag', 'temadage', 'temadagen'],
        label: 'Rådets temadage',
        summary: 'Se temadage, meld dig til, og læs programmet',
      },
    },
    deliveries: {
      invitation: 'Invitation til en temadag',
      reminder: 'Husk temadagen',
      cancelled: 'En temadag er aflyst',
      evaluate: 'Hvordan var temadagen?',
      mine: 'Din tilmelding til en temadag',
    },
    rules: {
      signUpDays: {
        title: 'Frist for at melde sig til temadage',
        effect: (days: number) => `Man kan melde sig til en temadag indtil ${days} dage før.`,
      },
      reminderDays: {
        title: 'Hvornår jeg minder om temadagen',
        effect: (days: number) => `${days} dage før temadagen minder jeg dem, der ikke har svaret.`,
      },
      forgetDays: {
        title: 'Hvor længe jeg gemmer ønsker',
        effect: (days: number) => `Hvad folk har brug for på en temadag, sletter jeg ${days} dage efter.`,
      },
    },
    errors: {
      gone: 'Den temadag kan jeg ikke finde. Skriv /temadag for at se dem alle.',
      changed: 'En anden har rettet temadagen imens. Åbn den igen, og prøv så.',
      personal: 'Det klarer vi i vores egen samtale. Skriv /temadag til mig der.',
      times: 'Temadagen skal slutte senere, end den begynder.',
      past: 'Den dag er gået. Vælg en anden dag.',
      amount: 'Skriv beløbet i kroner, for eksempel 5.000 eller 49,50.',
      badLine: ({ line }: { line: number }) =>
        `Linje ${line} skal begynde med et klokkeslæt. Skriv for eksempel 09.30 Velkomst / Formanden.`,
      noProgramme: 'Skriv programmet, før du inviterer.',
      late: 'Fristen for at melde sig til er gået. Ring til sekretariatet, hvis du gerne vil med.',
      moved: 'Temadagen er flyttet til en anden dag. Åbn den igen, og svar så.',
      over: 'Temadagen er slut.',
      notOver: 'Temadagen er ikke slut endnu.',
      notYet: 'Forventningerne bliver vist på dagen. Indtil da ser ingen dem.',
      expectEmpty: 'Skriv i mindst ét af felterne.',
      onDay: 'Forventningerne er vist frem nu. Sig gerne det, du mangler, højt på dagen.',
      notInCouncil: 'Den person er ikke med i rådet.',
      wheelDay: 'Vælg en dag, der ikke er gået.',
    },
    list: {
      title: 'Rådets temadage',
      none: 'Der er ikke planlagt nogen endnu.',
      coming: 'På vej',
      held: 'Holdt',
      drafts: 'Kladder',
      new: 'Ny temadag',
      startUp: 'Ny opstartstemadag',
    },
    reminder: 'Temadagen nærmer sig.',
    invited: 'Du er inviteret til en temadag.',
    item: {
      title: (title: string) => `Opfølgning på temadagen: ${title}`,
      background: (agreements: string[], count: number) =>
        [
          agreements.length === 0 ? '' : `På temadagen aftalte vi: ${agreements.join('; ')}.`,
          count === 0 ? '' : `${count} har svaret på, hvordan dagen gik.`,
        ]
          .filter(Boolean)
          .join(' '),
      recommendation: 'rådet taler om, hvad der skal ske med det, temadagen gav',
    },
    awaits: {
      signUp: (title: string) => `Kommer du til ${title}?`,
      expect: (title: string) => `Hvad forventer du? ${title}`,
      evaluate: (title: string) => `Hvordan var ${title}?`,
    },
    chapter: {
      title: 'Temadage',
      item: (title: string, day: string, people: number) =>
        `${title}, ${day}. ${people === 1 ? '1 deltog' : `${people} deltog`}.`,
    },
    file: { name: 'temadag', head: ['Tid', 'Hvad', 'Hvem'] },
  },
  en: {
    ...dayWords('en'),
    ...deskWords('en'),
    ...answerWords('en'),
    commands: {
      themeDay: {
        words: ['themeday', 'theme day', 'theme days'],
        label: 'The council’s theme days',
        summary: 'See theme days, sign up, and read the programme',
      },
    },
    deliveries: {
      invitation: 'Invitation to a theme day',
      reminder: 'Remember the theme day',
      cancelled: 'A theme day is cancelled',
      evaluate: 'How was the theme day?',
      mine: 'Your sign-up for a theme day',
    },
    rules: {
      signUpDays: {
        title: 'Deadline for signing up to theme days',
        effect: (days) => `One can sign up to a theme day until ${days} days before.`,
      },
      reminderDays: {
        title: 'When I remind of theme days',
        effect: (days) => `${days} days before a theme day I remind those who have not answered.`,
      },
      forgetDays: {
        title: 'How long I keep needs',
        effect: (days) => `What people need on a theme day is deleted ${days} days after it.`,
      },
    },
    errors: {
      gone: 'I cannot find that theme day. Write /themeday to see them all.',
      changed: 'Somebody else has changed the theme day. Open it again and try then.',
      personal: 'We do that in our own chat. Write /themeday to me there.',
      times: 'The theme day must end later than it begins.',
      past: 'That day has passed. Choose another day.',
      amount: 'Write the amount in kroner, for example 5.000 or 49,50.',
      badLine: ({ line }) =>
        `Line ${line} must begin with a time. Write for example 09.30 Welcome / The chair.`,
      noProgramme: 'Write the programme before you invite.',
      late: 'The deadline for signing up has passed. Call the secretariat if you would like to come.',
      moved: 'The theme day has been moved to another day. Open it again and answer then.',
      over: 'The theme day is over.',
      notOver: 'The theme day is not over yet.',
      notYet: 'The expectations are shown on the day. Until then nobody sees them.',
      expectEmpty: 'Write in at least one of the fields.',
      onDay: 'The expectations are shown now. Say aloud on the day what you miss.',
      notInCouncil: 'That person is not in the council.',
      wheelDay: 'Choose a day that has not passed.',
    },
    list: {
      title: 'The council’s theme days',
      none: 'None is planned yet.',
      coming: 'Coming',
      held: 'Held',
      drafts: 'Drafts',
      new: 'New theme day',
      startUp: 'New start-up theme day',
    },
    reminder: 'The theme day is near.',
    invited: 'You are invited to a theme day.',
    item: {
      title: (title) => `After the theme day: ${title}`,
      background: (agreements, count) =>
        [
          agreements.length === 0 ? '' : `On the theme day we agreed: ${agreements.join('; ')}.`,
          count === 0 ? '' : `${count} have told how the day was.`,
        ]
          .filter(Boolean)
          .join(' '),
      recommendation: 'the council talks about what is to be done with what the theme day gave',
    },
    awaits: {
      signUp: (title) => `Do you come to ${title}?`,
      expect: (title) => `What do you expect? ${title}`,
      evaluate: (title) => `How was ${title}?`,
    },
    chapter: {
      title: 'Theme days',
      item: (title, day, people) => `${title}, ${day}. ${people} took part.`,
    },
    file: { name: 'theme-day', head: ['Time', 'What', 'Who'] },
  },
})
