import { z } from 'zod'
import type { Card } from './cards'
import { type CommandIndex, indexCommands } from './commands'
import { type Council, memberOf, scopeOf } from './council'
import type { Action, Command, CouncilRequest, Feature, FileTaker, Reply, Request } from './feature'
import type { Log } from './log'
import { admit, isRefusal, refusalOf } from './refusals'
import { choiceOfCouncil, nearestCommand, refusalCard } from './router.views'
import { holdsCpr } from './screen'
import { linksFor, type SignLink } from './sign-link'
import { UserError } from './user-error'

/** What came in, before it is known which council it is about. */
export type Incoming = Omit<Request, 'args' | 'data' | 'council' | 'member'> &
  ({ text: string } | { verb: string; data: unknown })

/** A refusal stands beside the reply so that the edge can leave a pressed form untouched. */
export interface Outcome extends Reply {
  refusal?: { message: string; card: Card; fault?: true }
}

export interface Router {
  commands: CommandIndex
  actions: ReadonlyMap<string, Action>
  /** What a button runs: its verb, or `/<key>` of the command that it writes for somebody. */
  nameOf(verb: string, data: unknown): string
  /** Never rejects: refusals and faults come back in the member's language. */
  answer(incoming: Incoming): Promise<Outcome>
}

/** The verb of buttons that write a command for somebody. */
const RUN = 'core.run'
const Run = z.object({ command: z.string().min(1).max(500) })

/** A turn as operation counts it: what handled it and how it ended, never what was said. */
export type WatchTurn = (turn: { handler: string; ending: 'answered' | 'refused' | 'failed' }) => void

interface Seen {
  handler: string
}

/** Finds who handles a turn, lets in those who may, and is the one boundary for errors. */
export function createRouter(
  features: Feature[],
  sign: SignLink,
  log: Log,
  watch: WatchTurn = () => {},
): Router {
  const commands = indexCommands(features)
  const fileTaker = features.find(({ takesFiles }) => takesFiles)?.takesFiles
  const actions = new Map<string, Action>()
  for (const feature of features)
    for (const action of feature.actions ?? []) {
      if (actions.has(action.verb)) throw new Error(`two actions are called ${action.verb}`)
      actions.set(action.verb, action)
    }

  async function route(incoming: Incoming, seen: Seen): Promise<Reply> {
    if ('text' in incoming) return obey(incoming.text, incoming, seen)
    const named = councilNamedIn(incoming.data)
    if (incoming.verb === RUN) return obey(Run.parse(incoming.data).command, incoming, seen, named)
    const action = actions.get(incoming.verb)
    if (!action) throw new UserError('core.unknownAction')
    seen.handler = action.verb
    return run(action, { ...incoming, args: '', data: incoming.data }, named)
  }

  async function obey(text: string, incoming: Incoming, seen: Seen, named?: string): Promise<Reply> {
    if (holdsCpr(text)) throw new UserError('core.cprInChat')
    const found = commands.find(text)
    if (!found && fileTaker && incoming.files?.length) {
      seen.handler = 'file'
      return run(fileTaker, { ...incoming, args: text, data: undefined }, named)
    }
    if (!found)
      return nearestCommand(commands.nearest(text), { ...incoming, council: councilSpokenOf(incoming) })
    seen.handler = `/${found.command.key}`
    return run(found.command, { ...incoming, args: found.args, data: undefined }, named, text)
  }

  async function run(
    guarded: Command | Action | FileTaker,
    request: Request,
    named: string | undefined,
    text?: string,
  ): Promise<Reply> {
    const council = councilOf(request, named)
    const member = council && memberOf(council, request.person)
    const placed: Request = { ...request, council: member && council, member }
    if (guarded.access === 'anyone') return guarded.handle(placed)
    if (!placed.council || !member) {
      if (mustChoose(request, named))
        return choiceOfCouncil(
          request,
          'verb' in guarded ? { verb: guarded.verb, data: textsIn(request.data) } : { text: text ?? '' },
        )
      throw new UserError(
        request.place === 'personal' || named ? 'core.notInCouncil' : 'core.channelWithoutCouncil',
      )
    }
    admit(guarded.access, member.role, request.language)
    const scope = scopeOf(placed.council)
    const linkTo = linksFor(sign, scope, member.person, placed.now)
    return guarded.handle({ ...placed, scope, linkTo } as CouncilRequest)
  }

  return {
    commands,
    actions,
    nameOf(verb, data) {
      const run = verb === RUN ? Run.safeParse(data) : undefined
      const found = run?.success ? commands.find(run.data.command) : undefined
      return found ? `/${found.command.key}` : verb
    },
    async answer(incoming) {
      const seen: Seen = { handler: 'none' }
      try {
        const reply = await route(incoming, seen)
        watch({ handler: seen.handler, ending: 'answered' })
        return reply
      } catch (error) {
        const outcome = refused(error, incoming, features, log)
        watch({ handler: seen.handler, ending: isRefusal(error) ? 'refused' : 'failed' })
        return outcome
      }
    },
  }
}

const councilNamedIn = (data: unknown): string | undefined => {
  const named = (data as { council?: unknown } | undefined)?.council
  return typeof named === 'string' ? named : undefined
}

const textsIn = (data: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((data ?? {}) as object).filter(([, value]) => typeof value === 'string'))

/** A channel speaks of its own council only: another council's matters must not appear there. */
function councilOf(request: Request, named: string | undefined): Council | undefined {
  const { councils, place, conversation, person } = request
  if (place !== 'personal') {
    const bound = councils.find((council) => council.channel?.conversation === conversation)
    return named === undefined || bound?.id === named ? bound : undefined
  }
  if (named !== undefined) return councils.find((council) => council.id === named)
  if (councils.length === 1) return councils[0]
  return councils.find((council) => council.id === person.currentCouncil)
}

/** The council whose telephone a refusal gives; somebody outside it learns nothing of it. */
function councilSpokenOf(incoming: Incoming): Council | undefined {
  const named = 'verb' in incoming ? councilNamedIn(incoming.data) : undefined
  const council = councilOf({ ...incoming, args: '', data: undefined }, named)
  return council && memberOf(council, incoming.person) && council
}

const mustChoose = ({ place, councils }: Request, named: string | undefined): boolean =>
  place === 'personal' && named === undefined && councils.length > 1

function refused(error: unknown, incoming: Incoming, features: Feature[], log: Log): Outcome {
  const frame = { language: incoming.language, council: councilSpokenOf(incoming) }
  const { message, rule, fault } = refusalOf(error, 'verb' in incoming ? incoming.verb : undefined, {
    language: incoming.language,
    features,
    log,
  })
  return { refusal: { message, card: refusalCard(message, rule, frame), fault } }
}
