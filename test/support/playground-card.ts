import type { Locator, Page } from 'playwright-core'

/** An Adaptive Card as the Playground draws it. */
export class PlaygroundCard {
  constructor(
    private readonly page: Page,
    readonly root: Locator,
    private readonly settled: () => Promise<void>,
  ) {}

  async press(title: string): Promise<void> {
    // A row that opens something has no title of its own, but a tooltip.
    const button = this.root
      .getByRole('button', { name: title, exact: true })
      .or(this.root.getByTitle(title, { exact: true }))
    const link = this.root.getByRole('link', { name: title, exact: true })
    // From the seventh on, a card's actions stand in a menu.
    const more = this.root.getByRole('button', { name: 'More options' })
    await button.or(link).or(more).first().waitFor()
    const shown = button.or(link)
    if ((await shown.count()) > 0) await shown.first().click()
    else {
      await more.first().click()
      await this.page.getByRole('menuitem', { name: title, exact: true }).click()
    }
    await this.settled()
  }

  /** The address is only known when the button is pressed: the window that it would open is caught. */
  async linkOf(title: string): Promise<string> {
    const opened = this.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const before = window.open
          window.open = (address) => {
            window.open = before
            resolve(String(address))
            return null
          }
        }),
    )
    await this.press(title)
    return opened
  }

  async fill(label: string, value: string): Promise<void> {
    const input = await this.input(label, ['textbox', 'spinbutton', 'combobox'])
    await input.fill(value)
    if ((await input.getAttribute('role')) !== 'combobox') return
    // Dates and times are taken over by Enter; the calendar, if open, would lie over the card.
    await input.press('Enter')
    await this.page.keyboard.press('Escape')
  }

  async choose(label: string, options: string | string[]): Promise<void> {
    const wanted = [options].flat()
    const list = await this.input(label, ['combobox', 'radiogroup', 'checkbox'])
    if ((await list.getAttribute('role')) === 'radiogroup') {
      for (const option of wanted) await list.getByRole('radio', { name: option, exact: true }).check()
      return
    }
    if ((await list.getAttribute('role')) !== 'combobox') {
      for (const option of wanted) await this.tick(`${label} ${option}`)
      return
    }
    await list.click()
    for (const name of wanted)
      await this.page
        .getByRole('option', { name, exact: true })
        .or(this.page.getByRole('menuitemcheckbox', { name, exact: true }))
        .click()
    await this.page.keyboard.press('Escape')
  }

  /** The name of a tick box is its label, if any, and its title. */
  async tick(title: string): Promise<void> {
    await this.root.getByRole('checkbox', { name: new RegExp(`(^|[ *])${escaped(title)}$`) }).check()
  }

  /** Labelled exactly so, or beginning so: a required input's name may go on with its mark and its error. */
  private async input(
    label: string,
    roles: ('textbox' | 'spinbutton' | 'combobox' | 'radiogroup' | 'checkbox')[],
  ) {
    const named = (name: RegExp) =>
      roles.map((role) => this.root.getByRole(role, { name })).reduce((all, one) => all.or(one))
    const beginning = named(new RegExp(`^${escaped(label)}( |$|\\*)`))
    await beginning.first().waitFor()
    const exact = named(new RegExp(`^${escaped(label)}$`))
    return ((await exact.count()) > 0 ? exact : beginning).first()
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
