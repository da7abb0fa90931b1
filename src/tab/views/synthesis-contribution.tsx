import { Button, Caption1, Field, Radio, RadioGroup, Select } from '@fluentui/react-components'
import { type FormEvent, useRef, useState } from 'react'
import type { ContributionShown, Treated, WorkbenchShown } from '../../features/hearings/workbench-api'
import { FormEnd, RequiredText } from '../form-parts'
import { ScreenFields, useScreen } from '../screen-fields'
import { useDoing, useSession, useWords } from '../session'
import { synthesisWords } from './synthesis.strings'

const MOST_REASON = 500
const NEW = 'new'
type How = ContributionShown['treatment']

/** A text short enough for a choice. */
export const short = (text: string, most = 70): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`

interface Props {
  contribution: ContributionShown
  bench: WorkbenchShown
  apply: (after: Treated) => void
  /** Goes on to a new paragraph that rests on it. */
  write: () => void
}

/** What somebody said, and what becomes of it. */
export function ContributionBox(props: Props) {
  const { contribution, bench } = props
  const texts = useWords(synthesisWords)
  const [treating, setTreating] = useState(false)
  // Shown at once; taken back when the server refuses.
  const [pending, setPending] = useState<How>()
  const button = useRef<HTMLButtonElement>(null)
  const { by, text, treatment, treatmentText, reason, paragraph, number } = contribution
  const waits = treatment === 'untreated'
  const rests = bench.chapters.flatMap(({ paragraphs }) => paragraphs).find(({ id }) => id === paragraph)
  return (
    <div className="contribution" data-waiting={waits || undefined}>
      <Caption1>{by}</Caption1>
      {text && <p className="text">{text}</p>}
      {number && <Caption1>{texts.number(number)}</Caption1>}
      <span className="state" data-state={pending ?? treatment} aria-busy={pending !== undefined}>
        {pending ? `${texts.hows[pending]} · ${texts.saving}` : treatmentText}
      </span>
      {!pending && reason && <Caption1>{texts.reason(reason)}</Caption1>}
      {!pending && rests && <Caption1>{texts.restsIn(short(rests.text))}</Caption1>}
      {bench.open && (
        <Button
          ref={button}
          size="small"
          aria-expanded={treating}
          aria-label={waits ? texts.treatLabel(by) : texts.changeLabel(by)}
          onClick={() => setTreating(!treating)}
        >
          {waits ? texts.treat : texts.change}
        </Button>
      )}
      {treating && (
        <TreatForm
          {...props}
          setPending={setPending}
          hidden={pending !== undefined}
          close={() => {
            setTreating(false)
            button.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function TreatForm({
  contribution: { id, version, group, treatment, paragraph, reason: before },
  bench,
  apply,
  write,
  setPending,
  hidden,
  close,
}: Props & { setPending: (how?: How) => void; hidden: boolean; close: () => void }) {
  const { client } = useSession()
  const texts = useWords(synthesisWords)
  const { error, run } = useDoing()
  const screen = useScreen()
  const chapters = bench.chapters.filter(({ paragraphs }) => paragraphs.length > 0)
  const near = chapters.find((chapter) => chapter.group === group)?.paragraphs[0]?.id
  const [how, setHow] = useState<How>(treatment === 'untreated' ? 'used' : treatment)
  const [where, setWhere] = useState(paragraph || near || NEW)
  const [reason, setReason] = useState(before)
  const [asked, setAsked] = useState(false)
  const inDraft = how === 'used' || how === 'merged'

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (inDraft && where === NEW) {
      close()
      return write()
    }
    if (how === 'declined' && (reason.trim() === '' || !screen.noNames)) return
    setPending(how)
    const done = await run(async () => {
      const after =
        how === 'declined'
          ? await client.post<Treated>('hearings/decline', {
              contribution: id,
              seen: version,
              text: reason,
              ...screen.body,
            })
          : await client.post<Treated>('hearings/treat', {
              contribution: id,
              seen: version,
              treatment: how,
              ...(inDraft && { paragraph: where }),
            })
      apply(after)
    })
    setPending(undefined)
    if (done) close()
  }
  return (
    <form className="form" onSubmit={send} noValidate hidden={hidden}>
      <Field label={texts.how}>
        <RadioGroup value={how} onChange={(_, { value }) => setHow(value as How)}>
          {(
            [
              'used',
              'merged',
              'declined',
              ...(treatment === 'untreated' ? [] : ['untreated' as const]),
            ] as const
          ).map((value) => (
            <Radio key={value} value={value} label={texts.hows[value]} />
          ))}
        </RadioGroup>
      </Field>
      {inDraft && (
        <Field label={texts.where}>
          <Select value={where} onChange={(_, { value }) => setWhere(value)}>
            <option value={NEW}>{texts.fresh}</option>
            {chapters.map(({ about, title, paragraphs }) => (
              <optgroup key={about} label={title}>
                {paragraphs.map(({ id: value, text }) => (
                  <option key={value} value={value}>
                    {short(text)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
      )}
      {how === 'declined' && (
        <>
          <RequiredText
            label={texts.declineReason}
            missing={texts.reasonMissing}
            asked={asked}
            text={reason}
            write={setReason}
            rows={3}
            most={MOST_REASON}
          />
          <ScreenFields words={bench.screen} state={screen} asked={asked} refused={error !== ''} />
        </>
      )}
      <FormEnd
        error={error}
        send={inDraft && where === NEW ? texts.writeFresh : texts.save}
        cancel={texts.cancel}
        cancelled={close}
      />
    </form>
  )
}
