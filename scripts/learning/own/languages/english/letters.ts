// Short letters between people, written for training: the labelled sets hold hardly any, and without them a greeting and two
// lines read like an advance-fee fraud. One a line: subject | text. Names and facts are invented.

export const LETTERS: string[] = `
Hello | How are you doing? Long time no see.
Hello | Are you well? I have not heard from you since May.
hi | hi, you there?
Hello! | Just a short hello from the train. How are you all?
Hello again | Sorry that I did not answer. How is your mother?
Hey | Hey, how was it? Tell me.
Hello | Did you get home well?
Hi | How is it going? Call me when you can.
Lunch | Hello, how are you? Shall we have lunch on Tuesday?
Hi | Hi Tom, are you there already? We are in the second room on the left.
Re: Saturday | Sounds good. See you at eight, I will bring the salad.
Thanks | Thank you so much for yesterday, we had a lovely evening. Kiss the children from us.
Photos | Here are the pictures from the weekend. The one with the dog is my favourite.
Late | Sorry, my train is late. Start without me please.
Happy birthday | Happy birthday, dear Anna! All the best for the new year of your life. We think of you.
Keys | Did I leave my keys at your place? They have a red ribbon.
Meeting moved | The meeting on Thursday is moved to 3 pm, same room. Please tell Carlos.
Draft | Please find my draft attached. Comments are welcome until Friday.
Quick question | Quick question: who has the projector this week?
Invoice for May | Dear Ms Brand, please find our invoice for May attached. Kind regards, Peter Holm
Offer | Dear Mr Lind, thank you for your inquiry. Our offer for the two windows is attached. We look forward to hearing from you.
Your order of paint | Hello, the paint that you ordered has come in. You can pick it up until Saturday noon.
Appointment | Good morning, I would like to make an appointment for my daughter next week. Mornings are best for us. Thank you.
Sick today | I have a cold and stay at home today. Please move my calls to tomorrow.
Holiday | We are back from the sea. The weather was awful, the food was great. When do you come over?
Job | Dear Dr Stone, I am writing to apply for the position of librarian. My letter and references are attached. Sincerely, Ellen Park
Contract | Hi, the signed contract is attached. Could you send me a countersigned copy? Best, Marta
Car | The garage called: the brakes are done, 420 in all. I pick it up at five.
Rent | Dear Mr Ode, the rent for June was transferred today. The tap in the kitchen still drips, could someone look at it?
Money for the gift | We collect for a present for Susan. If you want to join, give me 10 by Wednesday.
New number | This is my new phone number, please delete the old one: 030 5550 1234. Love, Mum
Book | Have you finished the book? I would like to read it next.
School trip | Dear parents, on Monday we go to the museum. Please give your children a raincoat and something to eat.
Choir | Rehearsal is on Wednesday at seven as usual. Altos please come half an hour earlier.
Test | test
(no subject) | call me when you can
Wifi | What is the password of your wifi? Mine does not work and I need to send a file.
Password | I have reset your account on the file server. Please choose a new password when you log in for the first time, and call me if it fails.
Access | You should now have access to the folder. Tell me if you still can not open it.
Server | The mail server will be restarted tonight at ten. Mail that comes in meanwhile is not lost.
Report | Attached is the report for the third quarter. Sales are up by 4 percent, costs are flat.
Payment received | Dear Mr Ortiz, your payment has arrived, thank you. We ship on Monday.
Reminder | Dear customer, our invoice 2041 of 3 March is still open. If you have paid meanwhile, please ignore this letter.
Bank details | Hi Jo, our bank details have not changed, they are on the last invoice. Regards, Eva
Travel | Your tickets are in the attached file. Please print them, the reader at the gate is often broken.
Flat | Hello, I saw your advertisement for the flat and am very interested. Could I have a look at it this week?
Bicycle | Is the bicycle still for sale? I could come by tomorrow after work.
Condolences | Dear Ruth, we are so sorry to hear about your loss. If there is anything that we can do, please call.
Prize | Congratulations on winning the essay prize! The whole department is proud of you.
Doctor | Your test results are fine. There is no need to come in; the doctor suggests to check again in a year.
Termin | Guten Tag Frau Winter, der Termin am Dienstag passt uns gut. Bis dann, viele Grüße, J. Sommer
Essen | Hallo, wie geht es dir? Wollen wir am Freitag zusammen essen gehen?
Fotos | Hier die Fotos vom Wochenende. Das mit dem Hund ist mein liebstes.
Rechnung Mai | Sehr geehrte Damen und Herren, anbei erhalten Sie unsere Rechnung für Mai. Mit freundlichen Grüßen, P. Holm
Anfrage | Guten Tag, vielen Dank für Ihre Anfrage. Unser Angebot finden Sie im Anhang. Für Rückfragen stehen wir gern bereit.
Krank | Ich bin erkältet und bleibe heute zu Hause. Bitte verschiebt meine Anrufe auf morgen.
Geburtstag | Alles Gute zum Geburtstag, liebe Oma! Wir kommen am Sonntag zum Kaffee.
Wohnung | Hallo, ist die Wohnung noch frei? Ich würde sie mir diese Woche gern ansehen.
Protokoll | Liebe Kolleginnen und Kollegen, anbei das Protokoll der Sitzung vom Montag. Änderungen bitte bis Freitag.
Schlüssel | Habe ich meinen Schlüssel bei euch vergessen? Er hat ein rotes Band.
Überweisung | Die Miete für Juni habe ich heute überwiesen. Der Wasserhahn in der Küche tropft noch immer.
Déjeuner | Bonjour, comment vas-tu ? On déjeune ensemble mardi ?
Photos | Voici les photos du week-end. Celle avec le chien est ma préférée. Bises
Facture de mai | Madame, Monsieur, veuillez trouver ci-joint notre facture du mois de mai. Cordialement, P. Holm
Rendez-vous | Bonjour, je voudrais prendre rendez-vous pour ma fille la semaine prochaine, plutôt le matin. Merci d'avance.
Réunion | La réunion de jeudi est reportée à quinze heures, même salle. Merci de prévenir Carlos.
Anniversaire | Joyeux anniversaire, chère Anne ! Nous pensons bien à toi et t'embrassons.
Devis | Bonjour Monsieur, vous trouverez notre devis en pièce jointe. N'hésitez pas à m'appeler si vous avez des questions.
Retard | Désolée, mon train a du retard, commencez sans moi.
Almuerzo | Hola, ¿cómo estás? ¿Comemos juntos el martes?
Fotos | Aquí tienes las fotos del fin de semana. La del perro es mi favorita. Un abrazo
Factura de mayo | Estimada señora: le adjunto nuestra factura de mayo. Un cordial saludo, P. Holm
Reunión | La reunión del jueves pasa a las tres, en la misma sala. Avisa a Carlos, por favor.
Cita | Buenos días, quisiera pedir cita para mi hija la semana que viene, mejor por la mañana. Muchas gracias.
Cumpleaños | ¡Feliz cumpleaños, querida Ana! Te mandamos muchos besos desde casa.
Presupuesto | Buenas tardes, le envío el presupuesto que me pidió. Quedo a su disposición para cualquier duda.
Almoço | Olá, tudo bem com você? Vamos almoçar na terça?
Fotos | Seguem as fotos do fim de semana. A do cachorro é a minha preferida. Beijos
Fatura de maio | Prezada senhora, segue em anexo a nossa fatura de maio. Atenciosamente, P. Holm
Reunião | A reunião de quinta passou para as três horas, na mesma sala. Avise o Carlos, por favor.
Consulta | Bom dia, gostaria de marcar uma consulta para a minha filha na semana que vem, de preferência de manhã. Obrigada.
Aniversário | Feliz aniversário, querida Ana! Um grande abraço de todos nós.
Orçamento | Boa tarde, envio em anexo o orçamento que o senhor pediu. Qualquer dúvida, estou à disposição.
Aula | Pessoal, a aula de amanhã será na sala 12. Tragam o livro e o caderno.
Aluguel | O aluguel de junho foi pago hoje. A torneira da cozinha continua pingando, o senhor pode mandar alguém?
Pranzo | Ciao, come stai? Pranziamo insieme martedì?
Fattura di maggio | Gentile signora, in allegato trova la nostra fattura di maggio. Cordiali saluti, P. Holm
Riunione | La riunione di giovedì è spostata alle tre, stessa sala. Avvisa Carlo per favore.
Compleanno | Tanti auguri, cara Anna! Ti pensiamo e ti abbracciamo.
Preventivo | Buongiorno, le invio il preventivo che mi ha chiesto. Resto a disposizione per ogni domanda.
Lunch | Hoi, hoe gaat het? Zullen we dinsdag samen lunchen?
Factuur mei | Geachte mevrouw, bijgaand vindt u onze factuur over mei. Met vriendelijke groet, P. Holm
Vergadering | De vergadering van donderdag is verplaatst naar drie uur, zelfde zaal. Zeg je het ook tegen Karel?
Verjaardag | Gefeliciteerd met je verjaardag, lieve Anna! We denken aan je.
Spotkanie | Cześć, co u ciebie? Czy spotkamy się we wtorek na obiedzie? Zebranie w czwartek jest o trzeciej.
Faktura | Dzień dobry, w załączeniu przesyłam fakturę za maj. Z poważaniem, P. Holm
Möte | Hej, hur mår du? Ska vi äta lunch på tisdag? Mötet på torsdag är flyttat till klockan tre.
Toplantı | Merhaba, nasılsın? Salı günü birlikte yemek yiyelim mi? Perşembe toplantısı saat üçe alındı.
Обед | Привет, как дела? Пообедаем вместе во вторник? Встреча в четверг перенесена на три часа.
Счёт за май | Добрый день, высылаю счёт за май. С уважением, П. Хольм
昼食 | こんにちは、お元気ですか。火曜日に一緒に昼ご飯を食べませんか。会議は木曜日の三時からです。
午餐 | 你好，最近怎么样？星期二一起吃午饭好吗？星期四的会议改到下午三点，还是原来的房间。
`
	.trim()
	.split('\n');
