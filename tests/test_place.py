"""Names and codes of places, and the Place that holds what is known about one."""

from __future__ import annotations

import gettext
import time

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

import specconv as sc
from specconv.ground import territory
from specconv.ground.catalog import rows
from specconv.ground.territory import alpha3, area_name, areas, numeric, resolve, territories, territory_name

NAMED = {
    "UK": "GB", "Great Britain": "GB", "Holland": "NL", "the Netherlands": "NL", "Korea": "KR", "South Korea": "KR",
    "USA": "US", "U.S.A.": "US", "u.s.": "US", "America": "US", "Ivory Coast": "CI", "COTE D'IVOIRE": "CI",
    "Côte d’Ivoire": "CI", "Türkiye": "TR", "Turkey": "TR", "turkiye": "TR", "Czechia": "CZ", "Czech Republic": "CZ",
    "Kosovo": "XK", "Hong Kong": "HK", "Taiwan": "TW", "澳大利亚": "AU", "澳洲": "AU", "英国": "GB", "英國": "GB",
    "韩国": "KR", "南韩": "KR", "韓國": "KR", "Deutschland": "DE", "Royaume-Uni": "GB", "EL": "GR", "Burma": "MM",
    "Swaziland": "SZ", "Cape Verde": "CV", "Macedonia": "MK", "UAE": "AE", "Emirates": "AE", "阿联酋": "AE",
    "DR Congo": "CD", "Zaire": "CD", "新西兰": "NZ", "纽西兰": "NZ", "台湾": "TW", "臺灣": "TW", "中国台湾": "TW",
    "香港": "HK", "中国香港": "HK", "澳门": "MO", "Macau": "MO", "Vatican": "VA", "Laos": "LA", "Viet Nam": "VN",
    "Russia": "RU", "Brasil": "BR", "Suisse": "CH", "Schweiz": "CH", "Estados Unidos": "US", "Stati Uniti": "US",
    "アメリカ": "US", "미국": "US", "США": "US", "ドイツ": "DE", "독일": "DE", "Германия": "DE", "Alemanha": "DE",
    "Südkorea": "KR", "Corée du Sud": "KR", "Corea del Sur": "KR", "Elfenbeinküste": "CI", "Pays-Bas": "NL",
    "Inglaterra": "GB", "England": "GB", "St. Lucia": "LC", "Saint Kitts & Nevis": "KN", "Antigua": "AG",
    " australia ": "AU", "AUSTRALIA": "AU", "Au": "AU", "aus": "AU", "036": "AU", "Åland": "AX", "aland": "AX",
    "Virgin Islands, U.S.": "VI", "Korea, Republic of": "KR", "Iran, Islamic Republic of": "IR", "沙特": "SA",
    "Sverige": "SE", "Norge": "NO", "Polska": "PL", "Ελλάδα": "GR", "Україна": "UA", "السعودية": "SA", "ไทย": "TH",
}  # fmt: skip

AREAS = {
    "JP-13": ("JP", "JP-13"), "Tokyo": ("JP", "JP-13"), "東京": ("JP", "JP-13"), "东京": ("JP", "JP-13"),
    "Osaka": ("JP", "JP-27"), "大阪府": ("JP", "JP-27"), "Ōsaka": ("JP", "JP-27"), "BR-SP": ("BR", "BR-SP"),
    "São Paulo": ("BR", "BR-SP"), "Sao Paulo": ("BR", "BR-SP"), "圣保罗": ("BR", "BR-SP"), "Bonaire": ("BQ", "BQ-BO"),
    "Saba": ("BQ", "BQ-SA"), "Sint Eustatius": ("BQ", "BQ-SE"), "St. Eustatius": ("BQ", "BQ-SE"),
    "Bangkok": ("TH", "TH-MEA"), "Scotland": ("GB", "GB-SCT"), "gb-eng": ("GB", "GB-ENG"), "東日本": ("JP", "JP-East"),
    "关东": ("JP", "JP-East"), "Kansai": ("JP", "JP-West"), "JP-West": ("JP", "JP-West"), "US-GA": ("US", "US-GA"),
    "Osaka, Japan": ("JP", "JP-27"), "Rio de Janeiro, Brasil": ("BR", "BR-RJ"), "BO-L": ("BO", "BO-L"),
    "SA-old-wiring": ("SA", "SA-old-wiring"), "Dubai": ("AE", "AE-DU"), "迪拜": ("AE", "AE-DU"),
    "Tenerife": ("ES", "ES-CN"),
}  # fmt: skip

SETTLED = {
    "Georgia": "GE", "Congo": "CG", "Democratic Republic of the Congo": "CD", "Congo-Kinshasa": "CD",
    "Congo (Brazzaville)": "CG", "Guinea": "GN", "Guinea-Bissau": "GW", "Equatorial Guinea": "GQ",
    "Papua New Guinea": "PG", "Korea": "KR", "North Korea": "KP", "朝鲜": "KP", "China": "CN", "Samoa": "WS",
    "American Samoa": "AS", "Ireland": "IE", "Virgin Islands": "VI", "British Virgin Islands": "VG",
    "Saint Martin": "MF", "Sint Maarten": "SX", "Micronesia": "FM", "Sudan": "SD", "South Sudan": "SS",
    "Dominica": "DM", "Dominican Republic": "DO", "多米尼加": "DO", "多米尼克": "DM", "Niger": "NE", "Nigeria": "NG",
    "Jersey": "JE", "Austria": "AT", "Australia": "AU", "Slovakia": "SK", "Slovenia": "SI", "Mali": "ML",
    "Malawi": "MW", "Iran": "IR", "Iraq": "IQ", "Áo": "AT", "AO": "AO",
}  # fmt: skip

LANGUAGES = ("de", "fr", "es", "it", "pt", "ja", "ko", "ru", "zh_CN", "zh_TW", "zh_HK", "nl", "pl", "sv", "tr", "ar")

WRONG_IN_PYCOUNTRY = {("pt_BR", "AF", "República Islâmica do Paquistão")}
"""Translations that name another state."""


@pytest.mark.parametrize(("name", "code"), NAMED.items())
def test_names_people_write(name, code):
    assert resolve(name)[0] == code


@pytest.mark.parametrize(("name", "found"), AREAS.items())
def test_parts_with_their_own_supply(name, found):
    assert resolve(name) == found
    assert sc.place(name).area == found[1]


@pytest.mark.parametrize(("name", "code"), SETTLED.items())
def test_shared_names_are_settled_by_rule(name, code):
    assert resolve(name) == (code, "")


def test_ambiguities_on_record_are_what_resolve_does():
    recorded = rows("places/ambiguities")
    assert len(recorded) == 22
    for name, code, reason, others, *_ in recorded:
        assert reason
        assert others
        assert code in resolve(name)


def test_every_code_and_display_name():
    official = {country.alpha_2: (country.alpha_3, country.numeric) for country in pycountry.countries}
    assert len(territories()) == 250
    assert set(territories()) == {*official, "XK"}
    for code in territories():
        assert (alpha3(code), numeric(code)) == official.get(code, ("XKX", ""))
        name = territory_name(code)
        for text in (code, code.lower(), alpha3(code), name, name.upper(), name.say("zh")):
            assert resolve(text) == (code, ""), text
        if numeric(code):
            assert resolve(numeric(code)) == resolve(int(numeric(code))) == (code, "")
        assert name.say("zh") != name


def test_every_area():
    codes = [code for territory_code in territories() for code in areas(territory_code)]
    assert len(codes) == 108
    for code in codes:
        name = area_name(code)
        assert resolve(code)[1] == resolve(code.lower())[1] == code
        assert resolve(name)[1] == resolve(name.say("zh"))[1] == code


@pytest.mark.parametrize("language", [*LANGUAGES, "pt_BR"])
def test_translations_of_pycountry(language):
    translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]).gettext
    wrong = set()
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, country.name)
            if resolve(translate(name)) != (country.alpha_2, ""):
                wrong.add((language, country.alpha_2, translate(name)))
    assert wrong == {known for known in WRONG_IN_PYCOUNTRY if known[0] == language}


EVERYDAY = {
    "Weißrussland": "BY", "Birmanie": "MM", "Birmania": "MM", "Мьянма": "MM", "Кот-д’Ивуар": "CI", "ЮАР": "ZA",
    "ОАЭ": "AE", "Corea": "KR", "Olanda": "NL", "Holanda": "NL", "Coreia do Sul": "KR", "호주": "AU", "북한": "KP",
    "豪州": "AU", "オランダ": "NL", "İngiltere": "GB", "ABD": "US", "بريطانيا": "GB", "Verenigde Staten": "US",
    "Tschechien": "CZ", "Vietnã": "VN", "Vietname": "VN", "Polônia": "PL", "Polónia": "PL", "Áustria": "AT",
}  # fmt: skip


@pytest.mark.parametrize(("name", "code"), EVERYDAY.items())
def test_everyday_names_in_other_languages(name, code):
    assert resolve(name) == (code, "")


BAD = [
    "", " ", "x" * 10_000, "🎉", "\0", "\ud800", "NaN", "-5", "999", "ZZ", "JP-99", "XX-1", ",", "Osaka, Brazil",
    "Atlantis", None, True, 5.5, -1, 1000, b"AU", [], {}, object(), float("nan"), "the", "-", "'",
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: repr(bad)[:20])
def test_bad_input(bad):
    with pytest.raises(sc.UnknownPlace) as caught:
        sc.place(bad)
    assert caught.value.field == "place"


def test_suggestions():
    with pytest.raises(sc.UnknownPlace) as caught:
        resolve("Astralia")
    assert caught.value.choices[:2] == ("Australia", "Austria")
    assert len(caught.value.choices) == 3
    with pytest.raises(sc.UnknownPlace):
        territory_name("ZZ")
    with pytest.raises(sc.UnknownPlace):
        area_name("ZZ-Z")


@given(st.text(max_size=60))
def test_any_text_resolves_or_is_an_unknown_place(text):
    try:
        code, area = resolve(text)
    except sc.UnknownPlace:
        return
    assert code in territories()
    assert not area or area.startswith(code)


@given(st.sampled_from(sorted(NAMED)), st.sampled_from(["upper", "lower", "title"]))
def test_case_never_matters(name, change):
    assert resolve(f"  {getattr(name, change)()} ")[0] == NAMED[name]


def test_known_names_are_found_at_once():
    resolve("Australia")
    best = min(_timed(lambda: resolve("Australia")) for _ in range(2000))
    assert best < 20e-6


def test_a_miss_takes_less_than_the_blink_of_an_eye():
    resolve("Deutschland")
    assert min(_timed(_miss(number)) for number in range(5)) < 0.05


def _timed(call):
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _miss(number):
    def call():
        with pytest.raises(sc.UnknownPlace):
            resolve(f"Nowhere land {number}")

    return call


def test_place_returns_a_place_unchanged():
    australia = sc.place("AU")
    assert sc.place(australia) is australia
    assert sc.place("Australia") is sc.place(36) is australia
    assert sc.place("Osaka") != sc.place("JP")
    with pytest.raises(sc.UnknownOption):
        sc.place("AU", language="en")


def test_place_holds_what_is_known():
    australia = sc.place("AU")
    assert (australia.code, australia.area, australia.name) == ("AU", None, "Australia")
    assert australia.letters == ("I",)
    assert australia.size_systems == ("AU", "UK")
    assert str(australia) == "Australia (AU): 230 V 50 Hz; socket-outlets type I"
    assert australia.line("zh") == "澳大利亚（AU）：230V/50Hz；I 型插座"
    assert {source.id for source in australia.evidence} >= {"as-nzs-3112", "iec-2017"}
    assert all(source.confidence for source in australia.evidence)
    assert australia.model_dump(mode="json")["supplies"][0]["voltage"] == 230
    assert hash(australia) == hash(sc.place("澳洲"))


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("AU", {"au_rcm"}), ("KZ", {"eaeu_eac"}), ("Scotland", {"gb_rohs", "gb_ukca", "gb_weee"}),
        ("QA", {"gcc_g", "qa_bh"}), ("Northern Ireland", {"ni_ukni"}),
        ("Osaka", {"jp_pse_circle", "jp_pse_diamond"}), ("AQ", set()),
    ],
)  # fmt: skip
def test_marks(name, ids):
    assert {mark.id for mark in sc.place(name).marks} == ids


def test_marks_of_the_european_union_hold_in_every_member():
    assert {mark.id for mark in sc.place("DE").marks} == {mark.id for mark in sc.place("NO").marks}
    assert "eu_ce_lvd" in {mark.id for mark in sc.place("FR").marks}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("GB", "G"), ("US", "B"), ("DE", "F"), ("FR", "E"), ("IT", "FL"), ("CH", "J"), ("JP", "AB"), ("BR", "N"),
        ("IL", "H"), ("ZA", "CMN"), ("DK", "EFK"), ("CN", "AI"), ("IN", "DM"), ("KR", "F"), ("SA", "G"), ("TH", "ACO"),
    ],
)  # fmt: skip
def test_letters(name, letters):
    assert "".join(sc.place(name).letters) == letters


def test_names_of_parts():
    assert sc.place("Osaka").name == "Osaka, Japan"
    assert sc.place("Osaka").name.say("zh") == "日本大阪"
    assert sc.place("Northern Cyprus").name == "Northern Cyprus"
    assert sc.place("US-GA").name == "Georgia, United States"


REPLIES = {
    "GB": """\
United Kingdom: socket-outlets deliver 230 V 50 Hz; anything from 216 V to 253 V counts as normal.
Special socket-outlets deliver 115 V 50 Hz (shaver supply units in bathrooms).
The usual socket-outlet is type G (BS 1363 British socket, 13 A).
Clothing and shoe sizes there are mostly given in: UK.""",
    "SA": """\
Saudi Arabia: socket-outlets deliver 230 V 60 Hz; anything from 218 V to 242 V counts as normal.
In some places you may still come across 127 V 60 Hz (premises not yet converted).
The usual socket-outlet is type G (BS 1363 British socket, 13 A).
Clothing and shoe sizes there are mostly given in: UK, US, EU.""",
    "BV": "Bouvet Island is uninhabited and has no public electricity supply.",
}


@pytest.mark.parametrize(("code", "text"), REPLIES.items())
def test_replies(code, text):
    assert sc.place(code).reply() == text


def test_every_place_replies_in_both_languages():
    for name in (*territories(), *(area for code in territories() for area in areas(code))):
        here = sc.place(name)
        for language in ("en", "zh"):
            text = here.reply(language)
            assert here.name.say(language) in text
            assert "{" not in text
            assert here.name.say(language) in here.line(language)
    with pytest.raises(sc.UnknownOption):
        sc.place("AU").reply("de")


def test_places_table():
    table = sc.places()
    assert len(table) == 250
    assert table.columns == ("code", "name", "voltages", "frequencies", "letters")
    (brazil,) = table.where(code="BR")
    assert brazil == {
        "code": "BR", "name": "Brazil", "voltages": (127, 220), "frequencies": (60,), "letters": ("N",),
    }  # fmt: skip


def test_size_systems_are_closed():
    known = {row[0] for row in rows("sizes/systems")}
    used = {system for code in territories() for system in territory.size_systems(code)}
    assert used <= known
    assert sum(1 for code in territories() if territory.size_systems(code)) == 117
