import { defineStrings } from '../../core/language'

/** Words of writing about the items. */
export const writingWords = defineStrings({
  da: {
    entry: {
      discussion: 'Drøftelse',
      decision: 'Rådets svar',
      outcome: 'Hvad kom der ud af det?',
      chosen: (outcome: string) => `✓ ${outcome}`,
      saved: (by: string, at: string) => `Gemt kl. ${at} af ${by}`,
      saveAndNext: 'Gem og næste punkt',
      saveAndFollowUp: 'Gem og tilføj opgave',
      saveAndClose: 'Gem og luk',
    },
    conflict: {
      title: (by: string) => `${by} har også skrevet her`,
      theirs: (by: string) => `${by} skrev:`,
      empty: '(ingen tekst)',
      outcome: (by: string, outcome: string | undefined) =>
        outcome ? `${by} har valgt: ${outcome}. Passer det?` : `${by} har fjernet resultatet. Passer det?`,
      choose: 'Ret din tekst til, så begge dele er med, og gem den. Eller behold den andens.',
      mine: 'Din tekst',
      useMine: 'Gem min tekst',
      useTheirs: (by: string) => `Behold teksten fra ${by}`,
    },
    item: {
      outcome: (outcome: string) => `Resultat: ${outcome}`,
      dissent: (name: string, text: string) => `${name}: ${text}`,
      followUp: (what: string, name: string, day: string) => `${what} (${name}, senest ${day})`,
      takeUp: 'Gå til punktet',
      disqualify: 'Inhabil',
      addFollowUp: 'Tilføj opgave',
    },
  },
  en: {
    entry: {
      discussion: 'Discussion',
      decision: 'The council’s answer',
      outcome: 'What came of it?',
      chosen: (outcome) => `✓ ${outcome}`,
      saved: (by, at) => `Saved at ${at} by ${by}`,
      saveAndNext: 'Save and next item',
      saveAndFollowUp: 'Save and add a task',
      saveAndClose: 'Save and close',
    },
    conflict: {
      title: (by) => `${by} has written here too`,
      theirs: (by) => `${by} wrote:`,
      empty: '(no text)',
      outcome: (by, outcome) =>
        outcome
          ? `${by} has chosen: ${outcome}. Is that right?`
          : `${by} has taken the outcome away. Is that right?`,
      choose: 'Edit your text so that both are in it, and save it. Or keep the other’s.',
      mine: 'Your text',
      useMine: 'Save my text',
      useTheirs: (by) => `Keep the text by ${by}`,
    },
    item: {
      outcome: (outcome) => `Outcome: ${outcome}`,
      dissent: (name, text) => `${name}: ${text}`,
      followUp: (what, name, day) => `${what} (${name}, by ${day})`,
      takeUp: 'Go to the item',
      disqualify: 'Disqualified',
      addFollowUp: 'Add a task',
    },
  },
})
