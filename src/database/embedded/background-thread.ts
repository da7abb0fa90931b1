import { parentPort, workerData } from 'node:worker_threads'
import type { Raw } from './documents'
import { errorReply } from './errors'
import { type Request, run } from './pipeline'
import { Store } from './store'

/** What the thread answers to a request for more. */
export interface Told {
  id: number
  documents: Raw[]
  done: boolean
  error?: { code: number; codeName: string; message: string }
}

type Message = { id: number; start?: Request; take?: number; end?: true; close?: true }

const store = new Store({ folder: workerData.folder })
const running = new Map<number, AsyncGenerator<Raw>>()

parentPort?.on('message', async ({ id, start, take, end, close }: Message) => {
  if (close) {
    parentPort?.close()
    await store.close()
  }
  if (start) {
    store.refresh()
    running.set(id, run(store, start))
  }
  if (take) parentPort?.postMessage(await next(id, take))
  if (end) running.delete(id)
})

async function next(id: number, count: number): Promise<Told> {
  const source = running.get(id)
  const documents: Raw[] = []
  try {
    while (documents.length < count) {
      const { value, done } = (await source?.next()) ?? { value: undefined, done: true }
      if (done) {
        running.delete(id)
        return { id, documents, done: true }
      }
      documents.push(value)
    }
    return { id, documents, done: false }
  } catch (error) {
    running.delete(id)
    const { code, codeName, errmsg: message } = errorReply(error)
    return { id, documents: [], done: true, error: { code, codeName, message } }
  }
}
