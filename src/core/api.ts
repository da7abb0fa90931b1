import { type Council, memberOf, type Person, scopeOf } from './council'
import type { Contacts, CouncilRequest, Endpoint, EndpointReply, Feature } from './feature'
import type { Language } from './language'
import type { Log } from './log'
import { admit, isRefusal, type Refusal, refusalOf } from './refusals'
import type { WatchTurn } from './router'
import { linksFor, type SignLink } from './sign-link'
import { UserError } from './user-error'

/** What came in from the tab, by somebody whom the sign-in knows. */
export interface Call {
  method: string
  /** `<room>/<name>` */
  path: string
  council: string
  data: unknown
  /** The same when the tab sends it again. */
  id: string
  person: Person
  councils: Council[]
  language: Language
  now: Date
  contacts?: Contacts
}

export type Answer =
  | ({ status: 200 } & EndpointReply)
  | { status: 400 | 403 | 404 | 500; body: Refusal; notifications?: undefined }

export interface Api {
  endpoints: readonly Endpoint[]
  /** Never rejects: refusals and faults come back in the member's language. */
  answer(call: Call): Promise<Answer>
}

/** The rooms' endpoints behind the same guards as their commands and actions. */
export function createApi(features: Feature[], sign: SignLink, log: Log, watch: WatchTurn = () => {}): Api {
  const endpoints = features.flatMap(({ api }) => api ?? [])
  const byName = new Map(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint]))
  if (byName.size < endpoints.length) throw new Error('two endpoints have the same method and path')

  function requestOf({ person, councils, council: named, language, now, data, id, contacts }: Call) {
    const council = councils.find((each) => each.id === named)
    const member = council && memberOf(council, person)
    if (!council || !member) throw new UserError('core.notInCouncil')
    const scope = scopeOf(council)
    const request: CouncilRequest = {
      activityId: id,
      person,
      councils,
      place: 'personal',
      conversation: '',
      language,
      now,
      args: '',
      data,
      contacts,
      council,
      member,
      scope,
      linkTo: linksFor(sign, scope, member.person, now),
    }
    return request
  }

  return {
    endpoints,
    async answer(call) {
      const name = `${call.method} ${call.path}`
      const endpoint = byName.get(name)
      try {
        const request = requestOf(call)
        if (!endpoint) throw new UserError('core.unknownPage')
        admit(endpoint.access, request.member.role, call.language)
        const reply = await endpoint.handle(request)
        watch({ handler: name, ending: 'answered' })
        return { status: 200, ...reply }
      } catch (error) {
        watch({ handler: endpoint ? name : 'none', ending: isRefusal(error) ? 'refused' : 'failed' })
        const body = refusalOf(error, name, { language: call.language, features, log })
        return { status: statusOf(error), body }
      }
    },
  }
}

const STATUS: Record<string, 403 | 404> = {
  'core.notInCouncil': 403,
  'core.notYourRole': 403,
  'core.unknownPage': 404,
}

function statusOf(error: unknown): 400 | 403 | 404 | 500 {
  if (!isRefusal(error)) return 500
  return (error instanceof UserError && STATUS[error.key]) || 400
}
