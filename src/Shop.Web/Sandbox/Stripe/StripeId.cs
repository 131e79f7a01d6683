using System.Security.Cryptography;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Makes ids in Stripe's forms: a prefix that tells the kind, and letters and digits that nobody guesses.</summary>
internal static class StripeId
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New(string prefix, int length = 24) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, length)}";

    public static string Session() => New("cs_test", 58);
}
