import { Body1, Button, Caption1, Link, Title3 } from '@fluentui/react-components'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { WheelShown } from '../../features/year-wheel/api'
import { Section, Shown } from '../parts'
import { hrefOf } from '../route'
import { LEADERS, useLoaded, useSession } from '../session'

const MONTHS = 12

/** The year as a wheel that can be walked through with a mouse, a finger or the arrow keys, and as a list. */
export function YearWheel({ id }: { id?: string }) {
  const loaded = useLoaded<WheelShown>('year-wheel/year', id ? { year: id } : undefined)
  return <Shown loaded={loaded}>{(wheel) => <Year wheel={wheel} />}</Shown>
}

function Year({ wheel }: { wheel: WheelShown }) {
  const { words, council, openCard } = useSession()
  const { year, title, entries, none } = wheel
  const [chosen, setChosen] = useState(0)
  const texts = words.wheel
  const entry = entries[chosen]
  return (
    <>
      <Title3 as="h2">{title}</Title3>
      <div className="buttons">
        <Link href={hrefOf('wheel', year - 1)}>{texts.earlier(year - 1)}</Link>
        <Link href={hrefOf('wheel', year + 1)}>{texts.earlier(year + 1)}</Link>
        {LEADERS.includes(council.role) && (
          <Button onClick={() => openCard('year-wheel.form', { year: String(year), entry: '' })}>
            {texts.write}
          </Button>
        )}
      </div>
      {entries.length === 0 && <Body1 as="p">{none}</Body1>}
      <div className="columns">
        <div>
          <Wheel wheel={wheel} chosen={chosen} choose={setChosen} />
          {entry && (
            <div className="box" role="status">
              <Caption1>{`${texts.chosen}: ${entry.number}`}</Caption1>
              <strong>{entry.title}</strong>
              <span>{`${entry.day} · ${entry.kindText}`}</span>
            </div>
          )}
        </div>
        {entries.length > 0 && (
          <Section title={texts.list}>
            <ol className="year">
              {entries.map(({ number, day, title, kindText }, index) => (
                <li key={number} className={index === chosen ? 'chosen' : undefined}>
                  <strong>{title}</strong>
                  <Caption1 block>{`${day} · ${kindText}`}</Caption1>
                </li>
              ))}
            </ol>
          </Section>
        )}
      </div>
    </>
  )
}

function Wheel({
  wheel: { year, title, months, shape, entries },
  chosen,
  choose,
}: {
  wheel: WheelShown
  chosen: number
  choose: (index: number) => void
}) {
  const { words } = useSession()
  const marks = useRef<(SVGGElement | null)[]>([])
  const centre = shape.size / 2
  const walk = (event: KeyboardEvent, index: number) => {
    const next = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1 }
    const ends = { Home: 0, End: entries.length - 1 }
    const to = { ...next, ...ends }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const at = (to + entries.length) % entries.length
    choose(at)
    marks.current[at]?.focus()
  }
  return (
    <>
      <Caption1 as="p" id="wheel-help">
        {words.wheel.help}
      </Caption1>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with buttons in it */}
      <svg viewBox={`0 0 ${shape.size} ${shape.size}`} className="wheel" role="group" aria-label={title}>
        {months.map((month, index) => (
          <Month key={month} month={month} index={index} shape={shape} />
        ))}
        <text x={centre} y={centre + 22} className="middle" aria-hidden="true">
          {year}
        </text>
        {entries.map(({ number, x, y, kind, day, title, kindText }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: SVG has no button
          <g
            key={number}
            ref={(mark) => {
              marks.current[index] = mark
            }}
            role="button"
            tabIndex={index === chosen ? 0 : -1}
            aria-label={`${number}: ${day}, ${title}, ${kindText}`}
            aria-pressed={index === chosen}
            aria-describedby="wheel-help"
            className="mark"
            data-kind={kind}
            onClick={() => choose(index)}
            onFocus={() => choose(index)}
            onKeyDown={(event) => walk(event, index)}
          >
            <circle cx={x} cy={y} r={shape.mark} />
            <text x={x} y={y + 13}>
              {number}
            </text>
          </g>
        ))}
      </svg>
    </>
  )
}

function Month({ month, index, shape }: { month: string; index: number; shape: WheelShown['shape'] }) {
  const { outer, inner } = shape
  const centre = shape.size / 2
  const at = (part: number, radius: number): string => {
    const angle = ((part / MONTHS) * 360 - 90) * (Math.PI / 180)
    return `${(centre + radius * Math.cos(angle)).toFixed(1)},${(centre + radius * Math.sin(angle)).toFixed(1)}`
  }
  const [x, y] = at(index + 0.5, inner - 40).split(',')
  const rim = `M${at(index, outer)}A${outer},${outer} 0 0 1 ${at(index + 1, outer)}`
  const back = `L${at(index + 1, inner)}A${inner},${inner} 0 0 0 ${at(index, inner)}Z`
  return (
    <g aria-hidden="true">
      <path d={`${rim}${back}`} className={index % 2 === 0 ? 'even' : 'odd'} />
      <text x={x} y={Number(y) + 12} className="month">
        {month}
      </text>
    </g>
  )
}
