import { DateTime } from 'luxon'
import { z } from 'zod'
import { COUNCIL, LEADERS, SECRETARIAT } from '../../core/council'
import type { CouncilRequest, Feature, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { dayIn } from '../../core/language'
import { PNG, pngOf } from '../../documents/png'
import { wheelShown } from './api'
import { drawWheel } from './drawing'
import { ENTRY_KINDS, type Entry, entryById } from './store'
import { wheelWords } from './strings'
import { copyYear, readEntry, remindJob, saveEntry, takeOff, yearAsked } from './use-cases'
import { entryForm, entryView, listView, reminderView, wheelView } from './views'
import { wheelOf } from './wheel'

const year = z.coerce.number().int().min(2000).max(2099)
const AskedYear = z.object({ year: year.optional() })
const OfYear = z.object({ year })
const version = z.coerce.number().int().min(0).default(0)
const OfEntry = z.object({ entry: z.string() })
const Form = OfYear.extend(OfEntry.shape)
const Save = screenInputs.extend({
  entry: z.string(),
  version,
  form: z.uuid(),
  title: z.string().trim().default(''),
  kind: z.enum(ENTRY_KINDS),
  day: z.string().default(''),
  remind: z.string().default('none'),
})
const PICTURE_WIDTH = 800

/** The year wheel (årshjul): what the rooms know of the year, and what the council writes on it itself. */
export function yearWheelFor(rooms: Feature[]): Feature {
  const leads = ({ member, place }: CouncilRequest) => place === 'personal' && LEADERS.includes(member.role)

  const entriesOf = ({ council, language, now }: CouncilRequest, of: number) =>
    wheelOf(rooms, council, of, language, now)

  async function list(request: CouncilRequest, of: number, notice = '') {
    const options = { leads: leads(request), pictured: request.place === 'personal' }
    return listView(of, await entriesOf(request, of), options, request, notice)
  }

  /** The picture's address is its reader's own: where others read along there is the list. */
  async function wheel(request: CouncilRequest, of: number) {
    if (request.place !== 'personal') return list(request, of)
    const picture = request.linkTo('year-wheel.picture', String(of))
    return wheelView(of, await entriesOf(request, of), picture, leads(request), request)
  }

  function opened(request: CouncilRequest, entry: Entry, notice = ''): Reply {
    const day = dayIn(entry.at, request.council.timeZone)
    const make = rooms.find(({ makes }) => makes?.[entry.kind])?.makes?.[entry.kind]
    const may = SECRETARIAT.includes(request.member.role)
    return { replaceCard: entryView(entry, may ? make?.(day, entry.id) : undefined, request, notice) }
  }

  return {
    name: 'year-wheel',
    strings: wheelWords,
    commands: [
      {
        key: 'wheel',
        access: COUNCIL,
        handle: async (request) => ({ card: await wheel(request, yearAsked(request.args, request)) }),
      },
    ],
    actions: [
      {
        verb: 'year-wheel.show',
        access: COUNCIL,
        handle: async (request) => ({ replaceCard: await wheel(request, OfYear.parse(request.data).year) }),
      },
      {
        verb: 'year-wheel.list',
        access: COUNCIL,
        handle: async (request) => ({ replaceCard: await list(request, OfYear.parse(request.data).year) }),
      },
      {
        verb: 'year-wheel.form',
        access: LEADERS,
        async handle(request) {
          const wanted = Form.parse(request.data)
          const entry = wanted.entry ? await readEntry(request, wanted.entry) : undefined
          return { replaceCard: entryForm(wanted.year, entry, request) }
        },
      },
      {
        verb: 'year-wheel.save',
        access: LEADERS,
        async handle(request) {
          const { entry: id, version, form, title, kind, day, remind, ...inputs } = Save.parse(request.data)
          const { cprException } = screen([title], inputs)
          const content = { title, kind, day, remind, cprException }
          const date = await saveEntry(request, { id, version, form }, content)
          return { replaceCard: await list(request, date.year, wheelWords(request.language).saved) }
        },
      },
      {
        verb: 'year-wheel.open',
        access: LEADERS,
        handle: async (request) =>
          opened(request, await readEntry(request, OfEntry.parse(request.data).entry)),
      },
      {
        verb: 'year-wheel.remove',
        access: LEADERS,
        async handle(request) {
          const pressed = OfEntry.extend({ version }).parse(request.data)
          const entry = await readEntry(request, pressed.entry)
          await takeOff(request, entry, pressed.version)
          const of = DateTime.fromJSDate(entry.at, { zone: request.council.timeZone }).year
          return { replaceCard: await list(request, of, wheelWords(request.language).removed) }
        },
      },
      {
        verb: 'year-wheel.copy',
        access: LEADERS,
        async handle(request) {
          const of = OfYear.parse(request.data).year
          const words = wheelWords(request.language)
          const drafted = await copyYear(request, of)
          const notice = [words.copied(of + 1), ...(drafted ? [words.drafted(of + 1)] : [])].join('\n')
          return { replaceCard: await list(request, of + 1, notice) }
        },
      },
    ],
    deliveries: {
      'year-wheel.reminder': async ({ scope, subject, council, now }, { language }) => {
        const entry = await entryById(scope, subject.split(':')[0] as string)
        return entry && { card: reminderView(entry, { council, language, now }) }
      },
    },
    downloads: {
      'year-wheel.picture': async ({ subject, council, language, now }) => {
        const of = year.parse(subject)
        const entries = await wheelOf(rooms, council, of, language, now)
        const svg = drawWheel(of, [...wheelWords(language).months], entries, council.timeZone)
        return { name: `${of}.png`, type: PNG, bytes: pngOf(svg, PICTURE_WIDTH) }
      },
    },
    api: [
      {
        method: 'GET',
        path: 'year-wheel/year',
        access: COUNCIL,
        async handle(request) {
          const of = AskedYear.parse(request.data).year ?? yearAsked('', request)
          return { body: wheelShown(of, await entriesOf(request, of), request) }
        },
      },
    ],
    jobs: [remindJob],
  }
}

export { putOnWheel } from './use-cases'
