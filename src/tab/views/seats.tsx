import { Body1, Button, Caption1, Title3 } from '@fluentui/react-components'
import { useState } from 'react'
import type { SeatShown, SeatsShown } from '../../features/council/seats-api'
import { Notice, Section, Shown } from '../parts'
import { type Loaded, useLoaded, useSession, useWords } from '../session'
import { NewSeat } from './seat-new'
import { ReachForm } from './seat-reach'
import { VacantSeat } from './seat-row'
import { TakenSeat } from './seat-taken'
import { seatsWords } from './seats.strings'

/** The secretariat seats members: who sits where, until when, and how messages come to them. */
export function Seats() {
  const loaded = useLoaded<SeatsShown>('council/seats')
  return <Shown loaded={loaded}>{(shown) => <All shown={shown} loaded={loaded} />}</Shown>
}

function All({ shown, loaded }: { shown: SeatsShown; loaded: Loaded<SeatsShown> }) {
  const { openCard } = useSession()
  const texts = useWords(seatsWords)
  const [opened, setOpened] = useState<string>()
  const [said, setSaid] = useState<{ seat?: string; notice: string }>()
  const [dragged, setDragged] = useState<string>()
  const took = (seat?: string) => (after: SeatsShown) => {
    loaded.set(after)
    setSaid({ seat, notice: after.notice || texts.done })
  }
  const row = (seat: SeatShown) => ({
    seat,
    shown,
    took: took(seat.id),
    said: said?.seat === seat.id ? said.notice : '',
    open: opened === seat.id,
    toggle: () => {
      setSaid(undefined)
      setOpened(opened === seat.id ? undefined : seat.id)
    },
  })
  const { seats, staff, free, unreached } = shown
  return (
    <>
      <Title3 as="h2">{texts.title}</Title3>
      <div className="columns">
        <Section title={texts.seats}>
          <Caption1 as="p">{texts.help}</Caption1>
          <ul className="seats">
            {seats.map((seat) =>
              seat.holder ? (
                <TakenSeat key={seat.id} {...row(seat)} holder={seat.holder} />
              ) : (
                <VacantSeat
                  key={seat.id}
                  {...row(seat)}
                  dropped={free.find(({ account }) => account === dragged)}
                />
              ),
            )}
          </ul>
          <NewSeat kinds={shown.kinds} took={took()} />
          {said && !said.seat && <Notice intent="success">{said.notice}</Notice>}
        </Section>
        <div>
          <Section title={texts.free}>
            {free.length === 0 && <Body1 as="p">{texts.noFree}</Body1>}
            <ul className="people">
              {free.map(({ account, name, guest }) => (
                <li
                  key={account}
                  draggable
                  onDragStart={({ dataTransfer }) => {
                    // Without data Firefox does not drag.
                    dataTransfer.setData('text/plain', name)
                    setDragged(account)
                  }}
                  onDragEnd={() => setDragged(undefined)}
                >
                  {guest ? texts.guest(name) : name}
                </li>
              ))}
            </ul>
          </Section>
          <Section title={texts.unreached}>
            <Body1 as="p">{unreached.length > 0 ? texts.unreachedText : texts.allReached}</Body1>
            <ul className="rules">
              {unreached.map((one) => (
                <li key={one.person}>
                  <strong>{one.name}</strong>
                  <Caption1>{`${one.why} ${one.instead}`}</Caption1>
                  <ReachForm reach={one} took={took()} />
                  <Button
                    size="small"
                    aria-label={texts.papersLabel(one.name)}
                    onClick={() => openCard('council.reachCard', { person: one.person })}
                  >
                    {texts.papers}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={texts.staff}>
            <ul className="rows">
              {staff.map(({ person, name, about }) => (
                <li key={person}>
                  <button type="button" className="row" onClick={() => openCard('council.staff', { person })}>
                    <strong>{name}</strong>
                    <Caption1>{about}</Caption1>
                  </button>
                </li>
              ))}
            </ul>
            <Button onClick={() => openCard('council.staffForm')}>{texts.newStaff}</Button>
          </Section>
        </div>
      </div>
    </>
  )
}
