import type { AddressInfo } from 'node:net'
import {
  type Activity,
  type ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationParameters,
  type ConversationReference,
  type InvokeResponse,
  MessageFactory,
  TeamsActivityHandler,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder'
import { createServer, plugins } from 'restify'
import { type Card, DEFAULT_TENANT, type Person, startTeams, type Teams } from './teams'

const form: Card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'Foreslå et punkt til mødet' },
    { type: 'Input.Text', id: 'title', label: 'Overskrift', isRequired: true, maxLength: 20 },
    { type: 'Input.Text', id: 'why', label: 'Hvorfor' },
    { type: 'Input.ChoiceSet', id: 'kind', value: 'talk', choices: [{ title: 'Drøftelse', value: 'talk' }] },
    { type: 'Input.Toggle', id: 'open', title: 'Åbent punkt' },
    { type: 'Input.Number', id: 'minutes', min: 1, max: 60 },
    { type: 'Container', selectAction: { type: 'Action.Execute', verb: 'row' }, items: [text('Punkt 7')] },
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.Execute',
          title: 'Send',
          verb: 'agenda.propose',
          data: { meetingId: 'm1' },
          fallback: { type: 'Action.Submit', title: 'Send', data: { verb: 'agenda.propose' } },
        },
        { type: 'Action.Execute', title: 'Slet', verb: 'toast', data: { of: 1 }, associatedInputs: 'none' },
        { type: 'Action.Execute', title: 'Slet', verb: 'toast', data: { of: 2 }, associatedInputs: 'none' },
      ],
    },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Gem', data: { draft: true }, associatedInputs: 'none' },
    { type: 'Action.Execute', title: 'Fejl', verb: 'error', associatedInputs: 'none' },
    { type: 'Action.Execute', title: 'Brist', verb: 'throw', associatedInputs: 'none' },
    { type: 'Action.Execute', title: 'Låst', verb: 'toast', isEnabled: false },
    { type: 'Action.OpenUrl', title: 'Læs mere', url: 'https://ishoj.dk' },
    {
      type: 'Action.ShowCard',
      title: 'Bemærkning',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'note', label: 'Bemærkning' }],
        actions: [{ type: 'Action.Execute', title: 'Gem bemærkning', verb: 'agenda.propose' }],
      },
    },
  ],
}
const vote: Card = {
  type: 'AdaptiveCard',
  body: [text('Afstemningen er åben')],
  actions: [{ type: 'Action.Execute', title: 'Stem', verb: 'vote', data: { poll: 'p1' } }],
}
function text(words: string) {
  return { type: 'TextBlock', text: words }
}
const said = (words: string): Card => ({ type: 'AdaptiveCard', body: [text(words)] })

/** A small bot, with what a real one does with Teams. */
class SmallBot extends TeamsActivityHandler {
  received: Activity[] = []
  references = new Map<string, Partial<ConversationReference>>()

  override async run(context: TurnContext) {
    this.received.push(structuredClone(context.activity))
    await super.run(context)
  }

  protected override async onConversationUpdateActivity(context: TurnContext) {
    const added = context.activity.membersAdded?.some((member) => member.id === context.activity.recipient.id)
    if (added) await context.sendActivity('Goddag')
  }

  protected override async onMessageActivity(context: TurnContext) {
    const { activity } = context
    if (activity.value) {
      await context.sendActivity(`Modtog ${JSON.stringify(activity.value)}`)
      return
    }
    const words = (activity.text ?? '').replace(/<at>.*?<\/at>/, '').trim()
    switch (words) {
      case 'kort':
        await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(form)))
        return
      case 'afstemning': {
        const userIds = [activity.from.id]
        const refresh = { action: { type: 'Action.Execute', verb: 'view', data: { poll: 'p1' } }, userIds }
        await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard({ ...vote, refresh })))
        return
      }
      case 'ret': {
        const sent = await context.sendActivity('Før')
        await context.updateActivity({ ...MessageFactory.text('Efter'), id: sent?.id } as Activity)
        return
      }
      case 'slet': {
        const sent = await context.sendActivity('Væk')
        await context.deleteActivity(sent?.id ?? '')
        return
      }
      case 'medlemmer': {
        const page = await TeamsInfo.getPagedMembers(context)
        const me = await TeamsInfo.getMember(context, activity.from.aadObjectId ?? '')
        await context.sendActivity(`${page.members.length} medlemmer, du er ${me.name} (${me.userRole})`)
        return
      }
      case 'hold': {
        const { name, memberCount } = await TeamsInfo.getTeamDetails(context)
        const channels = await TeamsInfo.getTeamChannels(context)
        await context.sendActivity(`${name}: ${memberCount}, ${channels.map((c) => c.name ?? '-').join()}`)
        return
      }
      case 'langsomt':
        await new Promise((resolve) => setTimeout(resolve, 100))
        await context.sendActivity('Langsomt svar')
        return
      default:
        await context.sendActivity(`Ekko: ${words}`)
    }
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { action, trigger } = context.activity.value
    const card = (value: Card) => ({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value,
    })
    switch (action?.verb) {
      case 'vote':
        return { status: 200, body: card(said('Din stemme er talt')) }
      case 'view':
        return { status: 200, body: card(said(`Set ${trigger}`)) }
      case 'toast': {
        const value = `Slettet ${action.data.of}`
        return {
          status: 200,
          body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
        }
      }
      case 'error': {
        const value = { code: 'Closed', message: 'Fristen er udløbet' }
        return { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } }
      }
      case 'throw':
        return { status: 500 }
      default:
        return { status: 200, body: card(said(`Tak: ${JSON.stringify(action?.data)}`)) }
    }
  }
}

let teams: Teams
let bot: SmallBot
let adapter: CloudAdapter
let stopBot: () => Promise<void>
let anna: Person
let bo: Person

beforeEach(async () => {
  teams = await startTeams()
  bot = new SmallBot()
  adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  adapter.onTurnError = async (_, error) => {
    throw error
  }
  const server = createServer()
  server.use(plugins.bodyParser())
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request, response, (context) => (bot as ActivityHandler).run(context))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stopBot = () => new Promise((resolve) => server.close(resolve))
  teams.connectBot(`http://127.0.0.1:${(server.address() as unknown as AddressInfo).port}/api/messages`)
  anna = teams.person({ name: 'Anna Berg' })
  bo = teams.person({ name: 'Bo Dam', userRole: 'guest', locale: 'en-GB' })
})

afterEach(async () => {
  await teams.close()
  await stopBot()
})

const lastReceived = () => bot.received.at(-1) as Activity

const inChat = (person: Person): Partial<ConversationReference> => ({
  channelId: 'msteams',
  serviceUrl: teams.serviceUrl,
  conversation: {
    id: person.chat.id,
    tenantId: person.tenantId,
    isGroup: false,
    conversationType: 'personal',
    name: '',
  },
})
const proactively = (to: Partial<ConversationReference>, message: Partial<Activity> | string) =>
  adapter.continueConversationAsync('', to, async (context) => {
    await context.sendActivity(message)
  })

describe('writing', () => {
  test('a person writes in the personal chat and reads the answer', async () => {
    const turn = await anna.writes('hej')
    expect(turn).toMatchObject({ status: 200, text: 'Ekko: hej' })
    expect(anna.chat.messages.map((message) => message.text)).toEqual(['Ekko: hej'])
  })

  test('what is written looks as it does in Teams', async () => {
    await anna.writes('1 < 2')
    expect(lastReceived()).toMatchObject({
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      type: 'message',
      text: '1 < 2',
      textFormat: 'plain',
      locale: 'da-DK',
      localTimezone: 'Europe/Copenhagen',
      from: { id: anna.id, name: 'Anna Berg', aadObjectId: anna.aadObjectId },
      recipient: { id: teams.bot.id, name: 'Rådsbot' },
      conversation: { id: anna.chat.id, conversationType: 'personal', tenantId: DEFAULT_TENANT },
      channelData: { tenant: { id: DEFAULT_TENANT } },
      attachments: [{ contentType: 'text/html', content: '<p>1 &lt; 2</p>' }],
      entities: [{ type: 'clientInfo', country: 'DK' }],
    })
    expect(anna.id).toMatch(/^29:/)
    expect(lastReceived().conversation).not.toHaveProperty('isGroup')
    expect(lastReceived()).toMatchObject({
      rawTimestamp: expect.stringMatching(/Z$/),
      rawLocalTimestamp: expect.stringMatching(/\+0[12]:00$/),
    })
  })

  test('a channel message mentions the bot and begins a thread, which an answer keeps to', async () => {
    const channel = teams.channel({ team: 'Udsatterådet', members: [anna, bo] })
    const turn = await anna.writes('hej', { in: channel })
    expect(lastReceived()).toMatchObject({
      text: '<at>Rådsbot</at> hej',
      conversation: {
        isGroup: true,
        conversationType: 'channel',
        id: `${channel.id};messageid=${lastReceived().id}`,
      },
      channelData: { teamsChannelId: channel.id, channel: { id: channel.id }, team: { id: channel.team.id } },
    })
    expect(lastReceived().entities?.[0]).toMatchObject({ type: 'mention', mentioned: { id: teams.bot.id } })
    expect(turn.replies[0]?.thread).toBe(lastReceived().id)
    const answer = await bo.writes('hej igen', { in: channel, thread: turn.replies[0] })
    expect(answer.replies[0]?.thread).toBe(turn.replies[0]?.thread)
    await bo.writes('uden', { in: channel, mention: false })
    expect(lastReceived().text).toBe('uden')
  })

  test('a group chat is a conversation of its own', async () => {
    const group = teams.groupChat({ members: [anna, bo] })
    expect((await bo.writes('hej', { in: group })).text).toBe('Ekko: hej')
    expect(lastReceived().conversation).toMatchObject({
      id: group.id,
      conversationType: 'groupChat',
      isGroup: true,
    })
    expect(anna.chat.messages).toHaveLength(0)
  })

  test('a turn has its own replies when many write at once', async () => {
    const channel = teams.channel({ team: 'Udsatterådet', members: [anna, bo] })
    const [slow, quick] = await Promise.all([
      anna.writes('langsomt', { in: channel }),
      bo.writes('hurtigt', { in: channel }),
    ])
    expect([slow.text, quick.text]).toEqual(['Langsomt svar', 'Ekko: hurtigt'])
  })

  test('the very same activity can come again, and anything at all', async () => {
    const turn = await anna.writes('hej')
    const again = await teams.repeat(turn)
    expect(again.text).toBe('Ekko: hej')
    expect(bot.received.map((activity) => activity.id)).toEqual([
      turn.activities[0]?.id,
      turn.activities[0]?.id,
    ])
    expect((await teams.raw('{"type":')).status).toBe(400)
    expect((await teams.raw({ hello: 1 })).status).toBeGreaterThanOrEqual(400)
  })
})

describe('messages', () => {
  test('an edit changes the message in place and is counted', async () => {
    const turn = await anna.writes('ret')
    expect(turn.replies).toHaveLength(1)
    expect(turn.replies[0]).toMatchObject({ text: 'Efter', edits: 1, deleted: false })
  })

  test('a deleted message stays, marked', async () => {
    const turn = await anna.writes('slet')
    expect(turn.replies[0]).toMatchObject({ text: 'Væk', deleted: true })
  })

  test('everything to read on a card', async () => {
    const { seen } = await anna.writes('kort')
    for (const words of ['Foreslå et punkt', 'Overskrift', 'Drøftelse', 'Send', 'Gem bemærkning']) {
      expect(seen).toContain(words)
    }
  })

  test('what comes later can be waited for', async () => {
    const later = anna.chat.waitFor((message) => message.text === 'Påmindelse')
    await proactively(inChat(anna), 'Påmindelse')
    expect((await later).text).toBe('Påmindelse')
    await expect(anna.chat.waitFor(() => false, { within: 10 })).rejects.toThrow('No such message')
  })
})

describe('pressing', () => {
  test('Action.Execute sends data, inputs and their start values, and its card takes the old one’s place', async () => {
    const shown = await anna.writes('kort')
    const turn = await anna.presses(shown.card, 'Send', { title: 'Ny bænk', minutes: 10 })
    expect(lastReceived()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: shown.replies[0]?.id,
      value: { trigger: 'manual', action: { type: 'Action.Execute', verb: 'agenda.propose' } },
    })
    const data = { meetingId: 'm1', title: 'Ny bænk', kind: 'talk', open: 'false', minutes: '10' }
    expect(lastReceived().value.action.data).toEqual(data)
    expect(turn.status).toBe(200)
    expect(turn.seen).toContain('Tak:')
    expect(anna.chat.messages).toHaveLength(1)
    expect(anna.chat.last?.card).toBe(turn.card)
  })

  test('an old card can still be pressed, and a message or a turn in place of the card', async () => {
    const shown = await anna.writes('kort')
    await anna.presses(shown, 'Send', { title: 'En' })
    expect((await anna.presses(shown.card, 'Send', { title: 'To' })).status).toBe(200)
    await expect(anna.presses(anna.chat.last, 'Send')).rejects.toThrow('No button "Send" on the card')
  })

  test('toast, error and failure are told apart', async () => {
    const { card } = await anna.writes('kort')
    expect((await anna.presses(card, 'Slet', {}, { nth: 2 })).toast).toBe('Slettet 2')
    const refused = await anna.presses(card, 'Fejl')
    expect(refused).toMatchObject({ status: 200, error: { code: 'Closed' }, seen: 'Fristen er udløbet' })
    expect(await anna.presses(card, 'Brist')).toMatchObject({ status: 500, error: { code: 'Http500' } })
  })

  test('Action.Submit comes as a message, also as the fallback of an old client', async () => {
    const { card } = await anna.writes('kort')
    expect((await anna.presses(card, 'Gem')).text).toBe('Modtog {"draft":true}')
    expect(lastReceived()).toMatchObject({ type: 'message', replyToId: anna.chat.messages[0]?.id })
    expect(lastReceived().text).toBeUndefined()
    await anna.presses(card, 'Send', { title: 'x' }, { fallback: true })
    expect(lastReceived().value).toMatchObject({ verb: 'agenda.propose', title: 'x' })
  })

  test('a link is not sent; a ShowCard’s button sends the inputs around it', async () => {
    const { card } = await anna.writes('kort')
    expect(await anna.presses(card, 'Læs mere')).toMatchObject({ url: 'https://ishoj.dk', activities: [] })
    await anna.presses(card, 'Gem bemærkning', { note: 'n', title: 't' })
    expect(lastReceived().value.action.data).toMatchObject({ note: 'n', title: 't' })
    await anna.presses(card, 'Punkt 7', { title: 'Række' })
    expect(lastReceived().value.action).toMatchObject({ verb: 'row', data: { title: 'Række' } })
  })

  test.each([
    ['is required and empty', {}, 'Send'],
    ['is longer than 20', { title: 'x'.repeat(21) }, 'Send'],
    ['does not offer "sing"', { title: 'x', kind: 'sing' }, 'Send'],
    ['is outside 1 to 60', { title: 'x', minutes: 61 }, 'Send'],
    ['has no input "titel"', { title: 'x', titel: 'y' }, 'Send'],
    ['Its buttons: "Punkt 7", "Send", "Slet"', {}, 'Sende'],
    ['2 buttons are called "Slet"', {}, 'Slet'],
    ['is disabled', {}, 'Låst'],
  ])('the client refuses: %s', async (reason, inputs, title) => {
    const { card } = await anna.writes('kort')
    const heard = bot.received.length
    await expect(anna.presses(card, title, inputs)).rejects.toThrow(reason)
    expect(bot.received).toHaveLength(heard)
  })

  test('a forged press passes the client’s checks', async () => {
    const { card } = await anna.writes('kort')
    await bo.presses(card, 'Send', { title: 'x'.repeat(99), role: 'chair' }, { force: true })
    expect(lastReceived().value.action.data).toMatchObject({ title: 'x'.repeat(99), role: 'chair' })
    expect(lastReceived().from.id).toBe(bo.id)
    await expect(bo.presses(card, 'Gem')).rejects.toThrow('Bo Dam is not in that conversation')
  })

  test('in a channel the answer to a press is for the one who pressed', async () => {
    const channel = teams.channel({ team: 'Udsatterådet', members: [anna, bo] })
    await anna.writes('afstemning', { in: channel })
    const turn = await anna.presses(channel.last, 'Stem')
    expect(lastReceived().conversation.id).toContain(';messageid=')
    expect(channel.last?.cardFor(anna)).toBe(turn.card)
    expect(channel.last?.cardFor(bo)?.body).toEqual(vote.body)
    expect((await bo.presses(channel.last, 'Stem')).seen).toBe('Din stemme er talt')
  })

  test('opening a card refreshes it for those whom it names', async () => {
    const channel = teams.channel({ team: 'Udsatterådet', members: [anna, bo] })
    await anna.writes('afstemning', { in: channel })
    expect((await anna.opens(channel.last)).seen).toBe('Set automatic')
    expect(await bo.opens(channel.last)).toMatchObject({ activities: [], card: { body: vote.body } })
    expect((await bo.opens(channel.last)).seen).toContain('Afstemningen er åben')
    expect(channel.last?.cardFor(anna)).toEqual(said('Set automatic'))
  })
})

describe('people and places', () => {
  test('installing is told twice, and uninstalling closes the chat', async () => {
    const turn = await anna.installs()
    expect(turn.text).toBe('Goddag')
    expect(bot.received.map((activity) => activity.type).sort()).toEqual([
      'conversationUpdate',
      'installationUpdate',
    ])
    await anna.uninstalls()
    await expect(proactively(inChat(anna), 'Hej')).rejects.toMatchObject({
      code: 'BotNotInConversationRoster',
    })
    anna.blocks()
    await expect(proactively(inChat(anna), 'Hej')).rejects.toMatchObject({
      statusCode: 403,
      code: 'ConversationBlockedByUser',
    })
    anna.unblocks()
    await proactively(inChat(anna), 'Hej')
    expect(anna.chat.last?.text).toBe('Hej')
  })

  test('a bot added to a channel learns the team', async () => {
    const channel = teams.channel({ team: 'Udsatterådet', members: [anna] })
    expect((await channel.addBot()).text).toBe('Goddag')
    const update = bot.received.find((activity) => activity.type === 'conversationUpdate')
    expect(update?.channelData).toMatchObject({
      eventType: 'teamMemberAdded',
      team: { name: 'Udsatterådet' },
    })
    await channel.add(bo)
    expect(lastReceived().membersAdded).toEqual([{ id: bo.id, aadObjectId: bo.aadObjectId }])
    await channel.remove(bo)
    expect(channel.members.has(bo.id)).toBe(false)
    await channel.removeBot()
    const { serviceUrl } = teams
    const reference = { channelId: 'msteams', serviceUrl, conversation: { id: channel.id } }
    await expect(proactively(reference as Partial<ConversationReference>, 'Hej')).rejects.toMatchObject({
      statusCode: 403,
    })
  })

  test('a team’s channels share its members and its bot, which is greeted in the first', async () => {
    const first = teams.channel({ team: 'Udsatterådet', members: [anna] })
    const second = teams.channel({ team: 'Udsatterådet', name: 'Formandskab' })
    const turn = await second.addBot()
    expect(turn.replies).toEqual(first.messages)
    expect(turn.text).toBe('Goddag')
    expect(lastReceived()).toMatchObject({
      conversation: { id: first.team.id },
      channelData: { settings: { selectedChannel: { id: second.id } } },
    })
    await first.add(bo)
    expect(second.members.has(bo.id)).toBe(true)
    expect((await bo.writes('hej', { in: second })).replies[0]?.conversation).toBe(second)
  })

  test('rosters and team details', async () => {
    const many = Array.from({ length: 250 }, (_, n) => teams.person({ name: `Medlem ${n}` }))
    const channel = teams.channel({ team: 'Udsatterådet', members: [bo, ...many] })
    teams.channel({ team: 'Udsatterådet', name: 'Formandskab' })
    expect((await bo.writes('medlemmer', { in: channel })).text).toBe('200 medlemmer, du er Bo Dam (guest)')
    expect((await bo.writes('hold', { in: channel })).text).toBe('Udsatterådet: 251, -,Formandskab')
    expect((await anna.writes('medlemmer')).text).toBe('1 medlemmer, du er Anna Berg (user)')
  })

  test('the bot opens a personal chat by person and tenant', async () => {
    const open = (parameters: Partial<ConversationParameters>) =>
      adapter.createConversationAsync(
        '',
        'msteams',
        teams.serviceUrl,
        '',
        { isGroup: false, bot: teams.bot, ...parameters } as ConversationParameters,
        async (context) => {
          await context.sendActivity('Velkommen')
        },
      )
    await open({ members: [{ id: anna.id, name: '' }], tenantId: anna.tenantId })
    expect(anna.chat.last?.text).toBe('Velkommen')
    await expect(open({ members: [{ id: anna.id, name: '' }] })).rejects.toMatchObject({ statusCode: 400 })
    await expect(open({ members: [{ id: '29:x', name: '' }], tenantId: 't' })).rejects.toMatchObject({
      statusCode: 400,
    })
    const other = { members: [{ id: anna.id, name: '' }], tenantId: 'another' }
    await expect(open(other)).rejects.toMatchObject({ statusCode: 403 })
  })

  test('a post to a channel begins a thread, in both ways there are', async () => {
    const channel = teams.channel({ team: 'Udsatterådet', members: [anna] })
    await anna.writes('hej', { in: channel })
    const { serviceUrl } = teams
    const reference = { channelId: 'msteams', serviceUrl, conversation: { id: channel.id } }
    await proactively(reference as Partial<ConversationReference>, 'Dagsorden')
    expect(channel.last).toMatchObject({ text: 'Dagsorden', thread: channel.last?.id })
    let opened = ''
    const parameters = { isGroup: true, channelData: { channel: { id: channel.id } } }
    const activity = MessageFactory.text('Referat') as Activity
    const asked = { ...parameters, activity } as ConversationParameters
    await adapter.createConversationAsync('', 'msteams', teams.serviceUrl, '', asked, async (context) => {
      opened = context.activity.conversation.id
      await context.sendActivity('Første svar')
    })
    const [post, answer] = channel.messages.slice(-2)
    expect(opened).toBe(`${channel.id};messageid=${post?.id}`)
    expect([post?.text, answer?.text, answer?.thread]).toEqual(['Referat', 'Første svar', post?.id])
  })
})

describe('faults', () => {
  const delivery = { ...MessageFactory.text('Påmindelse'), channelData: { deliveryKey: 'k1' } }
  const sends = () => teams.requests.filter((request) => request.kind === 'send')

  test('requests are recorded and deliveries counted', async () => {
    const before = Date.now()
    await proactively(inChat(anna), delivery)
    expect(teams.deliveries('k1')).toEqual([anna.chat.last])
    expect(teams.deliveries('k2')).toEqual([])
    expect(teams.requests).toHaveLength(1)
    expect(teams.requests[0]).toMatchObject({ kind: 'send', method: 'POST', status: 201 })
    expect(teams.requests[0]?.conversation).toBe(anna.chat)
    expect(teams.requests[0]?.at).toBeGreaterThanOrEqual(before)
  })

  test('an answer other than the real one, some times, for some requests, after some', async () => {
    const body = { error: { code: 'MessageWritesBlocked', message: 'Nej' } }
    const where = (request: { kind: string }) => request.kind === 'send'
    const fault = teams.fail({ where, with: { status: 403, body }, times: 1, after: 1 })
    await proactively(inChat(anna), 'En')
    await expect(proactively(inChat(anna), 'To')).rejects.toMatchObject({
      statusCode: 403,
      code: 'MessageWritesBlocked',
    })
    await proactively(inChat(anna), 'Tre')
    expect(fault.used()).toBe(1)
    expect(anna.chat.messages.map((message) => message.text)).toEqual(['En', 'Tre'])
  })

  test('botbuilder itself tries again after 429 with Retry-After', async () => {
    teams.fail({ with: { status: 429, headers: { 'retry-after': '1' } }, times: 1 })
    await proactively(inChat(anna), delivery)
    const [first, second] = sends()
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
    expect(teams.deliveries('k1')).toHaveLength(1)
  })

  test('a connection closed before the message was stored', async () => {
    const fault = teams.fail({ with: 'reset', times: 1 })
    await proactively(inChat(anna), delivery)
    expect(fault.used()).toBe(1)
    expect(teams.deliveries('k1')).toHaveLength(1)
  })

  test.each([
    ['a connection closed', 'reset-after' as const],
    ['a 504', { status: 504, stored: true }],
  ])('%s after the message was stored: botbuilder itself doubles it', async (_, lost) => {
    teams.fail({ with: lost, times: 1 })
    await proactively(inChat(anna), delivery)
    expect(teams.deliveries('k1')).toHaveLength(2)
  })

  test('a fault ends when told, and one that hangs ends with the simulator', async () => {
    const fault = teams.fail({ with: { status: 404 } })
    await expect(proactively(inChat(anna), 'Hej')).rejects.toMatchObject({ statusCode: 404 })
    fault.stop()
    const hang = teams.fail({ with: 'hang' })
    const hanging = fetch(`${teams.serviceUrl}v3/teams/1`).catch(() => 'ended')
    while (hang.used() === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await teams.close()
    expect(await hanging).toBe('ended')
  })

  test('unknown places and messages are refused as in Teams', async () => {
    const nowhere = { ...inChat(anna), conversation: { id: 'a:nowhere' } } as Partial<ConversationReference>
    await expect(proactively(nowhere, 'Hej')).rejects.toMatchObject({ code: 'ConversationNotFound' })
    await expect(proactively(inChat(anna), 'x'.repeat(103_000))).rejects.toMatchObject({ statusCode: 413 })
  })
})

test('a thousand people write at once', async () => {
  const people = Array.from({ length: 1_000 }, (_, n) => teams.person({ name: `Medlem ${n}` }))
  const turns = await Promise.all(people.map((person, n) => person.writes(`nr. ${n}`)))
  expect(turns.every((turn, n) => turn.text === `Ekko: nr. ${n}`)).toBe(true)
})
