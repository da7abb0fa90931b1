import { z } from 'zod'

/** What a card's button, or a row that opens something, runs. */
export const target = { verb: z.string(), data: z.record(z.string(), z.string()) }

export const buttonData = z.object({ title: z.string(), ...target })

/** A web address that a button or a row opens. */
export const linkData = z.object({ title: z.string(), url: z.string() })

/** What can be chosen in a form. */
export const choiceData = z.object({ title: z.string(), value: z.string() })
