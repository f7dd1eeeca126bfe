// Italian: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const ITALIAN: Writing = {
	language: 'Italian ',
	people: ['Giulia Ferri', 'Marco Bassi', 'Chiara Lodi', 'Nicolò Serra', 'Paola Vanni', 'Stefano Greco'],
	foots: ['Privacy', 'Note legali', 'Leggi online', 'Contatti', 'Il mio profilo', 'Annulla iscrizione'],
	search: 'Cerca',
	letters: lines(`
Riunione di reparto | Ciao a tutti, la riunione di domani è anticipata alle 9.30 perché alle undici arriva il cliente. Portate per favore i dati aggiornati sulle consegne e l'elenco dei reclami ancora aperti. Grazie
R: Ferie | Ciao Giulia, per me va bene, prendo la settimana di ferragosto e quella dopo. Avviso io l'ufficio del personale e ti lascio le pratiche urgenti sulla scrivania.
Domenica | Tesoro, domenica vi aspettiamo a pranzo, faccio le lasagne. Il nonno ha aggiustato la bicicletta della piccola. Se piove mangiamo dentro. Un bacione | Mamma
Caparra e contratto | Gentile dottoressa, le invio in allegato il contratto di locazione registrato all'Agenzia delle Entrate. Il canone di 720 euro va versato entro il giorno cinque di ogni mese con bonifico. La caparra le sarà restituita alla fine del contratto, salvo danni. Cordiali saluti | Renato Bianchini
Gita di classe | Gentili genitori, giovedì 23 maggio le classi terze andranno in gita al museo della scienza. Il ritrovo è alle 7.45 davanti alla scuola. Vi chiediamo di consegnare l'autorizzazione firmata e la quota di 15 euro entro venerdì. Pranzo al sacco. Grazie per la collaborazione | Maestra Ornella
Preventivo infissi | Buongiorno, come da accordi le trasmetto il preventivo per la fornitura e posa in opera di sei finestre, per un totale di 4.350 euro più IVA. Il prezzo comprende lo smaltimento dei vecchi infissi; può usufruire della detrazione fiscale. L'offerta è valida 60 giorni. Resto a disposizione per qualsiasi chiarimento. | Serramenti Valli
Sollecito fattura 88 | Spett.le ditta, da un controllo contabile risulta ancora aperta la nostra fattura n. 88 del 31 gennaio di euro 610,00. Vi preghiamo di provvedere al saldo con cortese sollecitudine. Se il pagamento è già stato effettuato, vi preghiamo di non considerare la presente. Distinti saluti | Ufficio amministrazione
Spostamento visita | Buongiorno signora, purtroppo la dottoressa è in malattia e dobbiamo rimandare la visita di mercoledì. Le andrebbe bene martedì 11 alle 16.15? Ci faccia sapere rispondendo a questa mail o telefonando in segreteria. | Studio medico Parini
Candidatura come magazziniere | Spettabile azienda, in risposta al vostro annuncio mi permetto di inviarvi il mio curriculum. Ho il patentino per il muletto e quattro anni di esperienza nella logistica. Sono disponibile da subito, anche su turni. Autorizzo il trattamento dei miei dati personali ai sensi di legge. In attesa di un vostro riscontro porgo cordiali saluti. | Stefano Greco
Assemblea dei soci | Cari soci, siete invitati all'assemblea ordinaria di venerdì 12 alle ore 21 in sede. All'ordine del giorno il bilancio consuntivo, il rinnovo delle cariche e la gita sociale. Chi deve ancora pagare la quota può farlo quella sera. | Il presidente della bocciofila
Caldaia | Ciao, il tecnico è passato: la scheda è da cambiare, sono 230 euro con la manodopera. Gli ho detto di procedere. Domani mattina torna verso le nove, ci sei tu?
Disdetta | Con la presente comunico la volontà di recedere dal contratto n. 55108 intestato alla sottoscritta, con effetto dalla prima scadenza utile. Chiedo conferma scritta dell'avvenuta disattivazione e il rimborso di quanto già addebitato per il mese di luglio. | Paola Vanni
Regalo per Beppe | Ragazzi, Beppe si sposa sabato! Facciamo una colletta per il regalo, dieci euro a testa, li raccolgo io entro giovedì. Il biglietto da firmare è nel cassetto della fotocopiatrice.
`),
	mailings: lines(`
Pastificio Trulli | ordini | Conferma ordine n. 7719 | Ciao Chiara, grazie per il tuo ordine! Quattro confezioni di orecchiette e un vasetto di cime di rapa, totale 23,60 euro, spedizione gratuita. Ti scriveremo appena il pacco sarà partito. {Vedi l'ordine} Hai 14 giorni per il diritto di recesso. Pastificio Trulli srl, via Grano 2, P. IVA 00000000000.
Pastificio Trulli | novita | Solo per oggi: spedizione gratis e -20% | Affrettati, fino a mezzanotte tutta la pasta artigianale è scontata del 20% e la spedizione la offriamo noi. {Acquista ora} Ricevi questa email perché hai dato il consenso alle comunicazioni commerciali. Se non vuoi più riceverle, {cancella la tua iscrizione}.
Corriere Rondine | notifiche | La tua spedizione è in consegna | Gentile cliente, la spedizione 3391 sarà consegnata oggi tra le 9 e le 13. Se non sei in casa puoi {scegliere un punto di ritiro}. La consegna è già pagata: il corriere non ti chiederà denaro.
Ripetizioni Facili | account | Reimposta la password | Ciao Marco, abbiamo ricevuto una richiesta di reimpostazione della password. Clicca qui per sceglierne una nuova: {Reimposta password} Il link scade tra un'ora. Se non hai fatto tu la richiesta ignora questa email.
Ripetizioni Facili | benvenuto | Conferma il tuo indirizzo email | Benvenuto! Per completare la registrazione conferma il tuo indirizzo. {Conferma email} Potrai subito prenotare la prima lezione gratuita con uno dei nostri insegnanti.
Banca del Lago | clienti | Nuovo documento nella tua area riservata | Gentile cliente, l'estratto conto al 31 maggio è disponibile nella sezione Documenti della tua banca online. Per motivi di sicurezza questa email non contiene collegamenti. La banca non ti chiederà mai PIN e codici per telefono o per posta elettronica.
Banca del Lago | avvisi | Pagamento con carta di 48,20 euro | La informiamo che in data 3 giugno è stato autorizzato un pagamento di 48,20 euro con la carta che termina con 0917. Se non lo riconosce, blocchi la carta chiamando il numero verde sul retro.
Sportello Servizi | codici | Il tuo codice: 915 076 | Il codice per completare l'accesso è 915 076, valido 5 minuti. Non comunicarlo a nessuno.
Teatro dei Gelsi | biglietteria | I tuoi biglietti | Grazie per l'acquisto! In allegato trovi due biglietti per sabato 15 alle 20.45, platea, fila D. Basta mostrarli dal telefono all'ingresso. {Scarica i biglietti} Buono spettacolo!
Cedolino Web | paghe | Busta paga di maggio disponibile | Gentile dipendente, è disponibile il cedolino del mese di maggio. {Accedi al portale} Messaggio generato automaticamente, si prega di non rispondere.
Radio Lanterna Più | abbonamenti | Il pagamento non è andato a buon fine | Ciao, non siamo riusciti ad addebitare 5,99 euro per il tuo abbonamento: la carta risulta scaduta. {Aggiorna il metodo di pagamento} Riproveremo tra tre giorni; nel frattempo puoi continuare ad ascoltare tutto.
Gas e Luce Brenta | servizioclienti | La tua bolletta e le nuove condizioni | Gentile cliente, la bolletta di 74,55 euro, scadenza 20 giugno, è online. {Scarica bolletta} Dal 1° settembre cambiano le condizioni generali di fornitura: hai diritto di recedere senza costi entro 30 giorni.
Dentisti Associati Mole | promemoria | Promemoria appuntamento | Le ricordiamo l'appuntamento di lunedì 10 alle 15.00 con il dott. Rocca. Per disdire o spostare la visita: {Gestisci appuntamento}. La preghiamo di avvisare almeno 24 ore prima.
Outlet Maglie | offerte | Saldi al via: sconti fino al 60% | Sono iniziati i saldi! Fino al 60% su maglieria e cappotti, e con la tessera hai un ulteriore 10%. {Scopri le offerte} Offerta valida fino a esaurimento scorte. Non vuoi più ricevere le nostre offerte? {Disiscriviti}
Comune di Pietralba | protocollo | Ricevuta della sua istanza | Si comunica che la sua istanza è stata protocollata con il numero 10233. Il procedimento si concluderà entro 30 giorni. Per informazioni può rivolgersi all'ufficio anagrafe. Non risponda a questo messaggio.
`),
	newsletters: blocks(`
Fiera Lavoro Adriatico | segreteria | Sabato c'è la fiera del lavoro
Cerchi lavoro? Sabato dalle 10 alle 18 trovi 60 aziende pronte ad assumere: camerieri, animatori, operai specializzati, contabili. Ingresso gratuito, porta il tuo curriculum. @/aziende
Laboratori: come scrivere una lettera di presentazione, come leggere una busta paga, come riconoscere gli annunci truffa.
Per le imprese: gli ultimi tre stand sono ancora disponibili. Chiamateci.
Ricevi questa newsletter perché ti sei iscritto sul nostro sito. Cancellati: @/cancella

Enoteca del Borgo | carlo | La lettera di maggio: rosati e un concorso
Cari amici, è arrivato il caldo e con lui i rosati. Tre bottiglie a 24 euro invece di 31, solo questo mese. Ordina: @/rosati
Concorso: indovina l'annata e vinci una cena per due! Il vincitore sarà estratto il 31, in bocca al lupo.
Degustazione gratuita sabato pomeriggio con i produttori. Bevi con moderazione.
Per non ricevere più questa lettera rispondi CANCELLAMI.

Comune di Valdorno | urp | Notizie dal Comune, giugno
Dal 3 giugno la raccolta dei rifiuti cambia giorno: l'umido passa al martedì e al sabato. Il nuovo calendario arriva per posta.
IMU: l'acconto scade il 17 giugno. Lo sportello tributi aiuta gratuitamente chi deve calcolare l'importo. @/imu
Bonus libri per le famiglie: domande online fino al 30. Estate ragazzi: ultimi posti disponibili.
Iscrizione e cancellazione: @/newsletter

Un Tetto per Tutti | sostieni | Il tuo 5 per mille diventa una casa
Cara amica, caro amico, grazie a chi ha donato, in marzo tre famiglie hanno ricevuto le chiavi. Non ti costa nulla: basta il nostro codice fiscale nella dichiarazione dei redditi.
Cerchiamo volontari per il trasloco del 22 giugno: bastano due braccia e un furgone.
Le donazioni sono deducibili. Scopri come: @/dona

Mercati e Risparmio | redazione | Settimana positiva per Piazza Affari
L'indice guadagna lo 0,9% grazie alle banche, in calo i petroliferi. Il rendimento del decennale scende al 3,8%. L'oro tocca un nuovo massimo.
Domande dei lettori: conviene estinguere il mutuo in anticipo? Dipende dal tasso. Facciamo i conti: @/mutuo
Queste informazioni non sono una sollecitazione all'investimento. Annulla l'iscrizione: @/esci

Parrocchia San Donato | oratorio | Avvisi della settimana
Carissimi, domenica celebriamo la Prima Comunione di ventidue bambini. Preghiamo per loro e per le famiglie.
Pesca di beneficenza: servono premi. La raccolta per il tetto dell'oratorio ha raggiunto 9.400 euro, che il Signore vi benedica.
Iscrizioni al campo estivo entro il 10, quota 180 euro, fratelli 150.

Istituto Comprensivo Aleardi | dirigenza | Circolare 112
Si informano le famiglie che in caso di sciopero il servizio mensa non è garantito. Le lezioni termineranno l'8 giugno.
I colloqui con i docenti si prenotano dal registro elettronico: @/colloqui
Complimenti alla 2B, vincitrice del premio di poesia!
`),
};
