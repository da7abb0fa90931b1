import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { HearingShown, OwnInput } from '../../features/hearings/api'
import { FormEnd, RequiredText } from '../form-parts'
import { ScreenFields, useScreen } from '../screen-fields'
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
  const screen = useScreen()
  const [asked, setAsked] = useState(false)
  // One number for the form: pressed twice, it is sent once.
  const [number] = useState(() => crypto.randomUUID())
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])
  const texts = words.hearings

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (text.trim() === '' || !screen.noNames) return
    await run(async () =>
      done(
        await client.post<HearingShown>(target.path, {
          ...target.data,
          form: number,
          stance,
          text,
          ...screen.body,
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
      <RequiredText
        label={texts.text}
        missing={texts.textMissing}
        asked={asked}
        text={text}
        write={setText}
        rows={5}
        most={MOST}
        field={first}
      />
      <ScreenFields words={form.screen} state={screen} asked={asked} refused={error !== ''} />
      <FormEnd error={error} busy={busy} send={texts.send} cancel={texts.cancel} cancelled={cancelled} />
    </form>
  )
}
