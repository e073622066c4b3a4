#include "support/generate.h"

#include "support/chance.h"
#include "support/spoil.h"

typedef enum {
	STEP,
	SEQUENCE,
	CHOICE,
	PARALLEL,
	INCLUSIVE,
	LOOP,
	SUBPROCESS,
	NOTHING,
} Form;

typedef struct {
	Form form;
	RioKind kind;  /* of a step */
	guint label;   /* which work; */
	guint wording; /* in which words */
	guint lane;
	gboolean ends;	  /* of a branch of a choice: ends the process, where it may */
	gboolean waits;	  /* of a choice: which event comes first decides */
	gboolean bare;	  /* of a loop: what is done again joins its ways without a gateway */
	guint event;	  /* at a step, where it may be: its number in events */
	gboolean beside;  /* that event does not interrupt */
	GPtrArray *parts; /* of Tree; of a step what its event leads to before it ends */
} Tree;

/* What a Comune does for a service. */
typedef struct {
	Tree *work;
	gboolean starts_twice;
	Tree *aside; /* what an event subprocess does, or NULL */
	guint title; /* its number in titles */
} Service;

typedef struct {
	GRand *random;
	GenerateFlags flags;
	Sketch *sketch;
} Maker;

/* Where something is drawn. */
typedef struct {
	guint scope;
	gboolean alone; /* no token runs beside the one here, so that the process may end */
	gboolean once;	/* in no loop, so that what is begun beside it is begun once */
} Where;

/* A piece of the flow: where it is entered and left; SKETCH_NONE: it is empty, or ends inside. */
typedef struct {
	guint first, last;
} Piece;

#define N_WORDINGS 3

/* What town halls do, in three ways of saying it. */
static const char *const labels[][N_WORDINGS] = {
	{"Verificare la completezza", "Verifica completezza", "Controllo della completezza"},
	{"Protocollare l'istanza", "Protocollazione istanza", "Registra domanda al protocollo"},
	{"Richiedere integrazioni", "Richiesta integrazioni", "Chiede documenti mancanti"},
	{"Acquisire il parere tecnico", "Parere ufficio tecnico", "Raccolta pareri"},
	{"Calcolare il contributo", "Calcolo contributo", "Determina importo"},
	{"Approvare la graduatoria", "Approvazione graduatoria", "Approva elenco"},
	{"Pubblicare all'albo", "Pubblicazione albo pretorio", "Affissione all'albo"},
	{"Notificare l'esito", "Notifica esito", "Comunica l'esito al cittadino"},
	{"Liquidare la spesa", "Liquidazione", "Emette mandato di pagamento"},
	{"Archiviare la pratica", "Archiviazione pratica", "Chiude il fascicolo"},
	{"Nominare il responsabile", "Nomina RUP", "Assegna il responsabile"},
	{"Convocare la conferenza", "Conferenza di servizi", "Convoca gli enti"},
	{"Effettuare il sopralluogo", "Sopralluogo", "Visita sul posto"},
	{"Redigere la relazione", "Relazione istruttoria", "Scrive relazione"},
	{"Riscuotere i diritti", "Diritti di segreteria", "Incassa i diritti"},
	{"Aggiornare l'anagrafe", "Aggiornamento anagrafe", "Allinea i dati"},
	{"Preavvisare il rigetto", "Preavviso di rigetto", "Comunica i motivi ostativi"},
	{"Rilasciare il titolo", "Rilascio autorizzazione", "Emette il provvedimento"},
	{"Accertare i requisiti", "Accertamento requisiti", "Controllo requisiti"},
	{"Iscrivere a ruolo", "Iscrizione a ruolo", "Trasmette all'agente di riscossione"},
};

static const char *const lanes[] = {"Sportello", "Ufficio tecnico", "Responsabile", "Ragioneria"};

static const char *const titles[] = {NULL, "Concessione del contributo", "Contributi", NULL};

static const RioKind step_kinds[] = {
	RIO_KIND_TASK,	       RIO_KIND_USER_TASK,
	RIO_KIND_USER_TASK,    RIO_KIND_MANUAL_TASK,
	RIO_KIND_SEND_TASK,    RIO_KIND_RECEIVE_TASK,
	RIO_KIND_SERVICE_TASK, RIO_KIND_INTERMEDIATE_CATCH_EVENT,
	RIO_KIND_SCRIPT_TASK,  RIO_KIND_INTERMEDIATE_THROW_EVENT,
};

/* What comes in between, and how it ends then. */
static const struct {
	RioKind trigger;
	const char *name, *end;
} events[] = {
	{RIO_KIND_OTHER, NULL, NULL},
	{RIO_KIND_TIMER_EVENT_DEFINITION, "30 giorni", "Termine scaduto"},
	{RIO_KIND_MESSAGE_EVENT_DEFINITION, "Rinuncia pervenuta", "Pratica ritirata"},
	{RIO_KIND_SIGNAL_EVENT_DEFINITION, "Sospensione dei termini", "Termini sospesi"},
	{RIO_KIND_ERROR_EVENT_DEFINITION, "Dati errati", "Domanda irricevibile"},
};

/* Trees */

static void
tree_free(gpointer data)
{
	Tree *tree = data;

	if (!tree)
		return;
	g_ptr_array_unref(tree->parts);
	g_free(tree);
}

static guint
random_event(GRand *random)
{
	return chance(random, 18) ? below(random, G_N_ELEMENTS(events)) : 0;
}

static Tree *
tree_new(GRand *random, Form form)
{
	Tree *tree = g_new0(Tree, 1);

	tree->form = form;
	tree->parts = g_ptr_array_new_with_free_func(tree_free);
	tree->kind = step_kinds[below(random, G_N_ELEMENTS(step_kinds))];
	tree->label = below(random, G_N_ELEMENTS(labels));
	tree->lane = below(random, G_N_ELEMENTS(lanes));
	tree->waits = form == CHOICE && chance(random, 15);
	tree->bare = chance(random, 50);
	tree->event = random_event(random);
	tree->beside = chance(random, 40);
	return tree;
}

static Form
random_form(GRand *random, GenerateFlags flags)
{
	guint n = below(random, 100);

	if (n < 45)
		return SEQUENCE;
	if (n < 65)
		return CHOICE;
	if (n < 78)
		return PARALLEL;
	if (n < 86)
		return LOOP;
	if (n < 93)
		return flags & GENERATE_SUBPROCESSES ? SUBPROCESS : SEQUENCE;
	return flags & GENERATE_INCLUSIVE ? INCLUSIVE : CHOICE;
}

static Tree *
grow(GRand *random, guint size, GenerateFlags flags)
{
	Form form = size <= 1 ? STEP : random_form(random, flags);
	Tree *tree = tree_new(random, form);
	guint n = form == STEP	       ? 0
		  : form == SUBPROCESS ? 1
				       : 2 + below(random, form == LOOP ? 1 : 3);

	for (guint i = 0; i < n; i++) {
		guint part = MAX(1, size / n);
		Tree *branch = form != SEQUENCE && form != SUBPROCESS && i > 0 && chance(random, 15)
				       ? tree_new(random, NOTHING)
				       : grow(random, form == SUBPROCESS ? size - 1 : part, flags);

		branch->ends = form == CHOICE && i > 0 && chance(random, 25);
		g_ptr_array_add(tree->parts, branch);
	}
	if (form == STEP && tree->event > 0 && chance(random, 50)) {
		g_ptr_array_add(tree->parts, tree_new(random, STEP));
		((Tree *)tree->parts->pdata[0])->event = 0;
	}
	return tree;
}

static void
vary(GRand *random, Tree *tree)
{
	if (tree->form == STEP && chance(random, 40))
		tree->wording = below(random, N_WORDINGS);
	if (tree->form == STEP && chance(random, 10))
		tree->kind = step_kinds[below(random, G_N_ELEMENTS(step_kinds))];
	if (tree->form == STEP && tree->event > 0 && chance(random, 15))
		tree->event = random_event(random);
	if (tree->form == STEP && chance(random, 15))
		tree->lane = below(random, G_N_ELEMENTS(lanes));
	for (guint i = 0; i < tree->parts->len; i++)
		vary(random, tree->parts->pdata[i]);
	if (tree->form != SEQUENCE)
		return;

	if (tree->parts->len > 1 && chance(random, 25))
		g_ptr_array_remove_index(tree->parts, below(random, tree->parts->len));
	if (chance(random, 25))
		g_ptr_array_insert(tree->parts, (gint)below(random, tree->parts->len + 1),
				   tree_new(random, STEP));
	if (tree->parts->len > 1 && chance(random, 15)) {
		guint i = below(random, tree->parts->len - 1);
		gpointer moved = g_ptr_array_steal_index(tree->parts, i);

		g_ptr_array_insert(tree->parts, (gint)i + 1, moved);
	}
}

static void
service_clear(Service *service)
{
	tree_free(service->work);
	tree_free(service->aside);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Service, service_clear)

static Service
service_new(GRand *random, guint size, GenerateFlags flags)
{
	Service service = {.work = grow(random, size, flags)};

	service.starts_twice = chance(random, 20);
	if (chance(random, 12))
		service.aside = grow(random, 1 + size / 4, flags & ~GENERATE_SUBPROCESSES);
	service.title = below(random, G_N_ELEMENTS(titles));
	return service;
}

/* How another Comune draws it. */
static void
service_vary(Service *service, GRand *random)
{
	vary(random, service->work);
	if (service->aside)
		vary(random, service->aside);
	if (service->aside && chance(random, 25))
		g_clear_pointer(&service->aside, tree_free);
	if (chance(random, 15))
		service->starts_twice = !service->starts_twice;
	if (chance(random, 25))
		service->title = below(random, G_N_ELEMENTS(titles));
}

/* Drawing them */

static Piece draw(Maker *maker, const Tree *tree, Where where);

static guint
add_node(Maker *maker, const Tree *tree, RioKind kind, const char *name, guint scope)
{
	guint node = sketch_node(maker->sketch, kind, name, scope);

	if (maker->flags & GENERATE_LANES)
		sketch_node_at(maker->sketch, node)->lane = g_strdup(lanes[tree->lane]);
	return node;
}

static void
add_content(Maker *maker, guint number)
{
	SketchNode *node = sketch_node_at(maker->sketch, number);
	GRand *random = maker->random;

	if (!(maker->flags & GENERATE_CONTENT))
		return;
	if (chance(random, 20))
		node->documentation =
			g_strdup("Art. 2, l. 241/1990:\n\t<30 giorni> & \"non oltre\"");
	if (chance(random, 15))
		node->annotation = g_strdup_printf("Nota %u", number);
	if (rio_kind_is(node->kind, RIO_ACTIVITY) && chance(random, 15))
		node->data = g_strdup_printf("Documento %u", number);
	node->extended = chance(random, 15);
	node->loops = rio_kind_is(node->kind, RIO_ACTIVITY) && chance(random, 10);
}

static guint
add_event(Maker *maker, const Tree *tree, RioKind kind, guint event, guint scope)
{
	guint node = add_node(maker, tree, kind, events[event].name, scope);

	sketch_node_at(maker->sketch, node)->trigger = events[event].trigger;
	return node;
}

/* An event at the node, on a way of its own to an end, where that leaves the model sound. */
static void
draw_event(Maker *maker, const Tree *tree, guint host, Where where)
{
	Sketch *sketch = maker->sketch;
	gboolean beside =
		tree->beside && events[tree->event].trigger != RIO_KIND_ERROR_EVENT_DEFINITION;
	guint last, end;

	if (!(maker->flags & GENERATE_EVENTS) || tree->event == 0 ||
	    !(beside ? where.once : where.alone))
		return;
	last = add_event(maker, tree, RIO_KIND_BOUNDARY_EVENT, tree->event, where.scope);
	sketch_node_at(sketch, last)->host = host;
	sketch_node_at(sketch, last)->beside = beside;
	if (tree->form == STEP && tree->parts->len > 0) {
		Piece piece = draw(maker, tree->parts->pdata[0], where);

		sketch_flow(sketch, last, piece.first);
		last = piece.last;
	}
	end = add_node(maker, tree, RIO_KIND_END_EVENT, events[tree->event].end, where.scope);
	sketch_flow(sketch, last, end);
}

static Piece
draw_step(Maker *maker, const Tree *tree, Where where)
{
	const char *name = labels[tree->label][tree->wording];
	guint node = add_node(maker, tree, tree->kind, name, where.scope);

	if (tree->kind == RIO_KIND_INTERMEDIATE_CATCH_EVENT)
		sketch_node_at(maker->sketch, node)->trigger = RIO_KIND_TIMER_EVENT_DEFINITION;
	if (tree->kind == RIO_KIND_INTERMEDIATE_THROW_EVENT)
		sketch_node_at(maker->sketch, node)->trigger = RIO_KIND_MESSAGE_EVENT_DEFINITION;
	add_content(maker, node);
	if (rio_kind_is(tree->kind, RIO_ACTIVITY))
		draw_event(maker, tree, node, where);
	return (Piece){node, node};
}

static Piece
draw_sequence(Maker *maker, const Tree *tree, Where where)
{
	Piece whole = {SKETCH_NONE, SKETCH_NONE};

	for (guint i = 0; i < tree->parts->len; i++) {
		Piece part = draw(maker, tree->parts->pdata[i], where);

		if (part.first == SKETCH_NONE)
			continue;
		if (whole.first == SKETCH_NONE)
			whole.first = part.first;
		else
			sketch_flow(maker->sketch, whole.last, part.first);
		whole.last = part.last;
	}
	return whole;
}

static void
say_when(Maker *maker, guint number, guint branch)
{
	SketchFlow *flow = sketch_flow_at(maker->sketch, number);

	if (!(maker->flags & GENERATE_CONTENT))
		return;
	flow->name = g_strdup(branch == 0 ? "Sì" : branch == 1 ? "No" : "Altrimenti");
	if (branch == 0)
		flow->is_default = TRUE;
	else
		flow->condition = g_strdup_printf("esito = %u", branch);
}

static RioKind
split_kind(const Maker *maker, const Tree *tree)
{
	if (tree->form == PARALLEL)
		return RIO_KIND_PARALLEL_GATEWAY;
	if (tree->form == INCLUSIVE)
		return RIO_KIND_INCLUSIVE_GATEWAY;
	return tree->waits && maker->flags & GENERATE_EVENTS ? RIO_KIND_EVENT_BASED_GATEWAY
							     : RIO_KIND_EXCLUSIVE_GATEWAY;
}

/* Where a branch begins: with its first node, or the event that is waited for. */
static guint
enter_branch(Maker *maker, const Tree *tree, guint branch, guint first, guint scope)
{
	guint event;

	if (split_kind(maker, tree) != RIO_KIND_EVENT_BASED_GATEWAY)
		return first;
	event = add_event(maker, tree, RIO_KIND_INTERMEDIATE_CATCH_EVENT, 1 + branch % 3, scope);
	sketch_flow(maker->sketch, event, first);
	return event;
}

static Piece
draw_branches(Maker *maker, const Tree *tree, Where where)
{
	Sketch *sketch = maker->sketch;
	RioKind kind = split_kind(maker, tree);
	guint split =
		add_node(maker, tree, kind, tree->form == CHOICE ? "Esito?" : NULL, where.scope);
	guint join = add_node(maker, tree, tree->form == CHOICE ? RIO_KIND_EXCLUSIVE_GATEWAY : kind,
			      NULL, where.scope);

	where.alone = where.alone && tree->form == CHOICE;
	for (guint i = 0; i < tree->parts->len; i++) {
		const Tree *branch = tree->parts->pdata[i];
		Piece piece = draw(maker, branch, where);
		gboolean is_empty = piece.first == SKETCH_NONE;
		guint first =
			enter_branch(maker, tree, i, is_empty ? join : piece.first, where.scope);
		guint flow = sketch_flow(sketch, split, first), last = join;

		if (kind == RIO_KIND_EXCLUSIVE_GATEWAY || kind == RIO_KIND_INCLUSIVE_GATEWAY)
			say_when(maker, flow, i);
		if (is_empty)
			continue;
		if (branch->ends && where.alone && maker->flags & GENERATE_EVENTS)
			last = add_node(maker, tree, RIO_KIND_END_EVENT, "Concluso", where.scope);
		sketch_flow(sketch, piece.last, last);
	}
	return (Piece){split, join};
}

static Piece
draw_loop(Maker *maker, const Tree *tree, Where where)
{
	Sketch *sketch = maker->sketch;
	guint split = add_node(maker, tree, RIO_KIND_EXCLUSIVE_GATEWAY, "Completa?", where.scope);
	Where again = {where.scope, .alone = where.alone};
	Piece body = draw(maker, tree->parts->pdata[0], again);
	Piece back = draw(maker, tree->parts->pdata[1], again);
	guint join = body.first;

	if (!tree->bare || join == SKETCH_NONE ||
	    !rio_kind_is(sketch_node_at(sketch, join)->kind, RIO_ACTIVITY)) {
		join = add_node(maker, tree, RIO_KIND_EXCLUSIVE_GATEWAY, NULL, where.scope);
		sketch_flow(sketch, join, body.first == SKETCH_NONE ? split : body.first);
	}
	if (body.last != SKETCH_NONE)
		sketch_flow(sketch, body.last, split);
	say_when(maker, sketch_flow(sketch, split, back.first == SKETCH_NONE ? join : back.first),
		 1);
	if (back.last != SKETCH_NONE)
		sketch_flow(sketch, back.last, join);
	return (Piece){join, split};
}

/* From a start to an end.  What follows the start, or SKETCH_NONE. */
static guint
draw_process(Maker *maker, const Tree *tree, guint scope)
{
	Sketch *sketch = maker->sketch;
	guint start = add_node(maker, tree, RIO_KIND_START_EVENT, "Istanza presentata", scope);
	Piece piece = draw(maker, tree, (Where){scope, .alone = TRUE, .once = TRUE});
	guint end = add_node(maker, tree, RIO_KIND_END_EVENT, "Procedimento concluso", scope);

	sketch_flow(sketch, start, piece.first == SKETCH_NONE ? end : piece.first);
	if (piece.last != SKETCH_NONE)
		sketch_flow(sketch, piece.last, end);
	return piece.first;
}

static guint
draw_sub_process(Maker *maker, const Tree *tree, const Tree *inside, guint scope)
{
	guint node = add_node(maker, tree, RIO_KIND_SUB_PROCESS, labels[tree->label][tree->wording],
			      scope);

	draw_process(maker, inside, node);
	return node;
}

static Piece
draw(Maker *maker, const Tree *tree, Where where)
{
	guint node;

	switch (tree->form) {
	case STEP:
		return draw_step(maker, tree, where);
	case SEQUENCE:
		return draw_sequence(maker, tree, where);
	case CHOICE:
	case PARALLEL:
	case INCLUSIVE:
		return draw_branches(maker, tree, where);
	case LOOP:
		return draw_loop(maker, tree, where);
	case SUBPROCESS:
		node = draw_sub_process(maker, tree, tree->parts->pdata[0], where.scope);
		draw_event(maker, tree, node, where);
		return (Piece){node, node};
	default:
		return (Piece){SKETCH_NONE, SKETCH_NONE};
	}
}

/* Work that a message may begin as well: it comes in before an activity, or by a join. */
static void
add_start(Maker *maker, const Tree *tree, guint first)
{
	Sketch *sketch = maker->sketch;
	guint start =
		add_node(maker, tree, RIO_KIND_START_EVENT, "Segnalazione pervenuta", SKETCH_NONE);

	sketch_node_at(sketch, start)->trigger = RIO_KIND_MESSAGE_EVENT_DEFINITION;
	if (!rio_kind_is(sketch_node_at(sketch, first)->kind, RIO_ACTIVITY)) {
		guint join = add_node(maker, tree, RIO_KIND_EXCLUSIVE_GATEWAY, NULL, SKETCH_NONE);

		/* the first flow into it is that of the first start */
		for (guint f = 0; f < sketch->flows->len; f++) {
			SketchFlow *flow = sketch_flow_at(sketch, f);

			if (sketch_node_at(sketch, flow->source)->kind == RIO_KIND_START_EVENT &&
			    flow->target == first)
				flow->target = join;
		}
		sketch_flow(sketch, join, first);
		first = join;
	}
	sketch_flow(sketch, start, first);
}

static void
draw_service(Maker *maker, const Service *service)
{
	guint first = draw_process(maker, service->work, SKETCH_NONE);

	if (maker->flags & GENERATE_CONTENT)
		maker->sketch->title = g_strdup(titles[service->title]);
	if (!(maker->flags & GENERATE_STARTS))
		return;
	if (service->starts_twice && first != SKETCH_NONE)
		add_start(maker, service->work, first);
	if (service->aside) {
		guint node = draw_sub_process(maker, service->aside, service->aside, SKETCH_NONE);

		sketch_node_at(maker->sketch, node)->by_event = TRUE;
		sketch_node_at(maker->sketch, node + 1)->trigger =
			RIO_KIND_MESSAGE_EVENT_DEFINITION;
	}
}

/* An activity of the first @n nodes, or some node of them. */
static guint
some_activity(Maker *maker, guint n)
{
	guint node = below(maker->random, n);

	for (guint i = node; i < n; i++) {
		if (rio_kind_is(sketch_node_at(maker->sketch, i)->kind, RIO_ACTIVITY))
			return i;
	}
	return node;
}

/* The other pool sends something to a step, and a step answers; a closed one may be told of it. */
static void
add_pool(Maker *maker)
{
	Sketch *sketch = maker->sketch;
	const char *who = chance(maker->random, 80) ? "Cittadino" : "Tecnico incaricato";
	guint n = sketch->nodes->len, pool = sketch_pool(sketch, who), last = SKETCH_NONE;
	static const struct {
		RioKind kind;
		const char *name;
	} steps[] = {
		{RIO_KIND_START_EVENT, "Bisogno"},
		{RIO_KIND_SEND_TASK, "Presentare l'istanza"},
		{RIO_KIND_RECEIVE_TASK, "Ricevere l'esito"},
		{RIO_KIND_END_EVENT, "Fine"},
	};

	g_free(sketch->pools->pdata[0]);
	sketch->pools->pdata[0] = g_strdup("Comune");
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		guint node = sketch_node(sketch, steps[i].kind, steps[i].name, SKETCH_NONE);

		sketch_node_at(sketch, node)->pool = pool;
		if (last != SKETCH_NONE)
			sketch_flow(sketch, last, node);
		last = node;
	}
	/* without an activity, the message is the other pool's own */
	sketch_message_flow(sketch, n + 1, some_activity(maker, n));
	sketch_message_flow(sketch, some_activity(maker, n), n + 2);
	if (chance(maker->random, 30)) {
		sketch->closed = g_strdup("Azienda sanitaria");
		sketch_message_flow(sketch, some_activity(maker, n), SKETCH_CLOSED);
	}
}

Sketch *
generate_sketch(guint32 seed, guint32 relative, guint size, GenerateFlags flags)
{
	const guint32 numbers[] = {seed, relative};
	g_autoptr(GRand) shared = g_rand_new_with_seed(seed);
	g_autoptr(GRand) own = g_rand_new_with_seed_array(numbers, G_N_ELEMENTS(numbers));
	Maker maker = {.random = own, .flags = flags, .sketch = sketch_new()};
	g_auto(Service) service = service_new(shared, size, flags);

	if (relative > 0)
		service_vary(&service, own);
	draw_service(&maker, &service);
	maker.sketch->backwards = flags & GENERATE_CONTENT && chance(own, 25);
	if (flags & GENERATE_POOLS)
		add_pool(&maker);
	if (flags & GENERATE_IRREGULAR)
		spoil_flows(maker.sketch, own);
	for (guint i = 0; flags & GENERATE_DIRTY && i < 3; i++)
		spoil_something(maker.sketch, own);
	return maker.sketch;
}

RioModel *
generate(guint32 seed, guint32 relative, guint size, GenerateFlags flags)
{
	g_autoptr(Sketch) sketch = generate_sketch(seed, relative, size, flags);
	g_autofree char *comune = g_strdup_printf("Comune %u", relative + 1);

	return sketch_model(sketch, comune);
}

guint32
generate_seeds(guint32 all)
{
	const char *percent = g_getenv("RIORDINO_SEEDS");

	return percent ? (guint32)(all * g_ascii_strtoull(percent, NULL, 10) / 100) : all;
}

GPtrArray *
generate_relatives(guint32 seed, guint32 n, guint size, GenerateFlags flags)
{
	GPtrArray *models = g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);

	for (guint32 i = 0; i < n; i++)
		g_ptr_array_add(models, generate(seed, i, size, flags));
	return models;
}
