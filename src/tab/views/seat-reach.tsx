import { useEffect, useState } from 'react'
import type { ReachShown, SeatsShown } from '../../features/council/seats-api'
import { Choice } from '../parts'
import { useDoing, useSession, useWords } from '../session'
import { Part } from './seat-part'
import { seatsWords } from './seats.strings'

/** What somebody gets in place of messages in their chat. */
export function ReachForm({ reach, took }: { reach: ReachShown; took: (after: SeatsShown) => void }) {
  const { client } = useSession()
  const texts = useWords(seatsWords)
  const { busy, error, run } = useDoing()
  const [chosen, setChosen] = useState(reach.chosen)
  // It can have been chosen at the other place where it stands.
  useEffect(() => setChosen(reach.chosen), [reach.chosen])
  const send = () =>
    run(async () =>
      took(await client.post<SeatsShown>('council/reach', { person: reach.person, reach: chosen })),
    )
  return (
    <Part title={texts.reach} of={reach.name} busy={busy} error={error} send={send}>
      <Choice label={texts.reach} value={chosen} choices={reach.choices} choose={setChosen} />
    </Part>
  )
}
