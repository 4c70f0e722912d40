// What the invented clinic says of itself. Nothing here belongs to a real clinic; the numbers are reserved for fiction.
import type { About } from '../core/about.ts';
import { occasions } from '../core/occasion.ts';

export const demoAbout: Pick<About, 'name' | 'support' | 'notice' | 'occasions'> = {
  name: { sv: 'Demomottagningen', en: 'The demo clinic' },
  support: [
    {
      name: { sv: 'Mottagningens telefon', en: 'The clinic’s telephone' },
      phone: '031-390 06 00',
      hours: { sv: 'Vardagar 9–11', en: 'Weekdays 9–11 am' },
    },
    {
      name: { sv: 'Jourhavande medmänniska (påhittat nummer)', en: 'Someone to talk to (invented number)' },
      phone: '08-465 004 15',
      hours: { sv: 'Varje kväll 21–06', en: 'Every night 9 pm–6 am' },
    },
  ],
  notice: {
    controller: {
      sv: 'Demomottagningen, Exempelgatan 1, Göteborg, ansvarar för dina svar. Den finns inte på riktigt.',
      en: 'The demo clinic, Exempelgatan 1, Gothenburg, is responsible for your answers. It does not really exist.',
    },
    officer: {
      sv: 'Dataskyddsombudet når du på 031-390 06 01.',
      en: 'The data protection officer can be reached on 031-390 06 01.',
    },
    purpose: {
      sv: 'Svaren används i dina samtal och för att mottagningen ska se om arbetet hjälper.',
      en: 'Your answers are used in your sessions, and for the clinic to see whether its work helps.',
    },
    basis: {
      sv: 'Vi får behandla svaren för att ge och utveckla vård (dataskyddsförordningen artikel 6.1 e och 9.2 h).',
      en: 'We may process your answers in order to give and improve care (GDPR Article 6(1)(e) and 9(2)(h)).',
    },
    retention: {
      sv: 'Svaren sparas i tio år och tas sedan bort.',
      en: 'Your answers are kept for ten years and then deleted.',
    },
    rights: {
      sv: 'Du kan be att få se, rätta eller ta bort dina svar. Säg till på mottagningen.',
      en: 'You can ask to see, correct or delete your answers. Tell the clinic.',
    },
    complaint: {
      sv: 'Är du missnöjd kan du klaga hos Integritetsskyddsmyndigheten (IMY), imy.se.',
      en: 'If you are not satisfied you can complain to the Swedish Authority for Privacy Protection (IMY), imy.se.',
    },
  },
  occasions,
};
