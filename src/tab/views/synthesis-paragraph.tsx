import { Button, Caption1, Checkbox } from '@fluentui/react-components'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type {
  ChapterShown,
  ContributionShown,
  Treated,
  WorkbenchShown,
} from '../../features/hearings/workbench-api'
import { FormEnd, RequiredText } from '../form-parts'
import { Choice, Notice, Shown } from '../parts'
import { ScreenFields, useScreen } from '../screen-fields'
import { useDoing, useLoaded, useSession, useWords } from '../session'
import { synthesisWords } from './synthesis.strings'
import { short } from './synthesis-contribution'

const MOST = 5000
type ParagraphShown = ChapterShown['paragraphs'][number]

/** A paragraph of the draft, and how much it rests on. */
export function Paragraph({
  paragraph: { id, text, rests, restsText },
  bench,
  edit,
  apply,
}: {
  paragraph: ParagraphShown
  bench: WorkbenchShown
  edit: () => void
  apply: (after: Treated) => void
}) {
  const { client } = useSession()
  const texts = useWords(synthesisWords)
  const { busy, error, run } = useDoing()
  const remove = () =>
    run(async () =>
      apply(
        await client.post<Treated>('hearings/delete-paragraph', {
          hearing: bench.hearing,
          from: bench.version,
          form: crypto.randomUUID(),
          paragraph: id,
        }),
      ),
    )
  return (
    <div className="box">
      <p className="text">{text}</p>
      <Caption1>{restsText}</Caption1>
      {error && <Notice intent="error">{error}</Notice>}
      {bench.open && (
        <div className="buttons">
          <Button size="small" aria-label={texts.editLabel(short(text))} onClick={edit}>
            {texts.edit}
          </Button>
          {rests === 0 && (
            <Button
              size="small"
              disabledFocusable={busy}
              aria-label={texts.removeLabel(short(text))}
              onClick={remove}
            >
              {texts.remove}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** Writes a paragraph and chooses what it rests on. Nothing typed is lost when it is refused. */
export function ParagraphForm({
  bench,
  about: first,
  paragraph,
  from,
  done,
  reload,
  cancelled,
}: {
  bench: WorkbenchShown
  about: string
  paragraph?: ParagraphShown
  from?: ContributionShown
  done: (after: Treated) => void
  reload: (bench: WorkbenchShown) => void
  cancelled: () => void
}) {
  const { client } = useSession()
  const texts = useWords(synthesisWords)
  const { busy, error, run } = useDoing()
  const screen = useScreen()
  const [about, setAbout] = useState(first)
  const [text, setText] = useState(paragraph?.text ?? from?.text ?? '')
  const [began] = useState(paragraph?.text)
  const [version, setVersion] = useState(bench.version)
  const [chosen, setChosen] = useState<Set<string>>()
  const [asked, setAsked] = useState(false)
  // One number for the form: pressed twice, it is saved once.
  const [number] = useState(() => crypto.randomUUID())
  const writing = useRef<HTMLTextAreaElement>(null)
  useEffect(() => writing.current?.focus(), [])
  const candidates = useLoaded<{ contributions: ContributionShown[] }>('hearings/candidates', {
    hearing: bench.hearing,
    about,
    paragraph: paragraph?.id ?? '',
  })
  const given = candidates.body?.contributions ?? []
  const isChosen = (one: ContributionShown): boolean =>
    chosen ? chosen.has(one.id) : one.id === from?.id || (!!paragraph && one.paragraph === paragraph.id)
  const choose = (one: ContributionShown, on: boolean) => {
    const now = given.filter((each) => (each.id === one.id ? on : isChosen(each)))
    setChosen(new Set(now.map(({ id }) => id)))
  }

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (text.trim() === '' || !screen.noNames || !candidates.body) return
    const saving = {
      hearing: bench.hearing,
      from: version,
      form: number,
      ...(paragraph && { paragraph: paragraph.id }),
      about,
      text,
      contributions: given.filter(isChosen).map(({ id }) => id),
      ...screen.body,
    }
    await run(async () => {
      try {
        done(await client.post<Treated>('hearings/save-paragraph', saving))
      } catch (failure) {
        await readAnew()
        throw failure
      }
    })
  }
  /** Somebody may have been faster: what is typed stands beside what is there now, and can be saved over it. */
  const readAnew = async () => {
    candidates.reload()
    const fresh = await client
      .get<WorkbenchShown>('hearings/workbench', { hearing: bench.hearing })
      .catch(() => undefined)
    if (!fresh) return
    reload(fresh)
    setVersion(fresh.version)
  }
  const checks = (ones: ContributionShown[]) =>
    ones.map((one) => (
      <Checkbox
        key={one.id}
        checked={isChosen(one)}
        label={`${one.by}: ${short(one.text, 120)} (${one.treatmentText})`}
        onChange={(_, { checked }) => choose(one, checked === true)}
      />
    ))
  const group = bench.chapters.find((chapter) => chapter.about === about)?.group ?? about
  const near = given.filter((one) => isChosen(one) || one.group === group)
  const others = given.filter((one) => !near.includes(one))
  return (
    <form className="form" onSubmit={send} noValidate>
      {about === 'minority' && <Caption1>{texts.minority}</Caption1>}
      <Choice label={texts.about} value={about} choices={bench.abouts} choose={setAbout} />
      {began !== undefined && paragraph && paragraph.text !== began && (
        <Notice intent="warning">{`${texts.nowIs} ${paragraph.text}`}</Notice>
      )}
      <RequiredText
        label={texts.text}
        missing={texts.textMissing}
        asked={asked}
        text={text}
        write={setText}
        rows={5}
        most={MOST}
        field={writing}
      />
      <fieldset className="rests">
        <legend>{texts.rests}</legend>
        <Shown loaded={candidates}>
          {() => (
            <>
              {given.length === 0 && <Caption1>{texts.restsNone}</Caption1>}
              {checks(near)}
              {others.length > 0 && (
                <details>
                  <summary>{texts.restsOthers(others.length)}</summary>
                  {checks(others)}
                </details>
              )}
            </>
          )}
        </Shown>
      </fieldset>
      <ScreenFields words={bench.screen} state={screen} asked={asked} refused={error !== ''} />
      <FormEnd error={error} busy={busy} send={texts.save} cancel={texts.cancel} cancelled={cancelled} />
    </form>
  )
}
