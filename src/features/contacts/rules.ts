import { z } from 'zod'

export const KINDS = ['association', 'council', 'institution', 'municipality', 'other'] as const
/** association = forening, council = råd, institution, municipality = kommunen, other = andet. */
export type ContactKind = (typeof KINDS)[number]

export const ANSWERS = ['yes', 'no'] as const
export type ContactAnswer = (typeof ANSWERS)[number]

/** Which page of a list, from 0. */
export const page = z.coerce.number().int().min(0).default(0)
