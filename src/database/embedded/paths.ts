import { isDocument } from './order'

const isIndex = (name: string) => /^(0|[1-9]\d*)$/.test(name)

/**
 * Calls `visit` with every value that a dotted path reaches, as MongoDB's matcher does: arrays on the way are
 * entered, undefined stands for a missing field. Ends early when `visit` returns true, and returns that.
 */
export function reach(value: unknown, path: string[], visit: (value: unknown) => boolean, at = 0): boolean {
  if (at === path.length) return visit(value)
  const name = path[at] as string
  if (Array.isArray(value)) {
    if (isIndex(name) && Number(name) < value.length && reach(value[Number(name)], path, visit, at + 1))
      return true
    return value.some((item) => isDocument(item) && reach(item, path, visit, at))
  }
  return reach(isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined, path, visit, at + 1)
}

/** As `reach`, and at the end of the path also each element of an array before the array itself. */
export const reachElements = (doc: unknown, path: string[], visit: (value: unknown) => boolean): boolean =>
  reach(doc, path, (value) => (Array.isArray(value) && value.some(visit)) || visit(value))

/** One value for a dotted path through documents only (array positions count), without entering arrays. */
export function valueAt(doc: unknown, path: string): unknown {
  let value = doc
  for (const name of path.split('.')) {
    if (Array.isArray(value)) value = isIndex(name) ? value[Number(name)] : undefined
    else value = isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }
  return value
}
