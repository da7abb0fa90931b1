/** A page of the council's tab. */
export type Page =
  | 'overview'
  | 'meeting'
  | 'builder'
  | 'wheel'
  | 'hearings'
  | 'minutes'
  | 'budget'
  | 'rules'
  | 'seats'
  | 'synthesis'

/** Where the tab shows the same thing as a card. */
export interface TabPage {
  page: Page
  /** Which hearing, minutes or year. */
  id?: string
}

/** The address of a page of a council's tab; undefined where nobody could open it. */
export type TabLink = (page: TabPage, council: string) => string | undefined
