import { Select, Spinner, Title2 } from '@fluentui/react-components'
import { type ComponentType, lazy, useEffect, useMemo, useRef, useState } from 'react'
import { Arriving } from './arriving'
import { createClient, type Me, Refused } from './client'
import type { Host, ThemeName } from './host'
import { Notice } from './parts'
import { askedCouncil, hrefOf, menuPage, type Page, pagesFor, type Route, routeOf, useRoute } from './route'
import { type Session, SessionContext } from './session'
import { SignIn } from './sign-in'
import { type TabWords, tabWords } from './strings'
import { Overview } from './views/overview'

// The card renderer is large: it comes when a card is opened first.
const CardDialog = lazy(() => import('./card-dialog').then(({ CardDialog }) => ({ default: CardDialog })))

// Seen once, by whoever adds the tab to a channel.
const Configure = lazy(() => import('./configure').then(({ Configure }) => ({ default: Configure })))

// A page comes when it is opened first; nearly everybody begins with the overview.
const VIEWS: Record<Page, ComponentType<{ id?: string }>> = {
  overview: Overview,
  meeting: lazy(() => import('./views/meeting').then(({ Meeting }) => ({ default: Meeting }))),
  builder: lazy(() => import('./views/builder').then(({ Builder }) => ({ default: Builder }))),
  wheel: lazy(() => import('./views/year-wheel').then(({ YearWheel }) => ({ default: YearWheel }))),
  hearings: lazy(() => import('./views/hearings').then(({ Hearings }) => ({ default: Hearings }))),
  synthesis: lazy(() => import('./views/synthesis').then(({ Synthesis }) => ({ default: Synthesis }))),
  minutes: lazy(() => import('./views/minutes').then(({ Minutes }) => ({ default: Minutes }))),
  budget: lazy(() => import('./views/budget').then(({ Budget }) => ({ default: Budget }))),
  rules: lazy(() => import('./views/rules').then(({ Rules }) => ({ default: Rules }))),
  seats: lazy(() => import('./views/seats').then(({ Seats }) => ({ default: Seats }))),
}

/** The tab: who reads is found first, then what they asked for. */
export function App({ host, theme }: { host: Host; theme: ThemeName }) {
  const [token, setToken] = useState(() => host.token)
  const [me, setMe] = useState<Me>()
  const [error, setError] = useState<'refused' | 'offline'>()
  const language = me?.language ?? (host.locale.startsWith('en') ? 'en' : 'da')
  const words = tabWords(language)

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (!token) return
    createClient('/api', token)
      .get<Me>('me')
      .then(setMe, (failure) => {
        const ours = failure instanceof TypeError || (failure instanceof Refused && failure.status >= 500)
        setError(ours ? 'offline' : 'refused')
      })
  }, [token])

  if (!token) return <SignIn host={host} words={words} signedIn={(fresh) => setToken(() => fresh)} />
  if (error)
    return (
      <main className="page">
        <Notice intent="error">{error === 'offline' ? words.offline : words.signIn.refused}</Notice>
      </main>
    )
  if (!me) return <Spinner className="waiting" label={words.loading} />
  if (host.settings)
    return (
      <Arriving words={words}>
        <Configure host={host} me={me} words={words} />
      </Arriving>
    )
  if (me.councils.length === 0)
    return (
      <main className="page">
        <Notice intent="info">{words.noCouncil}</Notice>
      </main>
    )
  return <Council key={me.name} host={host} me={me} theme={theme} words={words} token={token} />
}

function Council({
  host,
  me,
  theme,
  words,
  token,
}: {
  host: Host
  me: Me
  theme: ThemeName
  words: TabWords
  token: () => Promise<string>
}) {
  const [chosen, setChosen] = useState(() => firstCouncil(host, me))
  const [card, setCard] = useState<{ verb: string; data: Record<string, string> }>()
  const [changes, setChanges] = useState(0)
  const route = useRoute()
  const council = me.councils.find(({ id }) => id === chosen) ?? me.councils[0]
  const client = useMemo(() => createClient(`/api/councils/${council?.id}`, token), [council?.id, token])
  useAskedPage(host)
  if (!council) return null
  const session: Session = {
    me,
    council,
    client,
    words,
    theme,
    inTeams: host.inTeams,
    changes,
    openCard: (verb, data = {}) => setCard({ verb, data }),
  }
  const View = VIEWS[route.page]
  return (
    <SessionContext.Provider value={session}>
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {words.skip}
      </button>
      <header className="top">
        <div className="who">
          <Title2 as="h1" className="name">
            {council.name}
          </Title2>
          {me.councils.length > 1 && (
            <Select
              aria-label={words.council}
              value={council.id}
              onChange={(_, { value }) => setChosen(value)}
            >
              {me.councils.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </div>
        <Pages route={route} role={council.role} words={words} />
      </header>
      <main
        className="page"
        id="content"
        tabIndex={-1}
        data-page={[route.page, route.id].filter(Boolean).join('/')}
      >
        <Arriving key={`${council.id}/${route.page}/${route.id ?? ''}`} words={words}>
          <View id={route.id} />
        </Arriving>
      </main>
      {card && (
        <Arriving words={words}>
          <CardDialog
            first={card}
            closed={() => {
              setCard(undefined)
              setChanges((count) => count + 1)
            }}
          />
        </Arriving>
      )}
    </SessionContext.Provider>
  )
}

function Pages({ route, role, words }: { route: Route; role: string; words: TabWords }) {
  return (
    <nav aria-label={words.pagesLabel} className="pages">
      {pagesFor(role).map((page) => (
        <a
          key={page}
          href={hrefOf(page)}
          className="tab"
          aria-current={page === menuPage(route.page) ? 'page' : undefined}
        >
          {words.pages[page]}
        </a>
      ))}
    </nav>
  )
}

/** A channel's tab is about the channel's council; the personal one about the council of the chat. */
function firstCouncil(host: Host, { councils, currentCouncil }: Me): string | undefined {
  const { channel } = host
  const asked = new URLSearchParams(window.location.search).get('council')
  const found =
    councils.find(({ id }) => id === askedCouncil(host.asked)) ??
    councils.find((council) => channel !== undefined && council.channel === channel) ??
    councils.find(({ id }) => id === asked) ??
    councils.find(({ id }) => id === currentCouncil)
  return found?.id
}

// A deep link names the page beside the address, not in it.
function useAskedPage({ asked }: Host): void {
  const done = useRef(false)
  useEffect(() => {
    if (done.current || !asked) return
    done.current = true
    const { page, id } = routeOf(asked)
    window.location.hash = hrefOf(page, id)
  }, [asked])
}
