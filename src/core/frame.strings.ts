import { defineStrings } from './language'

export const frameWords = defineStrings({
  da: {
    help: 'Brug for hjælp?',
    call: (phone: string) => `Ring til sekretariatet: ${phone}`,
    openTab: 'Åbn i rådets fane',
  },
  en: {
    help: 'Need help?',
    call: (phone) => `Call the secretariat: ${phone}`,
    openTab: 'Open in the council’s tab',
  },
})
