using System.Security.Cryptography;
using System.Text;

namespace Shop.Web.Evaluation;

/// <summary>A basket of a file: its stock codes without repetition.</summary>
public sealed record EvaluationBasket(string Invoice, DateTimeOffset At, IReadOnlyList<string> Codes)
{
    /// <summary>What the cart query hides and wants back: a draw by SHA-256 that everybody can repeat.</summary>
    public string Hidden => Draw(Invoice);

    /// <summary>What the product query asks with.</summary>
    public string Asked => Draw($"{Invoice}|q");

    public IReadOnlyList<string> Without(string code) => [.. Codes.Where(other => other != code)];

    private string Draw(string salt) =>
        Codes.MinBy(code => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{code}"))), StringComparer.Ordinal)!;
}

/// <summary>Baskets in order of time: the first 80 % are learnt, of the rest those with two products or more are asked.</summary>
public sealed class BasketSplit
{
    public BasketSplit(IEnumerable<EvaluationBasket> baskets)
    {
        var inTime = baskets.OrderBy(basket => basket.At).ToList();
        var learnt = inTime.Count * 8 / 10;
        (Learnt, Rest) = (inTime[..learnt], inTime[learnt..]);
        Codes = [.. inTime.SelectMany(basket => basket.Codes).Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<EvaluationBasket> Learnt { get; }

    public IReadOnlyList<EvaluationBasket> Rest { get; }

    /// <summary>All products, in the order that breaks ties.</summary>
    public IReadOnlyList<string> Codes { get; }

    public bool CanBeAsked => Learnt.Count > 0 && Rest.Any(IsAsked);

    public static bool IsAsked(EvaluationBasket basket) => basket.Codes.Count >= 2;
}
