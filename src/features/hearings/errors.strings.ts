import { defineStrings } from '../../core/language'

/** What the room refuses, each with what to do instead. */
export const errorWords = defineStrings({
  da: {
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
      correctedMeanwhile:
        'En anden har rettet teksten imens. Din rettelse står der stadig: kopiér den, og åbn afsnittet igen.',
      rewrittenMeanwhile:
        'En anden har rettet høringen imens. Det, du skrev, står her stadig. Kopiér det, tryk Fortryd, og åbn formularen igen.',
      reasonMissing: 'Skriv kort hvorfor.',
      alreadyOpen: 'Høringen er allerede åben. Nu kan dokumentet ikke ændres.',
      noLongerChangeable: 'Høringen er kommet videre. Skriv /høringer for at se, hvor den er nu.',
      notOpen: 'Høringen er ikke åben endnu.',
      inputClosed: 'Fristen for svar er gået. Ring til sekretariatet, hvis du har noget vigtigt.',
      closed: 'Høringen er lukket uden svar. Skriv /høringer for at se hvorfor.',
      inputOver: 'Rådets svar er allerede skrevet. Skriv /høringer for at læse det.',
      textMissing: 'Skriv, hvad du mener. Et par ord er nok.',
      passageGone: 'Det sted i dokumentet findes ikke mere. Vælg et andet.',
      notForOthers: 'Det kan kun sekretariatet gøre for andre.',
      authorGone: 'Vælg, hvis svar det er.',
      contributionGone: 'Det svar findes ikke mere.',
      inputRewritten:
        'Svaret er rettet imens. Det, du skrev, står her stadig. Kopiér det, og læs svaret igen, før du behandler det.',
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
      askedAnew:
        'I er blevet spurgt igen imens. Det, du skrev, står her stadig. Kopiér det, tryk Fortryd, og læs svaret, som det er nu.',
      noMeeting: 'Der er ikke noget møde før høringsfristen. Godkend på skrift i stedet.',
      onlySeated: 'Kun dem med en plads i rådet kan godkende.',
      remarkMissing: 'Skriv din bemærkning.',
      notApproved: 'Høringssvaret er ikke godkendt endnu.',
      noResponse: 'Der er ikke noget høringssvar at læse endnu.',
      outcomeMissing: 'Skriv, hvad kommunen gjorde.',
      sentLater: 'Vælg en dato, der ikke ligger ude i fremtiden.',
    },
  },
  en: {
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
      correctedMeanwhile:
        'Somebody else has corrected the text meanwhile. Your correction still stands there: copy it and open the section again.',
      rewrittenMeanwhile:
        'Somebody else has changed the hearing meanwhile. What you wrote is still here. Copy it, press Undo and open the form again.',
      reasonMissing: 'Write briefly why.',
      alreadyOpen: 'The hearing is already open. The document can no longer be changed.',
      noLongerChangeable: 'The hearing has moved on. Write /hearings to see where it is now.',
      notOpen: 'The hearing is not open yet.',
      inputClosed:
        'The deadline for answers has passed. Call the secretariat if you have something important.',
      closed: 'The hearing was closed without a response. Write /hearings to see why.',
      inputOver: 'The council’s response has already been written. Write /hearings to read it.',
      textMissing: 'Write what you think. A few words will do.',
      passageGone: 'That place in the document no longer exists. Choose another.',
      notForOthers: 'Only the secretariat can do that for others.',
      authorGone: 'Choose whose answer it is.',
      contributionGone: 'That answer no longer exists.',
      inputRewritten:
        'The answer has been changed meanwhile. What you wrote is still here. Copy it, and read the answer again first.',
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
      askedAnew:
        'You have been asked again meanwhile. What you wrote is still here. Copy it, press Undo and read the response as it is now.',
      noMeeting: 'There is no meeting before the deadline. Approve in writing instead.',
      onlySeated: 'Only those with a seat in the council can approve.',
      remarkMissing: 'Write your remark.',
      notApproved: 'The response has not been approved yet.',
      noResponse: 'There is no response to read yet.',
      outcomeMissing: 'Write what the municipality did.',
      sentLater: 'Choose a date that does not lie in the future.',
    },
  },
})
