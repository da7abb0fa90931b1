/** Somebody one can be, or meet, in the Playground. `id` is the Teams user id (`29:…`). */
export interface CastPerson {
  id: string
  name: string
  aadObjectId: string
  givenName: string
  surname: string
  email: string
}

/**
 * Who and what the Playgrounds of one bot show. The Playground's own format sets the measure: one current
 * user and exactly five others (the first five of `people` who are not that user), and one channel beside
 * the team's general channel, whose id is the team's id and whose name is always "General".
 */
export interface Cast {
  tenantId: string
  bot?: Named
  /** Six at least. */
  people: CastPerson[]
  team: Named & { aadGroupId?: string; channels: Named[] }
  groupChat?: Named
}

interface Named {
  id: string
  name: string
}

const OTHERS = 5
const BOT: Named = { id: '28:raadsbot', name: 'Rådsbot' }
const NO_GROUP = '00000000-0000-0000-0000-000000000000'

/** The id of the chat between this person and the bot: unique for each, the same each time. */
const personalChatOf = (person: Pick<CastPerson, 'aadObjectId'>): string => `a:${person.aadObjectId}`

/** The team's channels as the Playground has them: the general one first. */
export const channelsOf = ({ team }: Cast): string[] => [team.id, ...team.channels.map(({ id }) => id)]

/**
 * The text of the Playground's configuration file with the person `as` (an id) at the keyboard. It is JSON,
 * which is YAML too. Throws when the cast does not fit the Playground's format, which else would only tell
 * its log file.
 */
export function configFor(cast: Cast, as: string): string {
  const person = cast.people.find(({ id }) => id === as)
  if (!person) throw new Error(`Nobody in the cast has the id ${as}`)
  const others = cast.people.filter((other) => other !== person).slice(0, OTHERS)
  if (others.length < OTHERS) throw new Error(`The Playground needs ${OTHERS} people beside ${person.name}`)
  if (cast.team.channels.length > 1) throw new Error('The Playground has room for one channel beside General')
  return JSON.stringify({
    version: '0.1.1',
    tenantId: cast.tenantId,
    bot: cast.bot ?? BOT,
    currentUser: userOf(person),
    users: others.map(userOf),
    personalChat: { id: personalChatOf(person) },
    groupChat: cast.groupChat ?? { id: `19:chat-${cast.team.id}`, name: cast.team.name },
    team: { aadGroupId: NO_GROUP, ...cast.team },
  })
}

// Field by field, for the Playground refuses a file with a field that it does not know. The spelling
// "Principle" is the Playground's.
const userOf = ({ id, name, aadObjectId, givenName, surname, email }: CastPerson) => ({
  id,
  name,
  userPrincipleName: email,
  aadObjectId,
  givenName,
  surname,
  email,
})
