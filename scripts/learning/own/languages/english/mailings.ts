// Mailings that people asked for, written for training: the labelled sets hold few, and without them a receipt reads like a fraud.
// One a line: sender | local part | subject | text with a {link text}. Names and facts are invented.

export const MAILINGS: string[] = `
Harbour Books | orders | Your order has been shipped | Good news! Two books are on their way to you and should arrive by Thursday. {Track your parcel} Questions? Just reply to this mail. Harbour Books, 4 Quay Street
Harbour Books | news | New this month: islands | Dear reader, eleven books about islands have come in, from an atlas to a crime story. {See the list} You get this letter because you signed up in our shop. {Unsubscribe}
Nimbus Notes | no-reply | Reset your password | Someone asked to reset the password of your account. If it was you, {choose a new password}; the link works for one hour. If not, ignore this mail and nothing will change.
Nimbus Notes | hello | Welcome to Nimbus Notes | Hi, thank you for signing up. {Confirm your email address} to begin. Then write your first note or bring the old ones along. We are glad to have you.
Nimbus Notes | billing | Your receipt | Thank you for your payment. Plan: Team, 3 seats. Total: 27.00. The invoice is in your account. {View invoice}
Nimbus Notes | team | Your trial ends in three days | Your free trial of the Team plan ends on Friday. To keep shared notebooks, {choose a plan}. If you do nothing, your account becomes a free one and no note is lost.
Nimbus Notes | security | New sign-in to your account | We noticed a sign-in from a new device: Firefox on Linux. If this was you, there is nothing to do. If not, {secure your account}.
Nimbus Notes | no-reply | Your verification code | Your code is 482 913. It is valid for ten minutes. Never give it to anyone, we shall never ask you for it.
Tidal Bank | service | Your statement is ready | Dear customer, the statement of your account for April is in your online banking. For your security this mail contains no link. Log in as you always do.
Tidal Bank | service | Your card was used abroad | A payment of 34.20 was made with your card in Lisbon. If you do not know it, call the number on the back of the card.
Tidal Bank | service | Changes to our terms | Our terms change on 1 August. The new text and a comparison are in your mailbox in online banking. {Read a summary}
Meadow Fitness | hello | We miss you | It has been four weeks since your last visit. The pool is open again, and the new yoga class starts on Monday. {Book a class} {Unsubscribe}
Meadow Fitness | offers | 20% off all classes this week | This week only: 20% off ten-class cards, for members and their friends. {Get the card} You can unsubscribe at any time. {Unsubscribe}
Larch Airlines | booking | Booking confirmation | Thank you for your booking. Berlin to Oslo, 14 June, 9:40. One piece of baggage is included. {Manage my booking} We look forward to welcoming you aboard.
Larch Airlines | checkin | Check in now | Online check-in for your flight tomorrow is open. Choose a seat and get your boarding pass. {Check in}
Larch Airlines | offers | Summer fares from 59 | Save on flights to the north until Sunday: Oslo from 59, Bergen from 64, Tromso from 89. {See all offers} Prices include taxes. {Unsubscribe}
Oak & Iron | shop | You left something in your cart | Still thinking about the cast-iron pan? It is in your cart, and shipping is free today. {Back to the cart} {Unsubscribe}
Oak & Iron | shop | How do you like your pan? | You have had your pan for two weeks. Would you tell others how it cooks? {Write a review} It takes a minute.
Oak & Iron | shop | Your refund | We have refunded 49.90 to your card. It may take three days until you see it. Sorry that the pan was too heavy.
Oak & Iron | news | Sale! Up to 50% off | Our winter sale has begun: up to 50% off pots, pans and knives, while stocks last. {Shop now} You receive this newsletter as a customer. {Unsubscribe}
Corner Cinema | tickets | Your tickets | Here are your two tickets for Saturday, 8 pm, row 7. Show the code at the door. {Open tickets} Enjoy the film!
Corner Cinema | programme | This week's programme | From Thursday: a comedy from Chile, two documentaries, and on Sunday the silent film with piano. {All films} {Unsubscribe}
Ferry Line | no-reply | Departure delayed | Your ferry at 10:15 leaves at 11:00 today because of strong wind. Your ticket stays valid. You can change it free of charge. {Change ticket}
City Library | service | Your loans are due | Dear reader, three of your loans are due on Monday. {Renew them} or bring them back to any branch.
City Library | service | A book is ready for you | The book that you reserved is waiting at the front desk until Saturday.
Pine Hosting | support | [Ticket 5512] Your request | Thank you for writing to us. A colleague will look at your request and answer within one working day. Please keep the ticket number in the subject.
Pine Hosting | billing | Invoice 2024-118 | Your invoice for the next twelve months is attached. The amount of 96.00 will be debited on the 15th. {View in your account}
Pine Hosting | status | Planned maintenance | On Tuesday between 2 and 4 am we replace a switch. Your sites may be unreachable for some minutes. {Status page}
Pine Hosting | domains | Your domain expires in 30 days | The registration of your domain ends on 20 September. It will be renewed automatically unless you {cancel it}.
Weekly Loop | editors | Issue 214: slow software | Hello and welcome to issue 214. This week: why old editors feel fast, a tour of a tide gauge, and a reader's letter. {Read online} {Unsubscribe}
Weekly Loop | jobs | Five new jobs for you | New since last week: data engineer, gardener, night editor, two teachers. {See the jobs} Change how often you hear from us. {Settings}
Green Grocer | delivery | Your delivery today | Your vegetables come between 5 and 7 pm. Instead of leek there will be spinach. {See the whole order}
Green Grocer | feedback | How did we do? | Please rate your last delivery, from one to five. {Rate it} Your answer helps us to choose better melons.
Trail Club | events | You're invited: spring hike | Join us on Sunday for twelve easy kilometres along the river. Meet at nine at the old mill. {Sign up} Bring water and a hat.
Trail Club | members | Membership renewal | Dear member, your membership runs until the end of the month. {Renew for another year} Thank you for keeping the paths open.
Social Pond | notify | Mia mentioned you | Mia mentioned you in a comment: "ask him, he has the recipe". {See the comment} You can turn these messages off in your settings. {Unsubscribe}
Social Pond | notify | You have 3 new followers | Three people follow you since yesterday. {See who} {Unsubscribe}
Code Forge | notify | [garden] Pull request merged | The pull request "water the beds at night" was merged by lena. {View it} You are receiving this because you were mentioned.
Code Forge | ci | Build failed: garden main | The build of commit 4f1c2aa failed in step "test". {See the log}
Meet Room | invitations | Invitation: planning, Thursday 3 pm | Jonas invites you to a meeting: planning of the summer fair, Thursday, 3 to 4 pm. {Join} {Accept} {Decline}
Survey House | panel | A short survey about buses | Dear panel member, we would like to know how you travel to work. The survey takes five minutes, and you collect 50 points. {Start} {Leave the panel}
Lantern Charity | thanks | Thank you for your donation | Thanks to your gift of 25 we can buy lamps for two classrooms. The receipt for your taxes is attached.
Blue Energy | service | Your bill is ready | Dear customer, your electricity bill for the last quarter is ready: 131.40. It will be debited on the 3rd. {View bill}
Blue Energy | service | Please read your meter | Please tell us the reading of your meter by Friday. {Enter reading} It takes a minute and saves you an estimate.
Lernhaus | kurse | Ihre Anmeldung | Guten Tag, vielen Dank für Ihre Anmeldung zum Kurs Keramik. Er beginnt am Montag um 18 Uhr. {Zum Kurs} Wir freuen uns auf Sie.
Lernhaus | newsletter | Neue Kurse im Herbst | Liebe Leserin, lieber Leser, das Herbstprogramm ist da: Sprachen, Kochen, Tanz. {Zum Programm} Sie möchten keine Post mehr? {Abmelden}
Feinladen | bestellung | Ihre Bestellung wurde versandt | Gute Nachrichten: Ihr Paket ist unterwegs und kommt voraussichtlich am Mittwoch. {Sendung verfolgen} Vielen Dank für Ihren Einkauf.
Feinladen | angebote | 15 % auf alle Tees | Nur bis Sonntag: 15 % Rabatt auf alle Tees. {Jetzt stöbern} Sie erhalten diese Mail als Kunde. {Abmelden}
Feinladen | konto | Passwort zurücksetzen | Sie möchten Ihr Passwort zurücksetzen? {Neues Passwort wählen} Wenn nicht, ignorieren Sie diese Mail.
Stadtwerke Hafen | service | Ihre Rechnung ist da | Guten Tag, Ihre Rechnung für Strom steht im Kundenportal bereit. Der Betrag wird am 3. abgebucht. {Rechnung ansehen}
Librairie du Port | commande | Votre commande est expédiée | Bonne nouvelle, vos deux livres sont en route et devraient arriver jeudi. {Suivre le colis} Merci de votre confiance.
Librairie du Port | lettre | Les nouveautés du mois | Chère lectrice, cher lecteur, voici nos nouveautés et nos rencontres du mois. {Voir la liste} {Se désabonner}
Librairie du Port | compte | Réinitialisation de votre mot de passe | Vous avez demandé un nouveau mot de passe. {Choisir un mot de passe} Si ce n'est pas vous, ignorez ce message.
Aguas del Norte | facturas | Su factura está disponible | Estimado cliente: su factura del segundo trimestre está disponible. El importe se cargará el día 3. {Ver factura}
Tienda Olmo | pedidos | Tu pedido está en camino | Buenas noticias: tu pedido llegará el jueves. {Seguir el envío} Gracias por comprar con nosotros.
Tienda Olmo | ofertas | Rebajas: hasta el 40 % | Solo hasta el domingo, hasta el 40 % de descuento en mesas y sillas. {Ver ofertas} {Darse de baja}
Livraria Cais | pedidos | Seu pedido foi enviado | Boas notícias: seu pedido está a caminho e deve chegar na quinta-feira. {Acompanhar pedido} Obrigado pela preferência.
Livraria Cais | conta | Redefinir sua senha | Recebemos um pedido para redefinir a sua senha. {Criar nova senha} Se não foi você, ignore este e-mail.
Livraria Cais | novidades | Novidades do mês | Olá, leitor! Chegaram onze livros sobre ilhas, e toda a loja está com 10% de desconto até domingo. {Ver livros} {Cancelar inscrição}
Energia Azul | atendimento | Sua fatura chegou | Olá, a fatura de energia do mês de maio já está disponível: R$ 131,40, com vencimento em 10/06. {Ver fatura} Pague pelo aplicativo ou no banco.
Banco da Praia | atendimento | Comprovante de transferência | A transferência de R$ 80,00 que você fez hoje foi concluída. O comprovante está no aplicativo.
Palestra Prato | info | Conferma della prenotazione | Ciao, la tua prenotazione per il corso di lunedì è confermata. {Gestisci la prenotazione} A presto!
Bottega Olmo | ordini | Il tuo ordine è stato spedito | Buone notizie: il pacco è partito e arriverà giovedì. {Segui la spedizione} Grazie per il tuo acquisto.
Boekwinkel Kade | bestelling | Je bestelling is verzonden | Goed nieuws: je pakket is onderweg en komt donderdag aan. {Volg je pakket} Bedankt voor je bestelling.
`
	.trim()
	.split('\n');
