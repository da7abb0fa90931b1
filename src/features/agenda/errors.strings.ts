import { defineStrings } from '../../core/language'

export const errorWords = defineStrings({
  da: {
    errors: {
      noMeeting: 'Der er ikke planlagt et møde endnu. Sekretariatet melder datoen ud.',
      titleMissing: 'Skriv først, hvad punktet handler om. Et par ord er nok.',
      tooLong: ({ most }: { most: number }) =>
        `Teksten er for lang. Der er plads til ${most} tegn. Gem resten til mødet, eller giv sekretariatet et bilag.`,
      minutes: 'Vælg, hvor lang tid punktet skal have.',
      link: 'Linket skal begynde med https://. Kopiér det fra din browser.',
      personal: 'Skriv det til mig i vores private chat, så kun du ser det.',
      keptBack: 'Punktet venter på et møde, som ikke er planlagt endnu.',
      itemGone: 'Det punkt findes ikke mere.',
      notYours: 'Du kan kun ændre dine egne punkter.',
      alreadyDecided:
        'Punktet er allerede behandlet, så det kan ikke ændres. Skriv /punkter for at se svaret.',
      reasonMissing: 'Skriv kort hvorfor. Den, der foreslog punktet, får svaret at se.',
      published: 'En anden har netop udsendt dagsordenen. Skriv /dagsorden for at se den.',
      previewOld: 'Nogen har ændret noget, siden du så den. Gå tilbage, og se den igen, før du sender.',
      planChanged: 'En anden har netop flyttet om. Skriv /dagsorden, og prøv igen.',
      nothingAccepted: 'Sæt først mindst ét punkt på dagsordenen.',
      notPublished: 'Dagsordenen er ikke sendt ud endnu.',
      full: ({ most }: { most: number }) =>
        `Der er plads til ${most} punkter. Tag et af, eller gem et til næste møde.`,
      cannotMerge: 'De to punkter kan ikke lægges sammen mere. Skriv /dagsorden for at se, hvor de er.',
      joinedByOther:
        'Et andet punkt er lagt sammen med dit. Sig til formandskabet, at du vil trække dit tilbage.',
      mergedFirst: 'Et andet punkt er lagt sammen med dette. Skil dem først ad igen.',
      mergePublished: 'Dagsordenen er sendt ud med de to punkter samlet. Derfor kan de ikke skilles ad mere.',
      committeeMissing: 'Svar først på, om et udvalg skal tage sig af det. “Ved ikke” er også et svar.',
      committee: 'Det udvalg står ikke på rådets liste.',
      kle: 'En KLE-kode ser sådan ud: 00.01.00 eller 00.01.00-A00. Ret den, og prøv igen.',
      noFile: 'Send filen i samme besked: skriv /bilag, sæt filen på, og tryk send.',
      noItemForFile: 'Du har intet punkt, som venter. Foreslå først et punkt med /punkt.',
      fileKind: 'Den slags fil kan jeg ikke tage imod. Send Word, PDF, et billede eller ren tekst.',
      fileCpr:
        'I filen står et tal, som ligner et CPR-nummer. Jeg har ikke gemt den. Slet tallet, og send filen igen.',
      fileGone: 'Den fil har jeg ikke mere. Send den igen.',
    },
  },
  en: {
    errors: {
      noMeeting: 'No meeting is planned yet. The secretariat will announce the date.',
      titleMissing: 'First write what the item is about. A few words will do.',
      tooLong: ({ most }) =>
        `The text is too long. There is room for ${most} characters. Keep the rest for the meeting, or give the secretariat an attachment.`,
      minutes: 'Choose how much time the item needs.',
      link: 'The link must begin with https://. Copy it from your browser.',
      personal: 'Write it to me in our private chat, so that only you see it.',
      keptBack: 'The item waits for a meeting that is not planned yet.',
      itemGone: 'That item no longer exists.',
      notYours: 'You can only change your own items.',
      alreadyDecided:
        'The item has been dealt with, so it cannot be changed. Write /items to see the answer.',
      reasonMissing: 'Write briefly why. Whoever proposed the item will see the answer.',
      published: 'Somebody else has just published the agenda. Write /agenda to see it.',
      previewOld: 'Somebody has changed something since you saw it. Go back and look again before you send.',
      planChanged: 'Somebody else has just changed the order. Write /agenda and try again.',
      nothingAccepted: 'First put at least one item on the agenda.',
      notPublished: 'The agenda has not been sent out yet.',
      full: ({ most }) => `There is room for ${most} items. Take one off, or keep one for the next meeting.`,
      cannotMerge: 'The two items can no longer be laid together. Write /agenda to see where they are.',
      joinedByOther:
        'Another item has been laid together with yours. Tell the chairs that you want to withdraw yours.',
      mergedFirst: 'Another item has been laid together with this one. Separate them first.',
      mergePublished:
        'The agenda has been sent out with the two items together, so they cannot be separated.',
      committeeMissing:
        'First answer whether a committee should look after it. “Don’t know” is an answer too.',
      committee: 'That committee is not on the council’s list.',
      kle: 'A KLE code looks like this: 00.01.00 or 00.01.00-A00. Correct it and try again.',
      noFile: 'Send the file in the same message: write /attach, add the file and send.',
      noItemForFile: 'You have no item that waits. First propose one with /item.',
      fileKind: 'I cannot take that kind of file. Send Word, PDF, a picture or plain text.',
      fileCpr:
        'There is a number in the file that looks like a CPR number. I have not kept it. Delete the number and send the file again.',
      fileGone: 'I no longer have that file. Send it again.',
    },
  },
})
