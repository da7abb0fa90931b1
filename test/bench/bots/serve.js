/** Tells the bench that a bot is ready, and how much memory it holds when asked. */
exports.ready = (port) => {
  process.on('message', () => {
    global.gc?.()
    process.send(process.memoryUsage().rss)
  })
  process.send({ port })
}

/** As little of restify and botbuilder as answers an activity. */
exports.serveEcho = (reply) => {
  const restify = require('restify')
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder')
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request, response, async (context) => {
      await context.sendActivity(await reply(context.activity.text))
    })
  })
  server.listen(0, '127.0.0.1', () => exports.ready(server.address().port))
}
