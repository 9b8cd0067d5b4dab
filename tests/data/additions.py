"""What the sample folders have beside the reference tables, each with its paragraph and basis."""

STATED, INFERRED, CONDITIONAL = "stated", "inferred", "conditional"
TEMPLATE, FIXTURE = "template", "fixture"

ENTITIES = {
    "brent": {},
    "pec_2007": {
        "panel_former": ("002:AnnexB", CONDITIONAL),
        "panel_professional": ("002:AnnexB", CONDITIONAL),
    },
    "m2": {
        "m2_pct": ("000:L3,L9", FIXTURE),
        "m2_d_fin": ("000:L7-9", INFERRED),
        "m2_d_corp": ("000:L11-13", INFERRED),
        "m2_d_work": ("000:L15-17", FIXTURE),
        "m2_care": ("000:L9", FIXTURE),
        "m2_info": ("000:L9", FIXTURE),
    },
    "cambridgeshire": {
        "fx_cambs_pct": ("001:L57,L63", FIXTURE),
        "fx_old_pct": ("001:L53,L57", FIXTURE),
        "fx_practice": ("001:L63", FIXTURE),
        "fx_sb_pct": ("001:L43", FIXTURE),
        "fx_old_gp": ("001:L53,L55", FIXTURE),
        "fx_old_ooh": ("001:L53", FIXTURE),
        "fx_old_cgl": ("001:L53", FIXTURE),
        "fx_old_member": ("001:L53", FIXTURE),
        "fx_old_deputy": ("001:L55", FIXTURE),
        "fx_old_pecchair": ("001:L55", FIXTURE),
        "fx_assoc_md": ("001:L43", FIXTURE),
        "fx_sb_quality": ("001:L45", FIXTURE),
        "fx_sb_urgent": ("001:L45", FIXTURE),
        "fx_sb_ambulance": ("001:L45", FIXTURE),
    },
}

# The points of Annex A of 002 under each of the four groups of 3.2.
ANNEX_A = {"P01": 9, "P02": 12, "P03": 8, "P04": 7}

FUNCTIONS = {
    "brent": {},
    "pec_2007": {
        f"{group}{letter}": (f"002:AnnexA({number})({letter})", CONDITIONAL)
        for number, (group, points) in enumerate(ANNEX_A.items(), start=1)
        for letter in "abcdefghijkl"[:points]
    },
    "m2": {
        "M01": ("000:L9", FIXTURE),
        "M02": ("000:L13", FIXTURE),
        "M03": ("000:L13", FIXTURE),
        "M04": ("000:L17", FIXTURE),
        "M05": ("000:L17", FIXTURE),
        "M06": ("000:L17", FIXTURE),
        "M07": ("000:L17", FIXTURE),
        "M08": ("000:L3", FIXTURE),
        "M09": ("000:L5", FIXTURE),
    },
    "cambridgeshire": {},
}

_FIN, _CORP, _WORK, _CARE, _INFO = "m2_d_fin", "m2_d_corp", "m2_d_work", "m2_care", "m2_info"
_SPECIALISMS = (_FIN, _CORP, _WORK, _CARE, _INFO)
_OTHERS = (_FIN, _CORP, _CARE, _INFO)

LINKS = {
    "brent": {
        ("ce", "heads", "brent_tpct"): ("004:26,31,Impl-1", INFERRED),
        ("F27", "overlaps", "F59"): ("004:21,37,38(e)", INFERRED),
        ("F32", "overlaps", "F62"): ("004:21,38(g)", INFERRED),
        ("F50", "overlaps", "F73"): ("004:32,46", INFERRED),
        ("F76", "overlaps", "F73"): ("004:32,46", INFERRED),
        ("F77", "overlaps", "F60"): ("004:33,38(a)", INFERRED),
        ("F70", "supports", "d_pde"): ("004:42", INFERRED),
    },
    "pec_2007": {
        ("ce", "heads", "brent_tpct"): ("001:L20", INFERRED),
        ("pec_board_dirs", "member_of", "pct_board"): ("002:6.2(a)", TEMPLATE),
        ("panel_former", "member_of", "pec_panel"): ("002:AnnexB", CONDITIONAL),
        ("panel_professional", "member_of", "pec_panel"): ("002:AnnexB", CONDITIONAL),
    },
    "m2": {
        ("m2_fin", "heads", _FIN): ("000:L7", INFERRED),
        ("m2_corp", "heads", _CORP): ("000:L11", INFERRED),
        ("m2_work", "heads", _WORK): ("000:L15", INFERRED),
        (_FIN, "part_of", "m2_pct"): ("000:L9", INFERRED),
        (_CORP, "part_of", "m2_pct"): ("000:L13", INFERRED),
        (_WORK, "part_of", "m2_pct"): ("000:L17", INFERRED),
        (_CARE, "part_of", "m2_pct"): ("000:L9", INFERRED),
        (_INFO, "part_of", "m2_pct"): ("000:L9", INFERRED),
        (_FIN, "supports", _CARE): ("000:L9", FIXTURE),
        (_FIN, "supports", _INFO): ("000:L9", FIXTURE),
        (_FIN, "supports", _CORP): ("000:L9", INFERRED),
        (_FIN, "supports", _WORK): ("000:L9", INFERRED),
        (_CORP, "oversees", "m2_pct"): ("000:L13", FIXTURE),
        (_CORP, "liaises_with", "m2_others"): ("000:L13", FIXTURE),
        **{(_WORK, "works_jointly_with", other): ("000:L17", INFERRED) for other in _OTHERS},
        **{(_WORK, "supports", other): ("000:L17", INFERRED) for other in _OTHERS},
        **{
            (one, "interdependent_with", other): ("000:L9", INFERRED)
            for place, one in enumerate(_SPECIALISMS)
            for other in _SPECIALISMS[place + 1 :]
        },
    },
    "cambridgeshire": {
        ("fx_multi", "employed_by", "fx_cambs_pct"): ("001:L63", FIXTURE),
        ("fx_pecchair", "employed_by", "fx_cambs_pct"): ("001:L57,L63", INFERRED),
        ("fx_dcr", "employed_by", "fx_cambs_pct"): ("001:L63", INFERRED),
        ("fx_gp", "employed_by", "fx_cambs_pct"): ("001:L63", INFERRED),
        ("fx_pecchair", "succeeds", "fx_old_pecchair"): ("001:L55,L57", INFERRED),
        ("fx_cambs_pct", "succeeds", "fx_old_pct"): ("001:L57", INFERRED),
        ("fx_assoc", "holds", "fx_assoc_md"): ("001:L43", FIXTURE),
    },
}
