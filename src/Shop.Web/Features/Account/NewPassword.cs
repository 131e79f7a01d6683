namespace Shop.Web.Features.Account;

/// <summary>
/// What is asked of a password that a shopper chooses (NIST SP 800-63B): length, and that it is not one that everybody tries
/// first. No rules about its letters: they only make it hard to remember.
/// </summary>
public static class NewPassword
{
    public const int MinLength = 10;

    /// <summary>The longest that the sign-in takes.</summary>
    public const int MaxLength = 200;

    private const int FewLetters = 4;

    // What leaked lists of passwords begin with, as far as it is long enough. In small letters.
    private static readonly HashSet<string> Known = new(
        ("1234567890 0123456789 0987654321 9876543210 1234567891 12345678910 123456789a a123456789 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop "
        + "qwerty1234 qwerty12345 qwerty123456 1234qwerty qwertzuiop asdfghjkl1 asdfghjklö q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsxcde "
        + "password12 password123 password1234 passwordpassword mypassword mypassword1 passw0rd123 p@ssw0rd123 password01 password2024 "
        + "password2025 password2026 passwort12 passwort123 passwort1234 contraseña contraseña1 contraseña123 contrasena123 motdepasse "
        + "motdepasse1 iloveyou12 iloveyou123 iloveyou1234 iloveyou2u letmein123 letmein1234 welcome123 welcome1234 willkommen "
        + "willkommen1 bienvenido bienvenida bienvenue1 sunshine12 sunshine123 princess12 princess123 football12 football123 "
        + "baseball123 basketball superman123 batman1234 dragon1234 monkey1234 michael123 jennifer123 charlie123 abcdefghij abcdefghijk "
        + "abcdefghijkl abcd123456 abcde12345 abc1234567 abcd1234567 a1b2c3d4e5 a1b2c3d4e5f6 admin12345 administrator admin123456 "
        + "changeme123 secret1234 computer123 internet123 hallo12345 ichliebedich tequieromucho realmadrid barcelona1 liverpool1 "
        + "manchester fc-bayern1 liverpoolfc manchesterunited starwars123 pokemon123 minecraft123 1111122222 1122334455 1212121212 "
        + "1231231231 123123123123 123321123321 147258369a 1472583690 159357159357 987654321a").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when it may be taken; else what is wrong: "short", "long" or "known".</summary>
    /// <param name="wanted">As typed.</param>
    /// <param name="email">Of whose account: it is the first thing to be tried.</param>
    public static string? Fault(string wanted, string email)
    {
        if (wanted.Length < MinLength) return "short";
        if (wanted.Length > MaxLength) return "long";
        return Known.Contains(wanted) || wanted.Equals(email, StringComparison.OrdinalIgnoreCase)
            || wanted.Distinct().Count() <= FewLetters ? "known" : null;
    }
}
