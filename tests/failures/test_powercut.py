"""The power goes while clients write: what they were told is safe is there afterwards."""

import pytest
from powercut import cut_the_power, reason_to_skip

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(reason_to_skip() is not None, reason=str(reason_to_skip())),
]


async def test_no_acknowledged_write_is_lost_in_a_power_cut():
    figures = await cut_the_power(cuts=2)

    assert figures["lost"] == {"rows": 0, "messages": 0}
    assert min(figures["rows_told"], figures["messages_told"]) > 50


async def test_servers_that_do_not_sync_lose_some_so_the_cut_is_real():
    figures = await cut_the_power(cuts=1, careless=True)

    assert figures["lost"]["rows"] > 0
    assert figures["lost"]["messages"] > 0
