import { Field, Input, Select } from '@fluentui/react-components'
import type { SeatsShown } from '../../features/council/seats-api'
import { useWords } from '../session'
import { seatsWords } from './seats.strings'

const MOST_NAME = 80

/** Somebody from the channel, or a name. */
export function Who({
  free,
  account,
  setAccount,
  name,
  setName,
}: {
  free: SeatsShown['free']
  account: string
  setAccount: (account: string) => void
  name: string
  setName: (name: string) => void
}) {
  const texts = useWords(seatsWords)
  return (
    <>
      {free.length > 0 && (
        <Field label={texts.who}>
          <Accounts free={free} account={account} setAccount={setAccount} />
        </Field>
      )}
      <Field label={free.length > 0 ? texts.orName : texts.name}>
        <Input value={name} maxLength={MOST_NAME} onChange={(_, { value }) => setName(value)} />
      </Field>
    </>
  )
}

export function Accounts({
  free,
  account,
  setAccount,
  ...field
}: {
  free: SeatsShown['free']
  account: string
  setAccount: (account: string) => void
}) {
  const texts = useWords(seatsWords)
  return (
    <Select {...field} value={account} onChange={(_, { value }) => setAccount(value)}>
      <option value="">{texts.choose}</option>
      {free.map(({ account: value, name, guest }) => (
        <option key={value} value={value}>
          {guest ? texts.guest(name) : name}
        </option>
      ))}
    </Select>
  )
}
