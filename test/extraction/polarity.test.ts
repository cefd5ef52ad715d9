/** For or against, how firmly, and under which condition: sentences of our own in both languages, and all they give. */
import { checkWhole } from './sentences.ts'

checkWhole(
  'whoever accepts, approves, backs or asks for something is for it',
  `
fr: Kiev a approuvé la trêve de trente jours.
  party:ukraine >ukraine ceasefire-30-days 2 self commitment
fr: Kiev a consenti à un cessez-le-feu.
  party:ukraine >ukraine general-ceasefire 2 self commitment
fr: Moscou a donné son accord à un cessez-le-feu.
  party:russia >russia general-ceasefire 2 self commitment
fr: Londres a donné son feu vert à l'envoi de troupes en Ukraine.
  party:united-kingdom >united-kingdom foreign-troops 2 self commitment
fr: Berlin a dit oui à de nouvelles sanctions.
  party:germany >germany pressure-on-russia 2 self commitment
fr: Paris souscrit à l'idée d'un cessez-le-feu.
  party:france >france general-ceasefire 2 self commitment
fr: Washington s'est rallié à l'idée d'un cessez-le-feu.
  party:united-states >united-states general-ceasefire 2 self commitment
fr: Keir Starmer appuie un cessez-le-feu.
  keir-starmer >united-kingdom general-ceasefire 2 self commitment
fr: Emmanuel Macron plaide pour un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: Emmanuel Macron s'est prononcé en faveur d'un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self commitment
fr: Keir Starmer milite pour un cessez-le-feu.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
fr: L'Otan a entériné l'envoi de troupes en Ukraine.
  party:nato >nato foreign-troops 2 self commitment
en: Kyiv approved the 30-day truce.
  party:ukraine >ukraine ceasefire-30-days 2 self commitment
en: Kyiv consented to a ceasefire.
  party:ukraine >ukraine general-ceasefire 2 self commitment
en: Moscow gave its consent to a ceasefire.
  party:russia >russia general-ceasefire 2 self commitment
en: London gave the green light to sending troops to Ukraine.
  party:united-kingdom >united-kingdom foreign-troops 2 self commitment
en: Berlin said yes to new sanctions.
  party:germany >germany pressure-on-russia 2 self commitment
en: Washington has come round to the idea of a ceasefire.
  party:united-states >united-states general-ceasefire 2 self commitment
en: Starmer backs a ceasefire.
  keir-starmer >united-kingdom general-ceasefire 2 self commitment
en: Starmer signed off on new sanctions.
  keir-starmer >united-kingdom pressure-on-russia 2 self commitment
en: Macron stands behind a ceasefire.
  emmanuel-macron >france general-ceasefire 2 self commitment
en: Macron lobbied for a ceasefire.
  emmanuel-macron >france general-ceasefire 2 self demand
`,
)

checkWhole(
  'whoever refuses, brushes aside or is against something rejects it',
  `
fr: Keir Starmer s'est prononcé contre un cessez-le-feu.
  keir-starmer >united-kingdom general-ceasefire -2 self rejection
fr: Moscou a opposé une fin de non-recevoir à la trêve.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou a balayé l'idée d'une trêve.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou a décliné la trêve.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou a fermé la porte à une trêve.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou s'oppose à tout cessez-le-feu.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou a dit non à la trêve.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou rechigne à accepter une trêve.
  outlet about:russia general-ceasefire -2 outlet rejection
en: Macron came out against a ceasefire.
  emmanuel-macron >france general-ceasefire -2 self rejection
en: Moscow rebuffed the truce.
  party:russia >russia general-ceasefire -2 self rejection
en: Moscow turned down the truce.
  party:russia >russia general-ceasefire -2 self rejection
en: Moscow shut the door on a truce.
  party:russia >russia general-ceasefire -2 self rejection
en: Moscow opposes any ceasefire.
  party:russia >russia general-ceasefire -2 self rejection
en: Moscow said no to the truce.
  party:russia >russia general-ceasefire -2 self rejection
en: Moscow balked at the truce.
  outlet about:russia general-ceasefire -2 outlet rejection
en: Moscow waved away the truce.
  party:russia >russia general-ceasefire -2 self rejection
`,
)

checkWhole(
  'words of judgement reject or approve what stands beside them',
  `
fr: Il n'est pas question pour nous d'accepter un cessez-le-feu, a déclaré Sergueï Lavrov.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: L'envoi de troupes étrangères est une ligne rouge, a déclaré Sergueï Lavrov.
  sergei-lavrov >russia foreign-troops -2 self rejection
fr: Sergueï Lavrov juge inacceptable l'envoi de troupes étrangères en Ukraine.
  sergei-lavrov >russia foreign-troops -2 self rejection
fr: Il n'est pas question d'envoyer des soldats en Ukraine, a dit Keir Starmer.
  keir-starmer >united-kingdom foreign-troops -2 self rejection
en: There can be no question of accepting a ceasefire, Lavrov said.
  sergei-lavrov >russia general-ceasefire -2 self rejection
en: Foreign troops in Ukraine are a red line, Lavrov said.
  sergei-lavrov >russia foreign-troops -2 self rejection
en: Foreign troops in Ukraine are a non-starter, Lavrov said.
  sergei-lavrov >russia foreign-troops -2 self rejection
en: Lavrov called the deployment of foreign troops in Ukraine unacceptable.
  sergei-lavrov >russia foreign-troops -2 self rejection
`,
)

checkWhole(
  'a negation turns a refusal into an open door, and an act not done into neither yes nor no',
  `
fr: Moscou n'exclut pas un cessez-le-feu.
  party:russia >russia general-ceasefire 1 self stance
fr: Moscou n'est pas opposé à un cessez-le-feu.
  party:russia >russia general-ceasefire 1 self stance
fr: Moscou n'a jamais refusé un cessez-le-feu, a dit Sergueï Lavrov.
  sergei-lavrov >russia general-ceasefire self rejection not_yet
fr: Moscou n'a pas encore accepté le cessez-le-feu.
  outlet about:russia general-ceasefire outlet commitment not_yet
fr: Moscou n'a pas accepté le cessez-le-feu.
  outlet about:russia general-ceasefire outlet commitment not_yet
fr: Moscou tarde à accepter le cessez-le-feu.
  outlet about:russia general-ceasefire outlet commitment not_yet
fr: Le cessez-le-feu n'a pas été accepté par Moscou.
  outlet about:russia general-ceasefire outlet commitment not_yet
fr: Kiev ne veut ni cessez-le-feu ni pourparlers.
  outlet about:ukraine general-ceasefire -2 outlet rejection
fr: Ni Moscou ni Kiev n'ont accepté le cessez-le-feu.
fr: Berlin ne s'oppose plus à l'envoi de troupes en Ukraine.
  party:germany >germany foreign-troops 1 self stance
fr: Berlin refuse toujours l'envoi de troupes en Ukraine.
  party:germany >germany foreign-troops -2 self rejection
fr: Berlin a levé son opposition à l'envoi de troupes en Ukraine.
  party:germany >germany foreign-troops 1 self stance
fr: Poutine ne veut pas la paix et cherche à gagner du temps, a dit Zelensky.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
en: Moscow does not rule out a ceasefire.
  party:russia >russia general-ceasefire 1 self stance
en: Moscow is not opposed to a ceasefire.
  party:russia >russia general-ceasefire 1 self stance
en: Moscow has never refused a ceasefire, Lavrov said.
  sergei-lavrov >russia general-ceasefire self rejection not_yet
en: Moscow has not yet accepted the ceasefire.
  outlet about:russia general-ceasefire outlet commitment not_yet
en: Moscow did not accept the ceasefire.
  outlet about:russia general-ceasefire outlet commitment not_yet
en: Moscow has yet to accept the ceasefire.
  outlet about:russia general-ceasefire outlet commitment not_yet
en: The ceasefire has not been accepted by Moscow.
  outlet about:russia general-ceasefire outlet commitment not_yet
en: Kyiv wants neither a ceasefire nor talks.
  outlet about:ukraine general-ceasefire -2 outlet rejection
en: Neither Moscow nor Kyiv accepted the ceasefire.
en: Berlin no longer opposes sending troops to Ukraine.
  party:germany >germany foreign-troops 1 self stance
en: Berlin still refuses to send troops to Ukraine.
  party:germany >germany foreign-troops -2 self rejection
en: Berlin dropped its opposition to sending troops to Ukraine.
  party:germany >germany foreign-troops 1 self stance
en: Putin does not want peace and is playing for time, Zelensky said.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
`,
)

checkWhole(
  'there is no such thing, where the words look ahead, and none at all where they tell how it is',
  `
fr: « Pas de troupes étrangères en Ukraine », a dit Sergueï Lavrov.
  sergei-lavrov >russia foreign-troops -2 self rejection
fr: Il n'y aura pas de troupes étrangères en Ukraine, a dit Sergueï Lavrov.
  sergei-lavrov >russia foreign-troops -2 self rejection
fr: « Il n'y a pas de trêve », a constaté Emmanuel Macron.
en: "No foreign troops in Ukraine," Lavrov said.
  sergei-lavrov >russia foreign-troops -2 self rejection
en: There will be no foreign troops in Ukraine, Lavrov said.
  sergei-lavrov >russia foreign-troops -2 self rejection
en: "There is no truce," Macron noted.
`,
)

checkWhole(
  'what is wanted first is asked for, and what waits for it is not refused',
  `
fr: Sans garanties de sécurité, pas de cessez-le-feu, a prévenu Volodymyr Zelensky.
  volodymyr-zelensky >ukraine security-guarantees 2 self demand
fr: Zelensky a dit qu'il n'y aurait pas de trêve sans garanties de sécurité.
  volodymyr-zelensky >ukraine security-guarantees 2 self demand
en: Without security guarantees there will be no ceasefire, Zelensky warned.
  volodymyr-zelensky >ukraine security-guarantees 2 self demand
en: No ceasefire without security guarantees, Zelensky said.
  volodymyr-zelensky >ukraine security-guarantees 2 self demand
`,
)

checkWhole(
  'a condition leaves a partial yes, and an exception a reserved no',
  `
fr: Moscou accepte un cessez-le-feu à condition que les livraisons d'armes cessent.
  party:russia >russia general-ceasefire 1 self commitment if
fr: Moscou acceptera un cessez-le-feu si les livraisons d'armes cessent.
  party:russia >russia general-ceasefire 1 self commitment future if
fr: La Russie n'acceptera un cessez-le-feu que si les livraisons d'armes cessent, a dit Dmitri Peskov.
  dmitry-peskov >russia general-ceasefire 1 self commitment future if
fr: Moscou rejettera le cessez-le-feu à moins que les livraisons d'armes ne cessent.
  party:russia >russia general-ceasefire -1 self rejection future if
en: Moscow accepts a ceasefire provided that arms deliveries stop.
  party:russia >russia general-ceasefire 1 self commitment if
en: Moscow will accept a ceasefire if arms deliveries stop.
  party:russia >russia general-ceasefire 1 self commitment future if
en: Russia would only accept a ceasefire if arms deliveries stopped, Peskov said.
  dmitry-peskov >russia general-ceasefire 1 self commitment if
en: Moscow will reject the ceasefire unless arms deliveries stop.
  party:russia >russia general-ceasefire -1 self rejection future if
`,
)

checkWhole(
  "what is supposed, rumoured or asked is nobody's position",
  `
fr: Si Moscou accepte le cessez-le-feu, les sanctions seront levées.
fr: Moscou aurait accepté un cessez-le-feu.
fr: Moscou accepterait un cessez-le-feu.
fr: Pourquoi accepter un cessez-le-feu ? a lancé Sergueï Lavrov.
fr: Faut-il un cessez-le-feu ?
fr: Kiev hésite à accepter le cessez-le-feu.
fr: Kiev étudie la proposition américaine de trêve.
fr: Les discussions portent sur un cessez-le-feu.
fr: La trêve doit entrer en vigueur lundi, a dit Emmanuel Macron.
fr: Interrogé sur un éventuel envoi de troupes, Emmanuel Macron n'a pas répondu.
en: If Moscow accepts the ceasefire, sanctions will be lifted.
en: Moscow would have accepted a ceasefire.
en: Moscow would accept a ceasefire.
en: Why accept a ceasefire? Lavrov asked.
en: Is a ceasefire needed?
en: Kyiv is hesitating to accept the ceasefire.
en: Kyiv is studying the American truce proposal.
en: The talks focus on a ceasefire.
en: The truce must begin on Monday, Macron said.
en: Asked about a possible deployment of troops, Macron did not reply.
`,
)

checkWhole(
  'what follows a supposed clause is said all the same',
  `
fr: Si Kiev refuse, la Russie atteindra ses objectifs par la voie militaire, a prévenu Vladimir Poutine.
  vladimir-putin >russia military-solution 1 self stance if
en: If Kyiv refuses, Russia will achieve its goals by military means, Putin warned.
  vladimir-putin >russia military-solution 1 self stance if
`,
)

checkWhole(
  'of two verbs in one sentence each takes its own position',
  `
fr: Moscou avait refusé le cessez-le-feu, mais l'a accepté mardi.
  party:russia >russia general-ceasefire -2 self rejection
  party:russia >russia general-ceasefire 2 self commitment
fr: Vladimir Poutine a refusé un cessez-le-feu de 30 jours, mais s'est dit prêt à discuter.
  vladimir-putin >russia ceasefire-30-days -2 self rejection
fr: « Oui à un cessez-le-feu, non à une capitulation », a résumé Volodymyr Zelensky.
  volodymyr-zelensky >ukraine general-ceasefire 2 self commitment
  volodymyr-zelensky >ukraine russian-terms-acceptable -2 self rejection
fr: Kiev, qui avait accepté la trêve, réclame des sanctions.
  party:ukraine >ukraine general-ceasefire 2 self commitment
  party:ukraine >ukraine pressure-on-russia 2 self demand
en: Moscow had refused the ceasefire but accepted it on Tuesday.
  party:russia >russia general-ceasefire -2 self rejection
  party:russia >russia general-ceasefire 2 self commitment
en: Moscow first accepted the ceasefire before rejecting it on Tuesday.
  party:russia >russia general-ceasefire -2 self rejection
  party:russia >russia general-ceasefire 2 self commitment
en: Putin rejected a 30-day ceasefire but said he was ready to talk.
  vladimir-putin >russia ceasefire-30-days -2 self rejection
en: "Yes to a ceasefire, no to surrender," Zelensky said.
  volodymyr-zelensky >ukraine general-ceasefire 2 self commitment
  volodymyr-zelensky >ukraine russian-terms-acceptable -2 self rejection
en: Kyiv, which had accepted the truce, is demanding sanctions.
  party:ukraine >ukraine general-ceasefire 2 self commitment
  party:ukraine >ukraine pressure-on-russia 2 self demand
`,
)

checkWhole(
  'words that stand in two statements state nothing together',
  `
fr: La Chine n'a pas aidé à arrêter la guerre et a ouvert son marché à la Russie.
fr: Pour Moscou, qui n'a pas répondu sur la trêve, la ville est une carte à jouer avant de s'asseoir.
fr: Selon Emmanuel Macron, cet homme ne veut pas de paix tant qu'il a des alliés.
fr: Keir Starmer a promis des avions au-dessus de l'Ukraine, pourvu que les États-Unis la soutiennent.
fr: Moscou et Kiev veulent la paix, a dit Emmanuel Macron.
  emmanuel-macron >france russia-wants-peace 2 self assessment
en: China has not helped to stop the war and has opened its market to Russia.
en: For Moscow, which has not answered on the truce, the town is a card to play before sitting down.
en: Sergei Lavrov said Moscow decides for itself, and on Monday he has seen the troops.
en: Moscow and Kyiv want peace, Emmanuel Macron said.
  emmanuel-macron >france russia-wants-peace 2 self assessment
`,
)

checkWhole(
  'a quotation behind a colon is what a speaker says, and not what he rejects or denies',
  `
fr: Donald Trump a balayé l'idée : « Il n'y aura pas de bottes américaines au sol. »
  donald-trump >united-states us-ground-troops -2 self rejection
fr: Volodymyr Zelensky a rejeté le plan : « Nous voulons un cessez-le-feu. »
  volodymyr-zelensky >ukraine general-ceasefire 2 self demand
fr: Sergueï Lavrov a nié toute escalade : « Nous voulons la paix. »
  sergei-lavrov >russia russia-wants-peace 2 self assessment
en: Trump dismissed the idea: "There will be no American boots on the ground."
  donald-trump >united-states us-ground-troops -2 self rejection
en: Zelensky rejected the plan: "We want a ceasefire."
  volodymyr-zelensky >ukraine general-ceasefire 2 self demand
`,
)

checkWhole(
  'who asks for something does not judge that it is so, and a "no" said twice is one',
  `
fr: Mark Rutte a proposé que les discussions soient plus productives.
en: Rutte urged both to make the talks more productive.
fr: La Russie n'a aucun mot à dire, aucun, sur les troupes, a dit Emmanuel Macron.
  emmanuel-macron >france russian-veto-on-troops -2 self rejection
en: Russia has no say, none, over which troops come, Macron said.
  emmanuel-macron >france russian-veto-on-troops -2 self rejection
`,
)

checkWhole(
  "a quotation on its own, or a pronoun, behind somebody unnamed is nobody's",
  `
fr: Un diplomate européen s'est exprimé. « Il faut un cessez-le-feu. »
en: A European diplomat spoke. "We need a ceasefire."
`,
)

checkWhole(
  'who denies a fact and calls it an invention denies it once',
  `
fr: L'état-major ukrainien a démenti tout encerclement de ses unités, parlant d'invention.
  ukrainian-general-staff >ukraine kursk-encirclement -2 self denial
en: Kyiv denied that its units were encircled in Kursk, which it called an invention.
  party:ukraine >ukraine kursk-encirclement -2 self denial
`,
)

checkWhole(
  'who asks for the end of a thing is against it, and who refuses its end is for it',
  `
fr: Moscou a demandé la levée immédiate des sanctions.
  party:russia >russia pressure-on-russia -2 self rejection
fr: Paris refuse la levée des sanctions.
  party:france >france pressure-on-russia 2 self stance
fr: Moscou exige le retrait des troupes étrangères.
  party:russia >russia foreign-troops -2 self rejection
fr: Kiev rejette le départ des troupes étrangères.
  party:ukraine >ukraine foreign-troops 2 self stance
fr: Kiev exige des troupes étrangères dès le départ.
  party:ukraine >ukraine foreign-troops 2 self demand
en: Moscow demanded an end to the sanctions.
  party:russia >russia pressure-on-russia -2 self rejection
en: Paris rejects the lifting of sanctions.
  party:france >france pressure-on-russia 2 self stance
en: Moscow demands the withdrawal of foreign troops.
  party:russia >russia foreign-troops -2 self rejection
en: Kyiv wants foreign troops in the end.
  outlet about:ukraine foreign-troops 2 outlet demand
`,
)

checkWhole(
  'the second object of a verb is one, whatever stands with the first',
  `
fr: Emmanuel Macron a réclamé un cessez-le-feu permanent et des garanties de sécurité.
  emmanuel-macron >france general-ceasefire 2 self demand
  emmanuel-macron >france security-guarantees 2 self demand
en: Keir Starmer demanded a lasting ceasefire and strong security guarantees.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
  keir-starmer >united-kingdom security-guarantees 2 self demand
`,
)
