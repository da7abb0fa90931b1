import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Document } from 'bson'
import { type Raw, toRaw } from './documents'
import { CommandError } from './errors'
import { type Request, run, takesLong } from './search'
import { paced, type Store } from './store'

/** What the thread answers: the documents one after the other, or an error as it is told to clients. */
export type Told = { bytes: Uint8Array } | { error: Document }

const thread = join(__dirname, 'background-thread.js')
/** From this many documents on, computing over them would hold up other clients for too long. */
const many = 1000

/**
 * Runs what takes long in one go (sorting and grouping many documents) in a thread of its own on the same files, so
 * that other clients go on being served. Run from TypeScript, as tests do, there is no such thread and all runs here.
 */
export class Background {
  readonly #store: Store
  readonly #waiting: { resolve: (told: Told) => void; reject: (error: Error) => void }[] = []
  #worker: Worker | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** The results of a request, from wherever it is best run. */
  async run(request: Request): Promise<AsyncIterable<Raw>> {
    if (!takesLong(this.#store, request, many) || !existsSync(thread)) return paced(run(this.#store, request))
    const told = await new Promise<Told>((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker ??= this.#start()
      this.#worker.postMessage(toRaw(request))
    })
    if ('bytes' in told) return paced(cutUp(told.bytes))
    const { code, codeName, errmsg } = told.error
    throw new CommandError(code, codeName, errmsg)
  }

  async close(): Promise<void> {
    const worker = this.#worker
    worker?.postMessage(null)
    if (worker) await new Promise((resolve) => worker.once('exit', resolve))
  }

  #start(): Worker {
    const worker = new Worker(thread, { workerData: this.#store.folder })
    worker.unref()
    // The thread takes one request after the other, so its answers come in the order of the requests.
    worker.on('message', (told: Told) => this.#waiting.shift()?.resolve(told))
    const end = (error: Error) => {
      if (this.#worker === worker) this.#worker = undefined
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    }
    worker.on('error', end)
    worker.on('exit', () =>
      end(new CommandError(91, 'ShutdownInProgress', 'the thread for long reads ended')),
    )
    return worker
  }
}

function* cutUp(bytes: Uint8Array): Generator<Raw> {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 0; at < bytes.length; ) {
    const end = at + view.getInt32(at, true)
    yield bytes.subarray(at, end)
    at = end
  }
}
