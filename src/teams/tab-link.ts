import type { TabLink, TabPage } from '../core/tab-pages'

/** The personal tab's id in the manifest. */
export const TAB_ENTITY = 'council'

const pathOf = ({ page, id }: TabPage): string =>
  id === undefined ? page : `${page}/${encodeURIComponent(id)}`

/** Teams' deep link to the personal tab; `teamsAppId` is the app's id in Teams, not the bot's. */
export const linkInTeams =
  (teamsAppId: string): TabLink =>
  (page, council) => {
    const subEntityId = `${pathOf(page)}?council=${encodeURIComponent(council)}`
    const context = encodeURIComponent(JSON.stringify({ subEntityId }))
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/${TAB_ENTITY}?context=${context}`
  }

/** The tab's own address, for a browser on one's own machine. */
export const linkInBrowser =
  (origin: () => string): TabLink =>
  (page, council) =>
    `${origin()}/tab?council=${encodeURIComponent(council)}#/${pathOf(page)}`
