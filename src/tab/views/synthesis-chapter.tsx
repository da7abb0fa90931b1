import { Body1, Button, Caption1 } from '@fluentui/react-components'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import type {
  ChapterShown,
  ContributionShown,
  GroupShown,
  Treated,
  WorkbenchShown,
} from '../../features/hearings/workbench-api'
import { Notice, Shown } from '../parts'
import { useDoing, useLoaded, useSession, useWords } from '../session'
import { synthesisWords } from './synthesis.strings'
import { ContributionBox } from './synthesis-contribution'
import { Paragraph, ParagraphForm } from './synthesis-paragraph'

export interface ChapterProps {
  chapter: ChapterShown
  bench: WorkbenchShown
  /** What was treated since the input was read. */
  treated: Map<string, ContributionShown>
  onlyWaiting: boolean
  unfolded: boolean
  fold: () => void
  /** Somebody asks for the next that waits, and it is here. */
  wanted: boolean
  found: () => void
  apply: (after: Treated) => void
  reload: (bench: WorkbenchShown) => void
}

/** A paragraph that is being written: new, from a contribution, or changed. */
type Writing = { from?: ContributionShown; paragraph?: string }

/** A chapter of the response: its passages with their input beside them, and below them the draft. */
export function Chapter(props: ChapterProps) {
  const { chapter, bench, unfolded, fold, apply, reload } = props
  const texts = useWords(synthesisWords)
  const [writing, setWriting] = useState<Writing>()
  const heading = useId()
  const button = useRef<HTMLButtonElement>(null)
  const { about, title, total, untreated, paragraphs } = chapter
  const stop = () => {
    setWriting(undefined)
    button.current?.focus()
  }
  // Another may have moved or deleted it meanwhile; what is typed stays.
  const edited = bench.chapters.flatMap((one) => one.paragraphs).find(({ id }) => id === writing?.paragraph)
  return (
    <section className="chapter" aria-labelledby={heading}>
      <h3 id={heading}>
        <button type="button" className="fold" ref={button} aria-expanded={unfolded} onClick={fold}>
          <span aria-hidden="true">{unfolded ? '▾' : '▸'}</span>
          <span>{title}</span>
          <Caption1>
            {[
              ...(chapter.group ? [texts.count(total, untreated)] : []),
              ...(paragraphs.length > 0 ? [texts.written(paragraphs.length)] : []),
            ].join(' · ')}
          </Caption1>
        </button>
      </h3>
      {unfolded && (
        <>
          {chapter.group && (
            <Input {...props} group={chapter.group} write={(from) => setWriting({ from })} heading={button} />
          )}
          <div className="draft">
            <h4>{texts.draft}</h4>
            {paragraphs.length === 0 && !writing && <Body1 as="p">{texts.draftNone}</Body1>}
            {paragraphs
              .filter(({ id }) => id !== writing?.paragraph)
              .map((paragraph) => (
                <Paragraph
                  key={paragraph.id}
                  paragraph={paragraph}
                  bench={bench}
                  edit={() => setWriting({ paragraph: paragraph.id })}
                  apply={apply}
                />
              ))}
            {writing && (
              <ParagraphForm
                key={writing.paragraph ?? writing.from?.id ?? ''}
                bench={bench}
                about={about}
                paragraph={edited}
                from={writing.from}
                done={(after) => {
                  apply(after)
                  stop()
                }}
                reload={reload}
                cancelled={stop}
              />
            )}
            {bench.open && !writing && (
              <Button size="small" aria-label={texts.writeLabel(title)} onClick={() => setWriting({})}>
                {texts.write}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

/** The passages of a chapter, each with what was said about it. */
function Input({
  bench,
  chapter,
  group,
  treated,
  onlyWaiting,
  wanted,
  found,
  apply,
  write,
  heading,
}: ChapterProps & {
  group: string
  write: (from: ContributionShown) => void
  heading: RefObject<HTMLButtonElement | null>
}) {
  const { client } = useSession()
  const texts = useWords(synthesisWords)
  const loaded = useLoaded<GroupShown>('hearings/group', { hearing: bench.hearing, group })
  const { busy, error, run } = useDoing()
  const place = useRef<HTMLDivElement>(null)
  const { body } = loaded
  useEffect(() => {
    if (!wanted || !body) return
    const next = place.current?.querySelector<HTMLElement>('[data-waiting] button, .more')
    ;(next ?? heading.current)?.focus()
    found()
  }, [wanted, body, found, heading])

  const more = (shown: GroupShown) =>
    run(async () => {
      const next = await client.get<GroupShown>('hearings/group', {
        hearing: bench.hearing,
        group,
        from: shown.next ?? 0,
      })
      loaded.set({ ...next, contributions: [...shown.contributions, ...next.contributions] })
    })
  return (
    <Shown loaded={loaded}>
      {(shown) => {
        const now = shown.contributions
          .map((one) => treated.get(one.id) ?? one)
          // What was treated a moment ago stays where it is.
          .filter(({ id, treatment }) => !onlyWaiting || treatment === 'untreated' || treated.has(id))
        const rows = shown.passages
          .map((passage) => ({ ...passage, given: now.filter((one) => one.passage === passage.id) }))
          .filter(({ id, given }) => given.length > 0 || (id !== group && !onlyWaiting))
        return (
          <div ref={place}>
            {now.length === 0 && <Body1 as="p">{texts.noneWaiting}</Body1>}
            {rows.map(({ id, kind, text, given }) => (
              <div key={id} className="passage" data-kind={kind === 'bullet' ? kind : undefined}>
                <p className={kind === 'bullet' ? 'bullet' : 'text'}>
                  {id === group && chapter.about === group ? texts.whole : text}
                </p>
                <div className="beside">
                  {given.map((contribution) => (
                    <ContributionBox
                      key={contribution.id}
                      contribution={contribution}
                      bench={bench}
                      apply={apply}
                      write={() => write(contribution)}
                    />
                  ))}
                </div>
              </div>
            ))}
            {error && <Notice intent="error">{error}</Notice>}
            {shown.next !== undefined && (
              <Button className="more" disabledFocusable={busy} onClick={() => more(shown)}>
                {texts.more}
              </Button>
            )}
          </div>
        )
      }}
    </Shown>
  )
}
