import mongoose from 'mongoose'
import { audit } from '../../src/audit'
import type { Part } from '../../src/local/demo'
import { acceptsAll, demoScope, PROPOSAL, publishes } from '../features/agenda/agenda-world'
import { demoCouncil, opensBallot, optionValue, SEATED, withOpenBallot } from '../features/elections/election'
import { answerForm, DETAILS, NO_NAMES, opened } from '../features/hearings/support'
import { beginMeeting, choiceOf, nextItem, writing } from '../features/minutes/held'
import type { World } from '../support/app'
import type { Message, Person, Turn } from '../support/teams'
import type { Inputs } from '../support/teams/card'

/** Which form of a write it is: `mark` stands in what it writes and nowhere else, `at` counts from 0. */
interface Which {
  mark: string
  at: number
}

/** A press with which somebody writes something, in one room. */
export interface Write {
  room: string
  by: Part | ((which: Which) => Part)
  /** What must be there before, beside what the front door can do. */
  prepare?(world: World, which: Which): Promise<unknown>
  /** The card with the button. */
  open(person: Person, which: Which, world: World): Promise<Turn | Message>
  button: string
  inputs?(which: Which, open: Turn): Inputs
  /** How often it stands in the database. By default: documents of the collection that hold the mark. */
  kept: string | ((world: World, which: Which) => Promise<number>)
}

type Fields = Record<string, unknown>
const documents = async (name: string): Promise<Fields[]> =>
  (await mongoose.connection.db?.collection(name).find().toArray()) ?? []
const marked = async (name: string, mark: string): Promise<Fields[]> =>
  (await documents(name)).filter((document) => JSON.stringify(document).includes(`"${mark}"`))

const day = (at: number, from = '2027-03-01'): string =>
  new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10)
const minute = (at: number): string => `18:${String(at % 60).padStart(2, '0')}`
const pressing = (command: string, title: string) => async (person: Person) =>
  person.presses(await person.writes(command), title)
const told = (person: Person, ...words: string[]): Promise<Message> =>
  person.chat.waitFor(({ seen }) => words.every((word) => seen.includes(word)))

/** A secretary makes something and sends it out by a button of its card. */
async function sends({ people: { sekretær } }: World, open: Promise<Turn>, buttons: [string, Inputs][]) {
  let card = await open
  for (const [button, inputs] of buttons) card = await sekretær.presses(card, button, inputs)
}
const themeDay = ({ mark }: Which): Inputs => ({ title: mark, date: '2027-03-18', ...NO_NAMES })
const meeting = ({ mark, at }: Which): Inputs => ({
  date: day(at * 2),
  from: '17:00',
  to: '19:00',
  otherPlace: mark,
})
const poll = ({ mark }: Which): Inputs => ({ question: mark, options: 'Ja\nNej', ...NO_NAMES })
/** The voter of this round; every tenth begins another election. */
const voterOf = ({ at }: Which) => SEATED[at % SEATED.length] as (typeof SEATED)[number]

/** One or two of each room's writes. `beginsWork` must have been called. */
export const WRITES: Write[] = [
  {
    room: 'agenda',
    by: 'medlem',
    open: (person) => person.writes('/punkt'),
    button: 'Send punktet',
    inputs: ({ mark }) => ({ ...PROPOSAL, title: mark }),
    kept: 'items',
  },
  {
    room: 'hearings',
    by: 'medlem2',
    open: (person) => answerForm(person),
    button: 'Send',
    inputs: ({ mark }) => ({ stance: 'change', text: mark, ...NO_NAMES }),
    kept: 'contributions',
  },
  {
    room: 'polls',
    by: 'formand',
    open: pressing('/afstemning', 'Spørg om noget'),
    button: 'Spørg nu',
    inputs: poll,
    kept: 'polls',
  },
  {
    room: 'polls',
    by: 'politiker',
    async open(person, which, { people: { formand } }) {
      const form = await formand.presses(await formand.writes('/afstemning'), 'Spørg om noget')
      await formand.presses(form, 'Spørg nu', poll(which))
      const asked = await person.presses(await person.writes('/afstemning'), which.mark)
      return person.presses(asked, 'Svar')
    },
    button: 'Send svar',
    inputs: () => ({ options: '0' }),
    async kept(_, { mark }) {
      const [found] = await marked('polls', mark)
      return Object.keys((found?.answers ?? {}) as Fields).length
    },
  },
  {
    room: 'plans',
    by: 'formand',
    open: pressing('/handlingsplan', 'Skriv et nyt mål'),
    button: 'Gem',
    inputs: ({ mark }) => ({ kind: 'goal', title: mark, due: '2027-03-15', ...NO_NAMES }),
    kept: 'goals',
  },
  {
    room: 'year-wheel',
    by: 'formand',
    open: pressing('/årshjul', 'Tilføj'),
    button: 'Gem',
    inputs: ({ mark }) => ({ title: mark, kind: 'other', day: '2027-05-11', remind: '7', ...NO_NAMES }),
    kept: 'wheelEntries',
  },
  {
    room: 'money',
    by: 'medarbejder',
    open: (person) => person.writes('/kørsel'),
    button: 'Send til sekretariatet',
    inputs: ({ mark }) => ({ day: '2027-01-08', km: '12', text: mark, ...NO_NAMES }),
    kept: 'claims',
  },
  {
    room: 'money',
    by: 'sekretær',
    open: pressing('/budget', 'Skriv en udgift ind'),
    button: 'Skriv den ind',
    inputs: ({ mark }) => ({
      day: '2027-01-10',
      amount: '12',
      category: 'catering',
      text: mark,
      ...NO_NAMES,
    }),
    kept: 'ledger',
  },
  {
    room: 'contacts',
    by: 'sekretær',
    open: pressing('/kontakter', 'Skriv en ny på'),
    button: 'Gem',
    inputs: ({ mark }) => ({ name: mark, email: 'raad@solby.example' }),
    kept: 'interestedParties',
  },
  {
    room: 'theme-days',
    by: 'sekretær',
    open: pressing('/temadag', 'Ny opstartstemadag'),
    button: 'Gem',
    inputs: themeDay,
    kept: 'themeDays',
  },
  {
    room: 'theme-days',
    by: 'medlem',
    async open(person, which, world) {
      await sends(world, pressing('/temadag', 'Ny opstartstemadag')(world.people.sekretær), [
        ['Gem', themeDay(which)],
        ['Send invitationen', {}],
      ])
      return person.presses(await told(person, 'Du er inviteret til en temadag.', which.mark), 'Jeg kommer')
    },
    button: 'Jeg kommer',
    inputs: () => ({ food: 'Ingen nødder', ...NO_NAMES }),
    async kept(_, { mark }) {
      const [found] = await marked('themeDays', mark)
      return (await marked('themeDaySignUps', String(found?._id))).length
    },
  },
  {
    room: 'processes',
    by: 'sekretær',
    open: pressing('/proces', 'Ny proces'),
    button: 'Gem',
    inputs: ({ mark }) => ({ title: mark, day: '2027-03-12', ...NO_NAMES }),
    kept: 'processes',
  },
  {
    room: 'meetings',
    by: 'sekretær',
    open: (person) => person.writes('/nyt møde'),
    button: 'Indkald nu',
    inputs: meeting,
    kept: 'meetings',
  },
  {
    room: 'meetings',
    by: 'medlem2',
    async open(person, which, world) {
      const { mark, at } = which
      const inputs = { ...meeting(which), date: day(at * 2 + 1) }
      await sends(world, world.people.sekretær.writes('/nyt møde'), [['Indkald nu', inputs]])
      return told(person, 'Du er indkaldt', mark)
    },
    button: 'Jeg kommer',
    async kept(_, { mark }) {
      const [found] = await marked('meetings', mark)
      return (await marked('replies', String(found?._id))).length
    },
  },
  {
    room: 'elections',
    by: voterOf,
    async prepare(world, { at }) {
      if (at % SEATED.length === 0) await withOpenBallot(world)
    },
    async open(person) {
      const ballot = await opensBallot(person)
      return person.presses(ballot, 'Gå videre', { choice: optionValue(ballot, 'choice', 'Mette Dahl') })
    },
    button: 'Afgiv min stemme',
    async kept(world, which) {
      const { persons } = await demoCouncil(world)
      const box = (await documents('ballotBoxes')).at(-1) as { waiting: string[]; ballots: string[] }
      // Whoever waits has not voted; the others' ballots are all that there is.
      if (box.waiting.includes(persons[SEATED.indexOf(voterOf(which))] ?? '')) return 0
      return 1 + box.waiting.length + box.ballots.length - persons.length
    },
  },
  {
    room: 'council',
    by: 'formand',
    open: pressing('/regler frist for punkter', 'Ret reglen'),
    button: 'Gem reglen',
    inputs: ({ at }) => ({ value: 7, from: day(at, '2027-06-01') }),
    async kept(world, { at }) {
      const { council } = await demoScope(world)
      const found = (await documents('councils')).find(({ _id }) => String(_id) === council)
      const from = Date.parse(`${day(at, '2027-06-01')}T00:00+02:00`)
      return ((found?.rules ?? []) as { from: Date }[]).filter((rule) => rule.from.getTime() === from).length
    },
  },
  {
    room: 'minutes',
    by: 'sekretær',
    open: async (person) =>
      person.presses(await writing(person), 'Gem og tilføj opgave', {
        discussion: 'Vi talte om det.',
        ...NO_NAMES,
      }),
    button: 'Gem',
    inputs: ({ mark }, form) => ({
      what: mark,
      person: choiceOf(form, 'person', 'Mette Dahl'),
      due: '2027-03-20',
      ...NO_NAMES,
    }),
    kept: 'followUps',
  },
  {
    room: 'reminders',
    by: 'centerchef',
    open: (person) => person.writes('/påmindelser'),
    button: 'Gem',
    inputs: ({ at }) => ({ wanted: ['hourBefore'], from: '10:00', to: minute(at) }),
    kept: async (_, { at }) => (await marked('reminderPreferences', minute(at))).length,
  },
  {
    room: 'privacy',
    by: 'sekretær',
    // Somebody who left the council long ago.
    async prepare(world, { mark }) {
      const { tenant, council } = await demoScope(world)
      const { db } = mongoose.connection
      await db?.collection('people').insertOne({ _id: mark as never, tenant, name: mark })
      const former = { person: mark, kind: 'user', until: new Date('2020-01-01') }
      await db?.collection('councils').updateOne({ _id: council as never }, { $push: { former } as never })
    },
    open: async (person) => person.presses(await person.writes('/sletning'), 'Slet det gamle'),
    button: 'Ja, slet det',
    kept: async (_, { mark }) =>
      (await marked('people', mark)).filter(({ name }) => name === 'Tidligere medlem').length,
  },
]

/** What the writes need: a hearing that is open, a meeting in which an item is talked about. */
export async function beginsWork(world: World): Promise<void> {
  const { formand, medlem, medlem2, sekretær } = world.people
  for (const person of [medlem, medlem2, sekretær]) await person.installs()
  await acceptsAll(formand)
  await publishes(formand)
  await beginMeeting(world, [...SEATED, 'sekretær'])
  await nextItem(formand)
  // Only now: answers end before the next meeting.
  await opened(world, { ...DETAILS, deadline: '2027-04-15' })
}

/** A card that lies open on somebody's screen, with what they are about to press. */
export interface OpenForm {
  write: Write
  which: Which
  /** Presses its button. Tells what the person is told where it was not taken. Throws at any other refusal. */
  press(): Promise<string | undefined>
}

const BROKEN = /Noget gik galt hos os\. Det, du skrev, står der stadig\..* sig koden \w{8}\./

/** Opens the card of each write. */
export async function openForms(world: World, at: number, writes: Write[] = WRITES): Promise<OpenForm[]> {
  const forms = writes.map((write, index): [Write, Which] => [write, { at, mark: `Skrift ${at} ${index}` }])
  for (const [write, which] of forms) await write.prepare?.(world, which)
  return Promise.all(
    forms.map(async ([write, which]) => {
      const person = world.people[typeof write.by === 'string' ? write.by : write.by(which)]
      const open = await write.open(person, which, world)
      const inputs = write.inputs?.(which, open as Turn)
      const press = async () => {
        const turn = await person.presses(open, write.button, inputs).catch((error: Error) => error)
        if (turn instanceof Error) return turn.message
        if (BROKEN.test(turn.seen)) return turn.seen
        if (turn.error || turn.status !== 200) throw new Error(`${which.mark}: ${turn.status} ${turn.seen}`)
        return undefined
      }
      return { write, which, press }
    }),
  )
}

/** Those whose people were told that it is not done. */
async function pressed(forms: readonly OpenForm[]): Promise<OpenForm[]> {
  const told = await Promise.all(forms.map(async (form) => [form, await form.press()] as const))
  return told.flatMap(([form, untold]) => (untold === undefined ? [] : [form]))
}

/** All press at once while `during` goes on, and again until they are told that it is done. Gives how many had to. */
export async function pressUntilDone(
  forms: readonly OpenForm[],
  during: () => Promise<void>,
): Promise<number> {
  const [first] = await Promise.all([pressed(forms), during()])
  let left = first
  for (let time = 0; left.length > 0 && time < 20; time += 1) left = await pressed(left)
  if (left.length > 0) throw new Error(`never done: ${left.map(({ which }) => which.mark).join(', ')}`)
  return first.length
}

/** What the auditor finds wrong. */
export async function findings(now: Date): Promise<string[]> {
  const found: string[] = []
  for await (const { collection, where, what } of audit(now)) found.push(`${collection} ${where}: ${what}`)
  return found
}

/** The forms of which not exactly one stands in the database. */
export async function notOnce(world: World, forms: readonly OpenForm[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { which, write } of forms) {
    const { kept } = write
    const count =
      typeof kept === 'string' ? (await marked(kept, which.mark)).length : await kept(world, which)
    if (count !== 1) wrong.push(`${write.room} ${write.button} (${which.mark}): ${count} times`)
  }
  return wrong
}

// Where the bot keeps what it knows of its own work, and what is made anew when it is asked for.
const OWN = /^(conversations|threads|linkuses|revocations|paces|findables|findableSources|searchProgress)$/

/** How much there is of each collection, of each kind of audit entry, and of each kind of message. */
export async function tally(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of (await mongoose.connection.db?.listCollections().toArray()) ?? []) {
    if (OWN.test(name)) continue
    for (const { what, kind } of await documents(name)) {
      const key = name === 'audit' ? `audit ${what}` : name === 'deliveries' ? `message ${kind}` : name
      counts[key] = (counts[key] ?? 0) + 1
    }
  }
  return counts
}

export function grown(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  const keys = Object.keys(after).filter((key) => after[key] !== before[key])
  return Object.fromEntries(keys.map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)]))
}
