import { Checkbox, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { screenPart } from '../core/form-screen'

/** The guard of chat's forms against names and CPR numbers. */
export function useScreen() {
  const [noNames, setNoNames] = useState(false)
  const [notCpr, setNotCpr] = useState(false)
  const [reason, setReason] = useState('')
  return {
    noNames,
    setNoNames,
    notCpr,
    setNotCpr,
    reason,
    setReason,
    /** As the server reads it. */
    body: { noNames: String(noNames), ...(notCpr && { notCpr: 'true', notCprReason: reason }) },
  }
}

export function ScreenFields({
  words,
  state,
  asked,
  refused,
}: {
  words: ReturnType<typeof screenPart>
  state: ReturnType<typeof useScreen>
  /** Whether somebody has tried to send: what is missing is said then. */
  asked: boolean
  refused: boolean
}) {
  return (
    <>
      <Field
        label={words.noNamesLabel}
        validationMessage={asked && !state.noNames ? words.noNamesError : undefined}
      >
        <Checkbox
          required
          label={words.noNames}
          checked={state.noNames}
          onChange={(_, { checked }) => state.setNoNames(checked === true)}
        />
      </Field>
      {(refused || state.notCpr) && (
        <details>
          <summary>{words.falseAlarm}</summary>
          <Checkbox
            label={words.notCpr}
            checked={state.notCpr}
            onChange={(_, { checked }) => state.setNotCpr(checked === true)}
          />
          <Field label={words.notCprReason}>
            <Input value={state.reason} maxLength={200} onChange={(_, { value }) => state.setReason(value)} />
          </Field>
        </details>
      )}
    </>
  )
}
