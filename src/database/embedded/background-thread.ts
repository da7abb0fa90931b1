import { parentPort, workerData } from 'node:worker_threads'
import type { Told } from './background'
import { decode, type Raw } from './documents'
import { errorReply } from './errors'
import { type Request, run } from './search'
import { Store } from './store'

const store = new Store(workerData)

parentPort?.on('message', async (request: Raw | null) => {
  if (!request) {
    parentPort?.close()
    await store.close()
    return
  }
  parentPort?.postMessage(carryOut(request))
})

function carryOut(request: Raw): Told {
  try {
    store.refresh()
    const documents = [...run(store, decode(request) as Request)].filter((raw) => raw !== undefined)
    return { bytes: Buffer.concat(documents) }
  } catch (error) {
    return { error: errorReply(error) }
  }
}
