import { CardFactory } from 'botbuilder'
import type { ExtensionCommand, Found, Request } from '../core/feature'
import type { Outcome, Router } from '../core/router'
import type { InvokeValue, TeamsActivity } from './activity'
import { answerDialog, type DialogAnswer, openDialog } from './dialogs'
import { messageText } from './message-text'
import type { Present } from './present'

const PREFIX = 'composeExtension/'
// What the list of a client holds; whoever wants another writes one more word.
const MOST_FOUND = 15
/** A command that this version does not have any more, or never had. */
const UNKNOWN = 'core.unknown'

/** What the message extension asks of the rooms. */
export interface ExtensionParts {
  router: Router
  commands: readonly ExtensionCommand[]
  present: Present
}

/**
 * Whether it comes from the message extension: from any conversation, also where the bot is not, so that
 * nothing of the conversation is kept.
 */
export const fromExtension = ({ type, name }: TeamsActivity): boolean =>
  type === 'invoke' && typeof name === 'string' && name.startsWith(PREFIX)

/** Only the one who asks sees the answer; a council's channel asks about that council alone. */
export async function answerExtension(
  activity: TeamsActivity,
  asked: Omit<Request, 'args' | 'data'>,
  parts: ExtensionParts,
): Promise<DialogAnswer | undefined> {
  const { router, commands } = parts
  const bound = asked.councils.find(({ channel }) => channel?.conversation === asked.conversation)
  const request = { ...asked, place: 'personal' as const }
  const verbOf = (kind: ExtensionCommand['kind'], id: string): string =>
    commands.find((command) => command.kind === kind && command.verb === id)?.verb ?? UNKNOWN

  switch (String(activity.name).slice(PREFIX.length)) {
    case 'query': {
      const { commandId, parameters, queryOptions } = activity.value as InvokeValue<'composeExtension/query'>
      const words = parameters?.find(({ name }) => name === 'words')?.value
      const data = { words: typeof words === 'string' ? words : '' }
      const councils = (bound ? [bound] : asked.councils).map(({ id }) => ({ ...data, council: id }))
      const verb = verbOf('search', commandId)
      const outcomes = await Promise.all(
        (councils.length > 0 ? councils : [data]).map((each) =>
          router.answer({ ...request, verb, data: each }),
        ),
      )
      // Everything comes at once.
      const further = (queryOptions?.skip ?? 0) > 0
      return { outcome: {}, body: further ? list([], parts.present) : results(outcomes, parts.present) }
    }
    case 'fetchTask': {
      const { commandId, messagePayload } = activity.value as InvokeValue<'composeExtension/fetchTask'>
      const data = {
        ...(bound ? { council: bound.id } : {}),
        subject: messagePayload?.subject ?? '',
        text: messageText(messagePayload?.body ?? {}),
      }
      return openDialog(router, request, { verb: verbOf('message', commandId), data })
    }
    case 'submitAction': {
      const { data } = activity.value as InvokeValue<'composeExtension/submitAction'>
      return answerDialog(router, request, data, { closes: false })
    }
    default:
      return undefined
  }
}

function results(outcomes: Outcome[], present: Present): object {
  const found = outcomes
    .flatMap((outcome) => outcome.found ?? [])
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST_FOUND)
  if (found.length > 0) return list(found, present)
  const [first] = outcomes
  return notice(first?.refusal?.message ?? first?.text ?? '')
}

/** A sentence in place of results. */
export const notice = (text: string): object => ({ composeExtension: { type: 'message', text } })

const list = (found: Found[], present: Present): object => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: found.map(({ title, about, card }) => ({
      ...CardFactory.adaptiveCard(present(card)),
      preview: CardFactory.thumbnailCard(title, [], [], { text: about }),
    })),
  },
})
