// The phrases that the scanner looks for, by what they are said for: the source of the automaton that scripts/build-phrases.ts
// makes of them. Written as words between single blanks; marks on letters and look-alikes are folded there. A final `*` lets
// the last word go on. A phrase is a hint and no proof: what it weighs, beside what else, is for workers/scanner to say.
import type { PhraseCategory } from '../workers/domain/scan-facts';

export const PHRASES: Record<PhraseCategory, string> = {
	/** Asks for a password or a confirmation of who one is. */
	credentials: `
		verify your account|verify your identity|verify your email|verify your mailbox|verify your information|verify now
		confirm your account|confirm your identity|confirm your email address|confirm your password|confirm your information
		confirm your details|confirm your billing|validate your account|validate your email|validate your mailbox
		update your account|update your information|update your billing|update your payment|update your details
		update your mailbox|re validate your|revalidate your|reactivate your account|restore your account|unlock your account
		recover your account|keep same password|keep current password|keep my password|keep using your password
		keep the same password|use same password|password expir*|password will expire|password is about to expire
		password is set to expire|password has expired|your password expires|reset your password now|log in to your account
		login to your account|sign in to your account|login below|sign in to continue|log in to continue|login to continue
		enter your password|enter your email and password|your login credentials|account verification|security verification
		webmail upgrade|mailbox upgrade|upgrade your mailbox|upgrade your email|email upgrade|server upgrade
		bestatigen sie ihr konto|konto bestatigen|konto verifizieren|verifizieren sie ihr*|bestatigen sie ihre*
		ihre daten bestatigen|aktualisieren sie ihre*|daten aktualisieren|passwort lauft ab|melden sie sich an
		verifiez votre compte|verifier votre compte|confirmez votre compte|confirmer vos informations|mettre a jour vos
		mettez a jour vos|votre mot de passe expire|connectez vous a votre compte|verifier votre identite
		verifique su cuenta|verificar su cuenta|confirme su cuenta|actualice sus datos|actualizar sus datos|verifica tu cuenta
		inicie sesion|su contrasena|confirme sus datos|verifica il tuo account|conferma i tuoi dati|aggiorna i tuoi dati
		verifica la tua identita|accedi al tuo account|verifique sua conta|confirme seus dados|atualize seus dados
		atualizar seus dados|confirme sua conta|bevestig uw*|verifieer uw*|werk uw gegevens bij|controleer uw gegevens
		подтвердите ваш*|подтвердить аккаунт|подтвердите свой*|введите пароль
		アカウントを確認|お支払い方法を更新|ご本人様確認|アカウントの確認|パスワードを変更
		验证您的|确认您的账户|您的邮箱`,
	/** Says that something was taken away, or soon will be. */
	suspended: `
		account has been suspended|account was suspended|account will be suspended|account is suspended|account suspended
		account has been limited|account has been locked|account was locked|account is locked|account will be closed
		account will be terminated|account has been disabled|account will be disabled|account will be deactivated
		account has been blocked|temporarily suspended|temporarily locked|temporarily limited|temporarily restricted
		access to your account|access has been limited|restricted your account|limited your account|suspended your account
		locked your account|blocked your account|on hold|unusual activity|unusual sign in|unusual login|unusual sign in activity
		suspicious activity|suspicious login|suspicious sign in|unauthorized access|unauthorized login|unauthorized transaction
		unrecognized device|new sign in|login attempt|sign in attempt|mailbox is full|mailbox is almost full
		mailbox storage|storage limit|storage is full|storage is almost full|exceeded your|exceeded its storage|quota exceeded
		incoming messages|pending messages|undelivered messages|messages are pending|messages on hold|held messages
		service interruption|avoid interruption|avoid suspension|avoid account|avoid deactivation|failure to comply|failure to verify
		failure to do so|will be permanently deleted|subscription has expired|membership has expired|will be deleted
		photos and videos will be deleted|payment was declined|payment has failed|payment failed|could not process your payment
		unable to process your payment|problem with your payment|billing problem|konto gesperrt|konto wurde gesperrt
		konto eingeschrankt|ihr konto wird|wurde eingeschrankt|ungewohnliche aktivitat*|compte a ete suspendu|compte suspendu
		compte est bloque|compte sera|activite inhabituelle|acces limite|cuenta ha sido suspendida|cuenta suspendida
		cuenta bloqueada|actividad inusual|ha sido bloquead*|conto sospeso|account e stato|e stata sospes*|conta suspensa
		conta bloqueada|conta foi|account is geblokkeerd|rekening is geblokkeerd|заблокирован*|アカウントが制限|利用制限|停止`,
	urgency: `
		act now|act immediately|immediate action|immediate attention|urgent action|action required|action needed
		response required|urgent response|urgent reply|urgently|as soon as possible|without delay|within 24 hours|within 48 hours
		within 12 hours|within 72 hours|24 hours|48 hours|expires today|expires soon|expire soon|last chance|last warning
		final warning|final notice|final reminder|last reminder|limited time|offer expires|only today|today only|hurry up
		before it is too late|do not ignore|important notice|important notification|attention required|dringend*|sofort handeln
		innerhalb von 24 stunden|innerhalb von 48 stunden|letzte mahnung|letzte warnung|letzte chance|urgente|immediatement
		sous 24 heures|dans les 24 heures|dans les 48 heures|derniere chance|dernier rappel|accion requerida|en 24 horas
		ultimo aviso|ultima oportunidad|azione richiesta|entro 24 ore|ultimo avviso|acao necessaria|em 24 horas
		binnen 24 uur|laatste waarschuwing|срочно|至急|重要なお知らせ`,
	/** Bills, payments and refunds that the reader never asked for. */
	payment: `
		invoice attached|attached invoice|see attached invoice|overdue invoice|unpaid invoice|outstanding invoice|outstanding payment
		overdue payment|pending payment|payment advice|payment confirmation|remittance advice|payment slip|proof of payment
		swift copy|wire transfer|bank transfer|bank details|banking details|change of bank|new bank account|purchase order attached
		request for quotation|kindly quote|proforma invoice|your refund|tax refund|refund of|claim your refund|eligible for a refund
		you have received a payment|payment has been|has been charged|will be charged|has been debited|will be debited
		auto renewal|auto renew|renewal of your|successfully renewed|subscription has been renewed|your subscription will
		your order has been|order confirmation|transaction id|cancel this order|cancel the order|cancel this transaction
		cancel your subscription|did not authorize|not authorized this|did not make this|offene rechnung|rechnung im anhang
		ruckerstattung|uberweisung|facture impayee|remboursement|votre facture|factura adjunta|factura pendiente|reembolso
		fattura allegata|rimborso|fatura em anexo|boleto|comprovante|terugbetaling|openstaande factuur`,
	/** Words that a telephone number stands behind. */
	call: `
		call us|call now|call immediately|please call|kindly call|call our|call the number|call toll free|toll free|tollfree
		give us a call|call support|call customer|customer care|customer support|customer service|helpline|help desk|helpdesk
		support team|support number|contact us at|contact us on|contact our|reach us|reach out to us|dial|phone number|hotline
		rufen sie|appelez|llame|llamenos|chiamate|ligue|bel ons|whatsapp|whats app|text us|text me`,
	'gift-card': `
		gift card|gift cards|giftcard|giftcards|amazon card|itunes card|google play card|steam card|apple card|e gift
		voucher code|claim your gift|claim your reward|claim your prize|claim your voucher|free gift|loyalty reward
		you have been selected|you have been chosen|congratulations you|exclusive reward|survey reward|complete the survey
		short survey|take our survey|geschenkkarte|gutschein sichern|carte cadeau|tarjeta de regalo|carta regalo|cartao presente`,
	/** Inheritances, lotteries and strangers with millions. */
	'advance-fee': `
		next of kin|deceased client|late client|deceased customer|my late husband|late father|inheritance|unclaimed fund*
		unclaimed money|beneficiary|the beneficiary|compensation fund|fund transfer|transfer of funds|transfer the sum
		the sum of|sum of usd|million dollars|million us dollars|million united states dollars|million euros|million pounds
		billion|united nations|world bank|central bank|federal reserve|reserve bank|bank of africa|atm card|visa card
		diplomatic|consignment|trunk box|barrister|attorney at law|solicitor|business proposal|business proposition
		mutual benefit|mutually beneficial|confidential|strictly confidential|utmost confidence|honest person|trustworthy
		god fearing|god bless|charity|donation to you|donate to you|i want to donate|cancer|orphan*|widow|less privileged
		lottery|lotto|winning number|you have won|you won|lucky winner|winning notification|award notification|sweepstake*
		reply to me|reply me|get back to me|get back to us|contact me through|contact me via|private email|my private
		dear beneficiary|dear friend|dear beloved|beloved one|greetings to you|compliment of the season|compliments of the season
		good day to you|permit me|my name is mr|my name is mrs|i am mr|i am mrs|i am barrister|foreign partner|investment fund*
		erbschaft|lotterie|heritage|loterie|herencia|loteria|eredita|heranca`,
	crypto: `
		bitcoin|bitcoins|btc|ethereum|usdt|tether|crypto wallet|cryptocurrency|crypto investment|wallet address|seed phrase
		recovery phrase|secret phrase|connect your wallet|wallet connect|metamask|trust wallet|ledger live|trezor|coinbase
		binance|blockchain wallet|crypto assets|your crypto|airdrop|token claim|claim your tokens|staking|mining pool
		trading platform|forex|binary options|double your|guaranteed profit|guaranteed return*|return on investment|daily profit`,
	job: `
		job offer|part time job|work from home|work at home|earn money|earn extra|extra income|make money|passive income
		earn up to|per week|weekly salary|weekly pay|hiring now|we are hiring|remote position|flexible hours|no experience
		mystery shopper|secret shopper|payment processor|personal assistant|data entry|your resume|your cv
		nebenjob|heimarbeit|gagner de l argent|trabajo desde casa|ganar dinero|lavoro da casa|renda extra`,
	loan: `
		loan offer|loan offers|need a loan|apply for a loan|personal loan|business loan|low interest|interest rate|bad credit
		credit score|credit report|debt relief|consolidate|refinanc*|mortgage rate*|pre approved|preapproved|funding available
		working capital|line of credit|cash advance|project finance|investors|kredit*|credit immobilier|pret personnel|prestamo*
		prestito|emprestimo`,
	pharma: `
		viagra|cialis|levitra|online pharmacy|canadian pharmacy|prescription|weight loss|lose weight|fat burn*|diet pills|keto
		erectile|testosterone|male enhancement|blood sugar|diabetes|tinnitus|cbd|gummies|hair loss|anti aging|miracle
		hot girls|hot women|sexy|dating site|single women|lonely women|russian girls|adult dating|xxx|porn|nude|escort
		casino|free spins|bonus code|jackpot|betting|replica watches|rolex|luxury watches`,
	extortion: `
		i hacked|i have hacked|hacked your|your device was|infected with|malware on|trojan|spyware|remote access|your webcam
		your camera|recorded you|video of you|masturbat*|adult websites|adult sites|pleasuring yourself|your contacts
		all your contacts|your dirty|pay me|send me the|transfer the amount|after payment|i will delete|will be destroyed
		i know your password|your password is|time starts|clock is ticking|you have 48 hours|you have 50 hours
		ihre kamera|ihre webcam|votre webcam|tu camara|tus contactos|la tua webcam`,
	parcel: `
		your parcel|your package|your shipment|your delivery|package is waiting|parcel is waiting|delivery failed|delivery attempt
		failed delivery|missed delivery|unable to deliver|could not be delivered|could not deliver|delivery address|incorrect address
		incomplete address|shipping fee|delivery fee|customs fee|customs duty|pay the fee|reschedule|tracking number|track your
		awaiting delivery|pending delivery|held at|warehouse|ihr paket|ihre sendung|zustellung|sendungsnummer|zollgebuhr*
		votre colis|livraison|frais de|su paquete|su envio|entrega|il tuo pacco|spedizione|sua encomenda|seu pacote|uw pakket
		bezorging|お荷物|配達`,
	/** Offers of services to whoever reads it. */
	offer: `
		seo services|search engine optimization|rank your website|first page of google|google ranking|website traffic|web design
		website design|redesign your website|mobile app development|app development|lead generation|email list|email database
		b2b|mailing list of|contact list|digital marketing|guest post*|backlink*|link building|social media marketing
		best price|best prices|competitive price|competitive prices|we are a manufacturer|leading manufacturer|our factory
		factory price|our products|product catalog*|free sample*|high quality|special offer|special price|special discount
		discount|off today|buy now|order now|shop now|free trial|risk free|100 free|money back|satisfaction guaranteed
		best deal|lowest price|save up to|no obligation|no cost|act today|exclusive offer|exclusive deal|limited offer
		sonderangebot|nur heute|rabatt|jetzt kaufen|gratis|promotion|offre speciale|oferta especial|oferta exclusiva|descuento
		offerta speciale|sconto|desconto`,
	click: `
		click here|click below|click the link|click the button|click on the link|click on the button|click the link below
		click the button below|click link below|follow the link|use the link below|open the link|tap here|press here|visit the link
		download here|view document|view the document|review document|view file|view message|view messages|view invoice|see document
		open document|access document|shared a file|shared a document|shared file|docusign|new voice message|voice mail|voicemail
		new voicemail|missed call|new fax|fax document|secure message|encrypted message|scan the qr|qr code|klicken sie|hier klicken
		cliquez ici|cliquer ici|haga clic|haz clic|clic aqui|clicca qui|fai clic|clique aqui|clique no|klik hier|нажмите
		こちらをクリック|点击`,
	/** Who does not know the reader's name. */
	greeting: `
		dear customer|dear valued customer|valued customer|dear user|dear account|dear member|dear client|dear email user
		dear webmail user|dear mailbox user|dear account holder|dear account owner|dear sir madam|dear sir|dear madam
		dear sir or madam|dear recipient|dear subscriber|dear winner|dear employee|dear staff|dear email owner|hello user
		attention user|attn|sehr geehrter kunde|sehr geehrte kundin|lieber kunde|cher client|chere cliente|cher utilisateur
		estimado cliente|estimado usuario|gentile cliente|gentile utente|caro cliente|prezado cliente|geachte klant|beste klant
		уважаемый клиент|お客様各位|尊敬的`,
	/** A stranger who writes as the boss. */
	impostor: `
		are you available|are you at your desk|are you in the office|are you free|quick favor|quick favour|quick task|quick request
		i need a favor|need you to|handle discreetly|keep this between|keep it confidential|i am in a meeting|in a meeting
		let me know if you are|send me your|your cell|your mobile number|your phone number|your whatsapp|direct deposit|payroll
		update my bank|change my bank|my new account|purchase some|get it done|at the moment`,
	/** What honest bulk mail says at its foot. */
	bulk: `
		unsubscribe|opt out|manage preferences|manage your preferences|email preferences|update your preferences|view in browser
		view this email|view online|you are receiving this|you received this email|you were sent this|no longer wish
		no longer want|remove me|be removed|privacy policy|all rights reserved|terms and conditions|abmelden|abbestellen
		newsletter|im browser ansehen|se desabonner|se desinscrire|darse de baja|cancelar suscripcion|disiscriviti|annulla iscrizione
		cancelar inscricao|afmelden|uitschrijven|отписаться`,
	/** Scripts that build a file or a page where nobody can look at it before. */
	script: `
		atob|createobjecturl|mssaveoropenblob|mssaveblob|fromcharcode|unescape|decodeuricomponent|document write|eval
		new blob|uint8array|location href|location replace|location assign|window location|innerhtml|xmlhttprequest|fetch
		serviceworker|webassembly|charcodeat|string fromcharcode`,
};

/** Every phrase with its category; an automaton's phrase `n` is entry `n - 1`. */
export const PHRASE_LIST: readonly { category: PhraseCategory; phrase: string }[] = Object.entries(PHRASES).flatMap(
	([category, text]) =>
		text
			.split(/[|\n]/)
			.map((phrase) => phrase.trim())
			.filter((phrase) => phrase !== '')
			.map((phrase) => ({ category: category as PhraseCategory, phrase })),
);
