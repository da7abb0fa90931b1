import { z } from 'zod'
import { COUNCIL, type Council, seatedIn } from '../../core/council'
import type { CouncilRequest, Feature } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { DOCX, fileName } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { charterOf, peopleById } from '../council'
import { reportDocument, type Signers } from './document'
import { TAGS } from './rules'
import { reportWords } from './strings'
import { coverageView, mattersView, reportView } from './views'
import { chaptersOf, coverageIn, thisYear } from './year'

const year = z.coerce.number().int().min(2000).max(2100)
const OfYear = z.object({ year })
const Matters = OfYear.extend({ tag: z.enum(TAGS), matter: z.string() })

function yearAsked({ args, council, now }: CouncilRequest): number {
  const asked = args.trim()
  if (asked === '') return thisYear(council, now)
  if (!/^20\d{2}$/.test(asked)) throw new UserError('reports.badYear')
  return Number(asked)
}

async function signersOf(council: Council): Promise<Signers> {
  const people = await peopleById(council, seatedIn(council))
  const named = (office: 'chair' | 'viceChair') =>
    people.get(council.seats.find(({ role }) => role === office)?.person ?? '')?.name ?? ''
  return { chair: named('chair'), viceChair: named('viceChair') }
}

/** What the council's year covered, and the annual report (årsberetning), from what the rooms tell. */
export function reportsFor(rooms: Feature[]): Feature {
  const coverage = async (request: CouncilRequest, of: number) => {
    const { council, now } = request
    return coverageView(await coverageIn(rooms, council, of, now), request)
  }
  const report = async (request: CouncilRequest, of: number) => {
    const { council, now, language, place, linkTo } = request
    const chapters = await chaptersOf(rooms, council, of, now, language)
    const word = place === 'personal' ? linkTo('reports.report', String(of)) : undefined
    return reportView(of, chapters, word, request)
  }
  return {
    name: 'reports',
    strings: reportWords,
    commands: [
      {
        key: 'coverage',
        access: COUNCIL,
        handle: async (request) => ({ card: await coverage(request, yearAsked(request)) }),
      },
      {
        key: 'report',
        access: COUNCIL,
        handle: async (request) => ({ card: await report(request, yearAsked(request)) }),
      },
    ],
    actions: [
      {
        verb: 'reports.coverage',
        access: COUNCIL,
        handle: async (request) => ({
          replaceCard: await coverage(request, OfYear.parse(request.data).year),
        }),
      },
      {
        verb: 'reports.report',
        access: COUNCIL,
        handle: async (request) => ({ replaceCard: await report(request, OfYear.parse(request.data).year) }),
      },
      {
        verb: 'reports.matters',
        access: COUNCIL,
        async handle(request) {
          const { year: of, tag, matter } = Matters.parse(request.data)
          const { council, now } = request
          if (!charterOf(council.type)[tag].includes(matter)) throw new UserError('core.badInput')
          return { replaceCard: mattersView(await coverageIn(rooms, council, of, now), tag, matter, request) }
        },
      },
    ],
    downloads: {
      // For the byråd, so in the council's language, whoever fetches it.
      'reports.report': async ({ subject, council, now }) => {
        const of = year.parse(subject)
        const { language } = council
        const [chapters, covered, signers] = await Promise.all([
          chaptersOf(rooms, council, of, now, language),
          coverageIn(rooms, council, of, now),
          signersOf(council),
        ])
        const document = reportDocument(
          of,
          { chapters, coverage: covered, signers },
          { council, language, now },
        )
        return {
          name: fileName([reportWords(language).file.name, subject], 'docx'),
          type: DOCX,
          bytes: await docxOf(document),
        }
      },
    },
  }
}
