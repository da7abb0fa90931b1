import type { Feature } from '../core/feature'
import { agenda } from './agenda'
import { council } from './council'
import { helpFor } from './help'
import { meetings } from './meetings'

const rooms: Feature[] = [council, meetings, agenda]

/** Every room of the product. */
export const features: Feature[] = [...rooms, helpFor(rooms)]
