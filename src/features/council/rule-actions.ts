import { DateTime } from 'luxon'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action, Command, CouncilRequest, Endpoint, Feature, Reply } from '../../core/feature'
import type { Language } from '../../core/language'
import type { Rule } from '../../core/rules'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { ruleCardWords } from './rule.strings'
import { fieldsOf, type RuleField, valueFrom } from './rule-form'
import { allRulesView, roomRulesView, ruleForm, rulesOf, rulesShown, ruleView, ruleWords } from './rule-views'
import { decideRule } from './store'

const OfRule = z.object({ rule: z.string() })
const OfRoom = z.object({ room: z.string() })
const Decide = z.looseObject({
  rule: z.string(),
  form: z.uuid(),
  from: z.string().regex(/^\d{4}-\d\d-\d\d$/),
})

/** `/regler`: what holds, where it comes from, and the forms in which it is changed. */
export function rulesFor(rooms: Feature[]): { commands: Command[]; actions: Action[]; api: Endpoint[] } {
  const found = (key: string): { room: Feature; rule: Rule<unknown> } => {
    for (const room of rooms) {
      const rule = rulesOf(room).find((candidate) => candidate.key === key)
      if (rule) return { room, rule }
    }
    throw new UserError('council.noRule')
  }
  // `/regler frist for punkter`, or the beginning of it.
  const named = (title: string, language: Language): string | undefined => {
    const wanted = title.toLowerCase()
    if (wanted === '') return undefined
    return rooms
      .flatMap((room) => rulesOf(room).map((rule) => ({ rule, words: ruleWords(room, rule, language) })))
      .find(({ words }) => words.title.toLowerCase().startsWith(wanted))?.rule.key
  }
  const editable = (rule: Rule<unknown>): RuleField[] => {
    const fields = fieldsOf(rule)
    if (!fields) throw new UserError('council.noRule')
    return fields
  }
  const show = (request: CouncilRequest, key: string, notice = '') => {
    const { room, rule } = found(key)
    return ruleView(room, rule, LEADERS.includes(request.member.role), request, notice)
  }

  async function decide(request: CouncilRequest): Promise<Reply> {
    const { rule: key, form, from: day, ...inputs } = Decide.parse(request.data)
    const { council, scope, now, person, language } = request
    const words = ruleCardWords(language)
    const { rule } = found(key)
    if (Object.values(inputs).some((input) => typeof input === 'string' && holdsCpr(input)))
      throw new UserError('core.cpr')
    const value = valueFrom(rule, editable(rule), inputs)
    if (!value) throw new UserError('council.badValue', {}, key)
    const from = DateTime.fromISO(day, { zone: council.timeZone })
    const today = DateTime.fromJSDate(now, { zone: council.timeZone }).startOf('day')
    if (!from.isValid || from < today) throw new UserError('council.pastDate', {}, key)
    const decision = {
      rule: key,
      value: value.value,
      from: from.toJSDate(),
      decidedAt: now,
      by: person.name,
      form,
    }
    const changed = await decideRule(scope, decision, auditEntry(request, 'council.ruleDecided', key, day))
    return { replaceCard: show({ ...request, council: changed }, key, words.saved) }
  }

  return {
    api: [
      {
        method: 'GET',
        path: 'council/rules',
        access: COUNCIL,
        handle: async (request) => ({ body: { rooms: rulesShown(rooms, request) } }),
      },
    ],
    commands: [
      {
        key: 'rules',
        access: COUNCIL,
        handle(request) {
          const key = named(request.args, request.language)
          return { card: key ? show(request, key) : allRulesView(rooms, request) }
        },
      },
    ],
    actions: [
      {
        verb: 'council.rules',
        access: COUNCIL,
        handle: (request) => ({ replaceCard: allRulesView(rooms, request) }),
      },
      {
        verb: 'council.rulesOf',
        access: COUNCIL,
        handle(request) {
          const { room: name } = OfRoom.parse(request.data)
          const room = rooms.find((candidate) => candidate.name === name)
          if (!room) throw new UserError('council.noRule')
          return { replaceCard: roomRulesView(room, request) }
        },
      },
      {
        // A new message: it is opened from other rooms' cards, which must stay.
        verb: 'council.showRule',
        access: COUNCIL,
        handle: (request) => ({ card: show(request, OfRule.parse(request.data).rule) }),
      },
      {
        verb: 'council.rule',
        access: COUNCIL,
        handle: (request) => ({ replaceCard: show(request, OfRule.parse(request.data).rule) }),
      },
      {
        verb: 'council.ruleForm',
        access: LEADERS,
        handle(request) {
          const { room, rule } = found(OfRule.parse(request.data).rule)
          return { replaceCard: ruleForm(room, rule, editable(rule), request) }
        },
      },
      { verb: 'council.decideRule', access: LEADERS, handle: decide },
    ],
  }
}
