namespace Shop.Web.Tests.Fuzz;

/// <summary>What no person sends, and some of what people do.</summary>
internal static class HostileValues
{
    public static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1", "+1", "1.5", "1,5", "007", "999999999999999999999", "2147483648", "-9223372036854775808", "99999999999",
            "1e309", "NaN", "٣",
        "0001-01-01", "9999-12-31", "9999-12-31T23:59", "0001-01-01T00:00", "2026-02-30", "2026-03-29T02:30", "1969-12-31", "2026-11-01",
            "12/31/2026",
        "\0", "a\0b", "\uD800", "tea\uDC00", "\uFFFE", "\uFFFF", "\u200B\u200D\u202E\uFEFF", "\u0301", "İ", "ß", "🍵", "ﷺ", "e\u0301",
            "a\r\nSet-Cookie: x=y", "\t",
        "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "..\\..", "%00", "%ED%A0%80", "{0}", "{{7*7}}", "$(id)", "null",
            "undefined", "true", "on", "off",
        ",,,,", "a,b,c,a,b,c", ";", "=1+1", "[]", "{}", "[1,2]", "a@b", "ada@example..com", "ada@example.com",
            "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", "EUR", "XXX", "ES", "XX", "WELCOME10", "standard", "update", "up", "down", "delete", "_new",
            "/", "//evil.example", "/\\evil.example",
        new('x', 300), new('9', 40), new('語', 5000), string.Concat(Enumerable.Repeat("a ", 4000)), new('y', 70_000),
    ];

    public static readonly string?[] ContentTypes =
    [
        null, "", "application/json", "text/plain", "application/xml", "application/octet-stream", "garbage", ";;;", "multipart/form-data",
            "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x", "multipart/mixed; boundary=x", "application/x-www-form-urlencoded; charset=utf-7",
            "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=iso-8859-1", "application/x-www-form-urlencoded; charset=nonsense",
            "application/x-www-form-urlencoded; charset=",
        "application/x-www-form-urlencoded; charset=\"", "multipart/form-data; boundary=x; charset=utf-7",
            "APPLICATION/X-WWW-FORM-URLENCODED", "image/png",
    ];

    public static readonly (string Name, string Value)[] Headers =
    [
        ("Accept-Language", "xx-YY;q=9,*;;;,"), ("Accept-Language", new string('a', 5000)), ("Accept", "application/json"),
            ("Accept", ";;q="), ("Accept-Encoding", "br;q=x, gzip;q=2, *;q=0, zstd"),
        ("Range", "bytes=-1"), ("Range", "bytes=5-1,9999999999999999999-"), ("Range", "lines=1"), ("If-Modified-Since", "yesterday"),
            ("If-Modified-Since", "Mon, 01 Jan 0001 00:00:00 GMT"),
        ("If-None-Match", "W/\"x\", *, \""), ("If-Match", "*"), ("If-Range", "\""),
            ("If-Unmodified-Since", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Cache-Control", "no-store, max-age=x"),
        ("X-Forwarded-For", "1.2.3.4, , unknown, [::1"), ("X-Forwarded-Proto", "gopher"), ("X-HTTP-Method-Override", "DELETE"),
            ("Content-Encoding", "gzip"), ("User-Agent", "\u00ff\u00fe"),
        ("Origin", "null"), ("Referer", "::::"), ("Sec-Fetch-Site", "none"), ("Prefer", "x"), ("Cookie", "=; a; =b; ;;;"),
            ("Traceparent", "00-x"), ("Authorization", "Basic AAA"),
        ("Stripe-Signature", "t=99999999999999999999,v1=zz"), ("Stripe-Version", "\"x"), ("Idempotency-Key", new string('k', 4000)),
            ("Expect", "200-ok"), ("Accept-Charset", "utf-7"),
    ];

    public static readonly string[] Cookies =
    [
        "cart=zz", "cart=%00", "prices=%00", "prices=a%00b%ED%A0%80", "prices=x", "shop-staff=chunks-3",
            "shop-staff=chunks-99999999; shop-staffC1=x", "shop-staff=CfDJ8AAAA", "shop-staff=%00%ff",
        "shop-staff-browser=zzz", "flash=CfDJ8zzz", "flash=chunks-2", "checkout=chunks-3", "checkout=CfDJ8%00zz; country=%00", "country=XX",
            ".AspNetCore.Mvc.CookieTempDataProvider=chunks-2", ".AspNetCore.Mvc.CookieTempDataProvider=CfDJ8zzzz",
            ".AspNetCore.Antiforgery.x=y", "a=%zz; b=\"",
    ];

    public static readonly string[] Verbs = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "FOO"];

    public static T Any<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public static bool In(this Random random, int times) => random.Next(times) == 0;
}
