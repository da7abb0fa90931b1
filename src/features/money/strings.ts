import { defineStrings } from '../../core/language'
import { number } from './amount.strings'
import { budgetWords } from './budget.strings'
import { claimWords } from './claim.strings'
import { officeWords } from './office.strings'

/** All of the room's words: each topic's own, and what the core asks a room for. */
export const moneyWords = defineStrings({
  da: {
    ...claimWords('da'),
    ...officeWords('da'),
    ...budgetWords('da'),
    commands: {
      perDiem: {
        words: ['diæt', 'diæter', 'mine diæter'],
        label: 'Diæter og udlæg',
        summary: 'Se og svar på dine diæter, kørsel og udlæg',
      },
      mileage: { words: ['kørsel'], label: 'Få betalt kørsel', summary: 'Skriv kilometer op for rådet' },
      outlay: {
        words: ['udlæg', 'kvittering'],
        label: 'Få penge for et udlæg',
        summary: 'Send kvitteringen for det, du har lagt ud',
      },
      budget: {
        words: ['budget', 'økonomi'],
        label: 'Rådets penge',
        summary: 'Hvad rådet har brugt, og hvad der er tilbage',
      },
    },
    deliveries: { claim: 'Besked om et krav', mine: 'Dine diæter' },
    rules: {
      perDiemRates: {
        title: 'Satsen for en diæt',
        effect: (lines: string[]) => `Kroner for en diæt, fra den dag der står: ${lines.join('; ')}.`,
      },
      mileageRates: {
        title: 'Satsen for kørsel',
        effect: (lines: string[]) =>
          `Kroner for en kilometer, under og over grænsen, fra den dag der står: ${lines.join('; ')}.`,
      },
      mileageLimit: {
        title: 'Grænsen for høj sats',
        effect: (km: number) => `Den høje sats gælder for de første ${number(km, 'da')} kilometer om året.`,
      },
      perDiemHours: {
        title: 'Timer i en diæt',
        effect: (hours: number) =>
          `Et møde på op til ${hours} timer giver én diæt. Varer det længere, giver dagen to.`,
      },
      staffPerDiems: {
        title: 'Diæter til ansatte',
        effect: (included: boolean) =>
          included
            ? 'Alle, der ikke sidder i byrådet, kan få diæt. Det gælder også ansatte.'
            : 'Medlemmer, der er med på grund af deres job, får ikke diæt. Det gør byrådet heller ikke.',
      },
      offerHours: {
        title: 'Hvornår jeg spørger om diæt',
        effect: (hours: number) =>
          hours === 0
            ? 'Sekretariatet spørger medlemmerne om diæt efter hvert møde.'
            : `${hours} timer efter mødet spørger jeg dem, der var der, om de vil have diæt.`,
      },
      settleDays: {
        title: 'Hvor længe en temadag binder penge',
        effect: (days: number) => `Resten af en temadags penge er bundet indtil ${days} dage efter dagen.`,
      },
      planBy: {
        title: 'Hvornår næste års budget lægges',
        effect: (day: string) => `Næste års budget skal ligge klar den ${day}. Det står i årshjulet.`,
      },
      closeBy: {
        title: 'Hvornår sidste års regnskab lukkes',
        effect: (day: string) => `Sidste års regnskab skal lukkes den ${day}. Det står i årshjulet.`,
      },
      grant: {
        title: 'Rådets penge om året',
        effect: (kroner: number) =>
          kroner === 0
            ? 'Jeg kender ikke rådets beløb. Skriv det her.'
            : `Rådet har ${number(kroner, 'da')} kr. om året.`,
      },
    },
    errors: {
      noRate: 'Der er ingen sats for den dag. Bed sekretariatet om at skrive den ind.',
      notEligible: 'En af dem, du har valgt, kan ikke få diæt.',
      dayGiven: 'Dagens andre møder har allerede givet den diæt, som dagen kan give.',
      ahead: 'Den dag er ikke kommet endnu. Vælg en anden dag.',
      claimGone: 'Det krav kan jeg ikke finde. Skriv /diæt for at se dine.',
      notYours: 'Kun den, kravet tilhører, kan svare på det.',
      changed: 'Kravet er ændret i mellemtiden. Skriv /diæt for at se det, som det er nu.',
      ownApproval: 'Du kan ikke godkende dit eget krav. Bed en kollega om det.',
      ownEntry: 'Du har selv svaret for medlemmet. Bed en kollega om at godkende det.',
      inPayout: 'Kravet ligger i en udbetaling. Marker den som betalt først.',
      entryGone: 'Den linje kan jeg ikke finde.',
      notAnExpense: 'Den linje hører til et krav. Ret den fra kravet.',
      closed: 'Regnskabet for det år er lukket. Vælg en dag i et år, der er åbent.',
      yearRuns: 'Året er ikke slut endnu. Luk det, når det er gået.',
      amount: 'Skriv beløbet i kroner, for eksempel 124,50.',
      km: 'Skriv kilometer som et tal, for eksempel 12 eller 12,5.',
      hours: 'Mødet skal slutte efter, at det begyndte.',
      noPeople: 'Vælg mindst én, der var med.',
      allAsked: 'Alle, der kan få diæt for det møde, er spurgt.',
      noMeeting: 'Det møde er ikke holdt endnu.',
      planChanged: 'En anden har rettet planen imens. Åbn den igen, og prøv så.',
      fileKind: 'Den slags fil kan jeg ikke tage. Send et billede, en pdf eller et Word-dokument.',
      fileCpr: 'Filens navn eller tekst ligner et CPR-nummer. Fjern det, og send filen igen.',
      receiptGone: 'Kvitteringen er væk. Send /udlæg med filen igen.',
      payeeCpr: 'Det ligner et CPR-nummer. Skriv nummeret fra lønsystemet i stedet.',
      payeeNumber: 'Skriv et nummer på højst 20 tegn med tal og bogstaver.',
      personal: 'Det viser jeg kun i vores egen samtale. Skriv /budget til mig der.',
      nothingToPay: 'Der er ingen krav at udbetale lige nu.',
      badYear: 'Skriv året med fire tal, for eksempel /budget 2027.',
    },
  },
  en: {
    ...claimWords('en'),
    ...officeWords('en'),
    ...budgetWords('en'),
    commands: {
      perDiem: {
        words: ['perdiem', 'per diem', 'perdiems'],
        label: 'Per diems and outlays',
        summary: 'See and answer your per diems, mileage and outlays',
      },
      mileage: { words: ['mileage'], label: 'Claim mileage', summary: 'Enter kilometres for the council' },
      outlay: {
        words: ['outlay', 'expense', 'receipt'],
        label: 'Claim an outlay',
        summary: 'Send the receipt for what you have paid',
      },
      budget: {
        words: ['budget'],
        label: 'The council’s money',
        summary: 'What the council has used, and what is left',
      },
    },
    deliveries: { claim: 'News of a claim', mine: 'Your per diems' },
    rules: {
      perDiemRates: {
        title: 'The rate of a per diem',
        effect: (lines) => `Kroner for a per diem, from the day that is named: ${lines.join('; ')}.`,
      },
      mileageRates: {
        title: 'The rate of mileage',
        effect: (lines) =>
          `Kroner for a kilometre, below and above the limit, from the day that is named: ${lines.join('; ')}.`,
      },
      mileageLimit: {
        title: 'The limit of the high rate',
        effect: (km) => `The high rate holds for the first ${number(km, 'en')} kilometres of a year.`,
      },
      perDiemHours: {
        title: 'Hours in a per diem',
        effect: (hours) =>
          `A meeting of up to ${hours} hours gives one per diem. If it is longer, the day gives two.`,
      },
      staffPerDiems: {
        title: 'Per diems for staff',
        effect: (included) =>
          included
            ? 'All who are not in the municipal council can get per diems. That includes staff.'
            : 'Members who are there through their job get no per diems. Nor does the municipal council.',
      },
      offerHours: {
        title: 'When I ask about per diems',
        effect: (hours) =>
          hours === 0
            ? 'The secretariat asks the members about per diems after each meeting.'
            : `${hours} hours after a meeting I ask those who were there about per diems.`,
      },
      settleDays: {
        title: 'How long a theme day binds money',
        effect: (days) => `The rest of a theme day’s money is kept for it until ${days} days after the day.`,
      },
      planBy: {
        title: 'When next year’s budget is planned',
        effect: (day) => `Next year’s budget is to be ready on ${day}. It stands on the year wheel.`,
      },
      closeBy: {
        title: 'When last year’s accounts are closed',
        effect: (day) => `Last year’s accounts are to be closed on ${day}. It stands on the year wheel.`,
      },
      grant: {
        title: 'The council’s money for a year',
        effect: (kroner) =>
          kroner === 0
            ? 'I do not know the council’s amount. Write it here.'
            : `The council has DKK ${number(kroner, 'en')} a year.`,
      },
    },
    errors: {
      noRate: 'There is no rate for that day. Ask the secretariat to enter it.',
      notEligible: 'One of those you chose cannot get per diems.',
      dayGiven: 'The day’s other meetings have given all the per diems that the day can give.',
      ahead: 'That day has not come yet. Choose another day.',
      claimGone: 'I cannot find that claim. Write /perdiem to see yours.',
      notYours: 'Only the one whose claim it is can answer it.',
      changed: 'The claim has changed meanwhile. Write /perdiem to see it as it is now.',
      ownApproval: 'You cannot approve your own claim. Ask a colleague.',
      ownEntry: 'You have answered for the member yourself. Ask a colleague to approve it.',
      inPayout: 'The claim is in a payout. Mark it as paid first.',
      entryGone: 'I cannot find that line.',
      notAnExpense: 'That line belongs to a claim. Correct it from the claim.',
      closed: 'The accounts of that year are closed. Choose a day in a year that is open.',
      yearRuns: 'The year is not over yet. Close it when it is.',
      amount: 'Write the amount in kroner, for example 124,50.',
      km: 'Write kilometres as a number, for example 12 or 12,5.',
      hours: 'The meeting must end after it began.',
      noPeople: 'Choose at least one who was there.',
      allAsked: 'Everybody who can get per diems for that meeting has been asked.',
      noMeeting: 'That meeting has not been held yet.',
      planChanged: 'Somebody else has changed the plan. Open it again and try then.',
      fileKind: 'I cannot take that kind of file. Send a picture, a pdf or a Word document.',
      fileCpr: 'The file’s name or text looks like a CPR number. Remove it and send the file again.',
      receiptGone: 'The receipt is gone. Send /outlay with the file again.',
      payeeCpr: 'That looks like a CPR number. Write the payroll system’s number instead.',
      payeeNumber: 'Write a number of at most 20 digits and letters.',
      personal: 'I show that only in our own chat. Write /budget to me there.',
      nothingToPay: 'There are no claims to pay just now.',
      badYear: 'Write the year with four digits, for example /budget 2027.',
    },
  },
})
