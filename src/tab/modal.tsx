import { Subtitle1 } from '@fluentui/react-components'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/** The browser's own dialog: it holds the focus, closes on Escape, and gives the focus back. */
export function Modal({
  title,
  closed,
  children,
}: {
  title: string
  closed: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Before it leaves the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className="modal"
      onCancel={(event) => {
        event.preventDefault()
        closed()
      }}
    >
      <Subtitle1 as="h2" id={heading}>
        {title}
      </Subtitle1>
      {children}
    </dialog>
  )
}
