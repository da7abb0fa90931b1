import { DateTime } from 'luxon'
import { defineStrings, type Language } from '../../core/language'
import type { ClaimKind, ClaimState } from './claim-store'
import type { EntryKind } from './ledger'
import type { Category } from './rules'

const LOCALE: Record<Language, string> = { da: 'da-DK', en: 'en-GB' }

/** `1.760 kr.`, `49,25 kr.`; whole kroner without decimals. */
export function money(øre: number, language: Language): string {
  const decimals = øre % 100 === 0 ? 0 : 2
  const number = new Intl.NumberFormat(LOCALE[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(øre / 100)
  return language === 'da' ? `${number} kr.` : `DKK ${number}`
}

const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALE[language]).format(value)

/** `4. februar 2027` */
export const dayText = (day: string, language: Language): string =>
  DateTime.fromISO(day)
    .setLocale(LOCALE[language])
    .toFormat(language === 'da' ? 'd. LLLL yyyy' : 'd LLLL yyyy')

/** `2 timer og 30 minutter` */
function duration(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const [hour, part, and] =
    language === 'da'
      ? [hours === 1 ? 'time' : 'timer', 'minutter', 'og']
      : [hours === 1 ? 'hour' : 'hours', 'minutes', 'and']
  if (rest === 0) return `${hours} ${hour}`
  return hours === 0 ? `${rest} ${part}` : `${hours} ${hour} ${and} ${rest} ${part}`
}

interface PerDiem {
  minutes: number
  unitHours: number
  units: number
  rate: number
  amount: number
  since: string
}
interface Trip {
  km: number
  low: number
  high: number
  rates: readonly number[]
  amount: number
  since: string
}
const CATEGORIES_DA: Record<Category, string> = {
  perDiems: 'Diæter',
  catering: 'Mad og kaffe',
  transport: 'Transport',
  themeDays: 'Temadage',
  other: 'Andet',
}
const CATEGORIES_EN: Record<Category, string> = {
  perDiems: 'Per diems',
  catering: 'Catering',
  transport: 'Transport',
  themeDays: 'Theme days',
  other: 'Other',
}

export const moneyWords = defineStrings({
  da: {
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
      ahead: 'Den dag er ikke kommet endnu. Vælg en anden dag.',
      claimGone: 'Det krav kan jeg ikke finde. Skriv /diæt for at se dine.',
      notYours: 'Kun den, kravet tilhører, kan svare på det.',
      changed: 'Kravet er ændret i mellemtiden. Skriv /diæt for at se det, som det er nu.',
      ownApproval: 'Du kan ikke godkende dit eget krav. Bed en kollega om det.',
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
    categories: CATEGORIES_DA,
    kinds: { perDiem: 'Diæt', mileage: 'Kørsel', outlay: 'Udlæg' } satisfies Record<ClaimKind, string>,
    states: {
      offered: 'Venter på dit svar',
      accepted: 'Sendt til sekretariatet',
      declined: 'Du har sagt nej tak',
      approved: 'Godkendt. Pengene er på vej',
      rejected: 'Afvist',
      paid: 'Udbetalt',
      reversed: 'Taget tilbage',
    } satisfies Record<ClaimState, string>,
    statesOfOther: {
      offered: 'Venter på medlemmet',
      accepted: 'Venter på dig',
      declined: 'Medlemmet har sagt nej tak',
      approved: 'Godkendt, ikke udbetalt',
      rejected: 'Afvist',
      paid: 'Udbetalt',
      reversed: 'Taget tilbage',
    } satisfies Record<ClaimState, string>,
    claim: {
      title: (kind: string, day: string) => `${kind} for ${day}`,
      for: (name: string) => `Til ${name}`,
      perDiem: ({ minutes, unitHours, units, rate, amount, since }: PerDiem) =>
        `Mødet varede ${duration(minutes, 'da')}. ${unitRule(units, unitHours, 'da')} ${units} × ${money(rate, 'da')} = ${money(amount, 'da')} Satsen gælder fra ${dayText(since, 'da')}.`,
      trip: ({ km, low, high, rates, amount, since }: Trip) =>
        high === 0
          ? `${number(km, 'da')} km × ${money(rates[0] ?? 0, 'da')} = ${money(amount, 'da')} Satsen gælder fra ${dayText(since, 'da')}.`
          : `${number(low, 'da')} km × ${money(rates[0] ?? 0, 'da')} + ${number(high, 'da')} km × ${money(rates[1] ?? 0, 'da')} = ${money(amount, 'da')} Satsen gælder fra ${dayText(since, 'da')}.`,
      outlay: (amount: number, category: string) => `${money(amount, 'da')} på kvitteringen. ${category}.`,
      corrected: (minutes: number, reason: string) =>
        `Rettet af medlemmet. Der stod ${duration(minutes, 'da')} før. Hvorfor: ${reason}`,
      why: (why: string) => `Hvorfor: ${why}`,
      oldRate: (year: string) => `Satsen er fra et tidligere år end ${year}. Se efter, om der er en ny.`,
      warning:
        'Diæter er løn. De kan gøre din kontanthjælp, pension eller anden ydelse mindre. Spørg din sagsbehandler eller Udbetaling Danmark, før du siger ja. Du må gerne sige nej tak.',
      noFee: 'Du kan ikke få diæt, hvis du får anden betaling for det samme møde.',
      accept: 'Ja tak',
      decline: 'Nej tak',
      withdraw: 'Træk kravet tilbage',
      correct: 'Timerne passer ikke',
      approve: 'Godkend',
      reject: 'Afvis',
      reverse: 'Tag tilbage',
      receipt: 'Se kvitteringen',
      back: 'Tilbage til listen',
      accepted: 'Tak. Sekretariatet kigger på det nu.',
      declinedNotice: 'Det er i orden. Du kan ændre dit svar, indtil det er afgjort.',
      approvedNotice: 'Godkendt.',
      nothingWaits: 'Godkendt. Der er ikke flere, der venter på dig.',
      sent: 'Tak. Det er sendt til sekretariatet.',
    },
    mine: {
      title: 'Dine diæter, kørsel og udlæg',
      none: 'Der er ikke noget endnu. Efter et møde skriver jeg til dig om diæt.',
      waiting: 'Venter på dit svar',
      rest: 'Alt andet',
      row: (kind: string, day: string, amount: string) => `${kind} ${day}: ${amount}`,
      trip: 'Skriv kørsel op',
      outlay: 'Send et udlæg',
      sentToYou: 'Det er privat. Jeg har skrevet til dig i vores egen samtale.',
      open: 'Se mine diæter',
    },
    correctForm: {
      title: 'Hvad passer ikke?',
      from: 'Hvornår begyndte du?',
      to: 'Hvornår sluttede du?',
      reason: 'Hvorfor?',
      reasonError: 'Skriv et par ord om hvorfor.',
      timeError: 'Vælg et klokkeslæt.',
      send: 'Send rettelsen',
      cancel: 'Fortryd',
    },
    tripForm: {
      title: 'Kørsel for rådet',
      line: (rate: string) => `Du får ${rate} for hver kilometer.`,
      day: 'Hvilken dag kørte du?',
      dayError: 'Vælg en dag.',
      km: 'Hvor mange kilometer i alt?',
      kmError: 'Skriv antal kilometer.',
      text: 'Hvorfra, hvortil og hvorfor?',
      textError: 'Skriv hvor du kørte.',
      send: 'Send til sekretariatet',
    },
    outlayForm: {
      title: 'Et udlæg for rådet',
      file: (name: string) => `Kvittering: ${name}`,
      amount: 'Hvor mange kroner?',
      amountError: 'Skriv beløbet.',
      category: 'Hvad slags udgift er det?',
      text: 'Hvad har du købt?',
      textError: 'Skriv hvad du har købt.',
      send: 'Send til sekretariatet',
      how: 'Send din kvittering',
      howLines:
        'Skriv /udlæg til mig. Tryk på papirclipsen, og vælg et billede eller en fil med kvitteringen. Send så beskeden.',
    },
    office: {
      title: 'Diæter og udlæg i rådet',
      waiting: (count: number) => `${count === 0 ? 'Ingen' : count} krav venter på dig`,
      offered: (count: number) => `${count} venter på svar fra medlemmer.`,
      toPay: (count: number, amount: string) =>
        count === 0
          ? 'Der er ikke noget at udbetale.'
          : `${count} ${count === 1 ? 'godkendt' : 'godkendte'} krav kan udbetales: ${amount}`,
      meetings: 'Holdte møder uden diæter',
      meeting: 'Sæt diæter på',
      settled: 'Møder med diæter',
      addSomebody: 'Tilføj en, der mangler',
      payouts: 'Udbetalinger, der ikke er betalt',
      payout: (day: string, count: number) => `Udbetaling ${day} (${count} krav)`,
      pay: 'Lav en udbetaling',
      payees: 'Lønnumre',
      budget: 'Rådets penge',
      list: 'Tilbage',
      more: (count: number) => `Og ${count} til.`,
    },
    attendForm: {
      title: 'Hvem var med?',
      people: 'Vælg dem, der var med og kan få diæt',
      excluded: {
        byraad: (names: string) => `I byrådet, får ikke diæt: ${names}`,
        staff: (names: string) => `Er med i deres job, får ikke diæt: ${names}`,
      },
      chosen: {
        attendance:
          'Jeg har valgt dem, der står i referatet. De får for den tid, de var der. Tiden nedenfor gælder alle andre.',
        replies: 'Jeg har valgt dem, der sagde, de kom. Ret det, så det passer.',
      },
      from: 'Mødet begyndte',
      to: 'Mødet sluttede',
      send: 'Spørg dem, om de vil have diæt',
      sent: (count: number) => `${count} har nu fået besked om diæt.`,
    },
    payout: {
      title: (day: string) => `Udbetaling ${day}`,
      sum: (count: number, amount: string) => `${count} krav, i alt ${amount}`,
      missing: (names: string) => `Uden lønnummer og derfor ikke med: ${names}`,
      csv: 'Hent som csv',
      xlsx: 'Hent til Excel',
      paid: 'Pengene er udbetalt',
      isPaid: 'Alle krav er udbetalt.',
    },
    payees: {
      title: 'Lønnumre',
      line: 'Nummeret, som løn kender medlemmet på. Det må aldrig være et CPR-nummer.',
      none: 'Mangler',
      label: (name: string) => `Lønnummer for ${name}`,
      save: 'Gem',
      saved: 'Nummeret er gemt.',
    },
    file: {
      name: 'udbetaling',
      head: {
        payee: 'Lønnummer',
        name: 'Navn',
        day: 'Dato',
        kind: 'Art',
        count: 'Antal',
        rate: 'Sats',
        amount: 'Beløb',
        how: 'Sådan er det regnet ud',
        reference: 'Krav',
      },
    },
    budget: {
      title: (year: number) => `Rådets penge i ${year}`,
      noGrant: 'Jeg kender ikke rådets beløb for året. Sekretariatet kan skrive det i reglerne.',
      grant: 'Rådet har',
      used: 'Brugt',
      committed: 'Bundet',
      left: 'Tilbage',
      planned: 'Planlagt',
      forecast: 'Ventet ved årets slutning',
      owed: 'Godkendt, ikke udbetalt',
      toCome: (meetings: number, people: number, amount: string) =>
        `Bundet til diæter: ${meetings} ${meetings === 1 ? 'møde' : 'møder'} med op til ${people} modtagere = ${amount}`,
      themeDay: (title: string, budget: string, used: string) => `${title}: ${budget} sat af, ${used} brugt`,
      breaks: (amount: string) => `Pas på: Med det, der er planlagt, bruger rådet ${amount} for meget i år.`,
      over: (category: string, amount: string) => `${category} ligger ${amount} over planen.`,
      head: { category: 'Til', planned: 'Plan', used: 'Brugt', committed: 'Bundet' },
      chart: 'Hvordan pengene fordeler sig',
      closed: (day: string) => `Regnskabet blev lukket ${day}.`,
      expense: 'Skriv en udgift ind',
      plan: 'Ret planen',
      entries: 'Se posteringer',
      close: 'Luk året',
      other: (year: number) => `Se ${year}`,
    },
    matter: { label: 'Hører det til en temadag?', none: 'Nej' },
    wheel: {
      plan: (year: number) => `Læg budget for ${year}`,
      close: (year: number) => `Luk regnskabet for ${year}`,
    },
    chapter: {
      title: 'Rådets penge',
      grant: (amount: string) => `Rådet havde ${amount} i året.`,
      noGrant: 'Rådets beløb for året er ikke skrevet ind.',
      used: (used: string, left: string) => `Der er brugt ${used} Tilbage er ${left}`,
      closed: 'Regnskabet er lukket.',
      open: 'Regnskabet er ikke lukket endnu, så tallene kan ændre sig.',
      sum: 'I alt',
    },
    planForm: {
      title: (year: number) => `Plan for ${year}`,
      line: (grant: string) => `Rådet har ${grant} Skriv kroner ud for hver slags udgift.`,
      hint: (amount: string) => `Diæter til årets møder vil koste ${amount}`,
      send: 'Gem planen',
      saved: 'Planen er gemt.',
      cancel: 'Fortryd',
    },
    expenseForm: {
      title: 'En udgift',
      day: 'Hvilken dag?',
      text: 'Hvad er det til?',
      textError: 'Skriv hvad det er til.',
      send: 'Skriv den ind',
      saved: 'Udgiften er skrevet ind.',
    },
    entries: {
      title: (year: number) => `Posteringer i ${year}`,
      none: 'Der er ingen endnu.',
      kinds: {
        approved: 'Godkendt krav',
        paid: 'Udbetalt krav',
        expense: 'Udgift',
        counter: 'Modpostering',
        closing: 'Året lukket',
      } satisfies Record<EntryKind, string>,
      row: (at: number, what: string, amount: string) => `${what} nr. ${at}: ${amount}`,
      newer: 'Nyere',
      older: 'Ældre',
      counters: (at: string) => `Tager postering ${at} tilbage`,
      counteredBy: (at: string) => `Taget tilbage af postering ${at}`,
      claim: 'Se kravet',
      counter: 'Tag den tilbage',
      counterTitle: 'Tag en postering tilbage',
      counterLine: 'Posteringen bliver stående. En ny trækker den fra igen.',
      reason: 'Hvorfor?',
      reasonError: 'Skriv et par ord om hvorfor.',
      back: 'Tilbage',
    },
    rejectForm: {
      reject: 'Hvorfor skal kravet ikke betales?',
      reverse: 'Hvorfor skal kravet tages tilbage?',
      reason: 'Medlemmet får din grund at se',
      error: 'Skriv et par ord om hvorfor.',
    },
    closeForm: {
      title: (year: number) => `Luk regnskabet for ${year}?`,
      line: 'Når året er lukket, kan der ikke skrives mere i det. Rettelser kommer i det næste år.',
      waiting: (count: number) =>
        count === 0 ? '' : `${count} krav fra året er ikke afgjort. De kommer i det næste år.`,
      send: 'Luk året',
    },
  },
  en: {
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
      ahead: 'That day has not come yet. Choose another day.',
      claimGone: 'I cannot find that claim. Write /perdiem to see yours.',
      notYours: 'Only the one whose claim it is can answer it.',
      changed: 'The claim has changed meanwhile. Write /perdiem to see it as it is now.',
      ownApproval: 'You cannot approve your own claim. Ask a colleague.',
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
    categories: CATEGORIES_EN,
    kinds: { perDiem: 'Per diem', mileage: 'Mileage', outlay: 'Outlay' },
    states: {
      offered: 'Waits for your answer',
      accepted: 'Sent to the secretariat',
      declined: 'You said no thanks',
      approved: 'Approved. The money is on its way',
      rejected: 'Rejected',
      paid: 'Paid',
      reversed: 'Taken back',
    },
    statesOfOther: {
      offered: 'Waits for the member',
      accepted: 'Waits for you',
      declined: 'The member said no thanks',
      approved: 'Approved, not paid',
      rejected: 'Rejected',
      paid: 'Paid',
      reversed: 'Taken back',
    },
    claim: {
      title: (kind, day) => `${kind} for ${day}`,
      for: (name) => `To ${name}`,
      perDiem: ({ minutes, unitHours, units, rate, amount, since }) =>
        `The meeting took ${duration(minutes, 'en')}. ${unitRule(units, unitHours, 'en')} ${units} × ${money(rate, 'en')} = ${money(amount, 'en')}. The rate holds from ${dayText(since, 'en')}.`,
      trip: ({ km, low, high, rates, amount, since }) =>
        high === 0
          ? `${number(km, 'en')} km × ${money(rates[0] ?? 0, 'en')} = ${money(amount, 'en')}. The rate holds from ${dayText(since, 'en')}.`
          : `${number(low, 'en')} km × ${money(rates[0] ?? 0, 'en')} + ${number(high, 'en')} km × ${money(rates[1] ?? 0, 'en')} = ${money(amount, 'en')}. The rate holds from ${dayText(since, 'en')}.`,
      outlay: (amount, category) => `${money(amount, 'en')} on the receipt. ${category}.`,
      corrected: (minutes, reason) =>
        `Corrected by the member. It said ${duration(minutes, 'en')} before. Why: ${reason}`,
      why: (why) => `Why: ${why}`,
      oldRate: (year) => `The rate is from a year before ${year}. See whether there is a new one.`,
      warning:
        'Per diems are income. They can reduce your cash benefit, pension or other benefits. Ask your case worker or Udbetaling Danmark before you say yes. You may say no.',
      noFee: 'You cannot get a per diem if you are paid otherwise for the same meeting.',
      accept: 'Yes please',
      decline: 'No thanks',
      withdraw: 'Withdraw the claim',
      correct: 'The hours are wrong',
      approve: 'Approve',
      reject: 'Reject',
      reverse: 'Take back',
      receipt: 'See the receipt',
      back: 'Back to the list',
      accepted: 'Thanks. The secretariat looks at it now.',
      declinedNotice: 'That is fine. You can change your answer until it is settled.',
      approvedNotice: 'Approved.',
      nothingWaits: 'Approved. Nothing more waits for you.',
      sent: 'Thanks. It is sent to the secretariat.',
    },
    mine: {
      title: 'Your per diems, mileage and outlays',
      none: 'There is nothing yet. After a meeting I write to you about the per diem.',
      waiting: 'Waits for your answer',
      rest: 'All else',
      row: (kind, day, amount) => `${kind} ${day}: ${amount}`,
      trip: 'Enter mileage',
      outlay: 'Send an outlay',
      sentToYou: 'That is private. I have written to you in our own chat.',
      open: 'See my per diems',
    },
    correctForm: {
      title: 'What is wrong?',
      from: 'When did you begin?',
      to: 'When did you end?',
      reason: 'Why?',
      reasonError: 'Write a few words why.',
      timeError: 'Choose a time.',
      send: 'Send the correction',
      cancel: 'Cancel',
    },
    tripForm: {
      title: 'Mileage for the council',
      line: (rate) => `You get ${rate} for each kilometre.`,
      day: 'Which day did you drive?',
      dayError: 'Choose a day.',
      km: 'How many kilometres in all?',
      kmError: 'Write the kilometres.',
      text: 'From where, to where and why?',
      textError: 'Write where you drove.',
      send: 'Send to the secretariat',
    },
    outlayForm: {
      title: 'An outlay for the council',
      file: (name) => `Receipt: ${name}`,
      amount: 'How many kroner?',
      amountError: 'Write the amount.',
      category: 'What kind of cost is it?',
      text: 'What did you buy?',
      textError: 'Write what you bought.',
      send: 'Send to the secretariat',
      how: 'Send your receipt',
      howLines:
        'Write /outlay to me. Press the paper clip and choose a picture or a file with the receipt. Then send the message.',
    },
    office: {
      title: 'Per diems and outlays of the council',
      waiting: (count) =>
        `${count === 0 ? 'No' : count} ${count === 1 ? 'claim waits' : 'claims wait'} for you`,
      offered: (count) => `${count} wait for members’ answers.`,
      toPay: (count, amount) =>
        count === 0 ? 'There is nothing to pay.' : `${count} approved claims can be paid: ${amount}`,
      meetings: 'Held meetings without per diems',
      meeting: 'Put per diems on',
      settled: 'Meetings with per diems',
      addSomebody: 'Add somebody who is missing',
      payouts: 'Payouts that are not paid',
      payout: (day, count) => `Payout ${day} (${count} claims)`,
      pay: 'Make a payout',
      payees: 'Payee numbers',
      budget: 'The council’s money',
      list: 'Back',
      more: (count) => `And ${count} more.`,
    },
    attendForm: {
      title: 'Who was there?',
      people: 'Choose those who were there and can get per diems',
      excluded: {
        byraad: (names) => `In the municipal council, no per diems: ${names}`,
        staff: (names) => `There in their job, no per diems: ${names}`,
      },
      chosen: {
        attendance:
          'I have chosen those in the minutes. They get for the time they were there. The times below are for all others.',
        replies: 'I have chosen those who said they would come. Correct it so that it is right.',
      },
      from: 'The meeting began',
      to: 'The meeting ended',
      send: 'Ask whether they want per diems',
      sent: (count) => `${count} have now been told about the per diem.`,
    },
    payout: {
      title: (day) => `Payout ${day}`,
      sum: (count, amount) => `${count} claims, ${amount} in all`,
      missing: (names) => `Without a payee number and so left out: ${names}`,
      csv: 'Get as csv',
      xlsx: 'Get for Excel',
      paid: 'The money is paid',
      isPaid: 'All claims are paid.',
    },
    payees: {
      title: 'Payee numbers',
      line: 'The number that payroll knows the member by. It must never be a CPR number.',
      none: 'Missing',
      label: (name) => `Payee number of ${name}`,
      save: 'Save',
      saved: 'The number is saved.',
    },
    file: {
      name: 'payout',
      head: {
        payee: 'Payee number',
        name: 'Name',
        day: 'Date',
        kind: 'Kind',
        count: 'Number',
        rate: 'Rate',
        amount: 'Amount',
        how: 'How it came about',
        reference: 'Claim',
      },
    },
    budget: {
      title: (year) => `The council’s money in ${year}`,
      noGrant: 'I do not know the council’s amount for the year. The secretariat can write it in the rules.',
      grant: 'The council has',
      used: 'Used',
      committed: 'Committed',
      left: 'Left',
      planned: 'Planned',
      forecast: 'Expected at the year’s end',
      owed: 'Approved, not paid',
      toCome: (meetings, people, amount) =>
        `Committed to per diems: ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'} with up to ${people} recipients = ${amount}`,
      themeDay: (title, budget, used) => `${title}: ${budget} set aside, ${used} used`,
      breaks: (amount) => `Mind: with what is planned the council uses ${amount} too much this year.`,
      over: (category, amount) => `${category} is ${amount} above the plan.`,
      head: { category: 'For', planned: 'Plan', used: 'Used', committed: 'Committed' },
      chart: 'How the money is divided',
      closed: (day) => `The accounts were closed on ${day}.`,
      expense: 'Enter an expense',
      plan: 'Change the plan',
      entries: 'See entries',
      close: 'Close the year',
      other: (year) => `See ${year}`,
    },
    matter: { label: 'Does it belong to a theme day?', none: 'No' },
    wheel: {
      plan: (year) => `Plan the budget for ${year}`,
      close: (year) => `Close the accounts of ${year}`,
    },
    chapter: {
      title: 'The council’s money',
      grant: (amount) => `The council had ${amount} for the year.`,
      noGrant: 'The council’s amount for the year is not entered.',
      used: (used, left) => `Used: ${used}. Left: ${left}.`,
      closed: 'The accounts are closed.',
      open: 'The accounts are not closed yet, so the numbers can change.',
      sum: 'In all',
    },
    planForm: {
      title: (year) => `Plan for ${year}`,
      line: (grant) => `The council has ${grant}. Write kroner for each kind of cost.`,
      hint: (amount) => `Per diems for the year’s meetings will cost ${amount}`,
      send: 'Save the plan',
      saved: 'The plan is saved.',
      cancel: 'Cancel',
    },
    expenseForm: {
      title: 'An expense',
      day: 'Which day?',
      text: 'What is it for?',
      textError: 'Write what it is for.',
      send: 'Enter it',
      saved: 'The expense is entered.',
    },
    entries: {
      title: (year) => `Entries in ${year}`,
      none: 'There are none yet.',
      kinds: {
        approved: 'Approved claim',
        paid: 'Paid claim',
        expense: 'Expense',
        counter: 'Counter-entry',
        closing: 'Year closed',
      },
      row: (at, what, amount) => `${what} no. ${at}: ${amount}`,
      newer: 'Newer',
      older: 'Older',
      counters: (at) => `Takes back entry ${at}`,
      counteredBy: (at) => `Taken back by entry ${at}`,
      claim: 'See the claim',
      counter: 'Take it back',
      counterTitle: 'Take an entry back',
      counterLine: 'The entry stays. A new one subtracts it again.',
      reason: 'Why?',
      reasonError: 'Write a few words why.',
      back: 'Back',
    },
    rejectForm: {
      reject: 'Why shall the claim not be paid?',
      reverse: 'Why shall the claim be taken back?',
      reason: 'The member gets to see your reason',
      error: 'Write a few words why.',
    },
    closeForm: {
      title: (year) => `Close the accounts of ${year}?`,
      line: 'When the year is closed nothing more can be entered in it. Corrections come in the next year.',
      waiting: (count) =>
        count === 0 ? '' : `${count} claims of the year are not settled. They come in the next year.`,
      send: 'Close the year',
    },
  },
})

function unitRule(units: number, hours: number, language: Language): string {
  if (language === 'en')
    return units === 1
      ? `Up to ${hours} hours give one per diem.`
      : `The day gives two above ${hours} hours, one up to then.`
  return units === 1
    ? `Op til ${hours} timer giver én diæt.`
    : `Dagen giver to diæter over ${hours} timer, ellers én.`
}
