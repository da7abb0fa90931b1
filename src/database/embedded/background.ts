import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Told } from './background-thread'
import type { Raw } from './documents'
import { CommandError } from './errors'
import { type Request, resolveView, run, split } from './pipeline'
import { plan } from './plan'
import type { Store } from './store'

const thread = join(__dirname, 'background-thread.js')
/** From this many documents on, computing over them would hold up other clients for too long. */
const many = 1000
const portion = 500

interface Waiting {
  resolve: (told: Told) => void
  reject: (error: Error) => void
}

/**
 * Runs what takes long in one go (sorting and grouping many documents) in a thread of its own on the same files, so
 * that other clients go on being served. Run from TypeScript, as tests do, there is no such thread and all runs here.
 */
export class Background {
  readonly #store: Store
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #lastId = 0

  constructor(store: Store) {
    this.#store = store
  }

  /** The results of a request, from wherever it is best run. */
  run(request: Request): AsyncGenerator<Raw> {
    return existsSync(thread) && this.#takesLong(request)
      ? this.#elsewhere(request)
      : run(this.#store, request)
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#fail(new CommandError(91, 'ShutdownInProgress', 'the database is closing'))
    if (!worker) return
    worker.postMessage({ close: true })
    await new Promise((resolve) => worker.once('exit', resolve))
  }

  #takesLong(request: Request): boolean {
    const { ns, pipeline } = resolveView(this.#store, request)
    const { search, rest } = split(pipeline)
    const db = ns.slice(0, ns.indexOf('.'))
    const text = JSON.stringify(rest)
    const involved = [...this.#store.collections.values()].filter(
      (collection) =>
        collection.ns === ns || (collection.db === db && text.includes(JSON.stringify(collection.name))),
    )
    if (involved.every(({ size }) => size < many)) return false
    const collection = this.#store.collection(ns)
    return (
      rest.length > 0 || !collection || !plan(collection, search.filter, search.sort, request.hint).sorted
    )
  }

  async *#elsewhere(request: Request): AsyncGenerator<Raw> {
    const id = ++this.#lastId
    this.#tell({ id, start: request })
    let ended = false
    try {
      while (!ended) {
        const told = await this.#ask(id)
        ended = told.done
        yield* told.documents
      }
    } finally {
      if (!ended) this.#tell({ id, end: true })
    }
  }

  #ask(id: number): Promise<Told> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#tell({ id, take: portion })
    })
  }

  #tell(message: object): void {
    this.#worker ??= this.#start()
    this.#worker.postMessage(message)
  }

  #start(): Worker {
    const worker = new Worker(thread, { workerData: { folder: this.#store.folder } })
    worker.unref()
    worker.on('message', (told: Told) => {
      const waiting = this.#waiting.get(told.id)
      this.#waiting.delete(told.id)
      const { error } = told
      if (error) waiting?.reject(new CommandError(error.code, error.codeName, error.message))
      else waiting?.resolve(told)
    })
    const gone = (error: Error) => {
      if (this.#worker === worker) this.#worker = undefined
      this.#fail(error)
    }
    worker.on('error', gone)
    worker.on('exit', () => gone(new Error('the thread for long reads ended')))
    return worker
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
