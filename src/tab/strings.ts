import { defineStrings } from '../core/language'
import { budgetWords } from './views/budget.strings'
import { builderWords } from './views/builder.strings'
import { hearingsWords } from './views/hearings.strings'
import { meetingWords } from './views/meeting.strings'
import { minutesWords } from './views/minutes.strings'
import { overviewWords } from './views/overview.strings'
import { rulesWords } from './views/rules.strings'
import { wheelWords } from './views/year-wheel.strings'

/** All words of the tab: its frame's here, each page's beside the page. */
export const tabWords = defineStrings({
  da: {
    /** What Teams calls the tab. */
    tab: 'Rådet',
    loading: 'Henter …',
    offline: 'Jeg kan ikke få forbindelse. Prøv igen om lidt.',
    reload: 'Hent siden igen',
    signIn: {
      title: 'Hvem vil du være?',
      text: 'Det er en prøve på din egen maskine. Vælg en af prøverådets medlemmer.',
      closed: 'Åbn fanen i Teams. Så ved jeg, hvem du er.',
      refused: 'Teams lod mig ikke se, hvem du er. Bed kommunens administrator om at give appen lov.',
    },
    noCouncil: 'Du er ikke med i et råd her endnu. Bed sekretariatet om at give dig en plads.',
    council: 'Råd',
    pages: {
      overview: 'Overblik',
      meeting: 'Mødet nu',
      builder: 'Byg dagsordenen',
      wheel: 'Årshjul',
      hearings: 'Høringer',
      minutes: 'Referater',
      budget: 'Budget',
      rules: 'Regler',
      seats: 'Pladser',
      synthesis: 'Arbejdsbord',
    },
    pagesLabel: 'Sider',
    skip: 'Gå til indholdet',
    close: 'Luk',
    card: { title: 'Rådsbot' },
    configure: {
      title: 'Rådsbot som fane',
      text: 'Vælg, hvad fanen skal vise. Tryk så på Gem.',
      page: 'Side',
    },
    overview: overviewWords('da'),
    meeting: meetingWords('da'),
    builder: builderWords('da'),
    wheel: wheelWords('da'),
    hearings: hearingsWords('da'),
    minutes: minutesWords('da'),
    budget: budgetWords('da'),
    rules: rulesWords('da'),
  },
  en: {
    tab: 'The council',
    loading: 'Loading …',
    offline: 'I cannot connect. Try again in a moment.',
    reload: 'Load the page again',
    signIn: {
      title: 'Who do you want to be?',
      text: 'This is a trial on your own machine. Choose one of the demo council’s members.',
      closed: 'Open the tab in Teams. Then I know who you are.',
      refused: 'Teams did not let me see who you are. Ask the municipality’s administrator to allow the app.',
    },
    noCouncil: 'You are not in a council here yet. Ask the secretariat to give you a seat.',
    council: 'Council',
    pages: {
      overview: 'Overview',
      meeting: 'The meeting now',
      builder: 'Build the agenda',
      wheel: 'Year wheel',
      hearings: 'Hearings',
      minutes: 'Minutes',
      budget: 'Budget',
      rules: 'Rules',
      seats: 'Seats',
      synthesis: 'Workbench',
    },
    pagesLabel: 'Pages',
    skip: 'Go to the content',
    close: 'Close',
    card: { title: 'Rådsbot' },
    configure: {
      title: 'Rådsbot as a tab',
      text: 'Choose what the tab shows. Then press Save.',
      page: 'Page',
    },
    overview: overviewWords('en'),
    meeting: meetingWords('en'),
    builder: builderWords('en'),
    wheel: wheelWords('en'),
    hearings: hearingsWords('en'),
    minutes: minutesWords('en'),
    budget: budgetWords('en'),
    rules: rulesWords('en'),
  },
})

export type TabWords = ReturnType<typeof tabWords>
