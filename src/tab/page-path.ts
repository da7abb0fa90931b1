import type { Page, TabPage } from '../core/tab-pages'

export const PAGES = [
  'overview',
  'meeting',
  'builder',
  'wheel',
  'hearings',
  'minutes',
  'budget',
  'rules',
  'seats',
  'synthesis',
] as const satisfies readonly Page[]

/** Reads `#/hearings/<id>`, or what a deep link asks for; the overview where it names no page. */
export function routeOf(text: string): TabPage {
  const [path = ''] = text.replace(/^#?\/?/, '').split('?')
  const [name, id] = path.split('/')
  const page = PAGES.find((each) => each === name) ?? 'overview'
  return { page, id: id ? decodeURIComponent(id) : undefined }
}

/** The council that a deep link names beside its page: `hearings/<id>?council=<council>`. */
export const askedCouncil = (asked = ''): string | undefined =>
  new URLSearchParams(asked.split('?')[1]).get('council') ?? undefined

export const hrefOf = (page: Page, id?: string | number): string =>
  id === undefined ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`
