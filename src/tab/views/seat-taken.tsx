import { Button, Caption1, Field, Input } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ReachShown } from '../../features/council/seats-api'
import { Choice, Notice } from '../parts'
import { useWords } from '../session'
import { Part } from './seat-part'
import { ReachForm } from './seat-reach'
import { type Row, useChange } from './seat-row'
import { Accounts, Who } from './seat-who'
import { seatsWords } from './seats.strings'

type Taken = Row & { holder: ReachShown }

/** A seat with somebody in it: office, term, substitute, messages, account, and the end of it. */
export function TakenSeat(row: Taken) {
  const { seat, shown, took, said, open, toggle, holder } = row
  const texts = useWords(seatsWords)
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

/** One part of a taken seat, and the change that it makes. */
function Change({
  seat,
  took,
  holder,
  title,
  save,
  what,
  data,
  children,
}: Taken & {
  title: string
  save?: string
  what: string
  data: Record<string, string>
  children: ReactNode
}) {
  const { busy, error, change } = useChange(seat, took)
  const send = () => change(what, data)
  return (
    <Part title={title} of={holder.name} save={save} busy={busy} error={error} send={send}>
      {children}
    </Part>
  )
}

function Office(row: Taken) {
  const texts = useWords(seatsWords)
  const [role, setRole] = useState<string>(row.seat.role)
  return (
    <Change {...row} title={texts.role} what="role" data={{ role }}>
      <Choice label={texts.role} value={role} choices={row.shown.roles} choose={setRole} />
    </Change>
  )
}

function Term(row: Taken) {
  const texts = useWords(seatsWords)
  const [date, setDate] = useState(row.seat.until)
  return (
    <Change {...row} title={texts.term} what="term" data={{ date }}>
      <Day label={texts.term} hint={texts.noTerm} date={date} setDate={setDate} />
    </Change>
  )
}

function Substitute(row: Taken) {
  const texts = useWords(seatsWords)
  const { seat, shown } = row
  const [account, setAccount] = useState('')
  const [name, setName] = useState('')
  return (
    <Change {...row} title={texts.substituteTitle} what="substitute" data={{ account, name }}>
      <fieldset className="rests">
        <legend>{texts.substituteTitle}</legend>
        <Caption1>
          {seat.substitute ? `${seat.substitute}. ${texts.noSubstitute}` : texts.noSubstitute}
        </Caption1>
        <Who free={shown.free} account={account} setAccount={setAccount} name={name} setName={setName} />
      </fieldset>
    </Change>
  )
}

function Account(row: Taken) {
  const texts = useWords(seatsWords)
  const [account, setAccount] = useState('')
  return (
    <Change {...row} title={texts.account} what="account" data={{ account }}>
      <Field label={texts.account}>
        <Accounts free={row.shown.free} account={account} setAccount={setAccount} />
      </Field>
    </Change>
  )
}

function End(row: Taken) {
  const texts = useWords(seatsWords)
  const [date, setDate] = useState(row.seat.leaves || row.shown.today)
  return (
    <Change {...row} title={texts.lastDay} save={texts.end} what="end" data={{ date }}>
      <Day label={texts.lastDay} hint={texts.lastDayHint} date={date} setDate={setDate} />
    </Change>
  )
}

const Day = ({
  label,
  hint,
  date,
  setDate,
}: {
  label: string
  hint?: string
  date: string
  setDate: (date: string) => void
}) => (
  <Field label={label} hint={hint}>
    <Input type="date" value={date} onChange={(_, { value }) => setDate(value)} />
  </Field>
)
