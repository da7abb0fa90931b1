import type { Language } from '../core/language'

/** A stretch of text with its look; `link` is a web address. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  link?: string
}

/** Plain text, or runs where a part of it looks different. A line break stays a line break. */
export type Text = string | Run[]

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: Text; subtle?: boolean; align?: 'left' | 'center' }
  | { kind: 'list'; ordered?: boolean; items: Text[] }
  /** Names and values side by side: time, place, case number. */
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  /** `widths` are shares of the page's width; `numbers` are columns of numbers, set to the right. */
  | { kind: 'table'; head: string[]; rows: string[][]; widths?: number[]; numbers?: number[] }
  /** A PNG; `width` is its share of the text's width. */
  | { kind: 'picture'; png: Buffer; alt: string; width: number }
  | { kind: 'line' }
  | { kind: 'pageBreak' }

/** What a room writes once and every writer (docx, pdf) sets in its own way. */
export interface Document {
  title: string
  /** Stands on top of every page, for example the council's name. */
  sender: string
  language: Language
  /** When its content was settled: goes into the file's properties. */
  at: Date
  blocks: Block[]
  /** Points of the running text; 11 when absent, 18 and more for posters. */
  textSize?: number
  landscape?: boolean
  /** Without the sender above and the page number below, as for a poster. */
  bare?: boolean
}

export const runsOf = (text: Text): Run[] => (typeof text === 'string' ? [{ text }] : text)

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const PDF = 'application/pdf'
export const ZIP = 'application/zip'

/** A file name from words: letters (æøå too), digits and hyphens. `dagsorden-2027-02-04.pdf` */
export function fileName(words: string[], extension: string): string {
  const stem = words
    .join('-')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 100)
  return `${stem || 'dokument'}.${extension}`
}
