import { Body1, Title2 } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Me } from './client'
import type { Host } from './host'
import { Choice } from './parts'
import { hrefOf, openPages, type Page } from './route'
import type { TabWords } from './strings'

/** Where somebody adds the tab to a channel: which page it opens with. */
export function Configure({ host, me, words }: { host: Host; me: Me; words: TabWords }) {
  const [page, setPage] = useState<Page>('overview')
  useEffect(() => {
    const council = me.councils.find(({ channel }) => channel !== undefined && channel === host.channel)
    const query = council ? `?council=${encodeURIComponent(council.id)}` : ''
    host.offer?.({
      contentUrl: `${window.location.origin}/tab${query}${hrefOf(page)}`,
      entityId: page,
      name: words.pages[page],
    })
  }, [host, me, page, words])
  return (
    <main className="page">
      <Title2 as="h1">{words.configure.title}</Title2>
      <Body1 as="p">{words.configure.text}</Body1>
      <Choice
        label={words.configure.page}
        value={page}
        choices={openPages.map((each) => ({ value: each, title: words.pages[each] }))}
        choose={(value) => setPage(openPages.find((each) => each === value) ?? page)}
      />
    </main>
  )
}
