"""Words that a made-up hall gives, where a session is rehearsed."""

from random import Random

HALL = (
    "solidarity", "Solidarity", "care", "peace", "climate", "housing", "trust", "water", "Démocratie",
    "democratie", "equality", "public services", "local finance", "justicia", "cuidados", "Cuidados",
    "alianzas", "paix", "logement", "confiance", "youth", "mobility", "decentralisation", "data", "resilience",
    "dialogue", "participación", "participacion", "transparency", "food", "culture", "jobs", "health",
    "learning", "hope",
)  # fmt: skip


def some_words(of: str, most: int, chance: Random) -> list[str]:
    """Up to so many words; which of them most people give is always the same of the same question."""
    leanings = [Random(f"{of}|{word}").random() ** 3 for word in HALL]
    return list(dict.fromkeys(chance.choices(HALL, leanings, k=chance.randint(1, most))))
