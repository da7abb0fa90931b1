import { useEffect, useState } from 'react'
import { LEADERS } from './session'

const PAGES = [
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
] as const
export type Page = (typeof PAGES)[number]

/** Pages for some only; what others would read there the server refuses. */
const FOR: Partial<Record<Page, readonly string[]>> = { builder: LEADERS, seats: ['secretariat'] }
/** Pages of one thing, and the page that leads to them. */
const WITHIN: Partial<Record<Page, Page>> = { synthesis: 'hearings' }

/** The pages that somebody finds in the menu. */
export const pagesFor = (role: string): Page[] =>
  PAGES.filter((page) => !WITHIN[page] && (FOR[page]?.includes(role) ?? true))

/** The menu's page that a page belongs to. */
export const menuPage = (page: Page): Page => WITHIN[page] ?? page

/** The pages that all in a channel can read. */
export const openPages: Page[] = PAGES.filter((page) => !WITHIN[page] && !FOR[page])

export interface Route {
  page: Page
  /** Which hearing, minutes or year. */
  id?: string
}

/** Reads `#/hearings/<id>`, or what a deep link asks for; the overview where it names no page. */
export function routeOf(text: string): Route {
  const [name, id] = text.replace(/^#?\/?/, '').split('/')
  const page = PAGES.find((each) => each === name) ?? 'overview'
  return { page, id: id ? decodeURIComponent(id) : undefined }
}

export const hrefOf = (page: Page, id?: string | number): string =>
  id === undefined ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(window.location.hash))
  useEffect(() => {
    const follow = () => setRoute(routeOf(window.location.hash))
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return route
}
