"""Coming in: joining with a phone, and the links of the moderator, the board and the rapporteur."""

import re

import pytest

from .harness import Scene, notice, plain

ROLES = ("moderator", "board", "rapporteur", "interpreter")


def test_joining_sets_a_cookie_that_no_script_can_read(scene: Scene) -> None:
    person = scene.stranger()
    joined = person.join()
    assert (joined.status_code, joined.headers["location"]) == (303, f"/s/{scene.code}")
    cookie = next(c for c in joined.headers.get_list("set-cookie") if c.startswith("hemicycle_participant="))
    attributes = cookie.lower().split("; ")
    assert {"httponly", "samesite=lax", f"path=/s/{scene.code}".lower()} <= set(attributes)
    assert "You are in" in plain(person.page().text)


def test_behind_https_the_cookie_is_sent_over_https_only(scene: Scene) -> None:
    person = scene.stranger()
    person.http.headers["x-forwarded-proto"] = "https"
    assert all("; secure" in cookie.lower() for cookie in person.join().headers.get_list("set-cookie"))


def test_someone_who_has_not_joined_is_shown_the_way_in(scene: Scene) -> None:
    page = scene.stranger().page()
    assert page.status_code == 200
    assert "Join now" in plain(page.text)


def test_joining_again_with_the_cookie_is_the_same_participant(scene: Scene) -> None:
    person = scene.participant(name="Amina")
    first = person.who
    assert person.join(name="Amina Diallo", section="africa").status_code == 303
    assert person.who == first
    assert [entry.actor for entry in scene.entries if entry.body.kind == "joined"] == [first, first]
    assert list(scene.state.participants) == [first]
    assert 'value="Amina Diallo"' in person.page("/join").text


def test_without_the_cookie_it_is_someone_else(scene: Scene) -> None:
    assert scene.participant().who != scene.participant().who


def test_one_can_join_while_the_session_runs(scene: Scene) -> None:
    scene.at("q3")
    assert "main characteristics" in scene.participant().page().text


@pytest.mark.parametrize("field", ["role", "section", "council"])
def test_what_is_not_on_the_list_is_refused_in_words(scene: Scene, field: str) -> None:
    person = scene.stranger()
    page = person.join(name="Amina", **{field: "pharaoh"})
    assert page.status_code == 422
    assert notice(page) == "This answer is not one of the choices. Please choose again."
    assert "hemicycle_participant" not in person.http.cookies
    assert not scene.state.participants


def test_a_name_that_is_too_long_is_refused_in_words(scene: Scene) -> None:
    page = scene.stranger().join(name="A" * 81)
    assert page.status_code == 422
    assert "too long" in notice(page)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Ami\x00na", "Amina"),
        ("Amina\x0bDiallo", "Amina Diallo"),
        ("\ufeffAmina", "Amina"),
        ("\u200b\u2060", ""),
        ("\u3164", ""),
        ("\u2800 \u00ad", ""),
        ("\U000e0041", ""),
    ],
)
def test_a_name_is_what_can_be_seen_of_it(scene: Scene, given: str, kept: str) -> None:
    person = scene.participant(name=given)
    [field] = re.findall(r'<input[^>]* name="name"[^>]*>|<input name="name"[^>]*>', person.page("/join").text)
    assert f'value="{kept}"' in field


@pytest.mark.parametrize(
    "name",
    [
        "José Ñandú",
        "محمد بن سلمة",
        "李小龍",
        "Zoë 🤝",
        pytest.param("علی‌رضا"),
        pytest.param("Ana 👩🏽‍🔧"),
    ],
)
def test_names_of_every_script_are_taken(scene: Scene, name: str) -> None:
    person = scene.stranger()
    assert person.join(name=name).status_code == 303
    assert name in person.page("/join").text


def test_joining_in_a_language_is_being_answered_in_it(scene: Scene) -> None:
    person = scene.participant(language="en")
    person.join(language="es")
    page = person.page().text
    assert '<html lang="es">' in page
    assert "Sesión temática" in page


def test_another_language_can_be_chosen_at_any_time(scene: Scene) -> None:
    person = scene.participant()
    chosen = person.http.post(f"/s/{scene.code}/language", data={"language": "fr"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"/s/{scene.code}")
    assert '<html lang="fr">' in person.page().text


@pytest.mark.parametrize("way", ["/{}", "/?code={}"])
def test_a_code_leads_to_its_session_however_it_is_typed(scene: Scene, way: str) -> None:
    typed = f"{scene.code[:3].lower()}-{scene.code[3:].lower()}"
    found = scene.stranger().http.get(way.format(typed))
    assert (found.status_code, found.headers["location"]) == (303, f"/s/{scene.code}")


def test_a_whole_link_pasted_for_its_code_leads_to_the_session(scene: Scene) -> None:
    pasted = {"code": f"https://live.example.org/s/{scene.code}?from=mail."}
    assert scene.stranger().http.get("/", params=pasted).headers["location"] == f"/s/{scene.code}"


@pytest.mark.parametrize("role", ROLES)
def test_a_roles_link_becomes_a_cookie_and_leaves_the_address_bar(scene: Scene, role: str) -> None:
    token = scene.row.token(role)
    person = scene.stranger()
    entered = person.enter(token)
    assert (entered.status_code, entered.headers["location"]) == (303, f"/s/{scene.code}/{role}")
    assert "httponly" in entered.headers["set-cookie"].lower()
    page = person.page(f"/{role}")
    assert page.status_code == 200
    assert token not in page.text + entered.text + str(page.headers) + str(entered.headers)
    assert token not in scene.server.log()


def test_a_roles_link_is_never_told_to_another_page(scene: Scene) -> None:
    entered = scene.stranger().enter(scene.row.token("moderator"))
    assert entered.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("token", ["wrong", "x" * 5000, "%00", "é"])
def test_a_wrong_link_opens_nothing(scene: Scene, token: str) -> None:
    person = scene.stranger()
    assert person.enter(token).status_code == 403
    assert not person.http.cookies


@pytest.mark.parametrize("role", ROLES)
def test_a_link_opens_its_own_roles_page_and_no_other(scene: Scene, role: str) -> None:
    holder = scene.holder(role)
    assert {other: holder.page(f"/{other}").status_code for other in ROLES} == {
        other: 200 if other == role else 403 for other in ROLES
    }
