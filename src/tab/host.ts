import type { Theme } from '@fluentui/react-components'
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components'

export type ThemeName = 'default' | 'dark' | 'contrast'

export const THEMES: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

/** Where the tab runs: in Teams, or in a plain browser on one's own machine. */
export interface Host {
  inTeams: boolean
  theme: ThemeName
  /** Calls back when the client's theme changes. */
  onTheme(changed: (theme: ThemeName) => void): void
  /** A token of Teams' single sign-on, fetched each time; it is not kept. */
  token?(): Promise<string>
  /** What a deep link asks for, as `hearings/<id>`. */
  asked?: string
  /** Teams' id of the channel that the tab stands in. */
  channel?: string
  /** Where the tab is being set up. */
  settings: boolean
  locale: string
  /** Offers to save a tab that shows this address, once the reader presses Save. */
  offer?(page: { contentUrl: string; entityId: string; name: string }): void
}

export const themeNamed = (name: string | null | undefined): ThemeName =>
  name === 'dark' || name === 'contrast' ? name : 'default'

/** Mobile clients show the page itself, with a bridge in it; desktop and web put it in a frame. */
const framed = (): boolean => window.parent !== window.self || 'nativeInterface' in window

export async function findHost(): Promise<Host> {
  if (framed()) {
    const { joinTeams } = await import('./teams')
    const host = await joinTeams()
    if (host) return host
  }
  const asked = new URLSearchParams(window.location.search).get('theme')
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches
  return {
    inTeams: false,
    theme: asked ? themeNamed(asked) : dark ? 'dark' : 'default',
    onTheme: () => {},
    settings: false,
    locale: navigator.language,
  }
}
