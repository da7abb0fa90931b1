/** An amount as people write it (`1.234,50`, `440 kr.`) in øre, or undefined when it is none. */
export function øreFrom(text: string): number | undefined {
  const written = text.trim().replace(/(?<!\s)\s*kr\.?$/i, '')
  if (!/^(\d{1,3}(\.\d{3})+|\d{1,7})(,\d{1,2})?$/.test(written)) return undefined
  const [whole = '', part = ''] = written.replace(/\./g, '').split(',')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** An amount as it is typed into a form: `14080`, `49,25`. */
export const amountTyped = (øre: number): string =>
  øre % 100 === 0 ? String(øre / 100) : (øre / 100).toFixed(2).replace('.', ',')
