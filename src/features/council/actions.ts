import { z } from 'zod'
import type { Action } from '../../core/feature'
import { LANGUAGES } from '../../core/language'
import { UserError } from '../../core/user-error'
import { setCurrentCouncil, setLanguage } from './store'
import { roomWords } from './strings'
import { councilChosenView } from './views'

const Switch = z.object({ to: z.string(), text: z.string() })
const ChooseLanguage = z.object({ language: z.enum(LANGUAGES) })

export const actions: Action[] = [
  {
    verb: 'council.switch',
    access: 'anyone',
    async handle(request) {
      const { to, text } = Switch.parse(request.data)
      const council = request.councils.find(({ id }) => id === to)
      if (!council) throw new UserError('council.councilGone')
      await setCurrentCouncil({ tenant: council.tenant, council: council.id }, request.person.id)
      return { replaceCard: councilChosenView(council, text, request) }
    },
  },
  {
    verb: 'council.language',
    access: 'anyone',
    async handle({ data, person }) {
      const { language } = ChooseLanguage.parse(data)
      if (person.id) await setLanguage({ tenant: person.tenant }, person.id, language)
      return { toast: roomWords(language).languageSet }
    },
  },
]
