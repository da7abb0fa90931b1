import { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction } from 'adaptivecards'
import { htmlOf } from './card-text'
import { THEMES, type ThemeName } from './host'

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = htmlOf(text)
  result.didProcess = true
}

/** A card as an element. `press` gets what a button carries, with the card's inputs. */
export function renderCard(
  content: object,
  theme: ThemeName,
  press: (turn: { verb: string; data: Record<string, unknown> }) => void,
): HTMLElement {
  const card = new AdaptiveCard()
  card.hostConfig = hostConfigFor(theme)
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) {
      if (action.url) window.open(action.url, '_blank', 'noopener')
      return
    }
    if (action instanceof ExecuteAction)
      press({ verb: action.verb, data: (action.data ?? {}) as Record<string, unknown> })
    else if (action instanceof SubmitAction) {
      const data = (action.data ?? {}) as Record<string, unknown>
      if (typeof data.verb === 'string') press({ verb: data.verb, data })
    }
  }
  card.parse(content)
  return card.render() ?? document.createElement('div')
}

function hostConfigFor(name: ThemeName): HostConfig {
  const theme = THEMES[name]
  const colour = (strong: string, subtle = strong) => ({ default: strong, subtle })
  const foreground = theme.colorNeutralForeground1
  const colours = {
    default: colour(foreground, theme.colorNeutralForeground2),
    dark: colour(foreground),
    light: colour(theme.colorNeutralForeground2),
    accent: colour(theme.colorBrandForeground1),
    good: colour(theme.colorPaletteGreenForeground1),
    warning: colour(theme.colorPaletteDarkOrangeForeground1 ?? foreground),
    attention: colour(theme.colorPaletteRedForeground1),
  }
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors: colours })
  return new HostConfig({
    fontFamily: theme.fontFamilyBase,
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 4 },
    supportsInteractivity: true,
    // Below the dialog's own heading.
    textBlock: { headingLevel: 3 },
    containerStyles: {
      default: style('transparent'),
      emphasis: style(theme.colorNeutralBackground3),
      accent: style(theme.colorNeutralBackground3),
      good: style(theme.colorNeutralBackground3),
      warning: style(theme.colorNeutralBackground3),
      attention: style(theme.colorNeutralBackground3),
    },
    separator: { lineThickness: 1, lineColor: theme.colorNeutralStroke2 },
    actions: {
      maxActions: 6,
      allowTitleToWrap: true,
      actionsOrientation: 'vertical',
      actionAlignment: 'stretch',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline' },
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention' },
    },
  })
}
