# SCIA: what a good merge of the five finds; bpmn-samples/scia-suap/README.md says why.
# Where nothing else is said, what is missed is missed by match, in twos as in all five.

# The common thread

one step: la SCIA arriva
	brenta       SCIA pervenuta dal portale
	montefosco   ARRIVO SCIA
	pieve        Arrivo SCIA
	san-lazzaro  SCIA protocollata dal portale
	valdoro      SCIA ricevuta
one step: si verifica la completezza
	brenta       Verificare la completezza formale
	montefosco   VERIF. FORMALE DOC. E ALLEGATI
	pieve        Controllo formale della pratica
	san-lazzaro  Controlla che ci siano tutti gli allegati
	valdoro      L'operatore SUAP verifica la documentazione
one step: «completa?», anche dove si chiede che cosa manca
	brenta       SCIA completa?
	montefosco   DOC. COMPLETA?
	pieve        Pratica regolare?
	san-lazzaro  Manca qualcosa?
	valdoro      Documentazione completa?
one step: si chiedono le integrazioni
	brenta       Richiedere le integrazioni
	montefosco   RICH. INTEGR. VIA PEC
	pieve        Comunicazione irregolarità e richiesta integrazioni
	san-lazzaro  Chiedi di integrare
	valdoro      L'operatore SUAP chiede le integrazioni
one step: si rilascia la ricevuta
	brenta       Rilasciare la ricevuta
	montefosco   RILASCIO RICEVUTA
	pieve        Rilascio ricevuta
	san-lazzaro  Emetti la ricevuta
	valdoro      Il SUAP rilascia la ricevuta
one step: «esito?»
	brenta       Requisiti presenti?
	montefosco   ESITO POSITIVO?
	pieve        Esito istruttoria
	san-lazzaro  Tutto a posto?
	valdoro      Requisiti accertati?
one step: si archivia
	brenta       Archiviare la pratica
	montefosco   ARCHIV. PRATICA
	pieve        Archiviazione fascicolo
	san-lazzaro  Archivia la pratica
	valdoro      L'operatore SUAP archivia la pratica
one step: si vieta; a Valdoro il divieto è anche la notifica
	brenta       Adottare il divieto di prosecuzione dell'attività
	montefosco   ORD. DIVIETO PROSEC. ATTIVITA'
	pieve        Ordinanza di divieto prosecuzione attività
	san-lazzaro  Vieta la prosecuzione dell'attività
	valdoro      La P.O. vieta la prosecuzione dell'attività e notifica l'atto
one step: si notifica
	brenta       Notificare il provvedimento all'impresa
	montefosco   NOTIF. ORDINANZA VIA PEC
	pieve        Notifica ordinanza
	san-lazzaro  Notifica il divieto

# The same work in other words, or at other places

one step: si dichiara irricevibile
	brenta       Dichiarare irricevibile la SCIA
	pieve        Provvedimento di irricevibilità
	san-lazzaro  Dichiara la SCIA irricevibile
	valdoro      La P.O. dichiara irricevibile la SCIA
the same work: si trasmette agli enti, a San Lazzaro prima della ricevuta
	brenta       Trasmettere la SCIA agli enti competenti
	montefosco   TRASM. A ASL/ARPA/VVF
	pieve        Inoltro ad ASL e altri Enti
	san-lazzaro  Inoltra la pratica agli enti terzi
the same work: si protocolla, a Pieve dopo la verifica
	brenta       Protocollare la SCIA
	montefosco   PROT. SCIA
	pieve        Protocollazione
	valdoro      Il sistema protocolla la SCIA
the same work: si attendono le integrazioni, come attività o come messaggio
	brenta       Attendere le integrazioni
	pieve        Integrazioni pervenute
	san-lazzaro  Ricevi le integrazioni
	valdoro      Il SUAP riceve le integrazioni
missed: the same work: si verificano i requisiti soggettivi
# found of San Lazzaro and Montefosco alone; among five the subprocess around it takes its place
	brenta       Verificare i requisiti soggettivi
	montefosco   VERIF. REQ. MORALI E ANTIMAFIA
	san-lazzaro  Controlla le autocertificazioni (casellario, antimafia)
	valdoro      La P.O. accerta i requisiti morali e professionali

# What only looks the same

not the same: la richiesta di integrazioni, l'avvio del procedimento e le prescrizioni
	brenta       Richiedere le integrazioni
	pieve        Comunicazione di avvio del procedimento di divieto
	montefosco   PRESCRIZIONI PER CONFORMARE (ART. 19 C. 3)
not the same: l'irricevibilità e il divieto
	brenta       Dichiarare irricevibile la SCIA
	montefosco   ORD. DIVIETO PROSEC. ATTIVITA'
not the same: la verifica della documentazione e quella dei requisiti
	valdoro      L'operatore SUAP verifica la documentazione
	montefosco   VERIF. REQ. MORALI E ANTIMAFIA
not the same: la ricevuta e la trasmissione agli enti
	brenta       Rilasciare la ricevuta
	pieve        Inoltro ad ASL e altri Enti
missed: not the same: la firma e il protocollo
	san-lazzaro  Controlla firma digitale e procura
	brenta       Protocollare la SCIA

# Where they differ

a variation: solo Pieve riscontra i diritti di istruttoria
	pieve        Riscontro pagamento diritti di istruttoria
	brenta       -
	montefosco   -
	valdoro      -
a variation: Valdoro non trasmette agli enti
	brenta       Trasmettere la SCIA agli enti competenti
	valdoro      -
theirs alone: con l'esito negativo Montefosco prescrive di conformarsi, Pieve avvia il procedimento
	montefosco   PRESCRIZIONI PER CONFORMARE (ART. 19 C. 3)
	pieve        Comunicazione di avvio del procedimento di divieto
theirs alone: con l'esito positivo Pieve lo comunica alla CCIAA, Montefosco aggiorna l'elenco
	pieve        Comunicazione alla CCIAA (REA)
	montefosco   AGG. ELENCO ATTIVITA' PRODUTTIVE
theirs alone: il DURC e la conferenza di servizi
	montefosco   VERIF. DURC
	montefosco   CONF. DI SERVIZI
theirs alone: il sopralluogo
	pieve        Sopralluogo
	san-lazzaro  Manda la Polizia locale a fare il sopraluogo
missed: theirs alone: firma e procura
	san-lazzaro  Controlla firma digitale e procura
