/** French expressions of time, each in brackets, with the days they mean; read by dates.test.ts. */

/**
 * A line `@day` sets the day of publication for those below it. Behind `=` stand the values in order: a day, a month, a
 * year, `from..to` with `to` excluded, or `-` for an expression that dates nothing. No other words may be dated.
 */
export const french = `
@2025-03-14
Il a parlé [mardi]. = 2025-03-11
Il a parlé [vendredi]. = 2025-03-14
Il a parlé [vendredi dernier]. = 2025-03-07
Le groupe se réunira [lundi]. = 2025-03-17
Le ministre doit rencontrer [lundi] son homologue. = 2025-03-17
Le président reçoit [mardi] les syndicats. = 2025-03-18
Elle se rend [mercredi] à Oslo. = 2025-03-19
Le sommet s'ouvre [samedi] à Genève. = 2025-03-15
Il devrait répondre [dimanche]. = 2025-03-16
Une réunion est prévue [jeudi]. = 2025-03-20
Une rencontre est programmée pour [jeudi]. = 2025-03-20
Le match a été reporté à [mercredi]. = 2025-03-19
Le rapport publié [mercredi] est sévère. = 2025-03-12
L'accord signé [mardi] entrera en vigueur [lundi]. = 2025-03-11 2025-03-17
Il a annoncé [mardi] qu'il viendrait [lundi]. = 2025-03-11 2025-03-17
Il a annoncé qu'il viendrait [lundi]. = 2025-03-17
Il a promis de répondre [lundi]. = 2025-03-17
Ils ont accepté de se retrouver [lundi]. = 2025-03-17
Il a tenté de joindre [lundi] ses alliés. = 2025-03-10
Ils ont pu rentrer [lundi]. = 2025-03-10
[Mardi], le porte-parole a dit que la trêve tiendrait. = 2025-03-11
[Lundi], le conseil examinera le texte. = 2025-03-17
[Lundi] matin, les élèves ont repris les cours. = 2025-03-10
Ils ont rendez-vous [dimanche matin] devant l'église. = 2025-03-16
Il a rendez-vous [mardi] chez le juge. = 2025-03-18
La mairie sera fermée [lundi] et [mardi]. = 2025-03-17 2025-03-18
La mairie a été fermée [lundi] et [mardi]. = 2025-03-10 2025-03-11
Il souffre depuis [mardi] d'une grippe. = 2025-03-11
La grève dure depuis [samedi]. = 2025-03-08
Il veut une réponse d'ici [lundi]. = 2025-03-17
Le musée restera ouvert jusqu'à [dimanche]. = 2025-03-16
Le club organise un loto [samedi] à [20 h 30] à la salle des fêtes. = 2025-03-15 2025-03-15
Concert [samedi] à [20 h 30], salle des fêtes. = 2025-03-15 2025-03-15
Inscriptions [samedi 22] à la mairie. = 2025-03-22
Il est venu [lundi 3] à la mairie. = 2025-03-03
Réunion [samedi 22 mars], à [14 h]. = 2025-03-22 2025-03-22
Il a parlé [hier]. = 2025-03-13
Il a parlé [hier soir]. = 2025-03-13
Il a parlé [hier matin]. = 2025-03-13
Il a parlé [avant-hier]. = 2025-03-12
Il parlera [demain]. = 2025-03-15
Il parlera [demain matin]. = 2025-03-15
Il parlera [après-demain]. = 2025-03-16
Il parle [aujourd'hui]. = 2025-03-14
La liste sera connue [aujourd'hui vendredi]. = 2025-03-14
Il a parlé [ce matin]. = 2025-03-14
Il parlera [ce soir]. = 2025-03-14
Il parlera [cet après-midi]. = 2025-03-14
L'attaque a eu lieu [cette nuit]. = 2025-03-14
L'attaque a eu lieu [la nuit dernière]. = 2025-03-13
L'attaque a eu lieu [dans la nuit de mardi à mercredi]. = 2025-03-11
L'attaque a eu lieu [dans la nuit de jeudi]. = 2025-03-13
L'attaque a eu lieu [dans la nuit du 4 au 5 mars]. = 2025-03-04
Les cours ont lieu de [lundi] à [jeudi] prochains. = 2025-03-17 2025-03-20
Ils ont négocié de [lundi] à [mercredi]. = 2025-03-10 2025-03-12
Ils négocieront de [lundi] à [mercredi]. = 2025-03-17 2025-03-19
Le festival aura lieu du [3] au [5 mai]. = 2025-05-03 2025-05-05
Le festival a eu lieu du [3] au [5 mai 2024]. = 2024-05-03 2024-05-05
Le sommet se tiendra les [12] et [13 avril]. = 2025-04-12 2025-04-13
Les journées des [4], [5] et [6 avril] sont annulées. = 2025-04-04 2025-04-05 2025-04-06
Il y aura des travaux entre le [4] et le [8 juin]. = 2025-06-04 2025-06-08
Il y aura des travaux entre [le 28 mai] et [le 8 juin]. = 2025-05-28 2025-06-08
Il a parlé [le 4 avril 2024]. = 2024-04-04
Il a parlé [le 21 décembre]. = 2024-12-21
Il a parlé [le 1er mars]. = 2025-03-01
La fête aura lieu [le 1er mai]. = 2025-05-01
La fête aura lieu [le premier mai]. = 2025-05-01
Il parlera [le jeudi 20 mars]. = 2025-03-20
Il a été élu [le 26 septembre dernier]. = 2024-09-26
Le texte entrera en vigueur [le 2 juin prochain]. = 2025-06-02
Il est né [le 21 janvier 1913]. = 1913-01-21
Il a signé [le 12/02/2025]. = 2025-02-12
Il a signé le [12.02.25]. = 2025-02-12
Il a signé le [2025-02-12]. = 2025-02-12
Le match du [12-02-2025] fut long. = 2025-02-12
Il a été libéré en [mai 1988]. = 1988-05
L'aide reprend en [avril]. = 2025-04
Il avait été élu en [octobre]. = 2024-10
Il avait été élu en [octobre dernier]. = 2024-10
Le contrat sera signé en [juin prochain]. = 2025-06
L'usine ouvrira [début avril]. = 2025-04
L'usine ouvrira à la [mi-mai]. = 2025-05
L'usine a fermé [fin février]. = 2025-02
L'usine a fermé [fin 2023]. = 2023
L'usine a fermé au [mois de février]. = 2025-02
Dès [octobre 98], la mairie avait averti. = 1998-10
Il a perdu en [1995]. = 1995
Depuis [1998], rien n'a bougé. = 1998
Il a gouverné de [1998] à [2002]. = 1998 2002
Le budget [2024] a été voté. = 2024
La réforme de [2019] a échoué. = 2019
La coupe du monde [1998] fut belle. = 1998
L'[année 2001] fut rude. = 2001
Il a dirigé le club dans les [années 60]. = 1960-01-01..1970-01-01
Tout a commencé au début des [années 1990]. = 1990-01-01..2000-01-01
Il a parlé [cette semaine]. = 2025-03-10..2025-03-17
Il a parlé [plus tôt cette semaine]. = 2025-03-10..2025-03-17
Il a parlé [la semaine dernière]. = 2025-03-03..2025-03-10
Il parlera [la semaine prochaine]. = 2025-03-17..2025-03-24
Il parlera [en début de semaine prochaine]. = 2025-03-17..2025-03-24
Le vote aura lieu [en fin de semaine]. = 2025-03-10..2025-03-17
Il parlera [mardi de la semaine prochaine]. = 2025-03-18
Il parlera [lundi prochain]. = 2025-03-17
Il parlera [lundi en huit]. = 2025-03-24
Il a plu [ce week-end]. = 2025-03-08..2025-03-10
Il pleut [ce week-end]. = 2025-03-15..2025-03-17
Il a plu [le week-end dernier]. = 2025-03-08..2025-03-10
Il pleuvra [le week-end prochain]. = 2025-03-22..2025-03-24
Il a parlé [le mois dernier]. = 2025-02
Il a parlé [ce mois-ci]. = 2025-03
Il parlera [le mois prochain]. = 2025-04
Il a parlé [l'an dernier]. = 2024
Il a parlé [l'année dernière]. = 2024
Il parlera [l'année prochaine]. = 2026
Il a parlé [cette année]. = 2025
Il viendra [cet été]. = 2025-06-21..2025-09-22
Il est venu [l'été dernier]. = 2024-06-21..2024-09-22
Il est venu [au printemps 2024]. = 2024-03-20..2024-06-21
La course aura lieu [le premier dimanche d'avril]. = 2025-04-06
La course a eu lieu [le dernier samedi de février]. = 2025-02-22
La course aura lieu [le premier dimanche de l'été]. = 2025-06-22
Il a parlé [il y a trois jours]. = 2025-03-11
Il a parlé [il y a quinze jours]. = 2025-02-27
Il a parlé [il y a une semaine]. = 2025-03-03..2025-03-10
Il a parlé [il y a deux semaines]. = 2025-02-24..2025-03-03
Il a parlé [il y a trois ans]. = 2022
Il a parlé [il y a deux mois]. = 2025-01
Il a parlé [il y a deux heures]. = 2025-03-14
Il est mort [voici dix ans]. = 2015
Il est mort [il y a vingt-cinq ans]. = 2000
Il parlera [dans trois jours]. = 2025-03-17
Il reviendra [dans deux mois]. = 2025-05
Il répondra [d'ici quinze jours]. = 2025-03-14..2025-03-30
Il répondra [sous huit jours]. = 2025-03-14..2025-03-23
Il répondra [dans les 48 heures]. = 2025-03-14..2025-03-17
Il y est [depuis 35 jours]. = -
Il a marché [pendant trois heures]. = -
Il a vécu [quelques années] à Metz. = -
Il était parti [quelques jours plus tôt]. = -
[Le 5 mars], il a été arrêté. [Le lendemain], il a été relâché. = 2025-03-05 2025-03-06
[Lundi], il a été arrêté. La [veille], il avait bu. = 2025-03-10 2025-03-09
Il a été arrêté [le 5 mars]. [Deux jours plus tard], il était libre. = 2025-03-05 2025-03-07
Il a été arrêté [le 5 mars]. [Trois jours auparavant], il avait fui. = 2025-03-05 2025-03-02
Ils ont signé [le 5 mars]. [Ce jour-là], il neigeait. = 2025-03-05 2025-03-05
[Samedi 22 mars], mariage à Metz. [Le même jour], à [15 h], concert à Toul. = 2025-03-22 2025-03-22 2025-03-22
[Le 5 mars], il a été arrêté vers [22 heures]. = 2025-03-05 2025-03-05
[Le 5 mars], il a dormi chez un ami et a fui [le lendemain matin]. = 2025-03-05 2025-03-06
La foule est venue [hier], [au lendemain] de la démission. = 2025-03-13 2025-03-13
Vers [0 h 40], [jeudi], deux voitures se sont heurtées. = 2025-03-13 2025-03-13
L'atelier a lieu [mardi 18 mars] de [10 h] à [12 h]. = 2025-03-18 2025-03-18 2025-03-18
Le départ sera donné [dimanche] à [9h15]. = 2025-03-16 2025-03-16
Il a été vu [hier] à [17 h 30]. = 2025-03-13 2025-03-13
Il a été vu [hier], [en fin d'après-midi]. = 2025-03-13 2025-03-13
Il a été vu [mercredi], [en début de soirée]. = 2025-03-12 2025-03-12
Il sera là à [Noël]. = 2025-12-25
Il était là à [Noël dernier]. = 2024-12-25
Une trêve entrera en vigueur à [Pâques]. = 2025-04-20
Le défilé du [14-Juillet] aura lieu. = 2025-07-14
La foire aura lieu [le lundi de Pentecôte]. = 2025-06-09
La foire aura lieu [la veille de Noël]. = 2025-12-24
Le parc sera ouvert jusqu'au [30 juin]. = 2025-06-30
Les inscriptions sont closes depuis le [28 février]. = 2025-02-28
Les travaux dureront à partir du [30 août]. = 2025-08-30
Il est normal qu'ils se soient rencontrés [mardi] à Oslo. = 2025-03-11
A-t-il répondu [mardi] ? = 2025-03-11
Dans le nord-est, [mardi], un pont a cédé. = 2025-03-11
Le chef du parti, blessé [lundi], est mort [mercredi]. = 2025-03-10 2025-03-12
Interrogée [mardi], la commission rendra son avis [lundi]. = 2025-03-11 2025-03-17
Le procès, qui s'est ouvert [lundi], durera jusqu'à [mercredi]. = 2025-03-10 2025-03-19
Il a été condamné [hier] et sera transféré [lundi]. = 2025-03-13 2025-03-17
« Nous partirons [lundi] », a-t-il dit [mardi]. = 2025-03-17 2025-03-11
« Nous sommes partis [lundi] », a-t-il dit [mardi]. = 2025-03-10 2025-03-11
Le vote de [mardi] a été houleux. = 2025-03-11
Le vote de [mardi] sera serré. = 2025-03-18
Selon un sondage paru [mercredi], il gagnerait. = 2025-03-12
Il avait promis [mardi] de se taire. = 2025-03-11
Après s'être rendu [lundi] à Oslo, il est rentré. = 2025-03-10
Il se dit prêt à venir [lundi]. = 2025-03-17
Le préfet inaugurera [samedi] la halle. = 2025-03-15
On votera [dimanche] dans tout le pays. = 2025-03-16
La nouvelle rencontre de [lundi] a échoué. = 2025-03-10
Il arriva [mardi] au palais. = 2025-03-11
Ils arrivèrent [mardi] au palais. = 2025-03-11
Il retira [mardi] sa plainte. = 2025-03-11
Les combats ont repris [le soir même]. = 2025-03-14
Il viendra le lendemain du vote. = 
Il sera opéré [lundi prochain]. = 2025-03-17
Le musée ouvre [samedi] de [10 h] à [18 heures]. = 2025-03-15 2025-03-15 2025-03-15
Le vote a lieu [mardi 18] à [9 h]. = 2025-03-18 2025-03-18
Il a fui [dans la soirée]. = 2025-03-14
Il est né [en août 1944]. = 1944-08
Le sommet de [juin] a échoué. = 2024-06
Le sommet de [juin] sera décisif. = 2025-06
De [mars] à [mai 2024], il a voyagé. = 2024-03 2024-05
Elle a régné entre [1950] et [1960]. = 1950 1960
La saison [2023]-[2024] fut belle. = 2023 2024
Il a été élu le [7 mai] dernier. = 2024-05-07
La réunion de [lundi dernier] et celle de [mardi prochain]. = 2025-03-10 2025-03-18
[Hier] encore, il refusait. = 2025-03-13
Les [14], [15] et [16 mars], le parc est fermé. = 2025-03-14 2025-03-15 2025-03-16
Il a plu du [28] au [3 mars]. = 2025-02-28 2025-03-03
Un accord est possible [cette semaine], dit-il. = 2025-03-10..2025-03-17
Il vit ici depuis [mars 2021]. = 2021-03
Il doit partir avant [le 30 mars]. = 2025-03-30
Les élections de [novembre dernier] ont tout changé. = 2024-11
Il a été arrêté [vendredi dernier dans la matinée]. = 2025-03-07
Il a été réélu en [1995] pour sept ans. = 1995
Il prendra place [mardi] à la tribune. = 2025-03-18
Au cours du [3 mars], il a plu. = 2025-03-03
Le pont du [8 mai] sera long. = 2025-05-08
Il a tout vendu. [2019] fut une année noire. = 2019
En [1997], il fut élu. [L'année suivante], il perdit. = 1997 1998
En [juin 2023], il part. [Le mois suivant], il revient. = 2023-06 2023-07
Il fut élu en [1995] et battu [deux ans plus tard]. = 1995 1997
[L'année suivante], il perdit. = -
Il a passé [mardi] [la nuit] dehors. [En fin d'après-midi], il a appelé. = 2025-03-11 2025-03-11 2025-03-12
Il a passé [mardi] [la nuit] dehors. [En fin d'après-midi], il avait appelé. = 2025-03-11 2025-03-11 2025-03-11
Un obus est tombé [dans la nuit de lundi à mardi]. [Dans la matinée], le feu brûlait. = 2025-03-10 2025-03-11
Du [1er avril] au [30 septembre], le parc est ouvert. = 2025-04-01 2025-09-30
Il a plu du [28 décembre] au [3 janvier]. = 2024-12-28 2025-01-03
Il doit trancher [d'ici l'été]. = 2025-06-21..2025-09-22
@2025-01-02
Il a parlé [le 31 décembre]. = 2024-12-31
Il a parlé [mardi]. = 2024-12-31
Il a parlé [le mois dernier]. = 2024-12
Il a parlé [le 1er janvier]. = 2025-01-01
Il parlera [le 1er janvier prochain]. = 2026-01-01
Il a été réélu en [décembre]. = 2024-12
@2024-12-30
Il parlera [le 2 janvier]. = 2025-01-02
Il parlera [jeudi]. = 2025-01-02
Il parlera en [janvier]. = 2025-01
Il parlera [la semaine prochaine]. = 2025-01-06..2025-01-13
@2024-02-28
Il parlera [demain]. = 2024-02-29
Il parlera [jeudi]. = 2024-02-29
Il parlera [le 29 février]. = 2024-02-29
@2024-03-01
Il a parlé [hier]. = 2024-02-29
@2025-03-16
Il a parlé [lundi]. = 2025-03-10
Il a plu [ce week-end]. = 2025-03-15..2025-03-17
@2025-03-17
Il a plu [ce week-end]. = 2025-03-15..2025-03-17
La trêve de [samedi] a tenu [hier]. = 2025-03-15 2025-03-16
@1999-03-09
Loto [vendredi 12] à [20 h], salle des fêtes. = 1999-03-12 1999-03-12
Bal les [samedi 13], dimanche [14] et lundi [15 mars]. = 1999-03-13 1999-03-14 1999-03-15
Expositions les [5], [6], [7 mai]. = 1999-05-05 1999-05-06 1999-05-07
Il a quitté l'usine [en 96]. = 1996
L'[été 98] fut pluvieux. = 1998-06-21..1998-09-22
Le budget [1998]/[1999] est clos. = 1998 1999
AMICALE. L'assemblée générale de l'amicale se tiendra [le vendredi 12 mars], à [20 h], au foyer. = 1999-03-12 1999-03-12
Don du sang. La prochaine collecte de sang aura lieu [lundi] de [16 h 30] à [19 h 30] à la salle polyvalente. = 1999-03-15 1999-03-15 1999-03-15
Les obsèques seront célébrées [demain] à [14 h 30] en l'église Saint-Martin. = 1999-03-10 1999-03-10
Un automobiliste a été blessé [hier] vers [17 h 15] sur la RN 57. = 1999-03-08 1999-03-08
Permanence du maire : [samedi] de [10 h] à [12 h]. = 1999-03-13 1999-03-13 1999-03-13
Le bureau de poste sera fermé du [lundi 9] au samedi [14 août]. = 1999-08-09 1999-08-14
Repas des anciens [dimanche 14 mars] [à midi]. = 1999-03-14 1999-03-14
Les inscriptions sont reçues jusqu'au [15 mars dernier délai]. = 1999-03-15
La saison [1998]-[1999] s'est achevée [dimanche] par une victoire. = 1998-01-01..1999-01-01 1999-01-01..2000-01-01 1999-03-07
Battu [samedi] à Nancy, le club recevra Metz [mercredi]. = 1999-03-06 1999-03-10
Rendez-vous [ce soir] à [20 h]. = 1999-03-09 1999-03-09
Le prévenu, interpellé [jeudi matin], a été présenté [hier] au parquet. = 1999-03-04 1999-03-08
Le tribunal rendra sa décision [le 2 avril]. = 1999-04-02
Le conseil municipal s'est réuni [mercredi soir] sous la présidence du maire. = 1999-03-03
Elle avait épousé en [1950] M. Paul Durand. = 1950-01-01..1951-01-01
Cours de gymnastique tous les mardis à [18 h 30]. = 1999-03-09
La bibliothèque est ouverte [le mercredi] de [14 h] à [17 h] et [le samedi matin]. = - 1999-03-09 1999-03-09 -
Le marché de la Saint-Nicolas aura lieu les [4], [5] et [6 décembre]. = 1999-12-04 1999-12-05 1999-12-06
Loto [dimanche] [14 h] salle des fêtes. = 1999-03-14 1999-03-14
Au [1er janvier 1999], la commune comptait 1.200 habitants. = 1999-01-01
Les travaux, commencés en [septembre 2000], devraient s'achever [fin 2002]. = 2000-09-01..2000-10-01 2002-01-01..2003-01-01
L'accident s'est produit [mardi], peu après [18 h]. = 1999-03-09 1999-03-09
A partir du [1er mars] et jusqu'à [fin avril], la piscine sera fermée. = 1999-03-01 1999-04-01..1999-05-01
[Il y a tout juste un an], [le 8 mars 1998], la salle ouvrait ses portes. = 1998-01-01..1999-01-01 1998-03-08
En [1996], on en comptait 30, contre 45 en [1998] et 60 [l'an passé]. = 1996-01-01..1997-01-01 1998-01-01..1999-01-01 1998-01-01..1999-01-01
Le départ est prévu à [8 h] et le retour vers [22 h]. = 1999-03-09 1999-03-09
[Début octobre], les élèves partiront en classe verte. = 1999-10-01..1999-11-01
[La semaine écoulée] a été marquée par des grèves. = 1999-03-01..1999-03-08
[Ce mardi 9 mars], une réunion d'information est organisée à la mairie. = 1999-03-09
Les deux hommes devaient être jugés [lundi]. = 1999-03-15
Le G8 de Gênes, en [juillet], a été marqué par la violence. = 1998-07-01..1998-08-01
[Hier lundi], le Premier ministre a reçu les syndicats. = 1999-03-08
[Lundi prochain 15 mars], il présentera son plan. = 1999-03-15
[Vendredi soir dernier], l'équipe s'est imposée 3 à 1. = 1999-03-05
Résultats du [samedi 6 mars]. Seniors A : 2-1. = 1999-03-06
[Jeudi après-midi], une quarantaine de personnes ont participé au goûter. = 1999-03-04
L'opération s'est déroulée de [9 h] [à midi]. = 1999-03-09 1999-03-09
Il sera jugé en [mars prochain]. = 2000-03-01..2000-04-01
[Au printemps dernier], il avait démissionné. = 1998-03-20..1998-06-21
[Il y a deux ans], en [mars 1997], la mairie avait acheté le terrain. = 1997-01-01..1998-01-01 1997-03-01..1997-04-01
[Mercredi], jour de marché, la place sera interdite au stationnement. = 1999-03-10
[Un an] après le drame du [6 mars 1998], le village se souvient. = - 1998-03-06
[Jeudi 11] et vendredi [12 mars], le collège fermera. = 1999-03-11 1999-03-12
@2025-03-14
Emmanuel Macron réunira [jeudi] à Paris une trentaine de dirigeants. = 2025-03-20
Le chancelier est attendu [mercredi] à Kiev. = 2025-03-19
Donald Trump a assuré [dimanche soir] qu'il parlerait [mardi] avec Vladimir Poutine. = 2025-03-09 2025-03-18
« Nous verrons [mardi] », a dit le président [lundi]. = 2025-03-18 2025-03-10
La rencontre, prévue [vendredi] à Istanbul, a été annulée. = 2025-03-14
Les discussions de [mardi] à Djeddah ont débouché sur un accord. = 2025-03-11
L'Ukraine a accepté [mardi dernier] un cessez-le-feu de [trente jours]. = 2025-03-11 -
Moscou rejette [mercredi] l'offre de Washington. = 2025-03-12
La présidente de la Commission présente [mardi] son plan. = 2025-03-18
Selon le Kremlin, les deux chefs d'État se parleront dans [les prochains jours]. = -
La trêve de Pâques a pris fin [dimanche à minuit]. = 2025-03-09
[Le 24 février 2022], la Russie envahissait l'Ukraine. = 2022-02-24
Depuis [le 24 février 2022], des milliers de civils sont morts. = 2022-02-24
Le sommet de l'Otan aura lieu les [24] et [25 juin] à La Haye. = 2025-06-24 2025-06-25
L'accord de Minsk, signé en [février 2015], n'a jamais été appliqué. = 2015-02-01..2015-03-01
D'ici [à la fin de l'année], l'Europe livrera un million d'obus. = 2025-01-01..2026-01-01
[Dans la nuit de jeudi à vendredi], la Russie a tiré 58 missiles. = 2025-03-13
[La veille], le Sénat avait voté le texte. = 2025-03-13
[Trois jours] après l'altercation dans le Bureau ovale, Londres tente une médiation. = -
[Il y a un mois], il disait le contraire. = 2025-02-01..2025-03-01
Interrogé [jeudi] sur France 2, le ministre a refusé de répondre. = 2025-03-13
Cité [lundi] par l'agence Tass, il a accusé Kiev. = 2025-03-10
Le porte-parole a indiqué [vendredi matin] que la visite aurait lieu [lundi] ou [mardi]. = 2025-03-14 2025-03-17 2025-03-18
Le vote est reporté au [3 avril]. = 2025-04-03
Les députés se prononceront [le 1er avril] sur le budget [2025]. = 2025-04-01 2025-01-01..2026-01-01
La Douma examinera le texte [la semaine prochaine]. = 2025-03-17..2025-03-24
L'ultimatum expire [dimanche] à [20 heures]. = 2025-03-16 2025-03-16
[Ce vendredi 14 mars], les ministres du G7 poursuivent leurs travaux. = 2025-03-14
[Hier] encore, il excluait toute trêve. = 2025-03-13
Le secrétaire d'État doit s'envoler [samedi] pour Riyad. = 2025-03-15
Les pourparlers reprendront [lundi], a-t-on appris [jeudi]. = 2025-03-17 2025-03-13
Il avait été élu en [novembre 2024] et investi [le 20 janvier]. = 2024-11-01..2024-12-01 2025-01-20
Elle quittera ses fonctions [fin mai]. = 2025-05-01..2025-06-01
L'aide américaine, suspendue [la semaine dernière], reprend. = 2025-03-03..2025-03-10
La conférence s'est tenue du [14] au [16 février] à Munich. = 2025-02-14 2025-02-16
Les élections auront lieu en [2027]. = 2027-01-01..2028-01-01
`

/** Nothing here is dated; each line is one text. */
export const frenchFalseAlarms = `
La sonde est arrivée sur Mars.
Il a rencontré Avril Dupont à Metz.
Robinson a appris à lire à Vendredi.
Il habite au 10 Downing Street.
Voir page 12.
Il habite rue du 12 mars.
La place du 8-Mai-1945 est fermée.
L'avenue du 4 septembre est barrée.
Le lycée du 11 Novembre recrute.
L'article 5 a été invoqué.
Metz a gagné 3-2.
Appelez le 03 83 12 20 20.
Il a 45 ans.
Les 27 ont voté.
Il a couru 2002 mètres.
La salle a accueilli 2000 personnes.
Le prix est de 1999 euros.
Plus de 1950 habitants sont concernés.
Il a couru le marathon en 2 h 15.
Il travaille le lundi et le jeudi.
Le club joue tous les samedis.
Chaque dimanche, il prie.
L'accord du Vendredi saint tient.
Les soldes du Black Friday durent.
Il a dormi 24 heures.
Le marché de Noël dure trois jours.
Il a fermé la porte 2.
Un second texte est prêt.
Il a deux mars en poche.
La ligne 14 est à l'arrêt.
Il a tout vu en un an.
Il va de l'avant.
Le tarif est de 12,50 euros.
Le numéro 5 a marqué.
Il a été opéré de la main.
La loi du 3 sur 4 est morte.
Un jour, il verra.
L'été est une saison.
Il aime le printemps.
De nos jours, on lit peu.
Il a couru en 58 secondes.
Une route de 60 à 80 km.
Il a pris place au fond.
`
