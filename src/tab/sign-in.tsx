import { Body1, Button, Spinner, Title2 } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Host } from './host'
import type { TabWords } from './strings'

interface Choice {
  name: string
  aadObjectId: string
}

const KEPT = 'demo'

/** Outside Teams: on one's own machine one chooses whom to be; elsewhere the way in is Teams. */
export function SignIn({
  host,
  words,
  signedIn,
}: {
  host: Host
  words: TabWords
  signedIn: (token: () => Promise<string>) => void
}) {
  const [people, setPeople] = useState<Choice[]>()
  const [failed, setFailed] = useState('')

  useEffect(() => {
    const kept = sessionStorage.getItem(KEPT)
    const ask = async (): Promise<void> => {
      if (kept && (await works(kept))) return signedIn(async () => kept)
      const response = await fetch('/api/demo')
      setPeople(response.ok ? (await response.json()).people : [])
    }
    ask().catch(() => setFailed(words.offline))
  }, [signedIn, words])

  const be = async (person: string): Promise<void> => {
    const response = await fetch('/api/demo', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person }),
    })
    if (!response.ok) return setFailed(words.offline)
    const { token } = await response.json()
    sessionStorage.setItem(KEPT, token)
    signedIn(async () => token)
  }

  if (failed || (people && people.length === 0) || host.inTeams)
    return (
      <main className="page">
        <Body1 as="p">{failed || words.signIn.closed}</Body1>
      </main>
    )
  if (!people) return <Spinner className="waiting" label={words.loading} />
  return (
    <main className="page">
      <Title2 as="h1">{words.signIn.title}</Title2>
      <Body1 as="p">{words.signIn.text}</Body1>
      <ul className="choices">
        {people.map(({ name, aadObjectId }) => (
          <li key={aadObjectId}>
            <Button onClick={() => be(aadObjectId).catch(() => setFailed(words.offline))}>{name}</Button>
          </li>
        ))}
      </ul>
    </main>
  )
}

async function works(token: string): Promise<boolean> {
  const response = await fetch('/api/me', { headers: { Authorization: `Bearer ${token}` } })
  return response.ok
}
