const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const mongoose = require('mongoose')
const { connect } = require('../../../dist/database/connection')

const Notes = mongoose.model('notes', new mongoose.Schema({ _id: String, text: String }))

async function main() {
  await connect({ uri: process.env.MONGODB_URI, folder: mkdtempSync(join(tmpdir(), 'raadsbot-bench-')) })
  await Notes.updateOne({ _id: 'a' }, { text: 'ekko' }, { upsert: true })
  require('./serve').serveEcho(async () => (await Notes.findById('a').lean()).text)
}
main()
