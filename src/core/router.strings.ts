import { defineStrings } from './language'

export const routerWords = defineStrings({
  da: {
    roles: {
      chair: 'formanden',
      viceChair: 'næstformanden',
      secretariat: 'sekretariatet',
      member: 'rådets medlemmer',
      observer: 'observatører',
    },
    list: (parts: string[]) => new Intl.ListFormat('da', { type: 'conjunction' }).format(parts),
    fault: (id: string) =>
      `Noget gik galt hos os. Det, du skrev, står der stadig. Prøv igen om lidt. Sker det igen, så ring og sig koden ${id}.`,
    miss: 'Det forstod jeg ikke.',
    nearest: (command: string) => `Mente du /${command}?`,
    showHelp: 'Vis hvad jeg kan',
    showRule: 'Vis reglen',
    fromRule: (title: string) => `Det følger af reglen “${title}”.`,
    screen: {
      noNamesLabel: 'Rådet ser på det, der gælder mange',
      noNames: 'Jeg nævner ingen med navn',
      noNamesError: 'Sæt kryds her, før du sender.',
      falseAlarm: 'Er et tal blevet afvist?',
      notCpr: 'Tallet er ikke et CPR-nummer',
      notCprReason: 'Hvad er tallet?',
    },
    chooseCouncil: 'Hvilket råd gælder det?',
    chooseCouncilWhy: 'Du er med i flere råd. Jeg husker dit valg. Skriv /råd skift, når du vil skifte.',
    errors: {
      unknownAction: 'Den knap virker ikke mere. Skriv /hjælp, så finder vi vejen.',
      notInCouncil:
        'Du er ikke med i et råd her endnu. Bed sekretariatet om at give dig en plads. Skriv så /hjælp igen.',
      channelWithoutCouncil:
        'Her kan jeg ikke vise rådets sager, for kanalen hører ikke til dit råd. Skriv til mig i vores private chat.',
      tenantNotServed:
        'Rådsbot er ikke sat op for din organisation. Skriv til den it-afdeling, som driver botten.',
      notYourRole: ({ roles }: { roles: string }) => `Det kan kun ${roles} gøre.`,
      names: 'Sæt først kryds ved, at du ikke nævner nogen med navn. Rådet ser på det, der gælder mange.',
      cpr: 'Der står et tal, som ligner et CPR-nummer. Det må rådet ikke gemme. Slet tallet, og send igen. Er det ikke et CPR-nummer, så åbn “Er et tal blevet afvist?”.',
      cprReason: 'Skriv, hvad tallet er, for eksempel et ordrenummer. Send så igen.',
      cprInChat:
        'Din besked ligner et CPR-nummer. Jeg har ikke gemt den. Slet den selv her i chatten: hold fingeren på beskeden, og vælg Slet.',
      fileTooBig: 'Filen er for stor. Den må fylde højst 10 MB. Tag billeder ud af den, og send den igen.',
      fileGone: 'Jeg kunne ikke hente filen. Prøv at sende den igen.',
      unknownPage: 'Siden findes ikke. Åbn fanen igen, så er vi tilbage ved begyndelsen.',
      badInput: 'Jeg kunne ikke læse det, du sendte. Skriv kommandoen igen, så får du et nyt kort.',
    },
  },
  en: {
    roles: {
      chair: 'the chair',
      viceChair: 'the vice-chair',
      secretariat: 'the secretariat',
      member: 'the council’s members',
      observer: 'observers',
    },
    list: (parts) => new Intl.ListFormat('en', { type: 'conjunction' }).format(parts),
    fault: (id) =>
      `Something went wrong on our side. What you wrote is still there. Try again in a moment. If it happens again, call and give the code ${id}.`,
    miss: 'I did not understand that.',
    nearest: (command) => `Did you mean /${command}?`,
    showHelp: 'Show what I can do',
    showRule: 'Show the rule',
    fromRule: (title) => `It follows from the rule “${title}”.`,
    screen: {
      noNamesLabel: 'The council looks at what matters to many',
      noNames: 'I name nobody',
      noNamesError: 'Tick here before you send.',
      falseAlarm: 'Was a number refused?',
      notCpr: 'The number is no CPR number',
      notCprReason: 'What is the number?',
    },
    chooseCouncil: 'Which council is it about?',
    chooseCouncilWhy:
      'You are in several councils. I will remember your choice. Write /council switch to change.',
    errors: {
      unknownAction: 'That button no longer works. Write /help and we will find the way.',
      notInCouncil:
        'You are not in a council here yet. Ask the secretariat to give you a seat. Then write /help again.',
      channelWithoutCouncil:
        'I cannot show the council’s matters here, because this channel does not belong to your council. Write to me in our private chat.',
      tenantNotServed:
        'Rådsbot is not set up for your organisation. Ask the IT department that runs the bot.',
      notYourRole: ({ roles }) => `Only ${roles} can do that.`,
      names: 'First tick that you name nobody. The council looks at what matters to many.',
      cpr: 'There is a number that looks like a CPR number. The council must not keep it. Delete the number and send again. If it is no CPR number, open “Was a number refused?”.',
      cprReason: 'Write what the number is, for example an order number. Then send again.',
      cprInChat:
        'Your message looks like a CPR number. I have not kept it. Delete it here in the chat: hold your finger on the message and choose Delete.',
      fileTooBig:
        'The file is too large. It may take up 10 MB at most. Take pictures out of it and send it again.',
      fileGone: 'I could not fetch the file. Try to send it again.',
      unknownPage: 'There is no such page. Open the tab again to start over.',
      badInput: 'I could not read what you sent. Write the command again to get a new card.',
    },
  },
})
