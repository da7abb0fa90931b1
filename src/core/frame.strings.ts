import { defineStrings } from './language'

export const frameWords = defineStrings({
  da: {
    help: 'Brug for hjælp?',
    call: (phone: string) => `Ring til sekretariatet: ${phone}`,
  },
  en: {
    help: 'Need help?',
    call: (phone) => `Call the secretariat: ${phone}`,
  },
})
