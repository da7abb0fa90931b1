import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import { wordsOf } from '../../core/commands'
import { memberOf } from '../../core/council'
import type { Command, Feature, Request } from '../../core/feature'
import { noticeCard } from '../../core/router.views'
import { helpWords } from './strings'

interface Entry {
  command: Command
  feature: Feature
}

/** What this person may use, best next steps first; commands without a rank come last. */
function offered(features: Feature[], request: Request): Entry[] {
  const { member, place } = request
  return features
    .flatMap((feature) => (feature.commands ?? []).map((command) => ({ command, feature })))
    .filter(({ command }) =>
      command.access === 'anyone' ? true : member !== undefined && command.access.includes(member.role),
    )
    .filter(({ command }) => command.places?.includes(place) ?? true)
    .filter(({ command }) => command.offeredTo?.(request) ?? true)
    .sort((a, b) => (a.command.rank ?? Infinity) - (b.command.rank ?? Infinity) || 0)
}

/** In personal chat of somebody in several councils none is chosen yet: their first one decides what to offer. */
function asMember(request: Request): Request {
  const [first] = request.councils
  return { ...request, member: request.member ?? (first && memberOf(first, request.person)) }
}

const firstName = (name: string): string => name.split(' ')[0] ?? ''

/** Up to five next steps for this person, and the way to all the rest. */
export function helpView(features: Feature[], request: Request, welcome: boolean): Card {
  const words = helpWords(request.language)
  const name = firstName(request.person.name)
  const placed = asMember(request)
  if (!placed.member)
    return noticeCard(
      {
        fallbackText: words.stranger,
        title: words.hello(name),
        text: `${words.stranger}\n${words.howToJoin}`,
        buttons: [],
      },
      request,
    )
  const steps = offered(features, placed)
    .filter(({ command }) => command.rank !== undefined)
    .slice(0, 5)
  return noticeCard(
    {
      fallbackText: words.intro,
      title: welcome ? words.welcome(name) : words.hello(name),
      text: welcome ? words.welcomeText : words.intro,
      buttons: [
        ...steps.map(({ command, feature }) => ({
          title: feature.strings(request.language).commands?.[command.key]?.label ?? command.key,
          verb: 'core.run',
          data: { command: wordsOf(feature, command)[0] ?? command.key },
        })),
        { title: words.more, verb: 'help.more', data: {} as Record<string, string> },
      ],
    },
    request,
  )
}

const allCard = defineCard(
  'help/all',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    rows: z.array(
      z.object({ word: z.string(), label: z.string(), summary: z.string(), command: z.string() }),
    ),
  }),
)

/** Everything that this person may write, each line a button. */
export function allView(features: Feature[], request: Request): Card {
  const words = helpWords(request.language)
  return allCard(
    {
      fallbackText: words.allTitle,
      title: words.allTitle,
      rows: offered(features, asMember(request)).map(({ command, feature }) => {
        const said = feature.strings(request.language).commands?.[command.key]
        const word = said?.words[0] ?? command.key
        return {
          word: words.write(word),
          label: said?.label ?? '',
          summary: said?.summary ?? '',
          command: word,
        }
      }),
    },
    request,
  )
}
