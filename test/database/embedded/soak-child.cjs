// The embedded database in a process of its own, which tells its memory after a collection when asked.
const { startEmbedded } = require(process.argv[2])

async function main() {
  const { uri } = await startEmbedded({ folder: process.argv[3], cursorTimeout: 2000 })
  process.on('message', () => {
    global.gc()
    setTimeout(() => {
      global.gc()
      const { heapUsed, external, rss } = process.memoryUsage()
      process.send({ heap: (heapUsed + external) / 1024 / 1024, rss: rss / 1024 / 1024 })
    }, 50)
  })
  process.send({ uri })
}

main()
