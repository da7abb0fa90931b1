import { Button, Spinner } from '@fluentui/react-components'
import { useCallback, useEffect, useRef, useState } from 'react'
import { renderCard } from './card'
import { Modal } from './modal'
import { Notice } from './parts'
import { sentenceOf, useSession } from './session'

interface Turn {
  verb: string
  data: Record<string, unknown>
}

/** A card of the chat in a dialog: the same handlers answer its buttons. */
export function CardDialog({ first, closed }: { first: Turn; closed: () => void }) {
  const { words, client, theme } = useSession()
  const [shown, setShown] = useState<{ card?: object; notice?: string }>()
  const [error, setError] = useState('')
  const place = useRef<HTMLDivElement>(null)

  const take = useCallback(
    async ({ verb, data }: Turn) => {
      setError('')
      try {
        const next = await client.post<{ card?: object; notice?: string }>('turn', { verb, data })
        setShown((before) => ({ card: next.card ?? before?.card, notice: next.notice }))
      } catch (failure) {
        setError(sentenceOf(failure, words))
      }
    },
    [client, words],
  )
  useEffect(() => {
    take(first)
  }, [first, take])
  useEffect(() => {
    const holder = place.current
    if (!holder || !shown?.card) return
    // The pressed button goes with its card: whoever uses the keys or a screen reader goes on in the new one.
    const within = holder.contains(document.activeElement)
    holder.replaceChildren(renderCard(shown.card, theme, take))
    if (within) holder.focus()
  }, [shown?.card, theme, take])

  return (
    <Modal title={words.card.title} closed={closed}>
      {!shown && !error && <Spinner label={words.loading} />}
      {shown?.notice && <Notice intent="success">{shown.notice}</Notice>}
      <div ref={place} className="card" tabIndex={-1} />
      {error && <Notice intent="error">{error}</Notice>}
      <div className="buttons">
        <Button onClick={closed}>{words.close}</Button>
      </div>
    </Modal>
  )
}
