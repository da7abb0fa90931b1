import { Body1, Button, Caption1, Link } from '@fluentui/react-components'
import { useState } from 'react'
import type { Awaited } from '../../core/feature'
import type { AgendaItem, AgendaShown } from '../../features/agenda/api'
import type { NextMeeting } from '../../features/meetings/api'
import { Notice, Section, Shown } from '../parts'
import { Row } from '../row'
import { useDoing, useLoaded, useSession } from '../session'

/** What waits for the reader, the next meeting, and its agenda. */
export function Overview() {
  return (
    <div className="columns">
      <div>
        <Awaiting />
        <Next />
      </div>
      <Agenda />
    </div>
  )
}

function Awaiting() {
  const { words } = useSession()
  const loaded = useLoaded<{ awaiting: Awaited[] }>('polls/awaiting')
  const texts = words.overview
  return (
    <Section title={texts.awaits}>
      <Shown loaded={loaded}>
        {({ awaiting }) =>
          awaiting.length === 0 ? (
            <Body1 as="p">{texts.nothing}</Body1>
          ) : (
            <ul className="rows">
              {awaiting.map((awaited) => (
                <li key={`${awaited.verb}${JSON.stringify(awaited.data)}`}>
                  <Row {...awaited} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Section>
  )
}

function Next() {
  const { words, client } = useSession()
  const loaded = useLoaded<NextMeeting>('meetings/next')
  const { busy, error, run } = useDoing()
  const [thanked, setThanked] = useState(false)
  const texts = words.overview
  const reply = (meeting: NonNullable<NextMeeting['meeting']>, answer: 'yes' | 'no') =>
    run(async () => {
      loaded.set(
        await client.post<NextMeeting>('meetings/reply', {
          meeting: meeting.id,
          start: meeting.start,
          answer,
        }),
      )
      setThanked(true)
    })
  return (
    <Section title={texts.next}>
      <Shown loaded={loaded}>
        {({ meeting, later }) => (
          <>
            {!meeting && <Body1 as="p">{texts.none}</Body1>}
            {meeting && (
              <div className="box">
                <strong>{meeting.when}</strong>
                <span>{meeting.place}</span>
                {meeting.link && <Link href={meeting.link}>{texts.join}</Link>}
                {meeting.runs && <Notice intent="info">{texts.running}</Notice>}
                <Caption1>{texts.coming(meeting.coming, meeting.seats)}</Caption1>
                {meeting.own && (
                  <>
                    <span role="status">
                      {thanked ? `${texts.thanks} ${meeting.ownText ?? ''}.` : meeting.ownText}
                    </span>
                    {!meeting.runs && (
                      <div className="buttons">
                        <Button
                          appearance={meeting.own === 'yes' ? 'secondary' : 'primary'}
                          disabledFocusable={busy}
                          aria-pressed={meeting.own === 'yes'}
                          onClick={() => reply(meeting, 'yes')}
                        >
                          {texts.yes}
                        </Button>
                        <Button
                          disabledFocusable={busy}
                          aria-pressed={meeting.own === 'no'}
                          onClick={() => reply(meeting, 'no')}
                        >
                          {texts.no}
                        </Button>
                      </div>
                    )}
                  </>
                )}
                {error && <Notice intent="error">{error}</Notice>}
              </div>
            )}
            {later.length > 0 && (
              <details>
                <summary>{texts.later}</summary>
                <ul>
                  {later.map(({ id, when, place }) => (
                    <li key={id}>{place ? `${when} · ${place}` : when}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Shown>
    </Section>
  )
}

function Agenda() {
  const { words, me, openCard } = useSession()
  const loaded = useLoaded<AgendaShown>('agenda/next')
  const texts = words.overview
  return (
    <Section title={texts.agenda}>
      <Shown loaded={loaded}>
        {({ meeting, version, items, removed, files, deadline }) => (
          <>
            {meeting && items.length === 0 && <Body1 as="p">{texts.unpublished}</Body1>}
            {version && <Caption1 as="p">{version}</Caption1>}
            {items.length > 0 && (
              <ol className="agenda">
                {items.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </ol>
            )}
            {removed.length > 0 && <Caption1 as="p">{texts.removed(removed.join(', '))}</Caption1>}
            {deadline && <Caption1 as="p">{deadline}</Caption1>}
            <div className="buttons">
              <Button appearance="primary" onClick={() => openCard('core.run', { command: 'item' })}>
                {texts.propose}
              </Button>
              {files.pdf && (
                <Link href={files.pdf} target="_blank">
                  {texts.pdf}
                </Link>
              )}
              {files.docx && (
                <Link href={files.docx} target="_blank">
                  {texts.docx}
                </Link>
              )}
              {me.bot && (
                <Link href={`https://teams.microsoft.com/l/chat/0/0?users=28:${me.bot}`} target="_blank">
                  {texts.chat}
                </Link>
              )}
            </div>
          </>
        )}
      </Shown>
    </Section>
  )
}

function Item({ item }: { item: AgendaItem }) {
  const { words } = useSession()
  const texts = words.overview
  const { title, fixed, purpose, minutes, background, recommendation, proposers, mark, attachments } = item
  const about = [mark, purpose, texts.minutes(minutes)].filter(Boolean).join(' · ')
  if (fixed) return <li>{title}</li>
  return (
    <li>
      <details>
        <summary>
          <strong>{title}</strong> <Caption1>{about}</Caption1>
        </summary>
        {background && <p className="text">{background}</p>}
        {recommendation && <p className="text">{texts.recommendation(recommendation)}</p>}
        {proposers && <Caption1 as="p">{texts.proposer(proposers)}</Caption1>}
        {attachments.map(({ name, url }) => (
          <Link key={url} href={url} target="_blank">
            {name}
          </Link>
        ))}
      </details>
    </li>
  )
}
