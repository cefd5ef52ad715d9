/** Furniture in texts: which lines are no prose, which insertions are skipped, and that look-alikes stay. */
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { furnitureOf } from '../../src/extraction/furniture.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { tokensOf } from '../../src/extraction/normalise.ts'

type Language = 'fr' | 'en'
function kindOf(line: string, language: Language) {
  const lexicon = lexicons.get(language)
  if (!lexicon) throw new Error(`no lexicon ${language}`)
  const tokens = tokensOf(line)
  return furnitureOf(line, tokens, { from: 0, to: tokens.length }, lexicon)
}

const furniture: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'Lire aussi',
    'LIRE AUSSI :',
    '→ Lire aussi : « Moscou refuse la trêve », affirme son émissaire',
    'À lire aussi | Kiev accepte la trêve de trente jours',
    'Lire aussi L’émissaire américain attendu à Kiev',
    '[Lire aussi notre enquête sur les négociations]',
    'Voir aussi - Le président dit non à la trêve',
    'Sur le même sujet',
    'Publicité',
    'PUBLICITÉ',
    'Photo : Anne Martin / AFP.',
    'Crédits photo : Reuters',
    'Le président reçoit son homologue à Kiev, le 5 mars. ANNE MARTIN / AFP',
    'La place centrale, dimanche (Anne Martin/Reuters)',
    '© 2025 AFP. Tous droits réservés.',
    'Par Anne Martin',
    'Par Anne Martin et Jean Petit, à Kiev',
    'Propos recueillis par Anne Martin',
    'De notre correspondante à Moscou, Anne Martin',
    'Publié le 5 septembre 2025 à 17h32',
    'Publié hier à 17 h 32, mis à jour aujourd’hui à 8 h 05',
    'Mis à jour le 05/09/2025 à 17:32',
    'Temps de lecture : 4 min.',
    '3 minutes de lecture',
    'Partager',
    'Partager sur Facebook',
    'Facebook Twitter WhatsApp',
    '12 commentaires',
    'Abonnez-vous à notre lettre d’information.',
    'Recevez chaque matin l’essentiel de l’actualité.',
    'Il vous reste 74 % de cet article à lire.',
    'La suite est réservée aux abonnés.',
    'Déjà abonné ? Se connecter',
    'En acceptant les cookies, vous permettez à nos partenaires de vous suivre.',
    'L’article Kiev refuse est apparu en premier sur Demo.',
    'Vidéo : le président rejette la trêve',
    'Source : agence de presse',
    'Trois jours sur la ligne de frontSource : Demo Info',
    'Trois jours sur la ligne de front. Photo : Anne Martin',
    'La rédaction de Demo Info',
    'La rédaction',
  ],
  en: [
    'Read more',
    'Read more: Moscow rejects the truce, envoy says',
    'READ MORE Kyiv accepts the 30-day truce',
    'See also: what the plan says',
    'Related: “We refuse,” the minister said',
    'Advertisement',
    'Story continues below advertisement',
    'Photo: Ada Byron/Reuters',
    'Maria Lindqvist arrives in Vilnius. Ada Byron/AFP via Getty Images',
    '(Reporting by Ada Byron; Editing by Grace Hopper)',
    'By Ada Byron',
    'By Ada Byron and Grace Hopper in Kyiv',
    'Published 5 September 2025',
    'First published on Fri 5 Sep 2025 at 17.32 BST',
    'Last updated: 2 hours ago',
    '4 min read',
    'Share this article',
    'Copy link',
    '12 comments',
    'Sign up for our newsletter and never miss a story.',
    'Subscribe to continue.',
    'We use cookies to improve your experience.',
    'Already a subscriber? Log in',
    'The post Kyiv refuses appeared first on Demo.',
    'All rights reserved.',
  ],
}

const prose: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'Lire aussi le rapport, a-t-il dit',
    '« Lire aussi entre les lignes », conseille le diplomate.',
    'Lire aussi comme un refus le silence de Moscou serait une erreur.',
    'Voir la trêve rejetée serait un échec, a prévenu le ministre',
    'Partager la ville est exclu, a répété le président.',
    'Publié le 5 septembre, le rapport accuse Moscou d’avoir rejeté la trêve.',
    'Publicité mensongère : le ministre dément.',
    'Par deux fois, Moscou a refusé la trêve.',
    'Par la voix de son porte-parole, Kiev a accepté la trêve.',
    'Avec la trêve, Kiev espère du temps.',
    'Avec l’accord de Paris, Kiev gagne du temps',
    'La photo : un aveu, selon Kiev.',
    'Il vous reste deux jours pour accepter, a lancé le président.',
    'Cet article du traité est inacceptable, a dit Moscou.',
    'Moscou a rejeté la trêve, selon RIA Novosti / TASS.',
    'La Russie refuse la trêve. (AFP)',
    'Sur le même sujet, le ministre a refusé de répondre.',
    'Abonnés absents, les alliés n’ont rien dit.',
    'Source de tensions, le projet a été rejeté.',
    'À lire ce texte, la trêve est acceptée.',
    'Recevez nos délégués, a demandé Kiev.',
    'Mardi 5 mars, 17 h 32',
    '17 h 32',
    '5 septembre 2025, 17 h 32',
    'Moscou refuse la trêve',
    'Une seule source : Kiev a refusé la trêve.',
    'De bonne source : « Kiev refuse »',
    'La rédaction du traité a commencé, a dit Moscou.',
  ],
  en: [
    'Read more into it than that and you will be wrong, he said.',
    'Related talks in Geneva were suspended, officials said.',
    'Share the burden or leave, the president told allies.',
    'By Monday, both sides had accepted the truce.',
    'By rejecting the truce, Moscow isolates itself',
    'With the truce rejected, talks stalled.',
    'Published on Friday, the report says that Moscow rejected the truce.',
    'Updated figures show that the truce holds.',
    'Video calls between the leaders resumed, the Kremlin said.',
    'Subscribers to the plan include Poland, he said.',
    'Source of the dispute is the border, the minister said.',
    'Live fire was reported near the line, officials said.',
    'More troops are unacceptable, Moscow said',
    'Moscow rejects the truce',
    'September 5, 2025, 17:32',
  ],
}

for (const language of ['fr', 'en'] as const) {
  t.test(`lines beside an article are told from it (${language})`, async (t) => {
    for (const line of furniture[language]) t.not(kindOf(line, language), 'none', line)
    for (const line of prose[language]) t.equal(kindOf(line, language), 'none', line)
  })
}

function spoken(text: string, language: Language): string[] {
  const article = {
    text,
    language,
    publishedAt: '2025-09-05T12:00:00.000000Z',
    timeZone: 'Europe/Paris',
    outlet: null,
  }
  return extract(article, null, lexicons).quotations.map(({ start, end }) => text.slice(start, end))
}

t.test('an insertion of the page is skipped, and the sentence around it is whole', async (t) => {
  const fr = '« Nous refusons la trêve », a déclaré (nouvelle fenêtre) le ministre.'
  const en = '“We reject the truce,” the minister, opens new tab, said on Friday.'
  t.ok(spoken(fr, 'fr').length > 0)
  t.ok(spoken(en, 'en').length > 0)
  const nested =
    'La réunion est maintenue (lire aussi notre entretien : « Nous refusons tout », dit Anne). Le ministre a déclaré qu’il viendrait.'
  t.notMatch(spoken(nested, 'fr').join('\n'), /refusons/)
  t.match(spoken(nested, 'fr').join('\n'), /viendrait/)
  const aside = 'Le ministre (voir aussi sa tribune a été long. Il a déclaré qu’il viendrait.'
  t.match(spoken(aside, 'fr').join('\n'), /viendrait/, 'a bracket that never closes swallows nothing')
})

t.test('under a heading of links stand links, and prose goes on behind them', async (t) => {
  const text = [
    'Lire aussi',
    'Zorvane : « Moscou refuse », dit son émissaire spécial au journal',
    'Zorvane : Kiev accepte-t-elle la trêve ?',
    'À Kiev, Zorvane annonce un accord',
    '« Nous acceptons la trêve », a déclaré la présidente.',
    'Sur le même sujet',
    'La ministre a déclaré qu’elle refusait la trêve.',
  ].join('\n')
  const words = spoken(text, 'fr').join('\n')
  t.match(words, /Nous acceptons/)
  t.match(words, /refusait la trêve/, 'a sentence is no link')
})

t.test('a text of nothing but furniture takes time in proportion to its length', async (t) => {
  const long = (count: number) => '(lire aussi, Par Anne / AFP © '.repeat(count)
  const timed = (count: number) => {
    const begun = performance.now()
    spoken(long(count), 'fr')
    return performance.now() - begun
  }
  timed(500)
  const [small, large] = [Math.min(timed(500), timed(500)), Math.min(timed(2_000), timed(2_000))]
  t.ok(large < small * 12 + 50, `${small.toFixed(1)} ms, four times the text ${large.toFixed(1)} ms`)
})
