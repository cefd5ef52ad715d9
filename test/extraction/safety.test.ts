/** Who holds what, in constructions where a wrong party or a wrong sign would be easy: sentences of our own and all they give. */
import { check } from './sentences.ts'

check(
  'a place is nobody who speaks',
  `
fr: « Nous refusons la trêve », a déclaré mardi à Bruxelles Sergueï Lavrov.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Depuis Moscou, Emmanuel Macron a rejeté le cessez-le-feu.
  emmanuel-macron >france general-ceasefire -2 self rejection
fr: En visite à Kiev, Emmanuel Macron a exigé un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: À Washington, Volodymyr Zelensky a accepté la trêve.
  volodymyr-zelensky >ukraine general-ceasefire 2 self commitment
fr: Depuis Washington, le chef de la diplomatie russe a rejeté un cessez-le-feu.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Le cessez-le-feu est hors de question, a affirmé à Washington Vladimir Poutine.
  vladimir-putin >russia general-ceasefire -2 self rejection
fr: « Pas de trêve », a dit depuis Moscou le président russe.
  vladimir-putin >russia general-ceasefire -2 self rejection
fr: Arrivé à Moscou, l'émissaire américain Steve Witkoff a rejeté une trêve.
  steve-witkoff >united-states general-ceasefire -2 self rejection
fr: Les troupes étrangères sont inacceptables, a dit à Paris un diplomate.
  anonymous:un diplomate foreign-troops -2 self rejection
en: Speaking in Brussels, Sergei Lavrov rejected a ceasefire.
  sergei-lavrov >russia general-ceasefire -2 self rejection
en: In Moscow, Macron rejected the ceasefire.
  emmanuel-macron >france general-ceasefire -2 self rejection
en: From Washington, Zelensky accepted the truce.
  volodymyr-zelensky >ukraine general-ceasefire 2 self commitment
en: At the White House, Zelensky rejected a truce.
  volodymyr-zelensky >ukraine general-ceasefire -2 self rejection
en: "We reject the truce," said in London Sergei Lavrov.
  sergei-lavrov >russia general-ceasefire -2 self rejection
en: Back in Kyiv, Keir Starmer called for a ceasefire.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
fr: « Les pourparlers avancent », a expliqué à la presse à l'issue de la réunion Marco Rubio.
  marco-rubio >united-states talks-progress 2 self assessment
fr: « Les pourparlers avancent », a-t-on expliqué à Bruxelles.
  party:european-union >european-union talks-progress 2 self assessment
fr: À Bruxelles, on refuse un cessez-le-feu.
fr: Le sommet de Bruxelles, qui a rejeté le cessez-le-feu, est terminé.
fr: Réunis à Paris, les alliés de Kiev ont rejeté le cessez-le-feu.
  party:kyiv-allies >kyiv-allies general-ceasefire -2 self rejection
en: Officials in Moscow rejected a ceasefire.
  anonymous:Officials in Moscow general-ceasefire -2 self rejection
en: A diplomat in Brussels said the talks were productive.
  anonymous:A diplomat in Brussels talks-progress 2 self assessment
fr: Un diplomate à Moscou a déclaré que les pourparlers étaient dans l'impasse.
  anonymous:Un diplomate à Moscou talks-progress -2 self assessment
en: Putin, speaking in Moscow, said the talks were productive.
  vladimir-putin >russia talks-progress 2 self assessment
en: Zelensky, who was in London, rejected a ceasefire.
  volodymyr-zelensky >ukraine general-ceasefire -2 self rejection
fr: Zelensky, en visite à Londres, a rejeté un cessez-le-feu.
  volodymyr-zelensky >ukraine general-ceasefire -2 self rejection
`,
)

check(
  'what is demanded of somebody is the position of whoever demands it',
  `
fr: Donald Trump exhorte Vladimir Poutine à accepter le cessez-le-feu.
  donald-trump >united-states general-ceasefire 2 self demand
fr: Macron a exigé que la Russie accepte la trêve de 30 jours.
  emmanuel-macron >france ceasefire-30-days 2 self demand
fr: Emmanuel Macron veut que Moscou accepte un cessez-le-feu.
  outlet about:france general-ceasefire 2 outlet demand
fr: Londres appelle la Russie à accepter un cessez-le-feu.
  party:united-kingdom >united-kingdom general-ceasefire 2 self demand
fr: La Russie doit accepter un cessez-le-feu, a déclaré Keir Starmer.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
fr: « L'Ukraine doit accepter la trêve », a dit Marco Rubio.
  marco-rubio >united-states general-ceasefire 2 self demand
fr: Zelensky a demandé à Donald Trump d'envoyer des troupes américaines.
  volodymyr-zelensky >ukraine us-ground-troops 2 self demand
fr: Keir Starmer a pressé Moscou d'accepter une trêve sans condition.
  keir-starmer >united-kingdom unconditional-ceasefire 2 self demand
fr: Rubio a demandé à Kiev de renoncer aux troupes étrangères.
  marco-rubio >united-states foreign-troops -2 self rejection
en: Macron urged Putin to accept the ceasefire.
  emmanuel-macron >france general-ceasefire 2 self demand
en: Starmer wants Russia to accept a ceasefire.
  outlet about:united-kingdom general-ceasefire 2 outlet demand
en: Zelensky demanded that Russia accept the truce.
  volodymyr-zelensky >ukraine general-ceasefire 2 self demand
en: London called on Moscow to accept a ceasefire.
  party:united-kingdom >united-kingdom general-ceasefire 2 self demand
en: Rubio told Kyiv to accept the truce.
  marco-rubio >united-states general-ceasefire 2 self demand
en: Russia must accept a ceasefire, Keir Starmer said.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
en: "Ukraine should accept the 30-day truce," Rubio said.
  marco-rubio >united-states ceasefire-30-days 2 self demand
en: Kyiv asked Washington to send American troops.
  party:ukraine >ukraine us-ground-troops 2 self demand
en: Moscow urged Kyiv to drop the idea of foreign troops.
  party:russia >russia foreign-troops -2 self rejection
en: Moscow urged Kyiv to drop the idea of foreign troops.
  party:russia >russia foreign-troops -2 self rejection
en: Moscow accused Kyiv of refusing a ceasefire.
  party:russia about:ukraine general-ceasefire -2 reported rejection
en: Rubio praised Kyiv for accepting the truce.
  marco-rubio about:ukraine general-ceasefire 2 reported commitment
en: Zelensky blamed Moscow for rejecting the ceasefire.
  volodymyr-zelensky about:russia general-ceasefire -2 reported rejection
fr: Moscou accuse Kiev de refuser un cessez-le-feu.
  party:russia about:ukraine general-ceasefire -2 reported rejection
fr: Rubio a félicité Kiev d'avoir accepté la trêve.
  marco-rubio about:ukraine general-ceasefire 2 reported commitment
fr: Zelensky reproche à Moscou d'avoir rejeté la trêve.
  volodymyr-zelensky about:russia general-ceasefire -2 reported rejection
fr: Il faut que Moscou accepte un cessez-le-feu, a dit Macron.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: La trêve doit être acceptée par la Russie, a déclaré Rubio.
  marco-rubio >united-states general-ceasefire 2 self demand
en: The truce must be accepted by Moscow, Rubio said.
  marco-rubio >united-states general-ceasefire 2 self demand
en: Moscow must accept the truce.
fr: Moscou doit accepter la trêve.
`,
)

check(
  'a refusal stays one under any noun, and a denial of it says nothing',
  `
en: Moscow said no to a ceasefire.
  party:russia >russia general-ceasefire -2 self rejection
en: Putin has said no to foreign troops in Ukraine.
  vladimir-putin >russia foreign-troops -2 self rejection
en: The Kremlin repeated its refusal of foreign troops.
  party:russia >russia foreign-troops -2 self rejection
en: Russia reiterated its rejection of a ceasefire.
  party:russia >russia general-ceasefire -2 self rejection
en: Lavrov confirmed his opposition to a ceasefire.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Le Kremlin a réitéré son refus de troupes étrangères.
  party:russia >russia foreign-troops -2 self rejection
fr: Moscou a confirmé son refus d'un cessez-le-feu.
  party:russia >russia general-ceasefire -2 self rejection
fr: Poutine a répété son refus de rencontrer Zelensky.
  vladimir-putin >russia putin-zelensky-summit -2 self rejection
fr: Lavrov a répété son opposition à tout cessez-le-feu.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Moscou a opposé une fin de non-recevoir au cessez-le-feu.
  party:russia >russia general-ceasefire -2 self rejection
fr: La Russie a dit non à une trêve.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou dément avoir rejeté le cessez-le-feu.
fr: Le Kremlin a démenti avoir accepté la trêve.
fr: Kiev nie avoir refusé le cessez-le-feu.
en: Moscow denied that it had rejected the ceasefire.
en: Kyiv dismissed claims that it had rejected the truce.
en: The Kremlin denied having accepted a truce.
en: Lavrov dismissed reports that Moscow had accepted a ceasefire.
fr: Le Kremlin a rejeté les informations selon lesquelles Moscou avait accepté une trêve.
en: Putin pretends to want a ceasefire.
en: Zelensky said Putin was pretending to want peace.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
en: Zelensky said Putin only pretends to want to end the war.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
fr: Selon Zelensky, Poutine fait semblant de vouloir la paix.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
fr: Zelensky a affirmé que Poutine feignait de vouloir mettre fin à la guerre.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
fr: Moscou prétend vouloir la paix, a dit Zelensky.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
fr: Poutine n'exclut pas une rencontre avec Zelensky.
  vladimir-putin >russia putin-zelensky-summit 1 self stance
fr: Paris n'exclut pas d'envoyer des troupes au sol en Ukraine, des troupes occidentales.
  party:france >france foreign-troops 1 self stance
en: Macron does not rule out sending troops to Ukraine.
  emmanuel-macron >france foreign-troops 1 self stance
en: Moscow did not rule out a ceasefire.
  party:russia >russia general-ceasefire 1 self stance
en: Putin has not ruled out a meeting with Zelensky.
  vladimir-putin >russia putin-zelensky-summit 1 self stance
fr: Le cessez-le-feu est hors de question, a affirmé à Washington Vladimir Poutine.
  vladimir-putin >russia general-ceasefire -2 self rejection
en: A ceasefire is out of the question, Putin said.
  vladimir-putin >russia general-ceasefire -2 self rejection
fr: Paris n'exclut pas d'envoyer des troupes au sol en Ukraine, des troupes occidentales.
  party:france >france foreign-troops 1 self stance
fr: Paris n'exclut pas l'envoi de troupes.
  party:france >france foreign-troops 1 self stance
fr: Macron n'exclut pas d'envoyer des soldats européens en Ukraine.
  emmanuel-macron >france foreign-troops 1 self stance
fr: Moscou a opposé une fin de non-recevoir au cessez-le-feu.
  party:russia >russia general-ceasefire -2 self rejection
fr: Le Kremlin a abandonné son refus d'un cessez-le-feu.
  party:russia >russia general-ceasefire 1 self stance
en: Russia dropped its opposition to a ceasefire.
  party:russia >russia general-ceasefire 1 self stance
fr: Marco Rubio doute que Moscou accepte la trêve.
en: Lavrov rejected allegations that Russia had refused a ceasefire.
en: "We did not reject the ceasefire," Peskov said.
  dmitry-peskov >russia general-ceasefire self rejection
fr: « Nous n'avons pas rejeté la trêve », a dit Peskov.
  dmitry-peskov >russia general-ceasefire self rejection
fr: Le refus par Kiev d'un cessez-le-feu est connu.
  party:ukraine >ukraine general-ceasefire -2 self rejection
en: Asked whether Russia would accept foreign troops, Lavrov said no.
en: Rubio dismissed as false a report that Washington had accepted foreign troops.
en: Reports that Russia rejected the truce are wrong, Peskov said.
en: Kyiv has not said whether it accepts the truce.
en: It remains unclear whether Moscow accepts a ceasefire.
en: Zelensky questioned whether Putin wanted peace.
fr: Kiev n'a pas dit si elle acceptait la trêve.
fr: Face au refus de Moscou d'un cessez-le-feu, Macron réclame des sanctions.
  emmanuel-macron >france pressure-on-russia 2 self demand
  party:russia >russia general-ceasefire -2 self rejection
en: A ceasefire before any talks is unacceptable, Lavrov said.
  sergei-lavrov >russia ceasefire-before-deal -2 self rejection
en: More pressure on Russia would be counterproductive, Trump said.
  donald-trump >united-states pressure-on-russia -2 self rejection
en: An unconditional ceasefire is out of the question, Putin said.
  vladimir-putin >russia unconditional-ceasefire -2 self rejection
fr: Protéger le ciel ukrainien est hors de question, a dit Sergueï Lavrov.
  sergei-lavrov >russia protect-ukrainian-sky -2 self rejection
en: Putin said the ceasefire was rejected by Kyiv.
  vladimir-putin about:ukraine general-ceasefire -2 reported rejection
en: Russia said Ukraine's rejection of a ceasefire proved its bad faith.
  party:russia about:ukraine general-ceasefire -2 reported rejection
en: Russia's claim that Ukraine rejected a truce is false, Zelensky said.
en: Zelensky was told by Trump to accept a ceasefire.
en: Zelensky was urged by Trump to accept a ceasefire.
en: Kyiv's ally France rejected a ceasefire.
  party:france >france general-ceasefire -2 self rejection
en: The proposal for a ceasefire, backed by Kyiv, was rejected by Moscow.
  party:russia >russia general-ceasefire -2 self rejection
en: Neither Moscow nor Kyiv accepts a ceasefire.
en: Moscow no longer rejects a ceasefire.
  party:russia >russia general-ceasefire 1 self stance
en: Moscow never accepted a ceasefire.
  outlet about:russia general-ceasefire outlet commitment
en: Moscow failed to accept a ceasefire.
en: Moscow stopped short of rejecting a ceasefire.
en: Moscow refuses to rule out a ceasefire.
  party:russia >russia general-ceasefire 1 self stance
en: Moscow hesitates to accept a ceasefire.
en: Moscow is considering accepting a ceasefire.
en: Moscow is expected to reject a ceasefire.
en: Moscow is likely to reject a ceasefire.
en: Moscow could reject a ceasefire.
en: Trump expects Putin to reject a ceasefire.
en: Trump wants Putin to stop rejecting a ceasefire.
  outlet about:united-states general-ceasefire 2 outlet demand
fr: Ni Moscou ni Kiev n'acceptent un cessez-le-feu.
fr: Moscou ne rejette plus un cessez-le-feu.
  party:russia >russia general-ceasefire 1 self stance
fr: Moscou n'a jamais accepté un cessez-le-feu.
  outlet about:russia general-ceasefire outlet commitment
fr: Moscou devrait rejeter un cessez-le-feu.
fr: Moscou pourrait rejeter un cessez-le-feu.
fr: Moscou hésite à accepter un cessez-le-feu.
fr: Moscou s'est gardé de rejeter un cessez-le-feu.
fr: Moscou refuse d'exclure un cessez-le-feu.
  party:russia >russia general-ceasefire 1 self stance
fr: Moscou s'apprête à rejeter un cessez-le-feu.
fr: Pressé par Washington d'accepter un cessez-le-feu, Zelensky a reçu Macron.
fr: Poussé par Trump à accepter un cessez-le-feu, Zelensky réclame des garanties de sécurité.
  volodymyr-zelensky >ukraine security-guarantees 2 self demand
`,
)

check(
  'what one party says of another is not held by it',
  `
fr: Marco Rubio a assuré que Kiev acceptait la trêve.
  marco-rubio about:ukraine general-ceasefire 2 reported commitment
fr: Marco Rubio affirme que Kiev est prêt à un cessez-le-feu.
  marco-rubio about:ukraine general-ceasefire 1 reported offer
en: Rubio says that Kyiv is ready for a ceasefire.
  marco-rubio about:ukraine general-ceasefire 1 reported offer
en: Rubio said Moscow would accept a ceasefire.
  marco-rubio about:russia general-ceasefire 2 reported commitment
fr: Selon Marco Rubio, Kiev accepte la trêve de 30 jours.
  party:ukraine >ukraine ceasefire-30-days 2 relayed commitment
fr: Selon Alexander Stubb, Donald Trump réclame un cessez-le-feu.
  donald-trump >united-states general-ceasefire 2 relayed demand
en: According to Rubio, Kyiv has accepted the truce.
  party:ukraine >ukraine general-ceasefire 2 relayed commitment
en: According to Macron, Moscow rejects any ceasefire.
  party:russia >russia general-ceasefire -2 relayed rejection
fr: D'après Zelensky, la Russie rejette le cessez-le-feu.
  party:russia >russia general-ceasefire -2 relayed rejection
fr: Selon Zelensky, la Russie fait traîner les pourparlers.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
fr: Selon Marco Rubio, les pourparlers avancent et Kiev accepte la trêve.
  marco-rubio >united-states talks-progress 2 self assessment
  party:ukraine >ukraine general-ceasefire 2 relayed commitment
fr: Les pourparlers avancent, selon Marco Rubio.
  marco-rubio >united-states talks-progress 2 self assessment
en: The talks are progressing, according to Rubio.
  marco-rubio >united-states talks-progress 2 self assessment
fr: Zelensky a jugé que Poutine ne voulait pas d'un cessez-le-feu.
  volodymyr-zelensky about:russia general-ceasefire -2 reported rejection
en: Zelensky said Putin did not want a ceasefire.
  volodymyr-zelensky about:russia general-ceasefire -2 reported rejection
en: Zelensky said Putin rejected the ceasefire.
  volodymyr-zelensky about:russia general-ceasefire -2 reported rejection
en: Zelensky says Russia is ready to reject the truce.
  volodymyr-zelensky about:russia general-ceasefire -2 reported rejection
en: "Why should we care about troops?" Putin asked.
en: If Kyiv accepts the truce, Moscow will stop, Putin said.
en: Kyiv would accept a ceasefire if Moscow agreed, Zelensky said.
  volodymyr-zelensky >ukraine general-ceasefire 1 self commitment
en: Trump told Zelensky that Russia wanted a deal and that the talks were productive.
  donald-trump >united-states talks-progress 2 self assessment
en: Zelensky said he told Trump that a ceasefire was needed.
  volodymyr-zelensky >ukraine general-ceasefire 2 self demand
en: Moscow, which Kyiv says rejects a ceasefire, has stayed silent.
en: Nobody in Moscow wants a ceasefire, Zelensky said.
en: Few in Moscow want a ceasefire.
en: Starmer welcomed Ukraine's acceptance of the truce.
  party:ukraine >ukraine general-ceasefire 2 self commitment
en: Moscow condemned London's plan to send troops to Ukraine.
  party:russia >russia foreign-troops -2 self rejection
en: Zelensky hailed Macron's pledge to send troops to Ukraine.
  emmanuel-macron >france foreign-troops 2 self commitment
fr: Lavrov a critiqué l'appel de Macron à un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: Moscou a condamné le projet de Londres d'envoyer des troupes en Ukraine.
  party:russia >russia foreign-troops -2 self rejection
fr: Zelensky a salué l'engagement de Macron à envoyer des troupes en Ukraine.
  emmanuel-macron >france foreign-troops 2 self commitment
fr: Interrogé sur la trêve, Lavrov a répondu que les pourparlers avançaient.
  sergei-lavrov >russia talks-progress 2 self assessment
fr: Contrairement à Kiev, Moscou rejette un cessez-le-feu.
  party:russia >russia general-ceasefire -2 self rejection
fr: Comme Paris, Londres soutient un cessez-le-feu.
  party:united-kingdom >united-kingdom general-ceasefire 2 self commitment
fr: Personne à Moscou ne veut d'un cessez-le-feu, a dit Zelensky.
fr: La porte-parole de la diplomatie russe, Maria Zakharova, a rejeté un cessez-le-feu.
  unresolved:Maria Zakharova general-ceasefire -2 self rejection
en: Ursula von der Leyen said Europe must increase pressure on Russia.
  unresolved:Ursula von der Leyen pressure-on-russia 2 self stance
en: Unlike Kyiv, Moscow rejects a ceasefire.
  party:russia >russia general-ceasefire -2 self rejection
fr: Un cessez-le-feu avant un accord de paix est inutile, estime-t-on à Moscou.
  party:russia >russia ceasefire-before-deal -2 self rejection
`,
)

check(
  'a title neither ends a sentence nor is a name',
  `
fr: M. Lavrov a rejeté le cessez-le-feu.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Le cessez-le-feu est inacceptable, a déclaré M. Lavrov.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Le cessez-le-feu est inacceptable, a déclaré M. Durand à la presse.
  unresolved:Durand general-ceasefire -2 self rejection
fr: M. Durand a rejeté le cessez-le-feu.
  unresolved:Durand general-ceasefire -2 self rejection
fr: Mme Leavitt a rejeté le cessez-le-feu.
  karoline-leavitt >united-states general-ceasefire -2 self rejection
en: Mr. Lavrov rejected the ceasefire.
  sergei-lavrov >russia general-ceasefire -2 self rejection
en: Gen. Smith rejected the ceasefire.
  unresolved:Smith general-ceasefire -2 self rejection
en: Mr. Smith rejected the ceasefire.
  unresolved:Smith general-ceasefire -2 self rejection
en: Ms. Leavitt said the talks were productive.
  karoline-leavitt >united-states talks-progress 2 self assessment
en: Lt. Gen. Kellogg said the talks were productive.
  unresolved:Kellogg talks-progress 2 self assessment
`,
)

check(
  "a clause with a subject of its own is that subject's",
  `
fr: Zelensky réclame un cessez-le-feu, alors que Poutine rejette toute trêve.
  vladimir-putin >russia general-ceasefire -2 self rejection
  volodymyr-zelensky >ukraine general-ceasefire 2 self demand
fr: Macron a salué la trêve tandis que Lavrov affirme que les pourparlers sont dans l'impasse.
  emmanuel-macron >france general-ceasefire 2 self stance
  sergei-lavrov >russia talks-progress -2 self assessment
en: Kyiv accepts the truce, while Moscow rejects a ceasefire.
  party:russia >russia general-ceasefire -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
en: Ukraine has accepted a ceasefire whereas Russia demands that foreign troops be excluded.
  party:russia >russia foreign-troops -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
en: Ukraine has accepted a ceasefire whereas Russia demands that foreign troops be excluded.
  party:russia >russia foreign-troops -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
fr: Emmanuel Macron a dit que les pourparlers avançaient alors que Moscou refuse un cessez-le-feu.
  emmanuel-macron >france talks-progress 2 self assessment
  party:russia >russia general-ceasefire -2 self rejection
en: Macron said the talks were productive while Moscow insisted that a ceasefire was unacceptable.
  emmanuel-macron >france talks-progress 2 self assessment
  party:russia >russia general-ceasefire -2 self rejection
fr: Zelensky a dit qu'il acceptait la trêve quand Poutine rejette tout cessez-le-feu.
  vladimir-putin >russia general-ceasefire -2 self rejection
  volodymyr-zelensky >ukraine general-ceasefire 2 self commitment
`,
)

check(
  'a role said for short is the last one who has it, or nobody',
  `
en: Putin met Witkoff in Moscow on Thursday. The president said a ceasefire was unacceptable.
  outlet diplomatic-contact 2 outlet assertion
  vladimir-putin >russia general-ceasefire -2 self rejection
en: Zelensky spoke in Kyiv. The president said the talks were productive.
  volodymyr-zelensky >ukraine talks-progress 2 self assessment
en: Sergei Lavrov spoke in Moscow. The minister added that a ceasefire was unacceptable.
  sergei-lavrov >russia general-ceasefire -2 self rejection
en: Steve Witkoff arrived in Moscow. The envoy said the talks were productive.
  steve-witkoff >united-states talks-progress 2 self assessment
en: The president said a ceasefire was unacceptable.
  anonymous:The president general-ceasefire -2 self rejection
en: The minister said a ceasefire was unacceptable.
  anonymous:The minister general-ceasefire -2 self rejection
en: The prime minister said a ceasefire was necessary.
  anonymous:The prime minister general-ceasefire 2 self stance
en: Keir Starmer met his allies. The prime minister rejected a ceasefire.
  keir-starmer >united-kingdom general-ceasefire -2 self rejection
en: Karoline Leavitt briefed reporters. The press secretary said the talks were productive.
  karoline-leavitt >united-states talks-progress 2 self assessment
en: Trump hosted Zelensky. The president said the talks were productive.
  donald-trump >united-states talks-progress 2 self assessment
  outlet diplomatic-contact 2 outlet assertion
`,
)

check(
  'what third parties do is not the position of whoever announces it',
  `
fr: Emmanuel Macron a annoncé que 26 pays s'étaient engagés à déployer des troupes occidentales en Ukraine.
  emmanuel-macron >france allies-committed-troops 2 self assertion
en: Macron said 26 countries had committed to deploy troops to Ukraine.
  emmanuel-macron >france allies-committed-troops 2 self assertion
en: Macron announced that 26 allies have pledged to send troops to Ukraine.
  emmanuel-macron >france allies-committed-troops 2 self assertion
en: Twenty-six countries have committed to send troops to Ukraine, Macron said.
  emmanuel-macron >france allies-committed-troops 2 self assertion
`,
)
