/** Standing committees (stående udvalg) as many municipalities have them; each council keeps its own list. */
export const COMMITTEES = [
  'Social- og Sundhedsudvalget',
  'Kultur- og Fritidsudvalget',
  'Børne- og Undervisningsudvalget',
  'Klima- og Miljøudvalget',
  'Teknik- og Bygningsudvalget',
  'Økonomi- og Planudvalget',
]
