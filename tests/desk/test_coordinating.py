"""Which task forces are of a country: its own, and those for a region that spans it."""

from pbdesk.desk import coordinating
from pbdesk.store.desk import Desk
from tests.held import add


def test_a_task_force_for_a_region_is_one_of_each_country_in_it(desk: Desk) -> None:
    drc, burundi, chad = (add(desk, "country", name=name) for name in ("DRC", "Burundi", "Chad"))
    lakes = add(desk, "country", name="Great Lakes", type="conflict system", members=[drc, burundi])
    region = add(desk, "task_force", name="Great Lakes", country=lakes)
    own = add(desk, "task_force", name="Task force for the DRC", country=drc)
    elsewhere = add(desk, "task_force", name="Chad", country=chad)
    ids = {country: [one for one, _ in coordinating.task_forces(desk, country)] for country in (drc, burundi, chad)}
    assert ids == {drc: [own, region], burundi: [region], chad: [elsewhere]}
    assert {one for one, _ in coordinating.task_forces(desk, None)} == {own, region, elsewhere}
