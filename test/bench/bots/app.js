const { pino } = require('pino')
const { readConfig } = require('../../../dist/config')
const { startApp } = require('../../../dist/main')
const { ready } = require('./serve')

async function main() {
  const config = readConfig({
    PORT: '0',
    MONGODB_URI: process.env.MONGODB_URI,
    DATABASE_FOLDER: process.env.BENCH_FOLDER,
  })
  ready((await startApp(config, pino({ level: 'error' }))).port)
}
main()
