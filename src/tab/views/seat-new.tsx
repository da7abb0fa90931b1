import { Field, Select } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import type { SeatsShown } from '../../features/council/seats-api'
import { useDoing, useSession } from '../session'
import { Part } from './seat-part'
import { seatsWords } from './seats.strings'

/** One more seat, of a kind that the charter knows. */
export function NewSeat({ kinds, took }: { kinds: SeatsShown['kinds']; took: (after: SeatsShown) => void }) {
  const { me, client } = useSession()
  const texts = seatsWords(me.language)
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
      <Field label={texts.kind}>
        <Select value={kind} onChange={(_, { value }) => setKind(value)}>
          {kinds.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
    </Part>
  )
}
