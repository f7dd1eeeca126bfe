// German: letters, mailings and newsletters of our own writing, with the imprint lines that German senders must carry.
import { blocks, lines, type Writing } from './writing.ts';

export const GERMAN: Writing = {
	language: 'German ',
	people: ['Jonas Weber', 'Sabine Krüger', 'Lukas Hoffmann', 'Birgit Neumann', 'Özlem Yildiz', 'Karl-Heinz Busch'],
	foots: ['Datenschutz', 'Impressum', 'Im Browser ansehen', 'Kontakt', 'AGB', 'Abmelden'],
	search: 'Suchen',
	letters: lines(`
Übergabe Projekt Nordhafen | Hallo Sabine, ab Montag bin ich zwei Wochen im Urlaub. Die offenen Punkte stehen in der Tabelle, bei Fragen zur Abrechnung hilft dir Lukas weiter. Die Zugangsdaten hast du ja schon. Danke fürs Übernehmen!
AW: Urlaubsplanung | Bei mir passt die letzte Juliwoche nicht, da ist Inventur. Ich könnte die Woche davor nehmen, wenn niemand etwas dagegen hat. Gebt mir bitte bis Mittwoch Bescheid.
Ostern | Mein Schatz, Papa holt euch am Gründonnerstag vom Bahnhof ab. Bringt warme Jacken mit, in der Hütte ist es noch kalt. Oma hat schon zwei Kuchen gebacken und fragt jeden Tag, wann ihr endlich kommt. | Mama
Nebenkostenabrechnung 2023 | Sehr geehrter Herr Busch, anbei erhalten Sie die Abrechnung der Betriebs- und Heizkosten für das vergangene Jahr. Es ergibt sich ein Guthaben von 112,40 Euro, das wir mit der nächsten Miete verrechnen. Die Belege können Sie nach Absprache bei uns einsehen. Mit freundlichen Grüßen | Hausverwaltung Brandt
Wandertag der 6b | Liebe Eltern, am Donnerstag fällt der Unterricht wegen des Wandertags aus. Treffpunkt ist um 8.15 Uhr am Busbahnhof. Bitte geben Sie Ihrem Kind festes Schuhwerk, Regenschutz und sechs Euro für den Eintritt mit. Die unterschriebene Einverständniserklärung brauche ich bis Dienstag zurück. Herzliche Grüße | Katrin Sauer
Angebot Nr. 2024-071: Sanierung Bad | Sehr geehrte Frau Krüger, vielen Dank für das freundliche Gespräch vor Ort. Wie besprochen sende ich Ihnen unser Angebot über 8.640,00 Euro inklusive Material und Mehrwertsteuer. Wir halten uns daran bis zum 30. September gebunden. Bei Auftragserteilung könnten wir in der 38. Woche beginnen. Mit freundlichen Grüßen | Dieter Lohmann
Rechnung 4417 | Guten Tag Herr Weber, im Anhang finden Sie unsere Rechnung über die Wartung der Heizung. Bitte überweisen Sie den Betrag von 189,21 Euro innerhalb von 14 Tagen auf das unten genannte Konto. Sollten Sie bereits gezahlt haben, betrachten Sie dieses Schreiben als gegenstandslos. Freundliche Grüße | Heizungsbau Thiele
Ihr Termin am 12. | Guten Tag, leider müssen wir Ihren Termin zur Zahnreinigung verschieben, da die Kollegin erkrankt ist. Könnten Sie stattdessen am 19. um 10.30 Uhr? Rufen Sie uns gern kurz an oder antworten Sie auf diese Mail. Ihr Praxisteam | Praxis Dr. Amend
Bewerbung als Sachbearbeiterin | Sehr geehrte Damen und Herren, mit großem Interesse habe ich Ihre Stellenanzeige gelesen. Ich arbeite seit sechs Jahren in der Buchhaltung eines mittelständischen Betriebs und suche eine neue Herausforderung. Meine Bewerbungsunterlagen finden Sie im Anhang. Über eine Einladung zu einem persönlichen Gespräch freue ich mich sehr. | Melanie Drechsler
Jahreshauptversammlung | Liebe Vereinsmitglieder, hiermit lade ich euch herzlich zur Jahreshauptversammlung am Freitag, dem 8. März, um 19 Uhr ins Vereinsheim ein. Auf der Tagesordnung stehen der Kassenbericht, die Wahl des Vorstands und die neuen Mitgliedsbeiträge. Anträge bitte bis eine Woche vorher schriftlich an mich. Für Getränke ist gesorgt. | Rolf Steinbach
Kaufvertrag Gebrauchtwagen | Hallo Herr Hoffmann, wie am Telefon vereinbart reserviere ich Ihnen den Kombi bis Samstag. Preis bleibt bei 5.900 Euro, Barzahlung bei Abholung, Winterreifen gibt es kostenlos dazu. Bringen Sie bitte Ihren Ausweis und die Versicherungsbestätigung mit.
Kündigung Fitnessvertrag | Sehr geehrte Damen und Herren, hiermit kündige ich meinen Vertrag mit der Mitgliedsnummer 20817 fristgerecht zum nächstmöglichen Zeitpunkt. Bitte bestätigen Sie mir den Eingang und das Vertragsende schriftlich. Eine weitere Kontaktaufnahme zum Zweck der Rückwerbung wünsche ich nicht. | Özlem Yildiz
Kleingeld für Frau Behrens | Hallo zusammen, Frau Behrens geht am Monatsende in Rente. Wir sammeln für einen Gutschein vom Gartencenter, der Umschlag liegt bei mir im Büro. Wer mag, gibt fünf Euro und unterschreibt auf der Karte. Bitte nichts verraten!
Kurze Frage zur Umsatzsteuer | Moin Jonas, kannst du mir bis heute Nachmittag die Zahlen für die Voranmeldung schicken? Das Finanzamt will sie bis zum Zehnten, und ich muss noch die Gutschriften abziehen.
`),
	mailings: lines(`
Kaffeerösterei Lotte | bestellung | Ihre Bestellung 20394 ist bei uns eingegangen | Vielen Dank für Ihre Bestellung! Wir haben sie erhalten und packen sie noch heute. Zwei Pfund Hausmischung, ein Handfilter, Gesamtsumme 38,70 Euro inkl. MwSt., Versand kostenlos. {Bestellung ansehen} Sie haben 14 Tage Widerrufsrecht; die Belehrung finden Sie im Anhang. Kaffeerösterei Lotte GmbH, Speicherweg 9, 20457 Hamburg, Amtsgericht Hamburg HRB 00311, Geschäftsführerin: Lotte Ahrens.
Kaffeerösterei Lotte | versand | Ihr Paket ist unterwegs | Gute Nachrichten, Lukas! Ihr Paket wurde soeben dem Zusteller übergeben und kommt voraussichtlich morgen zwischen 10 und 14 Uhr an. {Sendung verfolgen} Nicht zu Hause? {Ablageort wählen} oder einen Nachbarn angeben.
Postkiste Paketdienst | info | Ihre Sendung liegt in der Filiale bereit | Guten Tag, wir haben Sie heute leider nicht angetroffen. Ihre Sendung liegt ab morgen, 12 Uhr, sieben Werktage in der Filiale Lindenstraße 3 für Sie bereit. Bitte bringen Sie Ihren Personalausweis und die Benachrichtigungskarte mit. Kosten entstehen Ihnen nicht. {Öffnungszeiten}
Mietradl | konto | Setzen Sie Ihr Passwort zurück | Hallo Sabine, für Ihr Konto wurde ein neues Passwort angefordert. Klicken Sie auf den folgenden Link, um es festzulegen: {Neues Passwort vergeben} Der Link ist 60 Minuten gültig. Wenn Sie das nicht waren, brauchen Sie nichts zu tun, Ihr bisheriges Passwort bleibt bestehen.
Mietradl | willkommen | Bitte bestätigen Sie Ihre E-Mail-Adresse | Schön, dass Sie dabei sind! Nur noch ein Klick, dann können Sie losradeln. {E-Mail-Adresse bestätigen} Haben Sie sich nicht bei uns registriert, ignorieren Sie diese Nachricht bitte; ohne Bestätigung löschen wir Ihre Daten nach 48 Stunden automatisch.
Geestbank Moorfeld | service | Neue Dokumente in Ihrem Postfach | Sehr geehrter Kunde, in Ihrem elektronischen Postfach liegt ein neuer Kontoauszug für Sie bereit. Melden Sie sich dazu wie gewohnt im Online-Banking an. Aus Sicherheitsgründen enthält diese Mail keine Links. Wir fragen Sie niemals per E-Mail oder Telefon nach PIN oder TAN.
Geestbank Moorfeld | sicherheit | Neues Gerät für die Freigabe-App registriert | Guten Tag, am 3. Juni um 18.42 Uhr wurde ein neues Gerät für Ihre Freigabe-App registriert. Haben Sie das selbst veranlasst, müssen Sie nichts weiter tun. Andernfalls sperren Sie Ihren Zugang bitte umgehend über die Nummer auf der Rückseite Ihrer Karte.
Wolkenablage | code | 604 218 ist Ihr Bestätigungscode | Ihr Code zur Anmeldung lautet 604 218. Er ist zehn Minuten gültig. Geben Sie ihn an niemanden weiter, auch nicht an Mitarbeiter unseres Kundendienstes.
Regionalbahn Fichtelland | tickets | Ihr Online-Ticket | Vielen Dank für Ihre Buchung. Ihr Ticket für die Fahrt am 21. Juni ab 7.52 Uhr, Gleis 3, hängt als PDF an dieser Mail. Bitte zeigen Sie es zusammen mit einem Lichtbildausweis vor. Stornierung bis zum Vortag kostenlos. {Buchung verwalten}
Lohnbüro Kessler | abrechnung | Ihre Entgeltabrechnung für Mai steht bereit | Guten Tag, Ihre Gehaltsabrechnung für den Monat Mai können Sie ab sofort im Mitarbeiterportal abrufen. {Zum Portal} Die Auszahlung erfolgt zum Monatsende auf das von Ihnen angegebene Konto. Diese Nachricht wurde automatisch erstellt, bitte antworten Sie nicht darauf.
Hörbuchgarten | zahlung | Ihre Zahlung ist fehlgeschlagen | Hallo Jonas, leider konnten wir den Monatsbeitrag von 9,95 Euro nicht von Ihrem Konto abbuchen. Wir versuchen es am Freitag erneut. Falls sich Ihre Bankverbindung geändert hat, können Sie sie hier anpassen: {Zahlungsart aktualisieren} Ihre Hörbücher bleiben selbstverständlich bis dahin verfügbar.
Stromwerk Aue | kundenservice | Anpassung unserer AGB und Preise zum 1. Oktober | Sehr geehrte Kundin, wir ändern zum 1. Oktober unsere Allgemeinen Geschäftsbedingungen. Der Arbeitspreis sinkt um 1,8 Cent je Kilowattstunde, der Grundpreis bleibt gleich. Sie haben wegen dieser Änderung ein Sonderkündigungsrecht. {Änderungen im Überblick} Ihre Stromwerk Aue AG, Vorsitzender des Aufsichtsrats: Dr. Ulf Merten, USt-IdNr. DE000000000.
Friseur Haargenau | termine | Erinnerung: Ihr Termin morgen um 16 Uhr | Liebe Birgit, wir freuen uns auf Ihren Besuch morgen um 16 Uhr bei Nadine. Sie können nicht kommen? Bitte sagen Sie bis heute Abend ab, dann entstehen Ihnen keine Kosten. {Termin verschieben} {Termin absagen}
Gartenmarkt Ehlers | newsletter | Nur bis Samstag: 20 % auf alle Stauden | Jetzt zugreifen: Bis Samstag sparen Sie 20 % auf alle Stauden und Gräser, solange der Vorrat reicht. Außerdem gratis ab 50 Euro Einkaufswert: ein Sack Blumenerde. {Angebote entdecken} Sie erhalten diesen Newsletter, weil Sie sich dafür angemeldet haben. Wenn Sie keine weiteren E-Mails wünschen, können Sie sich hier {abmelden}. Impressum: Gartenmarkt Ehlers e. K., Inhaber Hinnerk Ehlers, Dorfstraße 18, 26345 Bockhorn.
Modehaus Blum | vorteile | Ihr Geburtstagsgutschein über 10 Euro | Herzlichen Glückwunsch, liebe Frau Neumann! Als Dankeschön für Ihre Treue schenken wir Ihnen 10 Euro auf Ihren nächsten Einkauf ab 40 Euro. Code: BLUM10. {Gutschein einlösen} Gültig vier Wochen, nicht mit anderen Rabatten kombinierbar. {Vom Newsletter abmelden}
Schlüsselwerk Versicherung | service | Ihre Beitragsrechnung | Sehr geehrter Herr Busch, der Jahresbeitrag für Ihre Hausratversicherung in Höhe von 84,60 Euro wird am 1. Juli per Lastschrift eingezogen. Ihre Versicherungsnummer: HV 11 2093. {Rechnung herunterladen} Sind Sie umgezogen oder haben Sie etwas Neues angeschafft? Dann prüfen wir gern kostenlos, ob Ihre Versicherungssumme noch ausreicht.
Elternportal Sonnenhof | noreply | Neue Nachricht von der Klassenleitung | Sie haben im Elternportal eine neue Nachricht zum Thema "Zeugniskonferenz" erhalten. {Nachricht lesen} Sie möchten nicht mehr per E-Mail benachrichtigt werden? Ändern Sie die Einstellungen in Ihrem Profil.
`),
	newsletters: blocks(`
Berufsmesse Elbtal | team | Noch 14 Tage bis zur Berufsmesse Elbtal
Liebe Besucherinnen und Besucher, in zwei Wochen ist es so weit: 120 Arbeitgeber aus der Region stellen sich in der Messehalle 2 vor. Eintritt frei, eine Anmeldung ist nicht nötig. Programm und Hallenplan: @/programm
Tipps für Bewerber: Bringen Sie zehn Lebensläufe mit, ziehen Sie an, worin Sie sich wohlfühlen, und fragen Sie nach dem Einstiegsgehalt. Unser kostenloser Bewerbungscheck findet ab 10 Uhr statt.
Diese Stellen sind gefragt: Pflegefachkräfte, Elektroniker, Erzieherinnen und Mitarbeiter im Kundenservice, auch in Teilzeit und im Homeoffice. Alle Stellenangebote: @/stellen
Sie erhalten diese Mail, weil Sie im letzten Jahr unseren Newsletter abonniert haben. Abbestellen: @/abmelden. Verantwortlich im Sinne des Presserechts: Petra Eichler, Elbtal Messe GmbH

Weinhandlung Rebstock | post | Frühlingspost: sechs Weine zum Probierpreis
Liebe Weinfreunde, der Frühling ist da, und mit ihm die ersten Weine des neuen Jahrgangs. Unser Probierpaket: sechs Flaschen für 39 statt 52 Euro, versandkostenfrei bis Ende April. @/paket
Gewinnspiel: Was bedeutet "Kabinett"? Unter allen richtigen Einsendungen verlosen wir drei Kisten Riesling. Der Rechtsweg ist ausgeschlossen, Teilnahme ab 18 Jahren.
Weinprobe im Keller am 20. April, 25 Euro pro Person, Anmeldung bitte telefonisch oder per Antwort auf diese Mail.
Kein Interesse mehr? Eine kurze Antwort mit dem Betreff "Abmelden" genügt. Impressum: Rebstock KG, Marktplatz 4, Steuernummer auf Anfrage

Rathaus Wiesenau | buergerbuero | Neues aus dem Rathaus, Ausgabe Mai
Sperrung der Hauptstraße: Vom 6. bis 24. Mai wird zwischen Kirche und Feuerwehr die Wasserleitung erneuert. Die Umleitung ist ausgeschildert, die Geschäfte bleiben erreichbar.
Grundsteuer: Die Bescheide werden Mitte des Monats verschickt. Fragen beantwortet das Steueramt dienstags und donnerstags. Wer ein Lastschriftmandat erteilt hat, muss nichts überweisen. @/grundsteuer
Freibad: Die Saison beginnt am 11. Mai. Dauerkarten gibt es bis dahin zum ermäßigten Preis im Bürgerbüro. Der Sozialausschuss tagt öffentlich am 14. um 19 Uhr.
Diesen Rundbrief können Sie jederzeit abbestellen: @/abbestellen

Mieterverein Kanalviertel | beratung | Mitgliederbrief: Heizkosten richtig prüfen
Liebe Mitglieder, in diesen Wochen kommen die Abrechnungen. Prüfen Sie drei Dinge: den Zeitraum, die Wohnfläche und den Verteilerschlüssel. Jede zweite Abrechnung, die wir sehen, ist fehlerhaft. Checkliste zum Herunterladen: @/checkliste
Aus der Rechtsprechung: Ein Vermieter darf die Kaution nicht einbehalten, nur weil die Wand gelb gestrichen ist. Das Amtsgericht gab unserem Mitglied recht, 1.200 Euro wurden ausgezahlt.
Die telefonische Erstberatung ist für Mitglieder kostenlos. Der Beitrag von 72 Euro für das laufende Jahr wird im Juni abgebucht.
Sie bekommen diesen Brief als Mitglied. Eingetragener Verein, Registergericht Moorfeld VR 00117.

Agrarmarkt Aktuell | redaktion | Marktbericht: Weizen fester, Milchpreis stabil
Die Notierungen für Brotweizen legten zum Wochenschluss um drei Euro auf 221 Euro je Tonne zu. Händler nennen die Trockenheit im Osten als Grund. Raps gab leicht nach.
Die Molkereien im Norden zahlen unverändert 43 Cent. Für das dritte Quartal rechnen Analysten mit einer Seitwärtsbewegung. Tabellen: @/preise
Anzeige: Gebrauchte Landtechnik günstig kaufen oder verkaufen, kostenlos inserieren unter @/markt
Alle Angaben ohne Gewähr, keine Anlageberatung. Newsletter verwalten: @/konto

Kirchengemeinde St. Anna | pfarrbuero | Gemeindebrief zum Advent
Liebe Gemeinde, "Fürchtet euch nicht", sagt der Engel. In diesem Advent wollen wir einander zuhören. Jeden Mittwoch um 18 Uhr ist die Kirche offen, mit Kerzen, Tee und Stille.
Wir bitten um Ihre Spende für das neue Dach. Bisher sind 14.300 Euro zusammengekommen, Gott vergelt's! Spendenbescheinigungen stellt das Pfarrbüro aus.
Der Basar der Frauengruppe findet am zweiten Advent statt, der Erlös geht an das Waisenhaus in unserer Partnergemeinde.

Grundschule am Deich | sekretariat | Elternbrief Nr. 5
Liebe Eltern, die Anmeldungen für die Ganztagsbetreuung liegen im Sekretariat aus, Abgabe bis zum 15. Das Essensgeld steigt auf 3,80 Euro pro Tag; Familien mit geringem Einkommen können einen Zuschuss beantragen.
Läuse: In zwei Klassen wurden Kopfläuse festgestellt. Bitte kontrollieren Sie Ihre Kinder und benutzen Sie bei Befall ein Mittel aus der Apotheke.
Die Gewinner des Malwettbewerbs stehen fest! Herzlichen Glückwunsch an Emil, Samira und die ganze 3a. Bilder: @/malen
`),
};
