import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConversationReference, TurnContext } from 'botbuilder'
import { readConfig } from '../../src/config'
import { createAdapter } from '../../src/teams/adapter'

const servers: Server[] = []
const listening = async (server: Server): Promise<number> => {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
afterAll(() => {
  for (const server of servers) server.close()
})

const say = (serviceUrl: string, environment: NodeJS.ProcessEnv = {}) => {
  let id: string | undefined
  const reference: Partial<ConversationReference> = {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: '28:bot', name: 'Rådsbot' },
    conversation: { id: '19:kanal@thread.tacv2', isGroup: true, conversationType: 'channel', name: '' },
  }
  return createAdapter(readConfig(environment))
    .continueConversationAsync('', reference, async (context: TurnContext) => {
      id = (await context.sendActivity('hej'))?.id
    })
    .then(() => id)
}

test('a message goes to the conversation under the address of the service, and its id comes back', async () => {
  const seen: { method?: string; url?: string; body: string }[] = []
  const port = await listening(
    createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      seen.push({ method: request.method, url: request.url, body: Buffer.concat(chunks).toString() })
      response.end('{"id":"m1"}')
    }),
  )
  expect(await say(`http://127.0.0.1:${port}/emea/`)).toBe('m1')
  expect(await say(`http://127.0.0.1:${port}/emea`)).toBe('m1')
  for (const { method, url, body } of seen) {
    expect(method).toBe('POST')
    expect(url).toMatch(/^\/emea\/v3\/conversations\/19%3Akanal%40thread\.tacv2\/activities\//)
    expect(JSON.parse(body)).toMatchObject({ type: 'message', text: 'hej' })
  }
})

test.each([
  [429, '{"error":{"code":"Throttled"}}', { statusCode: 429, code: 'Throttled' }],
  [502, '<html>', { statusCode: 502, code: '' }],
  [200, '<html>', { statusCode: 200, code: '' }],
])('an answer of %i with %s is an error with its status and code', async (status, body, error) => {
  const port = await listening(
    createServer((request, response) => {
      request.resume()
      response.writeHead(status, { 'retry-after': '7' })
      response.end(body)
    }),
  )
  const failed = await say(`http://127.0.0.1:${port}/`).catch((thrown) => thrown)
  expect(failed).toMatchObject(error)
  expect(failed.response.headers.get('retry-after')).toBe('7')
})

test('where the environment names a proxy, Teams is reached through it', async () => {
  const asked: (string | undefined)[] = []
  const proxy = createServer()
  proxy.on('connect', (request, socket) => {
    asked.push(request.url)
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  const port = await listening(proxy)
  const environment = { https_proxy: `http://127.0.0.1:${port}` }
  await expect(say('https://teams.invalid/emea/', environment)).rejects.toThrow()
  expect(asked).toEqual(['teams.invalid:443'])
})
