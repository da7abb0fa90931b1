import { Body1, Button, Caption1, Title3 } from '@fluentui/react-components'
import type { RulesShown } from '../../features/council/rule-views'
import { Section, Shown } from '../parts'
import { useLoaded, useSession } from '../session'

/** All rules of the council: what holds, and where it comes from. */
export function Rules() {
  const { words, openCard } = useSession()
  const loaded = useLoaded<{ rooms: RulesShown[] }>('council/rules')
  const texts = words.rules
  return (
    <Shown loaded={loaded}>
      {({ rooms }) => (
        <>
          <Title3 as="h2">{texts.title}</Title3>
          <Body1 as="p">{texts.text}</Body1>
          <div className="tiles">
            {rooms.map(({ title, rules }) => (
              <Section key={title} title={title}>
                <ul className="rules">
                  {rules.map(({ key, title, effect, origin }) => (
                    <li key={key}>
                      <strong>{title}</strong>
                      <span>{effect}</span>
                      <Caption1>{origin}</Caption1>
                      <Button
                        size="small"
                        aria-label={texts.openLabel(title)}
                        onClick={() => openCard('council.rule', { rule: key })}
                      >
                        {texts.open}
                      </Button>
                    </li>
                  ))}
                </ul>
              </Section>
            ))}
          </div>
        </>
      )}
    </Shown>
  )
}
