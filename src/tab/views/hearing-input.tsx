import { Button, Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { HearingShown, OwnInput } from '../../features/hearings/api'
import { Notice } from '../parts'
import { useDoing, useSession } from '../session'

const MOST = 5000

/** What somebody says about a passage, with the same guard against names and CPR numbers as in chat. */
export function InputForm({
  hearing: { form },
  before,
  target,
  done,
  cancelled,
}: {
  hearing: HearingShown
  before?: OwnInput
  target: { path: string; data: Record<string, string> }
  done: (body: HearingShown) => void
  cancelled: () => void
}) {
  const { words, client } = useSession()
  const { busy, error, run } = useDoing()
  const [stance, setStance] = useState(before?.stance ?? form.stances[0]?.value ?? '')
  const [text, setText] = useState(before?.text ?? '')
  const [noNames, setNoNames] = useState(false)
  const [notCpr, setNotCpr] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  // One number for the form: pressed twice, it is sent once.
  const [number] = useState(() => crypto.randomUUID())
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])
  const texts = words.hearings
  const { screen } = form

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (text.trim() === '' || !noNames) return
    await run(async () =>
      done(
        await client.post<HearingShown>(target.path, {
          ...target.data,
          form: number,
          stance,
          text,
          noNames: String(noNames),
          ...(notCpr && { notCpr: 'true', notCprReason: reason }),
        }),
      ),
    )
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      <Field label={texts.stance}>
        <RadioGroup value={stance} onChange={(_, { value }) => setStance(value)}>
          {form.stances.map(({ value, title }) => (
            <Radio key={value} value={value} label={title} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label={texts.text}
        required
        validationMessage={asked && text.trim() === '' ? texts.textMissing : undefined}
      >
        <Textarea
          ref={first}
          value={text}
          rows={5}
          maxLength={MOST}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <Field
        label={screen.noNamesLabel}
        validationMessage={asked && !noNames ? screen.noNamesError : undefined}
      >
        <Checkbox
          required
          label={screen.noNames}
          checked={noNames}
          onChange={(_, { checked }) => setNoNames(checked === true)}
        />
      </Field>
      {error && <Notice intent="error">{error}</Notice>}
      {(error || notCpr) && (
        <details>
          <summary>{screen.falseAlarm}</summary>
          <Checkbox
            label={screen.notCpr}
            checked={notCpr}
            onChange={(_, { checked }) => setNotCpr(checked === true)}
          />
          <Field label={screen.notCprReason}>
            <Input value={reason} maxLength={200} onChange={(_, { value }) => setReason(value)} />
          </Field>
        </details>
      )}
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {texts.send}
        </Button>
        <Button onClick={cancelled}>{texts.cancel}</Button>
      </div>
    </form>
  )
}
