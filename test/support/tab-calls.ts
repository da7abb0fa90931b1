import { CAST, type Part } from '../../src/local/demo'

/** A call of the tab's API as somebody of the demo council, answered. */
export interface Calls {
  token: string
  /** The address of the council's endpoints, and what a call of them carries. */
  council: string
  headers: Record<string, string>
  get<Body>(path: string, query?: Record<string, string>): Promise<{ status: number; body: Body }>
  post<Body>(path: string, body: object): Promise<{ status: number; body: Body }>
}

/** Signs in as the tab does on one's own machine, and calls for the demo council. */
export async function callsAs(port: number, part: Part): Promise<Calls> {
  const base = `http://127.0.0.1:${port}/api`
  const json = { 'content-type': 'application/json' }
  const signIn = await fetch(`${base}/demo`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ person: CAST[part].aadObjectId }),
  })
  const { token } = (await signIn.json()) as { token: string }
  const headers = { ...json, authorization: `Bearer ${token}` }
  const me = (await (await fetch(`${base}/me`, { headers })).json()) as { councils: { id: string }[] }
  const council = `${base}/councils/${me.councils[0]?.id}`
  const answered = async <Body>(response: Response) => ({
    status: response.status,
    body: (await response.json()) as Body,
  })
  return {
    token,
    council,
    headers,
    get: async (path, query = {}) =>
      answered(await fetch(`${council}/${path}?${new URLSearchParams(query)}`, { headers })),
    post: async (path, body) =>
      answered(await fetch(`${council}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })),
  }
}
