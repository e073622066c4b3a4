# Contributo economico: what a good merge of the five finds; bpmn-samples/contributo-economico/README.md
# says why.
# Where nothing else is said, what is missed is missed by match, in twos as in all five.

# The common thread

one step: si protocolla
	brenta       Protocolla la domanda
	montefosco   Numero di protocollo
	pieve        Il segretariato riceve e protocolla la domanda
	torrealta    Acquisire a protocollo (in automatico)
	valdoro      Acquisizione istanza al prot.
missed: the same work: il colloquio con l'assistente sociale
# Torrealta's is two steps in one: found with each alone, among five it goes with the report
	brenta       Fai il colloquio con il richiedente
	montefosco   Colloquio con l'ass. sociale
	pieve        L'assistente sociale svolge il colloquio
	torrealta    Svolgere colloquio e redigere relazione sociale
	valdoro      Colloquio con il nucleo
the same work: la relazione sociale
	brenta       Scrivi la relazione sociale
	montefosco   Relazione dell'A.S.
	pieve        L'assistente sociale redige la relazione
	valdoro      Stesura relazione sociale
one step: si concede
	brenta       Firma la determina di concessione
	pieve        Il responsabile adotta la determina
	torrealta    Firmare la determinazione
	valdoro      Determina di concessione
the same work: si emette il mandato
	brenta       Emetti il mandato di pagamento
	montefosco   Mandato di pagamento
	pieve        La ragioneria emette il mandato
	torrealta    Emettere il mandato
	valdoro      Liquidazione e mandato
one step: si nega
	brenta       Comunica il diniego
	montefosco   Lettera di diniego
	pieve        Il segretariato comunica il rigetto
	torrealta    Adottare provvedimento di diniego
	valdoro      Provv. di diniego
one step: la domanda è respinta
	brenta       Contributo negato
	montefosco   Domanda non accolta
	pieve        Domanda respinta
	torrealta    Domanda rigettata
	valdoro      Istanza rigettata

# The same work in other words, or at other places

one step: si verifica la completezza
	brenta       Verifica la completezza della domanda
	montefosco   Controllo documenti allegati
	valdoro      Istruttoria amministrativa
one step: «completa?», anche al contrario
	brenta       Domanda completa?
	montefosco   Mancano documenti?
	valdoro      Documentazione carente?
the same work: si chiedono le integrazioni
	brenta       Chiedi le integrazioni
	montefosco   Telefonata per integrazione
	valdoro      Richiesta integraz. documentale
one step: si verifica l'ISEE
	montefosco   Verifica situzione economica (ISEE)
	pieve        Il segretariato verifica l'ISEE
the same work: la visita a casa
	pieve        L'assistente sociale effettua la visita domiciliare
	valdoro      Visita a domicilio
one step: la commissione
	pieve        La commissione valuta la domanda
	valdoro      Esame in commissione
one step: il preavviso di rigetto
	brenta       Manda il preavviso di rigetto
	torrealta    Inviare preavviso ex art. 10-bis
	valdoro      Preavviso di diniego ex art. 10-bis
one step: arrivano le osservazioni
	torrealta    Osservazioni pervenute
	valdoro      Osservazioni dell'istante
one step: il visto contabile
	brenta       Apponi il visto di regolarità contabile
	torrealta    Attestare la copertura finanziaria
missed: the same work: si pubblica
	brenta       Pubblica in Amministrazione trasparente
	torrealta    Pubblicare all'Albo e in Amm.ne Trasparente
	valdoro      Pubblicazione all'Albo pretorio (dati oscurati)
the same work: la comunicazione di avvio
	brenta       Comunica l'avvio del procedimento
	torrealta    Inviare comunicaz. di avvio (art. 7 L. 241/90)

# What only looks the same

not the same: l'accoglienza allo sportello e il colloquio
	montefosco   Colloquio di accoglienza
	brenta       Fai il colloquio con il richiedente
missed: not the same: l'archiviazione per inerzia e quella alla fine
	brenta       Archivia la domanda per inerzia
	pieve        Il segretariato archivia la pratica
not the same: la commissione e il provvedimento
	valdoro      Esame in commissione
	brenta       Firma la determina di concessione
not the same: l'anticipo urgente e il mandato
	montefosco   Anticipo urgente dalla cassa economale
	brenta       Emetti il mandato di pagamento
not the same: il controllo a campione e quello dei documenti
	montefosco   Controllo a campione delle autocertificazioni
	montefosco   Controllo documenti allegati
not the same: il sollecito e le integrazioni
	torrealta    Sollecitare l'A.S.
	brenta       Chiedi le integrazioni
missed: not the same: la liquidazione e il visto contabile
	montefosco   Atto di liquidazione
	brenta       Apponi il visto di regolarità contabile
missed: not the same: il SIUSS e la pubblicazione
	valdoro      Inserimento dati in SIUSS
	brenta       Pubblica in Amministrazione trasparente

# Where they differ

theirs alone: Montefosco accoglie allo sportello e compila
	montefosco   Colloquio di accoglienza
	montefosco   Compilazione assistita della domanda
theirs alone: il caso urgente
	montefosco   Caso urgente?
	montefosco   Anticipo urgente dalla cassa economale
theirs alone: la visita si fa se serve
	pieve        Serve la visita a casa?
theirs alone: il sollecito che non interrompe
	torrealta    Sollecitare l'A.S.
theirs alone: il controllo a campione
	montefosco   Controllo a campione delle autocertificazioni
missed: theirs alone: il SIUSS
	valdoro      Inserimento dati in SIUSS
theirs alone: l'archiviazione per inerzia
	brenta       Archivia la domanda per inerzia
