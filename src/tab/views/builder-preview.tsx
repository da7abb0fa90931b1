import { Button, Caption1 } from '@fluentui/react-components'
import { useState } from 'react'
import type { AgendaDraft } from '../../features/agenda/api'
import { Modal } from '../modal'
import { useSession } from '../session'

/** What the channel gets, seen before it is sent. */
export function Preview({
  draft: { meeting, items },
  busy,
  publish,
}: {
  draft: AgendaDraft
  busy: boolean
  publish: () => Promise<boolean>
}) {
  const { words } = useSession()
  const [open, setOpen] = useState(false)
  const texts = words.builder
  const close = () => setOpen(false)
  return (
    <>
      <Button appearance="primary" onClick={() => setOpen(true)}>
        {texts.preview}
      </Button>
      {open && (
        <Modal title={texts.previewTitle} closed={close}>
          <p>{`${meeting.when} · ${meeting.place}`}</p>
          <ol>
            {items.map(({ id, title, fixed, purpose, minutes }) => (
              <li key={id}>
                {title} {!fixed && <Caption1>{`${purpose} · ${words.overview.minutes(minutes)}`}</Caption1>}
              </li>
            ))}
          </ol>
          <div className="buttons">
            <Button
              appearance="primary"
              disabledFocusable={busy}
              onClick={async () => {
                await publish()
                close()
              }}
            >
              {texts.publish}
            </Button>
            <Button onClick={close}>{texts.cancel}</Button>
          </div>
        </Modal>
      )}
    </>
  )
}
