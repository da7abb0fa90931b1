// A process that writes without end and tells each acknowledged write; the crash test kills it at some moment.
const { startEmbedded } = require(process.argv[2])
const { MongoClient } = require('mongoose').mongo

async function main() {
  const [, , , folder, run] = process.argv
  const { uri } = await startEmbedded({ folder })
  const client = await new MongoClient(uri, { maxPoolSize: 12 }).connect()
  const db = client.db()
  const things = db.collection('things')
  const counters = db.collection('counters')
  await things.createIndex({ key: 1 }, { unique: true })
  await things.createIndex({ tags: 1, n: -1 })
  await things.createIndex({ state: 1 }, { partialFilterExpression: { state: 'open' } })
  process.send({ ready: true })
  const tell = (acknowledged) => new Promise((done) => process.send(acknowledged, done))

  async function insertAndChange(writer) {
    for (let n = 0; ; n++) {
      const _id = `${run}-${writer}-${n}`
      const text = `${_id}:`.repeat(20 + ((n * 37) % 400))
      await things.insertOne({
        _id,
        key: _id,
        n,
        text,
        tags: ['t', `t${n % 5}`],
        state: n % 2 ? 'open' : 'done',
      })
      await tell({ inserted: _id, n, text: text.length })
      if (n % 3 === 0) {
        await things.updateOne({ _id }, { $set: { state: 'open' }, $push: { tags: 'changed' } })
        await tell({ changed: _id })
      }
      if (n % 7 === 6) {
        const gone = `${run}-${writer}-${n - 1}`
        await things.deleteOne({ key: gone })
        await tell({ removed: gone })
      }
      if (n % 5 === 4) {
        const many = Array.from({ length: 20 }, (_, i) => ({
          _id: `${_id}-${i}`,
          key: `${_id}-${i}`,
          n: i,
          tags: [],
        }))
        await things.insertMany(many)
        await tell({ batch: _id })
      }
    }
  }

  async function count(writer) {
    const _id = `c${writer}`
    for (;;) {
      const { n } = await counters.findOneAndUpdate(
        { _id },
        { $inc: { n: 1 } },
        { upsert: true, returnDocument: 'after' },
      )
      await tell({ counted: _id, n })
    }
  }

  await Promise.all([...Array.from({ length: 6 }, (_, i) => insertAndChange(i)), count(0), count(1)])
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
