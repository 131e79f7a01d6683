namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// Lets requests in that carry a test key, whichever (the sandbox has one account), and ask for the version of the API that is played.
/// </summary>
internal static class StripeKeys
{
    private const string Bearer = "Bearer ";
    private const string Test = "sk_test_";
    private const string Version = "Stripe-Version";

    /// <exception cref="StripeFault">401: no key, or no test key; 400: a version of the API that is not played.</exception>
    public static void Check(HttpRequest request)
    {
        var sent = request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) throw StripeFault.NoKey();
        var key = sent[Bearer.Length..].Trim();
        if (!key.StartsWith(Test, StringComparison.Ordinal) || key.Length == Test.Length) throw StripeFault.WrongKey(Shown(key));
        if (request.Headers.TryGetValue(Version, out var version) && version != EventsLog.ApiVersion)
            throw StripeFault.WrongVersion(version.ToString());
    }

    // A live key sent here by mistake must not come back in full.
    private static string Shown(string key) => key.Length <= 8 ? "****" : $"{key[..8]}****";
}
