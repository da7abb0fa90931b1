import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileReply } from '../core/feature'
import type { Language } from '../core/language'

/** A choice among several, one of which must be made. */
export interface WebChoice {
  name: string
  label: string
  options: { title: string; value: string }[]
  value?: string
}

/** A small page with a form, for somebody whom no card reaches. All texts are plain. */
export interface WebPage {
  language: Language
  /** The council's name. */
  council: string
  title: string
  /** What went wrong, read out first. */
  error?: string
  texts: string[]
  form?: {
    choice?: WebChoice
    /** Sent along unseen. */
    hidden: Record<string, string>
    /** Each sends the form with `step` as its value. The next step is highlighted. */
    buttons: { title: string; step: string; isNext?: boolean }[]
  }
  /** Small print at the end. */
  notes: string[]
}

const LAYOUT = readFileSync(join(__dirname, '..', '..', 'pages', 'form.html'), 'utf8')

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark] as string)

const choiceHtml = ({ name, label, options, value }: WebChoice): string => {
  const radios = options.map(
    (option) =>
      `<label><input type="radio" name="${escaped(name)}" value="${escaped(option.value)}" required${
        option.value === value ? ' checked' : ''
      }> <span>${escaped(option.title)}</span></label>`,
  )
  return `<fieldset><legend>${escaped(label)}</legend>${radios.join('')}</fieldset>`
}

function formHtml({ choice, hidden, buttons }: NonNullable<WebPage['form']>): string {
  const fields = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  const pressed = buttons.map(
    ({ title, step, isNext }) =>
      `<button${isNext ? ' class="next"' : ''} type="submit" name="step" value="${escaped(step)}">${escaped(title)}</button>`,
  )
  return `<form method="post">${fields.join('')}${choice ? choiceHtml(choice) : ''}${pressed.join('')}</form>`
}

/** The page as what a link's address answers; its form is posted back to that address. */
export function webPage({ language, council, title, error, texts, form, notes }: WebPage): FileReply {
  const body = [
    ...(error ? [`<p class="error" role="alert">${escaped(error)}</p>`] : []),
    ...texts.map((text) => `<p>${escaped(text)}</p>`),
    ...(form ? [formHtml(form)] : []),
    ...notes.map((note) => `<p class="small">${escaped(note)}</p>`),
  ]
  const parts: Record<string, string> = {
    council: escaped(council),
    title: escaped(title),
    body: body.join('\n    '),
  }
  const html = LAYOUT.replace('<html lang="da">', `<html lang="${language}">`).replace(
    /\$\{(\w+)\}/g,
    (_, name: string) => parts[name] ?? '',
  )
  return { name: 'page.html', type: 'text/html; charset=utf-8', bytes: Buffer.from(html) }
}
