import { Button, Field, Textarea } from '@fluentui/react-components'
import type { Ref } from 'react'
import { Notice } from './parts'

/** A text that must be written: that it is missing is said once somebody has tried to send. */
export function RequiredText({
  label,
  missing,
  asked,
  text,
  write,
  rows,
  most,
  field,
}: {
  label: string
  missing: string
  asked: boolean
  text: string
  write: (text: string) => void
  rows: number
  most: number
  field?: Ref<HTMLTextAreaElement>
}) {
  return (
    <Field label={label} required validationMessage={asked && text.trim() === '' ? missing : undefined}>
      <Textarea
        ref={field}
        value={text}
        rows={rows}
        maxLength={most}
        onChange={(_, { value }) => write(value)}
      />
    </Field>
  )
}

/** How a form ends: why it was refused, and its buttons. */
export function FormEnd({
  error,
  busy = false,
  send,
  cancel,
  cancelled,
}: {
  error: string
  busy?: boolean
  send: string
  cancel: string
  cancelled: () => void
}) {
  return (
    <>
      {error && <Notice intent="error">{error}</Notice>}
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {send}
        </Button>
        <Button onClick={cancelled}>{cancel}</Button>
      </div>
    </>
  )
}
