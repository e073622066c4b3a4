#include "match/meeting.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/bpmn.h"
#include "support/tiny.h"

/* Whether the step "Esame" of all these models together meets the citizen. */
static RioMeeting
meeting_of(RioModel **models, guint32 n)
{
	g_autoptr(RioMarks) marks = rio_marks_new(models, n, NULL);
	g_autofree RioMember *members = g_new(RioMember, n);

	for (guint32 m = 0; m < n; m++)
		members[m] = (RioMember){m, node_named(models[m], "Esame")};
	return rio_meeting_of(marks, members, n);
}

typedef struct {
	const char *notation;
	RioMeets how;
} Case;

static const Case cases[] = {
	{"Avvio > Esame > Fine", RIO_MEETS_NOBODY},
	{"Avvio > Esame @Sportello > Fine", RIO_MEETS_AT_FRONT},
	{"Avvio > Esame @Ragioneria > Fine", RIO_MEETS_NOBODY},
	/* what is inside a step is done where the step is */
	{"Avvio > Pratica[ Inizio > Esame > Chiusa ] @Sportello > Fine", RIO_MEETS_AT_FRONT},
	/* a message to somebody outside, or from there; another office is not outside */
	{"Comune: Avvio > Esame > Fine || Cittadino: Bisogno > Domanda > Esito ; Esame ~ Domanda",
	 RIO_MEETS_BY_MESSAGE},
	{"Comune: Avvio > Esame > Fine || Cittadino: Bisogno > Domanda > Esito ; Domanda ~ Esame",
	 RIO_MEETS_BY_MESSAGE},
	{"Comune: Avvio > Esame > Fine || Ufficio tecnico: Inizio > Parere > Esito ; "
	 "Esame ~ Parere",
	 RIO_MEETS_NOBODY},
	{"Comune: Avvio > Altro > Esame > Fine || Cittadino: Bisogno > Domanda > Esito ; "
	 "Altro ~ Domanda",
	 RIO_MEETS_NOBODY},
	/* a message within the process goes nowhere */
	{"Cittadino: Avvio > Esame > Altro > Fine ; Esame ~ Altro", RIO_MEETS_NOBODY},
	/* the message is told first */
	{"Comune: Avvio > Esame @Sportello > Fine || Cittadino: Bisogno > Domanda > Esito ; "
	 "Domanda ~ Esame",
	 RIO_MEETS_BY_MESSAGE},
};

Test(meeting, a_step_meets_whom_its_messages_its_lane_or_its_name_show)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RioModel) model = tiny(cases[i].notation);
		RioMeeting meeting = meeting_of(&model, 1);

		cr_expect(eq(int, meeting.how, cases[i].how), "%s", cases[i].notation);
		cr_expect(not(meeting.doubtful), "%s", cases[i].notation);
	}
}

/* A pool without a process, and an end of a message that nobody drew. */
Test(meeting, a_closed_pool_is_outside_unless_it_is_an_office)
{
	static const struct {
		const char *pool, *target;
		RioMeets how;
	} pools[] = {
		{"Cittadino", "q", RIO_MEETS_BY_MESSAGE},
		{"Ufficio tecnico", "q", RIO_MEETS_NOBODY},
		{"Responsabile dell'ufficio tecnico", "q", RIO_MEETS_BY_MESSAGE},
		{"", "q", RIO_MEETS_BY_MESSAGE},
		{"Cittadino", "nobody", RIO_MEETS_NOBODY},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(pools); i++) {
		g_autofree char *inside = g_strdup_printf(
			"<collaboration id='c'><participant id='p' processRef='r' name='Comune'/>"
			"<participant id='q' name=\"%s\"/>"
			"<messageFlow id='m' sourceRef='t' targetRef='%s'/></collaboration>"
			"<process id='r'><task id='t' name='Esame'/></process>",
			pools[i].pool, pools[i].target);
		g_autoptr(RioModel) model = bpmn(inside);

		cr_expect(eq(int, meeting_of(&model, 1).how, pools[i].how), "%s", pools[i].pool);
	}
}

Test(meeting, an_office_is_inside_whatever_pools_stand_before_it)
{
	g_autoptr(RioModel) model =
		bpmn("<collaboration id='c'><participant id='q' name='Cittadino'/>"
		     "<participant id='p' processRef='r' name='Comune'/>"
		     "<participant id='o' processRef='v' name='Ufficio tributi'/>"
		     "<messageFlow id='m' sourceRef='t' targetRef='u'/></collaboration>"
		     "<process id='r'><task id='t' name='Esame'/></process>"
		     "<process id='v'><task id='u' name='Riscossione'/></process>");

	cr_assert(eq(int, meeting_of(&model, 1).how, RIO_MEETS_NOBODY));
}

Test(meeting, of_several_the_most_count)
{
	static const char *const front = "Avvio > Esame @Sportello > Fine",
				 *const back = "Avvio > Esame @Ragioneria > Fine",
				 *const nowhere = "Avvio > Esame > Fine",
				 *const message = "Comune: Avvio > Esame > Fine || Cittadino: "
						  "Bisogno > Domanda > Esito ; Domanda ~ Esame";
	const struct {
		const char *notations[3];
		RioMeeting meeting;
	} several[] = {
		{{front, front, front}, {RIO_MEETS_AT_FRONT, FALSE, 3, 3}},
		{{front, message, back}, {RIO_MEETS_BY_MESSAGE, TRUE, 2, 3}},
		{{front, back, back}, {RIO_MEETS_NOBODY, TRUE, 1, 3}},
		{{back, back, back}, {RIO_MEETS_NOBODY, FALSE, 0, 3}},
		{{front, back}, {RIO_MEETS_NOBODY, TRUE, 1, 2}},
		{{front, nowhere}, {RIO_MEETS_AT_FRONT, FALSE, 1, 1}},
		{{front, nowhere, back}, {RIO_MEETS_NOBODY, TRUE, 1, 2}},
		{{nowhere, nowhere}, {RIO_MEETS_NOBODY, FALSE, 0, 0}},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(several); i++) {
		RioModel *models[3] = {NULL};
		guint32 n = 0;
		RioMeeting meeting;

		for (; n < 3 && several[i].notations[n]; n++)
			models[n] = tiny(several[i].notations[n]);
		meeting = meeting_of(models, n);
		cr_expect(eq(int, meeting.how, several[i].meeting.how), "%zu", i);
		cr_expect(eq(int, meeting.doubtful, several[i].meeting.doubtful), "%zu", i);
		cr_expect(eq(u32, meeting.some, several[i].meeting.some), "%zu", i);
		cr_expect(eq(u32, meeting.all, several[i].meeting.all), "%zu", i);
		for (guint32 m = 0; m < n; m++)
			rio_model_unref(models[m]);
	}
}
