// Dutch: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const DUTCH: Writing = {
	language: 'Dutch ',
	people: ['Sanne Visser', 'Bram de Wit', 'Lotte Kuipers', 'Daan Hendriks', 'Fatima El Amrani', 'Joost Meijer'],
	foots: ['Privacyverklaring', 'Voorwaarden', 'Bekijk online', 'Klantenservice', 'Mijn account', 'Afmelden'],
	search: 'Zoeken',
	letters: lines(`
Rooster volgende week | Hoi allemaal, door de ziekte van Karin moeten we het rooster omgooien. Kan iemand de woensdagavond overnemen? Laat het even weten voor vanmiddag vier uur, dan stuur ik vanavond het nieuwe schema rond.
RE: offertes | Prima, ik bel de drukker vandaag nog en vraag of het voor de vijftiende kan. Stuur jij me het logo in de goede kleur? Die in de bijlage is te klein.
Weekend | Lieverd, komen jullie zaterdag of zondag? Opa wil met de kinderen naar het strand en ik maak pannenkoeken. Neem wel een handdoek mee. Dikke kus | Mam
Jaarlijkse huurverhoging | Geachte mevrouw Visser, hierbij ontvangt u het voorstel voor de huurprijs per 1 juli. De kale huur stijgt met 4,1% tot 812,60 euro per maand. Bent u het er niet mee eens, dan kunt u binnen zes weken schriftelijk bezwaar maken. Hoogachtend | Woonbeheer De Linde
Schoolreisje groep 5 | Beste ouders, op dinsdag 11 juni gaan we met de bus naar het dierenpark. We vertrekken om half negen en zijn rond vier uur terug. Willen jullie je kind een lunchpakket en zonnebrand meegeven? De ouderbijdrage van 27,50 euro graag voor vrijdag overmaken. Groetjes | Juf Marieke
Offerte schilderwerk | Geachte heer De Wit, hartelijk dank voor uw aanvraag. Zoals besproken doen wij u hierbij onze offerte toekomen voor het buitenschilderwerk: 3.175 euro inclusief btw en materiaal. De offerte is dertig dagen geldig. Bij akkoord ontvangen wij hem graag ondertekend retour. Met vriendelijke groet | Schildersbedrijf Postma
Betalingsherinnering factuur 2024-061 | Beste relatie, volgens onze administratie staat factuur 2024-061 van 242,00 euro nog open. Wellicht is deze aan uw aandacht ontsnapt. Wij verzoeken u vriendelijk het bedrag binnen zeven dagen over te maken onder vermelding van het factuurnummer. Heeft u al betaald, dan kunt u dit bericht als niet verzonden beschouwen. | Administratie Van Loon
Afspraak verzetten | Goedemorgen, ik zou vrijdag om tien uur langskomen voor de controle, maar mijn dochter is ziek. Kan het ook ergens volgende week, liefst 's ochtends? Alvast bedankt.
Sollicitatie verpleegkundige | Geachte heer, mevrouw, met veel belangstelling las ik uw vacature. Ik werk sinds vijf jaar in de thuiszorg en ben toe aan een nieuwe stap. In de bijlage vindt u mijn cv en motivatiebrief. Graag licht ik mijn sollicitatie toe in een persoonlijk gesprek. Met vriendelijke groet | Fatima El Amrani
Algemene ledenvergadering | Beste leden, hierbij nodigen wij jullie uit voor de algemene ledenvergadering op donderdag 21 maart om 20.00 uur in de kantine. Op de agenda: jaarverslag, begroting, contributie en de verkiezing van een nieuwe penningmeester. De koffie staat klaar! | Het bestuur van de zwemclub
Fiets te koop | Hallo, is die fiets van de advertentie nog beschikbaar? Ik bied 120 euro en kan hem vanavond komen halen, contant of met een betaalverzoek, wat u het liefst heeft.
Opzeggen abonnement | Geachte heer, mevrouw, hierbij zeg ik mijn abonnement met klantnummer 40882 op per de eerst mogelijke datum. Wilt u mij een schriftelijke bevestiging sturen en de automatische incasso stopzetten? | Joost Meijer
Lekkage | Hoi, de loodgieter is geweest. Het was de aansluiting achter de wasmachine, 95 euro alles bij elkaar. Ik heb de rekening op tafel gelegd.
`),
	mailings: lines(`
Kaashuis Molendijk | bestellingen | Bevestiging van je bestelling 60231 | Bedankt voor je bestelling, Lotte! We gaan meteen voor je aan de slag. Een kilo oude boerenkaas en mosterd, totaal 24,85 euro, gratis verzending. {Bekijk je bestelling} Niet tevreden? Je hebt 14 dagen bedenktijd. Kaashuis Molendijk B.V., KvK 00000000, btw NL000000000B00.
Kaashuis Molendijk | nieuws | Alleen dit weekend: 2e halve prijs | Lekker! Alleen dit weekend krijg je de tweede kaas voor de halve prijs, op is op. {Naar de aanbiedingen} Je ontvangt deze mail omdat je je hebt ingeschreven voor onze nieuwsbrief. Geen interesse meer? Klik dan hier om je {uit te schrijven}.
Pakketpost Zwaluw | bezorging | Je pakket wordt vandaag bezorgd | Goed nieuws! De bezorger komt vandaag tussen 14.10 en 16.10 uur langs. Niet thuis? {Kies een afhaalpunt} of laat het bij de buren bezorgen. We vragen je nooit om bij te betalen via een link.
Plantenruil | account | Nieuw wachtwoord instellen | Hoi Daan, je hebt aangegeven dat je je wachtwoord bent vergeten. Klik op de knop om een nieuw wachtwoord te kiezen. {Wachtwoord instellen} De link is 24 uur geldig. Heb je dit niet aangevraagd? Dan hoef je niets te doen.
Plantenruil | welkom | Bevestig je e-mailadres | Welkom bij Plantenruil! Nog één stap en je kunt stekjes ruilen. {Bevestig mijn e-mailadres} Werkt de knop niet, kopieer dan de link naar je browser.
Polderbank | mededeling | Uw rekeningoverzicht staat klaar | Geachte klant, uw rekeningoverzicht van mei staat klaar in de app. Voor uw veiligheid sturen wij geen links mee. Wij vragen nooit om uw pincode, beveiligingscodes of om uw pas op te sturen.
Polderbank | veiligheid | Nieuw apparaat gekoppeld | U heeft op 3 juni om 19.12 uur een nieuw apparaat gekoppeld aan mobiel bankieren. Was u dit niet? Bel ons dan direct op het nummer achter op uw betaalpas, dag en nacht.
Zorgloket | code | Uw inlogcode is 280 644 | Gebruik de code 280 644 om in te loggen. De code verloopt over tien minuten. Deel deze code met niemand.
Filmhuis Kroon | kassa | Je e-ticket voor vrijdag | Veel plezier vrijdag om 20.15 uur in zaal 2! Je tickets zitten in de bijlage; laat ze scannen vanaf je telefoon. {Tickets bekijken} Annuleren kan tot drie uur van tevoren.
Salarisdesk | hr | Je loonstrook van mei staat klaar | Hallo Fatima, je loonstrook van mei staat voor je klaar in het portaal. {Inloggen} Het vakantiegeld wordt deze maand meebetaald. Dit is een automatisch bericht, je kunt er niet op antwoorden.
Leeslamp | betalingen | De incasso is niet gelukt | Beste lezer, het lukte ons niet om 12,50 euro van je rekening af te schrijven. Misschien was het saldo te laag of is je rekeningnummer veranderd. {Betaal alsnog} of pas je gegevens aan. We proberen het over vijf dagen nog eens.
Waterleiding Eemland | klant | Onze voorwaarden veranderen | Geachte klant, per 1 januari wijzigen onze algemene voorwaarden en tarieven. Voor een gemiddeld huishouden scheelt dat 60 cent per maand. {Lees wat er verandert} U hoeft niets te doen. Uw termijnbedrag van 18 euro blijft gelijk.
Kapsalon Krul | afspraken | Herinnering: morgen om 11 uur | Beste Sanne, tot morgen om 11.00 uur bij Merel! Kun je niet? Zeg dan uiterlijk vandaag af, anders brengen we de helft in rekening. {Afspraak wijzigen}
Tuincentrum Berk | acties | Laatste kans: 30% korting op tuinmeubelen | Profiteer nog t/m zondag van 30% korting op alle tuinsets en spaar dubbele punten met je klantenkaart. {Shop nu} Je krijgt deze e-mail als vaste klant. {Afmelden voor deze mails}
Gemeente Rietveen | noreply | Ontvangstbevestiging van uw aanvraag | Wij hebben uw aanvraag voor een parkeervergunning ontvangen, zaaknummer 2024-3307. U krijgt binnen acht weken bericht. Deze aanvraag is gratis. Vragen? Bel het gemeentehuis op werkdagen tussen 9 en 17 uur.
`),
	newsletters: blocks(`
Banenmarkt Veluwe | organisatie | Zin in een nieuwe baan? Kom zaterdag langs
Zaterdag 15 juni staan 70 werkgevers voor je klaar in de sporthal. De toegang is gratis en aanmelden is niet nodig. Neem je cv mee, dan kijken onze adviseurs ernaar. @/werkgevers
Veel gevraagd: verpleegkundigen, monteurs, chauffeurs en leraren. Ook bijbanen voor scholieren, vanaf 15 jaar.
Tip: trap niet in advertenties die snel geld verdienen beloven. Een echte werkgever vraagt geen geld vooraf.
Je krijgt deze nieuwsbrief omdat je vorig jaar bezoeker was. Uitschrijven: @/uit

Boekhandel De Uil | post | Uilenpost: tien zomerboeken en een winactie
Lieve lezers, wat gaat er mee in de koffer? Tien tips voor de vakantie, van thriller tot kookboek. Bij twee boeken krijg je een strandtas cadeau. @/zomer
Winactie: stuur een foto van jouw leesplek en maak kans op een boekenbon van 50 euro. Meedoen kan tot 1 juli.
Donderdagavond signeert een schrijver die we nog niet verklappen. Toegang gratis, vol is vol.
Geen Uilenpost meer? Stuur een mailtje met AFMELDEN.

Dorpsblad Noordwoud | redactie | Nieuws uit Noordwoud
De Dorpsstraat is van 3 tot 14 juni dicht wegens werk aan het riool. De bakker blijft open, fietsers kunnen er langs.
De energiecoach komt gratis bij je thuis om te kijken waar je kunt besparen. Aanvragen: @/coach
Avondvierdaagse: inschrijven kan nog, 6 euro per kind. Het hertenkamp zoekt een nieuwe kassier.
Het dorpsblad wordt gemaakt door vrijwilligers. Adreswijziging doorgeven: @/adres

Stichting Zeehond | donateurs | Dankzij jou zwemmen er weer elf rond
Beste donateur, dit voorjaar vingen we elf jonge zeehonden op. Met jouw gift kochten we vis en medicijnen. Heel hartelijk bedankt!
Word ook donateur vanaf 3 euro per maand, opzeggen kan altijd. @/help
Onze stichting is een goed doel: je gift is aftrekbaar van de belasting.

Beursbrief Binnenhaven | analist | Beurs sluit hoger, spaarrente daalt
De Amsterdamse beurs won deze week 1,3 procent. Chipbedrijven gingen aan kop, verzekeraars bleven achter. De spaarrente daalt bij drie banken.
Lezersvraag: moet ik mijn hypotheek nu oversluiten? Drie rekenvoorbeelden: @/oversluiten
Beleggen kent risico's, je kunt je inleg verliezen. Wijzig je voorkeuren: @/voorkeuren

Sint-Martinusparochie | secretariaat | Parochieblad week 23
Beste parochianen, zondag vieren we Pinksteren met het koor uit het buurdorp. Na afloop is er koffie in de pastorie.
De collecte van vorige week bracht 412 euro op voor de voedselbank. God zegene uw gaven.
Misintenties kunt u opgeven bij het secretariaat.

Basisschool De Vlieger | directie | Weekbericht
Beste ouders en verzorgers, maandag is de studiedag en zijn alle kinderen vrij. De inschrijving voor de naschoolse opvang is open: @/opvang
Gevonden voorwerpen liggen tot vrijdag in de hal, daarna gaan ze naar de kringloop.
Gefeliciteerd groep 8, jullie musical was geweldig!
`),
};
