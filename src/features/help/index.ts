import type { Feature } from '../../core/feature'
import { helpWords } from './strings'
import { allView, helpView } from './views'

/** Next steps, and everything that one can write, derived from the other rooms' commands. */
export function helpFor(rooms: Feature[]): Feature {
  const help: Feature = {
    name: 'help',
    strings: helpWords,
    commands: [
      { key: 'help', access: 'anyone', handle: (request) => ({ card: helpView(features, request, false) }) },
    ],
    actions: [
      {
        verb: 'help.show',
        access: 'anyone',
        handle: (request) => ({ card: helpView(features, request, false) }),
      },
      {
        verb: 'help.welcome',
        access: 'anyone',
        handle: (request) => ({ card: helpView(features, request, true) }),
      },
      { verb: 'help.more', access: 'anyone', handle: (request) => ({ card: allView(features, request) }) },
    ],
  }
  const features = [...rooms, help]
  return help
}
