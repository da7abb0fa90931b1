import mongoose from 'mongoose'

/** What one document says of a person. */
export interface Mention {
  collection: string
  /** The document without what it says of others. */
  about: Record<string, unknown>
}

/** A person is named under many keys; whoever stores one need not tell this folder. */
export async function mentionsOf(tenant: string, person: string): Promise<Mention[]> {
  const found: Mention[] = []
  for (const [collection, model] of Object.entries(mongoose.models)) {
    if (!model.schema.path('tenant')) continue
    for await (const document of model.find({ tenant }).lean().cursor()) {
      const about = partAbout(person, document)
      if (about) found.push({ collection, about: about as Record<string, unknown> })
    }
  }
  return found
}

/** Under these keys stands whose the whole document is. */
const OWNERS = ['author', 'askedBy', 'createdBy', 'proposer']

const isPlain = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]' && !('_bsontype' in (value as object))

const isList = (value: unknown): value is unknown[] => Array.isArray(value)
const isBranch = (value: unknown): boolean => isPlain(value) || (isList(value) && value.some(isPlain))

/**
 * The parts of a value that are about a person: an object that names them directly, with its plain values, and
 * of all other objects only what leads there. Lists of names are cut to the person's own.
 */
function partAbout(person: string, value: unknown): unknown {
  if (isList(value)) {
    const parts = value.map((each) => partAbout(person, each)).filter((part) => part !== undefined)
    return parts.length > 0 ? parts : undefined
  }
  if (!isPlain(value)) return value === person ? value : undefined
  // By person, as the votes in a meeting: the others' are not theirs to have.
  if (Object.hasOwn(value, person)) return { [person]: value[person] }
  const names = Object.entries(value).some(
    ([key, each]) =>
      each === person ||
      (key === '_id' && String(each).split(':').includes(person)) ||
      (OWNERS.includes(key) && isPlain(each) && each.person === person),
  )
  const parts = Object.entries(value).flatMap(([key, each]) => {
    if (key === 'pendingAudit') return []
    if (isBranch(each) || isList(each)) {
      const part = partAbout(person, each)
      return part === undefined ? [] : [[key, part]]
    }
    return names || key === '_id' ? [[key, shown(each)]] : []
  })
  return parts.some(([key]) => key !== '_id') || names ? Object.fromEntries(parts) : undefined
}

/** A file's bytes are not for reading. */
const shown = (value: unknown): unknown =>
  value instanceof Uint8Array || (value as { _bsontype?: string } | null)?._bsontype === 'Binary'
    ? { bytes: (value as { length: number }).length }
    : value
