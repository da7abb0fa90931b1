import type { Document } from 'bson'
import type { Background } from './background'
import type { Cursors } from './cursors'
import type { Raw } from './documents'
import { invalidNamespace, notSupported } from './errors'
import type { Store } from './store'
import { isDocument } from './values'

/** What all commands share. */
export interface Engine {
  store: Store
  cursors: Cursors
  background: Background
}

/** What a command works with. */
export interface Call extends Engine {
  name: string
  db: string
  body: Document
  /** Documents that came beside or in the body, as BSON. */
  documents: (field: string) => Raw[]
}

export type Command = (call: Call) => Promise<Document | Raw> | Document | Raw

/** The namespace that a command speaks of. */
export function namespace({ name, db, body }: Call, field = name): string {
  const collection = body[field]
  const ns = `${db}.${collection}`
  if (typeof collection !== 'string' || /^$|^\.|\0/.test(collection) || Buffer.byteLength(ns) > 255)
    throw invalidNamespace(`Invalid namespace specified '${ns}'`)
  return ns
}

/** Refuses a collation, and options that are not known here. */
export function refuseOptions(body: Document, ...names: string[]): void {
  if (isDocument(body.collation) && body.collation.locale !== 'simple') throw notSupported('collation')
  for (const name of names) if (body[name]) throw notSupported(`the option '${name}'`)
}

/** A hint that says nothing is none. */
export const hintOf = ({ hint }: Document): unknown =>
  isDocument(hint) && !Object.keys(hint).length ? undefined : (hint ?? undefined)
