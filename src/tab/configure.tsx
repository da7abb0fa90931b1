import { Body1, Field, Select, Title2 } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Me } from './client'
import type { Host } from './host'
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
      <Field label={words.configure.page}>
        <Select
          value={page}
          onChange={(_, { value }) => setPage(openPages.find((each) => each === value) ?? page)}
        >
          {openPages.map((each) => (
            <option key={each} value={each}>
              {words.pages[each]}
            </option>
          ))}
        </Select>
      </Field>
    </main>
  )
}
