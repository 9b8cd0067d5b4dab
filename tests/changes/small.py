"""A small body with two sides, used by the tests of scenarios."""

from hashlib import sha256

from tests.builders import function, link, organisation, post, seat, unit


def body(**more):
    """Eleven posts: a chief executive, two sides, finance with a team, and who holds what."""
    tables = {
        "units": [
            unit("trust", "body", side="trust", head="ce"),
            unit("buy", parent="trust", side="commissioning", head="dir_buy"),
            unit("sell", parent="trust", side="provider", head="dir_sell"),
            unit("fin", parent="trust", side="neutral", head="dir_fin"),
            unit("it", "team", parent="fin", parent_source="7", parent_basis="stated"),
            unit("board", "board"),
        ],
        "people": [{"id": "ann", "name": "A"}, {"id": "bob", "name": "B"}, {"id": "cy"}],
        "appointments": [
            {"person": "ann", "post": "nurse", "fte": "0.6"},
            {"person": "bob", "post": "nurse", "fte": "0.4"},
            {"person": "cy", "post": "analyst", "fte": "1.0"},
        ],
        "functions": [
            function("f_plan", "buy", "commissioning"),
            function("f_care", "sell", "provider"),
            function("f_it", "it", "shared", source="9", note="as now"),
            function("f_pay", "payroll", "shared"),
        ],
        "services": [{"id": "s_care", "name": "Care", "provision": "internal"}],
        "links": [
            link("buy", "commissions", "s_care"),
            link("sell", "provides", "s_care"),
            link("it", "dotted_line_to", "sell", safeguard="log"),
            link("dir_buy", "works_closely_with", "dir_fin"),
            link("f_it", "overlaps", "f_plan"),
        ],
        "memberships": [
            seat("board", "ce", "chairs"),
            seat("board", "dir_buy"),
            seat("board", "dir_fin", "attends"),
        ],
    }
    posts = [
        post("ce", title="Chief", fte="1.0", cost="100"),
        post(
            "dir_buy",
            "ce",
            title="Buyer",
            unit="buy",
            fte="1.0",
            cost="80",
            source="3",
            basis="stated",
            reports_to_source="4",
            reports_to_basis="stated",
        ),
        post("dir_sell", "ce", title="Seller", unit="sell", fte="1.0"),
        post("dir_fin", "ce", title="Treasurer", unit="fin", fte="1.0", cost="70"),
        post("analyst", "dir_buy", unit="buy", fte="1.0"),
        post("nurse", "dir_sell", unit="sell", fte="1.0", band="6"),
        post("nurses", "nurse", unit="sell", kind="post_group", count="12", fte="9.5"),
        post("it_head", "dir_fin", unit="it"),
        post("it_one", "it_head", unit="it"),
        post("it_two", "it_head", unit="it"),
        post("payroll", "dir_fin", unit="fin", grade="x"),
    ]
    return organisation(posts, **{**tables, **more})


def cells(model, table, identifier, *columns):
    """Cells of the row of an id."""
    frame = model.tables[table]
    row = frame[frame["id"] == identifier].iloc[0]
    return row[columns[0]] if len(columns) == 1 else tuple(row[list(columns)])


def fingerprint(model):
    """A hash of every table's bytes, labels and columns."""
    parts = [
        repr((name, list(frame.columns), frame.index.tolist(), frame.to_numpy().tolist()))
        for name, frame in model.tables.items()
    ]
    return sha256("".join(parts).encode()).hexdigest()


def rows_of(model):
    """Every table as a sorted list of its filled cells: order and labels do not count."""
    return {
        name: sorted(
            sorted((k, v) for k, v in row.items() if v) for row in frame.to_dict("records")
        )
        for name, frame in model.tables.items()
    }
