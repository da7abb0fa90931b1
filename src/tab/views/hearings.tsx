import { Body1, Button, Caption1, Link, Title3 } from '@fluentui/react-components'
import { useState } from 'react'
import type { HearingRow, HearingShown, OwnInput } from '../../features/hearings/api'
import { Notice, Shown } from '../parts'
import { hrefOf } from '../route'
import { LEADERS, type Loaded, useDoing, useLoaded, useSession } from '../session'
import { InputForm } from './hearing-input'

/** All hearings, or one with its document beside the reader's own input. */
export function Hearings({ id }: { id?: string }) {
  return id ? <One id={id} /> : <List />
}

function List() {
  const { words } = useSession()
  const loaded = useLoaded<{ hearings: HearingRow[] }>('hearings/list')
  return (
    <>
      <Title3 as="h2">{words.hearings.title}</Title3>
      <Shown loaded={loaded}>
        {({ hearings }) =>
          hearings.length === 0 ? (
            <Body1 as="p">{words.hearings.none}</Body1>
          ) : (
            <ul className="rows">
              {hearings.map(({ id, title, about }) => (
                <li key={id}>
                  <a className="row" href={hrefOf('hearings', id)}>
                    <strong>{title}</strong>
                    <Caption1>{about}</Caption1>
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  )
}

function One({ id }: { id: string }) {
  const { words, council, openCard } = useSession()
  const loaded = useLoaded<HearingShown>('hearings/one', { hearing: id })
  const texts = words.hearings
  return (
    <>
      <Link href={hrefOf('hearings')}>{texts.back}</Link>
      <Shown loaded={loaded}>
        {(hearing) => (
          <>
            <Title3 as="h2">{hearing.title}</Title3>
            <Caption1 as="p">
              {[
                hearing.about,
                hearing.from && texts.from(hearing.from),
                hearing.deadline && texts.deadline(hearing.deadline),
                texts.answered(hearing.answered),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Caption1>
            <p className="text">{hearing.summary}</p>
            <div className="buttons">
              {LEADERS.includes(council.role) && (
                <Link href={hrefOf('synthesis', id)}>{texts.workbench}</Link>
              )}
              {hearing.link && (
                <Link href={hearing.link} target="_blank">
                  {texts.read}
                </Link>
              )}
              <Button onClick={() => openCard('hearings.show', { hearing: id })}>{texts.more}</Button>
            </div>
            {!hearing.mayAnswer && <Body1 as="p">{texts.closed}</Body1>}
            <Document hearing={hearing} loaded={loaded} />
          </>
        )}
      </Shown>
    </>
  )
}

/** Each passage with the reader's own input beside it; on a telephone below it. */
function Document({ hearing, loaded }: { hearing: HearingShown; loaded: Loaded<HearingShown> }) {
  const { words } = useSession()
  const [writing, setWriting] = useState<string>()
  const [saved, setSaved] = useState(false)
  const { passages, whole, own, mayAnswer } = hearing
  const rows = [{ id: whole.id, kind: 'whole' as const, text: whole.text, takesInput: true }, ...passages]
  const done = (body: HearingShown) => {
    loaded.set(body)
    setWriting(undefined)
    setSaved(true)
  }
  return (
    <>
      {saved && <Notice intent="success">{words.hearings.saved}</Notice>}
      {passages.length === 0 && <Body1 as="p">{words.hearings.noDocument}</Body1>}
      <div className="document">
        {rows.map((passage) => (
          <div key={passage.id} className="passage" data-kind={passage.kind}>
            <PassageText kind={passage.kind} text={passage.text} />
            <div className="beside">
              {own
                .filter((input) => input.passage === passage.id)
                .map((input) => (
                  <Own
                    key={input.id}
                    input={input}
                    hearing={hearing}
                    writing={writing === input.id}
                    write={(on) => setWriting(on ? input.id : undefined)}
                    done={done}
                  />
                ))}
              {mayAnswer && passage.takesInput && writing !== passage.id && (
                <Button
                  size="small"
                  aria-label={passage.kind === 'whole' ? undefined : words.hearings.answerLabel(passage.text)}
                  onClick={() => {
                    setSaved(false)
                    setWriting(passage.id)
                  }}
                >
                  {passage.kind === 'whole' ? words.hearings.answerAll : words.hearings.answer}
                </Button>
              )}
              {writing === passage.id && (
                <InputForm
                  hearing={hearing}
                  target={{ path: 'hearings/contribute', data: { hearing: hearing.id, passage: passage.id } }}
                  done={done}
                  cancelled={() => setWriting(undefined)}
                />
              )}
            </div>
          </div>
        ))}
      </div>
    </>
  )
}

function PassageText({ kind, text }: { kind: string; text: string }) {
  if (kind === 'section' || kind === 'whole') return <h3>{text}</h3>
  if (kind === 'theme') return <h4>{text}</h4>
  return <p className={kind === 'bullet' ? 'bullet' : 'text'}>{text}</p>
}

function Own({
  input,
  hearing,
  writing,
  write,
  done,
}: {
  input: OwnInput
  hearing: HearingShown
  writing: boolean
  write: (on: boolean) => void
  done: (body: HearingShown) => void
}) {
  const { words, client } = useSession()
  const { busy, error, run } = useDoing()
  const texts = words.hearings
  if (writing)
    return (
      <InputForm
        hearing={hearing}
        before={input}
        target={{ path: 'hearings/rewrite', data: { contribution: input.id } }}
        done={done}
        cancelled={() => write(false)}
      />
    )
  const move = () =>
    run(async () =>
      done(
        await client.post<HearingShown>('hearings/move', {
          contribution: input.id,
          state: input.withdrawn ? 'given' : 'withdrawn',
        }),
      ),
    )
  return (
    <div className="box">
      <Caption1>{input.withdrawn ? texts.withdrawn : `${texts.own} · ${input.stanceText}`}</Caption1>
      <p className="text">{input.text}</p>
      {error && <Notice intent="error">{error}</Notice>}
      {input.changeable && (
        <div className="buttons">
          {!input.withdrawn && (
            <Button size="small" onClick={() => write(true)}>
              {texts.edit}
            </Button>
          )}
          <Button size="small" disabledFocusable={busy} onClick={move}>
            {input.withdrawn ? texts.giveAgain : texts.withdraw}
          </Button>
        </div>
      )}
    </div>
  )
}
