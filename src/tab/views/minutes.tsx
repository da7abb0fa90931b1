import { Body1, Button, Caption1, Field, Input, Link, Title3 } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { MinutesBlock, MinutesRow, MinutesShown } from '../../features/minutes/api'
import type { SearchShown } from '../../features/search'
import { Notice, Shown } from '../parts'
import { hrefOf } from '../route'
import { Row } from '../row'
import { useDoing, useLoaded, useSession } from '../session'

/** The archive, or one meeting's minutes. */
export function Minutes({ id }: { id?: string }) {
  return id ? <One meeting={id} /> : <Archive />
}

/** One search over all that the council lets its reader read. */
function Search() {
  const { words, client } = useSession()
  const { busy, error, run } = useDoing()
  const [wanted, setWanted] = useState('')
  const [found, setFound] = useState<SearchShown>()
  const texts = words.minutes
  const ask = (from: number) =>
    run(async () => {
      const next = await client.get<SearchShown>('search/find', { words: wanted, from })
      setFound((before) => (from > 0 && before ? { ...next, rows: [...before.rows, ...next.rows] } : next))
    })
  const send = (event: FormEvent) => {
    event.preventDefault()
    ask(0)
  }
  return (
    <>
      <search>
        <form className="ask" onSubmit={send}>
          <Field label={texts.search} className="field">
            <Input
              type="search"
              maxLength={100}
              value={wanted}
              onChange={(_, { value }) => setWanted(value)}
            />
          </Field>
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {texts.find}
          </Button>
        </form>
      </search>
      {error && <Notice intent="error">{error}</Notice>}
      {found && (
        <>
          <Caption1 as="p" role="status">
            {found.line}
          </Caption1>
          <ul className="rows">
            {found.rows.map((row) => (
              <li key={`${row.verb}${JSON.stringify(row.data)}`}>
                <Row {...row} />
              </li>
            ))}
          </ul>
          {found.next !== undefined && (
            <Button disabledFocusable={busy} onClick={() => ask(found.next ?? 0)}>
              {texts.more}
            </Button>
          )}
        </>
      )}
    </>
  )
}

function Archive() {
  const { words } = useSession()
  const loaded = useLoaded<{ minutes: MinutesRow[] }>('minutes/list')
  const texts = words.minutes
  return (
    <>
      <Title3 as="h2">{texts.title}</Title3>
      <Search />
      <h3>{texts.archive}</h3>
      <Shown loaded={loaded}>
        {({ minutes }) =>
          minutes.length === 0 ? (
            <Body1 as="p">{texts.none}</Body1>
          ) : (
            <ul className="rows">
              {minutes.map(({ meeting, title, approved }) => (
                <li key={meeting}>
                  <a className="row" href={hrefOf('minutes', meeting)}>
                    <strong>{title}</strong>
                    {!approved && <Caption1>{texts.waiting}</Caption1>}
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

function One({ meeting }: { meeting: string }) {
  const { words, openCard } = useSession()
  const loaded = useLoaded<MinutesShown>('minutes/one', { meeting })
  const texts = words.minutes
  return (
    <>
      <Link href={hrefOf('minutes')}>{texts.back}</Link>
      <Shown loaded={loaded}>
        {({ title, approved, blocks, files }) => (
          <article className="paper">
            <Title3 as="h2">{title}</Title3>
            {!approved && <Caption1 as="p">{texts.waiting}</Caption1>}
            <div className="buttons">
              <Button onClick={() => openCard('minutes.read', { meeting })}>{texts.about}</Button>
              <Link href={files.pdf} target="_blank">
                {texts.pdf}
              </Link>
              <Link href={files.docx} target="_blank">
                {texts.docx}
              </Link>
            </div>
            {/* The first block is the title. */}
            {blocks.slice(1).map((block, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: minutes do not change while they are read
              <Part key={index} block={block} />
            ))}
          </article>
        )}
      </Shown>
    </>
  )
}

function Part({ block }: { block: MinutesBlock }) {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>
    case 'paragraph':
      return <p className="text">{block.text}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'facts':
      return (
        <dl className="facts">
          {block.rows.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <table className="numbers">
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is its name
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}
