import type { Document } from 'bson'
import type { Background } from './background'
import type { Cursors } from './cursors'
import type { Raw } from './documents'
import { CommandError, notSupported } from './errors'
import { isDocument } from './order'
import type { Sessions } from './sessions'
import type { Store } from './store'

/** What all commands share. */
export interface Engine {
  store: Store
  cursors: Cursors
  background: Background
  sessions: Sessions
}

/** What a command works with. */
export interface Call extends Engine {
  name: string
  db: string
  body: Document
  /** The body with every number's BSON type kept. */
  typed: () => Document
  /** Documents that came beside or in the body, as BSON. */
  documents: (field: string) => Raw[]
}

export type Command = (call: Call) => Promise<Document | Raw> | Document | Raw

/** The namespace that a command speaks of. */
export function namespace({ name, db, body }: Call, field = name): string {
  const collection = body[field]
  if (typeof collection !== 'string')
    throw new CommandError(73, 'InvalidNamespace', `collection name has invalid type ${typeof collection}`)
  if (
    !collection ||
    collection.includes('\0') ||
    collection.startsWith('.') ||
    Buffer.byteLength(`${db}.${collection}`) > 255
  )
    throw new CommandError(73, 'InvalidNamespace', `Invalid namespace specified '${db}.${collection}'`)
  return `${db}.${collection}`
}

export function refuseOptions(body: Document, ...names: string[]): void {
  if (isDocument(body.collation) && body.collation.locale !== 'simple') throw notSupported('collation')
  for (const name of names) if (body[name]) throw notSupported(`the option '${name}'`)
}

const slice = 5

/** Long work calls this between documents: every few milliseconds it lets others have their turn. */
export class Pace {
  #since = performance.now()

  get due(): boolean {
    return performance.now() - this.#since > slice
  }

  async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#since = performance.now()
  }
}
