import { defineStrings } from '../../core/language'

const left = (days: number): string =>
  days < 0 ? 'overskredet' : days === 0 ? 'i dag' : days === 1 ? 'i morgen' : `om ${days} dage`
const leftEnglish = (days: number): string =>
  days < 0 ? 'passed' : days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`

export const hearingWords = defineStrings({
  da: {
    record: { treated: 'Rådet har talt om sit svar.', approved: 'Rådets svar er godkendt.' },
    commands: {
      hearing: {
        words: ['høring', 'svar på høring'],
        label: 'Svar på en høring',
        summary: 'Se den høring, der er i gang, og giv dit svar',
      },
      hearings: {
        words: ['høringer'],
        label: 'Alle høringer',
        summary: 'Se alle høringer og søg i dem',
      },
      createHearing: {
        words: ['høring opret', 'opret høring', 'ny høring'],
        label: 'Opret en høring',
        summary: 'Opret en høring ud fra kommunens brev',
      },
      createInitiative: {
        words: ['initiativ opret', 'opret initiativ', 'initiativ', 'nyt initiativ'],
        label: 'Tag noget op selv',
        summary: 'Lav et forslag, en analyse eller en anbefaling til et udvalg',
      },
      myInput: {
        words: ['mine svar', 'mine bidrag'],
        label: 'Mine svar',
        summary: 'Se, ret eller træk dine svar på høringer tilbage',
      },
      response: {
        words: ['høringssvar'],
        label: 'Høringssvar',
        summary: 'Skriv høringssvaret sammen, og send det',
      },
      statistics: {
        words: ['høringer tal', 'høringer statistik', 'høringstal'],
        label: 'Årets høringer i tal',
        summary: 'Se, hvad rådet har svaret på i år, og hvem det handlede om',
      },
    },
    deliveries: {
      channel: 'Høring i kanalen',
      opened: 'Ny høring',
      choose: 'Svar på høring',
      remind: 'Påmindelse om høring',
      inputOver: 'Tiden til svar er gået',
      draftDue: 'Udkast skal være klar',
      sendDue: 'Høringsfrist',
      approve: 'Høringssvar til godkendelse',
      approveRemind: 'Påmindelse om godkendelse',
      settled: 'Godkendelsen er slut',
      response: 'Høringssvar',
      sent: 'Høringssvaret er sendt',
      outcome: 'Hvad kommunen gjorde',
    },
    rules: {
      inputDays: {
        title: 'Svarfrist i høringer',
        effect: (days: number) => `Medlemmerne svarer senest ${days} dage før høringsfristen.`,
      },
      draftDays: {
        title: 'Udkast til høringssvar',
        effect: (days: number) => `Udkastet er klar senest ${days} dage før høringsfristen.`,
      },
      approvalDays: {
        title: 'Godkendelse af høringssvar',
        effect: (days: number) =>
          `Høringssvaret er godkendt senest ${days} dage før høringsfristen. Er næste møde for sent, godkender rådet på skrift.`,
      },
      remindDays: {
        title: 'Påmindelse om høringer',
        effect: (days: number) => `Den, der mangler at svare, bliver mindet om det ${days} dage før fristen.`,
      },
      openness: {
        title: 'Hvem ser svarene?',
        effect: (value: string) =>
          value === 'count'
            ? 'Alle ser, hvor mange der har svaret. Kun formandskab og sekretariat ser svarene.'
            : value === 'names'
              ? 'Alle ser, hvem der har svaret. Kun formandskab og sekretariat ser svarene.'
              : 'Alle i rådet kan læse, hvad de andre har svaret.',
        options: {
          count: 'Vis, hvor mange der har svaret',
          names: 'Vis, hvem der har svaret',
          contributions: 'Vis, hvad de har svaret',
        },
      },
      writtenMajority: {
        title: 'Flertal ved skriftlig godkendelse',
        effect: (value: string) =>
          value === 'seats'
            ? 'Mere end halvdelen af medlemmerne skal godkende.'
            : 'Mere end halvdelen af dem, der svarer, skal godkende.',
        options: { seats: 'Flertal af alle medlemmer', answers: 'Flertal af dem, der svarer' },
      },
      writtenDays: {
        title: 'Tid til skriftlig godkendelse',
        effect: (days: number) =>
          `Er der ingen frist at holde, har medlemmerne ${counted(days, 'dag', 'dage')} til at godkende på skrift.`,
      },
      meetingDemands: {
        title: 'Krav om møde',
        effect: (count: number) =>
          `Beder ${counted(count, 'medlem', 'medlemmer')} om et møde, stopper den skriftlige godkendelse.`,
      },
    },
    errors: {
      gone: 'Den høring findes ikke mere.',
      privateOnly: 'Det gør vi i vores private chat, så kun du ser det. Skriv det samme til mig der.',
      titleMissing: 'Skriv først, hvad høringen handler om.',
      summaryMissing: 'Skriv først med få ord, hvad det handler om. Så kan alle være med.',
      toMissing: 'Skriv først, hvilket udvalg det skal til.',
      deadlineMissing: 'Vælg først høringsfristen. Den står i brevet fra kommunen.',
      deadlinePassed: 'Den frist er allerede gået. Vælg en senere dato.',
      dateUnreadable: 'Jeg kunne ikke læse datoen. Vælg den i kalenderen.',
      linkUnreadable: 'Linket skal begynde med https://. Kopiér det fra adresselinjen.',
      tooLong: ({ most }: { most: number }) =>
        `Teksten er for lang. Der er plads til ${most} tegn. Din tekst står der stadig. Del den i to, eller gør den kortere.`,
      documentTooLong:
        'Dokumentet er for langt til et kort. Send det i stedet til mig som en fil: .docx, .txt eller .md.',
      sectionTooLong:
        'Et stykke her er for langt til at rette på et kort. Del det i kortere stykker i filen, og send filen til mig igen.',
      correctedMeanwhile:
        'En anden har rettet teksten imens. Din rettelse står der stadig: kopiér den, og åbn afsnittet igen.',
      reasonMissing: 'Skriv kort hvorfor.',
      alreadyOpen: 'Høringen er allerede åben. Nu kan dokumentet ikke ændres.',
      noLongerChangeable: 'Høringen er kommet videre. Skriv /høringer for at se, hvor den er nu.',
      notOpen: 'Høringen er ikke åben endnu.',
      inputClosed: 'Fristen for svar er gået. Ring til sekretariatet, hvis du har noget vigtigt.',
      inputOver: 'Rådets svar er allerede skrevet. Skriv /høringer for at læse det.',
      textMissing: 'Skriv, hvad du mener. Et par ord er nok.',
      passageGone: 'Det sted i dokumentet findes ikke mere. Vælg et andet.',
      notForOthers: 'Det kan kun sekretariatet gøre for andre.',
      authorGone: 'Vælg, hvis svar det er.',
      contributionGone: 'Det svar findes ikke mere.',
      notYours: 'Du kan kun ændre dine egne svar.',
      filePdf:
        'Jeg kan ikke dele en PDF op. Åbn den, markér al teksten, og kopiér den. Skriv så /høring opret, og sæt teksten ind. Du kan også bede kommunen om en Word-fil.',
      fileOldWord: 'Det er en gammel Word-fil. Gem den som .docx, og send den igen.',
      fileEmpty: 'Filen er tom, eller den rummer kun billeder. Send en fil med tekst.',
      fileUnknown: 'Den slags fil kan jeg ikke læse. Send en .docx, .txt eller .md.',
      fileUnpacks:
        'Filen er meget større, end den ser ud til, så jeg åbner den ikke. Kopiér teksten over i et nyt Word-dokument, og send det.',
      fileBroken: 'Filen er gået i stykker. Åbn den i Word, gem den igen, og send den så.',
      fileCpr:
        'Der står et tal i dokumentet, som ligner et CPR-nummer. Jeg har ikke gemt det. Slet tallet, og send filen igen. Er det ikke et CPR-nummer? Så skriv /høring opret, og sæt teksten ind.',
      oneFile: 'Send én fil ad gangen.',
      noSuchInput: 'Du har ikke svaret på den høring.',
      untreatedLeft: ({ count }: { count: number }) =>
        count === 1
          ? 'Ét svar mangler at blive behandlet. Det skal med, før I kan godkende.'
          : `${count} svar mangler at blive behandlet. De skal med, før I kan godkende.`,
      meetingNotBegun: 'Mødet er ikke begyndt endnu. Vent med at trykke, til mødet har godkendt svaret.',
      draftEmpty: 'Skriv først et udkast.',
      paragraphGone: 'Det stykke findes ikke mere.',
      paragraphMissing: 'Vælg, hvor i udkastet svaret er brugt.',
      paragraphEmpty: 'Skriv først teksten.',
      paragraphInUse: 'Der er svar, som bygger på det her stykke. Flyt dem først.',
      draftChanged:
        'En anden har rettet udkastet imens. Din tekst står her stadig. Kopiér den, og åbn udkastet igen.',
      declineReason: 'Skriv hvorfor svaret ikke kommer med. Den, der skrev det, får det at se.',
      notApproving: 'Der er ikke noget at godkende lige nu.',
      noMeeting: 'Der er ikke noget møde før høringsfristen. Godkend på skrift i stedet.',
      onlySeated: 'Kun dem med en plads i rådet kan godkende.',
      remarkMissing: 'Skriv din bemærkning.',
      notApproved: 'Høringssvaret er ikke godkendt endnu.',
      noResponse: 'Der er ikke noget høringssvar at læse endnu.',
      outcomeMissing: 'Skriv, hvad kommunen gjorde.',
      sentLater: 'Vælg en dato, der ikke ligger ude i fremtiden.',
    },
    kinds: { hearing: 'Høring', initiative: 'Rådets eget initiativ' },
    wheel: {
      deadline: (title: string) => `Høringsfrist: ${title}`,
      input: (title: string) => `Sidste dag for svar: ${title}`,
    },
    senders: {
      byraad: 'Byrådet',
      committee: 'Et udvalg',
      administration: 'Forvaltningen',
    },
    initiatives: {
      proposal: 'Forslag fra rådet',
      analysis: 'Analyse fra rådet',
      recommendation: 'Anbefaling fra rådet',
    },
    stances: {
      support: 'Støtte',
      concern: 'Bekymring',
      change: 'Forslag til ændring',
      question: 'Spørgsmål',
    },
    treatments: {
      untreated: 'Ikke behandlet',
      used: 'Brugt',
      merged: 'Lagt sammen med andre',
      declined: 'Kom ikke med',
    },
    results: {
      followed: 'Kommunen fulgte rådet',
      partly: 'Kommunen fulgte rådet et stykke af vejen',
      notFollowed: 'Kommunen fulgte ikke rådet',
    },
    whole: 'Det hele',
    opening: 'Det, der står først',
    section: (number: number, title: string) => `${number}. ${title}`,
    themeIn: (theme: string, section: number) => `${theme} (afsnit ${section})`,
    meeting: 'Mødet',
    more: 'Vis flere',
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
    saved: 'Det er gemt.',
    card: {
      fallback: (kind: string, title: string) => `${kind}: ${title}`,
      states: {
        preparing: 'Kladde',
        input: 'Åben for svar',
        drafting: 'Svaret bliver skrevet',
        approving: 'Svaret er til godkendelse',
        approved: 'Svaret er godkendt',
        sent: 'Svaret er sendt',
        outcome: 'Afsluttet',
        dropped: 'Lukket uden svar',
      },
      from: 'Fra',
      to: 'Til',
      deadline: 'Høringsfrist',
      wish: 'Skal sendes',
      answerBy: 'Svar senest',
      dayAndLeft: (day: string, days: number) => `${day} (${left(days)})`,
      leftUntil: (day: string, days: number) => `frist ${day} (${left(days)})`,
      answers: 'Har svaret',
      answered: (count: number, of: number) => `${count} af ${of}`,
      names: (names: string[]) => `Har svaret: ${names.join(', ')}.`,
      sent: 'Sendt',
      sentTo: (day: string, to: string) => `${day} til ${to}`,
      result: 'Resultat',
      journal: 'Journalnummer',
      link: (link: string) => `Læs dokumentet: ${link}`,
      inWriting: (meeting: string | undefined, day: string, rule: number, days: number) =>
        `${
          meeting
            ? `Næste møde er ${meeting}. Det er efter høringsfristen.`
            : 'Der er intet møde før høringsfristen.'
        } Derfor godkender I svaret på skrift senest ${day}. ${
          rule === days
            ? `Reglen: ${counted(rule, 'dag', 'dage')} før fristen.`
            : `Reglen er ${counted(rule, 'dag', 'dage')} før fristen, men tiden er kort.`
        }`,
      atMeeting: (meeting: string) => `Svaret kan godkendes på mødet ${meeting}.`,
      dropped: (reason: string) => `Begrundelse: ${reason}`,
      privately: 'Du skriver dit svar i din private chat med mig.',
      answer: 'Giv dit svar',
      giveVerdict: 'Læs og godkend',
      workbench: 'Arbejdsbord',
      workbenchWith: (count: number) => `Arbejdsbord (${count} venter)`,
      forOther: 'Svar for en anden',
      approval: 'Se godkendelsen',
      markSent: 'Svaret er sendt',
      recordOutcome: 'Hvad gjorde kommunen?',
      others: 'Læs de andres svar',
      readResponse: 'Læs høringssvaret',
      edit: 'Ret oplysninger',
      drop: 'Luk uden svar',
    },
    dropForm: {
      title: 'Luk høringen uden svar',
      explain: 'Ingen kan svare mere. Det, I har skrevet, bliver gemt.',
      reason: 'Hvorfor?',
      send: 'Luk høringen',
      cancel: 'Fortryd',
    },
    choose: {
      title: 'Hvad vil du svare på?',
      explain: 'Tryk på det, du vil svare på.',
      explainOthers: 'Tryk på det, svaret handler om. Bagefter vælger du, hvem der har sagt det.',
      explainSection: 'Tryk på et tema eller et punkt for at svare på netop det.',
      explainText: 'Læs teksten, og svar på hele afsnittet.',
      wholeHint: 'Svar på alt under ét',
      wholeSection: 'Svar på hele afsnittet',
      otherSection: 'Andre afsnit',
      bullet: (text: string) => `• ${text}`,
      mine: (count: number) => `Mine svar (${count})`,
      back: 'Om høringen',
    },
    inPrivate: 'Jeg har skrevet til dig i vores private chat.',
    answer: {
      title: 'Dit svar',
      change: 'Ret dit svar',
      author: 'Hvem siger det?',
      authorError: 'Vælg, hvis svar det er.',
      meeting: 'Mødet',
      stance: 'Hvad er det?',
      stanceError: 'Vælg én.',
      stances: {
        support: 'Jeg støtter det',
        concern: 'Jeg er bekymret',
        change: 'Jeg foreslår en ændring',
        question: 'Jeg har et spørgsmål',
      },
      text: 'Hvad vil du sige?',
      targetGroups: 'Hvem handler det om? (hvis du vil)',
      send: 'Send',
      save: 'Gem',
      cancel: 'Fortryd',
      otherPlace: 'Vælg et andet sted',
    },
    thanks: 'Tak. Dit svar er gemt. Du kan rette det indtil fristen.',
    thanksForOther: 'Svaret er gemt.',
    withdrawn: 'Svaret er trukket tilbage.',
    restored: 'Svaret gælder igen.',
    fates: {
      untreated: 'Det er ikke behandlet endnu.',
      used: 'Det er brugt i rådets svar.',
      merged: 'Det er lagt sammen med andres svar og er med i rådets svar.',
      declined: (reason: string) => `Det kom ikke med. Begrundelse: ${reason}`,
      withdrawn: 'Du har trukket det tilbage.',
    },
    contribution: {
      about: (passage: string) => `Om: ${passage}`,
      groups: (groups: string[]) => `Handler om: ${groups.join(', ')}`,
      entered: (by: string, author: string) => `Skrevet ind af ${by} for ${author}`,
      text: 'Svaret',
      fate: 'Hvad er der sket med det?',
      more: 'Svar på mere',
      edit: 'Ret',
      withdraw: 'Træk tilbage',
      restore: 'Fortryd',
      mine: 'Mine svar',
    },
    mine: {
      title: 'Mine svar på høringer',
      none: 'Du har ikke svaret på nogen høring endnu.',
      newest: (count: number) => `Her er dine ${count} nyeste.`,
      hearings: 'Alle høringer',
    },
    others: { title: 'Hvad de andre siger', none: 'Ingen har svaret endnu.' },
    remind: {
      title: 'Du mangler at svare',
      text: (title: string, day: string) =>
        `Høringen “${title}” venter på dig. Du kan svare til og med ${day}.`,
      answer: 'Giv dit svar',
    },
    inputOver: {
      title: 'Nu er tiden til svar gået',
      text: (title: string, count: number, draft: string) =>
        `Høringen “${title}” fik ${counted(count, 'svar', 'svar')}. Udkastet skal være klar ${draft}.`,
      open: 'Gå til arbejdsbordet',
    },
    draftDue: {
      title: 'Udkastet skal være klar i dag',
      text: (title: string, untreated: number) =>
        untreated === 0
          ? `Høringen “${title}”: alle svar er behandlet. Send udkastet til godkendelse.`
          : `Høringen “${title}”: ${counted(untreated, 'svar mangler', 'svar mangler')} at blive behandlet.`,
    },
    sendDue: {
      title: 'Høringsfristen er i dag',
      text: (title: string) => `Høringssvaret til “${title}” er ikke sendt endnu.`,
      open: 'Åbn høringen',
    },
    list: {
      title: 'Høringer',
      none: 'Rådet har ingen høringer endnu.',
      preparing: 'Kladder',
      open: 'Åbne for svar',
      waiting: 'Bliver skrevet eller godkendt',
      sent: 'Sendt',
      outcome: 'Med resultat',
      dropped: 'Lukket uden svar',
      create: 'Opret en høring',
      search: 'Søg',
      statistics: 'Årets tal',
      found: (words: string, count: number) =>
        count === 0
          ? `Jeg fandt intet om “${words}”.`
          : `${counted(count, 'høring', 'høringer')} om “${words}”.`,
      newest: (count: number) => `Her er de ${count} nyeste. Søg for at finde ældre.`,
      all: 'Alle høringer',
    },
    search: {
      title: 'Søg i høringer',
      words: 'Hvad leder du efter?',
      send: 'Søg',
      cancel: 'Fortryd',
      error: 'Skriv et ord.',
    },
    noneOpen: 'Der er ingen høring at svare på lige nu. Jeg siger til, når der kommer en.',
  },
  en: {
    record: { treated: 'The council talked about its response.', approved: 'The response is approved.' },
    commands: {
      hearing: {
        words: ['hearing'],
        label: 'Answer a hearing',
        summary: 'See the hearing that is open, and give your answer',
      },
      hearings: { words: ['hearings'], label: 'All hearings', summary: 'See all hearings and search them' },
      createHearing: {
        words: ['hearing create', 'create hearing', 'new hearing'],
        label: 'Create a hearing',
        summary: 'Create a hearing from the municipality’s letter',
      },
      createInitiative: {
        words: ['initiative create', 'create initiative', 'initiative', 'new initiative'],
        label: 'Take something up',
        summary: 'Make a proposal, an analysis or a recommendation to a committee',
      },
      myInput: {
        words: ['my answers', 'my input'],
        label: 'My answers',
        summary: 'See, change or withdraw your answers to hearings',
      },
      response: { words: ['response'], label: 'Response', summary: 'Put the response together and send it' },
      statistics: {
        words: ['hearings figures', 'hearings statistics', 'hearing figures'],
        label: 'The year’s hearings in figures',
        summary: 'See what the council has answered this year, and whom it was about',
      },
    },
    deliveries: {
      channel: 'Hearing in the channel',
      opened: 'New hearing',
      choose: 'Answer a hearing',
      remind: 'Reminder about a hearing',
      inputOver: 'The time for answers is over',
      draftDue: 'Draft is due',
      sendDue: 'Deadline of a hearing',
      approve: 'Response for approval',
      approveRemind: 'Reminder about approval',
      settled: 'The approval is over',
      response: 'Response',
      sent: 'The response has been sent',
      outcome: 'What the municipality did',
    },
    rules: {
      inputDays: {
        title: 'Answers to hearings',
        effect: (days) => `Members answer ${days} days before the hearing’s deadline at the latest.`,
      },
      draftDays: {
        title: 'Draft of a response',
        effect: (days) => `The draft is ready ${days} days before the hearing’s deadline at the latest.`,
      },
      approvalDays: {
        title: 'Approval of a response',
        effect: (days) =>
          `The response is approved ${days} days before the hearing’s deadline at the latest. If the next meeting is too late, the council approves in writing.`,
      },
      remindDays: {
        title: 'Reminder about hearings',
        effect: (days) => `Those who have not answered are reminded ${days} days before the deadline.`,
      },
      openness: {
        title: 'Who sees the answers?',
        effect: (value) =>
          value === 'count'
            ? 'Everybody sees how many have answered. Only the chairs and the secretariat see the answers.'
            : value === 'names'
              ? 'Everybody sees who has answered. Only the chairs and the secretariat see the answers.'
              : 'Everybody in the council can read what the others have answered.',
        options: {
          count: 'Show how many have answered',
          names: 'Show who has answered',
          contributions: 'Show what they have answered',
        },
      },
      writtenMajority: {
        title: 'Majority in written approval',
        effect: (value) =>
          value === 'seats'
            ? 'More than half of the members must approve.'
            : 'More than half of those who answer must approve.',
        options: { seats: 'Majority of all members', answers: 'Majority of those who answer' },
      },
      writtenDays: {
        title: 'Time for written approval',
        effect: (days) =>
          `Where there is no deadline to keep, members have ${counted(days, 'day', 'days')} to approve in writing.`,
      },
      meetingDemands: {
        title: 'Demand for a meeting',
        effect: (count) =>
          `If ${counted(count, 'member asks', 'members ask')} for a meeting, the written approval stops.`,
      },
    },
    errors: {
      gone: 'That hearing no longer exists.',
      privateOnly: 'We do that in our private chat, so that only you see it. Write the same to me there.',
      titleMissing: 'First write what the hearing is about.',
      summaryMissing: 'First write in a few words what it is about. Then everybody can take part.',
      toMissing: 'First write which committee it goes to.',
      deadlineMissing: 'First choose the deadline. It stands in the municipality’s letter.',
      deadlinePassed: 'That deadline has already passed. Choose a later date.',
      dateUnreadable: 'I could not read the date. Choose it in the calendar.',
      linkUnreadable: 'The link must begin with https://. Copy it from the address bar.',
      tooLong: ({ most }) =>
        `The text is too long. There is room for ${most} characters. Your text is still there. Split it in two or make it shorter.`,
      documentTooLong:
        'The document is too long for a card. Send it to me as a file instead: .docx, .txt or .md.',
      sectionTooLong:
        'A paragraph here is too long to correct on a card. Divide it into shorter ones in the file and send me the file again.',
      correctedMeanwhile:
        'Somebody else has corrected the text meanwhile. Your correction still stands there: copy it and open the section again.',
      reasonMissing: 'Write briefly why.',
      alreadyOpen: 'The hearing is already open. The document can no longer be changed.',
      noLongerChangeable: 'The hearing has moved on. Write /hearings to see where it is now.',
      notOpen: 'The hearing is not open yet.',
      inputClosed:
        'The deadline for answers has passed. Call the secretariat if you have something important.',
      inputOver: 'The council’s response has already been written. Write /hearings to read it.',
      textMissing: 'Write what you think. A few words will do.',
      passageGone: 'That place in the document no longer exists. Choose another.',
      notForOthers: 'Only the secretariat can do that for others.',
      authorGone: 'Choose whose answer it is.',
      contributionGone: 'That answer no longer exists.',
      notYours: 'You can only change your own answers.',
      filePdf:
        'I cannot split a PDF. Open it, select all the text and copy it. Then write /hearing create and paste the text. You can also ask the municipality for a Word file.',
      fileOldWord: 'That is an old Word file. Save it as .docx and send it again.',
      fileEmpty: 'The file is empty, or holds pictures only. Send a file with text.',
      fileUnknown: 'I cannot read that kind of file. Send a .docx, .txt or .md.',
      fileUnpacks:
        'The file is much bigger than it looks, so I do not open it. Copy the text into a new Word document and send that.',
      fileBroken: 'The file is broken. Open it in Word, save it again, and then send it.',
      fileCpr:
        'There is a number in the document that looks like a CPR number. I have not kept it. Delete the number and send the file again. If it is no CPR number, write /hearing create and paste the text.',
      oneFile: 'Send one file at a time.',
      noSuchInput: 'You have not answered that hearing.',
      untreatedLeft: ({ count }) =>
        count === 1
          ? 'One answer has not been dealt with. That must be done before you can approve.'
          : `${count} answers have not been dealt with. That must be done before you can approve.`,
      meetingNotBegun: 'The meeting has not begun yet. Wait until it has approved the response.',
      draftEmpty: 'First write a draft.',
      paragraphGone: 'That paragraph no longer exists.',
      paragraphMissing: 'Choose where in the draft the answer is used.',
      paragraphEmpty: 'First write the text.',
      paragraphInUse: 'There are answers that this paragraph rests on. Move them first.',
      draftChanged:
        'Somebody else has changed the draft meanwhile. Your text is still here. Copy it and open the draft again.',
      declineReason: 'Write why the answer is left out. Whoever wrote it will see this.',
      notApproving: 'There is nothing to approve right now.',
      noMeeting: 'There is no meeting before the deadline. Approve in writing instead.',
      onlySeated: 'Only those with a seat in the council can approve.',
      remarkMissing: 'Write your remark.',
      notApproved: 'The response has not been approved yet.',
      noResponse: 'There is no response to read yet.',
      outcomeMissing: 'Write what the municipality did.',
      sentLater: 'Choose a date that does not lie in the future.',
    },
    kinds: { hearing: 'Hearing', initiative: 'The council’s own initiative' },
    wheel: {
      deadline: (title) => `Hearing deadline: ${title}`,
      input: (title) => `Last day for input: ${title}`,
    },
    senders: { byraad: 'The city council', committee: 'A committee', administration: 'The administration' },
    initiatives: {
      proposal: 'Proposal from the council',
      analysis: 'Analysis from the council',
      recommendation: 'Recommendation from the council',
    },
    stances: { support: 'Support', concern: 'Concern', change: 'Proposal for change', question: 'Question' },
    treatments: {
      untreated: 'Not dealt with',
      used: 'Used',
      merged: 'Merged with others',
      declined: 'Left out',
    },
    results: {
      followed: 'The municipality followed the council',
      partly: 'The municipality followed the council part of the way',
      notFollowed: 'The municipality did not follow the council',
    },
    whole: 'All of it',
    opening: 'What stands first',
    section: (number, title) => `${number}. ${title}`,
    themeIn: (theme, section) => `${theme} (section ${section})`,
    meeting: 'The meeting',
    more: 'Show more',
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
    saved: 'It has been saved.',
    card: {
      fallback: (kind, title) => `${kind}: ${title}`,
      states: {
        preparing: 'In preparation',
        input: 'Open for answers',
        drafting: 'The response is being written',
        approving: 'The response is up for approval',
        approved: 'The response is approved',
        sent: 'The response has been sent',
        outcome: 'Finished',
        dropped: 'Closed without a response',
      },
      from: 'From',
      to: 'To',
      deadline: 'Deadline',
      wish: 'To be sent',
      answerBy: 'Answer by',
      dayAndLeft: (day, days) => `${day} (${leftEnglish(days)})`,
      leftUntil: (day, days) => `deadline ${day} (${leftEnglish(days)})`,
      answers: 'Have answered',
      answered: (count, of) => `${count} of ${of}`,
      names: (names) => `Have answered: ${names.join(', ')}.`,
      sent: 'Sent',
      sentTo: (day, to) => `${day} to ${to}`,
      result: 'Result',
      journal: 'Journal number',
      link: (link) => `Read the document: ${link}`,
      inWriting: (meeting, day, rule, days) =>
        `${
          meeting
            ? `The next meeting is on ${meeting}. That is after the deadline.`
            : 'There is no meeting before the deadline.'
        } So you approve the response in writing by ${day}. ${
          rule === days
            ? `The rule: ${counted(rule, 'day', 'days')} before the deadline.`
            : `The rule is ${counted(rule, 'day', 'days')} before the deadline, but time is short.`
        }`,
      atMeeting: (meeting) => `The response can be approved at the meeting on ${meeting}.`,
      dropped: (reason) => `Reason: ${reason}`,
      privately: 'You write your answer in your private chat with me.',
      answer: 'Give your answer',
      giveVerdict: 'Read and approve',
      workbench: 'Workbench',
      workbenchWith: (count) => `Workbench (${count} waiting)`,
      forOther: 'Answer for somebody',
      approval: 'See the approval',
      markSent: 'The response is sent',
      recordOutcome: 'What did they do?',
      others: 'Read others’ answers',
      readResponse: 'Read the response',
      edit: 'Change details',
      drop: 'Close without response',
    },
    dropForm: {
      title: 'Close the hearing without a response',
      explain: 'Nobody can answer any more. What you have written is kept.',
      reason: 'Why?',
      send: 'Close the hearing',
      cancel: 'Undo',
    },
    choose: {
      title: 'What do you want to answer?',
      explain: 'Press what you want to answer.',
      explainOthers: 'Press what the answer is about. Then you choose who said it.',
      explainSection: 'Press a theme or a bullet to answer just that.',
      explainText: 'Read the text and answer the whole section.',
      wholeHint: 'Answer everything at once',
      wholeSection: 'Answer the whole section',
      otherSection: 'Other sections',
      bullet: (text) => `• ${text}`,
      mine: (count) => `My answers (${count})`,
      back: 'About the hearing',
    },
    inPrivate: 'I have written to you in our private chat.',
    answer: {
      title: 'Your answer',
      change: 'Change your answer',
      author: 'Who says it?',
      authorError: 'Choose whose answer it is.',
      meeting: 'The meeting',
      stance: 'What is it?',
      stanceError: 'Choose one.',
      stances: {
        support: 'I support it',
        concern: 'I am concerned',
        change: 'I propose a change',
        question: 'I have a question',
      },
      text: 'What do you want to say?',
      targetGroups: 'Whom is it about? (if you like)',
      send: 'Send',
      save: 'Save',
      cancel: 'Undo',
      otherPlace: 'Choose another place',
    },
    thanks: 'Thank you. Your answer has been saved. You can change it until the deadline.',
    thanksForOther: 'The answer has been saved.',
    withdrawn: 'The answer has been withdrawn.',
    restored: 'The answer counts again.',
    fates: {
      untreated: 'It has not been dealt with yet.',
      used: 'It is used in the council’s response.',
      merged: 'It is merged with others’ answers and is part of the council’s response.',
      declined: (reason) => `It was left out. Reason: ${reason}`,
      withdrawn: 'You have withdrawn it.',
    },
    contribution: {
      about: (passage) => `About: ${passage}`,
      groups: (groups) => `Concerns: ${groups.join(', ')}`,
      entered: (by, author) => `Entered by ${by} for ${author}`,
      text: 'The answer',
      fate: 'What became of it?',
      more: 'Answer more',
      edit: 'Change',
      withdraw: 'Withdraw',
      restore: 'Undo',
      mine: 'My answers',
    },
    mine: {
      title: 'My answers to hearings',
      none: 'You have not answered any hearing yet.',
      newest: (count) => `Here are your ${count} newest.`,
      hearings: 'All hearings',
    },
    others: { title: 'What the others say', none: 'Nobody has answered yet.' },
    remind: {
      title: 'Your answer is missing',
      text: (title, day) =>
        `The hearing “${title}” is waiting for you. You can answer until the end of ${day}.`,
      answer: 'Give your answer',
    },
    inputOver: {
      title: 'The time for answers is over',
      text: (title, count, draft) =>
        `The hearing “${title}” got ${counted(count, 'answer', 'answers')}. The draft must be ready on ${draft}.`,
      open: 'Go to the workbench',
    },
    draftDue: {
      title: 'The draft must be ready today',
      text: (title, untreated) =>
        untreated === 0
          ? `The hearing “${title}”: all answers have been dealt with. Send the draft for approval.`
          : `The hearing “${title}”: ${counted(untreated, 'answer has', 'answers have')} not been dealt with.`,
    },
    sendDue: {
      title: 'The deadline is today',
      text: (title) => `The response to “${title}” has not been sent yet.`,
      open: 'Open the hearing',
    },
    list: {
      title: 'Hearings',
      none: 'The council has no hearings yet.',
      preparing: 'In preparation',
      open: 'Open for answers',
      waiting: 'Being written or approved',
      sent: 'Sent',
      outcome: 'With a result',
      dropped: 'Closed without a response',
      create: 'Create a hearing',
      search: 'Search',
      statistics: 'The year in figures',
      found: (words, count) =>
        count === 0
          ? `I found nothing about “${words}”.`
          : `${counted(count, 'hearing', 'hearings')} about “${words}”.`,
      newest: (count) => `Here are the ${count} newest. Search to find older ones.`,
      all: 'All hearings',
    },
    search: {
      title: 'Search hearings',
      words: 'What are you looking for?',
      send: 'Search',
      cancel: 'Undo',
      error: 'Write a word.',
    },
    noneOpen: 'There is no hearing to answer right now. I will tell you when one comes.',
  },
})
