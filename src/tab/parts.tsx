import { Field, MessageBar, MessageBarBody, Select, Spinner, Subtitle1 } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Loaded, useSession } from './session'

/** Something to know at once; said aloud by screen readers. */
export function Notice({
  intent,
  children,
}: {
  intent: 'error' | 'info' | 'success' | 'warning'
  children: ReactNode
}) {
  return (
    <MessageBar intent={intent} layout="multiline" role={intent === 'error' ? 'alert' : 'status'}>
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  )
}

/** A named part of a page. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <Subtitle1 as="h2">{title}</Subtitle1>
      {children}
    </section>
  )
}

/** One of several. */
export function Choice({
  label,
  value,
  choices,
  choose,
}: {
  label: string
  value: string
  choices: readonly { value: string; title: string }[]
  choose: (value: string) => void
}) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, chosen) => choose(chosen.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** Shows what was read once it is there, and until then that it comes, or why it does not. */
export function Shown<Body>({
  loaded: { body, error },
  children,
}: {
  loaded: Loaded<Body>
  children: (body: Body) => ReactNode
}) {
  const { words } = useSession()
  return (
    <>
      {error && <Notice intent="error">{error}</Notice>}
      {body ? children(body) : !error && <Spinner className="waiting" label={words.loading} />}
    </>
  )
}
