import { defineStrings } from '../../core/language'
import type { Party, Phase, PolicyKey, TemplateName } from './rules'

type PolicyWords = Record<PolicyKey, { title: string; what: string }>

/** What a process is made of: phases, who sees to what, and the template's milestones. */
export const planWords = defineStrings({
  da: {
    phases: {
      prepare: 'Forberedelse',
      involve: 'Inddragelse',
      hearing: 'Høring',
      decide: 'Politisk behandling',
    } satisfies Record<Phase, string>,
    parties: {
      steering: 'Styregruppen',
      project: 'Projektgruppen',
      coordinator: 'Koordinatoren',
      council: 'Rådet',
      secretariat: 'Sekretariatet',
    } satisfies Record<Party, string>,
    duties: {
      steering:
        'Holder styr på det hele og taler med de politiske udvalg. Ser, om der er nogen, der skal spørges for sig.',
      project: 'Gør det, der skal gøres: holder borgermødet, siger det til alle og får medarbejderne med.',
      coordinator: 'Leder arbejdet fra dag til dag, binder grupperne sammen og skriver udkastet.',
      council: 'Taler for dem, det handler om.',
      secretariat: 'Indkalder, skriver og holder øje med datoerne.',
    } satisfies Record<Party, string>,
    templates: {
      policy: 'En politik skal laves om: 7 milepæle',
      empty: 'Jeg skriver selv milepælene',
    } satisfies Record<TemplateName, string>,
    policy: {
      terms: {
        title: 'Kommissoriet er godkendt',
        what: 'Udvalget siger ja til, hvordan politikken skal laves.',
      },
      workshop: {
        title: 'Workshop for medarbejdere',
        what: 'Alle medarbejdere kan være med. Inviter bredt.',
      },
      citizens: {
        title: 'Borgermøde',
        what: 'Borgere, foreninger, råd og udvalg er med til at gøre den bedre.',
      },
      hearing: { title: 'Offentlig høring', what: 'Alle kan svare på udkastet.' },
      employees: {
        title: 'Medarbejdernes udvalg har set den',
        what: 'LokalMED og HovedMED taler om det.',
      },
      committees: { title: 'Fagudvalgene har set den', what: 'De politiske udvalg taler om det.' },
      adoption: { title: 'Byrådet har sagt ja', what: 'Byrådet vedtager politikken.' },
    } satisfies PolicyWords as PolicyWords,
    first: 'Arbejdet begynder',
  },
  en: {
    phases: {
      prepare: 'Preparation',
      involve: 'Involvement',
      hearing: 'Hearing',
      decide: 'Political treatment',
    },
    parties: {
      steering: 'The steering group',
      project: 'The project group',
      coordinator: 'The coordinator',
      council: 'The council',
      secretariat: 'The secretariat',
    },
    duties: {
      steering:
        'Keeps the work on course and talks to the political committees. Sees whether anybody needs an invitation of their own.',
      project: 'Does the work: holds the citizens’ meeting, makes it known and brings the employees along.',
      coordinator: 'Leads the work from day to day, ties the groups together and writes the draft.',
      council: 'Speaks for those whom it is about.',
      secretariat: 'Calls, writes and watches the dates.',
    },
    templates: { policy: 'A policy is to be revised: 7 milestones', empty: 'I write the milestones myself' },
    policy: {
      terms: { title: 'The terms are approved', what: 'The committee agrees to how the policy is made.' },
      workshop: { title: 'Workshop for employees', what: 'All employees can take part. Invite broadly.' },
      citizens: {
        title: 'Citizens’ meeting',
        what: 'Citizens, associations, councils and committees help to make the policy better.',
      },
      hearing: { title: 'Public hearing', what: 'Everybody can answer the draft.' },
      employees: {
        title: 'The employees’ committees have seen it',
        what: 'LokalMED and HovedMED talk about the draft.',
      },
      committees: {
        title: 'The committees have seen it',
        what: 'The political committees talk about the draft.',
      },
      adoption: { title: 'The byråd has agreed', what: 'The byråd adopts the policy.' },
    },
    first: 'The work begins',
  },
})
