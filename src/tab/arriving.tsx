import { Button, Spinner } from '@fluentui/react-components'
import { Component, type ReactNode, Suspense } from 'react'
import { Notice } from './parts'
import type { TabWords } from './strings'

interface Props {
  words: TabWords
  children: ReactNode
}

/**
 * What comes from the server when it is opened first. Where it does not come, because the network is away or the
 * bot has been renewed since the tab was opened, the reader is told, and loads the tab again.
 */
export class Arriving extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    const { words, children } = this.props
    if (!this.state.failed)
      return <Suspense fallback={<Spinner className="waiting" label={words.loading} />}>{children}</Suspense>
    return (
      <>
        <Notice intent="error">{words.offline}</Notice>
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {words.reload}
        </Button>
      </>
    )
  }
}
