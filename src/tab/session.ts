import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { type Client, type Me, Refused } from './client'
import type { ThemeName } from './host'
import type { TabWords } from './strings'

/** What every view needs: who reads, in which council, and the way to the server. */
export interface Session {
  me: Me
  council: Me['councils'][number]
  client: Client
  words: TabWords
  theme: ThemeName
  inTeams: boolean
  /** Opens a card in a dialog: what chat would answer to this button. */
  openCard(verb: string, data?: Record<string, string>): void
  /** Raised when a card has changed something: views read anew. */
  changes: number
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('outside a session')
  return session
}

/** A page's own words, which come with the page. */
export const useWords = <Words>(words: (language: Me['language']) => Words): Words =>
  words(useSession().me.language)

export const LEADERS: readonly string[] = ['chair', 'viceChair', 'secretariat']

/** The sentence that a failed call is shown as. */
export const sentenceOf = (error: unknown, words: TabWords): string =>
  error instanceof Refused && error.message !== '' ? error.message : words.offline

export interface Loaded<Body> {
  body?: Body
  error?: string
  /** How many answers have come, good or bad. */
  answers: number
  reload(): void
  set(body: Body): void
}

/** Reads from the server, and anew when a card has changed something. The last question asked is the one shown. */
export function useLoaded<Body>(path: string, query?: Record<string, string | number>): Loaded<Body> {
  const { client, words, changes } = useSession()
  const [state, setState] = useState<{ body?: Body; error?: string; answers: number }>({ answers: 0 })
  const asked = useRef(0)
  const key = JSON.stringify(query ?? {})
  const show = useCallback(
    (next: { body: Body } | { error: string }) =>
      setState(({ body, answers }) => ({ body, ...next, answers: answers + 1 })),
    [],
  )
  const load = useCallback(() => {
    asked.current += 1
    const own = asked.current
    const ifLast = (next: { body: Body } | { error: string }) => {
      if (own === asked.current) show(next)
    }
    client.get<Body>(path, JSON.parse(key)).then(
      (body) => ifLast({ body }),
      (error) => ifLast({ error: sentenceOf(error, words) }),
    )
  }, [client, words, path, key, show])
  // `changes` is read so that a change loads anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the trigger
  useEffect(() => {
    load()
    return () => {
      asked.current += 1
    }
  }, [load, changes])
  const set = useCallback(
    (body: Body) => {
      // Newer than whatever is on its way.
      asked.current += 1
      show({ body })
    },
    [show],
  )
  return { ...state, reload: load, set }
}

/** Does something at the server and tells how it went. */
export function useDoing() {
  const { words } = useSession()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true)
    setError('')
    try {
      await work()
      return true
    } catch (failure) {
      setError(sentenceOf(failure, words))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}
