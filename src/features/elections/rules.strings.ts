import { defineStrings } from '../../core/language'

/** What the council can decide about its elections. */
export const rulesWords = defineStrings({
  da: {
    rules: {
      ruleSet: {
        title: 'Sådan bliver man valgt',
        options: {
          byraad: 'Som i byrådet (over halvdelen af de fremmødte)',
          castVotes: 'Over halvdelen af de afgivne stemmer',
          castingVote: 'Som i byrådet, men formanden afgør ved lige stemmer',
          mostVotes: 'Flest stemmer i én afstemning',
        },
        effect: (name: string) =>
          (
            ({
              byraad:
                'I de to første afstemninger skal man have over halvdelen af de fremmødte. Derefter er der bundet valg mellem de to med flest stemmer.',
              castVotes: 'Man skal altid have over halvdelen af de stemmer, der bliver afgivet.',
              castingVote: 'Som i byrådet, men formanden afgør, når to har lige mange stemmer.',
              mostVotes: 'Der er én afstemning. Den med flest stemmer er valgt.',
            }) as Record<string, string>
          )[name] ?? '',
      },
      voters: {
        title: 'Hvem der kan stemme',
        options: { present: 'De fremmødte', members: 'Alle medlemmer' },
        effect: (who: string) =>
          who === 'present' ? 'De medlemmer, der er mødt frem, kan stemme.' : 'Alle medlemmer kan stemme.',
      },
      quorumPercent: {
        title: 'Hvor mange der skal være med',
        effect: (percent: number) => `Mindst ${percent} procent af medlemmerne skal være med i et valg.`,
      },
      changeVote: {
        title: 'Om man kan ændre sin stemme',
        effect: (may: boolean) =>
          may ? 'Du kan ændre din stemme, til der lukkes.' : 'Når du har stemt, kan det ikke ændres.',
      },
      convener: {
        title: 'Hvem der leder valget, når der ikke er en formand',
        options: {
          secretariat: 'Sekretariatet',
          longestInOffice: 'Også det medlem, der har siddet længst',
        },
        effect: (who: string) =>
          who === 'secretariat'
            ? 'Sekretariatet leder valget.'
            : 'Sekretariatet eller det medlem, der har siddet længst, leder valget.',
      },
      smallBallot: {
        title: 'Små valg',
        effect: (votes: number) => `Er der færre end ${votes} stemmer, siger jeg, hvad resultatet kan røbe.`,
      },
      termMonths: {
        title: 'Valgperiode',
        effect: (months: number) => `Man er valgt i ${months} måneder.`,
      },
      reminderDays: {
        title: 'Påmindelse om nyt valg',
        effect: (days: number) => `Jeg minder om et nyt valg ${days} dage før perioden slutter.`,
      },
      appointment: {
        title: 'Hvem der har det sidste ord',
        options: { council: 'Rådet vælger selv', byraad: 'Byrådet udpeger efter rådets valg' },
        effect: (who: string) =>
          who === 'council' ? 'Rådet vælger selv.' : 'Rådet vælger, og byrådet udpeger.',
      },
    },
  },
  en: {
    rules: {
      ruleSet: {
        title: 'How one is elected',
        options: {
          byraad: 'As in the city council (more than half of those present)',
          castVotes: 'More than half of the votes cast',
          castingVote: 'As in the city council, but the chair decides a tie',
          mostVotes: 'Most votes in one ballot',
        },
        effect: (name) =>
          (
            ({
              byraad:
                'In the first two ballots one needs more than half of those present. Then there is a run-off between the two with most votes.',
              castVotes: 'One always needs more than half of the votes cast.',
              castingVote: 'As in the city council, but the chair decides a tie.',
              mostVotes: 'There is one ballot. Whoever gets most votes is elected.',
            }) as Record<string, string>
          )[name] ?? '',
      },
      voters: {
        title: 'Who can vote',
        options: { present: 'Those present', members: 'All members' },
        effect: (who) => (who === 'present' ? 'The members present can vote.' : 'All members can vote.'),
      },
      quorumPercent: {
        title: 'How many must take part',
        effect: (percent) => `At least ${percent} percent of the members must take part in an election.`,
      },
      changeVote: {
        title: 'Whether a vote can be changed',
        effect: (may) => (may ? 'You can change your vote until closing.' : 'Once you have voted it stands.'),
      },
      convener: {
        title: 'Who conducts an election when there is no chair',
        options: { secretariat: 'The secretariat', longestInOffice: 'Also the member longest in office' },
        effect: (who) =>
          who === 'secretariat'
            ? 'The secretariat conducts it.'
            : 'The secretariat or the member longest in office conducts it.',
      },
      smallBallot: {
        title: 'Small ballots',
        effect: (votes) => `With fewer than ${votes} votes I say what the result may give away.`,
      },
      termMonths: { title: 'Term', effect: (months) => `One is elected for ${months} months.` },
      reminderDays: {
        title: 'Reminder of an election',
        effect: (days) => `I remind you of a new election ${days} days before the term ends.`,
      },
      appointment: {
        title: 'Who has the last word',
        options: { council: 'The council elects', byraad: 'The city council appoints' },
        effect: (who) =>
          who === 'council' ? 'The council elects.' : 'The council elects, and the city council appoints.',
      },
    },
  },
})
