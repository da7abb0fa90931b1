import { z } from 'zod'
import { buttonData, choiceData } from '../../core/card-data'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council, RuleDecision } from '../../core/council'
import type { Feature, RuleWords } from '../../core/feature'
import { newForm } from '../../core/form-screen'
import { dayIn, type Language, longDate } from '../../core/language'
import { type Rule, ruleInForce } from '../../core/rules'
import { listView } from './form-views'
import { ruleCardWords } from './rule.strings'
import { fieldsOf, inputOf, type RuleField } from './rule-form'

type CouncilFrame = Frame & { council: Council; now: Date }

export const rulesOf = (room: Feature): Rule<unknown>[] => room.rules ?? []

const nameOf = ({ key }: Rule<unknown>): string => key.slice(key.indexOf('.') + 1)

export function ruleWords(room: Feature, rule: Rule<unknown>, language: Language): RuleWords {
  const words = room.strings(language).rules?.[nameOf(rule)]
  if (!words) throw new Error(`no words for the rule ${rule.key}`)
  return words
}

const effectOf = (room: Feature, rule: Rule<unknown>, value: unknown, language: Language): string =>
  ruleWords(room, rule, language).effect(value as never)

// A few tell what a room's rules are about; all of them would be a wall of words.
const MOST_TITLES = 3

const firstOf = (titles: string[], { language }: Frame): string =>
  titles.length <= MOST_TITLES + 1
    ? titles.join(' · ')
    : ruleCardWords(language).some(titles.slice(0, MOST_TITLES), titles.length - MOST_TITLES)

/** The rooms that have rules; each row opens its rules. */
export function allRulesView(rooms: Feature[], frame: CouncilFrame): Card {
  const words = ruleCardWords(frame.language)
  return listView(
    {
      title: words.all,
      text: words.allText,
      rows: rooms
        .filter((room) => rulesOf(room).length > 0)
        .map((room) => ({
          title: words.rooms[room.name] as string,
          about: firstOf(
            rulesOf(room).map((rule) => ruleWords(room, rule, frame.language).title),
            frame,
          ),
          verb: 'council.rulesOf',
          data: { room: room.name },
        })),
    },
    { ...frame, tab: { page: 'rules' } },
  )
}

/** One room's rules as they hold now. */
export function roomRulesView(room: Feature, frame: CouncilFrame): Card {
  const words = ruleCardWords(frame.language)
  const title = words.rooms[room.name] as string
  return listView(
    {
      title,
      rows: rulesOf(room).map((rule) => ({
        title: ruleWords(room, rule, frame.language).title,
        about: effectOf(room, rule, ruleInForce(rule, frame.council, frame.now).value, frame.language),
        verb: 'council.rule',
        data: { rule: rule.key },
      })),
      buttons: [{ title: words.back, verb: 'council.rules', data: {} }],
    },
    frame,
  )
}

export interface RulesShown {
  title: string
  rules: { key: string; title: string; effect: string; origin: string }[]
}

/** All rules as they hold now, by room. */
export const rulesShown = (rooms: Feature[], frame: CouncilFrame): RulesShown[] =>
  rooms
    .filter((room) => rulesOf(room).length > 0)
    .map((room) => ({
      title: ruleCardWords(frame.language).rooms[room.name] as string,
      rules: rulesOf(room).map((rule) => ({
        key: rule.key,
        title: ruleWords(room, rule, frame.language).title,
        effect: effectOf(room, rule, ruleInForce(rule, frame.council, frame.now).value, frame.language),
        origin: originText(rule, frame),
      })),
    }))

function originText(rule: Rule<unknown>, { council, now, language }: CouncilFrame): string {
  const { origins } = ruleCardWords(language)
  const inForce = ruleInForce(rule, council, now)
  return inForce.since
    ? origins.council(longDate(inForce.since, council.timeZone, language))
    : origins[originOf(inForce)]
}

const ruleCard = defineCard(
  'council/rule',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    effect: z.string(),
    origin: z.string(),
    decisionsTitle: z.string(),
    decisions: z.array(z.object({ when: z.string(), effect: z.string() })),
    buttons: z.array(buttonData),
  }),
)

// So many of the council's own decisions are shown, the newest first.
const MOST_DECISIONS = 5

/** A rule with its value, where it comes from, and what the council has decided about it. */
export function ruleView(
  room: Feature,
  rule: Rule<unknown>,
  mayDecide: boolean,
  frame: CouncilFrame,
  notice = '',
): Card {
  const { council, now, language } = frame
  const words = ruleCardWords(language)
  const { title } = ruleWords(room, rule, language)
  const inForce = ruleInForce(rule, council, now)
  const day = (date: Date) => longDate(date, council.timeZone, language)
  const decisions = council.rules
    .filter((decision) => decision.rule === rule.key)
    .sort((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime())
    .slice(0, MOST_DECISIONS)
  return ruleCard(
    {
      fallbackText: title,
      notice,
      title,
      effect: effectOf(room, rule, inForce.value, language),
      origin: originText(rule, frame),
      decisionsTitle: words.decisions,
      decisions: decisions.map((decision: RuleDecision) => ({
        when: words.decided(day(decision.from), decision.by),
        effect: effectOf(room, rule, decision.value, language),
      })),
      buttons: [
        ...(mayDecide && fieldsOf(rule)
          ? [{ title: words.change, verb: 'council.ruleForm', data: { rule: rule.key } }]
          : []),
        { title: words.back, verb: 'council.rulesOf', data: { room: room.name } },
      ],
    },
    { ...frame, tab: { page: 'rules' } },
  )
}

const originOf = ({ origin }: { origin: 'council' | 'charter' | 'standard' }): 'charter' | 'standard' =>
  origin === 'charter' ? 'charter' : 'standard'

const formCard = defineCard(
  'council/rule-form',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    now: z.string(),
    fields: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['number', 'text', 'choice']),
        label: z.string(),
        value: z.union([z.string(), z.number()]),
        min: z.number(),
        max: z.number(),
        multiline: z.boolean(),
        multiple: z.boolean(),
        options: z.array(choiceData),
        required: z.boolean(),
        error: z.string(),
      }),
    ),
    from: z.object({ label: z.string(), value: z.string(), error: z.string() }),
    save: z.string(),
    cancel: z.string(),
    rule: z.string(),
    form: z.string(),
  }),
)

/** The form in which formandskab or secretariat enter what the council has decided. */
export function ruleForm(room: Feature, rule: Rule<unknown>, fields: RuleField[], frame: CouncilFrame): Card {
  const { council, now, language } = frame
  const words = ruleCardWords(language)
  const said = ruleWords(room, rule, language)
  const { value } = ruleInForce(rule, council, now)
  return formCard(
    {
      fallbackText: said.title,
      title: said.title,
      now: words.now(effectOf(room, rule, value, language)),
      fields: fields.map((field) => shown(field, inputOf(field, value), said, language)),
      from: {
        label: words.from,
        value: dayIn(now, council.timeZone),
        error: words.fromError,
      },
      save: words.save,
      cancel: words.cancel,
      rule: rule.key,
      form: newForm(),
    },
    frame,
  )
}

// Numbers without bounds of their own.
const WIDEST = 1_000_000

function shown(field: RuleField, value: string, said: RuleWords, language: Language) {
  const words = ruleCardWords(language)
  const common = {
    id: field.id,
    label: field.part === undefined ? said.title : (said.fields?.[field.part] ?? field.part),
    value,
    min: 0,
    max: WIDEST,
    multiline: false,
    multiple: false,
    options: [] as { title: string; value: string }[],
    required: !field.optional,
    error: words.fieldError,
  }
  switch (field.kind) {
    case 'number': {
      const { min = 0, max = WIDEST } = field
      const number = value === '' ? '' : Number(value)
      return { ...common, kind: 'number' as const, value: number, min, max, error: words.range(min, max) }
    }
    case 'toggle': {
      const options = [
        { title: words.yes, value: 'true' },
        { title: words.no, value: 'false' },
      ]
      return { ...common, kind: 'choice' as const, options }
    }
    case 'choice':
    case 'choices': {
      const options = field.options.map((option) => ({
        title: said.options?.[option] ?? option,
        value: option,
      }))
      return { ...common, kind: 'choice' as const, multiple: field.kind === 'choices', options }
    }
    case 'lines':
      return { ...common, kind: 'text' as const, multiline: true, label: words.lines(common.label) }
    case 'text':
      return { ...common, kind: 'text' as const }
  }
}
