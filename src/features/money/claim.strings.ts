import { defineStrings, type Language } from '../../core/language'
import { dayText, duration, money, number } from './amount.strings'
import type { ClaimKind, ClaimState } from './claim-store'

interface PerDiem {
  minutes: number
  earlier?: { minutes: number; units: number }
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

/** Words of claims and of the forms that make them. */
export const claimWords = defineStrings({
  da: {
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
      perDiem: ({ rate, amount, since, ...day }: PerDiem) =>
        `${perDiemDay(day, 'da')} ${day.units} × ${money(rate, 'da')} = ${money(amount, 'da')} Satsen gælder fra ${dayText(since, 'da')}.`,
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
      readAloud: 'Svarer du for medlemmet, så læs dette op:',
      acceptFor: 'Medlemmet siger ja',
      declineFor: 'Medlemmet siger nej tak',
      assisted: (name: string) => `${name} har svaret for medlemmet.`,
      assistedByYou: 'Du har svaret for medlemmet. En kollega skal godkende det.',
      assistedForYou: 'Sekretariatet har svaret for dig.',
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
  },
  en: {
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
      perDiem: ({ rate, amount, since, ...day }) =>
        `${perDiemDay(day, 'en')} ${day.units} × ${money(rate, 'en')} = ${money(amount, 'en')}. The rate holds from ${dayText(since, 'en')}.`,
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
      readAloud: 'If you answer for the member, read this aloud:',
      acceptFor: 'The member says yes',
      declineFor: 'The member says no thanks',
      assisted: (name) => `${name} has answered for the member.`,
      assistedByYou: 'You have answered for the member. A colleague approves it.',
      assistedForYou: 'The secretariat has answered for you.',
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
  },
})

type Day = Pick<PerDiem, 'minutes' | 'earlier' | 'units' | 'unitHours'>

/** What a meeting gives beside the day's others: per diems are given per day. */
function perDiemDay({ minutes, earlier, units, unitHours }: Day, language: Language): string {
  const others = earlier?.minutes ? earlier : undefined
  const one = units + (others?.units ?? 0) === 1
  if (language === 'en')
    return [
      `The meeting took ${duration(minutes, 'en')}.`,
      others
        ? `The day’s other meetings took ${duration(others.minutes, 'en')} and gave ${others.units}.`
        : '',
      one
        ? `Up to ${unitHours} hours give one per diem.`
        : `The day gives two above ${unitHours} hours, one up to then.`,
    ]
      .filter(Boolean)
      .join(' ')
  return [
    `Mødet varede ${duration(minutes, 'da')}.`,
    others ? `Dagens andre møder varede ${duration(others.minutes, 'da')} og gav ${others.units}.` : '',
    one
      ? `Op til ${unitHours} timer giver én diæt.`
      : `Dagen giver to diæter over ${unitHours} timer, ellers én.`,
  ]
    .filter(Boolean)
    .join(' ')
}
