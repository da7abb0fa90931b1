import { randomUUID } from 'node:crypto'
import { ZodError } from 'zod'
import type { Role } from './council'
import type { Feature } from './feature'
import type { Language } from './language'
import { type Log, withoutText } from './log'
import { routerWords } from './router.strings'
import { UserError } from './user-error'

/** What somebody is told in place of what they asked for. */
export interface Refusal {
  message: string
  /** Key of the rule that it comes from; its title stands in the message. */
  rule?: string
  /** Nobody's refusal, but something that broke: the same may work in a moment. */
  fault?: true
}

export const isRefusal = (error: unknown): boolean => error instanceof UserError || error instanceof ZodError

/** An expected refusal in the member's words; anything else is logged with an id, and they see the id. */
export function refusalOf(
  error: unknown,
  handler: string | undefined,
  { language, features, log }: { language: Language; features: Feature[]; log: Log },
): Refusal {
  const refusal = error instanceof ZodError ? new UserError('core.badInput') : error
  if (refusal instanceof UserError) {
    const sentence = sentenceOf(refusal, language, features)
    return { message: withRule(sentence, refusal.rule, language, features), rule: refusal.rule }
  }
  const id = randomUUID().slice(0, 8)
  log.error({ id, err: withoutText(error), verb: handler }, 'turn failed')
  return { message: routerWords(language).fault(id), fault: true }
}

/** Lets in who may, and tells others who may. */
export function admit(access: readonly Role[], role: Role, language: Language): void {
  if (access.includes(role)) return
  const words = routerWords(language)
  throw new UserError('core.notYourRole', { roles: words.list(access.map((one) => words.roles[one])) })
}

// A pressed form shows the sentence only, without the button: the rule is named in it.
function withRule(
  sentence: string,
  rule: string | undefined,
  language: Language,
  features: Feature[],
): string {
  const [room, name] = (rule ?? '').split('.')
  const title = features.find((feature) => feature.name === room)?.strings(language).rules?.[
    name ?? ''
  ]?.title
  return title ? `${sentence} ${routerWords(language).fromRule(title)}` : sentence
}

function sentenceOf(error: UserError, language: Language, features: Feature[]): string {
  const [room, name] = error.key.split('.') as [string, string]
  const table =
    room === 'core'
      ? routerWords(language).errors
      : features.find((feature) => feature.name === room)?.strings(language).errors
  const sentence = (table as Record<string, string | ((values: object) => string)> | undefined)?.[name]
  if (sentence === undefined) throw new Error(`no words for the refusal ${error.key}`)
  return typeof sentence === 'string' ? sentence : sentence(error.values)
}
