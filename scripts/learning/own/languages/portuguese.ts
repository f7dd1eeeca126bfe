// Portuguese, of Brazil and of Portugal: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const PORTUGUESE: Writing = {
	language: 'Portuguese ',
	people: [
		'Mariana Souza',
		'Rafael Lima',
		'Beatriz Antunes',
		'Tiago Figueira',
		'Cláudia Moraes',
		'João Pedro Rocha',
		'Inês Carvalhal',
	],
	foots: [
		'Política de privacidade',
		'Termos de uso',
		'Ver no navegador',
		'Fale conosco',
		'Minha conta',
		'Cancelar inscrição',
	],
	search: 'Buscar',
	letters: lines(`
Fechamento do mês | Bom dia, pessoal! Lembrando que o fechamento é na sexta. Quem ainda tem nota fiscal para lançar, por favor mande até amanhã ao meio-dia. O relatório consolidado já está na pasta compartilhada. Obrigada a todos pelo empenho.
RES: férias | Oi, Mariana, por mim tudo certo, fico com a primeira quinzena de julho. Já avisei o RH e deixei os processos em andamento anotados na planilha.
Domingo | Oi, filho, vem almoçar domingo? Seu pai vai fazer churrasco e a vó quer ver as crianças. Traz o refrigerante que o resto a gente já comprou. Beijo, fica com Deus | Mãe
Boleto do condomínio | Prezados condôminos, informamos que o boleto da taxa de junho vence no dia 10 e está disponível no site da administradora. O valor inclui a segunda parcela da pintura da fachada. A assembleia será no dia 18, às 19h30, no salão de festas. Atenciosamente | A síndica
Reunião de pais | Senhores pais e responsáveis, convidamos para a reunião de pais e mestres na quinta-feira, às 18h. Trataremos do passeio ao zoológico e das notas do bimestre. A autorização assinada e a taxa de R$ 45,00 devem ser entregues até sexta. Contamos com a presença de todos. | Professora Vera
Orçamento da marcenaria | Boa tarde, seu Rafael! Conforme combinado, segue em anexo o orçamento dos armários da cozinha: R$ 7.800,00, com 40% na assinatura e o restante na entrega. Prazo de 35 dias úteis. O orçamento é válido por 15 dias. Qualquer dúvida, estou à disposição. | Marcenaria Ipê
Cobrança da nota 1187 | Prezado cliente, não identificamos em nosso sistema o pagamento da nota fiscal 1187, no valor de R$ 960,00, vencida em 15/05. Caso já tenha pago, por favor desconsidere este aviso e nos envie o comprovante. Se precisar da segunda via do boleto, é só responder a este e-mail. | Financeiro Papelaria Serra
Remarcação de consulta | Bom dia, dona Cláudia. A doutora teve um imprevisto e não vai atender na quarta. Podemos remarcar para segunda, dia 10, às 14h? Pedimos desculpas pelo transtorno. | Clínica Jatobá
Vaga de auxiliar administrativo | Prezados, vi o anúncio da vaga e gostaria de me candidatar. Tenho três anos de experiência em atendimento e faturamento, e estou cursando Administração à noite. Meu currículo está em anexo. Fico à disposição para uma entrevista no horário que for melhor. Atenciosamente | João Pedro Rocha
Futebol de quinta | Galera, a quadra está reservada das 20h às 21h30. A mensalidade subiu para R$ 60, paguem para mim até quarta, pode ser por Pix. Quem não for avisa, para eu chamar outro!
Renda de junho | Boa tarde, Sr. Figueira. Confirmo a receção da transferência de 650 euros relativa à renda de junho; envio em anexo o recibo. O canalizador passa aí na terça-feira de manhã por causa da torneira. Com os melhores cumprimentos | Fernanda Leitão
Assembleia geral do rancho | Caros sócios, convocamos a assembleia geral ordinária para sábado, dia 15, pelas 21h00, na sede. Ordem de trabalhos: relatório e contas, eleição dos órgãos sociais, quotas em atraso. Se à hora marcada não houver quórum, a reunião terá início meia hora depois. | A Direção
Jantar de sexta | Olá a todos, o jantar de despedida da Inês é na sexta às oito, no sítio do costume. Digam-me até amanhã quem vai, para marcar mesa. São 18 euros por pessoa, com bebidas.
Candidatura a rececionista | Exmos. Senhores, venho por este meio apresentar a minha candidatura ao lugar de rececionista. Falo inglês e francês e trabalhei dois verões num hotel em Lagos. Junto envio o meu currículo e fico a aguardar uma resposta. Com os melhores cumprimentos | Inês Carvalhal
`),
	mailings: lines(`
Empório Jacarandá | pedidos | Pedido 30418 confirmado! | Oi, Beatriz! Recebemos o seu pedido e o pagamento foi aprovado. Dois pacotes de café e um filtro de pano, total de R$ 74,90, frete grátis. {Acompanhar pedido} Você tem 7 dias após o recebimento para desistir da compra. Empório Jacarandá Ltda., CNPJ 00.000.000/0000-00.
Empório Jacarandá | ofertas | Só hoje: 30% OFF em todo o site | Corre que é só até meia-noite! Use o cupom CAFE30 e ganhe 30% de desconto em até 3x sem juros. {Quero aproveitar} Promoção não cumulativa, enquanto durarem os estoques. Você recebeu este e-mail porque se cadastrou em nossa loja. Se não quiser mais receber nossas ofertas, {clique aqui para descadastrar}.
Transportes Andorinha | rastreio | Sua encomenda saiu para entrega | Olá! Sua encomenda saiu para entrega e deve chegar hoje até as 18h. {Rastrear} Se não houver ninguém em casa, faremos mais duas tentativas. Não cobramos nenhuma taxa para liberar encomendas.
Caderneta | conta | Redefinição de senha | Olá, Rafael. Recebemos uma solicitação para redefinir a senha da sua conta. Clique no botão abaixo para criar uma nova senha. {Redefinir senha} O link expira em 1 hora. Se não foi você, pode ignorar esta mensagem com tranquilidade.
Caderneta | oi | Confirme seu e-mail para começar | Seja bem-vindo! Falta só um passo: confirme o seu endereço de e-mail para ativar a conta. {Confirmar e-mail} Se você não criou esta conta, desconsidere.
Banco Araucária | avisos | Pix recebido de R$ 150,00 | Você recebeu um Pix de R$ 150,00 de Cláudia Moraes em 03/06 às 12h31. O comprovante está no aplicativo, no menu Extrato. Não enviamos links nem pedimos a sua senha ou o código de segurança por e-mail.
Banco Araucária | seguranca | Novo acesso à sua conta | Identificamos um acesso à sua conta em um aparelho novo. Se foi você, não precisa fazer nada. Se não reconhece, bloqueie o acesso pelo aplicativo ou ligue para o número no verso do cartão.
Ingresso Certo | codigo | Seu código é 118 402 | Use o código 118 402 para entrar. Ele vale por 10 minutos. Nunca compartilhe este código com ninguém.
Viação Ipanema Mirim | passagens | Sua passagem para Ouro Branco | Obrigado pela compra! Sua passagem para sexta-feira, 14/06, às 22h15, poltrona 17, está em anexo. Apresente um documento com foto no embarque. {Ver passagem} Remarcação grátis até 3 horas antes.
Folha Fácil | rh | Seu holerite de maio está disponível | Olá, o demonstrativo de pagamento de maio já pode ser consultado no portal do colaborador. {Acessar holerite} Esta é uma mensagem automática, favor não responder.
Rádio Sereno | assinatura | Não conseguimos processar seu pagamento | Oi, a cobrança da sua assinatura, R$ 19,90, não foi autorizada pelo cartão final 2207. {Atualizar forma de pagamento} Vamos tentar de novo em 3 dias. Até lá, você continua ouvindo normalmente.
Clínica Boa Vista | agenda | Lembrete: consulta amanhã às 15h | Olá, Mariana! Passando para lembrar da sua consulta amanhã, às 15h, com o Dr. Nunes. Traga a carteirinha do convênio e os últimos exames. {Confirmar presença} {Remarcar}
Telecom Pampa | atendimento | Alteração no contrato de prestação de serviços | Prezado cliente, a partir de 1º de agosto o nosso contrato terá novas cláusulas sobre cancelamento e multa. {Ler o resumo} A sua fatura de junho, no valor de R$ 99,90, vence no dia 12; o boleto está em anexo.
Loja do Cais | encomendas | A sua encomenda foi enviada | Boas notícias! A sua encomenda n.º 8812 já seguiu e será entregue nos próximos dois dias úteis. {Seguir encomenda} Pode devolver os artigos gratuitamente no prazo de 30 dias.
Banco do Tejo Novo | clientes | Extrato digital disponível | Estimado cliente, o seu extrato de maio encontra-se disponível no homebanking. Por razões de segurança, esta mensagem não contém ligações. Nunca lhe pediremos todos os números do cartão matriz.
Águas da Serra | faturacao | A sua fatura de junho | Caro cliente, a fatura no valor de 22,74 euros será debitada na sua conta a partir do dia 20. {Consultar fatura} Comunique a leitura do contador até ao dia 8 e evite estimativas.
Sapataria Rosa dos Ventos | promocoes | Saldos até -50% em loja e online | Começaram os saldos! Descontos até 50% em sandálias e ténis, limitados ao stock existente. {Comprar agora} Se já não pretende receber as nossas comunicações, pode {anular a subscrição} a qualquer momento. Os seus dados são tratados nos termos do RGPD.
`),
	newsletters: blocks(`
Feira de Empregos Litoral | equipe | Feira de empregos neste sábado: mais de 800 vagas
Atenção, quem está procurando trabalho! Neste sábado, das 9h às 16h, 50 empresas estarão no ginásio municipal com mais de 800 vagas. Entrada gratuita, leve currículo e carteira de trabalho. @/vagas
Vagas em destaque: operador de caixa, cozinheiro, auxiliar de produção, técnico de enfermagem. Salários de R$ 1.700 a R$ 4.200 mais benefícios.
Cuidado com golpes: empresa séria não cobra taxa para entrevista nem curso.
Você recebe este informativo porque se cadastrou no nosso site. Descadastre-se: @/sair

Padaria da Esquina | novidades | Novidades da padaria e sorteio de Dia das Mães
Queridos clientes, o forno novo chegou! Agora tem pão de queijo quentinho a cada meia hora e sonho de goiabada por R$ 4,50.
Sorteio: a cada R$ 30 em compras você ganha um cupom e concorre a uma cesta de café da manhã. Boa sorte! Regulamento: @/sorteio
Encomendas de bolo com dois dias de antecedência. Pague com cartão, dinheiro ou Pix e ganhe 5% à vista.
Não quer mais receber? Responda SAIR.

Câmara Municipal de Vale de Lobeira | municipio | Boletim municipal, junho
Obras na Rua Direita de 3 a 21 de junho, com trânsito condicionado. Agradecemos a compreensão dos munícipes.
Candidaturas abertas ao apoio à renda e às bolsas de estudo até dia 30. Regulamento e formulário: @/apoios
Santos populares: marchas no sábado, sardinhas para todos, entrada livre. O IMI pode ser pago em duas prestações.
Para cancelar a subscrição: @/cancelar

Instituto Semear | contato | Sua doação virou 300 mudas
Querido doador, com a sua ajuda plantamos 300 mudas na beira do rio e pagamos a escola de doze jovens. Muito obrigado, de coração!
Doe a partir de R$ 20 por mês e cancele quando quiser. Transparência: cada real está na prestação de contas. @/contas
Mutirão no dia 8: traga chapéu, água e a família. Deus abençoe.

Giro do Mercado | redacao | Bolsa fecha em alta; dólar cai para R$ 5,20
O principal índice subiu 0,7% com bancos e mineração. O dólar recuou pelo terceiro dia. A soja ficou estável em R$ 131 a saca, o café subiu.
Pergunta do leitor: vale a pena antecipar parcelas do financiamento? Quase sempre. Veja a conta: @/parcelas
Este conteúdo é informativo e não é recomendação de investimento. Rentabilidade passada não garante resultado futuro. Cancelar: @/cancelar

Paróquia Santa Rita | secretaria | Folha paroquial
Irmãos e irmãs, no domingo celebramos a padroeira. Missa às 10h, procissão às 17h e quermesse com bingo à noite.
A campanha do agasalho precisa de cobertores. Rezemos pela saúde do seu Antônio e pelas famílias das enchentes.
O dízimo pode ser entregue na secretaria. Paz e bem!

Escola Cantinho do Saber | coordenacao | Comunicado às famílias
Prezadas famílias, as matrículas para 2025 começam em outubro, com desconto de 10% para irmãos. Reserva: @/matricula
Festa junina no dia 15: cada turma traz um prato. Os convites custam R$ 10 e dão direito a uma brincadeira.
Parabéns aos alunos do 5º ano, medalhistas na olimpíada de matemática!
`),
};
