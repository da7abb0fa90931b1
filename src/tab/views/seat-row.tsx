import { Button, Caption1 } from '@fluentui/react-components'
import { useRef, useState } from 'react'
import type { SeatShown, SeatsShown } from '../../features/council/seats-api'
import { Notice } from '../parts'
import { useDoing, useSession, useWords } from '../session'
import { Who } from './seat-who'
import { seatsWords } from './seats.strings'

export interface Row {
  seat: SeatShown
  shown: SeatsShown
  took: (after: SeatsShown) => void
  /** What was said of its last change. */
  said: string
  open: boolean
  toggle: () => void
}

/** One change of a seat, by the form of chat. What was typed stays when it is refused. */
export function useChange({ id, holder }: SeatShown, took: (after: SeatsShown) => void) {
  const { client } = useSession()
  const { busy, error, run } = useDoing()
  // One number for a form: pressed twice, it is done once.
  const form = useRef(crypto.randomUUID())
  const change = (what: string, data: Record<string, string>) =>
    run(async () => {
      const body = { seat: id, what, held: holder?.person ?? '', form: form.current, ...data }
      took(await client.post<SeatsShown>('council/change-seat', body))
      form.current = crypto.randomUUID()
    })
  return { busy, error, change }
}

/** A seat that nobody has: somebody is dropped on it, chosen from the channel, or named. */
export function VacantSeat({
  seat,
  shown,
  took,
  said,
  open,
  toggle,
  dropped,
}: Row & { dropped?: SeatsShown['free'][number] }) {
  const { client } = useSession()
  const texts = useWords(seatsWords)
  const { busy, error, change } = useChange(seat, took)
  const removal = useDoing()
  const [over, setOver] = useState(false)
  const [putting, setPutting] = useState('')
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')

  const put = async (who: { account: string; name: string }, called: string) => {
    setPutting(called)
    const done = await change('take', who)
    setPutting('')
    // Whoever dragged sees why it did not work, and can choose.
    if (!done && !open) toggle()
  }
  return (
    <li
      className={over ? 'over' : undefined}
      onDragOver={(event) => {
        if (!dropped) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={() => {
        setOver(false)
        if (dropped) put({ account: dropped.account, name: '' }, dropped.name)
      }}
    >
      <div className="seat">
        <strong aria-busy={putting !== ''}>{putting ? texts.putting(putting) : texts.vacant}</strong>
        <Caption1>{seat.about}</Caption1>
      </div>
      <Button size="small" aria-expanded={open} aria-label={texts.putLabel(seat.about)} onClick={toggle}>
        {texts.put}
      </Button>
      {said && <Notice intent="info">{said}</Notice>}
      {open && (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            put({ account, name }, shown.free.find((one) => one.account === account)?.name ?? name)
          }}
        >
          <Who free={shown.free} account={account} setAccount={setAccount} name={name} setName={setName} />
          {(error || removal.error) && <Notice intent="error">{error || removal.error}</Notice>}
          <div className="buttons">
            <Button type="submit" appearance="primary" disabledFocusable={busy}>
              {texts.seatThem}
            </Button>
            <Button
              disabledFocusable={removal.busy}
              onClick={() =>
                removal.run(async () => {
                  took(await client.post<SeatsShown>('council/remove-seat', { seat: seat.id }))
                })
              }
            >
              {texts.removeSeat}
            </Button>
          </div>
        </form>
      )}
    </li>
  )
}
