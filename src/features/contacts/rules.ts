export const KINDS = ['association', 'council', 'institution', 'municipality', 'other'] as const
/** association = forening, council = råd, institution, municipality = kommunen, other = andet. */
export type ContactKind = (typeof KINDS)[number]

export const ANSWERS = ['yes', 'no'] as const
export type ContactAnswer = (typeof ANSWERS)[number]
