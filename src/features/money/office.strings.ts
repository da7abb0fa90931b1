import { defineStrings } from '../../core/language'

/** Words of the secretariat's work with claims, payouts and payee numbers. */
export const officeWords = defineStrings({
  da: {
    office: {
      title: 'Diæter og udlæg i rådet',
      waiting: (count: number) => `${count === 0 ? 'Ingen' : count} krav venter på dig`,
      offered: (count: number) => `${count} venter på svar fra medlemmer`,
      answerFor: 'Ring, hvis beskeden ikke når frem',
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
    rejectForm: {
      reject: 'Hvorfor skal kravet ikke betales?',
      reverse: 'Hvorfor skal kravet tages tilbage?',
      reason: 'Medlemmet får din grund at se',
      error: 'Skriv et par ord om hvorfor.',
    },
  },
  en: {
    office: {
      title: 'Per diems and outlays of the council',
      waiting: (count) =>
        `${count === 0 ? 'No' : count} ${count === 1 ? 'claim waits' : 'claims wait'} for you`,
      offered: (count) => `${count} wait for members’ answers`,
      answerFor: 'Call, if the message does not arrive',
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
    rejectForm: {
      reject: 'Why shall the claim not be paid?',
      reverse: 'Why shall the claim be taken back?',
      reason: 'The member gets to see your reason',
      error: 'Write a few words why.',
    },
  },
})
