import { z } from 'zod'
import { buttonData } from './card-data'
import { type Card, defineCard, type Frame } from './cards'
import type { Command, Feature, Reply, Request } from './feature'
import { routerWords } from './router.strings'

type Button = z.infer<typeof buttonData>

export const noticeCard = defineCard(
  'core/notice',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    text: z.string(),
    buttons: z.array(buttonData),
  }),
)

/** What was refused and the way on. `rule` is shown by a button. */
export function refusalCard(message: string, rule: string | undefined, frame: Frame): Card {
  const words = routerWords(frame.language)
  const buttons: Button[] = [
    ...(rule ? [{ title: words.showRule, verb: 'council.rule', data: { rule } }] : []),
    { title: words.showHelp, verb: 'help.show', data: {} },
  ]
  return noticeCard({ fallbackText: message, title: '', text: message, buttons }, frame)
}

export function nearestCommand(
  near: { command: Command; feature: Feature; word: string } | undefined,
  frame: Frame,
): Reply {
  const words = routerWords(frame.language)
  const title = near?.feature.strings(frame.language).commands?.[near.command.key]?.label
  const text = near ? `${words.miss} ${words.nearest(near.word)}` : words.miss
  return {
    card: noticeCard(
      {
        fallbackText: text,
        title: '',
        text,
        buttons: [
          ...(near && title ? [{ title, verb: 'core.run', data: { command: near.word } }] : []),
          { title: words.showHelp, verb: 'help.show', data: {} },
        ],
      },
      frame,
    ),
  }
}

/** What somebody wrote, or the button that they pressed. */
type Asked = { text: string } | { verb: string; data: Record<string, string> }

/** Asks once which council personal chat is about, and goes on with what was asked. */
export function choiceOfCouncil({ councils, language }: Request, asked: Asked): Reply {
  const words = routerWords(language)
  return {
    card: noticeCard(
      {
        fallbackText: words.chooseCouncil,
        title: words.chooseCouncil,
        text: words.chooseCouncilWhy,
        // Six buttons are what a card holds; nobody sits in more councils of one municipality.
        buttons: councils
          .slice(0, 6)
          .map(
            ({ id, name }): Button =>
              'verb' in asked
                ? { title: name, verb: asked.verb, data: { ...asked.data, council: id } }
                : { title: name, verb: 'council.switch', data: { to: id, text: asked.text } },
          ),
      },
      { language },
    ),
  }
}
