import type { Card, Frame } from '../../core/cards'
import { sheetView } from '../../core/sheet.views'
import type { OwnData } from './own-data'
import type { Due } from './retention'
import { privacyWords } from './strings'

const LINES = 12

export function ownDataView(data: OwnData, link: string, frame: Frame): Card {
  const words = privacyWords(frame.language)
  const kinds = [...data].map(([kind, { length }]) => `${kind}: ${length}`)
  return sheetView(
    {
      title: words.title,
      groups: [
        { texts: kinds.slice(0, LINES) },
        { heading: words.elsewhereTitle, texts: [...words.elsewhere] },
      ],
      note: words.hint,
      links: [{ title: words.download, url: link }],
    },
    frame,
  )
}

const dueTexts = (due: Due[], { language }: Frame): string[] => {
  const words = privacyWords(language).due
  return due.map(({ kind, count, months }) => `${words.kinds[kind]}: ${words.about(count, months)}`)
}

export function dueView(due: Due[], frame: Frame, notice = ''): Card {
  const words = privacyWords(frame.language).due
  return sheetView(
    {
      title: words.title,
      notice,
      noticeColor: 'Good',
      lines: due.length === 0 ? [words.none] : [],
      groups: [{ texts: dueTexts(due, frame) }],
      note: words.kept,
      buttons:
        due.length === 0 ? [] : [{ title: words.see, verb: 'privacy.sure', data: {}, style: 'destructive' }],
    },
    frame,
  )
}

export function sureView(due: Due[], frame: Frame): Card {
  const words = privacyWords(frame.language).due
  return sheetView(
    {
      title: words.see,
      lines: [words.sure],
      groups: [{ texts: dueTexts(due, frame) }],
      buttons: [
        { title: words.erase, verb: 'privacy.erase', data: {}, style: 'destructive' },
        { title: words.back, verb: 'privacy.due', data: {} },
      ],
    },
    frame,
  )
}
