/** Whose position it is, to whom it is put, how many and until when: sentences of our own, and all they give. */
import { checkWhole } from './sentences.ts'

checkWhole(
  'what one party says of another is only ascribed to it',
  `
fr: Volodymyr Zelensky affirme que Vladimir Poutine veut un cessez-le-feu.
  volodymyr-zelensky about:russia general-ceasefire 2 reported demand
fr: Donald Trump dit que Volodymyr Zelensky acceptera le cessez-le-feu.
  donald-trump about:ukraine general-ceasefire 2 reported commitment future
fr: Emmanuel Macron a accusé Moscou de refuser la trêve.
  emmanuel-macron about:russia general-ceasefire -2 reported rejection
fr: Emmanuel Macron regrette le refus russe d'une trêve.
  party:russia >russia general-ceasefire -2 self rejection
en: Zelensky says Putin wants a ceasefire.
  volodymyr-zelensky about:russia general-ceasefire 2 reported demand
en: Trump said Zelensky would accept the ceasefire.
  donald-trump about:ukraine general-ceasefire 2 reported commitment
en: Macron accused Moscow of refusing the truce.
  emmanuel-macron about:russia general-ceasefire -2 reported rejection
en: Macron deplored Russia's refusal of a truce.
  party:russia >russia general-ceasefire -2 self rejection
`,
)

checkWhole(
  "a state of mind is known to the newsroom alone, and a word or a decision is the party's own",
  `
fr: Vladimir Poutine veut un cessez-le-feu.
  outlet about:russia general-ceasefire 2 outlet demand
fr: Vladimir Poutine réclame un cessez-le-feu.
  vladimir-putin >russia general-ceasefire 2 self demand
fr: Paris ne veut pas d'une levée des sanctions.
  outlet about:france pressure-on-russia 2 outlet demand
en: Putin wants a ceasefire.
  outlet about:russia general-ceasefire 2 outlet demand
en: Putin is demanding a ceasefire.
  vladimir-putin >russia general-ceasefire 2 self demand
en: Paris does not want sanctions to be lifted.
  outlet about:france pressure-on-russia 2 outlet demand
`,
)

checkWhole(
  'who denies a refusal has not accepted',
  `
fr: Sergueï Lavrov a démenti que la Russie ait refusé la trêve.
en: Lavrov denied that Russia had refused the truce.
`,
)

checkWhole(
  'what is asked of a party is the position of whoever asks, and the party is its addressee',
  `
fr: Emmanuel Macron a exhorté Vladimir Poutine à accepter un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand to:russia
fr: Kiev a demandé à Moscou d'accepter un cessez-le-feu.
  party:ukraine >ukraine general-ceasefire 2 self demand to:russia
fr: La Russie doit accepter un cessez-le-feu, a dit Keir Starmer.
  keir-starmer >united-kingdom general-ceasefire 2 self demand to:russia
fr: Donald Trump a menacé Moscou de sanctions.
  donald-trump >united-states pressure-on-russia 2 self threat to:russia
fr: Emmanuel Macron réclame un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: Emmanuel Macron a appelé l'Ukraine et la Russie à un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
en: Macron urged Putin to accept a ceasefire.
  emmanuel-macron >france general-ceasefire 2 self demand to:russia
en: Kyiv asked Moscow to accept a ceasefire.
  party:ukraine >ukraine general-ceasefire 2 self demand to:russia
en: Kyiv called on Moscow to accept a ceasefire.
  party:ukraine >ukraine general-ceasefire 2 self demand to:russia
en: Trump threatened Moscow with sanctions.
  donald-trump >united-states pressure-on-russia 2 self threat to:russia
en: Russia must accept a ceasefire, Starmer said.
  keir-starmer >united-kingdom general-ceasefire 2 self demand to:russia
en: Starmer demanded Russia's acceptance of the ceasefire.
  keir-starmer >united-kingdom general-ceasefire 2 self demand to:russia
`,
)

checkWhole(
  'a number among the words of a fact is kept with what it counts',
  `
fr: Vingt-six pays se sont engagés à déployer des troupes, a annoncé Emmanuel Macron.
  emmanuel-macron >france allies-committed-troops 2 self assertion =26 pays
fr: Au moins 26 pays se sont engagés à déployer des troupes, a annoncé Emmanuel Macron.
  emmanuel-macron >france allies-committed-troops 2 self assertion >=26 pays
fr: Une trentaine de pays se sont engagés à déployer des troupes, a annoncé Emmanuel Macron.
  emmanuel-macron >france allies-committed-troops 2 self assertion ~30 pays
fr: La Russie a reçu 1,1 milliard d'euros de ventes de carburant à l'UE, a dit un responsable de la Maison Blanche.
  white-house-official >united-states russian-fuel-revenue 2 self assertion =1100000000 euros
fr: Une frappe russe a tué plus de douze personnes à Kharkiv.
  outlet attacks-on-civilians 2 outlet assertion >12 personnes
en: Twenty-six countries have committed to deploy troops, Macron announced.
  emmanuel-macron >france allies-committed-troops 2 self assertion =26 countries
en: At least 26 countries have committed to deploy troops, Macron announced.
  emmanuel-macron >france allies-committed-troops 2 self assertion >=26 countries
en: Russia earned 1.1 billion euros from fuel sales to the EU, a White House official said.
  white-house-official >united-states russian-fuel-revenue 2 self assertion =1100000000 euros
en: A Russian strike killed more than twelve people in Kharkiv.
  outlet attacks-on-civilians 2 outlet assertion >12 people
`,
)

checkWhole(
  'a term ends a commitment, and the length of a truce does not',
  `
fr: Moscou a accepté mardi un cessez-le-feu jusqu'au 20 avril.
  party:russia >russia general-ceasefire 2 self commitment until 2025-04-21
fr: Moscou a accepté mardi un cessez-le-feu pendant trois jours.
  party:russia >russia general-ceasefire 2 self commitment until 2025-03-14
fr: Moscou a accepté une trêve de trente jours.
  party:russia >russia ceasefire-30-days 2 self commitment
en: Moscow accepted on Tuesday a ceasefire until 20 April.
  party:russia >russia general-ceasefire 2 self commitment until 2025-04-21
en: On Tuesday Moscow accepted a ceasefire for three days.
  party:russia >russia general-ceasefire 2 self commitment until 2025-03-14
en: Moscow has accepted a 30-day truce.
  party:russia >russia ceasefire-30-days 2 self commitment
`,
)

checkWhole(
  'background, links and mere mentions give nothing',
  `
fr: Sergueï Lavrov, 75 ans, dirige la diplomatie russe depuis 2004.
fr: Le cessez-le-feu de Minsk avait été signé en 2015.
fr: Vladimir Poutine doit s'exprimer jeudi sur la question des sanctions.
fr: Les sanctions contre la Russie étaient au menu du sommet.
fr: Que veut Vladimir Poutine ?
fr: Paris et Londres réfléchissent à l'envoi de troupes en Ukraine.
fr: Lire aussi : Moscou rejette la trêve
en: Sergei Lavrov has led Russian diplomacy since 2004.
en: The Minsk ceasefire was signed in 2015.
en: Putin is due to speak on Thursday about sanctions.
en: Sanctions against Russia were on the agenda of the summit.
en: What does Putin want?
en: Paris and London are considering sending troops to Ukraine.
en: Read more: Moscow rejects the truce
`,
)

checkWhole(
  "words in quotation marks are somebody's, and the newsroom does not state them",
  `
fr: Les discussions étaient « très productives ».
fr: Les discussions étaient très productives.
  outlet talks-progress 2 outlet assessment
en: The talks were "very productive".
en: The talks were very productive.
  outlet talks-progress 2 outlet assessment
`,
)

checkWhole(
  'who imposes, sends or delivers something is for it, and its infinitive only names the matter',
  `
fr: Londres enverra des troupes en Ukraine.
  party:united-kingdom >united-kingdom foreign-troops 2 self commitment future
fr: Londres n'enverra pas de troupes en Ukraine.
  party:united-kingdom >united-kingdom foreign-troops -2 self rejection future
fr: L'Union européenne a imposé de nouvelles sanctions à la Russie.
  party:european-union >european-union pressure-on-russia 2 self commitment
en: London will send troops to Ukraine.
  party:united-kingdom >united-kingdom foreign-troops 2 self commitment future
en: London will not send troops to Ukraine.
  party:united-kingdom >united-kingdom foreign-troops -2 self rejection future
en: The European Union imposed new sanctions on Russia.
  party:european-union >european-union pressure-on-russia 2 self commitment
`,
)

checkWhole(
  'what happened is told by two clauses, of which the second says on what occasion',
  `
fr: Deux habitants ont été tués quand un missile russe a frappé le marché, a dit Volodymyr Zelensky.
  volodymyr-zelensky >ukraine attacks-on-civilians 2 self assertion
en: Two people died when a Russian glide bomb struck the market, Volodymyr Zelensky said.
  volodymyr-zelensky >ukraine attacks-on-civilians 2 self assertion
`,
)

checkWhole(
  'families of words for strikes, reinforcements, a pocket, weapons that must fall silent first and two men at one table',
  `
fr: Deux personnes ont été blessées par un drone à Belgorod, a dit Sergueï Lavrov.
fr: Trois soldats ont été tués par une frappe, a dit Volodymyr Zelensky.
fr: L'ennemi amène des renforts vers Pokrovsk, a dit Volodymyr Zelensky.
  volodymyr-zelensky >ukraine russia-reinforces 2 self assertion
fr: Vladimir Poutine a décrit des soldats ukrainiens enfermés dans une poche.
  vladimir-putin >russia kursk-encirclement 2 self assertion
fr: L'armée progresse partout, a affirmé Sergueï Lavrov.
  sergei-lavrov >russia russia-advancing 2 self assertion
fr: On ne négocie pas sous les bombes, a dit Keir Starmer.
  keir-starmer >united-kingdom ceasefire-before-deal 2 self stance
fr: Pas de trêve tant que les causes profondes ne seront pas réglées, a averti Sergueï Lavrov.
  sergei-lavrov >russia ceasefire-before-deal -2 self rejection
en: Two people were injured by a drone in Belgorod, Sergei Lavrov said.
en: Three soldiers were killed in an air strike, Zelensky said.
en: The enemy is bringing up fresh regiments, Zelensky said.
  volodymyr-zelensky >ukraine russia-reinforces 2 self assertion
en: Putin refused to meet his Ukrainian counterpart.
  vladimir-putin >russia putin-zelensky-summit -2 self rejection
en: The guns must fall silent first, Macron said.
  emmanuel-macron >france ceasefire-before-deal 2 self stance
en: Nobody negotiates under a rain of missiles, Macron said.
  emmanuel-macron >france ceasefire-before-deal 2 self stance
en: The peace force would stand far from the front after a ceasefire, Macron said.
`,
)

checkWhole(
  'each of those whom a sentence lists says so of himself',
  `
fr: Emmanuel Macron et Keir Starmer se disent prêts à envoyer des troupes en Ukraine.
  emmanuel-macron >france foreign-troops 1 self offer
  keir-starmer >united-kingdom foreign-troops 1 self offer
en: Emmanuel Macron and Keir Starmer said they were ready to send troops to Ukraine.
  emmanuel-macron >france foreign-troops 1 self offer
  keir-starmer >united-kingdom foreign-troops 1 self offer
en: Macron said Keir Starmer was ready to send troops to Ukraine.
  emmanuel-macron about:united-kingdom foreign-troops 1 reported offer
`,
)

checkWhole(
  'a lack of pressure that somebody deplores is no stand against it, and sanctions that one bears are no call for them',
  `
fr: Il n'y a pas de signes d'une pression forte sur la Russie, a dit Volodymyr Zelensky.
en: Sergei Lavrov said Russia had coped with sanctions before.
en: The United States would sanction Russia, Rubio said.
  marco-rubio >united-states pressure-on-russia 2 self stance
`,
)

checkWhole(
  'who praises somebody for having opened the talks supports his efforts, and who thanks him for arms does not',
  `
fr: Volodymyr Zelensky a remercié Donald Trump d'avoir livré des missiles.
fr: Emmanuel Macron a félicité Donald Trump d'avoir rouvert le dialogue.
  emmanuel-macron >france support-us-efforts 2 self stance
en: Rutte praised Trump for having unlocked the door to talks.
  mark-rutte >nato support-us-efforts 2 self stance
en: Zelensky thanked Trump for having sent missiles.
`,
)
