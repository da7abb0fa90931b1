import { useRef, useState } from 'react'
import type { SeatsShown } from '../../features/council/seats-api'
import { Choice } from '../parts'
import { useDoing, useSession, useWords } from '../session'
import { Part } from './seat-part'
import { seatsWords } from './seats.strings'

/** One more seat, of a kind that the charter knows. */
export function NewSeat({ kinds, took }: { kinds: SeatsShown['kinds']; took: (after: SeatsShown) => void }) {
  const { client } = useSession()
  const texts = useWords(seatsWords)
  const { busy, error, run } = useDoing()
  const [kind, setKind] = useState(kinds[0]?.value ?? '')
  const form = useRef(crypto.randomUUID())
  const send = () =>
    run(async () => {
      took(await client.post<SeatsShown>('council/add-seat', { kind, form: form.current }))
      form.current = crypto.randomUUID()
    })
  return (
    <Part title={texts.newSeat} of={texts.newSeat} save={texts.add} busy={busy} error={error} send={send}>
      <Choice label={texts.kind} value={kind} choices={kinds} choose={setKind} />
    </Part>
  )
}
