import { DateTime } from 'luxon'

// Ten digits as DDMMYY and four more, also spaced, dotted or hyphenated; not part of a longer number.
const TEN_DIGITS = /(?<!\d)(?:\d[ ./]?){6}[-–—‐‑. ]{0,3}(?:\d ?){3}\d(?!\d)/gu

/**
 * Whether a text holds what looks like a CPR number (Danish civil registration number): a plausible
 * date and four digits. Never by modulus 11, which has not been guaranteed since 2007.
 * Telephone numbers (8 digits) and journal numbers (00.00.00-P22-1-17) are not CPR numbers.
 */
export function holdsCpr(text: string): boolean {
  for (const [match] of plain(text).matchAll(TEN_DIGITS)) {
    if (plausibleDate(match.replace(/\D/g, ''))) return true
  }
  return false
}

// Full-width digits, hard spaces and zero-width characters must not be a way round the guard.
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s/gu, ' ')

function plausibleDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  const year = Number(digits.slice(4, 6))
  return [1900, 2000].some((century) => DateTime.fromObject({ year: century + year, month, day }).isValid)
}
