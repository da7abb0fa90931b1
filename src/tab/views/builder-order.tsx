import { Button, Caption1, Input } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { AgendaDraft, AgendaItem } from '../../features/agenda/api'
import { useSession } from '../session'

const MOST_MINUTES = 240

/** The items in their order: moved by dragging, by the arrow keys on the grip, or by the arrow buttons. */
export function Order({
  draft: { meeting, items, planVersion },
  busy,
  change,
}: {
  draft: AgendaDraft
  busy: boolean
  change: (path: string, data: object, said?: string) => Promise<boolean>
}) {
  const { words } = useSession()
  const texts = words.builder
  const [dragged, setDragged] = useState<string>()
  const focus = useRef<string | undefined>(undefined)
  const grips = useRef(new Map<string, HTMLElement>())
  const own = items.filter(({ fixed }) => !fixed)
  const offset = items.findIndex(({ fixed }) => !fixed)

  // The list was drawn anew: whoever moves an item by keys goes on with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is the trigger
  useEffect(() => {
    if (focus.current) grips.current.get(focus.current)?.focus()
    focus.current = undefined
  }, [items])

  const save = (order: AgendaItem[], said: string) =>
    change(
      'agenda/arrange',
      {
        meeting: meeting.id,
        from: planVersion,
        order: order.map(({ id, minutes }) => ({ item: id, minutes })),
      },
      said,
    )
  const moveTo = (id: string, to: number) => {
    const from = own.findIndex((item) => item.id === id)
    const item = own[from]
    if (busy || !item || to < 0 || to >= own.length || to === from) return
    const order = own.filter((each) => each !== item)
    order.splice(to, 0, item)
    save(order, texts.moved(item.title, offset + to + 1))
  }
  const walk = (event: KeyboardEvent, id: string, at: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    focus.current = id
    moveTo(id, at + by)
  }
  const setMinutes = (id: string, minutes: number) => {
    if (own.find((item) => item.id === id)?.minutes === minutes) return
    save(
      own.map((item) => (item.id === id ? { ...item, minutes } : item)),
      '',
    )
  }

  return (
    <ol className="order">
      {items.map((item) => {
        const at = own.indexOf(item)
        if (item.fixed)
          return (
            <li key={item.id} className="fixed">
              {item.title} <Caption1>{words.overview.minutes(item.minutes)}</Caption1>
            </li>
          )
        return (
          <li
            key={item.id}
            draggable
            className={dragged === item.id ? 'dragged' : undefined}
            onDragStart={({ dataTransfer }) => {
              // Without data Firefox does not drag.
              dataTransfer.setData('text/plain', item.title)
              setDragged(item.id)
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => {
              if (dragged) moveTo(dragged, at)
              setDragged(undefined)
            }}
          >
            <div className="orderRow">
              <button
                type="button"
                className="grip"
                aria-label={texts.grip(item.title)}
                ref={(grip) => {
                  if (grip) grips.current.set(item.id, grip)
                  else grips.current.delete(item.id)
                }}
                onKeyDown={(event) => walk(event, item.id, at)}
              >
                <span aria-hidden="true">⠿</span>
              </button>
              <div className="what">
                <strong>{item.title}</strong>
                <Caption1 block>{`${item.proposers} · ${item.purpose}`}</Caption1>
              </div>
              <MinutesInput
                label={texts.minutesLabel(item.title)}
                minutes={item.minutes}
                changed={(minutes) => setMinutes(item.id, minutes)}
              />
            </div>
            <div className="buttons">
              <Button
                size="small"
                aria-label={texts.up(item.title)}
                disabledFocusable={at === 0 || busy}
                onClick={() => moveTo(item.id, at - 1)}
              >
                ↑
              </Button>
              <Button
                size="small"
                aria-label={texts.down(item.title)}
                disabledFocusable={at === own.length - 1 || busy}
                onClick={() => moveTo(item.id, at + 1)}
              >
                ↓
              </Button>
              <Button
                size="small"
                disabledFocusable={busy}
                aria-label={texts.offLabel(item.title)}
                onClick={() => change('agenda/take-off', { item: item.id })}
              >
                {texts.off}
              </Button>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function MinutesInput({
  label,
  minutes,
  changed,
}: {
  label: string
  minutes: number
  changed: (minutes: number) => void
}) {
  const [value, setValue] = useState(String(minutes))
  useEffect(() => setValue(String(minutes)), [minutes])
  const take = () => {
    const chosen = Number(value)
    if (value !== '' && Number.isInteger(chosen) && chosen >= 0 && chosen <= MOST_MINUTES) changed(chosen)
    else setValue(String(minutes))
  }
  return (
    <Input
      className="minutes"
      type="number"
      min={0}
      max={MOST_MINUTES}
      aria-label={label}
      value={value}
      onChange={(_, data) => setValue(data.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}
