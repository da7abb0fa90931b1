import { Caption1 } from '@fluentui/react-components'
import { hrefOf } from './route'
import { useSession } from './session'

interface Opens {
  title: string
  about: string
  verb: string
  data: Record<string, string>
}

// What has a page of its own here opens there, with more room than a card has.
const pageOf = ({ verb, data: { hearing } }: Opens): string | undefined =>
  hearing && (verb === 'hearings.answer' || verb === 'hearings.show')
    ? hrefOf('hearings', hearing)
    : undefined

/** A row that opens what it names: its page, else its card. */
export function Row(opens: Opens) {
  const { openCard } = useSession()
  const { title, about, verb, data } = opens
  const href = pageOf(opens)
  const texts = (
    <>
      <strong>{title}</strong>
      {about && <Caption1>{about}</Caption1>}
    </>
  )
  return href ? (
    <a className="row" href={href}>
      {texts}
    </a>
  ) : (
    <button type="button" className="row" onClick={() => openCard(verb, data)}>
      {texts}
    </button>
  )
}
