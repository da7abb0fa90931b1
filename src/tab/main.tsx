import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { findHost, type Host, THEMES } from './host'
import './tab.css'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } })

function Themed({ host }: { host: Host }) {
  const [theme, setTheme] = useState(host.theme)
  useEffect(() => host.onTheme(setTheme), [host])
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={THEMES[theme]} className="provider">
        <App host={host} theme={theme} />
      </FluentProvider>
    </RendererProvider>
  )
}

const place = document.getElementById('root')
if (place) findHost().then((host) => createRoot(place).render(<Themed host={host} />))
