import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plain_text import plain_text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Перезвонить в 15:00", "Перезвонить в 15:00"),
        ("Не интересно, [b]не беспокоить[/b]", "Не интересно, не беспокоить"),
        ("[B]да[/B], [color=#f00]срочно[/color] [SIZE=4]очень[/SIZE]", "да, срочно очень"),
        ("[url=https://acme.bitrix24.ru/x?token=s3cret]запись[/url]", "запись"),
        ("[USER=7]Ольга Ветрова[/USER], посмотрите", "Ольга Ветрова, посмотрите"),
        ("до [img]https://acme/a.png?token=s3cret[/img] после", "до после"),
        ("[disk file id=n5] договор", "договор"),
        ("[list][*]раз[*]два[/list]", "• раз\n• два"),
        ("<b>да</b><br>нет<BR/>может быть", "да\nнет\nможет быть"),
        ("<p>раз</p><p class='a'>два</p>", "раз\nдва"),
        ("<ul><li>раз</li><li>два</li></ul>", "• раз\n\n• два"),
        ('<a href="https://acme/rec.mp3?token=s3cret">запись</a>', "запись"),
        ("<script>alert(1)</script>текст<style>p {}</style>", "текст"),
        ("<img src=x onerror=alert(1)>", ""),
        ("договор &amp; счёт &lt;b&gt;", "договор & счёт <b>"),
        ("1 < 2 и 3 > 2", "1 < 2 и 3 > 2"),
        ("<ООО Ромашка>", "<ООО Ромашка>"),
        ("[договор] до [завтра]", "[договор] до [завтра]"),
        ("раз\r\n\r\n\r\n\r\nдва   три", "раз\n\nдва три"),
        ("", ""),
    ],
)
def test_markup_becomes_text(written, plain):
    assert plain_text(written) == plain


@given(st.text(alphabet="<>[]/=ab bri&;lt\n", max_size=60))
def test_no_text_is_too_odd(text):
    shown = plain_text(text)
    assert shown == shown.strip()
    assert "\n\n\n" not in shown
