import {
  bodiesForm,
  hearingForm,
  milestoneForm,
  moveForm,
  processForm,
  reachForm,
} from '../../../src/features/processes/forms'
import { milestoneView } from '../../../src/features/processes/milestone-views'
import type { Milestone } from '../../../src/features/processes/rules'
import type { Process } from '../../../src/features/processes/store'
import { milestonesFrom } from '../../../src/features/processes/use-cases'
import { bodiesView, listView, processView, stopView } from '../../../src/features/processes/views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const milestones = milestonesFrom('policy', '2026-11-20', 'da').map(
  (each, at): Milestone =>
    at === 0 ? { ...each, doneOn: '2026-11-20', result: 'Udvalget sagde ja. Frivillige får et tema.' } : each,
)
const process: Process = {
  id: 'pr1',
  tenant: 't1',
  council: 'c1',
  title: 'Solbys nabopolitik',
  purpose: 'Politikken skal passe til byen, som den er nu.',
  milestones,
  bodies: { steering: ['Ulla Holm, Kultur', 'Per Lund, Skole'], project: [], coordinator: 'Ida Krog, Stab' },
  state: 'running',
  version: 3,
  told: [],
  form: 'f1',
  madeAt: new Date('2026-11-01T09:00:00Z'),
}
const late: Process = { ...process, milestones: milestones.map((each) => ({ ...each, day: '2027-01-02' })) }
const done: Process = {
  ...process,
  state: 'done',
  milestones: milestones.map((each) => ({ ...each, doneOn: '2027-01-02', result: 'Ja' })),
}
const longest: Process = {
  ...process,
  milestones: Array.from({ length: 20 }, (_, at) => ({
    ...(milestones[at % 7] as Milestone),
    id: `m${at}`,
    title: 'T'.repeat(100),
    what: 'Hvad '.repeat(100),
  })),
}
const [first, second] = milestones as [Milestone, Milestone]
const word = 'https://bot.example.dk/files/x'
const invited = { yes: 3, all: 12 }
const row = {
  title: 'Nabopolitik',
  about: 'Åben for svar · frist 12. feb. (om 32 dage)',
  verb: 'hearings.show',
  data: { hearing: 'h1' },
}
const carried = [
  { title: 'Kommissoriet er godkendt', result: 'Udvalget sagde ja. Frivillige får et tema.' },
  ...['Første høring', 'Anden høring'].map((title) => ({
    title,
    result: 'R'.repeat(1000),
    hearing: {
      title: 'Nabopolitik',
      themes: Array.from({ length: 30 }, (_, at) => ({
        title: `Et tema ${'Ø'.repeat(290)}`,
        said: at,
        used: at,
        text: 'Rådet foreslår noget. '.repeat(200),
      })),
    },
  })),
]

export const processCards: CardFixture[] = [
  { title: 'no processes', show: (language) => listView([], true, frame(language)) },
  { title: 'processes', show: (language) => listView([process, late, done], false, frame(language)) },
  {
    title: 'a process for those who run it',
    show: (language) => processView(process, { leads: true, word }, frame(language), 'Gemt'),
  },
  { title: 'a late process', show: (language) => processView(late, { leads: false }, frame(language)) },
  {
    title: 'a process that is over',
    show: (language) => processView(done, { leads: true, word }, frame(language)),
  },
  {
    title: 'the longest process',
    show: (language) => processView(longest, { leads: true, word }, frame(language)),
  },
  {
    title: 'a milestone',
    show: (language) =>
      milestoneView(
        process,
        second,
        { leads: true, invited, hearing: row, carried },
        frame(language),
        'Om 7 dage',
      ),
  },
  {
    title: 'a hearing’s milestone',
    show: (language) =>
      milestoneView(
        process,
        { ...second, phase: 'hearing' },
        { leads: true, invited, carried },
        frame(language),
      ),
  },
  {
    title: 'a process whose next step is a hearing',
    show: (language) =>
      processView(
        { ...process, milestones: milestones.map((each) => ({ ...each, phase: 'hearing' as const })) },
        { leads: true, word },
        frame(language),
      ),
  },
  {
    title: 'a reached milestone',
    show: (language) =>
      milestoneView(
        process,
        first,
        { leads: false, carried: [], invited: { yes: 0, all: 0 } },
        frame(language),
      ),
  },
  { title: 'a process’s bodies', show: (language) => bodiesView(process, true, frame(language)) },
  { title: 'stopping a process', show: (language) => stopView(process, frame(language)) },
  { title: 'a new process', show: (language) => processForm(frame(language)) },
  { title: 'a new milestone', show: (language) => milestoneForm(process, undefined, frame(language)) },
  { title: 'changing a milestone', show: (language) => milestoneForm(process, second, frame(language)) },
  {
    title: 'reaching a milestone',
    show: (language) => reachForm(process, second, '2027-01-11', frame(language)),
  },
  { title: 'moving a milestone', show: (language) => moveForm(process, second, frame(language)) },
  { title: 'writing a process’s bodies', show: (language) => bodiesForm(process, frame(language)) },
  {
    title: 'linking a hearing',
    show: (language) => hearingForm(process, second, [{ id: 'h1', title: 'Nabopolitik' }], frame(language)),
  },
]
