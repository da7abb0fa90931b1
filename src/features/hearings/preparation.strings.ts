import { defineStrings } from '../../core/language'
import { counted } from './counted'

/** From the letter to the open hearing: its form, its document, and the correction of that. */
export const preparationWords = defineStrings({
  da: {
    form: {
      newHearing: 'Opret en høring',
      newInitiative: 'Tag noget op',
      change: 'Ret oplysningerne',
      fileHint:
        'Har du dokumentet som fil? Så send filen til mig her i chatten i stedet. Jeg kan læse .docx, .txt og .md.',
      initiativeHint: 'Her tager rådet selv noget op. Medlemmerne svarer, og I sender det til et udvalg.',
      title: 'Hvad handler det om?',
      titleError: 'Skriv et par ord.',
      sender: 'Hvem har sendt den?',
      senderName: 'Navn på udvalg eller afdeling',
      initiative: 'Hvad skal det være?',
      to: 'Hvilket udvalg skal det til?',
      toError: 'Skriv, hvilket udvalg det skal til.',
      deadline: 'Høringsfrist',
      wish: 'Hvornår skal det være sendt?',
      summary: 'Hvad går det ud på? Skriv det helt enkelt.',
      journal: 'Journalnummer',
      document: 'Sæt dokumentets tekst ind her',
      link: 'Link til dokumentet',
      focusAreas: 'Rådets områder',
      targetGroups: 'Hvem det handler om',
      next: 'Gå videre',
      save: 'Gem',
      cancel: 'Fortryd',
    },
    split: {
      title: (title: string) => `Klar til at åbne: ${title}`,
      none: 'Der er ingen tekst endnu. Medlemmerne kan svare på det hele under ét. Send en fil til mig, hvis der skal være et dokument.',
      found: (sections: number, themes: number, bullets: number) =>
        `Jeg fandt ${counted(sections, 'afsnit', 'afsnit')}, ${counted(themes, 'tema', 'temaer')} og ${counted(bullets, 'punkt', 'punkter')}.`,
      correct: 'Er noget delt forkert? Tryk på afsnittet for at rette.',
      counts: (themes: number, bullets: number) =>
        themes + bullets === 0
          ? 'Kun tekst'
          : `${counted(themes, 'tema', 'temaer')}, ${counted(bullets, 'punkt', 'punkter')}`,
      deadlines: (deadline: string, input: string, draft: string, approval: string) =>
        `Høringsfrist: ${deadline}. Rådets egne frister: svar senest ${input}, udkast ${draft} og godkendelse ${approval}.`,
      shortened: 'Tiden er kort. Derfor har jeg rykket rådets frister tættere sammen.',
      noDeadline: 'Der mangler en høringsfrist. Tryk på Ret oplysninger.',
      open: 'Åbn høringen',
      edit: 'Ret oplysninger',
      discard: 'Slet kladden',
    },
    correct: {
      title: 'Ret inddelingen',
      how: [
        'Et afsnit begynder med #. Et tema begynder med ##. Et punkt begynder med en bindestreg.',
        'Slet hele teksten, hvis afsnittet skal væk.',
      ],
      part: (part: number, parts: number) =>
        `Afsnittet er langt. Her er del ${part} af ${parts}. Gem, før du går til en anden del.`,
      next: 'Næste del',

      text: 'Afsnittets tekst',
      save: 'Gem',
      cancel: 'Fortryd',
    },
    corrected: 'Rettelsen er gemt.',
    fileRead: 'Jeg har læst filen. Udfyld resten, så er høringen klar til at åbne.',
    fileReplaced: (title: string) => `Jeg har læst filen og lagt den ind i “${title}”.`,
    opened: 'Høringen er åben. Kanalen har fået besked.',
    openedWithoutChannel:
      'Høringen er åben. Rådet har ingen kanal, så alle medlemmer får besked her hos mig.',
    discarded: 'Kladden er slettet.',
  },
  en: {
    form: {
      newHearing: 'Create a hearing',
      newInitiative: 'Take something up',
      change: 'Change the details',
      fileHint:
        'Do you have the document as a file? Then send me the file here in the chat instead. I can read .docx, .txt and .md.',
      initiativeHint:
        'Here the council takes something up itself. Members answer, and you send it to a committee.',
      title: 'What is it about?',
      titleError: 'Write a few words.',
      sender: 'Who sent it?',
      senderName: 'Name of the committee or department',
      initiative: 'What shall it be?',
      to: 'Which committee does it go to?',
      toError: 'Write which committee it goes to.',
      deadline: 'Deadline',
      wish: 'When shall it be sent?',
      summary: 'What does it say? Put it quite simply.',
      journal: 'Journal number',
      document: 'Paste the document’s text here',
      link: 'Link to the document',
      focusAreas: 'The council’s areas',
      targetGroups: 'Whom it is about',
      next: 'Go on',
      save: 'Save',
      cancel: 'Undo',
    },
    split: {
      title: (title) => `Ready to open: ${title}`,
      none: 'There is no text yet. Members can answer all of it at once. Send me a file if there is to be a document.',
      found: (sections, themes, bullets) =>
        `I found ${counted(sections, 'section', 'sections')}, ${counted(themes, 'theme', 'themes')} and ${counted(bullets, 'bullet', 'bullets')}.`,
      correct: 'Is something split wrongly? Press the section to correct it.',
      counts: (themes, bullets) =>
        themes + bullets === 0
          ? 'Text only'
          : `${counted(themes, 'theme', 'themes')}, ${counted(bullets, 'bullet', 'bullets')}`,
      deadlines: (deadline, input, draft, approval) =>
        `Deadline: ${deadline}. The council’s own deadlines: answers by ${input}, draft ${draft} and approval ${approval}.`,
      shortened: 'Time is short. So I have moved the council’s deadlines closer together.',
      noDeadline: 'The deadline is missing. Press Change details.',
      open: 'Open the hearing',
      edit: 'Change details',
      discard: 'Delete the draft',
    },
    correct: {
      title: 'Correct the split',
      how: [
        'A section begins with #. A theme begins with ##. A bullet begins with a hyphen.',
        'Delete all the text if the section is to go.',
      ],
      part: (part, parts) =>
        `The section is long. Here is part ${part} of ${parts}. Save before you go to another part.`,
      next: 'Next part',

      text: 'The section’s text',
      save: 'Save',
      cancel: 'Undo',
    },
    corrected: 'The correction has been saved.',
    fileRead: 'I have read the file. Fill in the rest, and the hearing is ready to open.',
    fileReplaced: (title) => `I have read the file and put it into “${title}”.`,
    opened: 'The hearing is open. The channel has been told.',
    openedWithoutChannel:
      'The hearing is open. The council has no channel, so all members are told here with me.',
    discarded: 'The draft has been deleted.',
  },
})
