import { Button, Caption1, Checkbox, Link, Title3 } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { ContributionShown, Treated, WorkbenchShown } from '../../features/hearings/workbench-api'
import { Notice, Shown } from '../parts'
import { hrefOf } from '../route'
import { type Loaded, useLoaded, useSession, useWords } from '../session'
import { synthesisWords } from './synthesis.strings'
import { Chapter } from './synthesis-chapter'

/** Where a response is put together: the document beside its input, and the draft that rests on it. */
export function Synthesis({ id = '' }: { id?: string }) {
  const loaded = useLoaded<WorkbenchShown>('hearings/workbench', { hearing: id })
  return <Shown loaded={loaded}>{(bench) => <Bench bench={bench} loaded={loaded} />}</Shown>
}

function Bench({ bench, loaded }: { bench: WorkbenchShown; loaded: Loaded<WorkbenchShown> }) {
  const { openCard, changes } = useSession()
  const texts = useWords(synthesisWords)
  const { hearing, chapters, untreated, open, ready } = bench
  const firstWaiting = chapters.find((chapter) => chapter.untreated > 0)?.about
  const [unfolded, setUnfolded] = useState(() => new Set([firstWaiting ?? chapters[0]?.about]))
  const [goTo, setGoTo] = useState<string>()
  const [onlyWaiting, setOnlyWaiting] = useState(false)
  // What was treated here, over what was read before.
  const [treated, setTreated] = useState(() => new Map<string, ContributionShown>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything is read anew after a card's change
  useEffect(() => setTreated(new Map()), [changes])
  const apply = ({ bench: after, contributions }: Treated) => {
    loaded.set(after)
    setTreated((before) => new Map([...before, ...contributions.map((one) => [one.id, one] as const)]))
  }
  const fold = (about: string) =>
    setUnfolded((before) =>
      before.has(about) ? new Set([...before].filter((one) => one !== about)) : new Set([...before, about]),
    )

  return (
    <>
      <Link href={hrefOf('hearings', hearing)}>{texts.back}</Link>
      <Title3 as="h2">{texts.title(bench.title)}</Title3>
      <Caption1 as="p">
        {[bench.deadline && texts.deadline(bench.deadline), bench.saved].filter(Boolean).join(' · ')}
      </Caption1>
      <p role="status">
        <strong>{bench.progress}</strong>
      </p>
      {!open && <Notice intent="info">{texts.closed}</Notice>}
      <div className="buttons">
        {ready && (
          <Button appearance="primary" onClick={() => openCard('hearings.approveForm', { hearing })}>
            {texts.approve}
          </Button>
        )}
        {open && firstWaiting && (
          <Button
            appearance="primary"
            onClick={() => {
              setUnfolded((before) => new Set([...before, firstWaiting]))
              setGoTo(firstWaiting)
            }}
          >
            {texts.next}
          </Button>
        )}
        {bench.version > 0 && (
          <Button onClick={() => openCard('hearings.versions', { hearing })}>{texts.versions}</Button>
        )}
        {bench.word && (
          <Link href={bench.word} target="_blank">
            {texts.word}
          </Link>
        )}
        {bench.total > 0 && untreated < bench.total && (
          <Checkbox
            label={texts.onlyWaiting}
            checked={onlyWaiting}
            onChange={(_, { checked }) => setOnlyWaiting(checked === true)}
          />
        )}
      </div>
      {chapters.map((chapter) => (
        <Chapter
          key={chapter.about}
          chapter={chapter}
          bench={bench}
          treated={treated}
          onlyWaiting={onlyWaiting}
          unfolded={unfolded.has(chapter.about)}
          fold={() => fold(chapter.about)}
          wanted={goTo === chapter.about}
          found={() => setGoTo(undefined)}
          apply={apply}
          reload={loaded.set}
        />
      ))}
    </>
  )
}
