# Accertamento IMU: what a good merge of the five finds; bpmn-samples/accertamento-imu/README.md says why.
# Where nothing else is said, what is missed is missed by match, in twos as in all five.

# The common thread

one step: «c'è una violazione?»
	brenta       Imposta versata regolarmente?
	montefosco   Differenza d'imposta?
	roccabruna   C'è imposta evasa?
	san-lazzaro  Violazione riscontrata?
	torrealta    DOVUTO > VERSATO?
one step: si predispone l'avviso
	brenta       Predisporre l'avviso di accertamento esecutivo
	montefosco   Elaborazione avviso di accertamento
	roccabruna   Il funzionario emette l'avviso di accertamento esecutivo
	san-lazzaro  Elaborazione dell'avviso
	torrealta    PREDISPOSIZIONE AVVISO ACC.TO ESECUTIVO
the same work: si firma; a San Lazzaro dopo il protocollo
	brenta       Firmare l'avviso
	montefosco   Sottoscrizione avviso
	san-lazzaro  Apposizione della firma digitale
	torrealta    FIRMA RESP. TRIBUTO
one step: si notifica, con ogni mezzo
	brenta       Notificare l'avviso tramite SEND
	montefosco   Notifica a mezzo messo comunale
	roccabruna   L'ufficio notifica l'avviso via PEC o raccomandata A/R
	san-lazzaro  Stampa, postalizzazione e notifica
	torrealta    NOTIFICA PEC / MESSO
one step: si registra l'incasso
	brenta       Registrare l'incasso
	montefosco   Registrazione incasso
	roccabruna   L'ufficio registra il pagamento
	san-lazzaro  Riconciliazione del versamento
	torrealta    REGISTRAZIONE PAGAMENTO
one step: il credito è riscosso
	brenta       Accertamento riscosso
	montefosco   Pratica chiusa
	roccabruna   Accertamento definito
	san-lazzaro  Credito riscosso
	torrealta    RISCOSSO
missed: the same work: si affida la riscossione coattiva
# found of Montefosco and Torrealta alone; among four the others outweigh it
	brenta       Affidare il carico all'Agente della riscossione
	montefosco   Trasmissione lista di carico per il coattivo
	roccabruna   L'ufficio affida la riscossione coattiva al concessionario
	torrealta    FORMAZIONE LISTA DI CARCIO AdER
one step: il coattivo è avviato
	brenta       Carico affidato
	montefosco   Riscossione coattiva avviata
	roccabruna   Riscossione affidata
	san-lazzaro  Procedura esecutiva avviata
	torrealta    A RUOLO

# The same work in other words, or at other places

one step: si controllano i versamenti
	brenta       Incrociare dati catastali e versamenti F24
	montefosco   Controllo versamenti
	torrealta    VERIFICA VERSAMENTI F24
missed: one step: si estraggono le posizioni
# the same work, but two gateways would be needed to save one step: prune
	brenta       Estrarre le posizioni da controllare
	roccabruna   L'ufficio estrae le posizioni anomale
	torrealta    ESTRAZIONE LISTE ANOMALIE
one step: si calcola il dovuto
	brenta       Calcolare imposta dovuta, sanzioni e interessi
	montefosco   Conteggio imposta, sanzione e interessi
one step: lo schema di atto è la bozza d'atto
	brenta       Inviare lo schema di atto al contribuente
	san-lazzaro  Invio della bozza d'atto per il contraddittorio
	torrealta    COMUNICAZ. SCHEMA D'ATTO (ART. 6-BIS)
one step: osservazioni e controdeduzioni
	brenta       Esaminare le osservazioni
	san-lazzaro  Esame delle controdeduzioni
	torrealta    VALUTAZ. OSSERVAZIONI
the same work: si protocolla in uscita; a San Lazzaro prima della firma
	brenta       Protocollare l'avviso
	montefosco   Prot. in uscita
	san-lazzaro  Registrazione a protocollo dell'avviso
	torrealta    PROT. USCITA

# What only looks the same

not the same: l'esame delle osservazioni, l'esito della notifica, il controllo dei versamenti
	torrealta    VALUTAZ. OSSERVAZIONI
	torrealta    CONTROLLO ESITO NOTIFICA
	brenta       Incrociare dati catastali e versamenti F24
not the same: l'esecuzione forzata e l'affidamento del carico
	san-lazzaro  Avvio dell'esecuzione forzata
	brenta       Affidare il carico all'Agente della riscossione
not the same: la posizione archiviata e la posizione regolare
	brenta       Archiviare la posizione
	montefosco   Nulla da accertare
not the same: i sessanta giorni per le osservazioni e quelli per pagare
	brenta       60 giorni dallo schema di atto
	roccabruna   sessanta giorni dalla notifica
not the same: la rateizzazione e l'adesione
	san-lazzaro  Concessione della rateizzazione
	roccabruna   L'ufficio invita il contribuente a comparire
missed: not the same: l'istanza di rateizzazione, quella di adesione e il ricorso
	san-lazzaro  Istanza di rateizzazione
	roccabruna   Istanza di adesione presentata
	brenta       Ricorso notificato

# Where they differ

missed: a variation: solo Montefosco bonifica la banca dati
# Brenta and Torrealta begin with a timer, which is no start of the others: they do not come by
	montefosco   Bonifica banca dati contribuenti
	brenta       -
	roccabruna   -
	torrealta    -
theirs alone: la bonifica della banca dati
	montefosco   Bonifica banca dati contribuenti
theirs alone: le verifiche di residenza, aree e rendite
	torrealta    VERIFICA ABITAZIONE PRINCIPALE (RESIDENZA)
	torrealta    VERIFICA AREE FABBRICABILI
	torrealta    VERIFICA RENDITE CATASTALI
theirs alone: il controllo dell'esito della notifica
	torrealta    CONTROLLO ESITO NOTIFICA
theirs alone: il contenzioso
	brenta       Gestire il contenzioso tributario
theirs alone: l'atto di adesione
	roccabruna   Le parti sottoscrivono l'atto di adesione
theirs alone: il sollecito
	montefosco   Sollecito di pagamento
	san-lazzaro  Invio del sollecito
theirs alone: il contraddittorio come sottoprocesso
	roccabruna   Contraddittorio preventivo
