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
  const told = carryOut(request)
  parentPort?.postMessage(told, 'bytes' in told ? [told.bytes.buffer as ArrayBuffer] : [])
})

function carryOut(request: Raw): Told {
  try {
    store.refresh()
    const documents = [...run(store, decode(request) as Request)].filter((raw) => raw !== undefined)
    const bytes = new Uint8Array(documents.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const raw of documents) {
      bytes.set(raw, at)
      at += raw.length
    }
    return { bytes }
  } catch (error) {
    return { error: errorReply(error) }
  }
}
