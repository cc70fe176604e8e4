"""Numbers of companies, people, accounts and lines, as typed and as stored."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as any_iban
from stdnum.ma import ice

from ctv_desktop.values import identifiers, language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.identifiers import (
    check_cin,
    check_cnss,
    check_email,
    check_iban,
    check_ice,
    check_if,
    check_phone,
    check_rc,
    check_rib,
    check_tp,
    rib_to_iban,
    show_phone,
)
from ctv_desktop.values.kinds import Kind

TODAY = date(2026, 11, 23)
RIB = "007780000123456789012396"
IBAN = "MA64007780000123456789012396"
CHECKS = [
    check_ice,
    check_rib,
    check_iban,
    check_cin,
    check_phone,
    check_if,
    check_rc,
    check_tp,
    check_cnss,
    check_email,
]
KINDS = [kind for kind in vars(identifiers).values() if isinstance(kind, Kind)]


def ice_of(company: int) -> str:
    """A sound ICE: control = (−(first 13 × 100)) mod 97 (DOMAIN.md §2)."""
    return f"{company:013d}{-company * 100 % 97:02d}"


def rib_of(account: int) -> str:
    return f"{account:022d}{97 - account * 100 % 97:02d}"


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("nothing", ["", "   ", "\u200f", "\u00a0"])
def test_nothing_typed_is_nothing(check: Callable[[str], str], nothing: str) -> None:
    assert check(nothing) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "001561191000066",
        " 001 561 191 0000 66 ",
        "001561191-0000-66",
        "\u202b001561191000066\u202c",
        "٠٠١٥٦١١٩١٠٠٠٠٦٦",
    ],
)
def test_a_sound_ice_as_it_is_pasted(typed: str) -> None:
    """R39."""
    assert check_ice(typed) == "001561191000066"


@pytest.mark.parametrize(
    "typed",
    ["001561191000065", "001234567000063", "0" * 15, "00156119100006", "x" * 15, "9" * 10_000],
)
def test_an_unsound_ice(typed: str) -> None:
    """R39: wrong control digits, nought, too short."""
    with pytest.raises(Refused) as refusal:
        check_ice(typed)
    assert list(refusal.value.problems) == [""]


def test_an_ice_shortened_by_a_spreadsheet_is_proposed_whole() -> None:
    with pytest.raises(Refused) as refusal:
        check_ice("1561191000066")
    assert refusal.value.proposals[""].value == "001561191000066"
    with pytest.raises(Refused) as refusal:
        check_ice("1561191000065")
    assert not refusal.value.proposals


@given(company=st.integers(1, 10**13 - 1))
def test_every_ice_with_its_control_digits_holds(company: int) -> None:
    number = ice_of(company)
    assert ice.is_valid(number)
    assert check_ice(number) == number
    wrong = f"{number[:-2]}{(int(number[-2:]) + 1) % 97:02d}"
    with pytest.raises(Refused):
        check_ice(wrong)


@pytest.mark.parametrize("typed", [RIB, "007 780 0001234567890123 96", IBAN, "MA64 " + RIB])
def test_a_sound_rib(typed: str) -> None:
    """R40."""
    assert check_rib(typed) == RIB
    assert rib_to_iban(RIB) == IBAN


@pytest.mark.parametrize("typed", [RIB[:-1] + "7", RIB[:-1], RIB + "0", "0" * 24, "A" * 24])
def test_an_unsound_rib(typed: str) -> None:
    with pytest.raises(Refused):
        check_rib(typed)


@given(account=st.integers(1, 10**22 - 1))
def test_every_rib_makes_a_sound_iban(account: int) -> None:
    rib = rib_of(account)
    assert check_rib(rib) == rib
    iban = rib_to_iban(rib)
    assert check_iban(iban) == iban
    assert any_iban.calc_check_digits(iban) == iban[2:4]


@pytest.mark.parametrize(
    "typed",
    [
        "MA64 0077 8000 0123 4567 8901 2397",
        "MA65007780000123456789012396",
        "MA640077800001234567890123",
        "FR14 2004 1010 0505 0001 3M02 607",
        "6400778000012345678901",
        "MA",
    ],
)
def test_an_unsound_iban(typed: str) -> None:
    with pytest.raises(Refused):
        check_iban(typed)


def test_an_iban_whose_rib_key_is_wrong() -> None:
    """The IBAN digits may fit a RIB that no bank has given."""
    wrong = RIB[:-1] + "7"
    with pytest.raises(Refused, match="RIB"):
        check_iban(rib_to_iban(wrong))


def test_a_foreign_iban() -> None:
    assert check_iban("fr14 2004 1010 0505 0001 3m02 606") == "FR1420041010050500013M02606"


@pytest.mark.parametrize(("typed", "kept"), [("bk123456", "BK123456"), ("BE 12-34", "BE1234")])
def test_identity_cards(typed: str, kept: str) -> None:
    """R41."""
    assert check_cin(typed) == kept


@pytest.mark.parametrize("typed", ["123456", "BKX123456", "BK", "BK12345678", "BÉ123"])
def test_what_is_no_identity_card(typed: str) -> None:
    with pytest.raises(Refused):
        check_cin(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0522991234", "+212522991234"),
        ("05 22 99 12 34", "+212522991234"),
        ("+212 (0)5.22.99.12.34", "+212522991234"),
        ("00212522991234", "+212522991234"),
        ("\u200e٠٥٢٢٩٩١٢٣٤", "+212522991234"),
        ("06-61-12-34-56", "+212661123456"),
        ("+33 1 42 68 53 00", "+33142685300"),
    ],
)
def test_telephone_numbers(typed: str, kept: str) -> None:
    """R41."""
    assert check_phone(typed) == kept


@pytest.mark.parametrize("typed", ["0522 99 12", "hello", "12", "+999 12345678", "0" * 500, "+"])
def test_what_is_no_telephone_number(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_phone(typed)
    assert len(str(refusal.value)) < 200


def test_extensions_have_no_place_in_a_number() -> None:
    with pytest.raises(Refused):
        check_phone("0522991234 ext. 12")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+212522991234", "+212 5 22 99 12 34"),
        ("+212801004747", "+212 80-1004747"),
        ("+33142685300", "+33 1 42 68 53 00"),
        ("ask at the desk", "ask at the desk"),
        ("+999123456", "+999123456"),
        ("", ""),
        (None, ""),
    ],
)
def test_numbers_as_read_aloud(stored: str | None, shown: str) -> None:
    assert show_phone(stored).replace("\u00a0", " ") == shown


@given(line=st.integers(500_000_000, 799_999_999))
def test_the_short_way_shows_what_the_library_shows(line: int) -> None:
    import phonenumbers

    stored = f"+212{line}"
    parsed = phonenumbers.parse(stored)
    theirs = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    if phonenumbers.is_valid_number(parsed):
        assert show_phone(stored).replace("\u00a0", " ") == theirs


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (check_if, ["1234567", "12 345 678"], ["123456", "123456789", "1234567a"]),
        (check_rc, ["1", "123456", "1234567"], ["12345678", "RC12"]),
        (check_tp, ["12345678"], ["1234567", "123456789"]),
        (check_cnss, ["1234567", "123456789"], ["123456", "1234567890"]),
    ],
)
def test_numbers_of_offices(check: Callable[[str], str], good: list[str], bad: list[str]) -> None:
    for typed in good:
        assert check(typed) == typed.replace(" ", "")
    for typed in bad:
        with pytest.raises(Refused):
            check(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" A.Benali@Example.MA ", "A.Benali@example.ma"),
        ("x+y@a-b.co.ma", "x+y@a-b.co.ma"),
        ("o'neil@société.com", "o'neil@société.com"),
        ("a@b.ma\u200f", "a@b.ma"),
    ],
)
def test_addresses(typed: str, kept: str) -> None:
    assert check_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "a",
        "a@b",
        "@b.ma",
        "a b@c.ma",
        "a@b..ma",
        "a@-b.ma",
        "a@b.ma, c@d.ma",
        "a@@b.ma",
        "a@b.1",
        "a\n@b.ma",
        "<a@b.ma>",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_email(typed)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("check", CHECKS)
@given(text=st.text(max_size=40))
def test_any_text_is_kept_clean_or_refused(check: Callable[[str], str], text: str) -> None:
    try:
        kept = check(text)
    except Refused:
        return
    assert check(kept) == kept


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("code", language.CODES)
def test_what_is_shown_reads_back(kind: Kind, code: str) -> None:
    samples = {
        "ice": "001561191000066",
        "rib": RIB,
        "iban": IBAN,
        "cin": "BK123456",
        "if": "12345678",
        "rc": "123456",
        "tp": "12345678",
        "cnss": "1234567",
        "phone": "+212522991234",
        "email": "a@b.ma",
    }
    shown = kind.show(samples[kind.name], language.of(code))
    assert kind.read(shown, TODAY) == samples[kind.name]
    assert len(shown) <= kind.width + 2


def test_a_number_stays_whole_in_arabic() -> None:
    """Without the marks its groups would stand in the wrong order."""
    shown = identifiers.PHONE_NUMBER.show("+212522991234", language.of("ar"))
    assert shown.startswith("\u200e+212")
