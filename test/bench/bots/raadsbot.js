const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { pino } = require('pino')
const { readConfig } = require('../../../dist/config')
const { startApp } = require('../../../dist/main')
const { createDemo } = require('../../../dist/local/demo')
const { ready } = require('./serve')

async function main() {
  const config = readConfig({
    PORT: '0',
    MONGODB_URI: process.env.MONGODB_URI,
    DATABASE_FOLDER: process.env.BENCH_FOLDER ?? mkdtempSync(join(tmpdir(), 'raadsbot-bench-')),
  })
  const app = await startApp(config, pino({ level: 'error' }))
  await createDemo(new Date())
  ready(app.port)
}
main()
