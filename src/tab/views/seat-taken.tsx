import { Button, Caption1, Field, Input, Select } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { ReachShown } from '../../features/council/seats-api'
import { Notice } from '../parts'
import { useSession } from '../session'
import { Part } from './seat-part'
import { ReachForm } from './seat-reach'
import { type Row, useChange } from './seat-row'
import { Accounts, Who } from './seat-who'
import { seatsWords } from './seats.strings'

type Taken = Row & { holder: ReachShown }

/** A seat with somebody in it: office, term, substitute, messages, account, and the end of it. */
export function TakenSeat(row: Taken) {
  const { seat, shown, took, said, open, toggle, holder } = row
  const { me } = useSession()
  const texts = seatsWords(me.language)
  const silent = shown.unreached.some(({ person }) => person === holder.person)
  const button = useRef<HTMLButtonElement>(null)
  // Who was just seated: the seat was opened as a vacant one, and its button is another now.
  useEffect(() => {
    if (open) button.current?.focus()
  }, [open])
  return (
    <li>
      <div className="seat">
        <strong>{holder.name}</strong>
        <Caption1>{seat.about}</Caption1>
        {seat.substitute && <Caption1>{texts.substitute(seat.substitute)}</Caption1>}
        {silent && <Caption1 className="silent">{texts.silent}</Caption1>}
      </div>
      <Button
        ref={button}
        size="small"
        aria-expanded={open}
        aria-label={texts.changeLabel(holder.name)}
        onClick={toggle}
      >
        {texts.change}
      </Button>
      {said && <Notice intent="info">{said}</Notice>}
      {open && (
        <div className="form">
          <ReachForm reach={holder} took={took} />
          <Office {...row} />
          <Term {...row} />
          <Substitute {...row} />
          {shown.free.length > 0 && <Account {...row} />}
          <End {...row} />
        </div>
      )}
    </li>
  )
}

function Office({ seat, shown, took, holder }: Taken) {
  const { me } = useSession()
  const texts = seatsWords(me.language)
  const { busy, error, change } = useChange(seat, took)
  const [role, setRole] = useState<string>(seat.role)
  return (
    <Part title={texts.role} of={holder.name} busy={busy} error={error} send={() => change('role', { role })}>
      <Field label={texts.role}>
        <Select value={role} onChange={(_, { value }) => setRole(value)}>
          {shown.roles.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
    </Part>
  )
}

function Term({ seat, took, holder }: Taken) {
  const { me } = useSession()
  const texts = seatsWords(me.language)
  const { busy, error, change } = useChange(seat, took)
  const [date, setDate] = useState(seat.until)
  return (
    <Part title={texts.term} of={holder.name} busy={busy} error={error} send={() => change('term', { date })}>
      <Field label={texts.term} hint={texts.noTerm}>
        <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
      </Field>
    </Part>
  )
}

function Substitute({ seat, shown, took, holder }: Taken) {
  const { me } = useSession()
  const texts = seatsWords(me.language)
  const { busy, error, change } = useChange(seat, took)
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  const send = () => change('substitute', { account, name })
  return (
    <Part title={texts.substituteTitle} of={holder.name} busy={busy} error={error} send={send}>
      <fieldset className="rests">
        <legend>{texts.substituteTitle}</legend>
        <Caption1>
          {seat.substitute ? `${seat.substitute}. ${texts.noSubstitute}` : texts.noSubstitute}
        </Caption1>
        <Who free={shown.free} account={account} setAccount={setAccount} name={name} setName={setName} />
      </fieldset>
    </Part>
  )
}

function Account({ seat, shown, took, holder }: Taken) {
  const { me } = useSession()
  const texts = seatsWords(me.language)
  const { busy, error, change } = useChange(seat, took)
  const [account, setAccount] = useState('')
  const send = () => change('account', { account })
  return (
    <Part title={texts.account} of={holder.name} busy={busy} error={error} send={send}>
      <Field label={texts.account}>
        <Accounts free={shown.free} account={account} setAccount={setAccount} />
      </Field>
    </Part>
  )
}

function End({ seat, shown, took, holder }: Taken) {
  const { me } = useSession()
  const texts = seatsWords(me.language)
  const { busy, error, change } = useChange(seat, took)
  const [date, setDate] = useState(seat.leaves || shown.today)
  const send = () => change('end', { date })
  return (
    <Part title={texts.lastDay} of={holder.name} save={texts.end} busy={busy} error={error} send={send}>
      <Field label={texts.lastDay}>
        <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
      </Field>
    </Part>
  )
}
