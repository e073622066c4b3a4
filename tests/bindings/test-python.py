"""test-python.py: the library from Python, through GObject introspection

A name of the C library is found by its first argument: rio_model_get_nodes(model) is
model.get_nodes().  An error is a GLib.Error, a list is a list.
"""
import contextlib
import gc
import io
import os
import sys
import unittest

try:
    import gi
    gi.require_version("Riordino", "0")
    from gi.repository import Gio, GLib, Riordino
except (ImportError, ValueError) as missing:
    print(f"skipped: {missing} (python3-gi)")
    sys.exit(77)

SAMPLES = os.path.join(os.environ["RIORDINO_SOURCE"], "bpmn-samples")
BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
EN = Riordino.Language.EN


def read(comune, service="scia-suap"):
    return Riordino.Model.read_file(f"{SAMPLES}/{service}/{comune}.bpmn", None)


def read_all():
    return [read(name) for name in ("valdoro", "pieve", "brenta")]


def of_text(xml, **fields):
    options = Riordino.ReadOptions()
    for name, value in fields.items():
        setattr(options, name, value)
    return Riordino.Model.read_bytes(GLib.Bytes.new(xml.encode()), options)


class Reading(unittest.TestCase):
    def test_a_model_is_walked_along_its_flow(self):
        model = read("brenta")
        self.assertEqual(model.get_comune(), "brenta")
        task = next(node for node in model.get_nodes()
                    if node.get_name() == "Protocollare la SCIA")
        self.assertEqual(task.get_family(), Riordino.Family.ACTIVITY)
        after = [flow.get_target().get_name() for flow in task.get_outgoing()]
        self.assertEqual(after, ["Verificare la completezza formale"])
        self.assertEqual(model.get_element(task.get_id()).get_line(), task.get_line())
        tag, uri = task.get_tag()
        self.assertTrue(tag.endswith("ask") and uri.endswith("/MODEL"))
        self.assertIsNone(model.get_element("nobody"))

    def test_options_say_whose_it_is(self):
        with open(f"{SAMPLES}/scia-suap/brenta.bpmn", encoding="utf-8") as file:
            model = of_text(file.read(), comune="Alba", service="scia", file="alba.bpmn")
        self.assertEqual((model.get_comune(), model.get_service(), model.get_file()),
                         ("Alba", "scia", "alba.bpmn"))

    def test_an_error_is_an_exception_with_file_and_line(self):
        with self.assertRaises(GLib.Error) as caught:
            of_text(f"<definitions xmlns='{BPMN}'>\n<process>\n</definitions>", file="mail.bpmn")
        self.assertTrue(caught.exception.matches(Riordino.error_quark(), Riordino.Error.XML))
        self.assertIn("mail.bpmn:3: ", caught.exception.message)
        with self.assertRaises(GLib.Error) as caught:
            Riordino.Model.read_file("/nowhere/at-all.bpmn", None)
        self.assertTrue(caught.exception.matches(GLib.file_error_quark(), GLib.FileError.NOENT) or
                        caught.exception.matches(Gio.io_error_quark(), Gio.IOErrorEnum.NOT_FOUND))

    def test_a_part_keeps_what_it_is_a_part_of(self):
        nodes = read("brenta").get_nodes()
        correspondences = Riordino.Match.new(read_all(), None).get_correspondences()
        changes = Riordino.Diff.new(read("brenta"), read("pieve"), None).get_changes()
        contrasts = Riordino.Diff.new(read("brenta"), read("pieve"), None).get_contrasts()
        rows = Riordino.Comparison.new(read_all(), None).get_rows()
        found = Riordino.Duplicates.new(read_all(), None)
        activities, fragments = found.get_activities(), found.get_fragments()
        label = Riordino.Labels.new(None, None, ["Verifica"], None).get(0)
        merge = Riordino.Merge.new(Riordino.Match.new(read_all(), None), None)
        agenda = Riordino.Proposal.new(merge, None, None).get_agenda()
        problems = read("valdoro").check()
        del merge, found
        gc.collect()
        read_all()
        self.assertIn("Protocollare la SCIA", [node.get_name() for node in nodes])
        self.assertTrue(correspondences[0].get_members()[0].get_model().get_comune())
        self.assertTrue(changes[0].describe(EN) and contrasts[0].describe(EN))
        self.assertTrue(rows[0].get_members()[0].get_id())
        self.assertTrue(activities[0].get_reasons()[0].text and fragments[0].get_nodes(0, False))
        self.assertEqual(label.get_text(), "Verifica")
        self.assertTrue(agenda[0].get_text(EN))
        self.assertEqual(problems[0].get_element().get_model().get_comune(), "valdoro")

    def test_problems_are_told(self):
        model = read("valdoro")
        problems = model.check()
        self.assertEqual(problems[0].get_code(), "mixed-gateway")
        findings = Riordino.Findings.new(None)
        findings.add(model, problems)
        self.assertIn("[mixed-gateway]", findings.to_text())
        self.assertEqual(findings.count(Riordino.Severity.NOTE), 1)
        soundness = Riordino.Soundness.new(model, None, None)
        self.assertEqual(soundness.get_verdict(), Riordino.Verdict.SOUND)

    def test_a_model_is_written_and_drawn(self):
        model = read("brenta")
        again = Riordino.Model.read_bytes(model.write_bytes(), None)
        self.assertEqual(len(again.get_nodes()), len(model.get_nodes()))
        self.assertTrue(Riordino.draw_svg(model, None).get_data().startswith(b"<"))


class Readme(unittest.TestCase):
    def test_the_lines_of_the_readme_run(self):
        with open(os.path.join(os.environ["RIORDINO_SOURCE"], "README.md"), encoding="utf-8") as file:
            lines = [line[4:] for line in file.read().split("in Python, with `python3-gi`, it is")[1].split("\n")
                     if line.startswith("    ")][:4]
        told = io.StringIO()
        before = os.getcwd()
        os.chdir(os.environ["RIORDINO_SOURCE"])
        self.addCleanup(os.chdir, before)
        with contextlib.redirect_stdout(told):
            exec("\n".join(lines), {})
        self.assertTrue(told.getvalue().strip())


class Comparing(unittest.TestCase):
    def test_labels_are_understood(self):
        labels = Riordino.Labels.new(
            None, None, ["Verifica domanda", "Controllare la richiesta"], None)
        one, other = labels.get(0), labels.get(1)
        self.assertEqual(one.get_part(0), ("Verifica", Riordino.LabelRole.ACT, "verificare"))
        self.assertGreater(one.likeness(other), 0.5)
        self.assertIn("synonym", [reason.code for reason in one.reasons(other)])
        self.assertIn("riordino.label/1", labels.to_json(None))

    def test_correspondences_have_members_and_reasons(self):
        match = Riordino.Match.new(read_all(), None)
        self.assertEqual([model.get_comune() for model in match.get_models()],
                         ["brenta", "pieve", "valdoro"])
        first = match.get_correspondences()[0]
        self.assertGreaterEqual(len(first.get_members()), 2)
        self.assertTrue(first.get_label() and first.is_sure() and first.get_reasons()[0].code)
        similarity, comparable = match.get_similarity(0, 1)
        self.assertTrue(0 < similarity < 1 and comparable)

    def test_somebody_decides_what_is_the_same(self):
        models = read_all()
        one, other = models[0].get_nodes()[3], models[1].get_nodes()[3]
        progress = Riordino.Progress.new()
        options = Riordino.MatchOptions.new(
            Riordino.Lexicon.builtin(), progress, [one, other], None)
        options.jobs = 1
        codes = [reason.code
                 for same in Riordino.Match.new(models, options).get_correspondences()
                 for reason in same.get_reasons()]
        self.assertIn("decided", codes)
        self.assertNotEqual(progress.get()[0], Riordino.Stage.NONE)
        diff = Riordino.Diff.new(models[0], models[1], Riordino.DiffOptions.new(options))
        self.assertTrue(diff.is_comparable())

    def test_a_match_is_cancelled(self):
        options = Riordino.MatchOptions.new(None, None, None, None)
        options.cancellable = Gio.Cancellable()
        options.cancellable.cancel()
        with self.assertRaises(GLib.Error) as caught:
            Riordino.Match.new(read_all(), options)
        self.assertTrue(
            caught.exception.matches(Gio.io_error_quark(), Gio.IOErrorEnum.CANCELLED))

    def test_a_comparison_has_rows_and_costs(self):
        comparison = Riordino.Comparison.new(read_all(), None)
        self.assertGreater(len(comparison.get_rows()), 10)
        self.assertEqual(comparison.get_cost(0), (0, 0, 0))
        cost, brings, lacks = comparison.get_cost(1)
        self.assertEqual(cost, brings + lacks)


class Merging(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.merge = Riordino.Merge.new(Riordino.Match.new(read_all(), None), None)

    def test_each_comune_gets_its_own_back(self):
        merged = self.merge.get_model()
        self.assertEqual(Riordino.Merge.list_sources(merged), ["brenta", "pieve", "valdoro"])
        back, lost = Riordino.Merge.extract(merged, "brenta", EN)
        self.assertEqual(lost, [])
        self.assertFalse(Riordino.Diff.new(read("brenta"), back, None).get_changes())
        with self.assertRaises(GLib.Error):
            Riordino.Merge.extract(merged, "nessuno", EN)

    def test_a_merge_has_variation_points(self):
        self.assertGreater(self.merge.get_n_variations(), 0)
        made = [node for node in self.merge.get_model().get_nodes()
                if node.get_attribute("urn:riordino:1", "variation")]
        self.assertEqual(len(made), self.merge.get_n_variations())
        self.assertIn("riordino.merge/1", self.merge.to_json(None, None))

    def test_a_proposal_has_an_agenda_that_decisions_answer(self):
        proposal = Riordino.Proposal.new(self.merge, None, None)
        agenda = proposal.get_agenda()
        self.assertTrue(agenda[0].get_code() and agenda[0].get_text(EN))
        answers = proposal.write_decisions(EN).replace("(proposed)\n#answer=", "(proposed)\nanswer=")
        decisions = Riordino.Decisions.parse("answers", answers, EN)
        options = Riordino.ProposalOptions.new(None, decisions)
        decided = Riordino.Proposal.new(self.merge, options, None)
        self.assertLess(len(decided.get_agenda()), len(agenda))


if __name__ == "__main__":
    unittest.main(verbosity=2)
