// Preloaded into a bot under test: on SIGUSR2 it tells what it holds after a collection, what it has computed, and whether somebody
// has written into the prototype of all objects.
process.on('SIGUSR2', () => {
  global.gc()
  // What other threads compute holds nobody up; Node tells the main thread's alone from 23.9 on.
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  process.send({
    cpuMs: (user + system) / 1000,
    heap: process.memoryUsage().heapUsed,
    polluted: Object.keys(Object.prototype),
  })
})
