import { defineStrings } from '../../core/language'

/** Words for creating a council and correcting its details. */
export const setupWords = defineStrings({
  da: {
    create: {
      title: 'Opret et råd her',
      text: 'Rådet kommer til at bruge denne kanal. Du bliver rådets første sekretær.',
      type: 'Hvilken slags råd?',
      name: 'Hvad hedder rådet?',
      phone: 'Sekretariatets telefon',
      language: 'Rådets sprog',
      timeZone: 'Tidszone',
      missing: 'Det felt skal udfyldes.',
      save: 'Opret rådet',
      done: (name: string) => `${name} er oprettet`,
      next: 'Jeg skriver til sekretæren om det næste.',
      seatThem: 'Sæt nu medlemmerne ind på deres pladser. Se også reglerne igennem.',
      code: (code: string, days: number) =>
        `Koden er ${code}. Den virker én gang og i ${days} dage. Skriv i rådets kanal: råd opret ${code}`,
    },
    details: {
      title: 'Ret rådets oplysninger',
      text: 'Navn og telefon står på alle kort.',
      save: 'Gem',
      cancel: 'Fortryd',
      edit: 'Ret oplysninger',
      saved: 'Oplysningerne er gemt.',
      moveHere: (name: string) => `${name} bruger nu denne kanal. Gamle kort bliver i den kanal, hvor de er.`,
      here: 'Rådet bruger allerede denne kanal.',
    },
  },
  en: {
    create: {
      title: 'Create a council here',
      text: 'The council will use this channel. You become its first secretary.',
      type: 'What kind of council?',
      name: 'What is the council called?',
      phone: 'The secretariat’s telephone',
      language: 'The council’s language',
      timeZone: 'Time zone',
      missing: 'This field must be filled in.',
      save: 'Create the council',
      done: (name) => `${name} has been created`,
      next: 'I am writing to the secretary about what comes next.',
      seatThem: 'Now put the members in their seats. Also look through the rules.',
      code: (code, days) =>
        `The code is ${code}. It works once and for ${days} days. Write in the council’s channel: council create ${code}`,
    },
    details: {
      title: 'Correct the council’s details',
      text: 'Name and telephone stand on every card.',
      save: 'Save',
      cancel: 'Undo',
      edit: 'Correct details',
      saved: 'The details have been saved.',
      moveHere: (name) => `${name} now uses this channel. Old cards stay in the channel where they are.`,
      here: 'The council already uses this channel.',
    },
  },
})
