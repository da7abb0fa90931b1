import { Body1, Button, Caption1, Title3 } from '@fluentui/react-components'
import { useEffect } from 'react'
import type { LiveMeeting } from '../../features/minutes/live'
import { Notice, Section, Shown } from '../parts'
import { useDoing, useLoaded, useSession } from '../session'

// From one answer to the next question, so that everybody sees what happens within two seconds, and a slow
// network is not asked again before it has answered.
const PAUSE_MS = 1_200

type Running = NonNullable<LiveMeeting['meeting']>

/** The running meeting: its agenda with the current item, and the speaker list, live. Made for the side panel. */
export function Meeting() {
  const { words } = useSession()
  const loaded = useLoaded<LiveMeeting>('minutes/live')
  const { reload, answers } = loaded
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer, good or bad, is what the next question waits for
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') reload()
    }
    const timer = setTimeout(look, PAUSE_MS)
    // Whoever comes back to the page sees at once how it stands.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [reload, answers])
  return (
    <>
      <Title3 as="h2">{words.pages.meeting}</Title3>
      <Shown loaded={loaded}>
        {({ meeting }) =>
          meeting ? (
            <div className="columns">
              <Floor meeting={meeting} reload={reload} />
              <Items meeting={meeting} reload={reload} />
            </div>
          ) : (
            <Body1 as="p">{words.meeting.none}</Body1>
          )
        }
      </Shown>
    </>
  )
}

/** The card's own handlers answer; then everything is read anew. */
function usePress(reload: () => void) {
  const { client } = useSession()
  const { run, ...doing } = useDoing()
  const press = (verb: string, data: Record<string, string>) =>
    run(async () => {
      await client.post('turn', { verb, data })
      reload()
    })
  return { ...doing, press }
}

function Floor({ meeting, reload }: { meeting: Running; reload: () => void }) {
  const { words, openCard } = useSession()
  const { busy, error, press } = usePress(reload)
  const { id, speaking, waiting, floorClosed, voteOpen, here, works, leads, asked, current, present } =
    meeting
  const texts = words.meeting
  const data = { meeting: id }
  return (
    <Section title={texts.floor}>
      <div aria-live="polite">
        <Body1 as="p">{speaking ? texts.speaking(speaking.name) : texts.nobody}</Body1>
        {waiting.length > 0 && (
          <ol>
            {waiting.map(({ id: speaker, name }) => (
              <li key={speaker}>{name}</li>
            ))}
          </ol>
        )}
        {floorClosed && <Body1 as="p">{texts.closed}</Body1>}
        {voteOpen && <Notice intent="info">{texts.vote}</Notice>}
      </div>
      {error && <Notice intent="error">{error}</Notice>}
      <div className="buttons">
        {works && !here && (
          <Button appearance="primary" disabledFocusable={busy} onClick={() => press('minutes.here', data)}>
            {texts.here}
          </Button>
        )}
        {here && current !== '' && (asked || !floorClosed) && (
          <Button
            appearance={asked ? 'secondary' : 'primary'}
            disabledFocusable={busy}
            onClick={() => press(asked ? 'minutes.leaveFloor' : 'minutes.ask', data)}
          >
            {asked ? texts.leave : texts.ask}
          </Button>
        )}
        {leads && (waiting.length > 0 || speaking) && (
          <Button
            disabledFocusable={busy}
            onClick={() => press('minutes.nextSpeaker', { ...data, speaking: speaking?.id ?? '' })}
          >
            {waiting.length > 0 ? texts.nextSpeaker : texts.done}
          </Button>
        )}
        {here && <Button onClick={() => openCard('minutes.now', data)}>{texts.card}</Button>}
      </div>
      <Caption1 as="p">{texts.present(present)}</Caption1>
    </Section>
  )
}

function Items({ meeting, reload }: { meeting: Running; reload: () => void }) {
  const { words } = useSession()
  const { busy, error, press } = usePress(reload)
  const { id, items, current, next, leads, recommendation } = meeting
  const texts = words.meeting
  return (
    <Section title={words.overview.agenda}>
      <ol className="live">
        {items.map(({ id: item, title, state }) => (
          <li key={item} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {title} {state !== 'coming' && <Caption1>{texts[state]}</Caption1>}
            {state === 'now' && recommendation && (
              <p className="text">{words.overview.recommendation(recommendation)}</p>
            )}
          </li>
        ))}
      </ol>
      {error && <Notice intent="error">{error}</Notice>}
      {leads && next && (
        <Button
          disabledFocusable={busy}
          onClick={() => press('minutes.goTo', { meeting: id, from: current, to: next })}
        >
          {current === '' ? texts.first : texts.next}
        </Button>
      )}
    </Section>
  )
}
