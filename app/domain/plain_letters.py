"""Letters as whoever looks for a word types them: without accents, in one case, in one composed form."""

from unicodedata import combining, normalize

_AS_TYPED = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′`´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)


def plain_letters(text: str) -> str:
    """The text as it is compared in a search: "Œuvre à São Paulo" is "oeuvre a sao paulo".

    Compatibility forms are taken apart (the ligature in "finance", full-width letters), marks that combine with
    a letter are left out, and case is folded (Unicode Standard, 5.18), so that ß is ss.
    """
    apart = normalize("NFKD", text.translate(_AS_TYPED).casefold())
    return "".join(one for one in apart if not combining(one)).translate(_AS_TYPED)
