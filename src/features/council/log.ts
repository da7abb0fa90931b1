import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, Command, CouncilRequest, Feature } from '../../core/feature'
import { clockTime, shortDate, wallTime } from '../../core/language'
import { UserError } from '../../core/user-error'
import { type Audit, auditOf, brokenAudit } from '../../database/audit-store'
import { type Button, listView, make } from './form-views'
import { logWords } from './log.strings'
import { ruleCardWords } from './rule.strings'
import { rulesOf, ruleWords } from './rule-views'
import { peopleById } from './store'

// What a card of 28 KB holds with room to spare.
const PAGE = 20
const Page = z.object({ before: z.coerce.number().int().positive().optional() })

/** `/log`: who did what and when, for those who lead. */
export function logFor(rooms: Feature[]): { commands: Command[]; actions: Action[] } {
  const ruleTitle = (key: string, request: CouncilRequest): string | undefined =>
    rooms
      .flatMap((room) => rulesOf(room).map((rule) => ({ room, rule })))
      .filter(({ rule }) => rule.key === key)
      .map(({ room, rule }) => ruleWords(room, rule, request.language).title)[0]

  async function page(request: CouncilRequest, before?: number, notice = '') {
    if (request.place !== 'personal') throw new UserError('council.logInPersonal')
    const { scope, language } = request
    const words = logWords(language)
    const entries = await auditOf(scope, PAGE + 1, before)
    const shown = entries.slice(0, PAGE)
    const ids = shown.flatMap(({ by, subject }) => [by, ...subject])
    const people = await peopleById(scope, ids)
    const did = (entry: Audit): string => {
      const room = ruleCardWords(language).rooms[entry.what.split('.')[0] ?? ''] ?? entry.what
      const what = words.did[entry.what] ?? words.other(room)
      // Ids of texts stay out: a person's name or a rule's title says enough.
      const named = entry.subject
        .map((id) => people.get(id)?.name ?? ruleTitle(id, request))
        .find((name) => name !== undefined)
      return named ? words.about(what, named) : what
    }
    const oldest = shown.at(-1)
    return listView(
      {
        notice,
        title: words.title,
        text: shown.length === 0 ? words.none : words.text,
        facts: shown.map((entry) => ({
          title: did(entry),
          about: words.row(people.get(entry.by)?.name ?? words.itself, momentOf(entry.at, request)),
        })),
        rows: [],
        buttons: [
          ...(entries.length > PAGE && oldest
            ? [make(words.older, 'council.log', { before: String(oldest.number) })]
            : []),
          ...(before === undefined ? [] : [make(words.newest, 'council.log')]),
          make(words.check, 'council.checkLog'),
        ] satisfies Button[],
      },
      request,
    )
  }

  return {
    commands: [
      {
        key: 'log',
        access: LEADERS,
        places: ['personal'],
        handle: async (request) => ({ card: await page(request) }),
      },
    ],
    actions: [
      {
        verb: 'council.log',
        access: LEADERS,
        handle: async (request) => ({ replaceCard: await page(request, Page.parse(request.data).before) }),
      },
      {
        verb: 'council.checkLog',
        access: LEADERS,
        async handle(request) {
          const words = logWords(request.language)
          const broken = await brokenAudit(request.scope)
          const notice = broken === undefined ? words.whole : words.broken(broken)
          return { replaceCard: await page(request, undefined, notice) }
        },
      },
    ],
  }
}

/** `4. feb. 2027 kl. 10.15` */
function momentOf(at: Date, { council, language }: CouncilRequest): string {
  const { timeZone } = council
  const year = wallTime(at, timeZone, language).year
  return logWords(language).when(shortDate(at, timeZone, language), year, clockTime(at, timeZone, language))
}
