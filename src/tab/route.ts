import { useEffect, useState } from 'react'

export const PAGES = [
  'overview',
  'meeting',
  'builder',
  'wheel',
  'hearings',
  'minutes',
  'budget',
  'rules',
] as const
export type Page = (typeof PAGES)[number]

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
