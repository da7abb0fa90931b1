import { defineStrings } from '../../core/language'
import { routerWords } from '../../core/router.strings'
import type { Shown } from './rules'

const SHOWN_DA: Record<Shown, string> = {
  proposer: 'Hvem der har foreslået et punkt',
  attendance: 'Hvem der er med til mødet',
  seatType: 'Hvilket embede eller job medlemmet har',
}
const SHOWN_EN: Record<Shown, string> = {
  proposer: 'Who proposed an item',
  attendance: 'Who takes part in the meeting',
  seatType: 'Which office or job the member has',
}

/** Words of commands, refusals, deliveries and rules, and of choosing a council and a language. */
export const roomWords = defineStrings({
  da: {
    commands: {
      council: {
        words: ['råd', 'rådet', 'kommissorium'],
        label: 'Om rådet',
        summary: 'Hvad rådet er til for, og hvilke pladser det har',
      },
      switchCouncil: {
        words: ['råd skift', 'skift råd'],
        label: 'Skift råd',
        summary: 'Vælg, hvilket råd vores samtale gælder',
      },
      members: {
        words: ['medlemmer', 'medlem'],
        label: 'Se medlemmerne',
        summary: 'Hvem sidder i rådet',
      },
      create: {
        words: ['råd opret', 'opret råd'],
        label: 'Opret et råd',
        summary: 'Skriv det i rådets kanal. Det kan administratoren, eller den, der har en kode',
      },
      code: {
        words: ['råd kode'],
        label: 'Kode til et nyt råd',
        summary: 'Administratoren får en kode, som kan oprette ét råd',
      },
      rules: {
        words: ['regler', 'regel'],
        label: 'Se reglerne',
        summary: 'Hvad rådet har besluttet om frister, møder og alt det andet',
      },
      log: {
        words: ['log', 'logbog'],
        label: 'Se loggen',
        summary: 'Hvem der har gjort hvad i rådet, og hvornår',
      },
      details: {
        words: ['råd ret', 'ret råd'],
        label: 'Ret rådets oplysninger',
        summary: 'Navn, telefon, sprog og tidszone',
      },
      moveHere: {
        words: ['råd flyt', 'flyt råd'],
        label: 'Flyt rådet til en anden kanal',
        summary: 'Skriv det i den nye kanal, så bruger rådet den',
      },
      language: {
        words: ['sprog'],
        label: 'Skift sprog',
        summary: 'Vælg dansk eller engelsk',
      },
    },
    errors: {
      noRule: 'Den regel findes ikke her. Skriv /regler for at se dem alle.',
      badValue: 'Den værdi kan reglen ikke have. Se efter i felterne, og prøv igen.',
      mayNotCreate: 'Et råd oprettes af kommunens administrator, eller med en kode fra administratoren.',
      createInChannel: 'Skriv det i den kanal, hvor rådet skal være. Nævn mig med @ først.',
      codeInPersonal: 'Skriv det til mig i vores private chat, så kun du ser koden.',
      channelTaken: 'Kanalen har allerede et råd. Brug en anden kanal.',
      timeZone: 'Den tidszone kender jeg ikke. I Danmark er det Europe/Copenhagen.',
      phone: 'Et telefonnummer har 8 tal. Ret det, og prøv igen.',
      notSecretary: 'Det kan kun sekretæren i et råd gøre.',
      logInPersonal: 'Skriv /log til mig i vores private chat. Den er ikke for alle.',
      detailsInPersonal: 'Skriv /råd ret til mig i vores private chat.',
      moveInChannel: 'Skriv det i den kanal, som rådet skal flytte til. Nævn mig med @ først.',
      whichCouncil: 'Du er sekretær i flere råd. Skriv /råd skift til mig først, og prøv så igen.',
      personal: 'Skriv /medlemmer til mig i vores private chat. Det er kun for sekretariatet.',
      seatGone: 'Den plads findes ikke mere. Skriv /medlemmer.',
      seatChanged: 'Nogen har netop ændret det. Skriv /medlemmer, og prøv igen.',
      hasSeat: 'Den person har allerede en plads i rådet.',
      hasRole: 'Den person er allerede med i sekretariatet eller som observatør.',
      notInRoster: 'Den person er ikke længere i rådets kanal. Vælg en anden, eller skriv navnet.',
      whoMissing: 'Vælg en person, eller skriv et navn.',
      noRoster: 'Jeg kan ikke se, hvem der er i rådets kanal. Tag personen med i kanalen, og prøv igen.',
      accountTaken: 'Den konto hører til en anden, som jeg kender.',
      accountElsewhere: ({ councils }: { councils: string }) =>
        `Personen er også med i ${councils}, og kontoen gælder også dér. Bed sekretariatet dér tage dig med som vikar i dag. Prøv så igen.`,
      badDate: 'Den dag kan jeg ikke bruge. Vælg en anden.',
      lastSecretary: 'Rådet skal have mindst én i sekretariatet. Sæt først en anden ind.',
      pastDate: 'Reglen kan tidligst gælde fra i dag. Vælg en anden dag.',
      councilGone: 'Du er ikke længere med i det råd.',
      oneCouncil: 'Du er kun med i ét råd, så der er ikke noget at skifte til.',
    },
    deliveries: {
      opened: 'Rådet er oprettet',
      seated: 'Velkommen til rådet',
      left: 'Farvel fra rådet',
    },
    rules: {
      shownOutside: {
        title: 'Navne i det offentlige',
        effect: (shown: Shown[]) =>
          shown.length === 0
            ? 'De offentlige papirer nævner ingen medlemmer.'
            : `De offentlige papirer viser ${routerWords('da').list(shown.map((one) => SHOWN_DA[one].toLowerCase()))}.`,
        options: SHOWN_DA,
      },
    },
    chooseTitle: 'Hvilket råd gælder det?',
    chosen: (name: string) => `Nu taler vi om ${name}.`,
    goOn: 'Gå videre',
    languageTitle: 'Hvilket sprog skal jeg bruge?',
    languageNames: { da: 'Dansk', en: 'English' },
    languageSet: 'Nu skriver jeg på dansk til dig.',
  },
  en: {
    commands: {
      council: {
        words: ['council', 'charter'],
        label: 'About the council',
        summary: 'What the council is for, and which seats it has',
      },
      switchCouncil: {
        words: ['council switch', 'switch council'],
        label: 'Switch council',
        summary: 'Choose which council our conversation is about',
      },
      members: { words: ['members', 'member'], label: 'See the members', summary: 'Who sits in the council' },
      create: {
        words: ['council create', 'create council'],
        label: 'Create a council',
        summary: 'Write it in the council’s channel. For the administrator, or whoever has a code',
      },
      code: {
        words: ['council code'],
        label: 'Code for a new council',
        summary: 'The administrator gets a code that can create one council',
      },
      rules: {
        words: ['rules', 'rule'],
        label: 'See the rules',
        summary: 'What the council has decided about deadlines, meetings and all the rest',
      },
      log: {
        words: ['log', 'audit'],
        label: 'See the log',
        summary: 'Who did what in the council, and when',
      },
      details: {
        words: ['council edit', 'edit council'],
        label: 'Correct the council’s details',
        summary: 'Name, telephone, language and time zone',
      },
      moveHere: {
        words: ['council move', 'move council'],
        label: 'Move the council to another channel',
        summary: 'Write it in the new channel, and the council will use it',
      },
      language: { words: ['language'], label: 'Change language', summary: 'Choose Danish or English' },
    },
    errors: {
      noRule: 'There is no such rule here. Write /rules to see them all.',
      badValue: 'The rule cannot have that value. Look at the fields and try again.',
      mayNotCreate:
        'A council is created by the municipality’s administrator, or with a code from the administrator.',
      createInChannel: 'Write it in the channel where the council shall be. Mention me with @ first.',
      codeInPersonal: 'Write it to me in our private chat, so that only you see the code.',
      channelTaken: 'The channel already has a council. Use another channel.',
      timeZone: 'I do not know that time zone. In Denmark it is Europe/Copenhagen.',
      phone: 'A telephone number has 8 digits. Correct it and try again.',
      notSecretary: 'Only the secretary of a council can do that.',
      logInPersonal: 'Write /log to me in our private chat. It is not for everybody.',
      detailsInPersonal: 'Write /council edit to me in our private chat.',
      moveInChannel: 'Write it in the channel that the council shall move to. Mention me with @ first.',
      whichCouncil:
        'You are secretary of several councils. First write /council switch to me, then try again.',
      personal: 'Write /members to me in our private chat. It is for the secretariat only.',
      seatGone: 'That seat no longer exists. Write /members.',
      seatChanged: 'Somebody has just changed it. Write /members and try again.',
      hasSeat: 'That person already has a seat in the council.',
      hasRole: 'That person is already in the secretariat or an observer.',
      notInRoster: 'That person is no longer in the council’s channel. Choose another, or write the name.',
      whoMissing: 'Choose a person, or write a name.',
      noRoster: 'I cannot see who is in the council’s channel. Add the person to the channel and try again.',
      accountTaken: 'That account belongs to somebody else whom I know.',
      accountElsewhere: ({ councils }) =>
        `The person is also in ${councils}, and the account holds there too. Ask the secretariat there to add you as a stand-in today. Then try again.`,
      badDate: 'I cannot use that day. Choose another.',
      lastSecretary: 'The council must have somebody in the secretariat. First put another one in.',
      pastDate: 'The rule can hold from today at the earliest. Choose another day.',
      councilGone: 'You are no longer in that council.',
      oneCouncil: 'You are in one council only, so there is nothing to switch to.',
    },
    deliveries: {
      opened: 'The council has been created',
      seated: 'Welcome to the council',
      left: 'Goodbye from the council',
    },
    rules: {
      shownOutside: {
        title: 'Names in public',
        effect: (shown) =>
          shown.length === 0
            ? 'The public papers name no members.'
            : `The public papers show ${routerWords('en').list(shown.map((one) => SHOWN_EN[one].toLowerCase()))}.`,
        options: SHOWN_EN,
      },
    },
    chooseTitle: 'Which council is it about?',
    chosen: (name) => `Now we are talking about ${name}.`,
    goOn: 'Go on',
    languageTitle: 'Which language shall I use?',
    languageNames: { da: 'Dansk', en: 'English' },
    languageSet: 'I will write to you in English now.',
  },
})
