import type { Poll } from '../../../src/features/polls/store'
import { answerView, askForm, awaitingView, pollsView, pollView } from '../../../src/features/polls/views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const poll: Poll = {
  id: 'p1',
  tenant: 't1',
  council: 'c1',
  form: 'f1',
  question: 'Hvor skal vi holde temadagen? *Skriv* gerne [hvorfor](http://x.dk)'.padEnd(200, 'x'),
  options: Array.from({ length: 10 }, (_, at) => `Svar nummer ${at} `.padEnd(100, 'ø')),
  multiple: true,
  anonymous: false,
  hidden: false,
  closesAt: new Date('2027-01-12T09:00:00Z'),
  state: 'open',
  askedBy: { person: 'p1', name: 'Person 1' },
  askedAt: new Date('2027-01-11T09:00:00Z'),
  roll: ['p1', 'p2'],
  answers: { p1: ['0', '1'], p2: ['1'] },
}
const names = new Map([
  ['p1', 'Person 1'],
  ['p2', 'Person 2'],
])
const reader = { mayAnswer: true, hasAnswered: false, mayClose: true, private: true }
const shown = { poll, open: true, answered: 2, result: poll.options.map((_, at) => at), names }

export const pollCards: CardFixture[] = [
  { title: 'a named poll', show: (language) => pollView(shown, reader, frame(language), 'Gemt') },
  {
    title: 'a poll in the channel whose result is hidden',
    show: (language) =>
      pollView(
        { ...shown, result: undefined },
        { ...reader, private: false, mayClose: false },
        frame(language),
      ),
  },
  {
    title: 'a closed poll',
    show: (language) => pollView({ ...shown, open: false }, reader, frame(language)),
  },
  { title: 'the form that asks', show: (language) => askForm(frame(language)) },
  { title: 'where one answers', show: (language) => answerView(poll, 'x', ['1'], frame(language)) },
  {
    title: 'the polls',
    show: (language) =>
      pollsView(
        Array.from({ length: 15 }, () => ({ poll, open: true, answered: 1 })),
        [
          {
            title: 'Hvilke datoer passer dig?',
            about: '4. maj',
            verb: 'meetings.showPoll',
            data: { poll: 'd1' },
          },
        ],
        { ask: true, askDates: true },
        frame(language),
      ),
  },
  {
    title: 'what awaits me',
    show: (language) =>
      awaitingView(
        [
          {
            kind: 'vote',
            title: 'Valg af formand',
            about: '',
            verb: 'elections.ballot',
            data: { election: 'e1' },
          },
        ],
        frame(language),
      ),
  },
  { title: 'nothing that awaits me', show: (language) => awaitingView([], frame(language)) },
]
