/** Sentences of our own: `{who}` speaks, by `<which verb>`, `[what]`. A table is named for its construction. */

export const french: Readonly<Record<string, string>> = {
  'a verb and "que"': `
{Marie Lenoir} <a déclaré> que [le pont serait fermé tout l'été].
{Le maire de Vell} <affirme> que [les travaux commenceront en mai].
{Un habitant} <assure> que [le bruit n'a jamais cessé].
{La ministre} <a précisé> mardi à Port-Ost que [le décret serait publié avant l'été].
{Le tribunal} <a estimé>, dans un arrêt rendu jeudi, que [la clause était nulle].
{Les syndicats} <soutiennent> que [la direction connaissait le danger].
{Jean Vasseur}, président du club, <reconnaît> que [la saison a été difficile].
{Mme Adler} <a indiqué> aux enquêteurs que [la porte était ouverte].
{L'avocate de la famille} <plaide> que [rien ne prouve la faute].
{Le rapport} <souligne> que [les digues sont trop basses].
{La direction} <fait valoir> que [les commandes reculent].
{Le porte-parole du groupe} <a fait savoir> que [l'usine resterait ouverte].
{Le préfet} <a tenu à rappeler> que [la baignade est interdite].
{Paul Derain} <raconte> que [son père tenait déjà la ferme].
{Cet ancien mineur} <se souvient> que [la sirène sonnait à six heures].
{La présidente du jury} <s'est réjouie> que [tant de jeunes aient participé].
{Les riverains} <se plaignent> que [les camions passent la nuit].
{Le député} <a regretté> que [le texte arrive si tard].
{Les experts} <s'accordent à dire> que [la nappe baisse].
{Le gouvernement} <prétend> que [les prix vont baisser].
{Aucun témoin} <n'a affirmé> que [la voiture roulait vite].
{Le médecin} <l'a averti> que [l'opération serait longue].
{Le père de la victime} <leur a répété> que [sa fille n'avait pas d'ennemis].
Selon la police, {le conducteur} <a avoué> qu'[il avait bu].
{Les deux parties} <sont convenues> que [la trêve commencerait dimanche].
{L'Agence norlandaise de l'eau} <a conclu>, après trois ans de mesures, que [la rivière était saine].
{La commission} <juge> que [la dépense n'était pas nécessaire].
{Son frère} <jure> qu'[il était à la maison ce soir-là].
{Le chercheur} <note> toutefois que [l'échantillon est petit].
`,
  'a verb and "comment", "pourquoi", "si"': `
{Elle} <explique> comment [le laboratoire a vérifié les mesures].
{Le guide} <raconte> comment [les moines ont sauvé la bibliothèque].
{Je} me <demande> pourquoi [personne n'a ouvert cette porte].
{Nous} nous <demandons> si [le conseil a lu le dossier].
{Les habitants} se <demandent> si [l'école rouvrira].
{Le juge} lui <a demandé> pourquoi [il avait quitté la ville].
{L'entraîneur} <ignore> encore si [son capitaine pourra jouer].
{Le procureur} s'interroge, pour sa part, sur la raison du départ, et <se demande> pourquoi [personne n'a appelé].
{La notice} <indique> comment [le produit doit être conservé].
`,
  'first persons and "on"': `
{Je} <crois> que [nous avons assez attendu].
{J'}<espère> que [la séance sera courte].
{Nous} <croyons> que [la loi doit changer].
{Nous} <avons considéré> que [l'offre était sérieuse].
{Nous} <pensons> vraiment que [le port a besoin d'une digue].
{Nous} <savons> tous que [le délai est trop court].
{Nous} <avons souligné> que [les crédits manquaient].
Monsieur le Président, {je} <dirai> que [ce rapport est utile].
Bien que la nuit tombe, {je} <pense> que [nous pouvons continuer].
Le texte est long, mais {j'}<estime> qu'[il est clair].
{Je} ne <pense> pas que [cela change quoi que ce soit].
{J'}<ai dit> à mes collègues que [la route était coupée].
{Je} vous <assure> que [tout sera payé].
{Je} <voudrais dire> que [la commission a bien travaillé].
{On} <constate> que [les loyers montent].
{On} <dit> que [le lac est sans fond].
{On} m'<a expliqué> que [le bureau fermait à midi].
{Vous} <avez dit> que [le pont tiendrait].
`,
  pronouns: `
{Il} <a rappelé> que [la vitesse est limitée].
{Elle} <ajoute> que [le musée restera gratuit].
{Ils} <affirment> que [la facture est fausse].
{Celle-ci} <déclarera> qu'[il s'agissait d'un cadeau].
{Ce dernier} <a expliqué> que [le contrat était signé].
{Celui-ci} <répond> que [l'enquête est close].
{Tous} <disent> que [la fête était belle].
{Certains} <craignent> que [le marché disparaisse].
{D'autres} <pensent> que [le maire a raison].
{Beaucoup} <estiment> que [la réforme va trop vite].
{Chacun} <reconnaît> que [le chantier avance].
{Personne} ne <conteste> que [la source est tarie].
La lettre vient {d'un voisin qui} <affirme> que [le mur penche].
{Elles} <ont confirmé> que [le train était parti].
`,
  'an incise behind quotation marks': `
« [Le pont sera fermé tout l'été] », <a déclaré> {Marie Lenoir}.
« [Nous avons tout perdu] », <raconte> {Paul Derain}, 45 ans, éleveur à Vell depuis 2001.
« [C'est une honte !] », <s'insurge> {le patron du café}.
« [Qui va payer ?] » <s'interroge> {Mme Adler}.
« [On ne lâchera rien] », <martèle> {le délégué syndical}.
"[Je vais ouvrir une salle]" <confiait> {le premier magistrat}.
"[La rivière est montée d'un coup]", <témoigne> {une voisine}.
“[Le dossier est clos]”, <tranche> {la procureure de Port-Ost}.
« [Les chiffres sont bons] », <se félicite> {Jean Vasseur}.
« [Nous sommes inquiets] », <confient> {deux salariés de l'usine}.
« [Il faut attendre] », <tempère> {le climatologue Luc Berger}.
« [C'est un premier pas] », <a réagi> {l'association}.
« [Rien n'est décidé] », <nuance> {l'adjointe aux sports}.
« [Le froid arrive] », <prévient> {Météo Norlande}.
« [Je n'étais pas là] », <a-t-{elle} soufflé> à la barre.
« [Je n'étais pas là] », <a soufflé> {l'accusé} à la barre.
« [La ville a changé] », <soupire> {ce retraité de 82 ans}.
« [Sans eau, pas de récolte] », <résume> {un agriculteur qui cultive vingt hectares près de Vell}.
« [Le texte sera voté] », <a promis> mardi à la presse {le ministre de l'Agriculture}.
« [Nous partirons à l'aube] », nous <confie> {Marie}.
« [Les négociations avancent] », <a affirmé> à des journalistes, vendredi soir, {le négociateur norlandais}.
« [C'est fini] », <ont crié> {des manifestants}.
« [Le stade sera prêt] », <assure-t-{on}> à la mairie.
« [Nous ne céderons pas] », <a-t-{il} lancé>.
« [Le budget est tenu], <insiste> {la trésorière}, et il le restera. »
« [L'hiver sera long], <prédit> {Karl Osten}. Il faut s'y préparer. »
Pour éviter un nouvel incendie, mais aussi pour rassurer" <constatait> {Martin Bourdel}.
« [Le choix est simple] », <écrit> {l'historienne} dans son dernier livre.
« [Bravo à tous] », <s'est exclamée> {la foule}.
« [Trop peu, trop tard] », <ironise> {l'opposition}.
« [Le village se meurt »], <déplore> {le président de l'association des commerçants, Luc Berger}.
`,
  'an incise without quotation marks': `
[Les travaux pourraient finir avant le 24 janvier], <a indiqué> {le porte-parole de la ville}.
[Le feu est maîtrisé], <ont annoncé> {les pompiers}.
[La route, <a précisé> {la préfecture}, restera fermée].
[La hausse sera limitée], <selon> {le ministère}.
[Le port], <a ajouté> {M. Vasseur}, [ne fermera pas].
[Le lac est gelé, <dit-{on}>].
[La trêve tient], <assure-t-{il}>.
[La trêve, <affirme-t-{elle}>, n'a jamais été aussi fragile].
[Cette méthode, <explique> {le professeur Osten}, évite les fuites].
[Le vaccin, <rappellent> {les auteurs}, n'a pas été testé chez l'enfant].
[L'enquête avance], <a-t-{on} appris> de source judiciaire.
`,
  'a colon': `
{Marie Lenoir} <témoigne> : « [J'ai vu la vague arriver]. »
{Le maire} a été clair : « [Il n'y aura pas de second tour.] »
{Elle} <explique> : "[Nous manquons de bras]".
Et {Paul Derain} d'ajouter : « [Le lait ne se vend plus]. »
{Paul Derain} : « [Le lait ne se vend plus.] »
{Luc Berger, climatologue} : « [Nous battons un record.] »
{Le patron} <se défend> : « [Je n'ai licencié personne]. »
{La présidente} <conclut> : [le théâtre vivra].
{Le gardien} <résume>, amusé : « [Ici, rien ne ferme à clé]. »
{Zoé Marchal} <confirme> : « [Le projet est lancé]. »
{Une infirmière} <s'inquiète> : « [Nous ne sommes plus que trois]. »
{Le capitaine} <a répondu> sèchement : « [Posez la question au président]. »
`,
  'participles and coordinated verbs': `
{Le maire} a quitté la salle, <estimant> que [le vote était truqué].
{La ministre} a salué un bon accord, <ajoutant> que [le plus dur restait à faire].
<Soulignant> que [le temps presse], {le directeur} a demandé une aide.
{Le général} a salué ses troupes et <a ajouté> que [la paix était proche].
{Le chef du parti} a rencontré ses élus, puis <a annoncé> qu'[il ne se représenterait pas].
{L'avocat} a quitté l'audience en <affirmant> que [son client était innocent].
{La société} a fermé le site, <arguant> que [le bail était trop cher].
{Le conseil} a voté non, <jugeant> que [le projet était trop coûteux].
{Le chef de l'État} n'a jamais commenté l'affaire, <expliquant> simplement qu'[il ne pouvait pas y croire].
`,
  'an infinitive': `
{Le président} <dit> vouloir [une enquête rapide].
{Le suspect} <affirme> n'[avoir rien vu].
{La mairie} <assure> [avoir prévenu les habitants].
{L'entreprise} <promet> de [réparer la digue].
{Le colonel} <a demandé> [aux habitants de rester chez eux].
{La France} <a proposé> de [reporter la réunion].
{Les grévistes} <menacent> de [bloquer le port].
{Elle} <reconnaît> [s'être trompée].
`,
  "selon, d'après and other sources": `
<Selon> {Marie Lenoir}, [le pont sera fermé tout l'été].
[Le pont sera fermé tout l'été], <d'après> {la mairie}.
<D'après> {les enquêteurs}, [le feu est parti de la cave].
<Pour> {Luc Berger}, [la nappe ne se remplira pas].
<À en croire> {le patron du café}, [la rue se vide].
<De l'avis de> {l'expert}, [le mur tiendra].
<Aux yeux de> {l'opposition}, [le texte est inutile].
<Selon> {un témoin}, [la voiture roulait vite].
[La voiture roulait vite], <selon> {plusieurs témoins}.
`,
  'a passive and a noun': `
L'annonce par {Port-Ost} que [le marché rouvrirait] a surpris.
`,
  'news, parliament and encyclopedia': `
« [La grue a plié d'un coup] », <rapporte> {un grutier qui se trouvait à quinze mètres}.
« [Personne ne nous a consultés] », <regrette> pour sa part {l'association de pêche de Morlans}.
[Les taux, <prévient> {la banque centrale}, resteront élevés jusqu'à l'automne].
[Le clocher daterait du douzième siècle], <avance> {l'archéologue Hugues Tarnier}.
« [On ferme] », <tranche> sèchement {le gérant}.
{La préfète} <a rappelé>, non sans agacement, que [la cueillette est interdite].
{Le comité de quartier, réuni lundi soir,} <réclame> que [la rue soit fermée aux camions].
{Trois des cinq experts} <concluent> que [le barrage ne présente pas de risque].
{Le Conseil d'État} <a jugé> mercredi que [le décret était illégal].
{Le porte-parole de l'armée} <a refusé de dire> combien [de soldats participaient à l'exercice].
{Nos partenaires allemands} nous <ont assuré> que [le gazoduc serait prêt].
{La rapporteure}, que je tiens à saluer, <estime> que [ce texte est équilibré].
« [Vous mentez] ! », <a hurlé> {un élu de l'opposition} avant de quitter la salle.
« [Ma fille dort mal depuis l'accident] », <souffle> {Aurélie Prévot}, les yeux rougis.
« [C'est du jamais-vu] », <s'émerveille> {Paul, 72 ans}, venu en voisin.
D'une voix blanche, {la plaignante} <a raconté> comment [elle avait fui par les toits].
{L'entraîneur lorrain} <a reconnu> après le match que [son équipe manquait de souffle].
{Le biographe} <prétend> que [le peintre n'a jamais quitté Arles].
{Suétone} <rapporte> que [l'empereur dormait peu].
{La légende} <veut> que [la cloche sonne seule les soirs d'orage].
{La convention} <stipule> que [chaque partie conserve ses archives].
{La notice} <indique> que [le produit ne doit pas être congelé].
{Le fabricant} <recommande> que [l'appareil soit révisé chaque année].
{Le titulaire de l'autorisation} <s'est engagé à fournir> [les résultats de l'étude avant juin].
« [Je reviendrai] », <aurait promis> {le duc} à ses gens.
« [Nous voulons des actes] », <ont scandé> {plusieurs centaines de manifestants}.
« [Rien ne va plus] », <résume> d'un mot {le patron de la criée, Yann Le Goff}.
[L'auteur présumé des coups, <a ajouté> {le magistrat}, a été placé en garde à vue].
« [Le prix du lait baisse encore], <s'alarme> {Bernard Huchet}, [nous ne tiendrons pas] ».
[Aucune plainte n'a été déposée], <fait savoir> {la gendarmerie}.
{Le syndicat} <a fait valoir> auprès de la direction que [les primes n'avaient pas été versées].
{Le ministre} <a laissé entendre> jeudi que [le calendrier pourrait glisser].
Selon {le procureur de Besançon}, [l'incendie serait d'origine criminelle].
[L'incendie serait d'origine criminelle], <selon> {le procureur de Besançon}.
{Un porte-parole de la Maison-Blanche} <a déclaré> à l'AFP que [les discussions avançaient].
{Moscou} <affirme> avoir [repris le contrôle de trois villages].
« [Nous n'accepterons aucun ultimatum] », <a averti> dimanche {le chef de la diplomatie iranienne}.
{Le Kremlin} <a fait savoir> que [la rencontre n'aurait pas lieu].
{Kiev}, de son côté, <dit> [craindre une nouvelle offensive].
« [La balle est dans le camp russe] », <a jugé> {Kaja Kallas}.
`,
}

export const english: Readonly<Record<string, string>> = {
  'a verb and "that"': `
{Mary Holt} <said> that [the bridge would close].
{The mayor of Vell} <insisted> that [work would begin in May].
{A resident} <complained> that [the noise never stopped].
{The minister} <told> reporters on Tuesday that [the decree was ready].
{The court} <ruled> on Thursday that [the clause was void].
{The report} <notes> that [the dykes are too low].
{John Vane}, the club's chairman, <conceded> that [the season was hard].
{Ms Adler} <testified> that [the door was open].
{Unions} <argue> that [managers knew of the danger].
{The lawyer} <warned> the court that [nothing was proven].
{Dr. Hall} <acknowledged> that [the sample was small].
{The company} <announced> last week that [it would close the plant].
{Officials} <confirmed> that [the train had left].
{Two people familiar with the matter} <said> that [the sale was near].
{The spokeswoman for the group} <stressed> that [the factory would stay open].
{His brother} <swore> that [he was at home that night].
{Scientists} <caution> that [the model is crude].
{The president} <boasted> that [the economy was strong].
{The union's leader} <reiterated> that [the strike would go on].
{The defendant} <admitted> that [he had been drinking].
{Analysts} <reckon> that [prices will fall].
{The farmer} <recalled> that [the siren rang at six].
{Critics} <charge> that [the plan rewards polluters].
{The governor} <vowed> that [the road would reopen].
{The study} <found> that [the river was clean].
`,
  'a verb without "that"': `
{Mary Holt} <said> [the bridge would close].
{The mayor} <says> [he will not resign].
{Police} <said> [the driver had fled].
{She} <thinks> [the vote will be close].
{I} <believe> [we have waited long enough].
{The minister} <told> the BBC [he had no plans to leave].
{The company} <said> on Monday [it would close the plant].
{The spokesman} <added> [the talks would resume].
{Officials} <say> [the dam is safe].
{They} <claim> [the bill is false].
`,
  'a verb and "how", "why", "whether"': `
{She} <explained> how [the lab checked its figures].
{The judge} <asked> why [he had left town].
{Residents} <wonder> whether [the school will reopen].
{I} <wonder> why [nobody opened this door].
{The coach} <declined to say> whether [his captain would play].
{The guide} <described> how [the monks saved the library].
`,
  pronouns: `
{He} <recalled> that [the speed limit was low].
{She} <added> that [the museum would stay free].
{They} <maintain> that [the bill is false].
{We} <think> that [the law must change].
{I} <hope> that [the session will be short].
{Some} <fear> that [the market will vanish].
{Others} <argue> that [the mayor is right].
{Many} <believe> that [the reform goes too far].
{Nobody} <disputes> that [the well is dry].
{The letter comes from a neighbour} who <claims> that [the wall leans].
{You} <said> that [the bridge would hold].
`,
  'an incise behind quotation marks': `
“[The bridge will close],” <said> {Mary Holt}.
"[We lost everything]," <said> {Paul Dern, 45, a farmer from Vell}.
"[This is a disgrace]!" <shouted> {the café's owner}.
"[Who will pay]?" <asked> {Ms Adler}.
“[We will not give up],” {the union's delegate} <vowed>.
"[I will open a hall]," {he} <told> reporters.
'[The case is closed],' <said> {the prosecutor}.
"[It's a first step]," {the charity} <said> in a statement.
"[Nothing is decided]," <cautioned> {the deputy mayor for sport}.
"[The cold is coming]," <warned> {forecaster Lou Berg}.
"[I wasn't there]," {she} <whispered>.
“[The town has changed],” <sighed> {the 82-year-old}.
"[We leave at dawn]," {Mary} <tells> us.
"[The text will pass]," {Agriculture Minister Tom Hale} <promised> on Tuesday.
"[We are worried]," <says> {Jane Cole, who runs the clinic}.
"[The budget is tight]," {the treasurer} <insisted>, "and it will stay so."
"[The winter will be long]," <predicted> {Karl Osten}. "We must prepare."
“[That is nonsense],” <quipped> {Hale}.
"[Too little, too late]," <tweeted> {opposition leader Ann Frey}.
"[The talks are going well]," <says> {Mr. Vane}.
"[No comment]," <said> {a spokesperson for the bank}.
"[The water rose fast]," <recalled> {Dern}.
`,
  'an incise without quotation marks': `
[The work could end in January], {a city spokesman} <said>.
[The fire is under control], {firefighters} <said> on Friday.
[The road], {the prefecture} <added>, [will stay closed].
[Rates will rise slowly], <according to> {the ministry}.
[The truce holds], {he} <said>.
[The talks were hard], {officials in Vell} <told> Reuters.
[The plant will close in June], {the company} <announced> on Monday.
[The method, <explains> {Professor Osten}, avoids leaks].
`,
  'a colon': `
{Mary Holt} <said>: "[I saw the wave come]."
{The mayor} was blunt: "[There will be no second vote]."
{Paul Dern}: "[Milk no longer sells]."
{The keeper} <summed up>: "[Nothing here is ever locked]."
{A nurse} <added>: "[There are only three of us]."
{He} <wrote> on X: "[The deal is done]."
`,
  'participles and coordinated verbs': `
{The mayor} left the room, <saying> that [the vote was rigged].
{The minister} welcomed the deal, <adding> that [the hardest part remained].
{The general} saluted his troops and <added> that [peace was near].
{The party's leader} met his members and <announced> that [he would step down].
<Stressing> that [time was short], {the director} asked for help.
{The firm} closed the site, <arguing> [the lease was too dear].
{The council} voted no and <said> [the plan was dead].
`,
  sources: `
<According to> {Mary Holt}, [the bridge will close].
[The bridge will close], <according to> {city hall}.
<In the view of> {the expert}, [the wall will hold].
<According to> {a witness}, [the car was speeding].
[The car was speeding], <according to> {several witnesses}.
`,
  'news, parliament and encyclopedia': `
“[The crane just folded],” <said> {a crane operator who was fifteen metres away}.
"[Nobody consulted us]," <complained> {the Morland angling club}.
[Rates, <warns> {the central bank}, will stay high until autumn].
[The steeple probably dates from the twelfth century], {archaeologist Hugh Tarn} <believes>.
"[We're closing]," {the manager} <said> curtly.
{The prefect} <pointed out>, not without irritation, that [picking is banned].
{The residents' committee, which met on Monday,} <demands> that [the street be closed to lorries].
{Three of the five experts} <conclude> that [the dam is safe].
{The High Court} <ruled> on Wednesday that [the decree was unlawful].
{The army spokesman} <would not say> how [many troops were taking part].
{Our German partners} <assured> us that [the pipeline would be ready].
[This directive, {I} <fear>, will never see the light of day].
"[You are lying]!" <yelled> {an opposition councillor} before leaving the room.
"[My daughter hasn't slept since the accident]," <whispers> {Aurelia Prevost}, her eyes red.
In a flat voice, {the plaintiff} <told> the court how [she had fled across the roofs].
{The Lorraine coach} <admitted> after the match that [his side had run out of breath].
{Suetonius} <relates> that [the emperor slept little].
{The leaflet} <says> [the product must not be frozen].
{The manufacturer} <recommends> that [the device be serviced yearly].
"[We want action]," <chanted> {several hundred protesters}.
[No complaint has been filed], {police} <said> in a statement on Sunday.
[The suspect], {the magistrate} <added>, [has been taken into custody].
"[Milk prices keep falling]," <frets> {dairy farmer Bernard Hughes}. "We won't last."
{The union} <argued> to management that [bonuses had not been paid].
{The minister} <hinted> on Thursday that [the timetable might slip].
{A White House official} <told> Reuters that [the talks were moving forward].
{Moscow} <claims> [it has retaken three villages].
"[We will accept no ultimatum]," {Iran's top diplomat} <warned> on Sunday.
{The Kremlin} <said> [the meeting would not take place].
{Kyiv}, for its part, <says> [it fears a new offensive].
"[The ball is in Russia's court]," {Kaja Kallas} <said> in Brussels.
{The Ukrainian president} <accused> Russia [of playing for time].
{A senior official, speaking on condition of anonymity,} <said> [the draft was nearly done].
{He} <did not say> when [the talks would resume].
{Analysts at the bank} <think> [rates have peaked].
"[It is not over]," {the coach}, 54, <insisted>.
`,
}

/** Verbs of saying in frames in which nobody says anything. */
export const nobodySpeaks: Readonly<Record<string, string>> = {
  fr: `
Le train, dit le Rapide, part à six heures.
Il juge les affaires civiles de la région.
La commune compte deux mille habitants.
Réunis à Vell, les élus ont visité le port.
Le sommet de Port-Ost a réuni vingt pays.
La police a relevé des empreintes.
Il a lancé la balle au gardien.
La ville a publié un guide.
Cela dit, le pont est solide.
Le traitement dit « de secours » est réservé à l'hôpital.
Prévenez vos voisins en cas de fumée.
Le maire a annoncé la couleur.
Le menuisier a déclaré ses revenus à temps.
Cette odeur rappelle la mer.
Le secrétaire a assuré l'intérim.
Le film « Je te dirai tout » sort mercredi.
La ferme tiendra tant que le puits donnera de l'eau.
Le conseil veut fermer la piscine.
Le comité a décidé de repousser la fête.
`,
  en: `
He noted the number on a card.
The company posted a profit of two million.
The committee meets in Vell every spring.
She told a story.
That said, the bridge is solid.
The nurse explains the dosage.
The test confirms an earlier infection.
The mayor announced himself with a knock.
The needle indicates the north.
The council wants to close the pool.
The committee decided to put off the fair.
She prefers to wait.
The "miracle" did not happen.
`,
}
