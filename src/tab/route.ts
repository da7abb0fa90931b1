import { useEffect, useState } from 'react'
import type { Page, TabPage } from '../core/tab-pages'
import { PAGES, routeOf } from './page-path'
import { LEADERS } from './session'

export type { Page, TabPage as Route } from '../core/tab-pages'
export { askedCouncil, hrefOf, routeOf } from './page-path'

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

export function useRoute(): TabPage {
  const [route, setRoute] = useState(() => routeOf(window.location.hash))
  useEffect(() => {
    const follow = () => setRoute(routeOf(window.location.hash))
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return route
}
