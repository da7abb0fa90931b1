import { Body1, Button, Link, Title3 } from '@fluentui/react-components'
import type { BudgetShown } from '../../features/money/api'
import { Notice, Section, Shown } from '../parts'
import { hrefOf } from '../route'
import { useLoaded, useSession } from '../session'

const WIDTH = 640
const ROW = 62
const BAR = 24
const LEGEND = 40

/** Where the year's money stands: sums, a chart, and the chart's numbers as a table. */
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
            {budget.year < budget.thisYear && (
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
              <dl className="facts">
                {budget.sums.map(({ label, amount }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{amount}</dd>
                  </div>
                ))}
              </dl>
              {budget.notes.map((note) => (
                <Body1 as="p" key={note}>
                  {note}
                </Body1>
              ))}
            </Section>
            <Section title={budget.chart}>
              {budget.categories.length === 0 ? (
                <Body1 as="p">{texts.none}</Body1>
              ) : (
                <>
                  <Chart budget={budget} />
                  <Numbers budget={budget} first={texts.category} />
                </>
              )}
            </Section>
          </div>
        </>
      )}
    </Shown>
  )
}

function Chart({ budget: { categories, head } }: { budget: BudgetShown }) {
  const most = Math.max(
    1,
    ...categories.map(({ planned, used, committed }) => Math.max(planned, used + committed)),
  )
  const length = (amount: number): number => Math.round((Math.max(0, amount) / most) * WIDTH)
  const parts = ['used', 'committed', 'planned'] as const
  // Its numbers stand in the table below.
  return (
    <svg viewBox={`0 0 ${WIDTH} ${LEGEND + categories.length * ROW}`} className="chart" aria-hidden="true">
      {parts.map((part, index) => (
        <g key={part} transform={`translate(${index * 210} 4)`}>
          <rect width="16" height="16" className={part} />
          <text x="24" y="14">
            {head[part]}
          </text>
        </g>
      ))}
      {categories.map(({ title, planned, used, committed }, index) => (
        <g key={title} transform={`translate(0 ${LEGEND + index * ROW})`}>
          <text y="16">{title}</text>
          <rect y="24" height={BAR} width={length(planned)} className="planned" />
          <rect y="24" height={BAR} width={length(used)} className="used" />
          <rect y="24" height={BAR} x={length(used)} width={length(committed)} className="committed" />
        </g>
      ))}
    </svg>
  )
}

function Numbers({ budget: { categories, head, chart }, first }: { budget: BudgetShown; first: string }) {
  return (
    <table className="numbers">
      <caption className="unseen">{chart}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{head.planned}</th>
          <th scope="col">{head.used}</th>
          <th scope="col">{head.committed}</th>
        </tr>
      </thead>
      <tbody>
        {categories.map(({ title, written }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>{written.planned}</td>
            <td>{written.used}</td>
            <td>{written.committed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
