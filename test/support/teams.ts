import { Connector, type ConnectorRequest, type Fault } from './teams/connector'
import { Channel, Conversation, type Message, type Team } from './teams/conversation'
import { Person, type PersonDetails } from './teams/person'
import { type BotAnswer, BotLine, type Turn } from './teams/turn'
import { idFrom, type Typed, type World } from './teams/world'

export type { Activity } from './teams/activity'
export type { Card, Inputs } from './teams/card'
export type { ConnectorRequest, Fault, RequestKind } from './teams/connector'
export {
  Channel,
  Conversation,
  Message,
  type Refusal,
  type SentActivity,
  type Team,
} from './teams/conversation'
export { Person, type PersonDetails, type Pressing, type Writing } from './teams/person'
export type { BotAnswer, Turn } from './teams/turn'
export type { Typed } from './teams/world'

export interface TeamsOptions {
  bot?: { id: string; name: string }
  tenantId?: string
  /** The clock for the activities' times. */
  now?: () => Date
}

export const DEFAULT_TENANT = idFrom('uuid', 'tenant')

/**
 * Microsoft Teams for tests: a real HTTP connector service, and people who write, press and read, against the
 * real bot server over HTTP.
 */
export async function startTeams(options: TeamsOptions = {}): Promise<Teams> {
  const teams = new Teams(options)
  await teams.start()
  return teams
}

export class Teams {
  private readonly world: World
  private readonly connector: Connector

  constructor({ bot, tenantId, now }: TeamsOptions) {
    let lastId = 0
    this.world = {
      serviceUrl: '',
      bot: bot ?? { id: `28:${idFrom('uuid', 'bot')}`, name: 'Rådsbot' },
      tenantId: tenantId ?? DEFAULT_TENANT,
      line: new BotLine(),
      now: now ?? (() => new Date()),
      nextId: () => {
        lastId = Math.max(lastId + 1, Date.now())
        return String(lastId)
      },
      people: new Map(),
      conversations: new Map(),
      teams: new Map(),
      deliveries: new Map(),
      typed: [],
    }
    this.connector = new Connector(this.world)
  }

  async start(): Promise<void> {
    this.world.serviceUrl = await this.connector.start()
  }

  /** Ends everything, also what hangs. */
  async close(): Promise<void> {
    this.world.line.close()
    await this.connector.close()
  }

  get serviceUrl(): string {
    return this.world.serviceUrl
  }

  get typed(): readonly Typed[] {
    return this.world.typed
  }

  get bot(): { id: string; name: string } {
    return this.world.bot
  }

  /** Every request that the bot made, oldest first. */
  get requests(): ConnectorRequest[] {
    return this.connector.requests
  }

  connectBot(url: string): void {
    this.world.line.connect(url)
  }

  person(details: PersonDetails): Person {
    const person = new Person(this.world, details)
    this.world.people.set(person.id, person)
    this.world.people.set(`${person.tenantId}/${person.aadObjectId}`, person)
    return person
  }

  /** A channel, and its team if this is the team's first. As in Teams, the first channel has the team's id. */
  channel(details: { team: string; name?: string; tenantId?: string; members?: Person[] }): Channel {
    const { team: teamName, name = 'Generelt', tenantId = this.world.tenantId } = details
    const teamId = `19:${idFrom('long', 'team', tenantId, teamName)}@thread.tacv2`
    const known = this.world.teams.get(teamId)
    const aadGroupId = idFrom('uuid', 'group', teamId)
    const team: Team = known ?? { id: teamId, name: teamName, aadGroupId, tenantId, channels: [] }
    this.world.teams.set(teamId, team)
    const id = known ? `19:${idFrom('long', 'channel', teamId, name)}@thread.tacv2` : teamId
    const members = details.members ?? [...(known?.channels[0]?.members.values() ?? [])]
    return new Channel(this.world, id, name, team, members)
  }

  groupChat(details: { members: Person[]; name?: string; tenantId?: string }): Conversation {
    const { members, name = '', tenantId = this.world.tenantId } = details
    const id = `19:${idFrom('long', 'group', tenantId, name, ...members.map((m) => m.id))}@thread.v2`
    return new Conversation(this.world, id, 'groupChat', tenantId, members)
  }

  /** Posts anything to the bot, well-formed or not. */
  raw(body: unknown, headers?: Record<string, string>): Promise<BotAnswer> {
    return this.world.line.post(body, headers)
  }

  /** Sends the very same activities again, as Teams does when an answer was late or lost. */
  repeat({ by, conversation, activities, on }: Turn): Promise<Turn> {
    return this.world.line.turn(by, conversation, activities, on)
  }

  /** From now on the connector service fails as told. */
  fail(fault: Fault): { used: () => number; stop: () => void } {
    return this.connector.fail(fault)
  }

  /** The messages that the bot sent with this `channelData.deliveryKey`. */
  deliveries(key: string): Message[] {
    return this.world.deliveries.get(key) ?? []
  }
}
