# Accesso agli atti: what a good merge of the five finds; bpmn-samples/accesso-atti/README.md says why.
# Where nothing else is said, what is missed is missed by match, in twos as in all five.

# The common thread

one step: arriva l'istanza
	brenta       Istanza di accesso
	pieve        Richiesta pervenuta
	roccabruna   Modulo presentato
	torrealta    Ist. accesso pervenuta
	valdoro      Domanda arrivata
one step: si protocolla
	brenta       Registrazione al protocollo
	pieve        Acquisire la richiesta al protocollo
	roccabruna   L'addetto protocolla la richiesta
	torrealta    Prot. istanza
	valdoro      Protocolla la domanda
missed: the same work: si decide
# found of Torrealta and Roccabruna alone; among five the others outweigh it
	brenta       Decisione sull'istanza
	pieve        Decidere sulla richiesta
	roccabruna   Il responsabile decide se dare accesso
	torrealta    Determinaz. su accesso
	valdoro      Decidi sulla domanda
one step: «accolta?»
	brenta       Esito
	pieve        Decisione
	roccabruna   Accesso consentito?
	torrealta    Accolta?
	valdoro      Si può accogliere?
one step: si consegnano i documenti
	brenta       Visione o rilascio di copia
	pieve        Far visionare gli atti e rilasciare copia
	roccabruna   Lo sportello consegna le copie
	torrealta    Consegna copie / visione doc.
	valdoro      Consegna i documenti
one step: si riscuotono i costi
	brenta       Riscossione dei costi di riproduzione
	pieve        Incassare i diritti di copia
	roccabruna   Lo sportello riceve il pagamento
	torrealta    Calcolo e riscoss. diritti ricerca/visura e bollo
missed: one step: si nega
	pieve        Negare l'accesso con atto motivato
	roccabruna   Il responsabile nega l'accesso
	torrealta    Provv. diniego o differim.
	valdoro      Scrivi il diniego motivato
one step: si comunica il diniego; a Brenta è lo stesso atto
	brenta       Provvedimento di diniego e comunicazione al richiedente
	roccabruna   Lo sportello comunica il diniego
	torrealta    Notif. diniego con info ricorso (TAR / Dif. civico)
	valdoro      Invia il diniego

# The same work in other words

missed: one step: si assegna all'ufficio
# found of Valdoro and Brenta alone; among three Torrealta's outweighs it
	brenta       Assegnazione all'ufficio competente
	torrealta    Smistam. a uff. competente
	valdoro      Passa la domanda al responsabile
one step: la stessa domanda, anche al contrario
	brenta       Istanza regolare?
	pieve        Serve un chiarimento?
	torrealta    Integr. necessarie?
one step: si chiedono le integrazioni
	brenta       Comunicazione di irregolarità
	pieve        Chiedere chiarimenti al richiedente
	torrealta    Rich. integr. (entro 10 gg)
one step: si ricevono
	brenta       Ricezione della regolarizzazione
	pieve        Ricevere i chiarimenti
	torrealta    Acquisiz. integr.
the same work: si avvisano i controinteressati
	brenta       Comunicazione ai controinteressati
	pieve        Avvisare i controinteresati
	torrealta    Notif. ai controint. (racc. A/R o PEC)
the same work: si cercano i documenti
	brenta       Ricerca dei documenti in archivio
	roccabruna   L'ufficio reperisce i documenti
	torrealta    Ricerca doc. c/o arch. di deposito
	valdoro      Cerca i documenti
one step: si aggiorna il registro degli accessi, dove c'è
	brenta       Annotazione nel registro degli accessi
	torrealta    Agg. reg. accessi
	valdoro      Aggiorna il registro degli accessi
one step: si archivia chi non integra
	brenta       Archiviazione per mancata regolarizzazione
	torrealta    Archiviaz. istanza

# What only looks the same

not the same: la comunicazione di irregolarità, di accoglimento e di diniego
	brenta       Comunicazione di irregolarità
	roccabruna   Lo sportello comunica l'accoglimento e i costi
	valdoro      Invia il diniego
not the same: il preavviso e il diniego
	pieve        Inviare il preavviso di diniego
	valdoro      Scrivi il diniego motivato
not the same: l'avviso ai controinteressati e quello al richiedente
	brenta       Comunicazione ai controinteressati
	roccabruna   Lo sportello comunica l'accoglimento e i costi
not the same: l'archiviazione e la ricerca in archivio
	brenta       Archiviazione per mancata regolarizzazione
	roccabruna   L'ufficio reperisce i documenti
not the same: i dieci giorni per opporsi, i trenta per integrare
	pieve        10 gg per opporsi
	brenta       30 giorni
not the same: il diniego e il differimento
	roccabruna   Il responsabile nega l'accesso
	pieve        Differire l'accesso
not the same: i casi di esclusione e la decisione
	torrealta    Verif. casi di esclusione (art. 24)
	brenta       Decisione sull'istanza

# Where they differ

a variation: prima del protocollo Roccabruna controlla l'identità, Valdoro la completezza
	roccabruna   L'addetto controlla il documento d'identità e la delega
	valdoro      Controlla che la domanda sia completa
	brenta       -
	pieve        -
	torrealta    -
a variation: dopo il protocollo Torrealta qualifica l'istanza
	torrealta    Qualificaz. istanza (L. 241 o FOIA)
	roccabruna   -
theirs alone: l'oscuramento dei dati di terzi
	roccabruna   L'ufficio oscura i dati personali di terzi
missed: theirs alone: il preavviso di diniego e il differimento
	pieve        Inviare il preavviso di diniego
	pieve        Differire l'accesso
theirs alone: il silenzio-rigetto e la ricevuta con il nome del responsabile
	valdoro      Prendi atto del silenzio-rigetto
	valdoro      Rilascia la ricevuta con il nome del responsabile
theirs alone: chi si oppone è ascoltato
	brenta       Valutazione delle opposizioni
theirs alone: l'accesso civico
	torrealta    Proc. acc. civico generalizzato
