import type { Card, Frame } from '../../core/cards'
import { type Council, type Person, placedIn, REACHES, type Reach } from '../../core/council'
import type { CouncilRequest, Feature, Reply } from '../../core/feature'
import { linksView } from '../../core/links.views'
import { type Button, formView, listView, make } from './form-views'
import { personHere, wordsFor } from './people'
import { peopleById } from './store'

/** How messages come to somebody, or would best where nothing is chosen. */
export const reachNow = ({ reach, aadObjectId }: Person): 'teams' | Reach =>
  reach ?? (aadObjectId ? 'teams' : 'paper')

/** What can be chosen for somebody: without an account nothing in Teams. */
export function reachChoices(
  request: CouncilRequest,
  { aadObjectId }: Person,
): { title: string; value: string }[] {
  const { reaches } = wordsFor(request)
  const ways = (['teams', ...REACHES] as const).filter(
    (reach) => aadObjectId !== undefined || (reach !== 'teams' && reach !== 'channel'),
  )
  return ways.map((value) => ({ title: reaches[value], value }))
}

export function reachForm(request: CouncilRequest, person: Person, notice = ''): Reply {
  const words = wordsFor(request)
  return {
    replaceCard: formView(
      {
        title: words.forms.reach.of(person.name),
        text: notice || words.forms.reach.text,
        fields: [
          {
            id: 'reach',
            kind: 'choice',
            label: words.forms.reach.label,
            value: reachNow(person),
            choices: reachChoices(request, person),
            required: true,
            error: words.roleError,
          },
        ],
        save: make(words.save, 'council.reach', { person: person.id }),
        cancel: make(words.cancel, 'council.unreached'),
      },
      request,
    ),
  }
}

/** Teams' ids of those who read in the channel, each for themselves. */
export async function readersInChannel(council: Council): Promise<string[]> {
  const people = await peopleById({ tenant: council.tenant }, placedIn(council))
  return [...people.values()].flatMap(({ reach, teamsId }) =>
    reach === 'channel' && teamsId ? [teamsId] : [],
  )
}

export interface Unreached {
  person: Person
  /** No account, or no chat that the bot may write to. */
  why: 'noTeams' | 'silent'
}

/** Those whom the bot's messages do not reach, and what they get instead. */
export async function unreachedOf(request: CouncilRequest): Promise<Unreached[]> {
  const { scope, council, contacts } = request
  const ids = placedIn(council)
  const people = await peopleById(scope, ids)
  const reached = (await contacts?.reached(council.tenant, ids)) ?? new Set(ids)
  return ids.flatMap((id): Unreached[] => {
    const person = people.get(id)
    if (!person) return []
    if (!person.aadObjectId) return [{ person, why: 'noTeams' }]
    return reached.has(id) && !person.reach ? [] : [{ person, why: 'silent' }]
  })
}

export const insteadOf = ({ reach }: Person, words: ReturnType<typeof wordsFor>): string =>
  reach ? words.instead(words.reaches[reach]) : words.nothingYet

export async function unreachedView(request: CouncilRequest): Promise<Reply> {
  const words = wordsFor(request)
  const unreached = await unreachedOf(request)
  return {
    replaceCard: listView(
      {
        title: words.unreached,
        text: unreached.length === 0 ? words.allReached : words.unreachedText,
        rows: unreached.map(({ person, why }) => ({
          ...make(person.name, 'council.reachCard', { person: person.id }),
          about: `${words.why[why]} ${insteadOf(person, words)}`,
        })),
        buttons: [make(words.back, 'council.seats')],
      },
      request,
    ),
  }
}

// An account without another choice gets messages in the chat, as soon as it can be written to.
const howOf = ({ reach, aadObjectId }: Person, words: ReturnType<typeof wordsFor>): string =>
  reach || aadObjectId ? words.instead(words.reaches[reach ?? 'teams']) : words.nothingYet

export interface Paper {
  title: string
  kind: string
  subject: string
}

/** What the rooms offer now to give to those whom no message reaches. Links are signed to nothing else. */
export async function papersOf(
  rooms: Feature[],
  { scope, council, language, now }: CouncilRequest,
): Promise<Paper[]> {
  const papers = await Promise.all(
    rooms.map((room) => room.handouts?.(scope, { council, language, now }) ?? []),
  )
  return papers.flat().slice(0, 6)
}

/** How somebody is reached, and one-time links to hand over. */
export async function reachView(
  request: CouncilRequest,
  rooms: Feature[],
  id: string,
  notice = '',
): Promise<Reply> {
  const words = wordsFor(request)
  const person = await personHere(request, id)
  const onPaper = person.reach === 'paper'
  const links: Button[] = (await papersOf(rooms, request)).map(({ title, kind, subject }) =>
    make((onPaper ? words.print : words.linkTo)(title), onPaper ? 'council.print' : 'council.handout', {
      person: id,
      kind,
      subject,
    }),
  )
  return {
    replaceCard: listView(
      {
        notice,
        title: person.name,
        text: howOf(person, words),
        rows: [make(words.forms.reach.title, 'council.reachForm', { person: id }), ...links],
        buttons: [make(words.back, 'council.unreached')],
      },
      request,
    ),
  }
}

/** A paper for the secretariat to print and hand over. */
export const printView = (frame: Frame, { id, name }: Person, title: string, url: string): Card => {
  const words = wordsFor(frame)
  return linksView(
    {
      title,
      text: words.printed(name),
      first: { title: words.getPaper, url },
      links: [],
      buttons: [make(words.backTo(name), 'council.reachCard', { person: id })],
    },
    frame,
  )
}
