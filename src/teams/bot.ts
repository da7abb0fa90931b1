import { type Activity, ActivityTypes, MessageFactory, type TurnContext } from 'botbuilder'
import type { Clock } from '../core/clock'
import type { Council, Person } from '../core/council'
import type { Contacts, ExtensionCommand, Notification, Request } from '../core/feature'
import { inTime } from '../core/in-time'
import type { Log } from '../core/log'
import { refusalOf } from '../core/refusals'
import type { Outcome, Router } from '../core/router'
import { routerWords } from '../core/router.strings'
import {
  bringsBot,
  conversationOf,
  type InvokeValue,
  isTargeted,
  localeOf,
  placeOf,
  removesBot,
  submitOf,
  TARGETED,
  type TeamsActivity,
  tenantOf,
  textOf,
} from './activity'
import { answerDialog, openDialog, saying } from './dialogs'
import { answerExtension, fromExtension, notice } from './extension'
import { cardMessage, type Present } from './present'
import { filesOf } from './sent-files'

/** What the edge asks of the rooms and of delivery; wired in `main.ts`. */
export interface BotParts {
  router: Router
  servesTenant(tenant: string): boolean
  /** Who somebody is, and the councils that they belong to. */
  identify(
    tenant: string,
    aadObjectId: string | undefined,
    name: string,
  ): Promise<{ person: Person; councils: Council[] }>
  /** Keeps where a conversation can be written to. */
  remember(activity: TeamsActivity, person: Person): Promise<void>
  /** The bot was thrown out of a conversation; `personal`: of somebody's own chat. */
  left(tenant: string, conversation: string, personal: boolean): Promise<void>
  /** True once for each personal chat. */
  welcomeOnce(tenant: string, conversation: string, now: Date): Promise<boolean>
  notify(notifications: Notification[]): Promise<void>
  contacts: Contacts
  /** The message extension's commands. */
  extension: readonly ExtensionCommand[]
  present: Present
  /** Whether sent files may come over plain HTTP: on one's own machine only. */
  plainHttp: boolean
  clock: Clock
  log: Log
}

/** Answers what an activity asks for. */
type Answer = (
  context: TurnContext,
  activity: TeamsActivity,
  request: Omit<Request, 'args' | 'data'>,
  parts: BotParts,
) => Promise<void>

/** What Teams waits at most, less what is needed to say that it took too long. */
const PATIENCE_MS = { press: 8_000, message: 12_000 }

type Bot = (context: TurnContext, activity: TeamsActivity) => Promise<void>

/**
 * Turns a Teams activity into a request, and the reply into activities. What breaks around the rooms, or takes
 * longer than Teams waits, is told in the same kind words as what breaks in them.
 */
export function createBot(parts: BotParts): Bot {
  const answer = answering(parts)
  return async (context, activity) => {
    try {
      await inTime(
        answer(context, activity),
        activity.type === 'invoke' ? PATIENCE_MS.press : PATIENCE_MS.message,
      )
    } catch (error) {
      if (isOfTeams(error) || !canBeTold(activity)) throw error
      const how = { language: localeOf(activity), features: [], log: parts.log }
      const { message } = refusalOf(error, undefined, how)
      if (activity.type === 'invoke') await respond(context, 200, kindRefusal(String(activity.name), message))
      else await context.sendActivity(message)
    }
  }
}

/** Teams itself took no answer. */
const isOfTeams = (error: unknown): boolean =>
  typeof (error as { statusCode?: unknown } | undefined)?.statusCode === 'number'

// A dialog whose button gets no answer stays open, with all that was typed; a sentence would take its place.
const canBeTold = ({ type, name }: TeamsActivity): boolean =>
  type === 'message' || (type === 'invoke' && !String(name).includes('/submit'))

function answering(parts: BotParts): Bot {
  return async (context, activity) => {
    const tenant = tenantOf(activity)
    if (!parts.servesTenant(tenant)) return refuseTenant(context, activity)
    const { person, councils } = await parts.identify(
      tenant,
      activity.from?.aadObjectId as string | undefined,
      (activity.from?.name as string | undefined) ?? '',
    )
    if (removesBot(activity))
      return parts.left(
        tenant,
        conversationOf(activity),
        activity.conversation.conversationType === 'personal',
      )
    const request = { ...requestOf(activity, person, councils, parts.clock()), contacts: parts.contacts }
    if (fromExtension(activity)) return answerFromAnywhere(context, activity, request, parts)
    await parts.remember(activity, person)

    if (activity.type === 'invoke') return answerInvoke(context, activity, request, parts)
    if (activity.type !== 'message') {
      if (bringsBot(activity)) await welcome(context, activity, request, parts)
      return
    }
    const message = activity as Extract<TeamsActivity, { type: 'message' }>
    const submitted = submitOf(message.value)
    const text = textOf(message)
    const files = filesOf(activity, parts)
    if (!submitted && text === '' && files.length === 0) return
    const outcome = await parts.router.answer({ ...request, files, ...(submitted ?? { text }) })
    // Before the answer, here and below: what was promised lies in the outbox.
    await parts.notify(outcome.notifications ?? [])
    await say(context, activity, outcome, parts.present)
  }
}

/** Nothing of another organisation's people is kept. */
async function refuseTenant(context: TurnContext, activity: TeamsActivity): Promise<void> {
  const message = routerWords(localeOf(activity)).errors.tenantNotServed
  if (activity.type === 'invoke') await respond(context, 200, kindRefusal(String(activity.name), message))
  if (activity.type === 'message') await context.sendActivity(message)
}

/** In the shape that what asked can show. */
function kindRefusal(invoke: string, message: string): object {
  if (invoke === 'composeExtension/query') return notice(message)
  return /^(task|composeExtension)\//.test(invoke) ? saying(message) : refusalBody(message)
}

function requestOf(
  activity: TeamsActivity,
  person: Person,
  councils: Council[],
  now: Date,
): Omit<Request, 'args' | 'data'> {
  return {
    activityId: activity.id ?? '',
    person,
    councils,
    place: placeOf(activity),
    conversation: conversationOf(activity),
    language: person.language ?? councils[0]?.language ?? localeOf(activity),
    now,
  }
}

const answerInvoke: Answer = async (context, activity, request, parts) => {
  if (activity.name === 'task/fetch' || activity.name === 'task/submit')
    return answerInDialog(context, activity, request, parts)
  if (activity.name !== 'adaptiveCard/action') return respond(context, 501)
  const { verb, data } = (activity.value as InvokeValue<'adaptiveCard/action'>).action
  const outcome = await parts.router.answer({ ...request, verb, data })
  await parts.notify(outcome.notifications ?? [])
  if (outcome.card && !outcome.replaceCard)
    await send(context, activity, cardMessage(parts.present(outcome.card)))
  await respond(context, 200, invokeBody(outcome, parts.present))
}

const answerInDialog: Answer = async (context, activity, request, parts) => {
  const { msteams: _, verb, ...data } = (activity.value as InvokeValue<'task/fetch'>).data
  // Where others read along, what came of it stays in the dialog.
  const { outcome, body } =
    activity.name === 'task/fetch'
      ? await openDialog(parts.router, request, { verb, data })
      : await answerDialog(parts.router, request, { ...data, verb }, { closes: request.place === 'personal' })
  await parts.notify(outcome.notifications ?? [])
  if (!body) await say(context, activity, outcome, parts.present)
  await respond(context, 200, body)
}

const answerFromAnywhere: Answer = async (context, activity, request, parts) => {
  const { router, present, extension: commands } = parts
  const answer = await answerExtension(activity, request, { router, present, commands })
  await parts.notify(answer?.outcome.notifications ?? [])
  await respond(context, answer ? 200 : 501, answer?.body)
}

/** The inner status tells Teams what happened; the HTTP status stays 200, or the client shows its own error. */
function invokeBody({ refusal, replaceCard, toast, text }: Outcome, present: Present): object {
  if (refusal) return refusalBody(refusal.message)
  if (replaceCard)
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: present(replaceCard) }
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: toast ?? text ?? '' }
}

const refusalBody = (message: string): object => ({
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message },
})

async function respond(context: TurnContext, status: number, body?: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } })
}

async function say(
  context: TurnContext,
  activity: TeamsActivity,
  outcome: Outcome,
  present: Present,
): Promise<void> {
  const card = outcome.refusal?.card ?? outcome.replaceCard ?? outcome.card
  if (card) await send(context, activity, cardMessage(present(card)))
  const text = outcome.text ?? (card ? undefined : outcome.toast)
  if (text) await send(context, activity, MessageFactory.text(text))
}

/** What was said for the bot alone is answered for its sender alone. */
async function send(
  context: TurnContext,
  activity: TeamsActivity,
  message: Partial<Activity>,
): Promise<void> {
  const entities = isTargeted(activity) ? [{ type: TARGETED }] : undefined
  await context.sendActivity({ ...message, ...(entities && { entities }) })
}

const welcome: Answer = async (context, activity, request, parts) => {
  const { place, conversation, now } = request
  if (place !== 'personal' || !(await parts.welcomeOnce(tenantOf(activity), conversation, now))) return
  const outcome = await parts.router.answer({ ...request, verb: 'help.welcome', data: {} })
  await say(context, activity, outcome, parts.present)
}
