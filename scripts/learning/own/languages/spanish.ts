// Spanish, of Spain and of Latin America: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const SPANISH: Writing = {
	language: 'Spanish ',
	people: ['Lucía Navarro', 'Diego Herrera', 'Marisol Peña', 'Andrés Quiroga', 'Javier Ibáñez', 'Ximena Rojas'],
	foots: ['Aviso legal', 'Privacidad', 'Ver en el navegador', 'Contacto', 'Ayuda', 'Darse de baja'],
	search: 'Buscar',
	letters: lines(`
Cierre de mes | Buenos días, equipo: recuerden que el viernes cerramos el mes. Necesito que suban las facturas de gastos antes de las doce y que me avisen si falta algún comprobante. Gracias a todos por el esfuerzo.
RE: vacaciones | Hola Lucía, por mí no hay problema, yo cojo la primera quincena de agosto. Te dejo apuntado en la hoja compartida y se lo digo a Recursos Humanos.
El domingo | Hola, cariño, ¿venís a comer el domingo? Tu padre quiere hacer paella y los niños pueden bañarse en la piscina. Traed toallas y algo de pan. Muchos besos | Mamá
Contrato de alquiler | Estimada Lucía: le adjunto el contrato de arrendamiento con los cambios que acordamos. La fianza es de un mes y la renta se paga por transferencia dentro de los primeros cinco días. Si está conforme, fírmelo y me lo devuelve escaneado. Un saludo | Manuel Otero
Excursión a la granja | Estimadas familias: el próximo miércoles los alumnos de segundo visitarán la granja escuela. Saldremos a las 9:00 y volveremos a las 16:30. Por favor, entreguen la autorización firmada y los 12 euros en un sobre con el nombre del niño. Reciban un cordial saludo | Pilar Gómez
Presupuesto de pintura | Buenas tardes, Sr. Ibáñez: según lo hablado, le envío el presupuesto para pintar el piso completo: 1.850 euros más IVA, materiales incluidos. Podemos empezar el día 10 y tardaríamos cuatro días. La oferta es válida durante treinta días. Quedamos a la espera de su respuesta. | Pinturas Robledo
Factura 0915 | Estimado cliente: adjuntamos la factura correspondiente a los trabajos de mayo por un importe de 423,50 euros. El pago puede realizarse por transferencia a la cuenta habitual en un plazo de treinta días. Le agradecemos su confianza. Atentamente | Administración Gestoría Luna
Cambio de cita | Buenos días, le escribimos de la clínica dental. El doctor está enfermo y hemos tenido que anular las citas de mañana. ¿Le vendría bien el jueves a las 17:30? Disculpe las molestias. | Clínica Dental Azahar
Postulación al cargo de contador | De mi mayor consideración: me dirijo a ustedes para postular al puesto publicado en su página. Soy contador público con ocho años de experiencia en empresas de transporte. Adjunto mi hoja de vida y quedo disponible para una entrevista en el horario que estimen conveniente. Saludos cordiales | Andrés Quiroga
Junta de vecinos | Estimados vecinos: se convoca junta general ordinaria el martes 18 a las 19:30 en segunda convocatoria. Orden del día: aprobación de cuentas, derrama para el ascensor, ruegos y preguntas. Quien no pueda asistir puede delegar su voto por escrito. | La Presidenta
Partido del sábado | Muchachos, jugamos el sábado a las diez en la cancha del parque. Traigan camiseta blanca y la cuota del mes, que hay que pagarle al árbitro. Si llueve, se suspende y aviso por el grupo.
Ya llegamos | Mamá, ya llegamos bien, el vuelo salió con dos horas de retraso pero todo tranquilo. Mañana te llamo con calma y te mando las fotos. Dale un abrazo a la abuela.
Colecta para Rosa | Hola a todos, como saben Rosa se jubila este viernes. Estamos juntando para un regalo, cada uno pone lo que pueda. Me pueden transferir o dármelo en mano. ¡No le digan nada!
`),
	mailings: lines(`
Alpargatería Sol | pedidos | Hemos recibido tu pedido n.º 5561 | ¡Gracias por tu compra, Lucía! Estamos preparando tu pedido: un par de alpargatas azules, talla 38, 29,95 euros, envío gratis. {Ver mi pedido} Tienes 30 días para devolverlo sin coste alguno.
Alpargatería Sol | hola | Últimos días de rebajas: 2x1 en sandalias | Solo hasta el domingo, llévate dos sandalias y paga una. Aprovecha, quedan pocas tallas. {Comprar ahora} Recibes este correo porque te suscribiste a nuestro boletín. Si no deseas recibir más comunicaciones comerciales, puedes {darte de baja aquí}.
Mensajería Cóndor | entregas | Tu paquete llega hoy | Hola, tu paquete está en reparto y llegará hoy entre las 11:00 y las 14:00. ¿No vas a estar? {Cambiar la entrega} El repartidor nunca te pedirá dinero ni datos de tu tarjeta.
Mi Huerta | cuenta | Restablece tu contraseña | Hola Diego: recibimos una solicitud para restablecer la contraseña de tu cuenta. Haz clic en el siguiente enlace para crear una nueva: {Restablecer contraseña} El enlace caduca en una hora. Si no fuiste tú, ignora este mensaje; tu cuenta sigue segura.
Mi Huerta | bienvenida | Confirma tu correo electrónico | ¡Bienvenido! Solo falta un paso: confirma tu dirección de correo para activar tu cuenta y recibir tu primera caja de verduras. {Confirmar correo} Si no te registraste, no hagas nada.
Banco Cordillera | notificaciones | Comprobante de tu transferencia | Hola, Ximena: realizaste una transferencia de $ 45.000 a la cuenta de Pedro Soto el 3 de junio a las 16:22. Número de operación 88120. Si no reconoces esta operación, llama de inmediato al número que aparece al reverso de tu tarjeta. Nunca te pediremos tus claves por correo.
Banco Cordillera | seguridad | Inicio de sesión desde un dispositivo nuevo | Detectamos un ingreso a tu banca en línea desde un dispositivo nuevo. Si fuiste tú, no tienes que hacer nada. Si no, bloquea tu clave desde la aplicación. Por tu seguridad este correo no incluye enlaces.
Taquilla Abierta | codigo | Tu código de verificación es 771 204 | Usa el código 771 204 para iniciar sesión. Vence en 10 minutos. No lo compartas con nadie.
Autobuses Meseta | billetes | Tu billete a Salamanca | Gracias por viajar con nosotros. Te adjuntamos el billete para el viernes 14 a las 8:15, asiento 22. Puedes mostrarlo desde el móvil. {Descargar billete} Cambios gratuitos hasta dos horas antes de la salida.
Nóminas Claras | rrhh | Ya está disponible tu nómina de mayo | Hola Javier, tu recibo de nómina del mes de mayo ya se encuentra en el portal del empleado. {Ver nómina} Este es un mensaje automático, por favor no respondas a este correo.
Gimnasio Brío | pagos | No hemos podido cobrar tu cuota | Hola, el recibo de este mes, 32 euros, ha sido devuelto por tu banco. Puedes pagarlo en recepción o {actualizar tus datos de pago}. Si ya lo has resuelto, no tengas en cuenta este aviso.
Telefonía Ágora | clientes | Modificación de las condiciones de su contrato | Estimado cliente: a partir del 1 de septiembre modificamos las condiciones generales. Su tarifa incluirá 20 GB más por el mismo precio. Si no está de acuerdo, puede cancelar su contrato sin penalización. {Consultar los cambios} Su factura de junio asciende a 24,20 euros.
Centro Médico Encinar | citas | Recordatorio de su cita | Le recordamos que tiene cita con la Dra. Vidal el lunes 10 a las 12:15. Acuda en ayunas y con su tarjeta sanitaria. {Confirmar} {Anular cita}
Cooperativa Los Andes | socios | Su crédito fue aprobado por el comité | Estimada socia: el comité aprobó la solicitud de préstamo que usted presentó en nuestra oficina el 20 de mayo. Acérquese con su cédula para firmar el contrato. La tasa y el plan de pagos son los que le entregó su asesor; no cobramos nada por adelantado.
Muebles Cedro | ofertas | Hasta 6 cuotas sin interés en todo el sitio | Este fin de semana renueva tu casa: hasta 30% de descuento y 6 cuotas sin interés en sillones y mesas. {Ver ofertas} Envío gratis a todo el país en compras superiores a $ 60.000. Para dejar de recibir estos correos {haz clic aquí}.
`),
	newsletters: blocks(`
Feria de Empleo del Sur | feria | Ya tenemos fecha: Feria de Empleo 2024
Más de 90 empresas te esperan el 5 y 6 de junio en el pabellón municipal. La entrada es gratuita, solo tienes que registrarte y llevar tu currículum. Inscripción: @/registro
Perfiles más buscados: camareros, técnicos de mantenimiento, enfermeras y programadores. Muchas ofertas son de jornada completa con contrato indefinido; algunas permiten trabajar desde casa.
Talleres gratuitos: cómo superar una entrevista, cómo negociar tu sueldo, cómo evitar ofertas falsas (ninguna empresa seria te pide dinero por trabajar).
Recibes este boletín porque participaste el año pasado. Cancelar la suscripción: @/baja

Librería La Ardilla | boletin | Novedades, firmas y un sorteo
Queridos lectores: llegó abril y con él la fiesta del libro. El día 23 todos los libros tienen un 10 % de descuento y regalamos una rosa por cada compra.
Sorteo: suscríbete al club de lectura antes del viernes y participa en el sorteo de un lote de doce novelas. Bases: @/bases
Firma de ejemplares el sábado a las 18:00. Cuentacuentos para niños todos los domingos, gratis hasta completar aforo.
Si ya no quieres recibir nuestras noticias, responde con la palabra BAJA.

Ayuntamiento de Valdeolmos | prensa | Boletín municipal de junio
Cortes de agua: el martes 11, de 9 a 13 horas, en la calle Mayor y alrededores por obras de mejora de la red.
Abierto el plazo para solicitar las ayudas al alquiler para jóvenes, hasta 200 euros al mes. Requisitos y formulario: @/ayudas
Fiestas patronales: verbena el sábado, paella gigante el domingo, rifa a beneficio de la residencia de mayores. El impuesto de vehículos se puede pagar sin recargo hasta el día 30.
Boletín gratuito. Modificar preferencias: @/preferencias

Fundación Manos Abiertas | info | Gracias a ti, un pozo más
Querida amiga, querido amigo: tu donación llegó. La aldea de San Lucas ya tiene agua limpia y 140 niños volvieron a la escuela. Que Dios te lo pague, nos escribe la maestra.
Con 10 dólares al mes puedes apadrinar una clase. Los donativos se desgravan; el certificado te llegará en enero. @/donar
Rendimos cuentas de cada peso: el informe anual está en nuestra página.

El Parqué Semanal | analisis | La bolsa cierra la semana en positivo
El índice subió un 1,1 % gracias a los bancos y a las eléctricas. El euro se mantiene en 1,08 dólares. Las materias primas bajan: la soja cae a 430 dólares por tonelada.
Vivienda: el precio medio de las hipotecas baja por tercer mes. ¿Conviene cambiar de tipo fijo a variable? Dos ejemplos: @/hipotecas
Este informe no constituye una recomendación de inversión. Invertir conlleva riesgos. Baja: @/baja

Parroquia del Carmen | parroquia | Hoja parroquial
Hermanos: este domingo celebramos la fiesta de nuestra patrona. Misa solemne a las 12, procesión y chocolate para todos.
La despensa parroquial necesita aceite, leche y pañales. Pueden dejarlos en la sacristía. Recordamos en la oración a don Eusebio y a su familia.
Catequesis: matrícula abierta hasta el 30 de septiembre. Bendiciones.

Colegio Río Claro | secretaria | Circular n.º 8 a las familias
Estimadas familias: el plazo de matrícula se abre el lunes. La documentación se entrega en secretaría o por la plataforma: @/matricula
Las becas de comedor se pueden solicitar hasta el día 20. La lista de libros y su precio estarán en el tablón.
Felicidades a los alumnos de cuarto, ganadores del concurso de cortometrajes. ¡Estamos muy orgullosos!
`),
};
