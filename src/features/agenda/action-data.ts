import { z } from 'zod'

// A client leaves empty inputs out.
export const text = z.string().trim().default('')
export const OfItem = z.object({ item: z.string() })
export const OfMeeting = z.object({ meeting: z.string() })
export const ItemOfMeeting = OfItem.extend(OfMeeting.shape)
