// Preloaded into a bot under test: on SIGUSR2 it tells what it holds after a collection, what it has computed, and whether somebody
// has written into the prototype of all objects.
process.on('SIGUSR2', () => {
  global.gc()
  const { user, system } = process.cpuUsage()
  process.send({
    cpuMs: (user + system) / 1000,
    heap: process.memoryUsage().heapUsed,
    polluted: Object.keys(Object.prototype),
  })
})
