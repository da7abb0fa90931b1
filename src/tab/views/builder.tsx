import { Body1, Button, Caption1, Title3 } from '@fluentui/react-components'
import { useState } from 'react'
import type { AgendaDraft } from '../../features/agenda/api'
import { Notice, Section, Shown } from '../parts'
import { type Loaded, useDoing, useLoaded, useSession } from '../session'
import { Order } from './builder-order'
import { Preview } from './builder-preview'

/** Formandskab and secretariat build the next meeting's agenda. */
export function Builder() {
  const loaded = useLoaded<AgendaDraft>('agenda/draft')
  return <Shown loaded={loaded}>{(draft) => <Draft draft={draft} loaded={loaded} />}</Shown>
}

function Draft({ draft, loaded }: { draft: AgendaDraft; loaded: Loaded<AgendaDraft> }) {
  const { me, words, client, council, openCard } = useSession()
  const { busy, error, run } = useDoing()
  const [said, setSaid] = useState('')
  const texts = words.builder
  const change = (path: string, data: object, then = ''): Promise<boolean> =>
    run(async () => {
      loaded.set(await client.post<AgendaDraft>(path, data))
      setSaid(then)
    })
  const { meeting, waiting, offers, ends, published, sendBy, hasChannel } = draft
  // As everywhere in English: 17:25, not 05:25 PM.
  const time = new Intl.DateTimeFormat(me.language === 'en' ? 'en-GB' : 'da', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: council.timeZone,
  }).format(new Date(ends.at))
  return (
    <>
      <Title3 as="h2">{texts.title}</Title3>
      <Body1 as="p">{`${meeting.when} · ${meeting.place}`}</Body1>
      {error && <Notice intent="error">{error}</Notice>}
      <p className="unseen" role="status">
        {said}
      </p>
      <div className="columns">
        <Section title={texts.waiting(waiting.length)}>
          <ul className="rules">
            {waiting.map(({ id, title, proposer, purpose, minutes, late }) => (
              <li key={id}>
                <strong>{title}</strong>
                <Caption1>{texts.by(proposer, purpose, minutes)}</Caption1>
                {late && <Caption1>{texts.late}</Caption1>}
                <div className="buttons">
                  <Button
                    size="small"
                    appearance="primary"
                    disabledFocusable={busy}
                    aria-label={texts.acceptLabel(title)}
                    onClick={() => change('agenda/accept', { item: id })}
                  >
                    {texts.accept}
                  </Button>
                  <Button
                    size="small"
                    aria-label={texts.openLabel(title)}
                    onClick={() => openCard('agenda.open', { item: id })}
                  >
                    {texts.open}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
          {offers.length > 0 && (
            <>
              <h3>{texts.offers}</h3>
              <ul className="rules">
                {offers.map(({ source, title, purpose, minutes }) => (
                  <li key={source}>
                    <strong>{title}</strong>
                    <Caption1>{`${purpose} · ${words.overview.minutes(minutes)}`}</Caption1>
                    <Button
                      size="small"
                      disabledFocusable={busy}
                      aria-label={texts.acceptLabel(title)}
                      onClick={() =>
                        run(async () => {
                          await client.post('turn', { verb: 'agenda.takeOffer', data: { source } })
                          loaded.reload()
                        })
                      }
                    >
                      {texts.accept}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Section>
        <Section title={texts.order}>
          <Caption1 as="p">{texts.help}</Caption1>
          <Order draft={draft} busy={busy} change={change} />
          <Body1 as="p">
            {[texts.ends(time), ends.over > 0 ? texts.over(ends.over) : ''].filter(Boolean).join(' ')}
          </Body1>
          <Caption1 as="p">
            {published.version === 0
              ? sendBy
              : published.current
                ? texts.published(published.version)
                : texts.changed(published.version)}
          </Caption1>
          {!hasChannel && <Caption1 as="p">{texts.noChannel}</Caption1>}
          <Preview
            draft={draft}
            busy={busy}
            publish={() =>
              change(
                'agenda/publish',
                { meeting: meeting.id, from: published.version, digest: draft.digest },
                texts.done,
              )
            }
          />
          {said === texts.done && <Notice intent="success">{said}</Notice>}
        </Section>
      </div>
    </>
  )
}
