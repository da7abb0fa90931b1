import { Button } from '@fluentui/react-components'
import type { FormEvent, ReactNode } from 'react'
import { Notice } from '../parts'
import { useWords } from '../session'
import { seatsWords } from './seats.strings'

/** One part of a seat: what it is, and its own button. */
export function Part({
  title,
  of,
  save,
  busy,
  error,
  send,
  children,
}: {
  title: string
  /** Whose it is, for those who hear the button alone. */
  of: string
  save?: string
  busy: boolean
  error: string
  send: () => void
  children: ReactNode
}) {
  const texts = useWords(seatsWords)
  return (
    <form
      noValidate
      className="part"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="ask">
        <div className="field">{children}</div>
        <Button
          type="submit"
          disabledFocusable={busy}
          aria-label={save ? `${save}: ${of}` : texts.saveLabel(title, of)}
        >
          {save ?? texts.save}
        </Button>
      </div>
      {error && <Notice intent="error">{error}</Notice>}
    </form>
  )
}
