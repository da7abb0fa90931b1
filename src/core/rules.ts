import type { ZodType } from 'zod'
import type { Council } from './council'

/**
 * A rule of the council: a default of the product, perhaps another value in a council type's charter,
 * and whatever the council itself has decided since. Title and effect stand in the room's strings
 * under `rules.<name>`.
 */
export interface Rule<Value> {
  /** `<room>.<name>` */
  key: string
  schema: ZodType<Value>
  standard: Value
  /** Values that a council type's charter sets. */
  charter?: Record<string, Value>
}

export interface RuleInForce<Value> {
  value: Value
  origin: 'council' | 'charter' | 'standard'
  /** When the council's own decision took effect. */
  since?: Date
}

/** The rule as it holds for the council at the instant `now`. */
export function ruleInForce<Value>(rule: Rule<Value>, council: Council, now: Date): RuleInForce<Value> {
  const decided = council.rules
    .filter((decision) => decision.rule === rule.key && decision.from <= now)
    .sort((a, b) => b.from.getTime() - a.from.getTime() || b.decidedAt.getTime() - a.decidedAt.getTime())[0]
  if (decided) return { value: rule.schema.parse(decided.value), origin: 'council', since: decided.from }
  const charter = rule.charter?.[council.type]
  if (charter !== undefined) return { value: charter, origin: 'charter' }
  return { value: rule.standard, origin: 'standard' }
}

export const ruleValue = <Value>(rule: Rule<Value>, council: Council, now: Date): Value =>
  ruleInForce(rule, council, now).value
