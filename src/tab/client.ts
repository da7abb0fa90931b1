/** What the server said in place of an answer, in the reader's language. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

export interface Client {
  get<Body>(path: string, query?: Record<string, string | number>): Promise<Body>
  post<Body>(path: string, body: object): Promise<Body>
}

/** Calls the API as somebody: a fresh token each time. Rejects with `Refused`, or a `TypeError` without a network. */
export function createClient(base: string, token: () => Promise<string>): Client {
  async function call<Body>(path: string, init: RequestInit): Promise<Body> {
    const response = await fetch(`${base}/${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${await token()}` },
    })
    const body = await response.json().catch(() => ({}))
    if (!response.ok) throw new Refused(String(body.message ?? ''), response.status)
    return body as Body
  }
  return {
    get: (path, query = {}) => {
      const asked = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
      return call(asked.size > 0 ? `${path}?${asked}` : path, {})
    },
    post: (path, body) =>
      call(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      }),
  }
}

export interface Me {
  name: string
  language: 'da' | 'en'
  currentCouncil?: string
  councils: { id: string; name: string; role: string; timeZone: string; channel?: string }[]
  bot?: string
}
