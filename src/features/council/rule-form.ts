import { z } from 'zod'
import type { Rule } from '../../core/rules'

interface Common {
  /** The input's id; a part of an object is `<part>`, a whole value `value`. */
  id: string
  /** The object's part, undefined for a whole value. */
  part?: string
  /** May be left empty. */
  optional: boolean
}
export type RuleField = Common &
  (
    | { kind: 'number'; min?: number; max?: number; whole: boolean }
    | { kind: 'toggle' }
    | { kind: 'choice' | 'choices'; options: string[] }
    | { kind: 'text' | 'lines' }
  )

/**
 * The inputs in which a rule's value can be entered, read off its schema: numbers, yes or no, choices,
 * texts, lists of them, and objects of these. Undefined for a shape that needs a form of its own.
 */
export function fieldsOf({ schema }: Rule<unknown>): RuleField[] | undefined {
  if (!(schema instanceof z.ZodObject)) {
    const field = fieldOf(schema, 'value', undefined)
    return field && [field]
  }
  const fields: RuleField[] = []
  for (const [part, inner] of Object.entries(schema.shape)) {
    const field = fieldOf(inner, `part_${part}`, part)
    if (!field) return undefined
    fields.push(field)
  }
  return fields
}

function fieldOf(schema: unknown, id: string, part: string | undefined): RuleField | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    const inner = fieldOf(schema.unwrap(), id, part)
    return inner && { ...inner, optional: true }
  }
  const common = { id, part, optional: false }
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema
    const whole = schema.format === 'safeint' || schema.isInt
    return { ...common, kind: 'number', whole, min: bound(minValue), max: bound(maxValue) }
  }
  if (schema instanceof z.ZodBoolean) return { ...common, kind: 'toggle' }
  const options = optionsOf(schema)
  if (options) return { ...common, kind: 'choice', options }
  if (schema instanceof z.ZodString) return { ...common, kind: 'text' }
  if (!(schema instanceof z.ZodArray)) return undefined
  const each = optionsOf(schema.element)
  if (each) return { ...common, kind: 'choices', options: each, optional: true }
  return schema.element instanceof z.ZodString ? { ...common, kind: 'lines', optional: true } : undefined
}

const bound = (value: number | null): number | undefined =>
  value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value

function optionsOf(schema: unknown): string[] | undefined {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String)
  return undefined
}

/** What the inputs show for a value. */
export function inputOf(field: RuleField, value: unknown): string {
  const shown = field.part === undefined ? value : (value as Record<string, unknown>)[field.part]
  if (shown === undefined || shown === null) return ''
  if (Array.isArray(shown)) return shown.join(field.kind === 'lines' ? '\n' : ',')
  return String(shown)
}

/** The value that the inputs say, or undefined when it is none that the rule takes. */
export function valueFrom(
  rule: Rule<unknown>,
  fields: RuleField[],
  inputs: Record<string, unknown>,
): { value: unknown } | undefined {
  const entered = fields.map((field) => [field.part, read(field, String(inputs[field.id] ?? ''))] as const)
  const whole = entered.length === 1 && entered[0]?.[0] === undefined
  const value = whole ? entered[0]?.[1] : Object.fromEntries(entered.filter(([, part]) => part !== undefined))
  const parsed = rule.schema.safeParse(value)
  // A nullable value is left empty by leaving out its input.
  if (parsed.success) return { value: parsed.data }
  const withNull = whole && value === undefined ? rule.schema.safeParse(null) : parsed
  return withNull.success ? { value: withNull.data } : undefined
}

function read(field: RuleField, text: string): unknown {
  const trimmed = text.trim()
  switch (field.kind) {
    case 'number':
      return trimmed === '' ? undefined : Number(trimmed.replace(',', '.'))
    case 'toggle':
      return trimmed === 'true'
    case 'choices':
      // In the order in which they are offered, whatever the client's.
      return field.options.filter((option) => trimmed.split(',').includes(option))
    case 'lines':
      return trimmed
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    default:
      return trimmed === '' && field.optional ? undefined : trimmed
  }
}
