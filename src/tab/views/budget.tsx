import { Body1, Button, Caption1, Link, Title3 } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { BudgetShown } from '../../features/money/api'
import type { CategoryShown } from '../../features/money/category-views'
import { Notice, Section, Shown } from '../parts'
import { hrefOf } from '../route'
import { useLoaded, useSession } from '../session'

/** Where the year's money stands: sums, and a chart whose bars open what is behind them. */
export function Budget({ id }: { id?: string }) {
  const { words, openCard } = useSession()
  const loaded = useLoaded<BudgetShown>('money/budget', id ? { year: id } : undefined)
  const texts = words.budget
  return (
    <Shown loaded={loaded}>
      {(budget) => (
        <>
          <Title3 as="h2">{budget.title}</Title3>
          <div className="buttons">
            <Link href={hrefOf('budget', budget.year - 1)}>{texts.year(budget.year - 1)}</Link>
            {budget.year <= budget.thisYear && (
              <Link href={hrefOf('budget', budget.year + 1)}>{texts.year(budget.year + 1)}</Link>
            )}
            <Button onClick={() => openCard('money.budget', { year: String(budget.year) })}>
              {texts.open}
            </Button>
          </div>
          {budget.warnings.map((warning) => (
            <Notice key={warning} intent="warning">
              {warning}
            </Notice>
          ))}
          <div className="columns">
            <Section title={texts.sums}>
              <Facts facts={budget.sums} />
              {budget.notes.map((note) => (
                <Body1 as="p" key={note}>
                  {note}
                </Body1>
              ))}
            </Section>
            <Section title={budget.chart}>
              <Chart budget={budget} />
            </Section>
          </div>
        </>
      )}
    </Shown>
  )
}

const Facts = ({ facts }: { facts: { label: string; amount: string }[] }) => (
  <dl className="facts">
    {facts.map(({ label, amount }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{amount}</dd>
      </div>
    ))}
  </dl>
)

type Account = BudgetShown['categories'][number]

/** A bar for each category, all to the same scale; one at a time is open. */
function Chart({ budget: { year, categories, parts } }: { budget: BudgetShown }) {
  const { words } = useSession()
  const [open, setOpen] = useState<Account['category']>()
  const most = Math.max(
    1,
    ...categories.map(({ planned, used, committed }) => Math.max(planned, used + committed)),
  )
  return (
    <>
      <svg className="unseen" aria-hidden="true">
        <pattern id={HATCH} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="7" className="used" />
        </pattern>
      </svg>
      <ul className="legend">
        {(['used', 'committed', 'planned'] as const).map((part) => (
          <li key={part}>
            <svg className="swatch" aria-hidden="true">
              <Part part={part} width="100%" />
            </svg>
            {parts[part]}
          </li>
        ))}
      </ul>
      <Caption1 as="p">{words.budget.help}</Caption1>
      <ul className="rows">
        {categories.map((account) => (
          <Bar
            key={account.category}
            account={account}
            most={most}
            year={year}
            open={open === account.category}
            toggle={() => setOpen(open === account.category ? undefined : account.category)}
          />
        ))}
      </ul>
    </>
  )
}

const HATCH = 'committed'

/** Parts are told apart by how they are filled, whatever the colours: full, hatched, and empty. */
const Part = ({ part, x, width }: { part: 'used' | 'committed' | 'planned'; x?: string; width: string }) => (
  <rect
    x={x}
    width={width}
    height="100%"
    className={part === 'used' ? 'used' : undefined}
    fill={part === 'committed' ? `url(#${HATCH})` : 'none'}
  />
)

function Bar({
  account: { category, title, about, planned, used, committed },
  most,
  year,
  open,
  toggle,
}: {
  account: Account
  /** Øre that fill the whole width. */
  most: number
  year: number
  open: boolean
  toggle: () => void
}) {
  const panel = useId()
  const share = (øre: number): string => `${(Math.max(0, øre) / most) * 100}%`
  return (
    <li>
      <button type="button" className="row" aria-expanded={open} aria-controls={panel} onClick={toggle}>
        <strong className="barTitle">{title}</strong>
        {/* Its numbers stand below it. */}
        <svg className="bar" aria-hidden="true">
          {planned > 0 && <Part part="planned" width={share(planned)} />}
          {used > 0 && <Part part="used" width={share(used)} />}
          {committed > 0 && <Part part="committed" x={share(used)} width={share(committed)} />}
        </svg>
        <Caption1>{about}</Caption1>
      </button>
      <div id={panel}>{open && <Behind year={year} category={category} />}</div>
    </li>
  )
}

/** What is behind a bar: its sums, how they came about, and its entries for those who may see them. */
function Behind({ year, category }: { year: number; category: string }) {
  const loaded = useLoaded<CategoryShown>('money/category', { year, category })
  return (
    <div className="box">
      <Shown loaded={loaded}>
        {({ facts, how, entries }) => (
          <>
            <Facts facts={facts} />
            {how.map((line) => (
              <Body1 as="p" key={line}>
                {line}
              </Body1>
            ))}
            {entries && entries.rows.length > 0 && <Entries entries={entries} />}
          </>
        )}
      </Shown>
    </div>
  )
}

function Entries({ entries: { heading, rows, more } }: { entries: NonNullable<CategoryShown['entries']> }) {
  const { openCard } = useSession()
  return (
    <>
      <strong>{heading}</strong>
      <ul className="rows">
        {rows.map(({ title, about, how, verb, data }) => (
          <li key={data.entry}>
            <button type="button" className="row" onClick={() => openCard(verb, data)}>
              <strong>{title}</strong>
              <span>{about}</span>
              {how.map((line) => (
                <Caption1 key={line}>{line}</Caption1>
              ))}
            </button>
          </li>
        ))}
      </ul>
      {more && <Caption1>{more}</Caption1>}
    </>
  )
}
