import { app, authentication, FrameContexts, pages } from '@microsoft/teams-js'
import { type Host, themeNamed } from './host'

const WAIT_MS = 10_000

/** What Teams tells of itself; undefined where the frame is not one of Teams'. */
export async function joinTeams(): Promise<Host | undefined> {
  try {
    await Promise.race([
      app.initialize(),
      new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), WAIT_MS)),
    ])
  } catch {
    return undefined
  }
  const context = await app.getContext()
  app.notifySuccess()
  const panel = context.page.frameContext === FrameContexts.sidePanel
  const settings = context.page.frameContext === FrameContexts.settings
  return {
    inTeams: true,
    theme: themeNamed(context.app.theme),
    onTheme: (changed) => app.registerOnThemeChangeHandler((theme) => changed(themeNamed(theme))),
    token: () => authentication.getAuthToken(),
    // Beside a running meeting it is the meeting that people look for.
    asked: context.page.subPageId || (panel ? 'meeting' : undefined),
    channel: context.channel?.id,
    settings,
    locale: context.app.locale,
    offer({ contentUrl, entityId, name }) {
      pages.config.registerOnSaveHandler(async (event) => {
        await pages.config.setConfig({
          contentUrl,
          websiteUrl: contentUrl,
          entityId,
          suggestedDisplayName: name,
        })
        event.notifySuccess()
      })
      pages.config.setValidityState(true)
    },
  }
}
