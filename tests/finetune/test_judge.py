"""The making of the judge: owners, rows, a tiny training, files that the child reads."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest

from backends.errors import FinetuneError
from backends.hosts.encoder import Encoder
from finetune.judge.base import Base, read_base, read_encoder
from finetune.judge.export import write_encoder, write_heads
from finetune.judge.gate import Scored, Sentence, fit_limit, fit_outcome, fit_show, told_odds
from finetune.judge.measure import Outcome, is_right, lines_of, page_of, table_of
from finetune.judge.model import (
    Judge,
    Plan,
    Texts,
    blend,
    known_of,
    train_candidates,
    train_judge,
    weights_of,
)
from finetune.judge.owners import (
    Exchange,
    Owner,
    Question,
    load_owners,
    of_lesson,
    persona_of,
    use_of,
)
from finetune.judge.private import fit_private, load_subjects, scored_subjects
from finetune.judge.probes import fit_head
from finetune.judge.quick import TorchEncoder
from finetune.judge.rows import (
    HEADS,
    MESSAGES,
    PAIRS,
    Row,
    lesson_of,
    lesson_rows,
    message_lines,
    message_rows,
    owner_rows,
)
from persona.judging.reader import MESSAGE_KINDS, SCALE, Reader, clean, hidden_layer
from persona.model import LANGUAGES, Fact
from persona.reply import Reply

WIDTH, LAYERS, INNER = 32, 2, 64


Normal = Callable[..., np.ndarray[tuple[int, ...], np.dtype[np.float32]]]


def _layer(
    own: str, normal: Normal
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """Return the weights of one layer."""
    shapes = {
        **{f"attention.self.{name}": (WIDTH, WIDTH) for name in ("query", "key", "value")},
        "attention.output.dense": (WIDTH, WIDTH),
        "intermediate.dense": (INNER, WIDTH),
        "output.dense": (WIDTH, INNER),
    }
    found = {f"{own}{name}.weight": normal(*shape) for name, shape in shapes.items()}
    found |= {f"{own}{name}.bias": normal(shape[0]) for name, shape in shapes.items()}
    for name in ("attention.output.LayerNorm", "output.LayerNorm"):
        found[f"{own}{name}.weight"] = np.ones(WIDTH, np.float32)
        found[f"{own}{name}.bias"] = np.zeros(WIDTH, np.float32)
    return found


@pytest.fixture(scope="module")
def base() -> Base:
    """Return an encoder of two small layers whose pieces are letters."""
    chance = np.random.default_rng(1)
    letters = "▁abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:?!'-"
    pieces: tuple[tuple[str, float], ...] = (
        ("<s>", 0.0),
        ("<pad>", 0.0),
        ("</s>", 0.0),
        ("<unk>", -10.0),
    )
    pieces += tuple((letter, -float(i % 7 + 2)) for i, letter in enumerate(letters))

    def normal(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return chance.normal(0, 0.1, shape).astype(np.float32)

    weights = {
        "embeddings.word_embeddings.weight": normal(len(pieces), WIDTH),
        "embeddings.position_embeddings.weight": normal(512, WIDTH),
        "embeddings.token_type_embeddings.weight": normal(2, WIDTH),
        "embeddings.LayerNorm.weight": np.ones(WIDTH, np.float32),
        "embeddings.LayerNorm.bias": np.zeros(WIDTH, np.float32),
    }
    for i in range(LAYERS):
        weights |= _layer(f"encoder.layer.{i}.", normal)
    shape = {
        "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": 2,
        "intermediate_size": INNER,
        "vocab_size": len(pieces),
        "max_position_embeddings": 512,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
    }
    return Base(shape, weights, pieces)


def test_nobody_is_trained_on_and_measured() -> None:
    """Each owner has one use; all four languages are in each."""
    uses = {use: use_of(use) for use in ("train", "tune", "test")}
    ids = [owner.id for owners in uses.values() for owner in owners]
    names = [(owner.language, owner.name) for owners in uses.values() for owner in owners]
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))
    for owners in uses.values():
        assert {owner.language for owner in owners} == {"en", "de", "zh", "ko"}
    assert len(uses["test"]) == 26


@pytest.mark.parametrize("use", ["train", "tune", "test"])
def test_owners_are_sound(use: str) -> None:
    """What is known rests on facts that there are; what is not known on none."""
    for owner in use_of(use):  # type: ignore[arg-type]
        ids = {fact.id for fact in owner.facts}
        for asked in owner.questions:
            assert set(asked.facts) <= ids
            assert bool(asked.facts) is (asked.kind not in ("unknown", "notme"))
        assert all(set(pair.facts) <= ids for pair in owner.qa)
        said = [one for exchange in owner.exchanges for one in exchange.said]
        assert all(set(one.facts) <= ids for one in said)
        assert all(one.facts for one in said if one.label in ("told", "contradicted"))


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    """With file and line."""
    path = tmp_path / "train-en.jsonl"
    path.write_text('\n{"id": "a", "language": "en"}\n', "utf-8")
    with pytest.raises(FinetuneError, match=r"train-en\.jsonl:2"):
        load_owners([path])
    with pytest.raises(FinetuneError, match=r"none\.jsonl"):
        load_owners([tmp_path / "none.jsonl"])


def test_a_file_that_is_no_base_is_refused(tmp_path: Path) -> None:
    """Cut short, another one, or not there."""
    for data in (b"", b"GGUF" * 100, b"E5S1" + b"\x00" * 30):
        path = tmp_path / "base.bin"
        path.write_bytes(data)
        with pytest.raises(FinetuneError, match=r"base\.bin"):
            read_base(path)


def test_rows_are_made_of_owners_and_messages(base: Base) -> None:
    """Of each head some; the one before a question is a part of its own."""
    known = known_of(Texts(base), use_of("tune")[0])
    rows = list(owner_rows(known, random.Random(1))) + message_rows()
    assert {row.head for row in rows} == HEADS.keys()
    told = [row for row in rows if row.head == "told"]
    assert {len(row.parts) for row in told} == {2, 3}
    assert {row.target for row in told} == {(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)}
    verdicts = [row for row in rows if row.head == "verdict"]
    assert {len(row.parts) for row in verdicts} == {2, 3}  # alone, and after the question
    assert {row.target for row in verdicts} == {(0.0,), (1.0,), (2.0,), (3.0,)}
    learnt = {row.parts[0] for row in message_rows()}
    held = message_lines(MESSAGES / "en" / "task.txt", held_out=True)
    assert held
    assert sum(f"kind: {clean(text)}" in learnt for text in held) < 0.05 * len(held)


def test_a_training_goes_from_owners_to_files_that_the_child_reads(
    base: Base, tmp_path: Path
) -> None:
    """Two small steps of each; the child's vectors are those of the training."""
    owners = use_of("tune")[:1]
    plan = Plan(candidate_epochs=1, judge_epochs=0.02, n_asked=4)
    texts = Texts(base)
    train_candidates(texts, owners, plan)
    judge, known = Judge(base), [known_of(texts, owner) for owner in owners]
    chance = random.Random(1)
    train_judge(judge, lambda: [row for one in known for row in owner_rows(one, chance)], plan)
    path = tmp_path / "judge.gguf"
    write_encoder(base, judge.texts.model.state_dict(), path, "F16")
    parts = ["ask: do you have a cat?", "i have a dog."]
    encoder = Encoder([path])
    try:
        (found,) = encoder.encode([parts])
    finally:
        encoder.close()
    wanted = judge.texts.pooled([judge.texts.ids(parts)])[0].detach().numpy()
    own = np.asarray(found, np.float32)
    cosine = float(own @ wanted / np.linalg.norm(own) / np.linalg.norm(wanted))
    assert cosine > 0.99


def test_a_judge_is_trained_on_from_its_files(base: Base, tmp_path: Path) -> None:
    """Weights, pieces and heads come back; the lowest layers stay as they are."""
    judge, path = Judge(base), tmp_path / "judge.gguf"
    write_encoder(base, judge.texts.model.state_dict(), path, "F16")
    write_heads(dict(judge.heads.items()), tmp_path / "heads.npz")
    again = read_encoder(path)
    assert again.pieces == base.pieces
    assert dict(again.shape) == pytest.approx(dict(base.shape))
    other = Judge(again)
    with np.load(tmp_path / "heads.npz") as file:
        other.take_heads({name: np.asarray(file[name], np.float32) for name in file.files})
    other.texts.freeze(1)
    row = Row("told", ("ask: do you have a cat?", "i have a dog."), (1.0, 1.0))
    for name in PAIRS:
        heads = (judge.heads[name].parameters(), other.heads[name].parameters())
        for own, same in zip(*heads, strict=True):
            assert own.detach().numpy() == pytest.approx(same.detach().numpy(), abs=1e-3)
    made = (own.texts.pooled([own.texts.ids(row.parts)])[0].detach() for own in (judge, other))
    one, two = made
    assert float(one @ two / one.norm() / two.norm()) > 0.98
    low, high = (other.texts.model.encoder.layer[i].intermediate.dense.weight for i in (0, 1))
    kept, changed = low.detach().clone(), high.detach().clone()
    train_judge(other, lambda: [row] * 200, Plan(judge_epochs=1))
    assert bool((low == kept).all())
    assert not bool((high == changed).all())


def test_owners_of_a_lesson_are_learnt_with_some_of_the_others() -> None:
    """All whose ids begin so, and a third as many others; a slip in the id is told."""
    owners = use_of("tune")
    chosen = of_lesson(owners, ["ivt-"], random.Random(1))
    new = [own for own in owners if own.id.startswith("ivt-")]
    assert chosen[: len(new)] == new
    assert 0 < len(chosen) - len(new) < len(new) / 2
    assert {own.id for own in of_lesson(owners, [], random.Random(1))} == {own.id for own in owners}
    with pytest.raises(FinetuneError, match="nobody to learn from"):
        of_lesson(owners, ["nobody-"], random.Random(1))


def test_a_lesson_has_all_that_is_asked_freely_and_a_few_of_the_rest(base: Base) -> None:
    """Its rows are pairs; who asks for the name is shown what tells it, and what does not."""
    own = next(one for one in use_of("tune") if any(asked.is_free for asked in one.questions))
    lesson = lesson_of(own, random.Random(1))
    free = {one.q for one in own.questions if one.is_free}
    asked = {one.q for one in lesson.questions}
    assert free < asked
    assert len(asked) < len(own.questions)
    rows = list(lesson_rows(known_of(Texts(base), lesson), random.Random(1)))
    assert {row.head for row in rows} == set(HEADS)
    lines = {
        f"ask: {line.strip()}"
        for line in (MESSAGES / own.language / "identity.txt").read_text("utf-8").splitlines()
    }
    named = [row for row in rows if row.parts[0] in lines]
    assert {row.target for row in named} >= {(0.0, 0.0)}
    first = own.name.split()[0]
    assert all(first in row.parts[1] for row in named if row.target[0])


def test_a_judge_that_is_trained_on_keeps_a_share_of_what_it_was(base: Base) -> None:
    """All of it, none of it, and half."""
    judge = Judge(base)
    encoder, heads = weights_of(judge.modules())
    key, part = "encoder.layer.1.intermediate.dense.weight", "told.0.weight"
    row = Row("told", ("ask: do you have a cat?", "i have a dog."), (1.0, 1.0))
    train_judge(judge, lambda: [row] * 200, Plan(judge_epochs=1))
    after, after_heads = weights_of(judge.modules())
    assert not bool((after[key] == encoder[key]).all())
    blend(judge.modules(), (encoder, heads), 0.5)
    half, half_heads = weights_of(judge.modules())
    mean = (encoder[key].numpy() + after[key].numpy()) / 2
    assert half[key].numpy() == pytest.approx(mean, abs=1e-6)
    mean = (heads[part].numpy() + after_heads[part].numpy()) / 2
    assert half_heads[part].numpy() == pytest.approx(mean, abs=1e-6)
    blend(judge.modules(), (encoder, heads), 1.0)
    assert bool((weights_of(judge.modules())[0][key] == encoder[key]).all())


def test_a_head_learns_what_no_line_parts() -> None:
    """Whether one of two numbers is high, not both: as many of each in every corner."""
    x = np.random.default_rng(1).normal(size=(20_000, 4)).astype(np.float32)
    labels = [float(a * b < 0) for a, b in x[:, :2]]
    own = fit_head(x[:19_000], labels[:19_000], n_hidden=32)
    guess = hidden_layer(x[19_000:], own).argmax(1)
    assert np.mean(guess == np.array(labels[19_000:])) > 0.9


def test_what_fits_reads_as_the_child_does(base: Base, tmp_path: Path) -> None:
    """The same vectors, from the same file."""
    path = tmp_path / "judge.gguf"
    write_encoder(base, Texts(base).model.state_dict(), path, "F16")
    texts = [["ask: do you have a cat?", "i have a dog."], ["kind: hello"]]
    child, own = Encoder([path]), TorchEncoder([path])
    try:
        assert own.n_dim == child.n_dim
        for one, other in zip(child.encode(texts), own.encode(texts), strict=True):
            a, b = np.asarray(one, np.float32), np.asarray(other, np.float32)
            assert float(a @ b / np.linalg.norm(a) / np.linalg.norm(b)) > 0.99
        again = own.encode(texts[:1])
        assert list(again[0]) == list(own.encode(texts)[0])
    finally:
        child.close()
        own.close()


def test_what_is_no_judge_is_refused(tmp_path: Path) -> None:
    """Another file, or none."""
    (tmp_path / "judge.gguf").write_bytes(b"GGUF" + b"\x00" * 40)
    for name in ("judge.gguf", "none.gguf"):
        with pytest.raises(FinetuneError, match=name):
            read_encoder(tmp_path / name)


def owner() -> Owner:
    """Return somebody with two facts."""
    data = b"""{"id": "x", "language": "en", "name": "X", "facts": [{"id": "f1", "text": "I have a
        beagle."}, {"id": "f2", "text": "I study botany."}], "qa": []}"""
    return msgspec.json.decode(data.replace(b"\n", b" "), type=Owner)


@pytest.mark.parametrize(
    ("kind", "reply", "right"),
    [
        ("known", Reply("Well: I have a beagle."), True),
        ("known", Reply("I study botany."), False),
        ("unknown", Reply("I don't know that.", source="abstention", abstained=True), True),
        ("unknown", Reply("I have a beagle."), False),
        ("half", Reply("I have a beagle. The rest I don't know.", notes=("partly_unknown",)), True),
        ("half", Reply("I have a beagle."), False),
        ("notme", Reply("It is Paris."), True),
        ("notme", Reply("I have a beagle.", facts=(Fact("f1", "I have a beagle."),)), False),
        ("premise", Reply("I don't know.", abstained=True), True),
    ],
)
def test_an_answer_is_judged_by_what_it_says(kind: str, reply: Reply, *, right: bool) -> None:
    """Told, both told, refused: by the text and the owner's own sentences."""
    facts = ("f1",) if kind in ("known", "half", "premise") else ()
    assert is_right(owner(), Question("?", kind, facts), reply) is right


def test_the_table_names_the_worst_owner_and_the_page_escapes() -> None:
    """A stranger's text is shown as text."""
    outcomes = [
        Outcome(
            owner=name, language="en", kind=kind, question="<b>?", answer="<script>",
            source="owner", facts=(), known=0.5, is_right=name == "a",
        )
        for name in ("a", "b")
        for kind in ("known", "unknown", "indirect")
    ]  # fmt: skip
    rows = table_of(outcomes)
    assert [row.kind for row in rows] == ["known", "indirect", "unknown"]
    assert rows[0].worst == ("b", 0.0)
    assert any("50.0%" in line for line in lines_of(rows))
    page = page_of(outcomes, "<title>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def made_up(kind: str, language: str, middle: float, n: int) -> list[Scored]:
    """Return messages with seven numbers about a middle, the last of them about its half."""
    chance = np.random.default_rng([len(kind), ord(language[0])])
    own = msgspec.structs.replace(owner(), language=language)
    return [
        Scored(own, kind, (*chance.normal(middle, 1.0, 6), middle / 2), kind == "known")
        for _ in range(n)
    ]


def test_as_many_unknown_questions_are_refused_as_should_be_in_each_language() -> None:
    """Of made-up numbers that tell known from unknown well, in one language less surely."""
    rows = [
        *made_up("known", "en", 1.0, 300),
        *made_up("unknown", "en", 0.0, 300),
        *made_up("known", "ko", 1.5, 300),
        *made_up("unknown", "ko", 0.5, 300),
    ]
    head = fit_outcome(rows)
    limits = fit_limit(rows, head)
    for place, language in ((0, "en"), (3, "ko")):
        own = [row for row in rows if row.owner.language == language]
        told = told_odds(own, head) > limits[place]
        refused = [not it for it, row in zip(told, own, strict=True) if row.kind == "unknown"]
        assert 0.85 <= sum(refused) / len(refused) <= 0.91
        known = [bool(it) for it, row in zip(told, own, strict=True) if row.kind == "known"]
        assert sum(known) / len(known) > 0.6


def test_what_a_message_is_shows_in_all_that_is_weighed() -> None:
    """Told, a question of what is not told, a greeting; either of two where that is open."""
    rows = [
        *made_up("known", "en", 2.0, 300),
        *made_up("unknown", "en", 0.0, 300),
        *made_up("greeting", "en", -2.0, 300),
        *made_up("notme", "en", -4.0, 300),
    ]
    likely = hidden_layer(np.array([row.values for row in rows], np.float32), fit_outcome(rows))
    names = [*MESSAGE_KINDS, "told"]
    found = np.array([names[int(place)] for place in likely.argmax(1)])
    right = {"known": ["told"], "unknown": ["person"], "notme": ["world", "task"]}
    kinds = np.array([row.kind for row in rows])
    for kind in ("known", "unknown", "greeting", "notme"):
        assert np.isin(found[kinds == kind], right.get(kind, [kind])).mean() > 0.9


def test_an_owner_of_whom_nothing_is_asked_is_learnt_by_his_replies(base: Base) -> None:
    """He has no questions: the candidates' encoder leaves him out, the judge reads his replies."""
    own = next(one for one in use_of("tune") if one.exchanges)
    bare = msgspec.structs.replace(own, questions=())
    known = known_of(Texts(base), bare)
    assert known.asked.shape == (0, known.vectors.shape[1])
    rows = list(lesson_rows(known, random.Random(1)))
    assert {row.head for row in rows} >= {"verdict"}
    train_candidates(Texts(base), [bare], Plan(candidate_epochs=1))


def test_a_sentence_is_learnt_with_its_false_twin(base: Base) -> None:
    """Beside the same and after the same; trained on, the true one is the likelier of both."""
    one = use_of("tune")[0]
    said = {"For nine summers I did.": "told", "For six summers I did.": "contradicted"}
    exchanges = [
        {"q": "how long?", "said": [{"text": text, "label": label, "facts": [one.facts[0].id]}]}
        for text, label in said.items()
    ]
    own = msgspec.structs.replace(one, exchanges=msgspec.convert(exchanges, tuple[Exchange, ...]))
    known = known_of(Texts(base), own)
    twins = [(row, row.twin) for row in lesson_rows(known, random.Random(1)) if row.twin]
    assert twins
    for true, false in twins:
        assert (true.target, false.target) == ((0.0,), (1.0,))
        apart = [both for both in zip(true.parts, false.parts, strict=True) if both[0] != both[1]]
        assert len(apart) == 1
        assert apart[0][0].replace("nine", "six") == apart[0][1]
    judge, rows = Judge(base), [true for true, _ in twins]
    train_judge(judge, lambda: rows * 100, Plan(judge_epochs=1, head_rate=5e-3))
    pooled = judge.texts.pooled([judge.texts.ids(row.parts) for row in twins[0]])
    likely = judge.heads["verdict"](SCALE * pooled).softmax(1)[:, 0].detach().numpy()
    assert likely[0] > likely[1]


def test_the_guard_shows_what_it_should() -> None:
    """Of made-up numbers: so many right sentences pass, most wrong ones are held."""
    chance = np.random.default_rng(3)
    people = [msgspec.structs.replace(owner(), id=f"o-{n}") for n in range(12)]
    rows = [
        Sentence(people[n % 12], tuple(chance.normal(middle, 1.0, 5)), is_shown=middle > 0)
        for middle in (1.0, 1.5, -1.0, -1.0)
        for n in range(400 if middle > 0 else 100)
    ]
    head = fit_show(rows)
    scores = hidden_layer(np.array([row.values for row in rows], np.float32), head)
    shown = (scores[:, 1] > scores[:, 0]).tolist()
    right = [it == row.is_shown for it, row in zip(shown, rows, strict=True)]
    passed = [ok for ok, row in zip(right, rows, strict=True) if row.is_shown]
    held = [ok for ok, row in zip(right, rows, strict=True) if not row.is_shown]
    assert 0.93 <= sum(passed) / len(passed) <= 0.97
    assert sum(held) / len(held) > 0.5


def test_an_owner_becomes_a_persona_with_nothing_else_in_it() -> None:
    """Facts and pairs, in the owner's language."""
    one = use_of("test")[-1]
    made = persona_of(one)
    assert len(made.facts) == len(one.facts)
    assert [example.answers for example in made.examples] == [(pair.answer,) for pair in one.qa]
    assert made.language == one.language


def test_subjects_are_of_owners_that_are_learnt_from() -> None:
    """Nobody who is measured is among them; facts that are named are theirs."""
    own = {owner.id: owner for use in ("train", "tune") for owner in use_of(use)}
    subjects = load_subjects()
    assert len(subjects) >= 300
    assert {own[one.owner].language for one in subjects} == set(LANGUAGES)
    for one in subjects:
        ids = {fact.id for fact in own[one.owner].facts}
        assert {*one.facts, *(key for near in one.near for key in near.facts)} <= ids
        assert one.subject
        assert one.about
        assert one.near


def test_a_head_tells_questions_about_a_subject_from_near_ones() -> None:
    """What is scored as the app does, of two owners, is enough for most of their own questions."""
    named = {one.owner for one in load_subjects()}
    owners = [owner for owner in use_of("tune") if owner.id in named]
    reader = Reader.open()
    try:
        rows = list(scored_subjects(reader, owners[:2], load_subjects()))
    finally:
        reader.close()
    assert {row.is_about for row in rows} == {True, False}
    head = fit_private(rows)
    odds = [hidden_layer(row.values[None], head)[0] for row in rows]
    right = [bool(one[1] > one[0]) == row.is_about for one, row in zip(odds, rows, strict=True)]
    assert sum(right) > 0.85 * len(right)
