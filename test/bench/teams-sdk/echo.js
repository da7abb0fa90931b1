const { createServer } = require('node:net')
const { App } = require('@microsoft/teams.apps')
const { ready } = require('../bots/serve')

async function freePort() {
  const probe = createServer()
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function main() {
  const quiet = () => {}
  const logger = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: quiet,
    log: quiet,
    trace: quiet,
    child: () => logger,
  }
  const app = new App({ dangerouslyAllowUnauthenticatedRequests: true, logger })
  app.on('message', async ({ activity, send }) => {
    await send(activity.text)
  })
  const port = await freePort()
  await app.start(port)
  ready(port)
}
main()
